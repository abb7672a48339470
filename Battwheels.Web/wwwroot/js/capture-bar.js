// The bar of a job: note, reading, photo, voice note. All of them are captures, with a signal or without; the buttons that tick a line
// or run the timer become captures while the server is not reached.
window.bwCaptureBar = (() => {
  const jobOf = (node) => {
    const { ticket, number, garage } = node.closest("[data-capture-job]").dataset;
    return garage ? { ticket, number, garage } : { ticket, number };
  };
  const dialog = (name) => document.getElementById(`capture-${name}`);
  let job;

  document.addEventListener("click", (e) => {
    const open = e.target.closest("[data-capture-open]");
    if (!open) return;
    job = jobOf(open);
    lines(open.closest("[data-capture-job]"));
    show(open.dataset.captureOpen, open.dataset.captureCaption);
  });
  function show(kind, caption) {
    const form = dialog(kind);
    form.querySelector("form").reset();
    form.querySelector("[data-capture-error]").hidden = true;
    limits(form);
    if (caption) form.querySelector("[name=text]").value = caption;
    form.showModal();
    if (kind === "voice") bwVoice.reset();
    if (kind === "photo") pictures();
    form.querySelector("textarea:not([hidden]), select, input")?.focus();
  }
  // The lines of the job a photo can belong to, where the page knows them.
  function lines(place) {
    const known = JSON.parse(place.dataset.lines ?? "[]");
    const field = dialog("photo").querySelector("[data-photo-line]");
    field.hidden = known.length === 0;
    const select = field.querySelector("select");
    select.replaceChildren(select.options[0], ...known.map((l) => new Option(l.name, l.id)));
  }

  // The chosen pictures, each to be marked before it is kept.
  let marked = new Map();
  function pictures() {
    marked = new Map();
    drawPictures();
  }
  function drawPictures() {
    const files = [...dialog("photo").querySelector("input[type=file]").files];
    dialog("photo").querySelector("[data-photo-chosen]").replaceChildren(
      ...files.map((file, i) => {
        const row = document.createElement("li");
        const image = new Image();
        image.alt = "";
        image.src = URL.createObjectURL(marked.get(file) ?? file);
        image.onload = () => URL.revokeObjectURL(image.src);
        const button = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: marked.has(file) ? bwSay("Marked") : bwSay("Mark") });
        button.setAttribute("aria-label", marked.has(file) ? bwSay("Marked picture {0}", i + 1) : bwSay("Mark picture {0}", i + 1));
        button.dataset.offline = "";
        button.addEventListener("click", () => mark(file));
        row.append(image, button);
        return row;
      }),
    );
  }
  async function mark(file) {
    try {
      const result = await bwMarks.open(marked.get(file) ?? file);
      if (result) marked.set(file, result.file);
      drawPictures();
    } catch {
      const error = dialog("photo").querySelector("[data-capture-error]");
      error.textContent = bwSay("This picture cannot be read here. Take it as JPG, PNG or WebP.");
      error.hidden = false;
    }
  }
  document.addEventListener("change", (e) => e.target.matches("#capture-file") && pictures());

  // The unit and the limits of the chosen measure stand beside its box.
  function limits(form) {
    const chosen = form.querySelector("select[name=measure]")?.selectedOptions[0];
    if (!chosen) return;
    const box = form.querySelector("[name=value]");
    box.inputMode = "decimal";
    form.querySelector("[data-unit]").textContent = chosen.dataset.unit;
    const { least, most, unit } = chosen.dataset;
    const value = Number(box.value.replaceAll(",", "").replace(/[०-९]/g, (d) => d.charCodeAt(0) - 0x966));
    const wrong = box.value && (Number.isNaN(value) ? bwSay("Enter the figure alone, such as 12.5.") : value < Number(least) || value > Number(most) ? bwSay("This lies between {0} and {1} {2}. Check the comma.", least, most, unit) : "");
    box.setCustomValidity(wrong || "");
  }
  document.addEventListener("input", (e) => e.target.matches("#capture-reading [name=value]") && limits(dialog("reading")));
  document.addEventListener("change", (e) => e.target.matches("#capture-reading select[name=measure]") && limits(dialog("reading")));

  // The form closes when the entry is kept, not before: what cannot be kept stays where it was typed.
  document.addEventListener("submit", async (e) => {
    const form = e.target.closest("[data-capture-form]");
    if (!form || e.submitter?.value === "cancel") return;
    e.preventDefault();
    const error = form.querySelector("[data-capture-error]");
    error.hidden = true;
    e.submitter.disabled = true;
    try {
      await keep(form);
      form.closest("dialog").close();
    } catch (fault) {
      error.textContent = fault instanceof DOMException && fault.name === "InvalidStateError" ? bwSay("This picture cannot be read here. Take it as JPG, PNG or WebP.") : bwSay("This could not be kept on the tablet: its storage is full or switched off. Note it on paper, then make room and try again.");
      error.hidden = false;
    } finally {
      e.submitter.disabled = false;
    }
  });
  async function keep(form) {
    const fields = Object.fromEntries([...new FormData(form)].filter(([, v]) => typeof v === "string" && v.trim()));
    const kind = form.dataset.captureForm;
    if (kind === "Note") return bwCaptures.add({ ...job, kind, words: bwSay("Note: {0}", fields.text.slice(0, 60)), fields });
    if (kind === "Reading") {
      const chosen = form.querySelector("select[name=measure]").selectedOptions[0];
      return bwCaptures.add({ ...job, kind, words: `${chosen.textContent}: ${fields.value} ${chosen.dataset.unit}`, fields });
    }
    if (kind === "Voice") return bwVoice.keep(job, fields);
    for (const file of form.querySelector("input[type=file]").files) await bwCaptures.addPhoto(job, marked.get(file) ?? file, fields);
  }

  // A press that would wait for the server is kept instead.
  document.addEventListener("click", async (e) => {
    const button = e.target.closest("[data-capture]");
    if (!button || (navigator.onLine && !window.bwLink?.isAway())) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    const { kind, words, ...fields } = JSON.parse(button.dataset.capture);
    if (button.dataset.kept !== undefined) return;
    button.dataset.kept = "";
    await bwCaptures.add({ ...jobOf(button), kind, words, fields });
    button.setAttribute("aria-disabled", "true");
    button.title = bwSay("Kept on this tablet; sent when the signal is back.");
  }, true);
  window.addEventListener("bw-captures", () => {
    for (const button of document.querySelectorAll("[data-kept]")) {
      delete button.dataset.kept;
      button.removeAttribute("aria-disabled");
      button.removeAttribute("title");
    }
  });
  return { open: show };
})();

// The list of what is kept, and the question before signing out.
(() => {
  document.addEventListener("click", (e) => {
    if (e.target.closest("[data-captures]")) document.getElementById("captures").showModal();
    if (e.target.closest("[data-captures-send]")) bwCaptures.send();
  });
  let sure = false;
  document.addEventListener("submit", async (e) => {
    const leaving = e.target.closest("form[data-forget]");
    const ask = document.getElementById("captures-leave");
    if (!leaving || !ask || sure) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    const left = (await bwCaptures.list()).length;
    const go = () => {
      sure = true;
      leaving.requestSubmit();
    };
    if (left === 0) return go();
    ask.querySelector("[data-captures-left]").textContent = left === 1 ? bwSay("1 entry") : bwSay("{0} entries", left);
    ask.addEventListener("close", () => ask.returnValue === "leave" && go(), { once: true });
    ask.showModal();
  }, true);

  // Who sits here and which jobs were open, for the page without a server.
  const remember = () => {
    const person = document.querySelector(".shell")?.dataset.person;
    if (person) localStorage.setItem("bw-person", person);
    const job = document.querySelector("[data-capture-job][data-title]")?.dataset;
    if (!job) return;
    const garage = document.baseURI.split("/")[3];
    const jobs = JSON.parse(localStorage.getItem("bw-jobs") ?? "[]").filter((j) => j.ticket !== job.ticket);
    localStorage.setItem("bw-jobs", JSON.stringify([{ ticket: job.ticket, number: job.number, title: job.title, garage }, ...jobs].slice(0, 5)));
  };
  remember();
  new MutationObserver(remember).observe(document.querySelector("main") ?? document.body, { subtree: true, childList: true });
  if ("serviceWorker" in navigator && document.querySelector(".shell"))
    navigator.serviceWorker.register("/sw.js").then((r) => r.active?.postMessage({ keep: document.documentElement.lang }));
})();
