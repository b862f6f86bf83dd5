package resolve

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

const people3 = `id,name,variants,birth,death,wikidata,gnd
p1,"Ordin, Grigory Pavlovich",Sergo Ordin|Gr. Ordin,1886,1937,Q100,
p2,Ordin Pavel,,1850,,,http://d-nb.info/gnd/77
,Vera Holm,V. Holmova,,,,

p4,Short row
p5,,,,,,
`

func TestAuthorityCSV(t *testing.T) {
	file := filepath.Join(t.TempDir(), "people.csv")
	if err := os.WriteFile(file, []byte(people3), 0o644); err != nil {
		t.Fatal(err)
	}
	a, warnings, err := LoadAuthority(file)
	if err != nil || len(a.Entries) != 3 {
		t.Fatalf("%v, %v", a, err)
	}
	if got := joined(warnings); !strings.Contains(got, "line 6 was skipped: it has 2 cells") || !strings.Contains(got, "line 7 was skipped: it has no name") {
		t.Errorf("warnings: %s", got)
	}
	e := resolveWith(t, a, extract.Person, "Sergo Ordin", "G. P. Ordin", "Ordin, G.")
	if len(e) != 1 || e[0].Birth != "1886" || e[0].ID != "person/ordin-grigory-pavlovich" || !slices.Contains(e[0].Identifiers, "http://www.wikidata.org/entity/Q100") {
		t.Errorf("entities: %+v", e)
	}
	if e := resolveWith(t, a, extract.Person, "P. Ordin", "G. Ordin"); len(e) != 2 {
		t.Errorf("two people of the file became %+v", e)
	}
	if e := resolveWith(t, a, extract.Person, "Julia Falk"); len(e) != 1 {
		t.Errorf("entries that no document names are entities: %+v", e)
	}
}

func resolveWith(t *testing.T, a *Authority, kind extract.Kind, names ...string) []graph.Entity {
	t.Helper()
	r := New()
	r.Use(a)
	d := &corpus.Document{ID: "d", Source: "s", Text: strings.Repeat("x", 100)}
	var claims []extract.Claim
	for i, n := range names {
		claims = append(claims, mentionOf("d", kind, n, i))
	}
	r.Add(d, claims)
	if err := r.Resolve(); err != nil {
		t.Fatal(err)
	}
	return r.Entities()
}

// place19 is a line of a GeoNames table of places.
func place19(id, name, alternate, population string) string {
	cells := make([]string, geoNamesColumns)
	cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[14] = id, name, name, alternate, "51.5", "-0.1", population
	return strings.Join(cells, "\t")
}

func TestGeoNames(t *testing.T) {
	table := place19("1", "Alphaville", "Alfaville,Альфавиль", "90000") + "\n" +
		place19("2", "Alphaville", "", "300") + "\n" + "3\tCut\tCut\tshort\n" + "4\tCut off\tCut\n" +
		place19("5", "Betaburg", "", "100") + "\n" + place19("6", "Betaburg", "", "90") + "\n"
	entries, warnings, err := readAuthority(bufio.NewReader(strings.NewReader(table)))
	if err != nil || len(entries) != 4 {
		t.Fatalf("%v, %v", entries, err)
	}
	if got := joined(warnings); !strings.Contains(got, "line 3 was skipped: it has 4 columns") || !strings.Contains(got, "line 4 was skipped: it has 3 columns") {
		t.Errorf("warnings: %s", got)
	}
	e := resolveWith(t, &Authority{Name: "places", Entries: entries}, extract.Place, "Alfaville", "Alphaville")
	if len(e) != 1 || e[0].Latitude != "51.5" || !slices.Contains(e[0].Identifiers, "https://sws.geonames.org/1/") {
		t.Errorf("entities: %+v", e)
	}
	if e := resolveWith(t, &Authority{Entries: entries}, extract.Place, "Betaburg"); len(e) != 1 || len(e[0].Identifiers) != 0 {
		t.Errorf("a name of two like places got an identifier: %+v", e)
	}
	alternate := "100\t1\tde\tAlphastadt\t\t\t\t\n101\t1\tlink\thttps://example.org\t\t\t\t\n"
	more, _, err := readAuthority(bufio.NewReader(strings.NewReader(alternate)))
	if err != nil || len(more) != 2 {
		t.Fatalf("%v, %v", more, err)
	}
	e = resolveWith(t, &Authority{Entries: append(entries, more...)}, extract.Place, "Alphastadt")
	if len(e) != 1 || len(e[0].Identifiers) != 1 {
		t.Errorf("alternate name: %+v", e)
	}
}

// FuzzReadAuthority holds that no file breaks the reader.
func FuzzReadAuthority(f *testing.F) {
	f.Add(people3)
	f.Add(place19("1", "A", "B,C", "5"))
	f.Add("name\n\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		entries, _, _ := readAuthority(bufio.NewReader(strings.NewReader(text)))
		for i := range entries {
			entries[i].keys()
		}
	})
}
