package resolve

import (
	"testing"

	"regesta/corpus"
	"regesta/extract"
)

// TestReferences holds that a printed number finds its document in the same edition, by section where
// the numbers begin anew, and that a number nobody has stays a number.
func TestReferences(t *testing.T) {
	docs := []*corpus.Document{
		{ID: "a/1", Source: "a.txt", Number: "1", Section: "One"},
		{ID: "a/1b", Source: "a.txt", Number: "1", Section: "Two"},
		{ID: "a/7", Source: "a.txt", Number: "7", Section: "Two"},
		{ID: "b/7", Source: "b.txt", Number: "7"},
		{ID: "b/8", Source: "b.txt", Number: "8", SourceID: "letter-8.xml"},
		{ID: "l1", Source: "c/l1.xml", SourceID: "l1"}, // a letter a file, called as the file is
		{ID: "l2", Source: "c/l2.xml", SourceID: "l2"},
	}
	cases := []struct{ from, ref, want string }{
		{"a/1", "7", "a/7"},
		{"b/8", "7", "b/7"},
		{"a/7", "1", "a/1b"},
		{"b/7", "#letter-8", "b/8"},
		{"b/7", "99", ""},
		{"l2", "l1", "l1"},
		{"l2", "l1.xml", "l1"},
	}
	r := New()
	for _, d := range docs {
		r.Add(d, nil)
	}
	if err := r.Resolve(); err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		claim := extract.Claim{
			Subject:   extract.Mention{Kind: extract.Document, Node: c.from},
			Predicate: extract.Cites, Object: extract.Mention{Kind: extract.Document, Ref: c.ref},
		}
		for _, d := range docs {
			if d.ID == c.from {
				if got := r.Apply(d, []extract.Claim{claim})[0].Object.Node; got != c.want {
					t.Errorf("%s refers to %s: got %q, want %q", c.from, c.ref, got, c.want)
				}
			}
		}
	}
}

// TestOfficeIsABody holds that an office without the name of its holder is an organisation.
func TestOfficeIsABody(t *testing.T) {
	office, body := nodesOf(t, extract.Person, "document", "The Secretary of State", "George Brand")
	if office != "organisation/secretary-of-state" || body != "person/brand-george" {
		t.Errorf("got %s and %s", office, body)
	}
}
