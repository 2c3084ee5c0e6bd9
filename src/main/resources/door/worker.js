// Keeps the door's page of today and its parts, so that the tablet wakes up without a network. It keeps nothing else.
const DAY = "polku-door-day", PARTS = "polku-door-parts";
const today = () => new Date().toLocaleDateString("sv", { timeZone: "Europe/Helsinki" });
const isPage = url => /^\/door\/[0-9a-f-]{36}$/.test(url.pathname);

self.addEventListener("install", event => event.waitUntil(caches.open(PARTS).then(parts => parts.add("/door/offline")).then(() => self.skipWaiting())));
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));

self.addEventListener("message", event => event.waitUntil(keepParts(event.data.parts ?? [])));

async function keepParts(wanted) {
  const parts = await caches.open(PARTS);
  for (const kept of await parts.keys()) {
    const path = new URL(kept.url).pathname;
    if (path.startsWith("/assets/") && !wanted.includes(path)) await parts.delete(kept);
  }
  await Promise.all(wanted.map(async path => { if (!await parts.match(path)) await parts.add(path).catch(() => {}); }));
  await parts.add("/door/offline").catch(() => {});
}

self.addEventListener("fetch", event => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (isPage(url)) event.respondWith(page(event.request, url));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(part(event.request));
});

async function page(request, url) {
  try {
    const slow = new Promise((_, late) => setTimeout(late, 6000, new Error("slow")));
    const answer = await (request.mode === "navigate" ? Promise.race([fetch(request), slow]) : fetch(request));
    const day = await caches.open(DAY);
    if (answer.status === 200 && !answer.redirected) await keep(day, url, answer.clone());
    else if (answer.status === 410 || answer.status === 404 || answer.redirected || answer.type === "opaqueredirect") await caches.delete(DAY);
    return answer;
  } catch (broken) {
    if (request.mode !== "navigate") throw broken;
    return await kept(url) ?? await caches.match("/door/offline");
  }
}

async function keep(day, url, answer) {
  if (url.search) return; // what was said after a form is not for the next one
  const headers = new Headers({ "Content-Type": "text/html;charset=UTF-8", "X-Polku-Day": today() });
  for (const name of ["Content-Security-Policy", "Permissions-Policy", "Referrer-Policy", "X-Content-Type-Options"]) if (answer.headers.has(name)) headers.set(name, answer.headers.get(name));
  await day.put(url.pathname, new Response(await answer.text(), { headers }));
}

async function kept(url) {
  const found = await (await caches.open(DAY)).match(url.pathname);
  if (found && found.headers.get("X-Polku-Day") === today()) return found;
  await caches.delete(DAY);
  return null;
}

async function part(request) {
  return await caches.match(request) ?? fetch(request);
}
