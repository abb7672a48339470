// Signature boxes: what is drawn on <canvas data-sign-canvas> goes as an SVG path into the hidden field beside it, in the
// units of the canvas' own width and height. Works on pages with and without a live connection.
(() => {
  const longest = 20000;
  const near = 2; // a point closer than this to the last one adds nothing to the picture
  let stroke = null;

  const box = (el) => el.closest("[data-sign]");
  const field = (pad) => pad.querySelector("[data-sign-path]");

  function point(canvas, e) {
    const r = canvas.getBoundingClientRect();
    return [
      Math.round(((e.clientX - r.left) / r.width) * canvas.width),
      Math.round(((e.clientY - r.top) / r.height) * canvas.height),
    ];
  }

  function pen(canvas) {
    const context = canvas.getContext("2d");
    context.lineWidth = 3;
    context.lineCap = context.lineJoin = "round";
    context.strokeStyle = getComputedStyle(canvas).color;
    return context;
  }

  function say(pad, path) {
    const input = field(pad);
    input.value = path;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }

  document.addEventListener("pointerdown", (e) => {
    const canvas = e.target.closest?.("[data-sign-canvas]");
    if (!canvas || e.button > 0) return;
    e.preventDefault();
    canvas.setPointerCapture(e.pointerId);
    const [x, y] = point(canvas, e);
    stroke = { canvas, id: e.pointerId, last: [x, y], path: `M${x} ${y}L${x} ${y}` };
    const context = pen(canvas);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x, y);
    context.stroke();
  });

  document.addEventListener("pointermove", (e) => {
    if (!stroke || e.pointerId !== stroke.id) return;
    const [x, y] = point(stroke.canvas, e);
    const [fromX, fromY] = stroke.last;
    if (Math.hypot(x - fromX, y - fromY) < near) return;
    const context = pen(stroke.canvas);
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(x, y);
    context.stroke();
    stroke.last = [x, y];
    stroke.path += `L${x} ${y}`;
  });

  function end(e) {
    if (!stroke || e.pointerId !== stroke.id) return;
    const pad = box(stroke.canvas);
    const path = (field(pad).value || "") + stroke.path;
    stroke = null;
    if (path.length <= longest) say(pad, path);
  }
  document.addEventListener("pointerup", end);
  document.addEventListener("pointercancel", end);

  document.addEventListener("click", (e) => {
    const button = e.target.closest?.("[data-sign-clear]");
    if (!button) return;
    const pad = box(button);
    const canvas = pad.querySelector("[data-sign-canvas]");
    canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height);
    say(pad, "");
  });
})();
