// A shared tablet: locks after some minutes without a touch, or by "Switch". What was typed and captured stays under the
// person it belongs to; the door (/lock) asks for the next one's PIN.
window.bwTablet = (() => {
  const limit = Number(document.documentElement.dataset.tablet) * 1000;
  const shell = () => document.querySelector(".shell");
  const away = document.getElementById("tablet-away");
  const tabs = new BroadcastChannel("bw-tablet");
  const sign = 60_000; // somebody at work keeps the session alive, whatever the page asks of the server
  let leaving = false;
  let signed = Date.now();

  // One clock for all tabs of this browser.
  const seen = () => Number(localStorage.getItem("bw-touched") ?? 0);
  function touch() {
    if (away.open) return;
    localStorage.setItem("bw-touched", Date.now());
    if (Date.now() - signed < sign) return;
    signed = Date.now();
    fetch("session-pass", { cache: "no-store", redirect: "manual", headers: { "X-Requested-With": "XMLHttpRequest" } }).catch(() => {});
  }

  async function lock(tell = true) {
    if (leaving) return;
    leaving = true;
    window.bwDrafts?.flush();
    window.bwDrafts?.keepForReload();
    if (tell) tabs.postMessage("lock");
    const body = new URLSearchParams({ __RequestVerificationToken: document.querySelector("input[name=__RequestVerificationToken]")?.value ?? "" });
    try {
      if (tell) await fetch("lock-now", { method: "POST", body, redirect: "manual" });
    } catch {
      // Not reached: the door says so, and the session ends by itself.
    }
    localStorage.removeItem("bw-person");
    const door = new URL("lock", document.baseURI);
    const { member } = shell()?.dataset ?? {};
    if (member) {
      door.searchParams.set("who", member);
      door.searchParams.set("was", member);
    }
    door.searchParams.set("returnUrl", location.pathname + location.search);
    location.replace(door);
  }

  // Where the server is away nobody can be asked for a PIN; who goes on noting says that it is still them.
  function ask() {
    if (away.open) return;
    for (const open of document.querySelectorAll("dialog[open]")) open.close();
    for (const name of away.querySelectorAll("[data-tablet-name]")) name.textContent = shell()?.dataset.name ?? "";
    away.showModal();
  }
  const isAway = () => !navigator.onLine || window.bwLink?.isAway();
  function look() {
    if (leaving || Date.now() - seen() < limit) return;
    if (isAway()) ask();
    else lock();
  }

  away.addEventListener("cancel", (e) => e.preventDefault());
  away.querySelector("[data-tablet-same]").addEventListener("click", () => {
    away.close();
    touch();
  });
  document.addEventListener("click", (e) => e.target.closest("[data-tablet-lock]") && (isAway() ? ask() : lock()));
  for (const kind of ["pointerdown", "keydown", "scroll"]) document.addEventListener(kind, touch, { capture: true, passive: true });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
  tabs.onmessage = () => lock(false);
  touch(); // opened just now, by somebody
  setInterval(look, Math.min(5000, limit / 2));
  return { lock };
})();
