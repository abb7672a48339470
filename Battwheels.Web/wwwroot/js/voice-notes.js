// A voice note: recorded in this browser, at most three minutes, listened to, kept or let go. Kept, it goes the way of photos.
window.bwVoice = (() => {
  const most = 180;
  const kinds = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus", "audio/webm"];
  const dialog = () => document.getElementById("capture-voice");
  const part = (name) => dialog().querySelector(`[data-voice-${name}]`);
  const canRecord = () => Boolean(navigator.mediaDevices?.getUserMedia && window.MediaRecorder);
  let recorder, stream, sound, pieces, blob, began, ticking;

  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
  const seconds = () => (performance.now() - began) / 1000;
  function show(state) {
    part("record").hidden = state !== "empty";
    part("stop").hidden = state !== "recording";
    part("again").hidden = state !== "done";
    part("sound").hidden = state !== "done";
    part("meter").hidden = state !== "recording";
    part("keep").disabled = state !== "done";
    dialog().querySelector("form").hidden = state === "none";
    part("cannot").hidden = state !== "none";
  }
  function cannot(why) {
    part("why").textContent = why;
    show("none");
    part("note").focus();
  }
  function reset() {
    stop();
    URL.revokeObjectURL(part("sound").src);
    part("sound").removeAttribute("src");
    [blob, pieces] = [undefined, []];
    part("clock").textContent = clock(0);
    part("error").hidden = true;
    if (canRecord()) show("empty");
    else cannot(bwSay("This browser cannot record sound. Write a note instead."));
  }
  async function record() {
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
    } catch {
      return cannot(bwSay("The microphone is not allowed or not there. Allow it in the browser, or write a note."));
    }
    if (!dialog().open) return release();
    pieces = [];
    const mimeType = kinds.find((k) => MediaRecorder.isTypeSupported(k));
    recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 32_000 });
    const mine = recorder;
    mine.ondataavailable = (e) => e.data.size > 0 && pieces.push(e.data);
    mine.onstop = () => recorder === mine && finished(mine.mimeType);
    mine.start(1000);
    began = performance.now();
    level();
    ticking = setInterval(tick, 250);
    show("recording");
    part("stop").focus();
  }
  function tick() {
    part("clock").textContent = clock(seconds());
    if (seconds() >= most) stop();
  }
  // How loud it is, so that nobody speaks for three minutes into a covered microphone.
  function level() {
    sound = new AudioContext();
    const ear = sound.createAnalyser();
    sound.createMediaStreamSource(stream).connect(ear);
    const wave = new Uint8Array(ear.fftSize);
    const listen = () => {
      if (!recorder) return;
      ear.getByteTimeDomainData(wave);
      part("meter").value = Math.min(1, Math.max(...wave.map((w) => Math.abs(w - 128))) / 64);
      setTimeout(listen, 100);
    };
    listen();
  }
  function release() {
    clearInterval(ticking);
    for (const track of stream?.getTracks() ?? []) track.stop();
    sound?.close();
    [stream, sound] = [undefined, undefined];
  }
  function stop() {
    if (recorder?.state === "recording") recorder.stop();
    release();
  }
  function finished(type) {
    recorder = undefined;
    release();
    if (!dialog().open) return;
    blob = new Blob(pieces, { type });
    part("sound").src = URL.createObjectURL(blob);
    show("done");
    part("keep").focus();
  }
  async function keep(job, fields) {
    const length = part("clock").textContent;
    await bwCaptures.addFile(job, { kind: "Voice", words: bwSay("Voice note, {0}", length), file: blob, fields });
  }

  document.addEventListener("click", (e) => {
    if (!dialog()?.contains(e.target)) return;
    if (e.target.closest("[data-voice-record]")) record();
    if (e.target.closest("[data-voice-stop]")) stop();
    if (e.target.closest("[data-voice-again]")) reset();
    if (e.target.closest("[data-voice-cancel]")) dialog().close();
    if (e.target.closest("[data-voice-note]")) {
      dialog().close();
      bwCaptureBar.open("note");
    }
  });
  document.addEventListener("close", (e) => {
    if (e.target !== dialog()) return;
    [recorder, blob] = [(stop(), undefined), undefined];
    part("sound").pause();
  }, true);
  return { reset, keep };
})();
