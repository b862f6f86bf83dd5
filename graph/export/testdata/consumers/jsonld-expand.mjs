// export jsonld; needs jsonld
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(process.env.REGESTA_NODE_MODULES + "/");
const jsonld = require("jsonld");

const document = JSON.parse(readFileSync(process.argv[2], "utf8"));
const expanded = await jsonld.expand(document);
const quads = await jsonld.toRDF(document, { format: "application/n-quads" });
console.log(expanded.length, "graphs,", quads.trim().split("\n").filter((q) => !/^<[^>]*vocab\//.test(q)).length, "quads");
