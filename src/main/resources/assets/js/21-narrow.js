// Typing narrows the list of names at once; without this the form asks for the narrowed list.
class Narrow extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input");
    // what the server has narrowed already cannot be widened here
    if (this.field.value !== "") return;
    this.querySelector("button").hidden = true;
    this.field.addEventListener("input", () => this.narrow());
    this.querySelector("form").addEventListener("submit", (e) => e.preventDefault());
  }
  narrow() {
    const words = this.folded(this.field.value).split(/\s+/).filter(Boolean);
    const tiles = [...document.querySelectorAll("#roster .tile")];
    for (const tile of tiles) {
      const name = this.folded(tile.querySelector("b").textContent);
      tile.hidden = !words.every((word) => name.includes(word));
    }
    for (const part of document.querySelectorAll("#roster .lately")) part.hidden = !part.querySelector(".tile:not([hidden])");
    this.querySelector("[data-none]").hidden = tiles.some((tile) => !tile.hidden);
  }
  folded(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }
}
customElements.define("polku-narrow", Narrow);
