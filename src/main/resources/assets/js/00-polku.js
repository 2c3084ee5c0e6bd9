// Small custom elements, one a file; every page works without them.
// On a phone the menu is one row: where one is comes into sight, and the page stays where it is.
const here = document.querySelector(".menu [aria-current]");
const menu = here?.closest("ul");
menu?.scrollTo({ left: here.offsetLeft - menu.offsetLeft - (menu.clientWidth - here.offsetWidth) / 2, behavior: "instant" });
