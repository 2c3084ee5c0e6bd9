// What was done at the door, kept on the device until the house has answered: opaque ids and times, nobody's name.
const doorStore = new Promise((kept, failed) => {
  const opening = indexedDB.open("polku-door", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("acts", { keyPath: "n", autoIncrement: true });
  opening.onsuccess = () => kept(opening.result);
  opening.onerror = () => failed(opening.error);
});
doorStore.catch(() => {});

class DoorActs {
  constructor(place, door) {
    Object.assign(this, { place, door, most: 50, wait: 0, heard: () => {}, changed: () => {}, gone: () => {} });
    addEventListener("online", () => this.send());
  }
  static async each(mode, work) {
    const change = (await doorStore).transaction("acts", mode), asked = work(change.objectStore("acts"));
    return new Promise((done, failed) => { change.oncomplete = () => done(asked?.result); change.onabort = () => failed(change.error); });
  }
  static waiting() { return DoorActs.each("readonly", acts => acts.getAll()); }
  static say(mark, many) {
    mark.hidden = many === 0;
    mark.textContent = many === 0 ? "" : (many === 1 ? mark.dataset.waitingOne : mark.dataset.waitingOther).replace("#", many);
  }
  static newId() { // crypto.randomUUID is for secure addresses only
    const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (b, i) => (i === 6 ? b & 15 | 64 : i === 8 ? b & 63 | 128 : b).toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }
  async own() { return (await DoorActs.waiting()).filter(kept => kept.door === this.door); }
  async add(act) { // kept when this returns, told when the house answers
    await DoorActs.each("readwrite", acts => acts.add({ ...act, door: this.door, at: new Date().toISOString() }));
    this.wait = 0;
    this.send();
  }
  async send() {
    if (this.sending) return this.sending.then(() => this.own()).then(left => left.length && !this.failed ? this.send() : null);
    clearTimeout(this.later);
    this.sending = this.sendAll().catch(() => "network").then(async failed => {
      this.failed = failed;
      this.changed((await this.own()).length, Boolean(failed));
      if (failed && failed !== "gone") this.later = setTimeout(() => this.send(), this.wait = Math.min(30000, this.wait * 2 || 1500));
    }).finally(() => { this.sending = null; });
    return this.sending;
  }
  async sendAll() {
    for (let acts = await this.own(); acts.length; acts = await this.own()) {
      const some = acts.slice(0, this.most), answer = await this.post(some.map(({ n, door, ...act }) => act));
      if (answer.status === 410) { this.gone(); return "gone"; }
      if (answer.status === 404) await this.renew();
      if (answer.status === 403 && !this.renewed) { this.renewed = true; await this.renew(); continue; }
      if (answer.status === 422 && some.length > 1) { this.most = 1; continue; } // one of them cannot be read: find it, send the others
      if (!answer.ok && answer.status !== 422) return "busy";
      this.renewed = false;
      const outcomes = answer.ok ? (await answer.json()).acts : [];
      await DoorActs.each("readwrite", all => { some.forEach(kept => all.delete(kept.n)); });
      outcomes.forEach(({ id, outcome }) => this.heard(id, outcome));
      this.wait = 0;
    }
    return null;
  }
  post(acts) {
    const headers = { "Content-Type": "application/json", "X-CSRF-TOKEN": document.querySelector("#door-board [name=_csrf]")?.value ?? "" };
    return fetch(`/door/${this.place}/acts`, { method: "POST", headers, body: JSON.stringify({ sent: new Date().toISOString(), acts }), signal: AbortSignal.timeout(15000) });
  }
}
