// Shows its button, which prints the page; without JavaScript the browser's own menu does the same.
customElements.define("print-page", class extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => window.print());
  }
});
