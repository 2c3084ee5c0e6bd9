// The door: a tap is kept, thanked for and forgotten; told at once, or when the network is back.
customElements.define("polku-door", class extends HTMLElement {
  connectedCallback() {
    [this.thanks, this.back, this.status, this.mark] = ["thanks", "undo", "status", "waiting"].map(name => this.querySelector(`[data-${name}]`));
    Object.assign(this.mark.dataset, { waitingOne: this.dataset.waitingOne, waitingOther: this.dataset.waitingOther });
    const gone = () => doorForget().then(() => location.reload());
    this.day = new DoorDay(this, gone);
    this.acts = Object.assign(new DoorActs(this.dataset.place, this.dataset.door), { gone, renew: () => this.day.refresh(),
      heard: (id, outcome) => { if (outcome === "unknown" && id === this.card) this.say(this.dataset.unknownCard); },
      changed: (many, failed) => DoorActs.say(this.mark, failed ? many : 0) });
    this.addEventListener("submit", event => this.submit(event));
    this.addEventListener("click", event => this.day.choose(event));
    this.addEventListener("polku-card", event => this.show(event.detail, event.target.closest("[data-session]").dataset.session));
    document.addEventListener("keydown", event => doorTyped(event, this));
    this.back.onclick = () => this.undo();
    doorWorker().then(() => this.day.refresh()).catch(() => {});
    this.acts.send();
  }
  submit(event) {
    const form = event.target, session = form.elements.session?.value, tap = event.submitter?.name === "tap" ? event.submitter.value : null;
    if (!session || form.elements.act) return;
    event.preventDefault();
    if (tap) this.thank({ id: DoorActs.newId(), session, ...(tap.length > 37 ? { tile: tap.slice(37) } : {}) });
    else if (form.elements.code.value) this.show({ code: form.elements.code.value }, session).then(() => { form.reset(); form.elements.code.blur(); });
  }
  async thank(act) {
    await this.acts.add(act);
    this.last = act;
    this.day.touched = Date.now();
    this.thanks.hidden = this.back.hidden = false;
    this.say(this.thanks.textContent.trim(), 1000, () => { this.thanks.hidden = true; });
    clearTimeout(this.regret);
    this.regret = setTimeout(() => { this.back.hidden = true; }, 8000);
  }
  async undo() {
    const { id, session } = this.last;
    this.back.hidden = true;
    await this.acts.add({ id: DoorActs.newId(), session, undoes: id });
    this.say(this.dataset.undone);
  }
  async show({ code, card }, session) {
    const letters = doorLetters(code ?? "");
    if (!card && letters.length !== 26) return this.say(this.dataset.unknownCard);
    if (!card && !globalThis.crypto?.subtle) return this.plain(code, session);
    const act = { id: this.card = DoorActs.newId(), session, card: card ?? await doorHash(letters) };
    return this.thank(act);
  }
  plain(code, session) { // on an address without https a browser cannot hash: the form itself is sent
    if (!navigator.onLine) return this.say(this.dataset.noCard);
    const form = this.querySelector(`[data-session="${session}"] .door-card form`);
    form.elements.code.value = code;
    form.submit();
  }
  say(text, time = 6000, then = () => {}) {
    if (text !== this.thanks.textContent.trim()) this.thanks.hidden = true;
    this.status.textContent = text;
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => { this.status.textContent = ""; then(); }, time);
  }
});
