// Photos large, one after the other: the links of a page open here, by press and by the arrow keys; Esc closes. Without this
// script each link opens its picture.
(() => {
  const dialog = () => document.getElementById("photo-viewer");
  const part = (name) => dialog().querySelector(`[data-viewer-${name}]`);
  let links = [], at = 0;

  function show(to) {
    at = Math.min(links.length - 1, Math.max(0, to));
    const link = links[at];
    const image = part("image");
    image.src = link.href;
    image.alt = link.dataset.words;
    part("words").textContent = link.dataset.words;
    part("by").textContent = link.dataset.by;
    part("count").textContent = bwSay("{0} of {1}", at + 1, links.length);
    part("back").disabled = at === 0;
    part("next").disabled = at === links.length - 1;
  }
  document.addEventListener("click", (e) => {
    const link = e.target.closest("a[data-photo]");
    if (link && dialog() && !e.ctrlKey && !e.metaKey && !e.shiftKey) {
      e.preventDefault();
      // One that stands twice, in a pair and below, is shown once.
      const seen = new Set();
      links = [...document.querySelectorAll("a[data-photo]")].filter((l) => !seen.has(l.dataset.photo) && seen.add(l.dataset.photo));
      dialog().showModal();
      return show(links.findIndex((l) => l.dataset.photo === link.dataset.photo));
    }
    if (!dialog()?.open) return;
    if (e.target.closest("[data-viewer-back]")) show(at - 1);
    if (e.target.closest("[data-viewer-next]")) show(at + 1);
    if (e.target.closest("[data-viewer-close]")) dialog().close();
  }, true);
  document.addEventListener("keydown", (e) => {
    if (!dialog()?.open) return;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: links.length - 1 }[e.key];
    if (to === undefined) return;
    e.preventDefault();
    show(to);
  });
})();
