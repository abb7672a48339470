// What HTML and Blazor cannot do alone: menus that close, fields that are shown, what is copied or printed.
(() => {
  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) if (menu !== except) menu.open = false;
  };
  document.addEventListener("click", (e) => {
    const menu = e.target.closest("details.menu");
    closeMenus(e.target.closest("a.mi") ? null : menu);
  });
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    const open = document.querySelector("details.menu[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });
  document.addEventListener("click", (e) => {
    if (e.target.closest("[data-print]")) window.print();
    if (e.target.closest("[data-reload]")) location.reload();
    if (e.target.closest("[data-back]")) history.back();
    e.target.closest("[data-pick-day]")?.parentElement.querySelector("input[type=date]").showPicker?.();
    const jump = e.target.closest("a[data-jump]");
    if (!jump) return;
    const target = document.getElementById(jump.dataset.jump);
    if (!target) return;
    e.preventDefault();
    target.focus();
    target.scrollIntoView({ block: "center" });
  });
  // A refusal is seen each time: at the field it names, else where it is written.
  const show = (target) => {
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: target.offsetHeight > innerHeight / 2 ? "start" : "center" });
  };
  window.bwForms = {
    arrive: () => {
      const head = document.querySelector("h1");
      const here = document.activeElement?.closest("main *, .mud-dialog, dialog[open]");
      if (!head || (here && here !== head)) return;
      head.tabIndex = -1;
      head.focus();
    },
    show: (id) => show(document.getElementById(id)),
    refused: (form, id) => {
      const field = id && document.getElementById(id);
      show(field?.offsetParent && form?.contains(field) && field.matches("input,select,textarea,button") ? field : form?.querySelector(".note.problem"));
    },
  };
  document.addEventListener("click", async (e) => {
    const button = e.target.closest("[data-copy]");
    if (!button) return;
    const field = document.getElementById(button.dataset.copy);
    field.focus();
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand("copy");
    }
    button.focus();
    const label = button.textContent;
    button.textContent = bwSay("Copied");
    setTimeout(() => (button.textContent = label), 1500);
  });

  // A chart: arrows go from point to point, its table comes and goes.
  document.addEventListener("keydown", (e) => {
    const here = e.target.closest?.("[data-points] a");
    if (!here || e.ctrlKey || e.altKey || e.metaKey) return;
    const all = [...here.closest("[data-points]").querySelectorAll("a")];
    const at = { ArrowLeft: all.indexOf(here) - 1, ArrowRight: all.indexOf(here) + 1, Home: 0, End: all.length - 1 }[e.key];
    if (at === undefined) return;
    e.preventDefault();
    for (const one of all) one.setAttribute("tabindex", one === (all[at] ?? here) ? "0" : "-1");
    (all[at] ?? here).focus();
  });
  document.addEventListener("click", (e) => {
    const button = e.target.closest("[data-chart-table]");
    button?.setAttribute("aria-pressed", String(button.closest(".chart").classList.toggle("tabled")));
  });

  // A dialog is answered where it asks: its first field, else the button that changes nothing.
  new MutationObserver(() => {
    const dialog = document.querySelector(".mud-dialog:not([data-focus-met])");
    const fields = dialog && [...dialog.querySelectorAll("input,select,textarea,[autofocus]")];
    const first = fields?.find((f) => f.offsetParent && !f.disabled);
    if (!first) return;
    dialog.dataset.focusMet = "true";
    first.focus({ preventScroll: true });
  }).observe(document.body, { subtree: true, childList: true });

  // A box meant for a scanner is ready when the page opens, unless somebody is typing elsewhere.
  new MutationObserver(() => {
    const box = document.querySelector("[data-focus]:not([data-focus-met])");
    if (!box) return;
    box.dataset.focusMet = "true";
    if (!document.activeElement?.matches("input,textarea,select")) box.focus({ preventScroll: true });
  }).observe(document.body, { subtree: true, childList: true });

  // Whoever passes a box that has to be filled hears so as they go on to the next one.
  document.addEventListener("focusout", (e) => {
    const { target, relatedTarget } = e;
    if (!target.required || target.value || !target.form || relatedTarget?.form !== target.form || !relatedTarget.matches("input, select, textarea")) return;
    target.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // A file the server would refuse is refused before it travels.
  document.addEventListener("change", (e) => {
    const most = Number(e.target.dataset?.most);
    if (e.target.type !== "file" || !most) return;
    const tooLarge = [...e.target.files].some((f) => f.size > most);
    e.target.setCustomValidity(tooLarge ? e.target.dataset.tooLarge : "");
    if (tooLarge) e.target.reportValidity();
  });
})();
