import { geoMercator, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import { each, entity, load, plural, svg, link } from "./dom";

interface Site { id: string; name: string; latitude: string; longitude: string; letters: number; sent: number; received: number }
interface Way { from: string; to: string; letters: number }
interface Places { places: Site[]; ways: Way[] }

// Places as dots, as large as they have letters, and the ways between them.
each("map", async (figure) => {
  const [places, land] = await Promise.all([load<Places>(figure.dataset.source!), load<Topology>(figure.dataset.land!)]);
  const width = figure.clientWidth || 900, height = figure.clientHeight || 500;
  const at = new Map(places.places.map((p) => [p.id, [Number(p.longitude), Number(p.latitude)] as [number, number]]));
  const points = { type: "MultiPoint" as const, coordinates: [...at.values()] };
  const projection = geoMercator();
  if (points.coordinates.length > 1) projection.fitExtent([[60, 50], [width - 60, height - 50]], points);
  projection.scale(Math.min(projection.scale(), 4000)).clipExtent([[0, 0], [width, height]]);
  if (points.coordinates.length === 1) projection.center(points.coordinates[0]).scale(1500).translate([width / 2, height / 2]);
  if (points.coordinates.length === 0) projection.fitSize([width, height], { type: "Sphere" });
  const path = geoPath(projection);
  const picture = svg("svg", { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "xMidYMid slice", role: "group", "aria-label": "Places that letters were sent from and to" });
  picture.append(svg("path", { class: "land", d: path(feature(land, land.objects.land) as never) ?? "" }));
  const most = Math.max(1, ...places.ways.map((w) => w.letters));
  for (const w of places.ways) {
    const a = at.get(w.from), b = at.get(w.to);
    if (!a || !b) continue;
    const d = path({ type: "LineString", coordinates: [a, b] });
    if (d) picture.append(svg("path", { class: "way", d, "stroke-width": 1 + (5 * w.letters) / most }));
  }
  const largest = Math.max(1, ...places.places.map((p) => p.letters));
  places.places.forEach((p, i) => {
    const [x, y] = projection(at.get(p.id)!) ?? [NaN, NaN];
    if (Number.isNaN(x)) return;
    const r = 3 + 17 * Math.sqrt(p.letters / largest);
    const label = `${p.name}: ${plural(p.sent, "letter")} sent from, ${p.received} to it`;
    const marks: SVGElement[] = [svg("circle", { class: "site-dot", cx: x, cy: y, r })];
    if (i < 25) marks.push(svg("text", { class: "site-name", x: x + r + 2, y: y + 4 }, p.name));
    picture.append(link(entity(p.id), label, ...marks));
  });
  figure.replaceChildren(picture);
});
