import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";
import { each, entity, load, plural } from "./dom";

interface Point { id: string; name: string; type: string; letters: number }
interface Edge { source: string; target: string; letters: number }
interface Network { nodes: Point[]; edges: Edge[] }

// Who wrote to whom: a dot a correspondent, as large as they have letters. A click opens the
// dossier, a point at a dot leaves its own correspondence.
each("network", async (figure) => {
  const data = await load<Network>(figure.dataset.source!);
  const colour = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const graph = new Graph({ type: "undirected" });
  const most = Math.max(1, ...data.nodes.map((n) => n.letters));
  data.nodes.forEach((n, i) => {
    // Around a circle to begin with: the same graph is always the same picture.
    const angle = (2 * Math.PI * i) / data.nodes.length;
    graph.addNode(n.id, {
      label: n.name, x: Math.cos(angle), y: Math.sin(angle), size: 3 + 14 * Math.sqrt(n.letters / most),
      color: colour(n.type === "organisation" ? "--organisation" : "--person"),
    });
  });
  const heaviest = Math.max(1, ...data.edges.map((e) => e.letters));
  for (const e of data.edges) {
    if (e.source === e.target || !graph.hasNode(e.source) || !graph.hasNode(e.target) || graph.hasEdge(e.source, e.target)) continue;
    graph.addEdge(e.source, e.target, { weight: e.letters, size: 0.5 + (4 * e.letters) / heaviest, color: colour("--line"), label: plural(e.letters, "letter") });
  }
  const settings = { ...forceAtlas2.inferSettings(graph), edgeWeightInfluence: 0.5 };
  forceAtlas2.assign(graph, { iterations: graph.order > 1000 ? 60 : 300, settings });
  figure.replaceChildren();
  let hovered = "";
  const picture = new Sigma(graph, figure, {
    labelColor: { color: colour("--ink") }, labelFont: "system-ui, sans-serif", labelSize: 13, labelRenderedSizeThreshold: 6,
    nodeReducer: (node, attributes) =>
      hovered && node !== hovered && !graph.areNeighbors(node, hovered) ? { ...attributes, label: "", color: colour("--line") } : attributes,
    edgeReducer: (edge, attributes) => (hovered && !graph.hasExtremity(edge, hovered) ? { ...attributes, hidden: true } : attributes),
  });
  const look = (node: string) => {
    hovered = node;
    picture.refresh({ skipIndexation: true });
  };
  picture.on("enterNode", ({ node }) => look(node));
  picture.on("leaveNode", () => look(""));
  picture.on("clickNode", ({ node }) => location.assign(entity(node)));
});
