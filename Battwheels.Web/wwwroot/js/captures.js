// What is done at the vehicle where there is no signal: kept in this browser, sent in order when the server answers, each
// under its own id, and taken off only when the server has said that it has it. Closing the browser loses nothing.
window.bwCaptures = (() => {
  const piece = 256 * 1024;
  const waits = [2, 4, 8, 15, 30].map((s) => s * 1000);
  const shell = () => document.querySelector(".shell, [data-offline-page]");
  const person = () => shell()?.dataset.person ?? (document.querySelector("[data-offline-page]") ? localStorage.getItem("bw-person") ?? "" : "");
  const garage = () => document.baseURI.split("/")[3] ?? "";
  const token = () => document.querySelector("input[name=__RequestVerificationToken]")?.value ?? "";
  const told = new Set();
  let timer, attempt = 0;

  // One store for all who use this tablet; everybody sees and sends only their own.
  const opened = new Promise((done, fail) => {
    const request = indexedDB.open("battwheels", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("captures", { keyPath: "seq", autoIncrement: true });
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
  async function store(mode, act) {
    const db = await opened;
    return new Promise((done, fail) => {
      const change = db.transaction("captures", mode, { durability: "strict" });
      const answer = act(change.objectStore("captures"));
      change.oncomplete = () => done(answer.result);
      change.onabort = change.onerror = () => fail(change.error);
    });
  }
  const own = (item) => item.person === person() && (item.garage === garage() || garage() === "");
  const list = async () => (await store("readonly", (s) => s.getAll())).filter(own);

  async function add(item) {
    if (!person()) throw new Error("Nobody is signed in here.");
    navigator.storage?.persist?.(); // so that the browser does not make room with it
    const at = new Date().toISOString();
    await store("readwrite", (s) => s.add({ id: crypto.randomUUID(), person: person(), garage: garage(), at, ...item }));
    await show();
    send();
  }
  async function remove(seq) {
    await store("readwrite", (s) => s.delete(seq));
    await show();
  }
  async function again(seq) {
    const item = (await list()).find((i) => i.seq === seq);
    if (!item) return;
    delete item.refused;
    await store("readwrite", (s) => s.put(item));
    await show();
    send();
  }

  // A photo goes ahead in pieces, from where the server has it.
  async function sendFile(item) {
    const address = `${item.garage}/captures/files?id=${item.fields.upload}`;
    const blob = item.file;
    let arrived = (await (await ask(`/${address}`)).json()).arrived;
    while (arrived < blob.size) {
      const body = blob.slice(arrived, arrived + piece);
      const answer = await ask(`/${address}&from=${arrived}`, { method: "POST", body, headers: { RequestVerificationToken: token() } });
      if (!answer.ok) throw new Passing();
      const now = (await answer.json()).arrived;
      if (now <= arrived) throw new Passing();
      arrived = now;
    }
  }
  class Passing extends Error {}
  async function ask(address, options = {}) {
    const answer = await fetch(address, { cache: "no-store", redirect: "manual", ...options, headers: { "X-Requested-With": "XMLHttpRequest", ...options.headers } });
    if (answer.status === 401) {
      window.bwSession?.ended();
      throw new Passing();
    }
    if (answer.status >= 500 || answer.status === 429 || answer.type === "opaqueredirect") throw new Passing();
    return answer;
  }
  async function sendOne(item) {
    if (item.file) await sendFile(item);
    const body = new URLSearchParams({ __RequestVerificationToken: token(), id: item.id, person: item.person, kind: item.kind, ticket: item.ticket, at: item.at, now: new Date().toISOString() });
    for (const [name, value] of Object.entries(item.fields)) if (value !== undefined && value !== "") body.set(name, value);
    const answer = await ask(`/${item.garage}/captures`, { method: "POST", body });
    if (answer.status === 204) {
      await store("readwrite", (s) => s.delete(item.seq));
      told.add(item.ticket);
      return;
    }
    if (answer.status === 409) throw new Passing(); // somebody else is signed in by now: it waits for its person
    const why = answer.status === 400 ? await answer.json().catch(() => null) : null;
    if (answer.status === 400 && !why) throw new Passing(); // the token is of another session: the page is loaded again
    item.refused = why?.message ?? bwSay("The server does not take this. Ask whoever gave you access, then try again or remove it.");
    await store("readwrite", (s) => s.put(item));
  }
  // One tab sends; the others see the result.
  function send() {
    clearTimeout(timer);
    if (!person() || !token()) return;
    navigator.locks.request("bw-captures", { ifAvailable: true }, async (mine) => {
      if (!mine) return;
      try {
        for (let next; (next = (await list()).find((i) => !i.refused)); ) {
          await sendOne(next);
          attempt = 0;
          await show();
        }
        tell();
      } catch {
        tell();
        plan();
      }
    });
  }
  function plan() {
    clearTimeout(timer);
    timer = setTimeout(send, waits[Math.min(attempt++, waits.length - 1)]);
  }
  // Pages that show the job read it again.
  function tell() {
    for (const page of document.querySelectorAll("[data-captures-taken]"))
      if (told.has(page.dataset.capturesTaken)) page.dispatchEvent(new Event("change", { bubbles: true }));
    told.clear();
    window.dispatchEvent(new Event("bw-captures"));
  }
  const others = new BroadcastChannel("bw-captures");
  others.onmessage = () => show(false);

  async function show(tellOthers = true) {
    if (tellOthers) others.postMessage("");
    const items = await list();
    for (const chip of document.querySelectorAll("[data-captures]")) {
      chip.hidden = items.length === 0;
      const refused = items.filter((i) => i.refused).length;
      chip.querySelector("[data-captures-count]").textContent = refused ? bwSay("{0} not taken", refused) : bwSay("{0} not sent", items.length);
      chip.classList.toggle("refused", refused > 0);
    }
    for (const place of document.querySelectorAll("[data-captures-list]")) draw(place, items);
  }
  const size = (bytes) => (bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} KB`);
  const clock = new Intl.DateTimeFormat(bwLocale, { day: "2-digit", month: "short", hour: "numeric", minute: "2-digit" });
  function part(tag, text, cls) {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    if (cls) node.className = cls;
    return node;
  }
  function draw(place, items) {
    const rows = items.map((item) => {
      const row = part("li");
      if (item.kind === "Photo") {
        const image = part("img");
        image.alt = "";
        image.src = URL.createObjectURL(item.file);
        image.onload = () => URL.revokeObjectURL(image.src);
        row.append(image);
      }
      const what = part("div", "", "what");
      what.append(part("b", item.words), part("div", `${item.number} · ${clock.format(new Date(item.at))}${item.file ? ` · ${size(item.file.size)}` : ""}`, "meta"));
      if (item.refused) what.append(part("div", item.refused, "err"));
      row.append(what);
      if (item.refused) {
        for (const [label, act] of [[bwSay("Try again"), again], [bwSay("Remove"), remove]]) {
          const button = part("button", label, "btn s");
          button.type = "button";
          button.dataset.offline = "";
          button.setAttribute("aria-label", `${label}: ${item.words}`);
          button.addEventListener("click", () => act(item.seq));
          row.append(button);
        }
      } else row.append(part("span", bwSay("Kept"), "status waiting"));
      return row;
    });
    place.replaceChildren(...(rows.length ? rows : [part("li", bwSay("Everything is sent."), "t2")]));
  }

  // Pictures are made small here: at most 1,600 px and 400 KB, and without where they were taken.
  async function small(file) {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, 1600 / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return jpeg(canvas);
  }
  async function jpeg(canvas) {
    for (const quality of [0.85, 0.7, 0.55, 0.4]) {
      const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
      if (blob.size <= 400_000 || quality === 0.4) return blob;
    }
  }
  async function hash(blob) {
    const digest = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
    return [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, "0")).join("");
  }
  async function addPhoto(job, file, fields) {
    await addFile(job, { kind: "Photo", words: fields.text ? bwSay("Photo: {0}", fields.text) : bwSay("Photo"), file: await small(file), fields });
  }
  async function addFile(job, item) {
    await add({ ...job, ...item, fields: { ...item.fields, upload: crypto.randomUUID(), sha256: await hash(item.file) } });
  }

  window.addEventListener("online", () => { attempt = 0; send(); });
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && send());
  window.addEventListener("load", () => show().then(send));
  new MutationObserver((changes) => {
    if (changes.some((c) => [...c.addedNodes].some((n) => n.querySelector?.("[data-captures], [data-captures-list]")))) show(false);
  }).observe(document.body, { subtree: true, childList: true });

  return { add, addFile, addPhoto, jpeg, list, send, show };
})();
