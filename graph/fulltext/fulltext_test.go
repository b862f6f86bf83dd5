package fulltext

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// letters are what the tests search: id, language, text.
var letters = [][3]string{
	{"a/1", "en", "The treaties with Georgia were signed on Tuesday. No oil was promised."},
	{"a/2", "en", "Peace with Georgia is near; a treaty of peace may be signed in Łódź."},
	{"a/3", "de", "Die Verträge wurden in Lodz unterzeichnet. Öl wurde nicht erwähnt."},
	{"a/4", "", "Georgia, peace, oil: words without a language. Telegraphing is dear."},
	{"a/5", "ru", "Договоры с Грузией подписаны."},
}

var cases = []struct{ query, ids, passages string }{
	{"georgia", "a/1 a/2 a/4", "Georgia|Georgia|Georgia"},
	{"peace georgia", "a/2 a/4", "Peace|Georgia|peace|Georgia|peace"},
	{`"peace with georgia"`, "a/2", "Peace with Georgia"},
	{`"georgia with peace"`, "", ""},
	{"treaty", "a/1 a/2", "treaties|treaty"},
	{"Verträge", "a/3", "Verträge"},
	{"lodz", "a/2 a/3", "Łódź|Lodz"},
	{"георгия OR договор", "a/5", "Договоры"},
	{"georgia -peace", "a/1", "Georgia"},
	{"treaty OR öl", "a/1 a/2 a/3", "treaties|treaty|Öl"},
	{"telegra*", "a/4", "Telegraphing"},
	{"georgai", "", ""},
	{"georgai~", "a/1 a/2 a/4", "Georgia|Georgia|Georgia"},
	{"geotgia~", "a/1 a/2 a/4", "Georgia|Georgia|Georgia"},
}

func TestSearch(t *testing.T) {
	for name, index := range indexes(t) {
		t.Run(name, func(t *testing.T) {
			for _, c := range cases {
				q, err := Parse(c.query, "de", "en", "ru")
				if err != nil {
					t.Fatal(err)
				}
				ids := hits(t, index, q)
				if got := strings.Join(ids, " "); got != c.ids {
					t.Errorf("%s: found %q, want %q", c.query, got, c.ids)
				}
				if got := strings.Join(quotes(q, ids), "|"); got != c.passages {
					t.Errorf("%s: quotes %q, want %q", c.query, got, c.passages)
				}
			}
		})
	}
}

// indexes are the same letters, indexed in every way.
func indexes(t *testing.T) map[string]*Index {
	add := func(w Writer, err error, list [][3]string) {
		t.Helper()
		for _, l := range list {
			if err == nil {
				err = w.Add(l[0], l[1], l[2])
			}
		}
		if err == nil {
			err = w.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	open := func(folder string) *Index {
		x, err := Open(folder)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { x.Close() })
		return x
	}
	made, mended, changed := filepath.Join(t.TempDir(), "made"), filepath.Join(t.TempDir(), "mended"), filepath.Join(t.TempDir(), "changed")
	w, err := Create(made)
	add(w, err, letters)

	w, err = Create(mended)
	if err == nil {
		err = w.Add("a/1", "en", "Georgia, as it was.")
	}
	if err == nil {
		err = w.Delete("a/1")
	}
	add(w, err, letters)

	w, err = Create(changed)
	add(w, err, [][3]string{{"a/1", "en", "Georgia, as it was."}, {"a/9", "en", "Georgia, and gone."}})
	w, err = Update(changed)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Delete("a/9"); err != nil {
		t.Fatal(err)
	}
	add(w, nil, letters)

	w, memory, err := Memory()
	add(w, err, letters)
	return map[string]*Index{"made": open(made), "mended": open(mended), "changed": open(changed), "memory": memory}
}

func hits(t *testing.T, x *Index, q *Query) []string {
	var ids []string
	err := x.Search(context.Background(), q, func(id string, score float64) {
		if score <= 0 {
			t.Errorf("%s has score %g", id, score)
		}
		ids = append(ids, id)
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(ids)
	return ids
}

// quotes are the passages that the query has in the letters found.
func quotes(q *Query, ids []string) []string {
	var list []string
	for _, l := range letters {
		if slices.Contains(ids, l[0]) {
			for _, p := range q.Passages(l[1], l[2]) {
				list = append(list, l[2][p.Span.Start:p.Span.End])
			}
		}
	}
	return list
}

// TestPhraseFirst: of letters with the same words, that with the words in their order is the best.
func TestPhraseFirst(t *testing.T) {
	for name, index := range indexes(t) {
		q, err := Parse("georgia peace", "en")
		if err != nil {
			t.Fatal(err)
		}
		best, top := "", 0.0
		err = index.Search(context.Background(), q, func(id string, score float64) {
			if score > top {
				best, top = id, score
			}
		})
		if err != nil || best != "a/4" {
			t.Errorf("%s: %q is the best, want the letter with the phrase (%v)", name, best, err)
		}
	}
}

func TestEmptyIndex(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "empty")
	w, err := Create(folder)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	x, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	q, _ := Parse("anything")
	if ids := hits(t, x, q); ids != nil {
		t.Errorf("found %v in nothing", ids)
	}
}

func TestCancelled(t *testing.T) {
	w, x, err := Memory()
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	q, _ := Parse("peace")
	if err := x.Search(ctx, q, func(string, float64) {}); err == nil {
		t.Error("a cancelled search answers")
	}
}

func TestNothingToFind(t *testing.T) {
	for _, text := range []string{"", "  ", "-oil", `""`, "*", "-"} {
		if q, err := Parse(text); err == nil {
			t.Errorf("%q is a query: %v", text, q)
		}
	}
}

func FuzzQuery(f *testing.F) {
	for _, c := range cases {
		f.Add(c.query, letters[0][2])
	}
	w, x, err := Memory()
	if err == nil {
		err = w.Add("a", "en", letters[0][2])
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text, letter string) {
		q, err := Parse(text, "en")
		if err != nil {
			return
		}
		if err := x.Search(context.Background(), q, func(string, float64) {}); err != nil {
			t.Errorf("%q: %v", text, err)
		}
		for _, p := range q.Passages("en", letter) {
			if s := p.Span; s.Start < 0 || s.End > len(letter) || s.Start >= s.End || p.Word >= len(q.Words()) {
				t.Errorf("%q in %q: passage %v", text, letter, p)
			}
		}
	})
}
