// Lines of a document (Shell/Lines/LineGrid): keys, pasting, offers. Typing and moving cost the server nothing; a cell that
// was left, a block or a moved line is one step. Steps have numbers: one that was lost is sent again and acts once.
window.bwLines = (() => {
  const states = new WeakMap(); // by grid: { ref, seq, out, block }
  const most = 20_000; // characters of one step; the circuit takes 32 KB
  const rootOf = (node) => node?.closest?.("[data-lines]");
  const rowOf = (node) => node?.closest?.("tr[data-row]");
  const rowsOf = (root) => [...root.querySelectorAll("tr[data-row]")];
  const cellsOf = (row) => [...row.querySelectorAll("input[data-c]")];
  const cellOf = (row, column) => row?.querySelector(`input[data-c="${column}"]`);
  const columnsOf = (root) => root.dataset.lines.split(" ");
  const isBlank = (row) => cellsOf(row).every((c) => c.value === "");
  const chosen = new WeakMap(); // by cell: { text, id } of what was picked from the offers
  // The server's answer about a line must not take what is being typed into it meanwhile.
  let typing; // { cell, value }
  const known = new WeakMap(); // by cell: what the server was told last

  function stateOf(root) {
    let state = states.get(root);
    if (!state) states.set(root, (state = { seq: 0, out: [], block: 0 }));
    return state;
  }

  // --- steps to the server
  function send(root, edit) {
    const state = stateOf(root);
    root.dataset.busy = "";
    return new Promise((done) => {
      const item = { edit: { ...edit, seq: ++state.seq }, done };
      state.out.push(item);
      transmit(root, state, item);
    });
  }
  function transmit(root, state, item) {
    if (!state.ref) return;
    const taken = state.ref.invokeMethodAsync("Step", item.edit);
    taken.then((ok) => (ok ? settle(root, state, item) : again(root, state)), () => again(root, state));
    clearTimeout(state.watch);
    state.watch = setTimeout(() => again(root, state), 8000);
  }
  function settle(root, state, item) {
    state.out = state.out.filter((i) => i !== item);
    if (state.out.length === 0) {
      clearTimeout(state.watch);
      delete root.dataset.busy;
      keepTyped(root);
      sync(root);
    }
    item.done();
  }
  // All of them, in their order: the server knows which it has.
  function again(root, state) {
    if (state.out.length === 0 || state.timer || !root.isConnected) return;
    state.timer = setTimeout(() => {
      state.timer = undefined;
      for (const item of [...state.out]) transmit(root, state, item);
    }, 1000);
  }
  function meet(root, ref) {
    const state = stateOf(root);
    state.ref = ref;
    for (const item of [...state.out]) transmit(root, state, item);
    sync(root);
  }

  const idOf = (cell) => (chosen.get(cell)?.text === cell.value ? chosen.get(cell).id : undefined);
  function put(cell) {
    const { c } = cell.dataset;
    const id = idOf(cell);
    known.set(cell, cell.value);
    if (typing?.cell === cell) typing = undefined;
    return send(rootOf(cell), { op: "put", rows: [{ key: rowOf(cell).dataset.row, cells: { [c]: cell.value }, ids: id ? { [c]: id } : null }] });
  }
  // Rows in parts that the circuit takes; taken back as one.
  function putBlock(root, rows, op = "block", dropped = 0, byHeads = false) {
    const block = ++stateOf(root).block;
    let part = [];
    let size = 0;
    let last;
    const flush = (end) => {
      last = send(root, { op, block, dropped: end ? dropped : 0, byHeads, rows: part });
      [part, size, op] = [[], 0, "block"];
    };
    for (const row of rows) {
      const length = JSON.stringify(row).length;
      if (part.length > 0 && size + length > most) flush();
      part.push(row);
      size += length;
    }
    flush(true);
    return last;
  }
  function keepTyped() {
    if (typing?.cell === document.activeElement && typing.cell.value !== typing.value) typing.cell.value = typing.value;
  }

  // --- what is kept until it is saved (js/drafts.js)
  const summary = (firsts) => (firsts.length === 1 ? bwSay("1 line: {0}", firsts[0]) : bwSay("{0} lines: {1}", firsts.length, firsts.join(", ")));
  function sync(root) {
    const box = root.querySelector("[data-lines-keep]");
    const state = stateOf(root);
    clearTimeout(state.syncing);
    if (!box || Date.now() < (state.restored ?? 0)) return;
    const rows = rowsOf(root).filter((row) => !isBlank(row));
    const columns = columnsOf(root);
    const one = (cell) => (!cell ? "" : cell.dataset.id && typing?.cell !== cell ? [cell.value, cell.dataset.id] : cell.value);
    const value = rows.length === 0 ? "" : JSON.stringify(rows.map((row) => columns.map((c) => one(cellOf(row, c)))));
    box.dataset.words = rows.length === 0 ? "" : summary(rows.map((r) => cellsOf(r)[0]?.value)).slice(0, 160);
    if (box.value !== value) box.value = value;
  }
  function syncSoon(root) {
    const state = stateOf(root);
    clearTimeout(state.syncing);
    state.syncing = setTimeout(() => sync(root), 300);
  }
  function restore(root, text) {
    const columns = columnsOf(root);
    const rows = (text ? JSON.parse(text) : []).map((cells) => {
      const row = { key: null, cells: {}, ids: {} };
      cells.forEach((cell, at) => {
        const [value, id] = Array.isArray(cell) ? cell : [cell];
        row.cells[columns[at]] = value;
        if (id) row.ids[columns[at]] = id;
      });
      return row;
    });
    stateOf(root).restored = Date.now() + 1500; // until then the box says what was asked for
    putBlock(root, rows, "all");
    setTimeout(() => sync(root), 1600);
  }

  // --- moving about
  function focus(cell) {
    if (!cell) return;
    cell.focus();
    cell.select();
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  function step(cell, by) {
    const all = rowsOf(rootOf(cell)).flatMap(cellsOf);
    focus(all[all.indexOf(cell) + by]);
  }
  function column(cell, by) {
    const rows = rowsOf(rootOf(cell));
    focus(cellOf(rows[rows.indexOf(rowOf(cell)) + by], cell.dataset.c));
  }
  const spare = (root) => {
    const rows = rowsOf(root);
    return rows[rows.findLastIndex((row) => !isBlank(row)) + 1];
  };
  async function act(root, row, what, cell) {
    const at = rowsOf(root).indexOf(row);
    const c = cell?.dataset.c ?? columnsOf(root)[0];
    if (cell && typing?.cell === cell) put(cell);
    const edits = { up: { op: "move", by: -1 }, down: { op: "move", by: 1 }, copy: { op: "copy" }, remove: { op: "remove" } };
    await send(root, { ...edits[what], key: row.dataset.row });
    const rows = rowsOf(root);
    const next = what === "copy" ? rows[at + 1] : what === "remove" ? rows[Math.min(at, rows.length - 1)] : row;
    focus(cellOf(next, c));
  }
  const undo = (root) => {
    const { c, row } = { c: document.activeElement?.dataset.c, row: rowOf(document.activeElement) };
    const at = rowsOf(root).indexOf(row);
    return send(root, { op: "undo" }).then(() => {
      const rows = rowsOf(root);
      if (!root.contains(document.activeElement) || row?.isConnected === false) focus(cellOf(rows[Math.min(Math.max(at, 0), rows.length - 1)], c ?? columnsOf(root)[0]));
    });
  };

  // --- a block from a spreadsheet
  function table(text) {
    const rows = [[]];
    let value = "";
    let quoted = false;
    for (let i = 0; i < text.length; i++) {
      const ch = text[i];
      if (quoted) {
        if (ch !== '"') value += ch === "\n" || ch === "\r" ? " " : ch;
        else if (text[i + 1] === '"') value += text[++i];
        else quoted = false;
      } else if (ch === '"' && value === "") quoted = true;
      else if (ch === "\t" || ch === "\n" || ch === "\r") {
        if (ch === "\r" && text[i + 1] === "\n") i++;
        rows.at(-1).push(value.trim());
        value = "";
        if (ch !== "\t") rows.push([]);
      } else value += ch;
    }
    rows.at(-1).push(value.trim());
    return rows.filter((row) => row.some((v) => v !== ""));
  }
  // Does the first row name columns? Then where each value goes, by the place it stands at; null for a row of values.
  const plain = (head) => head.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim();
  function headed(root, block) {
    if (block.length < 2) return null;
    const known = Object.entries(JSON.parse(root.dataset.heads || "{}")).map(([column, names]) => [column, names.map(plain)]);
    const taken = new Set();
    const named = block[0].map((head) => {
      const found = head === "" ? null : known.find(([column, names]) => !taken.has(column) && names.includes(plain(head)));
      if (found) taken.add(found[0]);
      return found?.[0] ?? null;
    });
    const heads = block[0].filter((head) => head !== "").length;
    return taken.size > 0 && taken.size * 2 >= heads && (taken.size > 1 || heads === 1) ? named : null;
  }
  function paste(cell, text) {
    const root = rootOf(cell);
    const from = columnsOf(root).slice(columnsOf(root).indexOf(cell.dataset.c));
    const all = table(text);
    const heads = headed(root, all);
    const block = heads ? all.slice(1) : all;
    const columns = heads ?? from;
    const rows = rowsOf(root).slice(rowsOf(root).indexOf(rowOf(cell)));
    const widest = Math.max(...block.map((row) => row.findLastIndex((v) => v !== "") + 1));
    const dropped = heads ? all[0].filter((head, i) => !heads[i] && all.some((row) => (row[i] ?? "") !== "")).length : Math.max(0, widest - columns.length);
    const edits = block.map((values, at) => {
      const cells = Object.fromEntries(columns.slice(0, values.length).flatMap((c, i) => (c ? [[c, values[i]]] : [])));
      for (const [c, value] of Object.entries(cells)) {
        const box = cellOf(rows[at], c);
        if (box) box.value = value; // seen at once; the server says what it means
        if (box) known.set(box, value);
      }
      return { key: rows[at]?.dataset.row ?? null, cells, ids: null };
    });
    typing = undefined;
    putBlock(root, edits, "block", dropped, heads !== null);
  }
  document.addEventListener("paste", (e) => {
    const cell = e.target.closest?.("[data-lines] input[data-c]");
    const text = e.clipboardData?.getData("text/plain").replace(/[\r\n]+$/, "") ?? "";
    if (!cell || !/[\t\r\n]/.test(text)) return; // one value: the box takes it
    e.preventDefault();
    offers.close();
    paste(cell, text);
  });

  // --- offers under a cell
  const offers = (() => {
    let list, cell, wait, asked = 0;
    let found = [];
    let at = -1;
    let moved = false;
    const open = () => list?.matches(":popover-open") ?? false;
    function close() {
      clearTimeout(wait);
      asked++;
      if (open()) list.hidePopover();
      cell?.setAttribute("aria-expanded", "false");
      cell?.removeAttribute("aria-activedescendant");
      [found, at, moved] = [[], -1, false];
    }
    function mark(next) {
      at = next;
      [...list.children].forEach((li, i) => {
        li.classList.toggle("on", i === at);
        li.setAttribute("aria-selected", String(i === at));
      });
      if (at < 0) return;
      cell.setAttribute("aria-activedescendant", list.children[at].id);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
    function draw() {
      list.replaceChildren(...found.map((offer, i) => {
        const li = document.createElement("li");
        li.id = `${list.id}-${i}`;
        li.setAttribute("role", "option");
        for (const [tag, text, css] of [["b", offer.code], ["span", offer.text, "what"], ["span", offer.sub, "t2"], ["b", offer.note, "nw"]]) {
          if (!text) continue;
          const part = li.appendChild(document.createElement(tag));
          part.textContent = text;
          if (css) part.className = css;
        }
        li.addEventListener("pointerdown", (e) => e.preventDefault());
        li.addEventListener("click", () => take(i));
        return li;
      }));
      const box = cell.getBoundingClientRect();
      const below = innerHeight - box.bottom;
      list.style.minWidth = `${box.width}px`;
      list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - 340))}px`;
      list.style.maxHeight = `${Math.min(324, Math.max(below, box.top) - 16)}px`;
      list.style.top = below > 200 || below > box.top ? `${box.bottom + 2}px` : "auto";
      list.style.bottom = list.style.top === "auto" ? `${innerHeight - box.top + 2}px` : "auto";
      if (!open()) list.showPopover();
      cell.setAttribute("aria-expanded", "true");
      mark(0);
    }
    function ask(of) {
      clearTimeout(wait);
      const mine = ++asked;
      if (of.value.trim() === "") return close();
      wait = setTimeout(async () => {
        const { ref } = stateOf(rootOf(of));
        const answer = await ref?.invokeMethodAsync("Suggest", of.dataset.c, of.value);
        if (mine !== asked || document.activeElement !== of || !answer) return;
        if (answer.length === 0) return close();
        [cell, list, found, moved] = [of, rootOf(of).querySelector("[data-line-found]"), answer, false];
        draw();
      }, 120);
    }
    function take(i) {
      const [of, offer] = [cell, found[i]];
      of.value = offer.text;
      chosen.set(of, { text: offer.text, id: offer.id });
      typing = undefined;
      close();
      put(of);
      step(of, 1);
    }
    // Words that stand for themselves are taken by Tab as they are; what must be a record takes the one that is marked.
    function key(e) {
      if (!open() || document.activeElement !== cell) return false;
      if (e.key === "Escape") close();
      else if (e.key === "ArrowDown") [moved] = [true, mark((at + 1) % found.length)];
      else if (e.key === "ArrowUp") [moved] = [true, mark(at <= 0 ? found.length - 1 : at - 1)];
      else if (e.key === "Enter" && at >= 0) take(at);
      else if (e.key === "Tab" && !e.shiftKey && (moved || cell.dataset.free === undefined)) take(at);
      else return false;
      return true;
    }
    return { ask, key, close };
  })();

  // --- events
  document.addEventListener("input", (e) => {
    const cell = e.target.closest?.("[data-lines] input[data-c]");
    if (!cell) return;
    typing = { cell, value: cell.value };
    if (cell.getAttribute("role") === "combobox") offers.ask(cell);
    stateOf(rootOf(cell)).restored = 0;
    syncSoon(rootOf(cell));
  });
  document.addEventListener("change", (e) => {
    const box = e.target.closest?.("[data-lines-keep]");
    if (box) return restore(rootOf(box), box.value);
    const cell = e.target.closest?.("[data-lines] input[data-c]");
    if (!cell || known.get(cell) === cell.value) return;
    put(cell);
  });
  document.addEventListener("focusin", (e) => {
    const cell = e.target.closest?.("[data-lines] input[data-c]");
    if (cell) known.set(cell, cell.value);
  });
  document.addEventListener("focusout", (e) => {
    if (!e.target.closest?.("[data-lines] input[data-c]")) return;
    offers.close();
    sync(rootOf(e.target));
  });
  for (const kind of ["pagehide", "visibilitychange"])
    window.addEventListener(kind, () => rootOf(document.activeElement) && sync(rootOf(document.activeElement)), true);

  document.addEventListener("keydown", (e) => {
    const root = rootOf(e.target);
    const row = rowOf(e.target);
    if (!root || !row || e.isComposing) return;
    const cell = e.target.matches("input[data-c]") ? e.target : null;
    const command = e.ctrlKey || e.metaKey;
    const did = () => {
      if (cell && !command && !e.altKey && offers.key(e)) return true;
      if (e.altKey && (e.key === "ArrowUp" || e.key === "ArrowDown")) return act(root, row, e.key === "ArrowUp" ? "up" : "down", cell);
      if (command && e.key === "Delete") return act(root, row, "remove", cell);
      if (command && e.key.toLowerCase() === "d") return act(root, row, "copy", cell);
      if (command && !e.shiftKey && e.key.toLowerCase() === "z" && !(cell && typing?.cell === cell)) return undo(root);
      if (!cell || command || e.altKey) return false;
      if (e.key === "Enter") return (step(cell, e.shiftKey ? -1 : 1), true);
      if (e.key === "ArrowDown") return (column(cell, 1), true);
      if (e.key === "ArrowUp") return (column(cell, -1), true);
      return false;
    };
    if (did()) e.preventDefault();
  });

  let menuRow; // the line whose menu is open
  document.addEventListener("click", (e) => {
    const root = rootOf(e.target);
    if (!root) return;
    if (e.target.closest("[data-line-add]")) return focus(cellsOf(spare(root) ?? rowsOf(root).at(-1))[0]);
    const button = e.target.closest("[data-line-menu]");
    if (button) return openMenu(root, button);
    const item = e.target.closest("[data-line-act], [data-line-tick]");
    if (!item || !menuRow) return;
    const row = menuRow;
    root.querySelector("[data-line-acts]").hidePopover();
    if (item.dataset.lineAct) return void act(root, row, item.dataset.lineAct);
    const on = item.getAttribute("aria-checked") !== "true";
    send(root, { op: "put", rows: [{ key: row.dataset.row, cells: { [item.dataset.lineTick]: on ? "1" : "" }, ids: null }] });
    row.querySelector("[data-line-menu]").focus();
  });
  function openMenu(root, button) {
    const menu = root.querySelector("[data-line-acts]");
    menuRow = rowOf(button);
    const ticks = (menuRow.dataset.ticks ?? "").split(" ");
    for (const item of menu.querySelectorAll("[data-line-tick]")) item.setAttribute("aria-checked", String(ticks.includes(item.dataset.lineTick)));
    menu.showPopover();
    const box = button.getBoundingClientRect();
    menu.style.left = `${Math.max(8, box.right - menu.offsetWidth)}px`;
    menu.style.top = `${Math.max(8, Math.min(box.bottom + 4, innerHeight - menu.offsetHeight - 8))}px`;
    menu.querySelector("button").focus();
  }
  document.addEventListener("keydown", (e) => {
    const item = e.target.closest?.("[data-line-acts] button");
    if (!item) return;
    const all = [...item.parentElement.children];
    const next = { ArrowDown: all.indexOf(item) + 1, ArrowUp: all.indexOf(item) - 1 }[e.key];
    if (e.key === "Escape") menuRow?.querySelector("[data-line-menu]")?.focus();
    if (next === undefined) return;
    e.preventDefault();
    all[(next + all.length) % all.length].focus();
  });
  // The table may go under an open list; it is asked for again as somebody types on.
  window.addEventListener("scroll", () => offers.close(), { passive: true });
  return { meet };
})();
