// The server's copy of drafts, so that another browser can go on with them. Over HTTP: it works while the circuit does
// not. One request at a time for each draft; what was dropped stays dropped even if the server could not be told yet.
window.bwDraftServer = (() => {
  const goneKey = "bw-draft-gone";
  const goneFor = 14 * 24 * 3600 * 1000;
  const chains = new Map();
  const pages = new Map();
  const token = () => document.querySelector("input[name=__RequestVerificationToken]")?.value ?? "";
  const nameOf = (draft) => `${location.pathname.split("/")[1]}|${draft.record}|${draft.form}`;
  const headers = { "X-Requested-With": "XMLHttpRequest" }; // an ended session answers 401, not with a page

  function gone() {
    try {
      const all = Object.entries(JSON.parse(localStorage.getItem(goneKey) ?? "{}"));
      return Object.fromEntries(all.filter(([, at]) => Date.now() - at < goneFor));
    } catch {
      return {};
    }
  }
  function setGone(change) {
    try {
      const all = gone();
      change(all);
      localStorage.setItem(goneKey, JSON.stringify(all));
    } catch {
      // Not remembered: the server forgets it in 14 days.
    }
  }

  async function post(path, draft, content) {
    const body = new URLSearchParams({ __RequestVerificationToken: token(), form: draft.form, record: draft.record });
    if (content !== undefined) body.set("content", content);
    try {
      const answer = await fetch(path, { method: "POST", body, headers, redirect: "manual", keepalive: body.toString().length < 60_000 });
      if (answer.status === 401) window.bwSession?.ended();
      return answer.status === 204;
    } catch {
      return false;
    }
  }

  function inTurn(draft, step) {
    const name = nameOf(draft);
    const next = (chains.get(name) ?? Promise.resolve()).then(step, step);
    chains.set(name, next);
    return next;
  }

  async function drop(draft) {
    setGone((all) => (all[nameOf(draft)] = Date.now()));
    pages.delete(pageOf(draft));
    if (await inTurn(draft, () => post("drafts/drop", draft))) setGone((all) => delete all[nameOf(draft)]);
  }

  const pageOf = (draft) => `${draft.form.split("|")[0]}?${draft.record}`;

  // What the server keeps for the forms of a page is asked once a minute, whatever dialogs open meanwhile.
  function ofPage(draft) {
    const key = pageOf(draft);
    const known = pages.get(key);
    if (known && Date.now() - known.at < 60_000) return known.list;
    const query = new URLSearchParams({ page: draft.form.split("|")[0], record: draft.record });
    const list = fetch(`drafts?${query}`, { headers, redirect: "manual" }).then((a) => (a.status === 200 ? a.json() : [])).catch(() => []);
    pages.set(key, { at: Date.now(), list });
    return list;
  }

  async function find(draft) {
    const found = (await ofPage(draft)).find((d) => d.form === draft.form);
    if (!found) return null;
    const at = Date.now() - found.ageMs;
    const dropped = gone()[nameOf(draft)];
    if (dropped && dropped >= at) {
      drop(draft);
      return null;
    }
    try {
      return { at, ...JSON.parse(found.content) };
    } catch {
      return null;
    }
  }

  return {
    find,
    drop,
    keep(draft, content) {
      setGone((all) => delete all[nameOf(draft)]);
      pages.delete(pageOf(draft));
      return inTurn(draft, () => post("drafts", draft, content));
    },
  };
})();
