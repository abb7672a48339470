// The link to the server. Lost for 3 s: nothing is said. Longer: a bar, the page stays readable, boxes take what is typed,
// commands wait and say why. It is tried again at once, then after 1, 2, 4, 8, 15 s, and whenever the page is seen or the
// network is back. Where the server no longer knows the page it is loaded again, with everything that was typed.
(() => {
  const quiet = 3000;
  const waits = [0, 1, 2, 4, 8, 15].map((s) => s * 1000);
  const hiddenFor = 120_000;
  const bar = document.getElementById("link");
  const next = bar.querySelector("[data-next]");
  const commands = "button:not([data-offline], [data-capture], [data-capture-open]):not([type=button][data-copy]), input[type=submit]";
  let lost = null; // { since, attempt, timer, busy, paused }
  let hiding;

  const why = bwSay("Waits until the link to the server is back. Your entries are kept.");
  function hold(on) {
    document.documentElement.toggleAttribute("data-away", on);
    for (const b of document.querySelectorAll(`.shell ${commands}, .mud-dialog ${commands}`)) {
      if (on && !b.disabled && b.dataset.held === undefined) {
        b.dataset.held = b.title;
        b.title = why;
        b.setAttribute("aria-disabled", "true");
      } else if (!on && b.dataset.held !== undefined) {
        b.title = b.dataset.held;
        if (!b.title) b.removeAttribute("title");
        b.removeAttribute("aria-disabled");
        delete b.dataset.held;
      }
    }
  }
  // While away a press of a command or a link inside the application does nothing and says why.
  const stop = (e) => {
    if (!lost?.shown) return;
    const act = e.type === "submit" ? e.target : e.target.closest?.(`[data-held], .shell a[href], .mud-dialog a[href]`);
    if (!act || act.closest?.("#link, #signin, [data-offline]") || act.matches?.("a[target], a[data-jump]")) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    bar.classList.remove("nudge");
    void bar.offsetWidth;
    bar.classList.add("nudge");
  };
  document.addEventListener("click", stop, true);
  document.addEventListener("submit", stop, true);

  function show() {
    if (!lost || lost.shown) return;
    lost.shown = true;
    bar.hidden = false;
    hold(true);
  }
  function told(ms) {
    next.textContent = ms > 0 ? bwSay("Next try in {0} s.", Math.ceil(ms / 1000)) : bwSay("Trying now.");
  }

  function down(paused) {
    if (lost) return;
    lost = { since: Date.now(), attempt: 0, paused };
    window.bwDrafts?.flush();
    if (paused) return; // hidden: seen again, it resumes
    lost.quiet = setTimeout(show, quiet);
    plan();
  }
  function up() {
    if (!lost) return;
    clearTimeout(lost.quiet);
    clearTimeout(lost.timer);
    const { since } = lost;
    lost = null;
    bar.hidden = true;
    hold(false);
    tellAgain(since);
    window.bwDrafts?.resend();
  }
  // What was put into a box while nothing reached the server is not known there. In a form the time before the loss was
  // noticed counts too; elsewhere a box saves as it is left, and twice would be once too often.
  const edited = new Map();
  document.addEventListener("change", (e) => e.isTrusted && edited.set(e.target, Date.now()), true);
  function tellAgain(since) {
    for (const [box, at] of edited)
      if (box.isConnected && at > since - (box.form?.dataset.draft ? 35_000 : 0)) box.dispatchEvent(new Event("change", { bubbles: true }));
    edited.clear();
  }
  function plan() {
    if (!lost) return;
    const wait = waits[Math.min(lost.attempt++, waits.length - 1)];
    const until = Date.now() + wait;
    const step = () => {
      if (!lost) return;
      const left = until - Date.now();
      told(left);
      if (left > 0) lost.timer = setTimeout(step, Math.min(1000, left));
      else attempt();
    };
    clearTimeout(lost.timer);
    step();
  }
  async function attempt() {
    if (!lost || lost.busy) return;
    lost.busy = true;
    const mine = lost;
    try {
      const back = mine.paused ? await Blazor.resumeCircuit() : await Blazor.reconnect();
      if (back) up();
      else return reload();
    } catch {
      // Not reached: the next try comes by itself.
    } finally {
      mine.busy = false;
    }
    if (lost === mine) plan();
  }
  // A server that is starting answers with a page of its proxy or not at all: only one that answers is loaded.
  async function reload() {
    try {
      const answer = await fetch("/health/live", { cache: "no-store" });
      if (!answer.ok) throw new Error("not yet");
    } catch {
      if (lost) lost.busy = false;
      plan();
      return;
    }
    window.bwDrafts?.keepForReload();
    location.reload();
  }
  function soon() {
    if (!lost || lost.busy) return;
    lost.attempt = 0;
    clearTimeout(lost.timer);
    attempt();
  }

  document.addEventListener("visibilitychange", () => {
    clearTimeout(hiding);
    if (document.visibilityState === "visible") soon();
    else if (!lost) hiding = setTimeout(pause, hiddenFor);
  });
  // A page nobody looks at gives its place on the server back; one with something typed keeps it as long as it can.
  async function pause() {
    if (lost || document.visibilityState === "visible" || window.bwDrafts?.filled().length || document.querySelector(".mud-dialog, dialog[open]")) return;
    await Blazor.pauseCircuit?.();
  }
  window.addEventListener("online", soon);
  bar.querySelector("[data-try]").addEventListener("click", soon);
  new MutationObserver(() => lost?.shown && hold(true)).observe(document.body, { subtree: true, childList: true });

  window.bwLink = { soon, isAway: () => lost?.shown === true };
  Blazor.start({
    circuit: {
      reconnectionHandler: { onConnectionDown: (_, __, isPause) => down(isPause === true), onConnectionUp: up },
      configureSignalR: (builder) => builder.withServerTimeout(15_000).withKeepAliveInterval(5_000),
    },
  });
})();
