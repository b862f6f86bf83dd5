package extract

import (
	"strings"
	"testing"

	"regesta/corpus"
)

// namesLetter makes a document of a text whose source note, if it has one, begins with "Source:".
func namesLetter(text string) *corpus.Document {
	d := &corpus.Document{ID: "d1", Text: text, Plain: corpus.Plain(text)}
	end := len(text)
	if i := strings.Index(text, "Source:"); i >= 0 {
		end = i
		d.Zones = append(d.Zones, corpus.Zone{Kind: corpus.SourceNote, Span: corpus.Span{Start: i, End: len(text)}})
	}
	d.Zones = append(d.Zones, corpus.Zone{Kind: corpus.Body, Span: corpus.Span{Start: 0, End: end}})
	return d
}

func mentioned(t *testing.T, d *corpus.Document, claims []Claim, e *Edition) []string {
	t.Helper()
	pass := &Pass{Document: d, Edition: e, extractor: Names.Name, claims: &claims}
	if err := Names.Run(pass); err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, c := range claims {
		if c.Evidence.Extractor != Names.Name {
			continue
		}
		if got := d.Slice(c.Evidence.Span); got != c.Object.Name {
			t.Errorf("name %q, quote %q", c.Object.Name, got)
		}
		list = append(list, string(c.Object.Kind)+" "+c.Object.Name)
	}
	return list
}

func TestNames(t *testing.T) {
	party := func(name string) Claim { return Claim{Predicate: Sender, Object: Mention{Kind: Person, Name: name}} }
	tests := []struct {
		name, text string
		teach      []Claim
		want       string
	}{
		{"a surname that the heading gives", "Then Vire left.", []Claim{party("A. Vire")}, "person Vire"},
		{"the title stays outside", "General Vire left for Riga.", []Claim{party("A. Vire")}, "person Vire, place Riga"},
		{"the source note is not read", "Vire left Riga.\n\nSource: Riga, State Archive.", []Claim{party("A. Vire")}, "person Vire, place Riga"},
		{"unusual spaces", "General\u00a0Vire left\u2009for\u00a0Riga.", []Claim{party("A. Vire")}, "person Vire, place Riga"},
		{"a body of the apparatus", "The Lodge of Nine met.", []Claim{{Predicate: Description, Subject: Mention{Kind: Organisation, Name: "Lodge of Nine"}}}, "organisation Lodge of Nine"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := namesLetter(tt.text)
			e := NewEdition()
			e.Learn(d, tt.teach)
			e.Finish()
			if got := strings.Join(mentioned(t, d, nil, e), ", "); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestNamesLeavesMarkup checks that what the source's own markup has named is not named again.
func TestNamesLeavesMarkup(t *testing.T) {
	d := namesLetter("Vire left for Riga.")
	markup := Claim{Predicate: Mentions, Object: Mention{Kind: Place, Name: "Riga"}, Evidence: Evidence{Extractor: "markup", Span: corpus.Span{Start: 14, End: 18}}}
	e := NewEdition()
	e.Learn(d, []Claim{{Predicate: Sender, Object: Mention{Kind: Person, Name: "A. Vire"}}})
	e.Finish()
	if got := mentioned(t, d, []Claim{markup}, e); len(got) != 1 || got[0] != "person Vire" {
		t.Errorf("got %v, want only the person", got)
	}
}

// TestNamesUnfinished checks that an edition that has learned nothing still finds what the lists know.
func TestNamesUnfinished(t *testing.T) {
	d := namesLetter("He lives in Riga.")
	if got := mentioned(t, d, nil, NewEdition()); len(got) != 1 || got[0] != "place Riga" {
		t.Errorf("got %v, want Riga", got)
	}
}
