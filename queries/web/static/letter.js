// The passage behind a statement is shown in the text: on hover, by keyboard, and by the address.
"use strict";
(() => {
  const text = document.querySelector("[data-text]");
  if (!text || !CSS.highlights) return;

  // at finds the place of a character of the letter, counted in code points, in the page.
  function at(place) {
    let zone = null;
    for (const z of text.querySelectorAll(".zone")) if (Number(z.dataset.start) <= place) zone = z;
    if (!zone) return null;
    let left = place - Number(zone.dataset.start), last = null;
    const walk = document.createTreeWalker(zone, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.parentElement.closest(".back")) continue;
      let offset = 0;
      for (const c of node.data) {
        if (left === 0) return [node, offset];
        left--;
        offset += c.length;
      }
      last = [node, offset];
    }
    return left === 0 ? last : null;
  }

  function show(place) {
    const [start, end] = place.split("-").map(Number);
    const from = at(start), to = at(end);
    if (!from || !to) return null;
    const range = new Range();
    range.setStart(...from);
    range.setEnd(...to);
    CSS.highlights.set("passage", new Highlight(range));
    return range;
  }

  for (const quote of document.querySelectorAll(".quote[data-place]")) {
    if (!location.pathname.endsWith(quote.pathname)) continue;
    for (const event of ["mouseenter", "focus"]) quote.addEventListener(event, () => show(quote.dataset.place));
  }

  function byAddress() {
    const m = location.hash.match(/^#at-(\d+-\d+)$/);
    const range = m && show(m[1]);
    if (range) range.startContainer.parentElement.scrollIntoView({ block: "center" });
  }
  addEventListener("hashchange", byAddress);
  byAddress();
})();
