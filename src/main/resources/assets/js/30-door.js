// The door: a tap is kept, thanked for and forgotten; sent at once or when the network is back.
customElements.define("polku-door", class extends HTMLElement {
  connectedCallback() {
    const { place, door } = this.dataset;
    [this.thanks, this.back, this.status, this.mark] = ["thanks", "undo", "status", "waiting"].map(name => this.querySelector(`[data-${name}]`));
    Object.assign(this.mark.dataset, { waitingOne: this.dataset.waitingOne, waitingOther: this.dataset.waitingOther });
    this.acts = Object.assign(new DoorActs(place, door), {
      heard: (id, outcome) => { if (outcome === "unknown" && id === this.card) this.say(this.dataset.unknownCard); },
      changed: (many, failed) => DoorActs.say(this.mark, failed ? many : 0),
      gone: () => doorForget().then(() => location.reload()),
      renew: () => this.refresh(),
    });
    this.addEventListener("submit", event => this.submit(event));
    this.addEventListener("click", event => this.choose(event));
    this.addEventListener("polku-card", event => this.show(event.detail, event.target.closest("[data-session]").dataset.session));
    this.back.onclick = () => this.undo();
    document.addEventListener("keydown", event => this.typed(event));
    document.addEventListener("visibilitychange", () => this.watch());
    Object.assign(this, { day: doorDay(), touched: Date.now(), fresh: Date.now(), skew: Number(this.dataset.now) - Date.now() });
    setInterval(() => this.watch(), 30000);
    doorWorker().then(() => this.refresh()).catch(() => {});
    this.acts.send();
  }
  submit(event) {
    const form = event.target, session = form.elements.session?.value, tap = event.submitter?.name === "tap" ? event.submitter.value : null;
    if (!session || form.elements.act) return;
    event.preventDefault();
    if (tap) this.thank({ id: DoorActs.newId(), session, ...(tap.length > 37 ? { tile: tap.slice(37) } : {}) });
    else if (form.elements.code?.value) this.show({ code: form.elements.code.value }, session).then(() => form.reset());
  }
  thank(act) {
    this.touched = Date.now();
    this.last = act;
    this.thanks.hidden = false;
    this.say(this.thanks.textContent.trim(), 1000, () => { this.thanks.hidden = true; });
    this.back.hidden = false;
    clearTimeout(this.regret);
    this.regret = setTimeout(() => { this.back.hidden = true; this.last = null; }, 8000);
    return this.acts.add(act);
  }
  undo() {
    const { id, session } = this.last;
    this.back.hidden = true;
    this.say(this.dataset.undone);
    return this.acts.add({ id: DoorActs.newId(), session, undoes: id });
  }
  async show({ code, card }, session) {
    const letters = (code ?? "").toUpperCase().trim().replace(/^POLKU/, "").replace(/[^0-9A-Z]/g, "").replaceAll("O", "0").replace(/[IL]/g, "1");
    if (!card && letters.length !== 26) return this.say(this.dataset.unknownCard);
    if (!card && !globalThis.crypto?.subtle) return this.plain(code, session);
    const hash = card ?? Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(letters))), b => b.toString(16).padStart(2, "0")).join("");
    this.card = DoorActs.newId();
    return this.thank({ id: this.card, session, card: hash });
  }
  plain(code, session) { // on an address without https the browser cannot hash, and a card's code is not kept on the device
    const form = this.querySelector(`[data-session="${session}"] .door-card form`);
    if (!navigator.onLine) return this.say(this.dataset.noCard);
    form.elements.code.value = code;
    form.submit();
  }
  say(text, time = 6000, then = () => {}) {
    this.status.textContent = text;
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => { this.status.textContent = ""; then(); }, time);
    if (text !== this.thanks.textContent.trim()) this.thanks.hidden = true;
  }
  choose(event) {
    const link = event.target.closest("[data-choose]");
    if (!link) return;
    event.preventDefault();
    this.open(link.dataset.choose);
  }
  open(session) {
    this.touched = Date.now();
    this.querySelectorAll("[data-session]").forEach(panel => { panel.hidden = panel.dataset.session !== session; });
    this.querySelectorAll("[data-choose]").forEach(link => link.dataset.choose === session ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
  }
  typed(event) { // a reader types the card
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.key === " " || event.target.matches("input")) return;
    const card = this.querySelector("[data-session]:not([hidden]) .door-card");
    if (card) { card.open = true; card.querySelector("[name=code]").focus(); }
  }
  async watch() {
    if (doorDay() !== this.day) { await doorForget(); location.reload(); return; }
    const idle = Date.now() - this.touched > 60000, now = Date.now() + this.skew;
    if (!idle || document.hidden) return;
    const panels = [...this.querySelectorAll("[data-session]")], on = panel => Number(panel.dataset.starts) <= now && now < Number(panel.dataset.ends);
    if (!panels.some(panel => !panel.hidden && on(panel)) && panels.some(on)) this.open(panels.find(on).dataset.session);
    if (Date.now() - this.fresh > 900000) await this.refresh().catch(() => {});
  }
  async refresh() {
    const answer = await fetch(location.pathname), page = new DOMParser().parseFromString(await answer.text(), "text/html"), board = page.querySelector("#door-board");
    if (answer.status === 410) return this.acts.gone();
    if (!board) return;
    const open = this.querySelector("[data-session]:not([hidden])")?.dataset.session;
    Object.assign(this, { fresh: Date.now(), skew: Number(page.querySelector("polku-door").dataset.now) - Date.now() });
    if (this.querySelector("#door-board").contains(document.activeElement)) this.adopt(board);
    else this.querySelector("#door-board").replaceWith(board);
    if (open && board.querySelector(`[data-session="${open}"]`)) this.open(open);
  }
  adopt(board) { // somebody is in the middle of something: only the forms' guard is renewed
    this.querySelectorAll("[name=_csrf]").forEach(field => { field.value = board.querySelector("[name=_csrf]")?.value ?? field.value; });
  }
});
