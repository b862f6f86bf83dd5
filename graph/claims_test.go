package graph_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// TestVocabularyAllowsEveryClaim reads the sources that package corpus is tested with and the cases
// of the extractors, and checks that every claim on them is one that the vocabulary allows.
func TestVocabularyAllowsEveryClaim(t *testing.T) {
	var names []string
	for _, pattern := range []string{"../extract/testdata/*/*.txt", "../corpus/testdata/*/*"} {
		found, err := filepath.Glob(filepath.FromSlash(pattern))
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, found...)
	}
	if len(names) < 50 {
		t.Fatalf("only %d sources", len(names))
	}
	made := map[extract.Predicate]int{}
	for _, name := range names {
		if info, err := os.Stat(name); err != nil || info.IsDir() || strings.HasSuffix(name, ".golden") || strings.HasSuffix(name, ".profile") || strings.Contains(name, "testdata/fuzz") {
			continue
		}
		for _, c := range claimsOf(t, name) {
			made[c.Predicate]++
			term, ok := graph.TermOf(c.Predicate)
			switch {
			case !ok:
				t.Errorf("%s: extractor %s claims %q, which the vocabulary does not have", name, c.Evidence.Extractor, c.Predicate)
			case !slices.Contains(term.Domain, c.Subject.Kind):
				t.Errorf("%s: extractor %s claims %q of a %s %q", name, c.Evidence.Extractor, c.Predicate, c.Subject.Kind, c.Subject.Name)
			case !slices.Contains(term.Range, c.Object.Kind):
				t.Errorf("%s: extractor %s claims %q with a %s %q", name, c.Evidence.Extractor, c.Predicate, c.Object.Kind, c.Object.Name)
			}
		}
	}
	if len(made) < 20 {
		t.Errorf("the sources make claims of %d predicates only: %v", len(made), made)
	}
}

// claimsOf runs every extractor over the documents of one source, each on what all have taught.
func claimsOf(t *testing.T, name string) []extract.Claim {
	t.Helper()
	var docs []*corpus.Document
	var structure [][]extract.Claim
	edition := extract.NewEdition()
	for d, err := range (&corpus.Opener{}).Documents(name) {
		if err != nil {
			continue // of a damaged source, the letters that can be read
		}
		claims, err := extract.Structure(d)
		if err != nil {
			t.Fatal(err)
		}
		edition.Learn(d, claims)
		docs, structure = append(docs, d), append(structure, claims)
	}
	edition.Finish()
	var all []extract.Claim
	for i, d := range docs {
		claims, err := extract.Contents(d, structure[i], edition)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, claims...)
	}
	return all
}
