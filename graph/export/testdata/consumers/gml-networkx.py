# export gml; needs networkx
import sys
import networkx as nx

g = nx.read_gml(sys.argv[1])
print(type(g).__name__, g.number_of_nodes(), "nodes,", g.number_of_edges(), "edges")
for n, d in sorted(g.nodes(data=True)):
    print(repr(n), d["entity"], d["sent"])
for a, b, d in g.edges(data=True):
    print(repr(a), repr(b), d["document"], d.get("date"), d.get("year"))
