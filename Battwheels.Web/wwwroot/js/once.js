// One press, one effect: the second half of a double click and a held Enter key do nothing of their own. Without this
// the second click would meet whatever the first one brought to that place: the next row, the next step, a second visit.
(() => {
  const acts = ".btn, .mi, .tick"; // not steppers, which are pressed quickly on purpose
  const half = 600; // longer than a double click takes
  let last = 0;

  document.addEventListener(
    "click",
    (e) => {
      if (e.detail > 1 && e.timeStamp - last < half) {
        e.preventDefault();
        e.stopImmediatePropagation();
      } else if (e.target.closest?.(acts)) last = e.timeStamp;
    },
    true,
  );
  document.addEventListener(
    "keydown",
    (e) => {
      if (!e.repeat || e.key !== "Enter" || e.target.closest?.("textarea")) return;
      e.preventDefault();
      e.stopImmediatePropagation();
    },
    true,
  );
})();
