package export

import (
	"context"
	"fmt"
	"strings"
)

// NQuads writes RDF with one named graph a document.
var NQuads = register(&Format{
	Name: "nquads",
	Doc: "N-Quads (RDF 1.1), one named graph for each document with everything that it says, for triple stores. " +
		"Statements stand under our own vocabulary, which is declared in the graph vocab, and under schema.org, RiC-O, Dublin Core and LetterSampo where those have a property for it. " +
		"Every statement is derived (PROV-O) from passages, which are Web Annotations with their quote. " +
		"The texts themselves are left out unless the export is asked to be complete; a complete one is what regesta build --from-nquads reads. IRIs begin with " + DefaultBase + " unless a base is given.",
	Ext: ".nq",
	Run: writeNQuads,
})

func writeNQuads(ctx context.Context, v *View, out *Output) error {
	w := newRDFWriter(v)
	if err := checkBase(w.base); err != nil {
		return err
	}
	return w.graphs(ctx, func(g *namedGraph) error {
		for _, t := range g.triples {
			if _, err := fmt.Fprintf(out, "%s %s %s %s .\n", t.subject, t.predicate, t.object, g.name); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
}

// checkBase says what is wrong with a base IRI, or nil.
func checkBase(base string) error {
	scheme, _, ok := strings.Cut(base, ":")
	if !ok || scheme == "" || strings.ContainsAny(base, " <>\"{}|^`\\\n\t") || strings.Trim(strings.ToLower(scheme), "abcdefghijklmnopqrstuvwxyz0123456789+-.") != "" {
		return fmt.Errorf("base %q is no absolute IRI; write one such as https://letters.example.org/", base)
	}
	return nil
}
