package export

import (
	"bufio"
	"context"
	"fmt"
	"strings"
)

// TriG writes RDF for people to read, one named graph a document.
var TriG = register(&Format{
	Name: "trig",
	Doc:  "TriG (RDF 1.1): the same as nquads, shorter and for people to read, one named graph for each document.",
	Ext:  ".trig",
	Run: func(ctx context.Context, v *View, out *Output) error {
		return writeTurtle(ctx, v, out, func(name string) (open, close string) { return name + " {\n", "}\n\n" })
	},
})

// Turtle writes RDF without named graphs.
var Turtle = register(&Format{
	Name: "turtle",
	Doc: "Turtle (RDF 1.1): the statements of nquads in one graph. Which document says what is then known only from the passages that a statement is derived from; " +
		"a statement that two documents make stands once for each.",
	Ext: ".ttl",
	Run: func(ctx context.Context, v *View, out *Output) error {
		return writeTurtle(ctx, v, out, func(string) (open, close string) { return "", "\n" })
	},
})

// prefixes are the abbreviations of namespaces that Turtle, TriG and JSON-LD use.
var prefixes = []struct{ name, namespace string }{
	{"rdf", rdfNS}, {"rdfs", rdfsNS}, {"owl", owlNS}, {"xsd", xsdNS}, {"prov", provNS}, {"oa", oaNS},
	{"schema", schemaNS}, {"rico", ricNS}, {"skos", skosNS}, {"dcterms", "http://purl.org/dc/terms/"},
	{"coco", "http://ldf.fi/schema/coco/"}, {"lssc", "http://ldf.fi/schema/lssc/"}, {"wgs84", "http://www.w3.org/2003/01/geo/wgs84_pos#"},
}

// vocabPrefix abbreviates our own vocabulary, whose namespace depends on the base.
const vocabPrefix = "r"

// writeTurtle writes graphs one behind the other; frame gives what stands around each.
func writeTurtle(ctx context.Context, v *View, out *Output, frame func(name string) (open, close string)) error {
	w := newRDFWriter(v)
	if err := checkBase(w.base); err != nil {
		return err
	}
	b := bufio.NewWriter(out)
	for _, p := range prefixes {
		fmt.Fprintf(b, "@prefix %s: <%s> .\n", p.name, p.namespace)
	}
	fmt.Fprintf(b, "@prefix %s: <%svocab/> .\n\n", vocabPrefix, w.base)
	err := w.graphs(ctx, func(g *namedGraph) error {
		if len(g.triples) == 0 {
			return ctx.Err()
		}
		open, end := frame(string(g.name))
		b.WriteString(open)
		w.turtle(b, g.triples)
		b.WriteString(end)
		return ctx.Err()
	})
	if err != nil {
		return err
	}
	return b.Flush()
}

// turtle writes sorted triples, subject and predicate once.
func (w *rdfWriter) turtle(b *bufio.Writer, triples []triple) {
	for i, t := range triples {
		switch {
		case i == 0 || t.subject != triples[i-1].subject:
			if i > 0 {
				b.WriteString(" .\n")
			}
			b.WriteString(w.short(t.subject) + " " + w.verb(t.predicate) + " ")
		case t.predicate != triples[i-1].predicate:
			b.WriteString(" ;\n  " + w.verb(t.predicate) + " ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(w.short(t.object))
	}
	b.WriteString(" .\n")
}

// verb writes a predicate.
func (w *rdfWriter) verb(t term) string {
	if t == iriTerm(rdfNS+"type") {
		return "a"
	}
	return w.short(t)
}

// short abbreviates an IRI, or the datatype of a literal, where a prefix covers it.
func (w *rdfWriter) short(t term) string {
	s := string(t)
	if s[0] == '<' {
		return w.prefixed(s)
	}
	if i := strings.LastIndex(s, `"^^<`); i > 0 {
		return s[:i+3] + w.prefixed(s[i+3:])
	}
	return s
}

// prefixed abbreviates <IRI>. Only plain local names are, so that nothing needs an escape.
func (w *rdfWriter) prefixed(bracketed string) string {
	iri := bracketed[1 : len(bracketed)-1]
	if local, ok := strings.CutPrefix(iri, w.base+"vocab/"); ok && plainLocal(local) {
		return vocabPrefix + ":" + local
	}
	for _, p := range prefixes {
		if local, ok := strings.CutPrefix(iri, p.namespace); ok && plainLocal(local) {
			return p.name + ":" + local
		}
	}
	return bracketed
}

func plainLocal(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == ""
}
