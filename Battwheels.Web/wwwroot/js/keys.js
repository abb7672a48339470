// Shortcuts. Single letters act only outside fields and can be switched off (WCAG 2.1.4).
(() => {
  const places = { t: "tickets", b: "tickets/board", i: "invoices", c: "contacts", v: "vehicles", s: "items", d: "" };
  const dialog = document.getElementById("keys");
  const toggle = document.getElementById("keys-on");
  const on = () => localStorage.getItem("bw-keys") !== "off";
  let going = 0;

  const show = () => {
    toggle.checked = on();
    dialog.showModal();
  };
  toggle?.addEventListener("change", () => localStorage.setItem("bw-keys", toggle.checked ? "on" : "off"));
  document.addEventListener("click", (e) => {
    if (e.target.closest("[data-keys]")) show();
  });

  document.addEventListener("keydown", (e) => {
    if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === "s") {
      const form = e.target.closest?.("form[data-draft]") ?? document.querySelector("main form[data-draft]");
      if (!form) return;
      e.preventDefault();
      document.activeElement?.blur(); // the field's value counts before the form does
      form.requestSubmit();
      return;
    }
    if (e.ctrlKey || e.metaKey || e.altKey || !on()) return;
    if (e.target.closest?.("input, textarea, select, [contenteditable], [role=dialog], dialog")) return;
    const key = e.key.toLowerCase();
    if (Date.now() - going < 1500 && key in places) {
      going = 0;
      document.querySelector(`.drawer a[href="${places[key]}"]`)?.click();
    } else if (key === "g") going = Date.now();
    else if (key === "?") show();
    else if (key === "/") {
      const search = document.querySelector("main input[type=search]");
      if (!search) return;
      e.preventDefault();
      search.focus();
    } else if (key === "c") document.querySelector("main .ph .btn.f")?.click();
  });
})();
