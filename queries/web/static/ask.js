// Names are completed while they are typed, and tables sorted by their columns.
"use strict";
(() => {
  let lists = 0;
  for (const input of document.querySelectorAll("input[data-complete]")) {
    const list = document.createElement("datalist");
    list.id = "names-" + lists++;
    input.after(list);
    input.setAttribute("list", list.id);
    let asked = "";
    input.addEventListener("input", async () => {
      const typed = input.value.trim();
      if (typed.length < 2 || typed === asked) return;
      asked = typed;
      const kind = input.dataset.complete === "place" ? "&type=place" : "";
      const answer = await fetch("/api/v1/entities?limit=12&q=" + encodeURIComponent(typed) + kind);
      if (!answer.ok || asked !== typed) return;
      const { entities } = await answer.json();
      list.replaceChildren(...entities.map((e) => {
        const option = document.createElement("option");
        option.value = e.id;
        option.label = e.name + (e.letters ? `, ${e.letters} letters` : "");
        return option;
      }));
    });
  }

  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      if (!head.dataset.kind) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((h) => h.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const value = (row) => row.cells[column].textContent.trim();
        const numbers = head.dataset.kind === "number";
        const rows = [...table.tBodies[0].rows].sort((a, b) =>
          numbers ? Number(value(a)) - Number(value(b)) : value(a).localeCompare(value(b)));
        table.tBodies[0].append(...(down ? rows.reverse() : rows));
      });
    });
  }
})();
