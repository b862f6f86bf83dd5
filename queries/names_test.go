package queries

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"regesta/extract"
	"regesta/graph"
	"regesta/graph/resolve"

	"pgregory.net/rapid"
)

// TestNames reads testdata/names.txt, which explains itself.
func TestNames(t *testing.T) {
	data, err := os.ReadFile("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	reg := &graph.Register{Sources: []string{"names"}}
	var cases []string
	for _, line := range strings.Split(string(data), "\n") {
		switch {
		case strings.HasPrefix(line, "@ "):
			addNamed(reg, strings.Split(line[2:], "|"))
		case line != "" && line[0] != '#':
			cases = append(cases, line)
		}
	}
	sortRegister(reg)
	names := NamesOf(reg)
	for _, line := range cases {
		asked, want, _ := strings.Cut(line, " = ")
		kind, name, _ := strings.Cut(asked, " ")
		got := ""
		if found, err := names.Find(Kind(kind), name); err != nil {
			got = "error: " + err.Error()
		} else {
			got = reg.Entities[found.Entity].ID
		}
		if got != want && !(strings.HasPrefix(want, "error: ") && strings.HasPrefix(got, want)) {
			t.Errorf("%s %q is %s, want %s", kind, name, got, want)
		}
	}
}

// addNamed adds an entity to a register, and letters in which it is a party or named.
func addNamed(reg *graph.Register, fields []string) {
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	kind, _, _ := strings.Cut(fields[0], "/")
	e := graph.Entity{ID: fields[0], Kind: extract.Kind(kind), Name: fields[1]}
	for _, form := range strings.FieldsFunc(fields[2], func(r rune) bool { return r == ';' }) {
		e.Names = append(e.Names, graph.NameCount{Name: strings.TrimSpace(form), Count: 1})
	}
	at := int32(len(reg.Entities))
	reg.Entities = append(reg.Entities, e)
	for i, field := range fields[3:] {
		n, _ := strconv.Atoi(field)
		for range n {
			d := graph.Entry{ID: fmt.Sprintf("names/%d", len(reg.Documents)), PlaceSent: -1, PlaceReceived: -1, PartOf: -1, AttestedIn: -1}
			if i == 0 {
				d.Senders = []graph.Party{{Entity: at}}
			} else {
				d.Mentions = []graph.Tally{{Entity: at, Count: 1}}
			}
			reg.Documents = append(reg.Documents, d)
		}
	}
}

// sortRegister sorts the entities by id, as a register has them.
func sortRegister(reg *graph.Register) {
	order := make([]int, len(reg.Entities))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return strings.Compare(reg.Entities[a].ID, reg.Entities[b].ID) })
	entities, place := make([]graph.Entity, len(order)), make([]int32, len(order))
	for to, from := range order {
		entities[to], place[from] = reg.Entities[from], int32(to)
	}
	reg.Entities = entities
	for i := range reg.Documents {
		d := &reg.Documents[i]
		for j := range d.Senders {
			d.Senders[j].Entity = place[d.Senders[j].Entity]
		}
		for j := range d.Mentions {
			d.Mentions[j].Entity = place[d.Mentions[j].Entity]
		}
	}
}

// TestFoldTwice: folding what is folded changes nothing, and neither do case and spaces.
func TestFoldTwice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "name")
		once := resolve.Fold(s)
		if twice := resolve.Fold(once); twice != once {
			t.Fatalf("resolve.Fold(%q) = %q, again %q", s, once, twice)
		}
		if strings.Contains(once, "  ") || strings.TrimSpace(once) != once {
			t.Fatalf("resolve.Fold(%q) = %q", s, once)
		}
	})
}

// TestEdits compares with what a distance must be.
func TestEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringMatching(`[a-d]{0,6}`)
		a, b := word.Draw(t, "a"), word.Draw(t, "b")
		n := Edits(a, b, 10)
		if n != Edits(b, a, 10) || (n == 0) != (a == b) || n < abs(len(a)-len(b)) || n > max(len(a), len(b)) {
			t.Fatalf("edits(%q, %q) = %d", a, b, n)
		}
		if n > 2 && Edits(a, b, 2) <= 2 {
			t.Fatalf("edits(%q, %q) = %d, within 2 it is %d", a, b, n, Edits(a, b, 2))
		}
	})
}

// FuzzFind: whatever is typed gives an entity or an error, and never takes long.
func FuzzFind(f *testing.F) {
	reg := &graph.Register{}
	for _, line := range []string{"person/a-b|Ada Berg|A. B.|3|1", "place/łódź|Łódź||0|2", "person/ж|Жан|J|1|0"} {
		addNamed(reg, strings.Split(line, "|"))
	}
	sortRegister(reg)
	for _, seed := range []string{"", "ada", "Berg, A.", "\xff", "person/a-b/person/ж", "łodz", strings.Repeat("a ", 100)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, name string) {
		for _, kind := range []Kind{Person, Place, AnyEntity} {
			found, err := NamesOf(reg).Find(kind, name)
			if err == nil && int(found.Entity) >= len(reg.Entities) {
				t.Fatalf("%q is %d", name, found.Entity)
			}
		}
		_, _ = parseWindow(name)
		if a, b, ok := cutPair(name); ok && a+"/"+b != name {
			t.Fatalf("cutPair(%q) = %q, %q", name, a, b)
		}
	})
}
