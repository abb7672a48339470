// What to do on this page: the panel opens at once, its words follow.
(() => {
  const dialog = document.getElementById("help");
  if (!dialog) return;
  const title = document.getElementById("help-title");
  const place = document.getElementById("help-text");

  function line(text) {
    const step = text.startsWith("- ");
    const made = document.createElement(step ? "li" : "p");
    made.textContent = step ? text.slice(2) : text;
    return made;
  }

  function draw(lines) {
    const parts = [];
    for (const made of lines.map(line)) {
      if (made.tagName === "LI" && parts.at(-1)?.tagName === "UL") parts.at(-1).append(made);
      else if (made.tagName === "LI") {
        parts.push(document.createElement("ul"));
        parts.at(-1).append(made);
      }
      else parts.push(made);
    }
    place.replaceChildren(...parts);
  }

  async function show() {
    title.textContent = bwSay("Help");
    draw([bwSay("Reading…")]);
    dialog.showModal();
    const at = location.pathname.slice(new URL(document.baseURI).pathname.length);
    try {
      const answer = await fetch(new URL(`help?at=${encodeURIComponent(at)}`, document.baseURI));
      if (!answer.ok || answer.redirected) throw new Error(`${answer.status}`);
      const text = await answer.json();
      title.textContent = text.title;
      draw(text.lines);
    } catch {
      draw([bwSay("The help text did not come. Close this and try again.")]);
    }
  }
  document.addEventListener("click", (e) => {
    if (e.target.closest("[data-help]")) show();
    else if (e.target === dialog || e.target.closest("#help a")) dialog.close();
  });
})();
