package graph_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"net/url"
	"strconv"
	"testing"

	"regesta/extract"
	"regesta/graph"
)

// TestVocabularyIsComplete parses the predicates that extractors may use and looks each up.
func TestVocabularyIsComplete(t *testing.T) {
	declared := predicates(t, "../extract/predicate.go")
	if len(declared) < 20 {
		t.Fatalf("only %d predicates found in ../extract/predicate.go", len(declared))
	}
	for name, p := range declared {
		if _, ok := graph.TermOf(p); !ok {
			t.Errorf("extract.%s (%q) has no entry in graph/vocab.go", name, p)
		}
	}
	known := map[extract.Predicate]bool{}
	for _, p := range declared {
		known[p] = true
	}
	for _, term := range graph.Vocabulary() {
		if !known[term.Predicate] {
			t.Errorf("the vocabulary has %q, extract/predicate.go does not", term.Predicate)
		}
	}
}

// predicates reads the constants of type Predicate of a Go file.
func predicates(t *testing.T, name string) map[string]extract.Predicate {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]extract.Predicate{}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok || len(spec.Values) != 1 {
			return true
		}
		if kind, ok := spec.Type.(*ast.Ident); !ok || kind.Name != "Predicate" {
			return true
		}
		value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
		if err != nil {
			t.Fatal(err)
		}
		found[spec.Names[0].Name] = extract.Predicate(value)
		return true
	})
	return found
}

func TestVocabularyIsDocumented(t *testing.T) {
	for _, term := range graph.Vocabulary() {
		if term.Label == "" || len(term.Doc) < 20 || len(term.Domain) == 0 || len(term.Range) == 0 {
			t.Errorf("%s: label, documentation, domain and range are all needed: %+v", term.Predicate, term)
		}
		toLiterals := len(term.Range) == 1 && term.Range[0] == extract.Literal
		if toLiterals != (term.Reverse == "") {
			t.Errorf("%s: a reverse label belongs to a predicate between nodes, and only there", term.Predicate)
		}
		for _, a := range term.Aligned {
			if u, err := url.Parse(a.IRI); err != nil || !u.IsAbs() || u.Host == "" {
				t.Errorf("%s: %q is no absolute IRI", term.Predicate, a.IRI)
			}
		}
	}
}
