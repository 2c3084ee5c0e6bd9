// The day on the board: which session is open, and the list renewed now and then when nobody is at it.
class DoorDay {
  constructor(board, gone) {
    Object.assign(this, { board, gone, day: doorDay(), touched: Date.now(), fresh: Date.now(), skew: Number(board.dataset.now) - Date.now() });
    document.addEventListener("visibilitychange", () => this.watch());
    setInterval(() => this.watch(), 30000);
  }
  choose(event) {
    const link = event.target.closest("[data-choose]");
    if (!link) return;
    event.preventDefault();
    this.open(link.dataset.choose);
  }
  open(session) {
    this.touched = Date.now();
    this.board.querySelectorAll("[data-session]").forEach(panel => { panel.hidden = panel.dataset.session !== session; });
    this.board.querySelectorAll("[data-choose]").forEach(link => link.dataset.choose === session ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
  }
  ended(panel) { return Number(panel.dataset.ends) <= Date.now() + this.skew; }
  on(panel) { return !this.ended(panel) && Number(panel.dataset.starts) <= Date.now() + this.skew; }
  async watch() {
    if (doorDay() !== this.day) { await doorForget(); location.reload(); return; }
    if (document.hidden || Date.now() - this.touched < 60000) return;
    const panels = [...this.board.querySelectorAll("[data-session]")], open = panels.find(panel => !panel.hidden);
    const fit = panels.find(panel => this.on(panel)) ?? panels.find(panel => !this.ended(panel));
    if (fit && fit !== open && !(open && this.on(open))) this.open(fit.dataset.session);
    if (Date.now() - this.fresh > 900000) await this.refresh().catch(() => {});
  }
  async refresh() {
    const answer = await fetch(location.pathname);
    if (answer.status === 410 || answer.redirected) return this.gone();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html"), list = page.querySelector("#door-board"), old = this.board.querySelector("#door-board");
    if (!list) return;
    Object.assign(this, { fresh: Date.now(), skew: Number(page.querySelector("polku-door").dataset.now) - Date.now() });
    const guard = list.querySelector("[name=_csrf]")?.value, open = old.querySelector("[data-session]:not([hidden])")?.dataset.session;
    // while somebody is in the middle of something only the forms' guard is renewed
    if (old.contains(document.activeElement) || old.querySelector("details[open]")) old.querySelectorAll("[name=_csrf]").forEach(field => { field.value = guard ?? field.value; });
    else old.replaceWith(list);
    const kept = open && this.board.querySelector(`[data-session="${open}"]`);
    if (kept && !this.ended(kept)) this.open(open);
  }
}
