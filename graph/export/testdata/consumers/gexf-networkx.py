# export gexf; needs networkx
import io
import sys

import networkx as nx

# Debian 12 has networkx 2.8, which knows the namespaces up to 1.2 only.
text = open(sys.argv[1], encoding="utf-8").read()
if "http://gexf.net/1.3" not in str(nx.readwrite.gexf.GEXF.versions):
    text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
g = nx.read_gexf(io.StringIO(text))
assert g.is_directed()
print(g.number_of_nodes(), "nodes,", g.number_of_edges(), "ties,", int(sum(w for _, _, w in g.edges(data="weight"))), "letters")
for n, d in sorted(g.nodes(data=True)):
    print(n, repr(d["label"]), d["sent"], d["received"], d["resolved"])
for a, b, d in sorted(g.edges(data=True), key=lambda e: e[:2]):
    print(a, b, d["weight"], d["undated"], d.get("first"), d.get("lastyear"), d.get("spells"))
