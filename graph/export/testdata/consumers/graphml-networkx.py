# export graphml; needs networkx
import sys
import networkx as nx

g = nx.read_graphml(sys.argv[1])
print(type(g).__name__, g.number_of_nodes(), "nodes,", g.number_of_edges(), "edges")
for n, d in sorted(g.nodes(data=True)):
    print(n, sorted(d.items()))
for a, b, d in g.edges(data=True):
    print(a, b, sorted(d.items()))
