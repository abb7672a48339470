// A running timer counts in the browser; the server keeps the truth.
(() => {
  const pad = n => String(n).padStart(2, "0");
  const tick = () => {
    for (const clock of document.querySelectorAll("[data-since]")) {
      const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(clock.dataset.since)) / 1000));
      clock.textContent = `${Math.floor(seconds / 3600)}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
    }
  };
  setInterval(tick, 1000);
})();
