// Work a browser does before the public form may be sent once more: a number whose hash begins with zero bits.
(() => {
  const form = document.querySelector("form[data-work]");
  if (!form?.dataset.work || !crypto.subtle) return;
  const bits = Number(form.dataset.workBits);
  const text = new TextEncoder();
  let done = false;

  const zeros = (hash) => {
    const head = new DataView(hash).getUint32(0);
    return Math.clz32(head);
  };

  form.addEventListener("submit", async (e) => {
    if (done) return;
    e.preventDefault();
    const button = form.querySelector("button[type=submit]");
    button.disabled = true;
    button.textContent = form.dataset.working;
    for (let n = 0; ; n += 500) {
      const some = await Promise.all(
        Array.from({ length: 500 }, (_, i) => crypto.subtle.digest("SHA-256", text.encode(`${form.dataset.work}:${n + i}`))),
      );
      const at = some.findIndex((hash) => zeros(hash) >= bits);
      if (at < 0) continue;
      form.elements.answer.value = String(n + at);
      done = true;
      form.submit();
      return;
    }
  });
})();
