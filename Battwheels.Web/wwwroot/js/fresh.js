// A visit that others move meanwhile: read again when somebody comes back to the page, and looked at every 20 seconds
// while it is seen. Never while something is typed or chosen that is not saved, or a dialog is open.
(() => {
  const every = 20_000;
  let place = location.href;
  let touched = false;
  let last = Date.now();
  const touch = (e) => {
    if (!e.target.closest?.("main form, .lines, .mud-dialog form")) return;
    place = location.href;
    touched = true;
  };
  for (const kind of ["input", "pointerdown", "keydown"]) document.addEventListener(kind, touch, true);
  const press = (what) => {
    if (place !== location.href) [place, touched] = [location.href, false];
    if (touched || document.visibilityState !== "visible" || document.querySelector(".mud-dialog, details.menu[open]")) return;
    last = Date.now();
    document.querySelector(`[data-fresh=${what}]`)?.click();
  };
  setInterval(() => press("tick"), every);
  document.addEventListener("visibilitychange", () => {
    if (Date.now() - last > 3000) press("seen");
  });
  window.bwFresh = { saved: () => (touched = false) };
})();
