# export gml; needs igraph
import sys
import igraph

g = igraph.Graph.Read_GML(sys.argv[1])
print(g.is_directed(), g.vcount(), "nodes,", g.ecount(), "edges")
for e in g.es:
    print(g.vs[e.source]["entity"], g.vs[e.target]["entity"], e["document"], e["date"])
