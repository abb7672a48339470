// Keys, selection and coming back in lists. All of it happens in the browser: a tick or a step costs the server nothing.
window.bwGrid = (() => {
  const gridOf = (node) => node?.closest?.("[data-grid]");
  const current = () => gridOf(document.activeElement) ?? document.querySelector("main [data-grid]:not([data-grid=''])");
  const rowsOf = (grid) => [...grid.querySelectorAll("tbody tr[data-id]")];
  const box = (row) => row.querySelector("[data-grid-row]");
  const ticked = (grid) => rowsOf(grid).filter((row) => box(row)?.checked);
  const marks = new WeakMap(); // where a range began

  function tell(grid) {
    const rows = rowsOf(grid);
    for (const row of rows) row.toggleAttribute("data-ticked", box(row)?.checked ?? false);
    const bar = grid.querySelector("[data-grid-bulk]");
    if (!bar) return;
    const chosen = ticked(grid);
    const all = "all" in grid.dataset && chosen.length > 0;
    if (!all) delete grid.dataset.all;
    bar.hidden = chosen.length === 0;
    bar.querySelector("[data-grid-count]").textContent = all ? bwSay("All matching selected") : bwSay("{0} selected", chosen.length);
    const more = bar.querySelector("[data-grid-all]");
    if (more) more.hidden = all || chosen.length < rows.length;
    const page = grid.querySelector("[data-grid-page]");
    page.checked = chosen.length === rows.length && rows.length > 0;
    page.indeterminate = chosen.length > 0 && !page.checked;
    keep(grid);
  }

  function tick(grid, rows, on) {
    delete grid.dataset.all;
    for (const row of rows) if (box(row)) box(row).checked = on;
    tell(grid);
  }

  // Place and ticks are kept for the address, in this tab only.
  const placeKey = () => `bw-list:${location.pathname}${location.search}`;
  function keep(grid) {
    const row = document.activeElement?.closest?.("tr[data-id]");
    const kept = { row: row?.dataset.id ?? read()?.row, top: document.scrollingElement.scrollTop, ticks: ticked(grid).map((r) => r.dataset.id) };
    sessionStorage.setItem(placeKey(), JSON.stringify(kept));
  }
  function read() {
    const text = sessionStorage.getItem(placeKey());
    return text ? JSON.parse(text) : null;
  }
  function meet(grid) {
    grid.dataset.gridMet = placeKey();
    const kept = read();
    const back = performance.getEntriesByType("navigation")[0]?.type === "back_forward" || window.bwGrid?.returning;
    if (kept && back) {
      for (const row of rowsOf(grid)) if (box(row)) box(row).checked = kept.ticks.includes(row.dataset.id);
      const row = rowsOf(grid).find((r) => r.dataset.id === kept.row);
      setTimeout(() => { // after the page's own head took the focus
        if (row && !document.activeElement?.matches("input,textarea,select")) row.querySelector(".row-link")?.focus({ preventScroll: true });
        document.scrollingElement.scrollTop = kept.top;
      }, 100);
    }
    if (window.bwGrid) window.bwGrid.returning = false;
    if (peeking(grid) && !rowsOf(grid).some((r) => r.dataset.id === panelOf(grid).dataset.asked)) unpeek(grid);
    before(grid);
    tell(grid);
  }

  // The way back from a page is the way one came: a page knows the last row before it, not the first.
  const cameKey = (address) => `bw-before:${address}`;
  function before(grid) {
    const link = grid.querySelector("[data-grid-before]");
    const came = sessionStorage.getItem(cameKey(location.pathname + location.search));
    if (!link) return;
    link.hidden = came === null;
    if (came !== null) link.href = came;
  }

  function step(grid, by, extend) {
    const rows = rowsOf(grid);
    if (rows.length === 0) return;
    const here = document.activeElement?.closest?.("[data-grid-panel]") ? rows.find((r) => r.hasAttribute("data-peeked")) : document.activeElement?.closest?.("tr[data-id]");
    const at = rows.indexOf(here);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by))];
    if (extend && at >= 0) {
      const from = rows.includes(marks.get(grid)) ? marks.get(grid) : rows[at];
      marks.set(grid, from);
      const [low, high] = [rows.indexOf(from), rows.indexOf(next)].sort((a, b) => a - b);
      tick(grid, rows, false);
      tick(grid, rows.slice(low, high + 1), true);
    } else marks.delete(grid);
    next.querySelector(".row-link")?.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  // --- the essentials of a row beside the list: the browser shows the panel at once, the server fills it (PeekPanel)
  const panelOf = (grid) => grid?.querySelector(":scope > [data-grid-panel]");
  const peeking = (grid) => panelOf(grid)?.hidden === false;
  let look;
  function peek(grid, row) {
    const panel = panelOf(grid);
    if (!panel || !row) return false;
    for (const other of rowsOf(grid)) other.toggleAttribute("data-peeked", other === row);
    panel.hidden = false;
    if (panel.dataset.asked === row.dataset.id) return;
    panel.dataset.asked = row.dataset.id;
    panel.setAttribute("aria-busy", "true");
    clearTimeout(look);
    look = setTimeout(() => { // whoever runs through the rows is shown the one they stay on
      const box = panel.querySelector("[data-grid-peek]");
      box.value = panel.dataset.asked;
      box.dispatchEvent(new Event("change", { bubbles: true }));
    }, 120);
  }
  function unpeek(grid) {
    const panel = panelOf(grid);
    const row = rowsOf(grid).find((r) => r.dataset.id === panel.dataset.asked);
    const inside = panel.contains(document.activeElement);
    clearTimeout(look);
    panel.hidden = true;
    delete panel.dataset.asked;
    for (const other of rowsOf(grid)) other.removeAttribute("data-peeked");
    if (inside) row?.querySelector(".row-link")?.focus({ preventScroll: true });
  }
  function filled(grid) {
    const panel = panelOf(grid);
    if (panel?.dataset.asked && panel.querySelector("[data-of]")?.dataset.of === panel.dataset.asked) panel.removeAttribute("aria-busy");
  }
  document.addEventListener("focusin", (e) => {
    const grid = gridOf(e.target);
    if (grid && peeking(grid) && e.target.matches(".row-link")) peek(grid, e.target.closest("tr[data-id]"));
  });

  // A key means the list one stands in, or the page's list while the focus is nowhere in particular.
  function listOf(e) {
    if (e.target.closest(".tbar, .gviews, .bulk, details[open]")) return null;
    const grid = gridOf(e.target) ?? (e.target.closest("dialog:not([open])") || e.target.matches("body, main, h1, main *") && !e.target.closest("form, a, button") ? current() : null);
    return grid && rowsOf(grid).length > 0 ? grid : null;
  }
  const inList = (act) => (e, row) => {
    const grid = listOf(e);
    return grid ? act(grid, e, row) : false;
  };
  bwKeys.on("row-edit", inList((grid, e) => {
    const link = e.target.closest("tr[data-id]")?.querySelector(".row-link");
    if (!link || !grid.querySelector("[data-grid-edit]")) return false;
    keep(grid);
    Blazor.navigateTo(`${link.href}/edit`);
  }));
  bwKeys.on("row-peek", inList((grid, e) => {
    const row = e.target.closest("tr[data-id]");
    if (!row || !panelOf(grid) || e.target.closest("button, input, summary, a:not(.row-link)")) return false;
    if (row.hasAttribute("data-peeked") && peeking(grid)) unpeek(grid);
    else peek(grid, row);
  }));
  const tickable = (grid) => grid.querySelector("[data-grid-bulk]") !== null;
  bwKeys.on("row-next", inList((grid, e) => step(grid, 1, e.shiftKey && tickable(grid))));
  bwKeys.on("row-before", inList((grid, e) => step(grid, -1, e.shiftKey && tickable(grid))));
  bwKeys.on("row-tick", inList((grid, e) => {
    const row = e.target.closest("tr[data-id]");
    if (!row || !box(row)) return false;
    tick(grid, [row], !box(row).checked);
  }));
  bwKeys.on("rows-all", inList((grid, e) => {
    if (!tickable(grid) || !gridOf(e.target)) return false;
    const more = grid.querySelector("[data-grid-all]");
    if (more && ticked(grid).length === rowsOf(grid).length) more.click();
    else tick(grid, rowsOf(grid), true);
  }));
  bwKeys.on("rows-act", inList((grid, e, key) => {
    const button = [...grid.querySelectorAll("[data-grid-bulk] [data-key]")].find((b) => b.dataset.key === key.keys.toLowerCase());
    if (!button) return false;
    const row = e.target.closest("tr[data-id]");
    if (ticked(grid).length === 0 && row) tick(grid, [row], true);
    if (ticked(grid).length === 0) return false;
    button.click();
  }));
  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || e.defaultPrevented || e.target.closest?.("input:not([type=checkbox]), textarea, select, [role=dialog], dialog, details[open]")) return;
    const grid = current();
    if (grid && peeking(grid)) {
      unpeek(grid);
      e.preventDefault();
    } else if (grid && ticked(grid).length > 0) tick(grid, rowsOf(grid), false);
  });

  document.addEventListener("change", (e) => {
    const grid = gridOf(e.target);
    if (!grid) return;
    if (e.target.matches("[data-grid-page]")) tick(grid, rowsOf(grid), e.target.checked);
    else if (e.target.matches("[data-grid-row]")) {
      delete grid.dataset.all;
      tell(grid);
    }
  });
  let last;
  document.addEventListener("click", (e) => {
    const grid = gridOf(e.target);
    if (!grid) return;
    if (e.target.closest("[data-grid-peek-close]")) return unpeek(grid);
    const eye = e.target.closest("[data-grid-look]");
    if (eye) {
      const row = eye.closest("tr[data-id]");
      const again = row.hasAttribute("data-peeked") && peeking(grid);
      row.querySelector(".row-link")?.focus({ preventScroll: true });
      return again ? unpeek(grid) : void peek(grid, row);
    }
    if (e.target.closest("[data-grid-clear]")) tick(grid, rowsOf(grid), false);
    if (e.target.closest("[data-grid-all]")) {
      grid.dataset.all = "";
      tell(grid);
    }
    const tickedBox = e.target.closest("[data-grid-row]");
    if (tickedBox) {
      const rows = rowsOf(grid);
      const [from, to] = [rows.indexOf(last), rows.indexOf(tickedBox.closest("tr"))].sort((a, b) => a - b);
      if (e.shiftKey && from >= 0) tick(grid, rows.slice(from, to + 1), tickedBox.checked);
      last = tickedBox.closest("tr");
    }
    if (e.target.closest("tbody a")) keep(grid);
    const next = e.target.closest("[data-grid-next]");
    if (next) sessionStorage.setItem(cameKey(next.pathname + next.search), location.pathname + location.search);
  });

  // Search as one types: 300 ms after the last key.
  let wait;
  document.addEventListener("input", (e) => {
    if (!e.target.matches("[data-grid-search]")) return;
    clearTimeout(wait);
    wait = setTimeout(() => e.target.dispatchEvent(new Event("change", { bubbles: true })), 300);
  });

  const mark = () => {
    for (const choice of document.querySelectorAll("[data-rows].mi"))
      choice.setAttribute("aria-pressed", String(choice.dataset.rows === (document.documentElement.dataset.rows ?? "")));
  };
  document.addEventListener("toggle", (e) => e.target.querySelector?.("[data-rows].mi") && mark(), true);

  // Row height: one choice for every list, each person's own on a shared machine, known to the server before the next first byte.
  document.addEventListener("click", (e) => {
    const choice = e.target.closest("[data-rows].mi");
    if (!choice) return;
    document.documentElement.dataset.rows = choice.dataset.rows;
    mark();
    document.cookie = `bw-rows-${document.querySelector(".shell").dataset.person}=${choice.dataset.rows}; path=/; max-age=31536000; samesite=lax`;
    choice.closest("details").open = false;
  });

  window.addEventListener("popstate", () => (window.bwGrid.returning = true));
  new MutationObserver((changes) => {
    const grid = document.querySelector("main [data-grid]:not([data-grid=''])");
    if (!grid || rowsOf(grid).length === 0) return;
    if (peeking(grid)) filled(grid);
    if (grid.dataset.gridMet !== placeKey()) meet(grid);
    else if (changes.some((c) => c.target.closest?.("tbody"))) tell(grid);
  }).observe(document.body, { subtree: true, childList: true });

  return {
    selection: (grid) => ({ all: "all" in grid.dataset, ids: ticked(grid).map((row) => row.dataset.id) }),
    select: (grid, ids) => {
      tick(grid, rowsOf(grid), false);
      tick(grid, rowsOf(grid).filter((row) => ids.includes(row.dataset.id)), true);
    },
  };
})();
