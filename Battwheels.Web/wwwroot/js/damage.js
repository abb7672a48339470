// The drawing of a vehicle: a press says where, per mille of width and height, through the hidden field beside it.
(() => {
  const apart = 20; // per mille: a second press that near, that soon, is the same one
  let last = null;

  document.addEventListener("click", (e) => {
    const view = e.target.closest?.("[data-damage-view]");
    const input = view?.closest("[data-damage]")?.querySelector("[data-damage-tap]");
    if (!input) return;
    const box = view.getBoundingClientRect();
    const x = Math.round(((e.clientX - box.left) / box.width) * 1000);
    const y = Math.round(((e.clientY - box.top) / box.height) * 1000);
    const again = last && last.view === view && e.timeStamp - last.at < 700 && Math.hypot(x - last.x, y - last.y) < apart;
    last = { view, x, y, at: e.timeStamp };
    if (again) return;
    input.value = `${view.dataset.damageView}:${x}:${y}`;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
