package extract

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"regesta/corpus"
)

// The same list in CSV, Turtle and RDF/XML is the same list.
func TestConceptsOfEveryFormat(t *testing.T) {
	want := []Concept{
		{ID: "http://example.org/s/salt", Label: "Salt trade", Alternatives: []string{"salt", "brine"}, Broader: "http://example.org/s/goods"},
		{ID: "http://example.org/s/goods", Label: "Goods"},
		{ID: "http://example.org/s/bridge", Label: "Bridges, wooden", Alternatives: []string{"wooden bridge"}},
	}
	for _, name := range []string{"list.csv", "list.ttl", "list.rdf"} {
		data, err := os.ReadFile(filepath.Join("testdata", "concepts", name))
		if err != nil {
			t.Fatal(err)
		}
		got, err := readConcepts(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for i := range got {
			if got[i].line < 1 {
				t.Errorf("%s: %s has no line", name, got[i].ID)
			}
			got[i].line = 0
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\n%+v\nwant\n%+v", name, got, want)
		}
	}
}

// A broken list is an error that names the line.
func TestBrokenConcepts(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "concepts", "broken.txt"))
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(string(data), "\n\n")[1:]
	for _, c := range cases {
		want, list, _ := strings.Cut(c, "\n")
		if !strings.HasSuffix(list, "\n") {
			list += "\n"
		}
		concepts, err := readConcepts([]byte(list))
		if err == nil {
			_, err = NewConcepts(concepts)
		}
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("error %v, want one that begins with %q", err, want)
		}
	}
}

// Labels are found whatever their case and number, the longest first, and what is above them comes
// behind them.
func TestConceptsAreFound(t *testing.T) {
	concepts, err := LoadConcepts(filepath.Join("testdata", "concepts", "list.ttl"))
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for d, err := range corpus.Read(&corpus.Source{Name: "sample", Reader: strings.NewReader("No. 1\n\nLetter from S. Varin to A. Brodin\n\n3 May 1911\n\nTwo Wooden Bridges fell. The salt is wet, and the SALT trade with it.\n\nVarin\n")}) {
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range concepts.find(d) {
			found = append(found, f.concept.Label+": "+d.Plain[f.span.Start:f.span.End])
		}
	}
	want := []string{"Salt trade: salt", "Bridges, wooden: Wooden Bridges", "Goods: salt"}
	if !reflect.DeepEqual(found, want) {
		t.Errorf("found %q, want %q", found, want)
	}
}

// No list, however broken, does more harm than an error.
func FuzzReadConcepts(f *testing.F) {
	files, _ := filepath.Glob(filepath.Join("testdata", "concepts", "*"))
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range bytes.Split(data, []byte("\n\n")) {
			f.Add(part)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := readConcepts(data)
		if err != nil {
			return
		}
		for _, k := range list {
			if k.ID == "" || k.Label == "" {
				t.Errorf("a subject without id or label: %+v", k)
			}
		}
		if _, err := NewConcepts(list); err != nil && !strings.HasPrefix(err.Error(), "line ") {
			t.Errorf("error without a line: %v", err)
		}
	})
}
