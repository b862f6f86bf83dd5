// A query is put and its answer drawn as a table; the address keeps the query.
"use strict";
(() => {
  const form = document.querySelector("[data-query]"), answer = document.querySelector("[data-answer]");
  if (!form) return;
  const element = (name, text, ...children) => {
    const e = document.createElement(name);
    if (text) e.textContent = text;
    e.append(...children);
    return e;
  };

  async function ask() {
    const language = form.elements.language.value, query = form.elements.query.value;
    history.replaceState(null, "", "?" + new URLSearchParams({ language, query }));
    answer.replaceChildren(element("p", "…"));
    const response = await fetch("/api/v1/query", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ language, query }),
    });
    const result = await response.json();
    if (!response.ok) {
      const problem = element("div", "", element("p", result.detail));
      problem.className = "problem";
      answer.replaceChildren(problem);
      return;
    }
    const names = result.columns.map((c) => c.name);
    const table = element("table", "",
      element("thead", "", element("tr", "", ...names.map((n) => element("th", n)))),
      element("tbody", "", ...result.rows.map((row) => element("tr", "", ...names.map((n) => element("td", String(row[n] ?? "")))))));
    table.className = "rows";
    const scroll = element("div", "", table);
    scroll.className = "scroll";
    scroll.tabIndex = 0;
    answer.replaceChildren(element("p", `${result.rows.length} rows`), scroll, ...result.notes.map((n) => element("p", n)));
  }

  form.addEventListener("submit", (e) => {
    e.preventDefault();
    ask();
  });
  if (new URLSearchParams(location.search).has("query")) ask();
})();
