// Keeps what is typed into a form until it is saved, in this browser and on the server: a lost connection, a reload, a
// closed tab or another device loses nothing. Never passwords or files; kept 14 days, per person, wiped here at sign-out.
window.bwDrafts = (() => {
  const prefix = "bw-draft:";
  const maxAge = 14 * 24 * 3600 * 1000;
  const pause = 800; // after the last key
  const most = 2000; // and while somebody types on and on
  const serverPause = 5000;
  const secret = ["password", "file", "submit", "button", "reset", "image"];
  const forms = new Map(); // by draft key: { form, start, first, timer, sendTimer, sentText, unkept }
  const person = () => document.querySelector(".shell")?.dataset.person ?? "";
  const keyOf = (draft) => `${prefix}${person()}:${draft}`;
  const named = (form) => ({ form: form.dataset.draftForm, record: form.dataset.draftRecord ?? "" });

  // Hidden boxes with data-keep hold what chips and pickers have chosen; other hidden ones are the page's own.
  function controls(form) {
    const seen = new Map();
    const all = [...form.elements].filter((c) => c.name && !secret.includes(c.type) && (c.type !== "hidden" || c.dataset.keep !== undefined));
    return all.map((c) => {
      const n = (seen.get(c.name) ?? 0) + 1;
      seen.set(c.name, n);
      return [n === 1 ? c.name : `${c.name}#${n}`, c];
    });
  }

  // A list is remembered by the words chosen: positions may have moved by tomorrow.
  const isTick = (c) => c.type === "checkbox" || c.type === "radio";
  const read = (c) => (isTick(c) ? c.checked : c.tagName === "SELECT" ? (c.selectedOptions[0]?.text ?? "") : c.value);
  // What stood in a box when it was entered: a page takes what is typed a moment before it is alive.
  const entered = new WeakMap();
  document.addEventListener("focusin", (e) => e.target.form && e.target.name && !entered.has(e.target) && entered.set(e.target, read(e.target)), true);
  const before = (c) => entered.get(c) ?? read(c);
  const startOf = (form) => Object.fromEntries(controls(form).map(([key, c]) => [key, before(c)]));
  const readAll = (form) => Object.fromEntries(controls(form).map(([key, c]) => [key, read(c)]));
  function write(c, value) {
    if (isTick(c)) {
      if (c.type === "radio" && !value) return;
      c.checked = value;
    } else if (c.tagName === "SELECT") {
      const option = [...c.options].find((o) => o.text === value);
      if (!option) return;
      c.value = option.value;
    } else c.value = value;
    c.dispatchEvent(new Event("change", { bubbles: true }));
  }
  const differing = (form, values) => controls(form).filter(([key, c]) => key in values && read(c) !== values[key]);

  function stateOf(form) {
    const draft = form.dataset.draft;
    let state = forms.get(draft);
    if (!state || state.form !== form) forms.set(draft, (state = { form, start: startOf(form), named: named(form) }));
    return state;
  }

  // What stands there before somebody changes it; fields that appear later are added then.
  function know(form) {
    const state = stateOf(form);
    state.used = true;
    for (const [key, c] of controls(form)) state.start[key] ??= before(c);
  }

  const textOf = ({ values, words, command }) => JSON.stringify({ values, words, command });

  function saveHere(draft, kept) {
    try {
      localStorage.setItem(keyOf(draft), JSON.stringify(kept));
      return true;
    } catch {
      return false; // no room, or not allowed in this browser: the server has to keep it
    }
  }

  function save(form) {
    const draft = form.dataset.draft;
    const state = stateOf(form);
    clearTimeout(state.timer);
    state.timer = state.first = undefined;
    if (!form.isConnected) return;
    const values = readAll(form);
    if (Object.keys(values).every((key) => values[key] === (state.start[key] ?? values[key]))) {
      state.text = undefined;
      if (state.told || load(draft)) drop(draft);
      return;
    }
    const words = Object.fromEntries(controls(form).filter(([, c]) => c.dataset.words).map(([key, c]) => [key, c.dataset.words]));
    state.text = textOf({ values, words, command: form.querySelector("[data-command]")?.value });
    state.here = saveHere(draft, { at: Date.now(), ...JSON.parse(state.text) });
    state.sendTimer ??= setTimeout(() => send(draft, state), state.sentText ? serverPause - most : 1000);
  }

  async function send(draft, state) {
    state.sendTimer = undefined;
    const text = state.text;
    if (!text || text === state.sentText || forms.get(draft) !== state) return;
    state.told = true;
    const kept = await window.bwDraftServer.keep(state.named, text);
    if (kept) state.sentText = text;
    else if (!state.here && forms.get(draft) === state) state.sendTimer = setTimeout(() => send(draft, state), serverPause);
  }

  function load(draft) {
    try {
      const kept = JSON.parse(localStorage.getItem(keyOf(draft)));
      return kept && Date.now() - kept.at < maxAge ? kept : null;
    } catch {
      return null;
    }
  }

  // Some fields stand there only once others are filled, so it takes a few rounds. What somebody types meanwhile stays.
  async function restore(form, kept, keys) {
    stateOf(form).command = kept.command;
    const command = form.querySelector("[data-command]");
    if (command && kept.command) {
      command.value = kept.command;
      command.dispatchEvent(new Event("change", { bubbles: true }));
    }
    const typed = new Set();
    form.addEventListener("input", (e) => e.isTrusted && typed.add(e.target.name), { signal: AbortSignal.timeout(2000) });
    for (let round = 0; round < 8 && form.isConnected; round++) {
      const left = differing(form, kept.values).filter(([key, c]) => (!keys || keys.includes(key)) && !typed.has(c.name));
      if (left.length === 0 && round > 1) return;
      for (const [key, c] of left) if (document.activeElement !== c || round === 0) write(c, kept.values[key]);
      await new Promise((r) => setTimeout(r, 150));
    }
  }

  function drop(draft) {
    const state = forms.get(draft);
    clearTimeout(state?.timer);
    clearTimeout(state?.sendTimer);
    forms.delete(draft);
    try {
      localStorage.removeItem(keyOf(draft));
    } catch {
      // Nothing was kept in such a browser.
    }
    if (state?.form?.isConnected) {
      state.form.querySelector(".draft").hidden = true;
      for (const [, c] of controls(state.form)) entered.delete(c);
    }
    if (state?.told) window.bwDraftServer.drop(state.named);
  }

  // Forms that were filled when the page had to be loaded again are filled again without a question.
  const waiting = () => {
    const { of, list } = JSON.parse(sessionStorage.getItem("bw-restore") ?? "{}");
    return of === person() ? list : [];
  };
  const wait = (list) => sessionStorage.setItem("bw-restore", JSON.stringify({ of: person(), list }));
  function isResumed(draft) {
    const list = waiting();
    if (!list.includes(draft)) return false;
    wait(list.filter((d) => d !== draft));
    return true;
  }
  // Loaded again before it was alive, a page still waits for what the load before it kept.
  const keepForReload = () => wait([...new Set([...(document.querySelector(".shell[data-live]") ? [] : waiting()), ...filled()])]);

  async function meet(form) {
    form.dataset.draftMet = "true";
    const { draft } = form.dataset;
    const state = stateOf(form);
    let kept = load(draft);
    if (kept && isResumed(draft)) {
      state.text = textOf(kept); // a server that is still starting may have the page loaded once more
      await restore(form, kept);
      save(form);
      return;
    }
    if (differing(form, state.start).length > 0) touched(form);
    const there = await window.bwDraftServer.find(named(form));
    if (there && (!kept || there.at > kept.at + 1000)) kept = there;
    if (!kept || !form.isConnected || forms.get(draft) !== state) return;
    if (there) state.told = true;
    if (differing(form, kept.values).length === 0 && Object.keys(kept.values).every((key) => key in state.start)) return;
    state.kept = kept;
    const bar = form.querySelector(".draft");
    bar.querySelector("[data-draft-time]").textContent = timeOf(kept.at);
    bar.querySelector("[data-draft-from]").hidden = kept !== there;
    bar.hidden = false;
  }

  function timeOf(at) {
    const today = new Date(at).toDateString() === new Date().toDateString();
    return new Date(at).toLocaleString(bwLocale, today ? { timeStyle: "short" } : { dateStyle: "medium", timeStyle: "short" });
  }

  const labelOf = (c) => (c.dataset.keep ?? c.labels?.[0]?.textContent ?? c.getAttribute("aria-label") ?? c.name).replace(/\s*\*\s*$/, "").trim();
  function compare(form, kept) {
    const rows = differing(form, kept.values).map(([key, c]) => ({
      key,
      label: labelOf(c),
      kept: kept.words?.[key] ?? kept.values[key],
      now: c.dataset.words ?? read(c),
    }));
    window.bwDraftCompare.open(timeOf(kept.at), rows, async (keys) => {
      form.querySelector(".draft").hidden = true;
      await restore(form, kept, keys);
      save(form);
    });
  }

  const formOf = (e) => e.target.closest?.("form[data-draft]");
  function touched(form) {
    const state = stateOf(form);
    state.first ??= Date.now();
    clearTimeout(state.timer);
    state.timer = setTimeout(() => save(form), Math.max(0, Math.min(pause, state.first + most - Date.now())));
  }
  for (const kind of ["focusin", "pointerdown", "keydown", "beforeinput"])
    document.addEventListener(kind, (e) => formOf(e) && !forms.get(formOf(e).dataset.draft)?.used && know(formOf(e)), true);
  document.addEventListener("focusin", (e) => formOf(e) && know(formOf(e)));
  const flush = () => {
    for (const state of [...forms.values()]) if (state.timer) save(state.form);
  };
  document.addEventListener("input", (e) => formOf(e) && e.target.name && touched(formOf(e)));
  document.addEventListener("change", (e) => formOf(e) && e.isTrusted && touched(formOf(e)));
  document.addEventListener("focusout", (e) => formOf(e) && forms.get(formOf(e).dataset.draft)?.timer && save(formOf(e)));
  document.addEventListener("click", flush, true);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && flush());
  window.addEventListener("pagehide", flush);

  document.addEventListener("click", (e) => {
    const button = e.target.closest("[data-draft-restore], [data-draft-drop], [data-draft-compare]");
    if (!button) return;
    const form = button.closest("form[data-draft]");
    const kept = stateOf(form).kept ?? load(form.dataset.draft);
    if (kept && button.matches("[data-draft-compare]")) return compare(form, kept);
    form.querySelector(".draft").hidden = true;
    if (kept && button.matches("[data-draft-restore]")) restore(form, kept).then(() => save(form));
    else drop(form.dataset.draft);
  });
  document.addEventListener("submit", (e) => {
    if (!e.target.matches("[data-forget]")) return;
    const own = keyOf(""); // those of others who use this tablet stay
    for (const key of Object.keys(localStorage)) if (key.startsWith(own)) localStorage.removeItem(key);
    sessionStorage.removeItem("bw-restore");
    forms.clear();
  });
  // Only where something typed could be kept neither here nor there.
  window.addEventListener("beforeunload", (e) => {
    flush();
    if ([...forms.values()].some((s) => s.text && s.here === false && s.sentText !== s.text)) e.preventDefault();
  });
  new MutationObserver((changes) => {
    for (const form of document.querySelectorAll("form[data-draft]:not([data-draft-met])")) meet(form);
    for (const { target, type } of changes)
      if (type === "attributes" && target.dataset?.keep !== undefined && forms.get(target.form?.dataset.draft)?.used) touched(target.form);
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-draft", "value"] });

  // Which forms hold something that is not saved.
  const filled = () => {
    flush();
    return [...forms].filter(([, s]) => s.form.isConnected && s.text).map(([draft]) => draft);
  };
  // Signed in again: the server gets what it missed.
  const resend = () => {
    for (const [draft, state] of forms) if (state.text && state.text !== state.sentText) send(draft, state);
  };
  return { drop, resend, filled, flush, keepForReload };
})();
