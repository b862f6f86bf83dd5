# export graphml; needs igraph
import sys
import igraph

g = igraph.Graph.Read_GraphML(sys.argv[1])
print(g.is_directed(), g.vcount(), "nodes,", g.ecount(), "edges")
for v in g.vs:
    print(v["id"], repr(v["name"]), v["sent"])
for e in g.es:
    print(g.vs[e.source]["id"], g.vs[e.target]["id"], e["document"], e["date"], e["year"])
