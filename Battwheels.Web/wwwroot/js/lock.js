// The door of a shared tablet: the number pad, what waits to be sent for whom, the clock.
(() => {
  const form = document.querySelector("form[data-pin]");
  const box = form?.querySelector("[name=Pin]");
  const pad = form?.querySelector("[data-pad]");
  const length = 6;
  localStorage.removeItem("bw-person"); // nobody works here now: nothing is captured in anybody's name

  if (pad) {
    pad.hidden = false;
    box.inputMode = "none"; // the pad instead of the screen keyboard; a real keyboard types as ever
    pad.addEventListener("click", (e) => {
      const key = e.target.closest("button")?.value;
      if (!key) return;
      if (key === "clear") box.value = "";
      else if (key === "back") box.value = box.value.slice(0, -1);
      else if (box.value.length < length) box.value += key;
      changed();
    });
    box.addEventListener("input", changed);
    box.focus();
  }
  let sent = false;
  function changed() {
    if (sent || box.value.length < length) return;
    sent = true;
    form.requestSubmit();
  }
  // Who goes on finds what they typed; for anybody else nothing of it is put into their forms.
  form?.addEventListener("submit", () => {
    const { of } = JSON.parse(sessionStorage.getItem("bw-restore") ?? "{}");
    if (of !== form.dataset.person) sessionStorage.removeItem("bw-restore");
    localStorage.setItem("bw-touched", Date.now());
  });

  const clock = document.querySelector("[data-lock-clock]");
  const now = new Intl.DateTimeFormat("en-IN", { hour: "numeric", minute: "2-digit" });
  const tick = () => clock && (clock.textContent = now.format(new Date()));
  tick();
  setInterval(tick, 10_000);

  // Captures not sent yet, by person.
  const request = indexedDB.open("battwheels", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("captures", { keyPath: "seq", autoIncrement: true });
  request.onsuccess = () => {
    const all = request.result.transaction("captures").objectStore("captures").getAll();
    const garage = document.querySelector("[data-lock]")?.dataset.garage;
    all.onsuccess = () => {
      for (const place of document.querySelectorAll("[data-kept-of]")) {
        const count = all.result.filter((c) => c.person === place.dataset.keptOf && c.garage === garage).length;
        place.hidden = count === 0;
        place.textContent = bwSay("{0} not sent yet", count);
      }
    };
  };
})();
