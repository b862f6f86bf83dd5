package resolve

import (
	"bufio"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"regesta/corpus"
	"regesta/extract"
)

// goldLetter is what this test needs of a gold record.
type goldLetter struct {
	Edition, ID, Number, Date string
	Span                      [2]int
	Senders, Recipients       [][]string
	Mentions                  []goldMention
}

type goldMention struct {
	Start, End         int
	Type, Text, Entity string
}

// TestGold measures who is who alone: the mentions of the gold letters are given, so that every
// miss is one of this package. The measure is B-cubed.
func TestGold(t *testing.T) {
	for _, name := range []string{"leaders", "archives", "leaders,archives"} {
		t.Run(name, func(t *testing.T) {
			r := New()
			var docs []goldDocument
			for _, file := range strings.Split(name, ",") {
				docs = append(docs, readGold(t, filepath.Join("..", "..", "..", "shared", "gold", file+".jsonl"))...)
			}
			for _, d := range docs {
				r.Add(d.document, d.claims)
			}
			if err := r.Resolve(); err != nil {
				t.Fatal(err)
			}
			var want, got, texts []string
			for _, d := range docs {
				claims := append([]extract.Claim(nil), d.claims...)
				r.Apply(d.document, claims)
				for i, m := range d.mentions {
					want, texts = append(want, m.Type+"/"+entityName(m.Entity)), append(texts, m.Text)
					got = append(got, claims[i].Object.Node)
				}
			}
			p, rec, f1 := bCubed(want, got)
			t.Logf("%d mentions: precision %.4f recall %.4f F1 %.4f", len(want), p, rec, f1)
			if testing.Verbose() {
				explainClusters(t, want, got, texts)
			}
			if f1 < 0.92 {
				t.Errorf("B-cubed F1 %.4f is below 0.92", f1)
			}
		})
	}
}

type goldDocument struct {
	document *corpus.Document
	claims   []extract.Claim // the mentions, in order, then the parties
	mentions []goldMention
}

func readGold(t *testing.T, file string) []goldDocument {
	f, err := os.Open(file)
	if err != nil {
		t.Skipf("gold standard not at hand: %v", err)
	}
	defer f.Close()
	var list []goldDocument
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var g goldLetter
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		list = append(list, goldDocumentOf(&g, readSource(t, file, g.Edition)))
	}
	return list
}

func readSource(t *testing.T, file, edition string) []rune {
	for _, dir := range []string{"../seeds", "editions"} {
		if b, err := os.ReadFile(filepath.Join(filepath.Dir(file), dir, edition)); err == nil {
			return []rune(string(b))
		}
	}
	t.Skipf("text of %s not at hand", edition)
	return nil
}

func goldDocumentOf(g *goldLetter, source []rune) goldDocument {
	runes := source[g.Span[0]:g.Span[1]]
	offsets := corpus.NewOffsets(string(runes))
	d := &corpus.Document{ID: g.ID, Source: g.Edition, Number: g.Number, Text: string(runes)}
	out := goldDocument{document: d, mentions: g.Mentions}
	subject := extract.Mention{Kind: extract.Document, Node: d.ID}
	for _, m := range g.Mentions {
		span := offsets.Bytes(corpus.Span{Start: m.Start - g.Span[0], End: m.End - g.Span[0]})
		out.claims = append(out.claims, extract.Claim{
			Subject: subject, Predicate: extract.Mentions, Object: extract.Mention{Kind: extract.Kind(m.Type), Name: m.Text},
			Evidence: extract.Evidence{Document: d.ID, Span: span},
		})
	}
	for i := range g.Mentions {
		for role, parties := range map[extract.Predicate][][]string{extract.Sender: g.Senders, extract.Recipient: g.Recipients} {
			for _, names := range parties {
				for _, n := range names {
					if n == g.Mentions[i].Text {
						c := out.claims[i]
						c.Predicate = role
						out.claims = append(out.claims, c)
					}
				}
			}
		}
	}
	return out
}

// bCubed compares two clusterings of the same mentions.
func bCubed(want, got []string) (p, r, f1 float64) {
	w, g, both := map[string]float64{}, map[string]float64{}, map[[2]string]float64{}
	for i := range want {
		w[want[i]]++
		g[got[i]]++
		both[[2]string{want[i], got[i]}]++
	}
	for i := range want {
		n := both[[2]string{want[i], got[i]}]
		p += n / g[got[i]]
		r += n / w[want[i]]
	}
	p, r = p/float64(len(want)), r/float64(len(want))
	return p, r, 2 * p * r / (p + r)
}

// explainClusters logs where the two clusterings part.
func explainClusters(t *testing.T, want, got, texts []string) {
	split, mixed := map[string]map[string]bool{}, map[string]map[string]bool{}
	add := func(m map[string]map[string]bool, k, v string) {
		if m[k] == nil {
			m[k] = map[string]bool{}
		}
		m[k][v] = true
	}
	for i := range want {
		add(split, want[i], got[i]+" “"+texts[i]+"”")
		add(mixed, got[i], want[i])
	}
	for _, k := range slices.Sorted(maps.Keys(split)) {
		ids := map[string]bool{}
		for v := range split[k] {
			ids[strings.Split(v, " ")[0]] = true
		}
		if len(ids) > 1 {
			t.Logf("split %s: %s", k, strings.Join(slices.Sorted(maps.Keys(split[k])), ", "))
		}
	}
	for _, k := range slices.Sorted(maps.Keys(mixed)) {
		if len(mixed[k]) > 1 {
			list := slices.Sorted(maps.Keys(mixed[k]))
			sort.Strings(list)
			t.Logf("mixed %s: %s", k, strings.Join(list, ", "))
		}
	}
}

// entityName is an entity's id without the prefix of its kind, which the gold files write in
// different ways, so that both files' ids can be compared.
func entityName(id string) string {
	if i := strings.IndexAny(id, ":_"); i >= 0 {
		return id[i+1:]
	}
	return id
}
