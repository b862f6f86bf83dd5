package resolve

import (
	"encoding/csv"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"regesta/corpus"
	"regesta/extract"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// mentionOf is a claim that a document mentions a name, at a place of its own.
func mentionOf(doc string, kind extract.Kind, name string, at int) extract.Claim {
	return extract.Claim{
		Subject: extract.Mention{Kind: extract.Document, Node: doc}, Predicate: extract.Mentions,
		Object:   extract.Mention{Kind: kind, Name: name},
		Evidence: extract.Evidence{Document: doc, Span: corpus.Span{Start: at, End: at + 1}},
	}
}

// nodesOf resolves two names that stand in one document, in two of one edition, or in two editions.
func nodesOf(t *testing.T, kind extract.Kind, where, a, b string) (string, string) {
	t.Helper()
	one := &corpus.Document{ID: "one", Source: "x/one.txt", Text: strings.Repeat(".", 10)}
	two := &corpus.Document{ID: "two", Source: "x/two.txt", Text: strings.Repeat(".", 10)}
	first, second := []extract.Claim{mentionOf("one", kind, a, 1)}, []extract.Claim{mentionOf("two", kind, b, 3)}
	switch where {
	case "document":
		first, second = append(first, mentionOf("one", kind, b, 3)), nil
	case "edition":
	case "other":
		two.Source = "y/two.txt"
	default:
		t.Fatalf("pairs.csv: where is %q, not document, edition or other", where)
	}
	r := New()
	r.Add(one, first)
	r.Add(two, second)
	if err := r.Resolve(); err != nil {
		t.Fatal(err)
	}
	first, second = r.Apply(one, first), r.Apply(two, second)
	all := append(first, second...)
	return all[0].Object.Node, all[1].Object.Node
}

// TestPairs holds the graded pairs against the resolver. A STRONG miss is a bug; how many MEDIUM
// and WEAK pairs hold stands in testdata/pairs.golden.
func TestPairs(t *testing.T) {
	f, err := os.Open("testdata/pairs.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	table := csv.NewReader(f)
	table.Comment = '#'
	rows, err := table.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	right, all := map[string]int{}, map[string]int{}
	var missed strings.Builder
	for _, row := range rows[1:] {
		grade, kind, where, a, b, want := row[0], row[1], row[2], row[3], row[4], row[5]
		x, y := nodesOf(t, extract.Kind(kind), where, a, b)
		got := "different"
		if x == y {
			got = "same"
		}
		all[grade]++
		switch {
		case got == want:
			right[grade]++
		case grade == "STRONG":
			t.Errorf("%s, %s: %q and %q are %s, want %s (%s, %s)", kind, where, a, b, got, want, x, y)
		default:
			fmt.Fprintf(&missed, "%s %s, %s: %q and %q are %s\n", grade, kind, where, a, b, got)
		}
	}
	var score strings.Builder
	for _, grade := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(&score, "%s %d of %d\n", grade, right[grade], all[grade])
	}
	golden(t, "testdata/pairs.golden", score.String()+missed.String())
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s has changed; go test -update rewrites it.\ngot:\n%s\nwant:\n%s", file, got, want)
	}
}
