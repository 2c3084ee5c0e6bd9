// Small custom elements, one a file; every page works without them.
// On a phone the menu is one row: where one is comes into sight.
document.querySelector(".menu [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
