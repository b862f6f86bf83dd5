# export gexf-letters; needs networkx
import io
import sys

import networkx as nx

# Debian 12 has networkx 2.8, which knows the namespaces up to 1.2 only.
text = open(sys.argv[1], encoding="utf-8").read()
if "http://gexf.net/1.3" not in str(nx.readwrite.gexf.GEXF.versions):
    text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
g = nx.read_gexf(io.StringIO(text))
print(type(g).__name__, g.number_of_nodes(), "nodes,", g.number_of_edges(), "edges")
for a, b, d in sorted(g.edges(data=True), key=lambda e: int(e[2]["id"])):
    print(a, b, d["document"], d["role"], d.get("date"), d.get("year"), d.get("spells"))
