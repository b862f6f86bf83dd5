package resolve

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
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

// TestAuthorityIDs holds that an id with two sets of years or two kinds is named with both lines, that
// a line which agrees adds its name, and that a column given twice ends the reading.
func TestAuthorityIDs(t *testing.T) {
	table := "id;name;birth;type\np1;Ada Holm;1870;\np1;Ada Falk;;\np1;Otto Holm;1901;\np1;Holm & Co;;organisation\n"
	entries, warnings, err := readAuthority(bufio.NewReader(strings.NewReader(table)))
	if err != nil || len(entries) != 2 || entries[1].Name != "Ada Falk" {
		t.Fatalf("%v, %v", entries, err)
	}
	if got := joined(warnings); !strings.Contains(got, "line 4 was skipped: it has the id p1 of line 2 and other years") || !strings.Contains(got, "line 5 was skipped: it has the id p1 of line 2 and another type") {
		t.Errorf("warnings: %s", got)
	}
	if _, _, err := readAuthority(bufio.NewReader(strings.NewReader("name,birth,name\n"))); err == nil || !strings.Contains(err.Error(), `line 1: column "name" stands twice`) {
		t.Errorf("a column twice: %v", err)
	}
}

// generated makes the lines of a table one by one, so that the table itself takes no memory.
type generated struct {
	n, last int
	line    func(n int) string
	rest    string
}

func (g *generated) Read(p []byte) (int, error) {
	if g.rest == "" {
		if g.n == g.last {
			return 0, io.EOF
		}
		g.n++
		g.rest = g.line(g.n) + "\n"
	}
	n := copy(p, g.rest)
	g.rest = g.rest[n:]
	return n, nil
}

// TestLargeGazetteer holds that a table of 200,000 places is read line by line, that what is held is
// a small multiple of its entries, and that a line cut short is named.
func TestLargeGazetteer(t *testing.T) {
	const places, cut, perPlace = 200_000, 123_456, 1500 // the last in bytes
	table := &generated{last: places, line: func(n int) string {
		line := place19(strconv.Itoa(n), "Town "+strconv.Itoa(n), "Burg "+strconv.Itoa(n), "600")
		if n == cut {
			return line[:len(line)/2]
		}
		return line
	}}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	entries, warnings, err := readAuthority(bufio.NewReader(table))
	runtime.GC()
	runtime.ReadMemStats(&after)
	if err != nil || len(entries) != places-1 {
		t.Fatalf("%d entries, %v", len(entries), err)
	}
	if got := joined(warnings); len(warnings) != 1 || !strings.Contains(got, "line 123456 was skipped") {
		t.Errorf("warnings: %s", got)
	}
	if held := int64(after.HeapAlloc) - int64(before.HeapAlloc); held > places*perPlace {
		t.Errorf("%d bytes are held for each place", held/places)
	} else {
		t.Logf("%d bytes are held for each place", held/places)
	}
	runtime.KeepAlive(entries)
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
