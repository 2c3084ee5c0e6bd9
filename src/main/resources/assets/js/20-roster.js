// The list of a session: each tap on + is a count of its own, focus stays where it was, and a lost tap is told.
class Roster extends HTMLElement {
  connectedCallback() {
    this.addEventListener("htmx:configRequest", (e) => this.ask(e));
    this.addEventListener("htmx:beforeSwap", (e) => this.arrive(e));
    this.addEventListener("htmx:afterSettle", () => this.refocus());
    this.addEventListener("htmx:sendError", () => this.say(this.dataset.lost));
    this.addEventListener("htmx:timeout", () => this.say(this.dataset.lost));
  }
  ask(event) {
    const { elt, parameters } = event.detail;
    this.tile = elt.closest(".tile")?.id;
    this.adding = elt.closest(".newcomer") !== null;
    if (!elt.closest(".heads")) return;
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
    parameters.set("id", hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"));
  }
  arrive(event) {
    const { xhr, requestConfig } = event.detail;
    // the log-in ended, or the session was closed meanwhile: the page itself says so
    const elsewhere = xhr.responseURL && !new URL(xhr.responseURL).pathname.startsWith("/sessions/");
    if (elsewhere || xhr.status === 409 || xhr.status === 403) {
      event.detail.shouldSwap = false;
      location.reload();
    } else if (xhr.status >= 400) {
      this.say(this.dataset.refused);
    } else if (requestConfig.verb !== "get") {
      this.say("");
    }
  }
  refocus() {
    if (document.activeElement !== document.body) return;
    const place = this.adding ? document.getElementById("alias") : this.tile && document.getElementById(this.tile)?.querySelector(".person");
    place?.focus({ preventScroll: true });
  }
  say(message) {
    const place = this.querySelector("[data-message]");
    place.textContent = message;
    place.hidden = message === "";
  }
}
customElements.define("polku-roster", Roster);
