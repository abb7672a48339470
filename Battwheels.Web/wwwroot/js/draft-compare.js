// A draft beside what stands in the form now, field by field: the person chooses which to have.
window.bwDraftCompare = (() => {
  const dialog = document.getElementById("draft-compare");
  const said = (value) => (value === true ? bwSay("Yes") : value === false ? bwSay("No") : value === "" || value == null ? bwSay("empty") : String(value));

  function add(parent, tag, text, className) {
    const made = parent.appendChild(document.createElement(tag));
    if (text !== undefined) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function choice(cell, row, value, text, checked) {
    const label = add(cell, "label", undefined, "check");
    const radio = add(label, "input");
    radio.type = "radio";
    radio.name = `draft-${row}`;
    radio.value = value;
    radio.checked = checked;
    add(label, "span", text);
  }

  // rows: { key, label, kept, now }. Calls take with the keys whose kept value is wanted.
  function open(when, rows, take) {
    dialog.querySelector("[data-when]").textContent = when;
    const body = dialog.querySelector("tbody");
    body.replaceChildren();
    rows.forEach((row, at) => {
      const line = add(body, "tr");
      add(line, "th", row.label).scope = "row";
      choice(add(line, "td"), at, "kept", said(row.kept), true);
      choice(add(line, "td"), at, "now", said(row.now), false);
    });
    dialog.onclose = () => {
      if (dialog.returnValue !== "take") return;
      take(rows.filter((_, at) => dialog.querySelector(`input[name=draft-${at}]:checked`)?.value === "kept").map((r) => r.key));
    };
    dialog.returnValue = "";
    dialog.showModal();
  }

  return { open };
})();
