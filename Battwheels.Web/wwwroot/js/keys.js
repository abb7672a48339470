// Shortcuts. The list behind ? is their only table (Shell/Keys/Shortcuts.cs): its rows name keys and act. Single letters act
// only outside fields and can be switched off (WCAG 2.1.4). A script with acts of its own: bwKeys.on("next-row", run);
// run returns false where there is nothing to do, and the key goes on to the browser.
window.bwKeys = (() => {
  const dialog = document.getElementById("keys");
  const toggle = document.getElementById("keys-on");
  const lettersAct = () => localStorage.getItem("bw-keys") !== "off";
  const acts = new Map();
  const rows = new Map();
  for (const row of dialog?.querySelectorAll("[data-act]") ?? []) rows.set(row.dataset.keys.toLowerCase(), row.dataset);
  const begins = (keys) => [...rows.keys()].some((k) => k.startsWith(keys + " "));
  const typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable], [role=dialog], dialog";
  let before = "";
  let at = 0;
  // A dialog that was just closed may hold the focus until the next frame: keys mean the page again at once.
  const isTyping = (e) => e.target.closest?.(typing) && !e.target.closest("dialog:not([open])");

  // Ctrl+K, Shift+ArrowUp, j: Shift counts only where the key prints nothing, Command is Ctrl.
  const chord = (e) =>
    (e.ctrlKey || e.metaKey ? "ctrl+" : "") + (e.shiftKey && e.key.length > 1 ? "shift+" : "") + (e.key === " " ? "space" : e.key.toLowerCase());

  document.addEventListener("keydown", (e) => {
    if (e.altKey || e.isComposing || e.defaultPrevented || !e.key) return;
    const command = e.ctrlKey || e.metaKey;
    if (!command && (isTyping(e) || document.querySelector("dialog[open]"))) return;
    if (!command && e.key.length === 1 && e.key !== " " && !lettersAct()) return;
    const pressed = chord(e);
    const keys = before && Date.now() - at < 1500 && rows.has(`${before} ${pressed}`) ? `${before} ${pressed}` : pressed;
    [before, at] = begins(pressed) ? [pressed, Date.now()] : ["", 0];
    const row = rows.get(keys);
    if (!row || acts.get(row.act)?.(e, row) === false) return;
    before = "";
    e.preventDefault();
  });

  toggle?.addEventListener("change", () => localStorage.setItem("bw-keys", toggle.checked ? "on" : "off"));
  document.addEventListener("click", (e) => {
    if (e.target.closest("[data-keys]:is(button)")) show();
  });
  function show() {
    for (const other of document.querySelectorAll("dialog[open]")) other.close();
    toggle.checked = lettersAct();
    dialog.showModal();
  }

  function create() {
    const main = document.querySelector("main .ph .btn.f");
    const menu = document.querySelector("[data-new]");
    if (main) main.click();
    else if (menu) {
      menu.open = true;
      menu.querySelector("a").focus();
    } else return false;
  }
  function search() {
    const box = document.querySelector("main input[type=search]");
    if (!box) return false;
    box.focus();
  }
  function save(e) {
    const form = e.target.closest?.("form[data-save]") ?? document.querySelector("main form[data-save]");
    if (!form) return false;
    document.activeElement?.blur(); // the field's value counts before the form does
    form.requestSubmit();
  }
  const api = { on: (act, run) => acts.set(act, run) };
  api.on("keys", show);
  api.on("create", create);
  api.on("search", search);
  api.on("save", save);
  api.on("go", (e, row) => Blazor.navigateTo(new URL(row.to, document.baseURI).href));
  return api;
})();
