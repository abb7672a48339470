// The page without a server: jobs seen last, and back to where one wanted to go as soon as the server answers.
(() => {
  const page = document.querySelector("[data-offline-page]");
  // On a locked tablet nobody works, so nothing is noted in anybody's name.
  const jobs = !localStorage.getItem("bw-person") ? [] : JSON.parse(localStorage.getItem("bw-jobs") ?? "[]");
  const section = page.querySelector("[data-offline-jobs]");
  section.hidden = jobs.length === 0;
  section.querySelector("ul").replaceChildren(
    ...jobs.map((job) => {
      const row = document.createElement("li");
      Object.assign(row.dataset, { captureJob: "", ticket: job.ticket, number: job.number, garage: job.garage });
      const what = document.createElement("div");
      what.className = "what";
      what.append(Object.assign(document.createElement("b"), { textContent: job.title }), Object.assign(document.createElement("div"), { className: "meta", textContent: job.number }));
      row.append(what);
      for (const [kind, label] of [["photo", bwSay("Photo")], ["reading", bwSay("Reading")], ["note", bwSay("Note")], ["voice", bwSay("Voice note")]]) {
        const button = Object.assign(document.createElement("button"), { type: "button", className: "btn", textContent: label });
        button.dataset.captureOpen = kind;
        button.setAttribute("aria-label", bwSay("{0} for {1}", label, job.title));
        row.append(button);
      }
      return row;
    }),
  );
  const waits = [2, 4, 8, 15];
  let attempt = 0;
  const next = page.querySelector("[data-offline-next]");
  async function look() {
    try {
      if ((await fetch("/health/live", { cache: "no-store" })).ok && location.pathname !== "/offline") return location.reload();
    } catch {
      // Still away.
    }
    const wait = waits[Math.min(attempt++, waits.length - 1)];
    next.textContent = bwSay("Next try in {0} s.", wait);
    setTimeout(look, wait * 1000);
  }
  window.addEventListener("online", look);
  setTimeout(look, 2000);
})();
