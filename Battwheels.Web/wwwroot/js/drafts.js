// Keeps what is typed into a form in this browser until it is saved: a lost connection, a reload or a closed tab loses
// nothing. Never passwords or files; kept 14 days, per person, wiped at sign-out.
window.bwDrafts = (() => {
  const prefix = "bw-draft:";
  const maxAge = 14 * 24 * 3600 * 1000;
  const timers = new Map();
  const person = () => document.querySelector(".shell")?.dataset.person ?? "";
  const keyOf = (draft) => `${prefix}${person()}:${draft}`;
  const controls = (form) =>
    [...form.elements].filter((c) => c.name && !["password", "file", "hidden", "submit", "button"].includes(c.type));

  // A list is remembered by the words chosen: positions may have moved by tomorrow.
  const read = (c) => (c.type === "checkbox" ? c.checked : c.tagName === "SELECT" ? c.selectedOptions[0]?.text : c.value);
  function write(c, value) {
    if (c.type === "checkbox") c.checked = value;
    else if (c.tagName === "SELECT") {
      const option = [...c.options].find((o) => o.text === value);
      if (!option) return;
      c.value = option.value;
    } else c.value = value;
    c.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function save(form) {
    const values = Object.fromEntries(controls(form).map((c) => [c.name, read(c)]));
    try {
      localStorage.setItem(keyOf(form.dataset.draft), JSON.stringify({ at: Date.now(), values }));
    } catch {
      // No room or not allowed in this browser: the form works without a draft.
    }
  }

  function load(draft) {
    const text = localStorage.getItem(keyOf(draft));
    if (!text) return null;
    const kept = JSON.parse(text);
    return Date.now() - kept.at < maxAge ? kept : null;
  }

  function restore(form, kept) {
    for (const c of controls(form)) if (c.name in kept.values && read(c) !== kept.values[c.name]) write(c, kept.values[c.name]);
  }

  function drop(draft) {
    clearTimeout(timers.get(draft));
    timers.delete(draft);
    localStorage.removeItem(keyOf(draft));
  }

  function meet(form) {
    form.dataset.draftMet = "true";
    const kept = load(form.dataset.draft);
    if (!kept || controls(form).every((c) => !(c.name in kept.values) || read(c) === kept.values[c.name])) return;
    if (sessionStorage.getItem("bw-restore")) {
      sessionStorage.removeItem("bw-restore");
      restore(form, kept);
      return;
    }
    const bar = form.querySelector(".draft");
    bar.querySelector("[data-draft-time]").textContent = new Date(kept.at).toLocaleString("en-IN", { dateStyle: "medium", timeStyle: "short" });
    bar.hidden = false;
  }

  document.addEventListener("input", (e) => {
    const form = e.target.closest?.("form[data-draft]");
    if (!form) return;
    clearTimeout(timers.get(form.dataset.draft));
    timers.set(form.dataset.draft, setTimeout(() => save(form), 800));
  });
  document.addEventListener("focusout", (e) => {
    const form = e.target.closest?.("form[data-draft]");
    if (form && timers.has(form.dataset.draft)) save(form);
  });
  document.addEventListener("click", (e) => {
    const button = e.target.closest("[data-draft-restore], [data-draft-drop]");
    if (!button) return;
    const form = button.closest("form[data-draft]");
    const kept = load(form.dataset.draft);
    if (button.matches("[data-draft-restore]") && kept) restore(form, kept);
    else drop(form.dataset.draft);
    form.querySelector(".draft").hidden = true;
  });
  document.addEventListener("submit", (e) => {
    if (!e.target.matches("[data-forget]")) return;
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  });
  new MutationObserver(() => {
    for (const form of document.querySelectorAll("form[data-draft]:not([data-draft-met])")) meet(form);
  }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-draft"] });

  return { drop, keepForReload: () => sessionStorage.setItem("bw-restore", "1") };
})();
