// export cytoscape; needs cytoscape
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(process.env.REGESTA_NODE_MODULES + "/");
const cytoscape = require("cytoscape");

const file = JSON.parse(readFileSync(process.argv[2], "utf8"));
const cy = cytoscape({ headless: true, elements: file.elements });
console.log(cy.nodes().length, "nodes,", cy.edges().length, "edges,", file.generated_by);
console.log(file.data.description);
cy.nodes().forEach((n) => console.log(n.id(), JSON.stringify(n.data("name")), n.indegree(), n.outdegree()));
cy.edges().forEach((e) => console.log(e.source().id(), e.target().id(), e.data("document"), e.data("date"), e.data("year")));
