package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"regesta/corpus"
)

// TestMarkup runs the extractor over the sources that package corpus is tested with, and compares
// its claims with testdata/markup/sources. Run with -update to rewrite those.
func TestMarkup(t *testing.T) {
	for _, source := range []string{
		"tei/letter.xml", "tei/volume.xml", "tei/register.xml", "tei/corpus.xml", "cmif/index.xml", "csv/csv2cmi.csv", "csv/latin.csv", "eml/reply.eml",
		"mbox/box.mbox", "html/page.html", "html/labels.html", "html/schema.html", "markdown/letter.md",
	} {
		t.Run(source, func(t *testing.T) {
			var b strings.Builder
			for _, d := range read(t, filepath.Join("..", "corpus", "testdata", filepath.FromSlash(source))) {
				fmt.Fprintf(&b, "== %s\n", d.SourceID)
				claims, err := Structure(d)
				if err != nil {
					t.Fatal(err)
				}
				for _, c := range claims {
					if c.Evidence.Extractor == Markup.Name {
						fmt.Fprintln(&b, claimLine(d, c))
					}
				}
			}
			golden := filepath.Join("testdata", "markup", "sources", strings.ReplaceAll(source, "/", "-")+".txt")
			if *update {
				if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if b.String() != string(want) {
				t.Errorf("claims:\n%s\nwant:\n%s", b.String(), want)
			}
		})
	}
}

func claimLine(d *corpus.Document, c Claim) string {
	end := func(m Mention) string {
		s := string(m.Kind) + " " + m.Name
		if m.Ref != "" && m.Ref != m.Name {
			s += " <" + m.Ref + ">"
		}
		return s
	}
	line := string(c.Predicate) + ": " + end(c.Object)
	if c.Subject.Kind != Document {
		line = end(c.Subject) + " · " + line
	}
	q := c.Qualifiers
	if q.Position > 0 {
		line += fmt.Sprintf(" #%d", q.Position)
	}
	for _, s := range []string{q.Office, q.Certainty, q.Calendar} {
		if s != "" {
			line += " (" + s + ")"
		}
	}
	return line + " “" + d.Slice(c.Evidence.Span) + "”"
}

func read(t testing.TB, path string) []*corpus.Document {
	t.Helper()
	var docs []*corpus.Document
	for d, err := range (&corpus.Opener{}).Documents(path) {
		if err == nil {
			docs = append(docs, d)
		}
	}
	if len(docs) == 0 {
		t.Fatalf("%s: no documents", path)
	}
	return docs
}

// TestVolumeAsMarkupAndAsText: one volume as TEI and as plain text says of at least 97 of 100
// documents the same parties and the same date.
func TestVolumeAsMarkupAndAsText(t *testing.T) {
	shared := filepath.Join("..", "..", "shared")
	markup, text := filepath.Join(shared, "data", "frus", "frus1952-54Guat.xml"), filepath.Join(shared, "gold", "editions", "frus1952-54Guat.txt")
	for _, path := range []string{markup, text} {
		if _, err := os.Stat(path); err != nil {
			t.Skipf("the volume is missing: %v", err)
		}
	}
	a, b := statements(t, markup), statements(t, text)
	same := 0
	for number, want := range b {
		if a[number] == want {
			same++
		} else {
			t.Logf("document %s: as TEI %s, as text %s", number, a[number], want)
		}
	}
	if len(b) < 200 || float64(same) < 0.97*float64(len(b)) {
		t.Errorf("%d of %d documents say the same", same, len(b))
	}
}

// statements are the parties and the date of every document of a volume, by its number.
func statements(t *testing.T, path string) map[string]string {
	all := map[string]string{}
	for _, d := range read(t, path) {
		if d.Role != corpus.Letter || d.Number == "" {
			continue
		}
		claims, err := Structure(d)
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, c := range claims {
			switch c.Predicate {
			case Sender, Recipient, CopyTo:
				if c.Qualifiers.Written == "" {
					list = append(list, string(c.Predicate)+" "+strings.ToLower(c.Object.Name))
				}
			case Date:
				list = append(list, "date "+c.Object.Name)
			}
		}
		slices.Sort(list)
		all[d.Number] = strings.Join(slices.Compact(list), "; ")
	}
	return all
}
