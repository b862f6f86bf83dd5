package eval

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A generator makes tables and gold that have little to do with each other except for what scores
// depend on: names that are nearly the same, spans that nearly meet, keys that are missing.
type generator struct {
	*rand.Rand
	tables map[string][][]string
	spans  [][2]int // of the printed documents
}

var headers = map[string]string{
	"documents":    "document source source_id number part_of kind date place_sent place_sent_id shelfmark copy_form start end attested attested_in",
	"participants": "document role position entity type name_as_written office",
	"mentions":     "document start end text type entity",
	"entities":     "entity type name",
	"names":        "entity name count",
	"references":   "document start end text type target target_number",
	"subjects":     "document subject entity score",
}

var pools = map[string][]string{
	"name": {"Anton Weiß", "WEISS, A.", "A. Weiss", "comrade Weiss", "Zoë Ångström", "Z. Angstrom", "Angstrom", "Ångström, Zoe",
		"Embassy in Norway", "the Embassy in Norway", "The Ambassador in Norway (Lund)", "Lund", "Lund, Per", "Pål Lund",
		"Secretary of State", "ΟΔΥΣΣΕΥΣ Σ", "οδυσσευς σ", "İsmet", "ismet", "O’Neil", "O'Neil", "Нина Орлова", "Н. Орлова", "Орлова, Нина", "№ 5", "x²"},
	"type":    {"person", "organisation", "place"},
	"kind":    {"letter", "telegram", "Note", "note verbale", ""},
	"date":    {"1901-02-03", "1901-02", "1901-02~", "1901-02-XX", "/1901-02-03", "..", "1902", ""},
	"shelf":   {"City Archive. F. 5. Op. 1. D. 7.", "RTSKHIDNI. F. 5. On. 1. D. 7.", "RGASPI F. 5. Inv. 1. D. 7. L. 2.", "F. 5", "MS 12", ""},
	"subject": {"grain", "grain trade", "railway", "the northern railway", "war", "Oslo", ""},
	"role":    {"sender", "recipient", "copy"},
}

func (g *generator) one(pool string) string  { return pools[pool][g.IntN(len(pools[pool]))] }
func (g *generator) chance(percent int) bool { return g.IntN(100) < percent }
func (g *generator) entity() string          { return fmt.Sprintf("e%d", g.IntN(8)) }
func (g *generator) row(table string, cells ...any) {
	row := make([]string, len(cells))
	for i, c := range cells {
		row[i] = fmt.Sprint(c)
	}
	g.tables[table] = append(g.tables[table], row)
}

func newGenerator(seed uint64) *generator {
	g := &generator{Rand: rand.New(rand.NewPCG(seed, 1)), tables: map[string][][]string{}}
	for e := range 8 {
		g.row("entities", fmt.Sprintf("e%d", e), g.one("type"), g.one("name"))
	}
	for range 8 {
		g.row("names", g.entity(), g.one("name"), 1)
	}
	at := 0
	for d := range 2 + g.IntN(12) {
		at = g.document(fmt.Sprintf("d%d", d), at)
	}
	for a := range g.IntN(8) {
		id, host := fmt.Sprintf("d%d/a%d", g.IntN(6), a), fmt.Sprintf("d%d", g.IntN(6))
		g.row("documents", id, "s.txt", "", "", "", g.one("kind"), g.one("date"), "", "", "", "", "", "", "true", []any{"", host, host + "/n1"}[g.IntN(3)])
		g.people(id)
	}
	return g
}

// document adds a printed document that begins near at, perhaps with a part, and returns its end.
func (g *generator) document(id string, at int) int {
	start := at + g.IntN(5)
	end := start + 20 + g.IntN(60)
	g.spans = append(g.spans, [2]int{start, end})
	g.printed(id, "", start, end)
	if g.chance(20) {
		g.printed(id+".1", id, start+5, end)
		if g.chance(50) {
			g.printed(id+".1.1", id+".1", start+8, end)
		}
	}
	return end
}

func (g *generator) printed(id, whole string, start, end int) {
	s, e := strconv.Itoa(start), strconv.Itoa(end)
	bare := g.chance(8)
	if bare {
		s, e = "", ""
	}
	g.row("documents", id, "in/s.txt", []string{"", "k" + id}[g.IntN(2)], g.IntN(12), whole, g.one("kind"), g.one("date"),
		g.one("name"), g.entity(), g.one("shelf"), g.one("kind"), s, e, []string{"", "false"}[g.IntN(2)], "")
	g.people(id)
	for range g.IntN(6) {
		from := g.IntN(20)
		if !bare {
			g.row("mentions", id, from, from+1+g.IntN(6), g.one("name"), g.one("type"), []string{"", g.entity()}[g.IntN(2)])
		}
	}
	for range g.IntN(3) {
		g.row("references", id, 0, 1, "see", "cites", []string{"", "d1", "d2"}[g.IntN(3)], []any{"", g.IntN(12)}[g.IntN(2)])
	}
	for range g.IntN(14) {
		g.row("subjects", id, g.one("subject"), []string{"", g.entity()}[g.IntN(2)], []string{"", "0.5", "0.25", "1"}[g.IntN(4)])
	}
}

func (g *generator) people(id string) {
	for i := range g.IntN(4) {
		g.row("participants", id, g.one("role"), i+1, []string{"", g.entity()}[g.IntN(2)], g.one("type"), []string{"", g.one("name")}[g.IntN(2)], []string{"", g.one("name")}[g.IntN(2)])
	}
}

// parties is a list of parties, or nil for a key that is missing.
func (g *generator) parties() []any {
	list := []any{}
	for range g.IntN(3) {
		list = append(list, []string{g.one("name"), g.one("name")})
	}
	return list
}

// gold makes one record a document, some of them a little off, with keys left out.
func (g *generator) gold() []map[string]any {
	var list []map[string]any
	for i, span := range g.spans {
		start, end := max(0, span[0]-g.IntN(4)), span[1]+g.IntN(10)
		r := map[string]any{"id": fmt.Sprintf("g%d", i), "number": strconv.Itoa(g.IntN(12)), "heading": "A letter", "span": []int{start, end},
			"senders": g.parties(), "recipients": g.parties(), "copies": g.parties(),
			"date": g.one("date"), "dates_accepted": []string{g.one("date")}, "place_sent": []string{g.one("name")},
			"shelfmark": g.one("shelf"), "kind": []string{g.one("kind")}, "copy_form": g.one("kind"),
			"references": []any{"1", g.IntN(12)}, "about": [][]string{{g.one("subject"), "oats"}, {g.one("subject")}},
			"persons_set": [][]string{{g.one("name")}, {g.one("name"), g.one("name")}}, "mentions_complete": g.chance(70)}
		r["attested"] = []any{map[string]any{"senders": g.parties(), "recipients": g.parties(), "date": g.one("date")}}
		r["mentions"], r["optional"], r["ignore"] = g.mentions(start), [][2]int{{start + 1, start + 4}}, [][2]int{{start + 15, start + 19}}
		for _, key := range []string{"senders", "recipients", "copies", "date", "dates_accepted", "place_sent", "shelfmark", "kind", "copy_form", "references", "about", "persons_set", "attested"} {
			switch {
			case g.chance(15):
				delete(r, key)
			case g.chance(8) && (key == "date" || key == "place_sent" || key == "shelfmark"):
				r[key] = nil
			}
		}
		if g.chance(10) && r["mentions_complete"] == false {
			delete(r, "span")
			r["key"] = fmt.Sprintf("KD%d", i)
		}
		list = append(list, r)
	}
	return list
}

func (g *generator) mentions(start int) []any {
	list := []any{}
	for range g.IntN(7) {
		from := start + g.IntN(22)
		m := map[string]any{"start": from, "end": from + 1 + g.IntN(6), "type": g.one("type"), "text": "t", "entity": g.entity()}
		if g.chance(30) {
			m["alternatives"] = [][][]any{{{from, from + 2, g.one("type")}}, {{from + 1, from + 3, g.one("type")}, {from + 4, from + 5, "place"}}}
		}
		list = append(list, m)
	}
	return list
}

// write puts tables and gold into a folder and returns the path of the gold.
func (g *generator) write(t *testing.T, dir string) string {
	t.Helper()
	for name, header := range headers {
		var b strings.Builder
		w := csv.NewWriter(&b)
		if err := w.WriteAll(append([][]string{strings.Fields(header)}, g.tables[name]...)); err != nil {
			t.Fatal(err)
		}
		save(t, filepath.Join(dir, name+".csv"), b.String())
	}
	var b strings.Builder
	for _, r := range g.gold() {
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	path := filepath.Join(dir, "gold.jsonl")
	save(t, path, b.String())
	return path
}

func save(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
