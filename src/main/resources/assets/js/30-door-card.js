// A card's code never stays on the device: only its hash is kept and told.
const doorLetters = typed => typed.toUpperCase().trim().replace(/^POLKU/, "").replace(/[^0-9A-Z]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");

async function doorHash(letters) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(letters));
  return Array.from(new Uint8Array(digest), b => b.toString(16).padStart(2, "0")).join("");
}

// A reader types the card wherever the eye is.
function doorTyped(event, board) {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.key === " " || event.target.matches("input")) return;
  const card = board.querySelector("[data-session]:not([hidden]) .door-card");
  if (!card) return;
  card.open = true;
  card.querySelector("[name=code]").focus();
}
