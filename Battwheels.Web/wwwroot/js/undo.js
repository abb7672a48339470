// Ctrl Z outside a field takes back what was just done, while the bar at the bottom offers it.
(() => {
  const offered = () => document.querySelector("#undo-last:not(:disabled)");
  bwKeys.on("undo", (e) => {
    if (e.target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [data-lines]")) return false;
    const button = offered();
    if (!button || document.querySelector("dialog[open], .mud-dialog")) return false;
    button.click();
  });
  // The bar goes away with the button that was pressed: the focus stays on the page.
  document.addEventListener("click", (e) => {
    if (e.target.closest(".undobar button")) document.getElementById("main")?.focus({ preventScroll: true });
  });
})();
