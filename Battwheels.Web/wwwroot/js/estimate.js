// Keys of the estimate's lines, without a trip to the server; and copying what stands in a field.
(() => {
  const lines = () => [...document.querySelectorAll("[data-line]")];
  // When a line goes away the focus stays where it stood, on the line that moves up.
  const stay = (row) => {
    const column = row.contains(document.activeElement) && document.activeElement.dataset.col;
    const at = lines().indexOf(row);
    const watch = new MutationObserver(() => {
      if (row.isConnected) return;
      watch.disconnect();
      const next = lines()[at] ?? lines().at(-1);
      (next?.querySelector(column ? `[data-col=${column}]` : "[data-remove]") ?? document.getElementById("add-line"))?.focus();
    });
    watch.observe(row.closest(".estlines"), { childList: true, subtree: true });
    setTimeout(() => watch.disconnect(), 5000);
  };
  document.addEventListener("click", (e) => {
    const row = e.target.closest?.("[data-remove]")?.closest("[data-line]");
    if (row) stay(row);
  });
  document.addEventListener("keydown", (e) => {
    if (e.target.id === "add-line" && e.key.startsWith("Arrow"))
      setTimeout(() => document.querySelector("#add-found .on")?.scrollIntoView({ block: "nearest" }), 150);
    const row = e.target.closest?.("[data-line]");
    if (!row) return;
    const press = (what) => {
      e.preventDefault();
      row.querySelector(what)?.click();
    };
    if (e.altKey && e.key === "ArrowUp") press("[data-up]");
    else if (e.altKey && e.key === "ArrowDown") press("[data-down]");
    else if (e.ctrlKey && e.key === "Delete") press("[data-remove]");
    else if (e.key === "Enter" && e.target.dataset.col) {
      e.preventDefault();
      const all = lines();
      const next = all[all.indexOf(row) + 1];
      const target = next?.querySelector(`[data-col=${e.target.dataset.col}]`) ?? document.getElementById("add-line");
      target?.focus();
      target?.select?.();
    }
  });
})();
