"use strict";
(() => {
  const card = document.getElementById("card");
  const marks = [...document.querySelectorAll("mark[data-finding]")];
  const hide = () => { card.hidden = true; };
  const show = (mark) => {
    const item = document.getElementById(mark.dataset.finding);
    if (!item || mark.classList.contains("off")) return;
    card.className = item.className;
    card.replaceChildren(...[...item.childNodes].map((node) => node.cloneNode(true)));
    card.hidden = false;
    const box = mark.getBoundingClientRect();
    const width = card.offsetWidth;
    const left = Math.min(Math.max(8, box.left), document.documentElement.clientWidth - width - 8);
    card.style.left = `${left + window.scrollX}px`;
    card.style.top = `${box.bottom + window.scrollY + 6}px`;
  };
  for (const mark of marks) {
    mark.addEventListener("mouseenter", () => show(mark));
    mark.addEventListener("mouseleave", hide);
    mark.addEventListener("focus", () => show(mark));
    mark.addEventListener("blur", hide);
  }
  const off = { severity: new Set(), check: new Set() };
  const apply = () => {
    for (const node of document.querySelectorAll("mark[data-finding], .findings > li")) {
      const gone = off.severity.has(node.dataset.severity) || off.check.has(node.dataset.check);
      node.classList.toggle("off", gone);
      if (node.tagName === "MARK") node.tabIndex = gone ? -1 : 0;
    }
  };
  for (const chip of document.querySelectorAll(".chip")) {
    chip.addEventListener("click", () => {
      const pressed = chip.getAttribute("aria-pressed") === "true";
      chip.setAttribute("aria-pressed", String(!pressed));
      const kind = chip.dataset.severity ? "severity" : "check";
      const value = chip.dataset[kind];
      if (pressed) off[kind].add(value); else off[kind].delete(value);
      apply();
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { hide(); return; }
    const step = { n: 1, j: 1, p: -1, k: -1 }[event.key];
    if (!step) return;
    const live = marks.filter((mark) => !mark.classList.contains("off"));
    if (!live.length) return;
    const at = live.indexOf(document.activeElement);
    const next = live[(at + step + live.length) % live.length] || live[0];
    next.focus();
    next.scrollIntoView({ block: "center" });
  });
})();
