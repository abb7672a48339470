// Marks on a picture: arrow, circle, label, and a plate made unreadable. Placed by tap, or by the cross-hair of the arrow keys
// and Enter; sized by a stepper. What leaves here is a new picture: nothing of what was under a blur is in it.
window.bwMarks = (() => {
  const red = "#C1121F", ink = "#1B2421", paper = "#FFFFFF";
  const sizes = [0.06, 0.1, 0.16, 0.25];
  const names = ["S", "M", "L", "XL"];
  const dialog = () => document.getElementById("photo-marks");
  const part = (name) => dialog().querySelector(`[data-marks-${name}]`);
  let image, marks, history, tool, size, chosen, cross, answer;

  // The picture, upright and at most 1,600 px.
  async function read(file) {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, 1600 / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.round(bitmap.width * scale), Math.round(bitmap.height * scale)];
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  const side = (canvas) => Math.max(canvas.width, canvas.height);
  function draw(withHelp = true) {
    const canvas = part("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const pen = canvas.getContext("2d");
    pen.drawImage(image, 0, 0);
    // What is blurred is blurred first, so that a label on it can be read.
    for (const mark of [...marks.filter((m) => m.tool === "blur"), ...marks.filter((m) => m.tool !== "blur")]) shapes[mark.tool](pen, mark, canvas);
    if (!withHelp) return;
    if (chosen) frame(pen, canvas);
    if (cross) hair(pen, canvas);
    part("size").textContent = names[chosen?.size ?? size];
    part("undo").disabled = history.length === 0;
    part("remove").disabled = !chosen;
    for (const button of dialog().querySelectorAll("[data-marks-tool]")) button.setAttribute("aria-pressed", String(button.dataset.marksTool === tool));
    part("text").hidden = tool !== "text";
  }
  // A white edge under everything, so that it is seen on any picture.
  function stroke(pen, canvas, path) {
    const width = Math.max(4, side(canvas) / 130);
    [pen.lineCap, pen.lineJoin] = ["round", "round"];
    for (const [colour, wide] of [[paper, width * 2], [red, width]]) {
      [pen.strokeStyle, pen.lineWidth] = [colour, wide];
      pen.beginPath();
      path();
      pen.stroke();
    }
  }
  const shapes = {
    arrow(pen, { x, y, size: s }, canvas) {
      const long = sizes[s] * side(canvas) * 1.4;
      const [tipX, tipY] = [x * canvas.width, y * canvas.height];
      // From the side where there is room.
      const [dx, dy] = [x > 0.5 ? -0.7 : 0.7, y > 0.5 ? -0.7 : 0.7];
      const [tailX, tailY] = [tipX + dx * long, tipY + dy * long];
      const head = long * 0.35, angle = Math.atan2(dy, dx);
      stroke(pen, canvas, () => {
        pen.moveTo(tailX, tailY);
        pen.lineTo(tipX, tipY);
        for (const turn of [-0.5, 0.5]) {
          pen.moveTo(tipX, tipY);
          pen.lineTo(tipX + Math.cos(angle + turn) * head, tipY + Math.sin(angle + turn) * head);
        }
      });
    },
    circle(pen, { x, y, size: s }, canvas) {
      stroke(pen, canvas, () => pen.arc(x * canvas.width, y * canvas.height, sizes[s] * side(canvas) * 0.6, 0, Math.PI * 2));
    },
    text(pen, { x, y, size: s, text }, canvas) {
      const high = Math.max(16, sizes[s] * side(canvas) * 0.3);
      pen.font = `600 ${high}px system-ui, sans-serif`;
      const wide = Math.min(pen.measureText(text).width, canvas.width - high * 1.4);
      const [w, h] = [wide + high, high * 1.7];
      const left = Math.min(Math.max(x * canvas.width - w / 2, high * 0.2), canvas.width - w - high * 0.2);
      const top = Math.min(Math.max(y * canvas.height - h / 2, high * 0.2), canvas.height - h - high * 0.2);
      pen.fillStyle = paper;
      pen.beginPath();
      pen.roundRect(left, top, w, h, high * 0.2);
      pen.fill();
      stroke(pen, canvas, () => pen.roundRect(left, top, w, h, high * 0.2));
      pen.fillStyle = ink;
      pen.textBaseline = "middle";
      pen.fillText(text, left + high / 2, top + h / 2, wide);
    },
    // Large squares of the mean colour: as wide as a plate, three or four high, so that no sign is left.
    blur(pen, { x, y, size: s }, canvas) {
      const wide = sizes[s] * side(canvas) * 1.6, high = wide * 0.45;
      const left = Math.max(0, Math.round(x * canvas.width - wide / 2)), top = Math.max(0, Math.round(y * canvas.height - high / 2));
      const w = Math.min(canvas.width - left, Math.round(wide)), h = Math.min(canvas.height - top, Math.round(high));
      if (w < 1 || h < 1) return;
      const step = Math.max(8, Math.ceil(h / 3));
      const { data } = pen.getImageData(left, top, w, h);
      for (let by = 0; by < h; by += step)
        for (let bx = 0; bx < w; bx += step) {
          let [r, g, b, n] = [0, 0, 0, 0];
          for (let py = by; py < Math.min(h, by + step); py++)
            for (let px = bx; px < Math.min(w, bx + step); px++) {
              const at = (py * w + px) * 4;
              [r, g, b, n] = [r + data[at], g + data[at + 1], b + data[at + 2], n + 1];
            }
          pen.fillStyle = `rgb(${Math.round(r / n)} ${Math.round(g / n)} ${Math.round(b / n)})`;
          pen.fillRect(left + bx, top + by, Math.min(step, w - bx), Math.min(step, h - by));
        }
    },
  };
  // Which one the stepper and Remove are about.
  function frame(pen, canvas) {
    const r = sizes[chosen.size] * side(canvas) * 0.9;
    pen.setLineDash([8, 8]);
    [pen.strokeStyle, pen.lineWidth] = ["#0B5CAD", Math.max(2, side(canvas) / 400)];
    pen.strokeRect(chosen.x * canvas.width - r, chosen.y * canvas.height - r, r * 2, r * 2);
    pen.setLineDash([]);
  }
  function hair(pen, canvas) {
    const [x, y, r] = [cross.x * canvas.width, cross.y * canvas.height, side(canvas) / 25];
    for (const [colour, wide] of [[paper, 6], ["#0B5CAD", 2]]) {
      [pen.strokeStyle, pen.lineWidth] = [colour, wide * Math.max(1, side(canvas) / 800)];
      pen.beginPath();
      pen.moveTo(x - r, y);
      pen.lineTo(x + r, y);
      pen.moveTo(x, y - r);
      pen.lineTo(x, y + r);
      pen.stroke();
    }
  }

  const say = (words) => (part("said").textContent = words);
  const label = () => dialog().querySelector(`[data-marks-tool=${tool}]`).textContent.trim();
  function change(act) {
    history.push(structuredClone(marks));
    act();
    draw();
  }
  function place(x, y) {
    const near = marks.findLast((m) => Math.hypot((m.x - x) * image.width, (m.y - y) * image.height) < side(image) * 0.025);
    if (near) {
      chosen = near;
      draw();
      return say(bwSay("Chosen. Change its size, or remove it."));
    }
    const text = part("text").querySelector("input");
    if (tool === "text" && !text.value.trim()) {
      text.focus();
      return say(bwSay("Type the label first, then tap where it stands."));
    }
    change(() => {
      chosen = { tool, x, y, size };
      if (tool === "text") chosen.text = text.value.trim();
      marks.push(chosen);
    });
    say(bwSay("{0} placed. Marks: {1}", label(), marks.length));
  }
  function grow(by) {
    const next = Math.min(sizes.length - 1, Math.max(0, (chosen?.size ?? size) + by));
    if (next !== chosen?.size && chosen) change(() => (chosen.size = next));
    size = next;
    draw();
    say(bwSay("Size {0}", names[size]));
  }
  function undo() {
    if (history.length === 0) return;
    marks = history.pop();
    chosen = undefined;
    draw();
    say(bwSay("Taken back. Marks: {0}", marks.length));
  }
  function remove() {
    if (!chosen) return;
    const gone = chosen;
    change(() => {
      marks = marks.filter((m) => m !== gone);
      chosen = undefined;
    });
    say(bwSay("Removed. Marks: {0}", marks.length));
  }

  document.addEventListener("click", (e) => {
    if (!dialog()?.open || !dialog().contains(e.target)) return;
    const canvas = e.target.closest("[data-marks-canvas]");
    if (canvas) {
      const box = canvas.getBoundingClientRect();
      cross = undefined;
      return place((e.clientX - box.left) / box.width, (e.clientY - box.top) / box.height);
    }
    const pick = e.target.closest("[data-marks-tool]");
    if (pick) {
      [tool, chosen] = [pick.dataset.marksTool, undefined];
      draw();
      if (tool === "text") part("text").querySelector("input").focus();
    }
    if (e.target.closest("[data-marks-less]")) grow(-1);
    if (e.target.closest("[data-marks-more]")) grow(1);
    if (e.target.closest("[data-marks-undo]")) undo();
    if (e.target.closest("[data-marks-remove]")) remove();
  });
  document.addEventListener("keydown", (e) => {
    if (!dialog()?.open || !e.target.matches("[data-marks-place]")) return;
    const far = e.shiftKey ? 0.1 : 0.02;
    const move = { ArrowLeft: [-far, 0], ArrowRight: [far, 0], ArrowUp: [0, -far], ArrowDown: [0, far] }[e.key];
    if (move) {
      cross ??= { x: 0.5, y: 0.5 };
      cross = { x: Math.min(1, Math.max(0, cross.x + move[0])), y: Math.min(1, Math.max(0, cross.y + move[1])) };
      draw();
    } else if (e.key === "Enter") {
      cross ??= { x: 0.5, y: 0.5 };
      place(cross.x, cross.y);
    } else if (e.key === "+" || e.key === "=") grow(1);
    else if (e.key === "-") grow(-1);
    else if (e.key === "Delete" || e.key === "Backspace") remove();
    else if (e.key.toLowerCase() === "z" && (e.ctrlKey || e.metaKey)) undo();
    else return;
    e.preventDefault();
  });
  document.addEventListener("close", (e) => {
    if (e.target !== dialog() || !answer) return;
    const done = answer;
    answer = undefined;
    if (dialog().returnValue !== "keep" || marks.length === 0) return done(null);
    [chosen, cross] = [undefined, undefined];
    draw(false);
    done(part("canvas"));
  }, true);

  // Null: nothing was marked. The fields are of a stored photo, whose marked copy is told what it is.
  async function open(file, fields) {
    image = await read(file);
    [marks, history, tool, size, chosen, cross] = [[], [], "arrow", 1, undefined, undefined];
    part("fields").hidden = !fields;
    part("form").reset();
    if (fields) part("fields").querySelector("[name=text]").value = fields.text ?? "";
    say("");
    draw();
    dialog().returnValue = "";
    dialog().showModal();
    part("place").focus();
    const canvas = await new Promise((done) => (answer = done));
    const filled = Object.fromEntries([...new FormData(part("form"))].filter(([, v]) => v));
    return canvas ? { file: await bwCaptures.jpeg(canvas), fields: filled } : null;
  }

  // A stored photo: its marked copy goes the way of every photo, and the one it was made of stays.
  document.addEventListener("click", async (e) => {
    const button = e.target.closest("[data-mark-photo]");
    if (!button) return;
    const { markPhoto: id, kind, line, words } = button.dataset;
    const { ticket, number } = button.closest("[data-capture-job]").dataset;
    try {
      const got = await fetch(`photos/${id}`);
      if (!got.ok) throw new Error();
      const marked = await open(await got.blob(), { text: words });
      if (marked) await bwCaptures.addPhoto({ ticket, number }, marked.file, { ...marked.fields, photo: kind, line, original: id });
    } catch {
      button.setAttribute("aria-description", bwSay("This picture cannot be opened now. Try again when there is a signal."));
      button.title = button.getAttribute("aria-description");
    }
  });
  return { open };
})();
