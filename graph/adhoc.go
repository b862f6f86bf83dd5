package graph

import "github.com/cayleygraph/cayley/graph"

// Quads is the database behind a finished graph, for query languages of its own. Nodes and
// predicates are IRIs that begin with "regesta:", such as <regesta:person/ada-kern> and
// <regesta:sender>; every quad's label is the document that says so. It must not be written to.
func (s *Store) Quads() graph.QuadStore { return s.quads }
