"use strict";
// Lights every passage of a fact while the pointer or the focus is on one of them; a click keeps it.
(() => {
  const panel = document.getElementById("fact");
  let kept = null;

  const facts = (element) => (element.dataset.facts || "").split(" ").filter(Boolean);
  const part = (target) => target instanceof Element ? target.closest("[data-facts]") : null;
  const sectionOf = (element) => element.closest("section");

  function clear() {
    for (const each of document.querySelectorAll(".lit")) each.classList.remove("lit");
    panel.hidden = true;
  }

  function light(element) {
    clear();
    const wanted = facts(element);
    for (const each of sectionOf(element).querySelectorAll("[data-facts]")) {
      if (facts(each).some((fact) => wanted.includes(fact))) each.classList.add("lit");
    }
    tell(sectionOf(element), wanted);
  }

  // What each article says of these facts, at the foot of the window.
  function tell(section, wanted) {
    panel.replaceChildren();
    const heads = [...section.querySelectorAll("table.facts thead th")].slice(1);
    for (const row of section.querySelectorAll("table.facts tbody tr")) {
      if (!wanted.includes(row.dataset.facts)) continue;
      const list = document.createElement("dl");
      [...row.querySelectorAll("td")].forEach((cell, place) => {
        if (!cell.textContent.trim()) return;
        const name = document.createElement("dt");
        const said = document.createElement("dd");
        name.textContent = heads[place].textContent;
        said.textContent = [...cell.querySelectorAll("p")].map((each) => each.textContent).join(" / ") || cell.textContent;
        list.append(name, said);
      });
      panel.append(list);
    }
    panel.hidden = !panel.childElementCount;
  }

  // Brings the first passage of a fact into view in the column of each article.
  function gather(element) {
    const wanted = facts(element);
    for (const text of sectionOf(element).querySelectorAll(".text")) {
      if (text.contains(element)) continue;
      const found = [...text.querySelectorAll("[data-facts]")].find((each) => facts(each).some((fact) => wanted.includes(fact)));
      if (found) text.scrollTop = found.offsetTop - text.clientHeight / 3;
    }
  }

  function enter(event) {
    const element = part(event.target);
    if (element && !kept) light(element);
  }

  function leave(event) {
    if (!kept && !part(event.relatedTarget)) clear();
  }

  document.addEventListener("mouseover", enter);
  document.addEventListener("focusin", enter);
  document.addEventListener("mouseout", leave);
  document.addEventListener("focusout", leave);
  document.addEventListener("click", (event) => {
    const element = part(event.target);
    kept = element && element !== kept ? element : null;
    if (kept) { light(kept); gather(kept); } else clear();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { kept = null; clear(); }
    if (event.key === "Enter" && part(document.activeElement)) document.activeElement.click();
  });
})();
