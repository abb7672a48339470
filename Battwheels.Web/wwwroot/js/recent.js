// Records looked at last, kept in this browser per person and organization, wiped at sign-out like drafts.
window.bwRecent = (() => {
  const prefix = "bw-recent:";
  const most = 8;
  const palette = document.getElementById("palette");
  const key = `${prefix}${palette?.dataset.person}:${palette?.dataset.organization}`;
  const kinds = [...(palette?.querySelectorAll("[data-kind]") ?? [])].map((k) => k.dataset);

  const here = () => (location.pathname + location.search).slice(new URL(document.baseURI).pathname.length);

  // The record whose page, or a page below it, is shown: { kind, id, own }.
  function record() {
    for (const { kind, at } of kinds) {
      const [, id, rest] = here().match(new RegExp(`^${at.replace(/[?]/g, "\\?")}(\\d+)(.*)$`)) ?? [];
      if (id) return { kind, id, href: at + id, own: !rest || rest.startsWith("?") };
    }
    return null;
  }

  function read() {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? [];
    } catch {
      return [];
    }
  }

  // Number, plate or name as the page calls the record in its path, and what stands as its title.
  const words = (selector) => document.querySelector(`main ${selector}`)?.textContent.trim() ?? "";
  const name = () => words(".crumb [aria-current=page]") || words("h1");

  function note() {
    const shown = record();
    if (!shown?.own || !name() || document.querySelector("main .answer, main [aria-busy=true]")) return;
    const about = words("h1") === name() ? "" : words("h1");
    const kept = [{ kind: shown.kind, href: shown.href, name: name(), note: about }, ...read().filter((r) => r.href !== shown.href)];
    try {
      localStorage.setItem(key, JSON.stringify(kept.slice(0, most)));
    } catch {
      // No room or not allowed in this browser: the palette works without.
    }
  }

  if (palette) {
    let soon;
    new MutationObserver(() => {
      clearTimeout(soon);
      soon = setTimeout(note, 300);
    }).observe(document.head, { subtree: true, childList: true, characterData: true });
    document.addEventListener("submit", (e) => {
      if (!e.target.matches("[data-forget]")) return;
      for (const kept of Object.keys(localStorage)) if (kept.startsWith(prefix)) localStorage.removeItem(kept);
    });
  }
  return { read, record, name };
})();
