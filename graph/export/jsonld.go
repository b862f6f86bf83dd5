package export

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
)

// JSONLD writes RDF as JSON.
var JSONLD = register(&Format{
	Name: "jsonld",
	Doc: "JSON-LD 1.1: the same as nquads, flattened, one named graph for each document on a line of its own. " +
		"Its context stands in the file; nothing is fetched to read it.",
	Ext: ".jsonld",
	Run: writeJSONLD,
})

func writeJSONLD(ctx context.Context, v *View, out *Output) error {
	w := newRDFWriter(v)
	if err := checkBase(w.base); err != nil {
		return err
	}
	names := map[string]any{"@version": 1.1, vocabPrefix: map[string]any{"@id": w.base + "vocab/", "@prefix": true}}
	for _, p := range prefixes {
		names[p.name] = p.namespace
	}
	head, err := compactJSON(names)
	if err != nil {
		return err
	}
	if _, err := fmt.Fprintf(out, "{\"@context\":%s,\n\"@graph\":[", head); err != nil {
		return err
	}
	list := &jsonList{out: out}
	err = w.graphs(ctx, func(g *namedGraph) error {
		nodes, err := w.nodes(g.triples)
		if err != nil {
			return err
		}
		list.add(map[string]any{"@id": g.name.iri(), "@graph": nodes})
		return list.err
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(out, "\n]}\n")
	return err
}

// nodes turns sorted triples into one object a subject.
func (w *rdfWriter) nodes(triples []triple) ([]map[string]any, error) {
	var nodes []map[string]any
	for i, t := range triples {
		if i == 0 || t.subject != triples[i-1].subject {
			nodes = append(nodes, map[string]any{"@id": t.subject.iri()})
		}
		node := nodes[len(nodes)-1]
		if t.predicate == iriTerm(rdfNS+"type") {
			types, _ := node["@type"].([]string)
			node["@type"] = append(types, w.name(t.object))
			continue
		}
		value, err := w.value(t.object)
		if err != nil {
			return nil, err
		}
		key := w.name(t.predicate)
		values, _ := node[key].([]any)
		node[key] = append(values, value)
	}
	return nodes, nil
}

// iri is the address of a term that is one.
func (t term) iri() string { return string(t[1 : len(t)-1]) }

// name abbreviates an IRI as Turtle does, without the brackets of those that it leaves alone.
func (w *rdfWriter) name(t term) string { return strings.Trim(w.prefixed(string(t)), "<>") }

// value is an object as JSON-LD has it.
func (w *rdfWriter) value(t term) (any, error) {
	if t[0] == '<' {
		return map[string]string{"@id": t.iri()}, nil
	}
	quoted, datatype := string(t), ""
	if i := strings.LastIndex(quoted, `"^^<`); i > 0 {
		quoted, datatype = quoted[:i+1], w.name(term(quoted[i+3:]))
	}
	var s string
	// The escapes of N-Quads are those of JSON.
	if err := json.Unmarshal([]byte(quoted), &s); err != nil {
		return nil, fmt.Errorf("literal %s: %w", quoted, err)
	}
	if datatype == "" {
		return s, nil
	}
	return map[string]string{"@value": s, "@type": datatype}, nil
}
