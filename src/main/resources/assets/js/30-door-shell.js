// What the door's page is when the network goes: kept by the worker for the day, cleared at midnight and when the tablet is no door any more.
const doorDay = () => new Date().toLocaleDateString("sv", { timeZone: "Europe/Helsinki" });
const doorForget = async () => { if (globalThis.caches) await caches.delete("polku-door-day"); };

async function doorWorker() {
  if (!navigator.serviceWorker) return;
  navigator.storage?.persist?.().catch(() => {});
  const watched = new Promise(done => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
  await navigator.serviceWorker.register("/door/worker.js");
  const worker = (await navigator.serviceWorker.ready).active;
  const parts = [...document.querySelectorAll("link[href^='/assets/'], script[src^='/assets/'], use")].map(part => (part.getAttribute("href") ?? part.src).split("#")[0]);
  worker.postMessage({ parts: [...new Set(parts.map(part => new URL(part, location).pathname))] });
  if (!navigator.serviceWorker.controller) await watched; // what is fetched before the worker watches is not kept
}

customElements.define("polku-door-gone", class extends HTMLElement {
  async connectedCallback() {
    await doorForget();
    DoorActs.say(this.querySelector("[data-waiting]"), (await DoorActs.waiting()).length);
  }
});

customElements.define("polku-door-offline", class extends HTMLElement {
  async connectedCallback() {
    const again = async () => { if ((await fetch(location.href, { method: "HEAD" }).catch(() => null))?.ok) location.reload(); };
    addEventListener("online", again);
    this.timer = setInterval(again, 15000);
    DoorActs.say(this.querySelector("[data-waiting]"), (await DoorActs.waiting()).length);
  }
  disconnectedCallback() { clearInterval(this.timer); }
});
