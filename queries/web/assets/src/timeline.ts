import { scaleLinear, scaleTime } from "d3-scale";
import { each, load, plural, svg, link } from "./dom";

interface Period { period: string; letters: number }
interface Timeline { by: string; bins: Period[] }


const day = 86400000;

// days are the first and the last day of a year, month or day.
function days(period: string): [string, string] {
  const [year, month] = period.split("-").map(Number);
  switch (period.length) {
    case 4: return [`${period}-01-01`, `${period}-12-31`];
    case 7: return [`${period}-01`, `${period}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`];
    default: return [period, period];
  }
}

// A bar a year, month or day. A bar leads to its letters; dragging over several chooses their time.
each("timeline", async (figure) => {
  const t = await load<Timeline>(figure.dataset.source!);
  if (t.bins.length === 0) return;
  const bins = t.bins.map((b) => ({ ...b, first: days(b.period)[0], last: days(b.period)[1] }));
  const mini = figure.classList.contains("mini");
  const width = figure.clientWidth || 800, height = figure.clientHeight || 100;
  const bottom = height - 18, left = mini ? 0 : 36;
  const x = scaleTime([new Date(bins[0].first), new Date(Date.parse(bins[bins.length - 1].last) + day)], [left, width - 4]);
  const y = scaleLinear([0, Math.max(...bins.map((b) => b.letters))], [bottom, 12]).nice();
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Letters over time" });
  for (const tick of x.ticks(Math.max(2, Math.floor(width / 110)))) {
    picture.append(svg("text", { class: "axis", x: x(tick), y: height - 4 }, x.tickFormat()(tick)));
  }
  if (!mini) {
    for (const n of y.ticks(5).filter(Number.isInteger)) {
      picture.append(svg("text", { class: "axis", x: 0, y: y(n) + 4 }, String(n)),
        svg("line", { class: "land", x1: left, x2: width, y1: y(n), y2: y(n) }));
    }
  }
  for (const b of bins) {
    const from = x(new Date(b.first)), to = x(new Date(Date.parse(b.last) + day));
    const bar = svg("rect", { class: "bar", x: from, y: y(b.letters), width: Math.max(1, to - from - 0.5), height: bottom - y(b.letters) });
    picture.append(link(letters(b.first, b.last), `${b.period}: ${plural(b.letters, "letter")}`, bar));
  }
  figure.replaceChildren(picture);
  if (!mini) brush(picture as SVGSVGElement, x.invert, bottom);
});

// letters is the address of the letters of a time, with whatever else was chosen.
function letters(since: string, until: string): string {
  const q = new URLSearchParams(location.search);
  for (const name of ["by", "year"]) q.delete(name);
  q.set("since", since);
  q.set("until", until);
  return "/ask/letters?" + q;
}

// brush chooses a time by dragging, and opens the timeline of just that.
function brush(picture: SVGSVGElement, at: (x: number) => Date, height: number) {
  const place = (e: PointerEvent) => {
    const box = picture.getBoundingClientRect();
    return ((e.clientX - box.left) / box.width) * picture.viewBox.baseVal.width;
  };
  picture.addEventListener("pointerdown", (down) => {
    const start = place(down);
    const window = svg("rect", { class: "brush", x: start, y: 0, width: 0, height });
    picture.append(window);
    const move = (e: PointerEvent) => {
      const end = place(e);
      window.setAttribute("x", String(Math.min(start, end)));
      window.setAttribute("width", String(Math.abs(end - start)));
    };
    const up = (e: PointerEvent) => {
      picture.removeEventListener("pointermove", move);
      window.remove();
      const [a, b] = [start, place(e)].sort((m, n) => m - n);
      if (b - a < 6) return; // a click
      const q = new URLSearchParams(location.search);
      q.set("since", at(a).toISOString().slice(0, 10));
      q.set("until", at(b).toISOString().slice(0, 10));
      location.search = q.toString();
    };
    picture.addEventListener("pointermove", move);
    picture.addEventListener("pointerup", up, { once: true });
  });
}
