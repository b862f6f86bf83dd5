package resolve

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"regesta/corpus"
	"regesta/extract"
)

// twoLetters is a corpus of two letters by people of one name.
func twoLetters() *scene {
	s := &scene{claims: map[string][]extract.Claim{}}
	for i, id := range []string{"a1", "a2"} {
		s.docs = append(s.docs, &corpus.Document{ID: id, Source: "a.txt", Text: "A letter of " + []string{"Olga Berg", "Olga Berg"}[i] + " to a friend in the town of Riga."})
		c := mentionOf(id, extract.Person, "Olga Berg", 12)
		c.Evidence.Span.End = 21
		s.add(c)
	}
	return s
}

func decisionOn(verdict Verdict, value string, sides ...Side) Decision {
	d := Decision{Verdict: verdict, A: sides[0].Anchor(), Value: value, Author: "M. Lind", Time: time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)}
	if len(sides) > 1 {
		b := sides[1].Anchor()
		d.B = &b
	}
	d.ID = d.Identify()
	return d
}

func (s *scene) side(doc, name string) Side {
	for _, d := range s.docs {
		for _, c := range s.claims[d.ID] {
			if d.ID == doc && c.Object.Name == name {
				return Side{Entity: string(c.Object.Kind) + "/x", Name: name, Document: doc, Span: c.Evidence.Span, Passage: Passage(d.Text, c.Evidence.Span)}
			}
		}
	}
	return Side{}
}

func TestDecisions(t *testing.T) {
	s := twoLetters()
	a, b := s.side("a1", "Olga Berg"), s.side("a2", "Olga Berg")
	plain := s.nodes(s.resolve(t, s.inOrder()))
	if plain["a1:Olga Berg"] != plain["a2:Olga Berg"] {
		t.Fatalf("one name in one edition is not one person: %v", plain)
	}
	parted := s.nodes(s.resolve(t, s.inOrder(), decisionOn(Different, "", a, b)))
	if parted["a1:Olga Berg"] == parted["a2:Olga Berg"] {
		t.Errorf("decided different, but one: %v", parted)
	}
	r := s.resolve(t, s.inOrder(), decisionOn(Rename, "Olga von Berg", a))
	if e := r.Entities()[0]; e.Name != "Olga von Berg" || e.ID != "person/von-berg-olga" {
		t.Errorf("renamed: %+v", e)
	}
	r = s.resolve(t, s.inOrder(), decisionOn(Type, "place", a))
	if nodes := s.nodes(r); nodes["a2:Olga Berg"] != "place/olga-berg" {
		t.Errorf("decided to be a place: %v", nodes)
	}
	asPlace := a
	asPlace.Entity = "place/olga-berg"
	r = s.resolve(t, s.inOrder(), decisionOn(Type, "place", a), decisionOn(Rename, "Olgaberg", asPlace))
	if e := r.Entities(); len(r.Warnings()) != 0 || len(e) != 1 || e[0].ID != "place/olgaberg" {
		t.Errorf("a decision on what a decision made a place: %v, %v", e, r.Warnings())
	}
	r = s.resolve(t, s.inOrder(), decisionOn(NotAnEntity, "", a))
	if nodes := s.nodes(r); len(nodes) != 0 || len(r.Entities()) != 0 {
		t.Errorf("decided to be nothing: %v, %v", nodes, r.Entities())
	}
}

// TestLostPassage holds that a decision whose passage has changed, or whose document is gone, is
// reported by name and does nothing.
func TestLostPassage(t *testing.T) {
	s := twoLetters()
	d := decisionOn(Different, "", s.side("a1", "Olga Berg"), s.side("a2", "Olga Berg"))
	s.docs[1].Text = "Quite another letter that names one Olga Berg of Reval."
	r := s.resolve(t, s.inOrder(), d)
	if w := r.Warnings(); len(w) != 1 || !strings.Contains(w[0].Error(), d.ID) || !strings.Contains(w[0].Error(), "a2 no longer has the passage") {
		t.Errorf("changed text: %v", w)
	}
	r = s.resolve(t, []int{0}, d)
	if w := r.Warnings(); len(w) != 1 || !strings.Contains(w[0].Error(), "document a2 is not in this build") {
		t.Errorf("missing document: %v", w)
	}
}

func TestAppendAndLoad(t *testing.T) {
	file := filepath.Join(t.TempDir(), "decisions.jsonl")
	s := twoLetters()
	a, b := s.side("a1", "Olga Berg"), s.side("a2", "Olga Berg")
	first, second := decisionOn(Same, "", a, b), decisionOn(Rename, "O. Berg", a)
	for _, d := range []Decision{first, second} {
		if _, warning, err := Append(file, d); err != nil || warning != nil {
			t.Fatal(err, warning)
		}
	}
	list, warnings, err := LoadDecisions(file)
	if err != nil || len(warnings) != 0 || len(list) != 2 || list[0].ID != first.ID {
		t.Fatalf("%v, %v, %v", list, warnings, err)
	}

	// A run that was stopped while writing leaves a torn line; what is written later is not lost.
	whole, _ := os.ReadFile(file)
	if err := os.WriteFile(file, whole[:len(whole)-30], 0o644); err != nil {
		t.Fatal(err)
	}
	if _, warnings, _ := LoadDecisions(file); len(warnings) != 1 || !strings.Contains(warnings[0].Error(), "line 2 is torn") {
		t.Errorf("torn line: %v", warnings)
	}
	third := decisionOn(Different, "", a, b)
	third.Time = third.Time.Add(time.Hour)
	third.ID = third.Identify()
	if _, warning, err := Append(file, third); err != nil || warning == nil {
		t.Errorf("appending behind a torn line: %v, %v", warning, err)
	}
	list, warnings, _ = LoadDecisions(file)
	if len(list) != 1 || list[0].ID != third.ID {
		t.Errorf("the later decision on a pair counts: %v", list)
	}
	if text := joined(warnings); !strings.Contains(text, "line 2") || !strings.Contains(text, "takes back line 1") {
		t.Errorf("warnings: %s", text)
	}
}

// TestTwoWriters holds that decisions which several programs add at once all arrive whole.
func TestTwoWriters(t *testing.T) {
	const writers, each = 4, 25
	file := filepath.Join(t.TempDir(), "decisions.jsonl")
	var group sync.WaitGroup
	for w := range writers {
		group.Add(1)
		go func() {
			defer group.Done()
			for i := range each {
				name := fmt.Sprintf("X %d %d", w, i)
				d := decisionOn(Rename, "new", Side{Entity: "person/x", Name: name, Document: "d1"})
				if _, warning, err := Append(file, d); warning != nil || err != nil {
					t.Errorf("%s: %v, %v", name, warning, err)
				}
			}
		}()
	}
	group.Wait()
	if list, warnings, err := LoadDecisions(file); len(list) != writers*each || len(warnings) != 0 || err != nil {
		t.Errorf("%d decisions, %v, %v", len(list), warnings, err)
	}
}

// TestSpreadsheetTables holds that a review table comes back whole as spreadsheets and OpenRefine save
// it: with a mark of byte order and semicolons, with tabs, with other line ends and more columns.
func TestSpreadsheetTables(t *testing.T) {
	rows := [][]string{
		{"verdict", "value", "a_id", "a_name", "a_document", "b_id", "b_name", "b_document", "Column 1"},
		{"Same", "", "person/x", "X, the elder", "d1", "person/y", "Y", "d1", ""},
		{"rename", "Old X", "person/x", "X, the elder", "d1", "person/z", "Z", "d1", ""},
		{"", "", "person/x", "X, the elder", "d1", "person/q", "Q", "d1", "later"},
	}
	for _, form := range []struct {
		comma rune
		head  string
		crlf  bool
	}{{',', "", false}, {';', "\ufeff", true}, {'\t', "", false}} {
		table := bytes.NewBufferString(form.head)
		w := csv.NewWriter(table)
		w.Comma, w.UseCRLF = form.comma, form.crlf
		if err := w.WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		list, wrong, err := Review{Author: "a"}.Import(table)
		if err != nil || len(wrong) != 0 || len(list) != 2 || list[0].A.Name != "X, the elder" || list[1].Value != "Old X" {
			t.Errorf("parted by %q: %v, %v, %v", form.comma, list, wrong, err)
		}
	}
}

func joined(errs []error) string {
	var list []string
	for _, e := range errs {
		list = append(list, e.Error())
	}
	return strings.Join(list, "\n")
}

// TestBadDecisions holds that every bad line is named with its number and the others count.
func TestBadDecisions(t *testing.T) {
	line := func(d Decision) string {
		b, _ := json.Marshal(d)
		return string(b)
	}
	x := Side{Entity: "person/x", Name: "X", Document: "d1"}
	y := Side{Entity: "person/y", Name: "Y", Document: "d1"}
	z := Side{Entity: "person/z", Name: "Z", Document: "d2"}
	text := strings.Join([]string{
		line(decisionOn(Same, "", x, y)),
		line(decisionOn(Same, "", x, y)),
		`{"verdict": "perhaps", "a": {"kind": "person", "name": "X", "document": "d1"}}`,
		`not json`,
		line(decisionOn(Same, "", x, x)),
		line(decisionOn(Rename, " ", x)),
		line(decisionOn(Type, "ship", x)),
		line(decisionOn(Same, "", y, z)),
		line(decisionOn(Different, "", x, z)),
		`{"verdict": "same", "a": {"kind": "person", "name": "X", "document": "d1"}}`,
	}, "\n") + "\n"
	list, warnings := readDecisions([]byte(text))
	if len(list) != 3 {
		t.Errorf("want the three good decisions, got %v", list)
	}
	got := joined(warnings)
	for _, want := range []string{"line 2 has the id", "line 3 was skipped: verdict \"perhaps\"", "line 4 is no decision", "line 5 was skipped", "line 6 was skipped: rename", "line 7 was skipped: type \"ship\"", "line 9, decision/", "line 10 was skipped: verdict \"same\" needs a second side"} {
		if !strings.Contains(got, want) {
			t.Errorf("no warning %q in\n%s", want, got)
		}
	}
}

func TestReviewTable(t *testing.T) {
	s := readScene(t, "testdata/context/surnames.txt")
	doubts := s.resolve(t, s.inOrder()).Doubts()
	if len(doubts) < 2 {
		t.Fatalf("doubts: %v", doubts)
	}
	var table bytes.Buffer
	if err := ExportReview(&table, doubts); err != nil {
		t.Fatal(err)
	}
	review := Review{Author: "M. Lind", Time: time.Unix(1, 0)}
	list, rows, err := review.Import(bytes.NewReader(table.Bytes()))
	if err != nil || len(list) != 0 || len(rows) != 0 {
		t.Fatalf("an untouched table: %v, %v, %v", list, rows, err)
	}
	lines := strings.SplitAfter(table.String(), "\n")
	lines[1], lines[2] = "same"+lines[1], "Different"+lines[2]
	list, rows, err = review.Import(strings.NewReader(strings.Join(lines, "")))
	if err != nil || len(rows) != 0 || len(list) != 2 || list[0].Verdict != Same || list[1].Verdict != Different {
		t.Fatalf("%v, %v, %v", list, rows, err)
	}
	r := s.resolve(t, s.inOrder(), list...)
	nodes := s.nodes(r)
	a, b := list[0].A, list[0].B
	if len(r.Warnings()) != 0 || nodes[a.Document+":"+a.Name] != nodes[b.Document+":"+b.Name] {
		t.Errorf("the decision does not hold: %v, %v", r.Warnings(), nodes)
	}
	if !slices.ContainsFunc(r.Merges(), func(m Merge) bool { return m.Decision == list[0].ID }) {
		t.Error("no merge names the decision")
	}
}

func TestBadReviewTables(t *testing.T) {
	review := Review{Author: "M. Lind", Known: func(id string) bool { return id != "person/nobody" }}
	if _, _, err := review.Import(strings.NewReader("verdict,name\nsame,x\n")); err == nil || !strings.Contains(err.Error(), "no column a_name, a_document, b_name, b_document") {
		t.Errorf("wrong columns: %v", err)
	}
	if _, _, err := review.Import(strings.NewReader("")); err == nil {
		t.Error("an empty table was accepted")
	}
	table := `verdict,a_id,a_name,a_document,b_id,b_name,b_document
same,person/x,X,d1,person/y,Y,d1
different,person/y,Y,d1,person/x,X,d1
same,person/nobody,N,d1,person/y,Y,d1
maybe,person/x,X,d1,person/y,Y,d1
same,person/x,X,d1,person/x,X,d1
same,person/y,Y,d1,person/z,Z,d2
different,person/x,X,d1,person/z,Z,d2
`
	list, rows, err := review.Import(strings.NewReader(table))
	if err != nil || len(list) != 3 {
		t.Errorf("%v, %v", list, err)
	}
	got := joined(rows)
	for _, want := range []string{"line 3: it judges the names of line 2 again", `line 4: the graph has no entity "person/nobody"`, "line 5: verdict \"maybe\"", "line 6: verdict", "line 8, decision/"} {
		if !strings.Contains(got, want) {
			t.Errorf("no error %q in\n%s", want, got)
		}
	}
}

// FuzzReadDecisions holds that no file of decisions breaks the reader.
func FuzzReadDecisions(f *testing.F) {
	d := decisionOn(Rename, "new", Side{Entity: "person/x", Name: "X", Document: "d1"})
	b, _ := json.Marshal(d)
	f.Add(append(b, '\n'))
	f.Add([]byte("{\n\n}\x00"))
	f.Fuzz(func(t *testing.T, text []byte) {
		list, _ := readDecisions(text)
		for i := range list {
			if err := list[i].check(); err != nil {
				t.Errorf("a bad decision was read: %v", err)
			}
		}
	})
}

// FuzzImportReview holds that no table breaks the reader.
func FuzzImportReview(f *testing.F) {
	f.Add("verdict,a_id,a_name,a_document,b_id,b_name,b_document\nsame,person/x,X,d1,person/y,Y,d1\n")
	f.Add("verdict,\"a_name\n")
	f.Fuzz(func(t *testing.T, table string) {
		list, _, _ := Review{Author: "a"}.Import(strings.NewReader(table))
		for i := range list {
			if err := list[i].check(); err != nil {
				t.Errorf("a bad decision was read: %v", err)
			}
		}
	})
}
