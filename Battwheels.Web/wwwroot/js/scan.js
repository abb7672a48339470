// Codes: by the camera where the browser can (BarcodeDetector), by a hand scanner, which types fast and ends with Enter, or
// typed. A button with data-scan-into names its box; the code goes into it as if typed, with Enter.
window.bwScan = (() => {
  const formats = ["ean_13", "ean_8", "upc_a", "upc_e", "code_128", "code_39", "itf", "qr_code", "data_matrix"];
  const dialog = document.getElementById("scan");
  const video = dialog?.querySelector("video");
  const said = dialog?.querySelector("[data-scan-said]");
  const can = () => "BarcodeDetector" in window && Boolean(navigator.mediaDevices?.getUserMedia);

  // Heard, felt and read.
  function tell(code) {
    try {
      const sound = new AudioContext();
      const tone = sound.createOscillator();
      tone.frequency.value = 1200;
      tone.connect(sound.destination);
      tone.start();
      tone.stop(sound.currentTime + 0.09);
      tone.onended = () => sound.close();
    } catch {
      // No sound here; the text and the hand tell it.
    }
    navigator.vibrate?.(60);
    const note = document.getElementById("scanned");
    note.textContent = bwSay("Scanned {0}", code);
    note.hidden = false;
    clearTimeout(tell.timer);
    tell.timer = setTimeout(() => (note.hidden = true), 4000);
    window.dispatchEvent(new CustomEvent("bw-scanned", { detail: code }));
  }
  function put(box, code) {
    tell(code);
    box.focus();
    box.value = code;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new Event("change", { bubbles: true }));
    const enter = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
    if (box.dispatchEvent(enter) && box.dataset.scanSends !== undefined) box.form?.requestSubmit();
  }

  let camera, into;
  async function open(box) {
    into = box;
    said.textContent = bwSay("Hold the code into the frame.");
    dialog.showModal();
    try {
      camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
      if (!dialog.open) return stop();
      video.srcObject = camera;
      video.play().catch(() => {}); // no picture yet: the next look finds one
      const known = await BarcodeDetector.getSupportedFormats();
      look(new BarcodeDetector({ formats: formats.filter((f) => known.includes(f)) }), camera);
    } catch (fault) {
      said.textContent = fault?.name === "NotAllowedError" ? bwSay("The camera is switched off for this page. Allow it in the browser, or type the code.") : bwSay("The camera does not answer. Type the code, or use a hand scanner.");
    }
  }
  async function look(detector, mine) {
    while (dialog.open && camera === mine) {
      const [found] = await detector.detect(video).catch(() => []);
      if (found?.rawValue) {
        const box = into;
        dialog.close();
        return put(box, found.rawValue.trim());
      }
      await new Promise((r) => setTimeout(r, 120));
    }
  }
  function stop() {
    for (const track of camera?.getTracks() ?? []) track.stop();
    camera = undefined;
    if (video) video.srcObject = null;
  }
  dialog?.addEventListener("close", stop);
  dialog?.querySelector("[data-scan-type]").addEventListener("click", () => {
    dialog.close();
    into?.focus();
  });
  document.addEventListener("click", (e) => {
    const button = e.target.closest("[data-scan-into]");
    const box = button && document.getElementById(button.dataset.scanInto);
    if (box) open(box);
  });
  const reveal = () => {
    for (const button of document.querySelectorAll("[data-scan-into][hidden]")) button.hidden = false;
  };
  if (dialog && can()) {
    reveal();
    new MutationObserver(reveal).observe(document.body, { subtree: true, childList: true });
  }

  // A hand scanner with no box in focus: its keys are no shortcuts. A key waits a moment for the next one; people type slower.
  const api = { open, gap: 35 };
  const least = 4;
  const typing = "input, textarea, select, [contenteditable]";
  let keys = [], timer;
  // Where the focus is by now: the keys before may have moved it.
  const press = (key, shiftKey = false) => (document.activeElement ?? document.body).dispatchEvent(Object.assign(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true, cancelable: true }), { bwReleased: true }));
  function release() {
    const held = keys;
    keys = [];
    for (const key of held) press(key);
  }
  // A key that was not held comes after those that were: j and Enter at once open the row that j went to.
  function follow(e) {
    const before = document.activeElement;
    release();
    const now = document.activeElement;
    if (now === before || e.key === "Tab") return;
    e.preventDefault();
    e.stopImmediatePropagation();
    if (press(e.key, e.shiftKey) && e.key === "Enter" && now.matches("a, button, summary")) now.click();
  }
  function arrive(code) {
    const box = [...document.querySelectorAll("[data-scan-target]")].find((b) => b.offsetParent);
    if (box) return put(box, code);
    const palette = document.getElementById("palette-q");
    if (!palette) return;
    document.querySelector("[data-palette]")?.click();
    put(palette, code);
  }
  document.addEventListener("keydown", (e) => {
    if (e.bwReleased || !e.isTrusted) return;
    if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing || (e.target.closest?.(typing) && !e.target.closest("dialog:not([open])")) || document.querySelector("dialog[open]")) return release();
    if (e.key === "Enter" && keys.length >= least) {
      clearTimeout(timer);
      const code = keys.join("");
      keys = [];
      e.preventDefault();
      e.stopImmediatePropagation();
      return arrive(code);
    }
    if (e.key.length !== 1 || e.key === " ") return e.key === "Shift" ? undefined : follow(e);
    if (keys.length === 0 && !/[\p{L}\p{N}]/u.test(e.key)) return; // no code begins with / or ?: they act at once
    e.preventDefault();
    e.stopImmediatePropagation();
    keys.push(e.key);
    clearTimeout(timer);
    timer = setTimeout(release, api.gap);
  }, true);

  return api;
})();
