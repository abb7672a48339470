// The session ended while something was typed: sign in over the form and go on. The password goes to the sign-in page's
// own address by fetch, so that its token, limits and locks hold; the page's circuit then takes a pass of the new session.
window.bwSession = (() => {
  const dialog = document.getElementById("signin");
  const form = dialog.querySelector("form");
  const box = (name) => form.querySelector(`[name=${name}]`);
  const error = dialog.querySelector("[data-error]");
  const submit = form.querySelector("button[type=submit]");

  function ended() {
    if (window.bwTablet) return window.bwTablet.lock(); // a shared tablet asks at its door
    if (dialog.open) return;
    const filled = window.bwDrafts?.filled() ?? [];
    if (filled.length === 0) return leave();
    say("");
    dialog.showModal();
    box("Password").value = "";
    (box("Email").value ? box("Password") : box("Email")).focus();
  }
  function leave() {
    const here = location.pathname + location.search;
    location.assign(`/sign-in?returnUrl=${encodeURIComponent(here)}&ended=1`);
  }
  function again() {
    window.bwDrafts?.keepForReload();
    location.reload();
  }
  // Somebody else sits here now: the page is theirs, and nothing of the first person's is put into it.
  function other() {
    sessionStorage.removeItem("bw-restore");
    location.reload();
  }
  function say(text) {
    error.textContent = text;
    error.hidden = !text;
    submit.disabled = false;
    submit.classList.remove("busy");
  }
  const read = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");

  async function signIn() {
    const page = await read(await fetch("/sign-in", { cache: "no-store", redirect: "follow" }));
    const token = page.querySelector("form input[name=__RequestVerificationToken]")?.value;
    const body = new URLSearchParams({ _handler: "sign-in", __RequestVerificationToken: token ?? "", Email: box("Email").value, Password: box("Password").value });
    const answer = await fetch("/sign-in", { method: "POST", body, redirect: "manual" });
    if (answer.type === "opaqueredirect") return "";
    const said = (await read(answer)).querySelector(".note.problem, main p, h1")?.textContent.trim();
    return said || bwSay("This did not work. Check email and password, then try again.");
  }

  form.addEventListener("submit", async (e) => {
    e.preventDefault();
    submit.disabled = true;
    submit.classList.add("busy");
    try {
      const refused = await signIn();
      if (refused) {
        say(refused);
        box("Password").select();
        return;
      }
      const answer = await fetch("session-pass", { cache: "no-store", redirect: "manual", headers: { "X-Requested-With": "XMLHttpRequest" } });
      if (answer.status !== 200) return again(); // no member here, or a new password is due
      const { person, pass } = await answer.json();
      if (person !== document.querySelector(".shell")?.dataset.person) return other();
      if (window.bwLink?.isAway()) return again();
      const target = document.querySelector("[data-session-pass]");
      target.value = pass;
      target.dispatchEvent(new Event("change", { bubbles: true }));
    } catch {
      say(bwSay("The server does not answer. Your entries are kept; try again in a moment."));
    }
  });
  // Giving up leads to the sign-in page; what was typed waits as a draft.
  dialog.querySelector("[data-leave]").addEventListener("click", leave);
  dialog.addEventListener("cancel", (e) => e.preventDefault());

  return {
    ended,
    refused: again,
    renewed() {
      dialog.close();
      say("");
      box("Password").value = "";
      window.bwDrafts?.resend();
    },
  };
})();
