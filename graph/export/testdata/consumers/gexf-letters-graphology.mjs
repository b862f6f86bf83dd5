// export gexf-letters; needs graphology graphology-gexf
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(process.env.REGESTA_NODE_MODULES + "/");
const { MultiDirectedGraph } = require("graphology");
const gexf = require("graphology-gexf");

// The options are those of Gephi Lite.
const g = gexf.parse(MultiDirectedGraph, readFileSync(process.argv[2], "utf8"), { allowUndeclaredAttributes: true, addMissingNodes: true });
console.log(g.order, "nodes,", g.size, "edges,", g.getAttribute("creator"));
g.forEachNode((id, a) => console.log(id, JSON.stringify(a.label), a.sent));
g.forEachEdge((id, a, from, to) => console.log(from, to, a.document, a.year, a.attested));
