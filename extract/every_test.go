package extract

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"regesta/corpus"
)

var update = flag.Bool("update", false, "rewrite the claims of testdata")

const (
	// claimsLine parts what is read from what it should say. A line of the claims is: of what, the
	// predicate, the kind and name of the object, qualifiers, “the words that say so”. “…” is the
	// document itself, ⏎ the end of a line.
	claimsLine = "-- claims --\n"
	// profileLine begins a case that has a profile, in front of the text.
	profileLine = "-- profile --\n"
	textLine    = "-- text --\n"
	fewestCases = 3
)

// TestEveryExtractor walks the extractors: each has documentation and cases, and claims of every
// case what the case wants. Run with -update to rewrite those; the diff is the review.
func TestEveryExtractor(t *testing.T) {
	for _, x := range Extractors() {
		t.Run(x.Name, func(t *testing.T) {
			if !strings.HasSuffix(x.Doc, ".") || len(x.Doc) < 20 {
				t.Errorf("documentation %q is no sentence", x.Doc)
			}
			names, err := filepath.Glob(filepath.Join("testdata", x.Name, "*.txt"))
			if err != nil {
				t.Fatal(err)
			}
			if len(names) < fewestCases {
				t.Errorf("%d cases in testdata/%s, want %d", len(names), x.Name, fewestCases)
			}
			for _, name := range names {
				t.Run(filepath.Base(name), func(t *testing.T) { checkCase(t, x, name) })
			}
		})
	}
}

func checkCase(t *testing.T, x *Extractor, name string) {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	source, want, found := strings.Cut(string(data), claimsLine)
	if !found && !*update {
		t.Fatalf("no line %q; -update adds it", strings.TrimSpace(claimsLine))
	}
	docs, claims := readCase(t, source)
	if again, claimsAgain := readCase(t, source); !reflect.DeepEqual(claims, claimsAgain) || len(again) != len(docs) {
		t.Error("read a second time, the claims are others")
	}
	for i, d := range docs {
		for _, err := range unsound(d, claims[i]) {
			t.Errorf("%s: %v", d.ID, err)
		}
	}
	got := renderClaims(x, docs, claims)
	if *update {
		if err := os.WriteFile(name, []byte(source+claimsLine+got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != want {
		t.Errorf("claims:\n%s\nwant:\n%s", got, want)
	}
}

// readCase reads a case as build would: its documents, the structure of each, then with what they
// have taught together their contents.
func readCase(t testing.TB, source string) ([]*corpus.Document, [][]Claim) {
	t.Helper()
	var profile *corpus.Profile
	if rest, ok := strings.CutPrefix(source, profileLine); ok {
		settings, text, ok := strings.Cut(rest, textLine)
		if !ok {
			t.Fatalf("a profile without a line %q behind it", strings.TrimSpace(textLine))
		}
		p, err := corpus.ReadProfile(strings.NewReader(settings))
		if err != nil {
			t.Fatal(err)
		}
		profile, source = p, text
	}
	var docs []*corpus.Document
	for d, err := range corpus.Read(&corpus.Source{Name: "sample", Reader: strings.NewReader(source), Profile: profile}) {
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	return docs, extracted(t, docs)
}

// extracted runs every extractor over the documents of one edition.
func extracted(t testing.TB, docs []*corpus.Document) [][]Claim {
	t.Helper()
	claims := make([][]Claim, len(docs))
	edition := NewEdition()
	var err error
	for i, d := range docs {
		if claims[i], err = Structure(d); err != nil {
			t.Fatal(err)
		}
		edition.Learn(d, claims[i])
	}
	edition.Finish()
	for i, d := range docs {
		if claims[i], err = Contents(d, claims[i], edition); err != nil {
			t.Fatal(err)
		}
	}
	return claims
}

// unsound lists what is wrong with the claims of a document: no words to quote, words outside the
// text or cut inside a letter, scores beyond 0 to 1, ends without a name.
func unsound(d *corpus.Document, claims []Claim) []error {
	var problems []error
	if len(d.Plain) != len(d.Text) {
		problems = append(problems, fmt.Errorf("plain text of %d bytes for %d", len(d.Plain), len(d.Text)))
	}
	for _, c := range claims {
		if err := unsoundClaim(d, c); err != nil {
			problems = append(problems, fmt.Errorf("%s %s %q by %s: %w", c.Predicate, c.Object.Kind, c.Object.Name, c.Evidence.Extractor, err))
		}
	}
	return problems
}

func unsoundClaim(d *corpus.Document, c Claim) error {
	s := c.Evidence.Span
	switch {
	case c.Evidence.Document != d.ID:
		return fmt.Errorf("is evidence of document %q", c.Evidence.Document)
	case s.Start < 0 || s.End > len(d.Text) || s.Empty():
		return fmt.Errorf("quotes %v of %d bytes", s, len(d.Text))
	case strings.TrimSpace(d.Plain[s.Start:s.End]) == "":
		return fmt.Errorf("quotes nothing but space at %v", s)
	case !utf8.RuneStart(d.Text[s.Start]) || s.End < len(d.Text) && !utf8.RuneStart(d.Text[s.End]):
		return fmt.Errorf("quotes half a letter at %v", s)
	case c.Evidence.Score <= 0 || c.Evidence.Score > 1:
		return fmt.Errorf("has the score %v", c.Evidence.Score)
	case c.Evidence.Extractor == "":
		return fmt.Errorf("names no extractor")
	}
	for _, end := range []Mention{c.Subject, c.Object} {
		if end.Kind == "" || end.Name == "" && end.Node == "" {
			return fmt.Errorf("has an end without kind or name: %+v", end)
		}
	}
	return nil
}

// renderClaims writes the claims of one extractor as the cases have them.
func renderClaims(x *Extractor, docs []*corpus.Document, claims [][]Claim) string {
	var b strings.Builder
	for i, d := range docs {
		for _, c := range claims[i] {
			if c.Evidence.Extractor == x.Name {
				b.WriteString(renderClaim(d, c))
			}
		}
	}
	return b.String()
}

func renderClaim(d *corpus.Document, c Claim) string {
	q := c.Qualifiers
	fields := []string{renderMention(c.Subject), string(c.Predicate), renderMention(c.Object)}
	if q.Position > 0 {
		fields = append(fields, fmt.Sprintf("position %d", q.Position))
	}
	for _, v := range [][2]string{{"office", q.Office}, {"certainty", q.Certainty}, {"calendar", q.Calendar}, {"note", q.Note}, {"written", q.Written}} {
		if v[1] != "" {
			fields = append(fields, v[0]+" "+v[1])
		}
	}
	fields = append(fields, "“"+d.Slice(c.Evidence.Span)+"”")
	return strings.ReplaceAll(strings.Join(fields, " | "), "\n", "⏎") + "\n"
}

func renderMention(m Mention) string {
	if m.Kind == Document && m.Node != "" {
		return strings.TrimPrefix(m.Node, "sample/")
	}
	s := string(m.Kind) + " " + m.Name
	if m.Ref != "" && m.Ref != m.Name {
		s += " (" + m.Ref + ")"
	}
	return s
}

// TestExtractorsNeedWhatIsThere checks that a name is unique and that needs lead in no circle: the
// order of a pass holds every extractor once, behind what it needs in its own pass.
func TestExtractorsNeedWhatIsThere(t *testing.T) {
	for _, second := range []bool{false, true} {
		order := ordered(second)
		for i, x := range order {
			for _, need := range x.Needs {
				if at := slices.Index(order, need); need.Corpus == second && (at < 0 || at > i) {
					t.Errorf("%s runs at %d, %s that it needs at %d", x.Name, i, need.Name, at)
				}
				if need.Corpus && !x.Corpus {
					t.Errorf("%s of the first pass needs %s of the second", x.Name, need.Name)
				}
			}
		}
	}
}
