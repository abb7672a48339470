// The customer's page of an estimate: running total and count. Without it the next page shows them.
(() => {
  const form = document.querySelector("form[data-offer]");
  const total = form?.querySelector("[data-offer-total]");
  if (!total) return;
  const lines = [...form.querySelectorAll("fieldset[data-paise]")];
  const sets = [...form.querySelectorAll("[data-set]")];
  const choice = (line) => line.querySelector("input[type=radio]:checked")?.value;
  const show = () => {
    const approved = lines.filter((l) => choice(l) === "yes");
    const declined = lines.filter((l) => choice(l) === "no");
    const taken = sets.map((s) => s.querySelector("input[data-paise]:checked")).filter(Boolean);
    let paise = [...approved, ...taken].reduce((sum, l) => sum + Number(l.dataset.paise), 0);
    if (form.dataset.round) paise = Math.round(paise / 100) * 100;
    total.textContent = new Intl.NumberFormat("en-IN", { style: "currency", currency: "INR" }).format(paise / 100);
    const open = lines.length - approved.length - declined.length;
    const counts = [approved.length + taken.length, declined.length + sets.length - taken.length, open];
    form.querySelector("[data-offer-count]").textContent = form.dataset.count.replace(/\{(\d)\}/g, (_, i) => counts[i]);
    form.querySelector("[data-offer-all]").hidden = counts[2] < lines.length;
  };
  form.addEventListener("change", show);
  show();
})();

// Pages opened by a link: a person looks at it; previews of messengers run no scripts.
(() => {
  const form = document.querySelector("form[data-opened]");
  if (!form) return;
  const opened = new FormData(form);
  opened.set("step", "opened");
  fetch(location.href, { method: "POST", body: opened, credentials: "same-origin" }).catch(() => {});
})();
