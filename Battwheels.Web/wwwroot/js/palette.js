// The command palette: drawn here at once, records asked from the server while somebody types. Text only goes into
// textContent, and every result is a link.
(() => {
  const dialog = document.getElementById("palette");
  if (!dialog) return;
  const box = document.getElementById("palette-q");
  const list = document.getElementById("palette-list");
  const said = document.getElementById("palette-said");
  const count = document.getElementById("palette-count");
  const scope = dialog.querySelector("[data-scope]");
  const kinds = new Map([...dialog.querySelectorAll("[data-kind]")].map((k) => [k.dataset.kind, { ...k.dataset, heading: k.textContent }]));
  const entries = [...dialog.querySelectorAll("[data-entry]")].map((e) => ({ ...e.dataset, name: e.textContent }));
  const shortest = 3;
  const pause = 150;
  let only = null; // one group, chosen by Tab
  let groups = []; // as drawn
  let found = []; // records of the last answer
  let asking = null;
  let timer = 0;
  let openFirst = null; // Enter came before the answer, as a scanner sends it

  const compact = (text) => text.toUpperCase().replace(/[^\p{L}\p{M}\p{N}]/gu, "");
  const words = (text) => text.toUpperCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
  const text = () => box.value.trim();

  // Every word typed begins a word of the entry.
  const means = (entry, typed) => {
    const own = words(`${entry.name} ${entry.note ?? ""} ${entry.words ?? ""} ${entry.group ?? ""}`);
    return typed.every((t) => own.some((o) => o.startsWith(t)));
  };

  function local(typed, group) {
    const hits = entries.filter((e) => e.group === group && !e.on && (typed.length === 0 || means(e, typed)));
    return { heading: group, hits: typed.length ? hits.slice(0, 8) : hits };
  }

  function about(typed) {
    const page = window.bwRecent.record();
    const first = found[0]?.hits[0];
    const on = first && text() ? { kind: found[0].kind, id: first.id, name: first.name } : page && { ...page, name: page.own ? window.bwRecent.name() : null };
    if (!on) return { heading: "", hits: [] };
    const one = kinds.get(on.kind).one;
    const hits = entries
      .filter((e) => e.on === on.kind)
      .map((e) => ({ ...e, name: e.name.replace("{name}", on.name || bwSay("this {0}", one)), href: e.href.replace("{id}", on.id) }))
      .filter((e) => first || typed.length === 0 || means(e, typed));
    if (first?.phone) hits.push({ name: bwSay("Call {0}", first.name), href: `tel:${first.phone}`, icon: "phone", note: first.phone });
    return { heading: bwSay("On this {0}", one), hits };
  }

  function compose() {
    const typed = words(text());
    const records = found.map((g) => ({ heading: kinds.get(g.kind).heading, kind: g.kind, hits: g.hits.map((h) => ({ ...h, icon: kinds.get(g.kind).icon })) }));
    const recent = { heading: bwSay("Recent"), hits: typed.length ? [] : window.bwRecent.read().filter((r) => r.href !== window.bwRecent.record()?.href).map((r) => ({ ...r, icon: kinds.get(r.kind)?.icon })) };
    const here = [bwSay("Create"), bwSay("Go to"), ...(typed.length ? [bwSay("Settings")] : [])].map((g) => local(typed, g));
    // A place or action called what was typed comes before records that begin so.
    const named = typed.length > 0 && records.every((g) => !g.hits.some((h) => compact(h.name) === compact(text()))) ? here.filter((g) => g.hits.some((h) => compact(h.name).startsWith(compact(text())))) : [];
    const all = [recent, ...named, ...records, about(typed), ...here.filter((g) => !named.includes(g))];
    return all.filter((g) => g.hits.length > 0);
  }

  function draw() {
    const before = list.querySelector("[aria-selected=true]")?.dataset.key;
    groups = compose();
    if (only && !groups.some((g) => g.heading === only)) only = null;
    const shown = only ? groups.filter((g) => g.heading === only) : groups;
    list.replaceChildren(...shown.map(groupOf));
    scope.textContent = only ?? bwSay("All records");
    const options = [...list.querySelectorAll("[role=option]")];
    const same = moved && options.find((o) => o.dataset.key === before);
    select(same || options[0]);
    tell(options.length);
    dialog.dataset.for = text();
  }

  function tell(number) {
    const waiting = Boolean(asking || timer);
    list.setAttribute("aria-busy", waiting ? "true" : "false");
    count.textContent = waiting ? bwSay("Searching…") : number === 1 ? bwSay("1 result") : bwSay("{0} results", number);
    const short = text().length > 0 && text().length < shortest;
    said.textContent = failed || (short ? bwSay("Type {0} characters to search records.", shortest) : !waiting && text() && number === 0 ? bwSay("Nothing you may open is called “{0}”.", text()) : "");
  }
  let failed = "";
  let moved = false;

  function groupOf(group, index) {
    const part = document.createElement("div");
    const head = document.createElement("div");
    head.className = "ps";
    head.id = `palette-g${index}`;
    head.textContent = group.heading;
    part.setAttribute("role", "group");
    part.setAttribute("aria-labelledby", head.id);
    part.append(head, ...group.hits.map((hit, at) => optionOf(hit, `palette-o${index}-${at}`)));
    return part;
  }

  function optionOf(hit, id) {
    const link = document.createElement("a");
    link.id = id;
    link.className = "pi";
    link.href = hit.href;
    link.tabIndex = -1;
    link.dataset.key = `${hit.href} ${hit.name}`;
    link.setAttribute("role", "option");
    link.append(icon(hit.icon), marked(hit.name));
    if (hit.note) link.append(span("cap", hit.note));
    link.append(span("sp", ""));
    if (hit.state) {
      const mark = span(`status ${hit.state.tone}`, "");
      mark.append(icon(`status-${hit.state.tone}`), hit.state.text);
      link.append(mark);
    }
    if (hit.hint) for (const key of hit.hint.split(" ")) link.append(cap(key));
    return link;
  }

  function icon(name) {
    const kept = dialog.querySelector(`template[data-svg="${name}"]`);
    return kept ? kept.content.cloneNode(true) : "";
  }
  function span(css, words) {
    const made = document.createElement("span");
    made.className = css;
    made.textContent = words;
    return made;
  }
  function cap(key) {
    const made = document.createElement("kbd");
    made.textContent = key;
    return made;
  }

  // What was typed, underlined in the name whatever blanks and hyphens stand between.
  function marked(name) {
    const made = span("m", "");
    const typed = compact(text());
    const places = [...name].flatMap((c, at) => (compact(c) ? [at] : []));
    const start = typed ? compact(name).indexOf(typed) : -1;
    if (start < 0 || compact(name).length !== places.length) {
      made.textContent = name;
      return made;
    }
    const [from, to] = [places[start], places[start + typed.length - 1] + 1];
    const mark = document.createElement("mark");
    mark.textContent = [...name].slice(from, to).join("");
    made.append([...name].slice(0, from).join(""), mark, [...name].slice(to).join(""));
    return made;
  }

  function select(option) {
    list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      box.setAttribute("aria-activedescendant", option.id);
    } else box.removeAttribute("aria-activedescendant");
  }

  function step(by) {
    const options = [...list.querySelectorAll("[role=option]")];
    if (options.length === 0) return;
    const at = options.findIndex((o) => o.getAttribute("aria-selected") === "true");
    moved = true;
    select(options[(at + by + options.length) % options.length]);
  }

  function narrow(by) {
    const steps = [null, ...groups.map((g) => g.heading)];
    only = steps[(steps.indexOf(only) + by + steps.length) % steps.length];
    moved = false;
    draw();
  }

  async function ask() {
    timer = 0;
    asking?.abort();
    const asked = text();
    const mine = (asking = new AbortController());
    failed = "";
    try {
      const answer = await fetch(new URL(`search?q=${encodeURIComponent(asked)}`, document.baseURI), { signal: mine.signal, headers: { Accept: "application/json" } });
      if (answer.redirected || answer.status === 401) throw new Error(bwSay("You are signed out. Reload the page to sign in again."));
      if (answer.status === 429) throw new Error(bwSay("That was quick. Wait a moment and type on."));
      if (!answer.ok) throw new Error(bwSay("The search did not answer. Pages and actions still open."));
      found = (await answer.json()).groups;
    } catch (fault) {
      if (mine.signal.aborted) return;
      found = [];
      failed = fault instanceof TypeError ? bwSay("No connection. Pages and actions still open.") : fault.message;
    }
    if (mine.signal.aborted) return;
    asking = null;
    draw();
    dialog.dataset.answered = asked;
    if (openFirst && found.length > 0) open(openFirst);
    openFirst = null;
  }

  box.addEventListener("input", () => {
    clearTimeout(timer);
    asking?.abort();
    [timer, asking, openFirst, moved, failed] = [0, null, null, false, ""];
    if (text().length < shortest) found = [];
    else timer = setTimeout(ask, pause);
    draw();
  });

  box.addEventListener("keydown", (e) => {
    if (e.isComposing) return;
    const act = { ArrowDown: () => step(1), ArrowUp: () => step(-1), Tab: () => narrow(e.shiftKey ? -1 : 1), Enter: () => enter(e) }[e.key];
    if (!act) return;
    e.preventDefault();
    act();
  });

  function enter(e) {
    const how = { tab: e.ctrlKey || e.metaKey };
    const chosen = list.querySelector("[aria-selected=true]");
    const named = chosen && compact(chosen.querySelector(".m").textContent).startsWith(compact(text()));
    if ((timer || asking) && !moved && !named) openFirst = how;
    else open(how);
  }

  function open(how) {
    const link = list.querySelector("[aria-selected=true]");
    if (!link) return;
    if (how.tab) window.open(link.href, "_blank", "noopener");
    else link.click();
  }

  list.addEventListener("click", (e) => {
    const link = e.target.closest("a");
    if (!link || e.ctrlKey || e.metaKey || e.shiftKey) return;
    dialog.close();
    if (link.hash) reach(link.hash.slice(1));
  });

  // A setting's box comes with its page, a moment later; the page then puts the focus on its title.
  function reach(id, kept = 0, tries = 60) {
    const field = document.getElementById(id);
    const at = document.activeElement;
    if (field && at !== field && (at === document.body || at?.tagName === "H1")) {
      field.focus();
      field.scrollIntoView({ block: "center" });
    }
    const stays = field && document.activeElement === field ? kept + 1 : 0;
    if (stays < 8 && tries > 0) setTimeout(() => reach(id, stays, tries - 1), 100);
  }

  scope.addEventListener("click", () => {
    narrow(1);
    box.focus();
  });
  dialog.addEventListener("click", (e) => {
    if (e.target === dialog || e.target.closest("[data-close]")) dialog.close();
  });
  dialog.addEventListener("close", () => {
    clearTimeout(timer);
    asking?.abort();
    [timer, asking, found, only, openFirst, moved, failed] = [0, null, [], null, null, false, ""];
    box.value = "";
  });

  function show() {
    if (dialog.open) return;
    for (const other of document.querySelectorAll("dialog[open]")) other.close();
    for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
    draw();
    dialog.showModal();
    box.focus();
  }
  window.bwKeys.on("palette", show);
  document.addEventListener("click", (e) => {
    if (e.target.closest("[data-palette]")) show();
  });
})();
