// Keys of the estimate's lines, without a trip to the server; and copying what stands in a field.
(() => {
  const lines = () => [...document.querySelectorAll("tr[data-line]")];
  document.addEventListener("keydown", (e) => {
    const row = e.target.closest?.("tr[data-line]");
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
    const label = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = label), 1500);
  });
})();
