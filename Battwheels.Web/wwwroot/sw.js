// Where the server is not reached, a page of ours instead of the browser's own. Keeps that page with its style and scripts;
// never an answer that holds somebody's data.
const box = "bw-shell-1";
const page = "/offline";

// In the language of the page that asks; nothing else of the person goes along.
async function keep(language) {
  const cache = await caches.open(box);
  const answer = await fetch(page, { cache: "no-store", credentials: "omit", headers: language ? { "Accept-Language": language } : {} });
  if (!answer.ok) return;
  const html = await answer.clone().text();
  // Without the part behind "#": many icons are one file.
  const found = html.matchAll(/(?:href|src)="([^"#]+\.(?:css|js|svg|webmanifest)[^"#]*)/g);
  const parts = [...new Set([...found].map((m) => new URL(m[1], self.location.origin).href))];
  const old = (await cache.keys()).map((r) => r.url);
  await cache.put(page, answer);
  for (const url of parts) if (!old.includes(url)) await cache.add(url);
  for (const url of old) if (!parts.includes(url) && new URL(url).pathname !== page && !url.includes("/fonts/")) await cache.delete(url);
}

self.addEventListener("install", (e) => {
  self.skipWaiting();
  e.waitUntil(keep());
});
self.addEventListener("activate", (e) => e.waitUntil(self.clients.claim()));
self.addEventListener("message", (e) => e.data?.keep && e.waitUntil(keep(e.data.keep)));

self.addEventListener("fetch", (e) => {
  const { request } = e;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    e.respondWith(fetch(request).catch(async () => (await caches.match(page)) ?? Response.error()));
    return;
  }
  // Files of the kept page, by their exact name; everything else goes its usual way.
  if (/^\/(?:[^/]+\/)?(css|js|img)\//.test(url.pathname)) e.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()));
});
