package graph_test

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
	"regesta/graph/graphtest"
)

// said is everything a graph says: the statements of every document, of letters and apparatus.
func said(t *testing.T, s *graph.Store) []graph.Statement {
	t.Helper()
	var ids []string
	for _, a := range s.Register().Apparatus {
		ids = append(ids, a.ID)
	}
	for _, e := range s.Register().Documents {
		ids = append(ids, e.ID)
	}
	var all []graph.Statement
	for _, id := range ids {
		list, err := s.Statements(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, list...)
	}
	return all
}

// begun is a graph of the test letters that is not committed yet.
func begun(t *testing.T, path string) *graph.Store {
	t.Helper()
	s, err := graph.Create(path, graph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := s.Add(context.Background(), graphtest.Harbour(t)...); err != nil {
		t.Fatal(err)
	}
	if err := s.AddEntities(context.Background(), graphtest.Entities); err != nil {
		t.Fatal(err)
	}
	return s
}

func commit(t *testing.T, s *graph.Store) *graph.Store {
	t.Helper()
	if err := s.Commit(context.Background()); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestAddingTwiceChangesNothing(t *testing.T) {
	want := said(t, graphtest.Create(t, graph.Memory))
	backends(t, func(t *testing.T, path string) {
		s := begun(t, path)
		if err := s.Add(context.Background(), graphtest.Harbour(t)...); err != nil {
			t.Fatal(err)
		}
		if err := s.AddEntities(context.Background(), graphtest.Entities); err != nil {
			t.Fatal(err)
		}
		if got := said(t, commit(t, s)); !reflect.DeepEqual(got, want) {
			t.Errorf("the graph says %d statements, want %d", len(got), len(want))
		}
	})
}

func TestAddRefusesAnotherDocumentOfTheSameID(t *testing.T) {
	s := begun(t, graph.Memory)
	d := graphtest.Harbour(t)[3].Document
	other := *d
	other.Text += " And so did the doctor."
	if err := s.Add(context.Background(), graph.Record{Document: &other}); err == nil || !strings.Contains(err.Error(), d.ID) {
		t.Errorf("error %v, want one that names %s", err, d.ID)
	}
}

func TestReplace(t *testing.T) {
	backends(t, func(t *testing.T, path string) {
		ctx := context.Background()
		s := begun(t, path)
		answer := graphtest.Harbour(t)[3]
		changed := *answer.Document
		changed.Text = strings.Replace(changed.Text, "5 May", "6 May", 1)
		if err := s.Replace(ctx, graph.Record{Document: &changed, Claims: answer.Claims[:1]}); err != nil {
			t.Fatal(err)
		}
		commit(t, s)
		if text, err := s.Text(ctx, changed.ID); err != nil || text != changed.Text {
			t.Errorf("text %q, %v", text, err)
		}
		if list, err := s.Statements(ctx, changed.ID); err != nil || len(list) != 1 {
			t.Errorf("%d statements, want one, %v", len(list), err)
		}
		if n := len(s.Register().Documents); n != 3 {
			t.Errorf("%d documents, want three: the replaced one spoke of a fourth", n)
		}
	})
}

func TestDelete(t *testing.T) {
	backends(t, func(t *testing.T, path string) {
		ctx := context.Background()
		s := begun(t, path)
		letter := graphtest.Harbour(t)[1].Document
		for range 2 { // deleting what is gone does nothing
			if err := s.Delete(ctx, letter.ID); err != nil {
				t.Fatal(err)
			}
		}
		commit(t, s)
		if _, err := s.Text(ctx, letter.ID); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("text of a deleted letter: %v", err)
		}
		if _, err := s.Text(ctx, letter.Parts[0].ID); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("text of its part: %v", err)
		}
		for _, id := range []string{letter.ID, "place/port-ardent"} {
			if list, err := s.Explain(ctx, id, ""); err != nil || len(list) != 0 {
				t.Errorf("%s: %d statements are left, %v", id, len(list), err)
			}
		}
		if list, err := s.Explain(ctx, "person/jon-berg", ""); err != nil || len(list) != 2 {
			t.Errorf("others say %d statements of Jón Berg, want 2, %v", len(list), err)
		}
	})
}

func TestDeletedDocumentCanComeBack(t *testing.T) {
	want := said(t, graphtest.Create(t, graph.Memory))
	backends(t, func(t *testing.T, path string) {
		ctx := context.Background()
		s := begun(t, path)
		letters := graphtest.Harbour(t)
		if err := s.Delete(ctx, letters[1].Document.ID); err != nil {
			t.Fatal(err)
		}
		if err := s.Add(ctx, letters[1], letters[2]); err != nil {
			t.Fatal(err)
		}
		if got := said(t, commit(t, s)); !reflect.DeepEqual(got, want) {
			t.Errorf("the graph says %d statements, want %d", len(got), len(want))
		}
	})
}

func TestReopenedGraphIsTheSame(t *testing.T) {
	backends(t, func(t *testing.T, path string) {
		if path == graph.Memory {
			t.Skip("a graph in memory is not kept")
		}
		made := graphtest.Create(t, path)
		opened, err := graph.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer opened.Close()
		if !reflect.DeepEqual(said(t, opened), said(t, made)) {
			t.Error("the reopened graph says something else")
		}
		if !reflect.DeepEqual(opened.Register().Documents, made.Register().Documents) || !reflect.DeepEqual(opened.Register().Entities, made.Register().Entities) {
			t.Error("the reopened register is another")
		}
	})
}

func TestExplain(t *testing.T) {
	backends(t, func(t *testing.T, path string) {
		s := graphtest.Create(t, path)
		for _, c := range []struct {
			id        string
			predicate extract.Predicate
			want      []string // quotes
		}{
			{"harbour-1a2b/1", extract.Date, []string{"3 May 1884"}},
			{"harbour-1a2b/2", extract.Cites, []string{"See No. 2"}}, // as its object
			{"person/jon-berg", extract.Mentions, []string{"Jón", "Dear Jón"}},
			{"person/jon-berg", extract.Description, []string{"harbour master"}},
			{"person/vera", "", []string{"Vera"}}, // only a part speaks of her
			{"harbour-1a2b/2/attested-1", extract.AttestedIn, []string{"Your telegram of 5 May"}},
			{"person/nobody", "", nil},
		} {
			list, err := s.Explain(context.Background(), c.id, c.predicate)
			if err != nil {
				t.Errorf("%s %s: %v", c.id, c.predicate, err)
			}
			var quotes []string
			for _, st := range list {
				for _, p := range st.Passages {
					quotes = append(quotes, p.Text)
				}
				same, err := s.Explain(context.Background(), st.ID, "")
				if err != nil || len(same) != 1 || !reflect.DeepEqual(same[0], st) {
					t.Errorf("%s: explained by its own id it is %+v, %v", st.ID, same, err)
				}
			}
			if !reflect.DeepEqual(quotes, c.want) {
				t.Errorf("%s %s: quotes %q, want %q", c.id, c.predicate, quotes, c.want)
			}
		}
		if _, err := s.Explain(context.Background(), "person/vera", "knows"); err == nil {
			t.Error("a predicate that the vocabulary does not have is explained")
		}
	})
}

func TestDocument(t *testing.T) {
	backends(t, func(t *testing.T, path string) {
		s := graphtest.Create(t, path)
		d, err := s.Document(context.Background(), "harbour-1a2b/1")
		if err != nil {
			t.Fatal(err)
		}
		if d.Source != "editions/harbour.txt" || d.Start != 100 || d.End != 231 || !reflect.DeepEqual(d.Parts, []string{"harbour-1a2b/1/ps"}) {
			t.Errorf("document %+v", d)
		}
		if z := d.Zones[1]; z.Kind != corpus.Dateline || string([]rune(d.Text)[z.Start:z.End]) != "Port Ardent, 3 May 1884" {
			t.Errorf("dateline %+v", z)
		}
		if part, err := s.Document(context.Background(), d.Parts[0]); err != nil || part.Whole != d.ID {
			t.Errorf("part %+v, %v", part, err)
		}
		if _, err := s.Document(context.Background(), "harbour-1a2b/9"); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("a document that is not there: %v", err)
		}
	})
}

func TestAddRefusesClaimsWithoutEvidence(t *testing.T) {
	d := &corpus.Document{ID: "x/1", Source: "x.txt", Text: "Dear Vera"}
	good := extract.Claim{
		Predicate: extract.Mentions, Object: extract.Mention{Kind: extract.Person, Name: "Vera", Node: "person/vera"},
		Evidence: extract.Evidence{Document: d.ID, Span: corpus.Span{Start: 5, End: 9}, Extractor: "test", Score: 1},
	}
	with := func(change func(*extract.Claim)) extract.Claim { c := good; change(&c); return c }
	for name, c := range map[string]struct {
		claim extract.Claim
		want  string // in the error, empty for none
	}{
		"good":              {good, ""},
		"unknown predicate": {with(func(c *extract.Claim) { c.Predicate = "knows" }), "vocabulary"},
		"span behind text":  {with(func(c *extract.Claim) { c.Evidence.Span.End = 10 }), "outside the text"},
		"span before text":  {with(func(c *extract.Claim) { c.Evidence.Span.Start = -1 }), "outside the text"},
		"no words":          {with(func(c *extract.Claim) { c.Evidence.Span.End = 5 }), "no words"},
		"span turned round": {with(func(c *extract.Claim) { c.Evidence.Span = corpus.Span{Start: 9, End: 5} }), "no words"},
		"other document":    {with(func(c *extract.Claim) { c.Evidence.Document = "x/2" }), "x/2"},
		"no object":         {with(func(c *extract.Claim) { c.Object = extract.Mention{Kind: extract.Person} }), "no object"},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := graph.Create(graph.Memory, graph.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			err = s.Add(context.Background(), graph.Record{Document: d, Claims: []extract.Claim{c.claim}})
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("error %v, want one with %q", err, c.want)
			}
		})
	}
}

// TestInvalidText: bytes that are no UTF-8 become one U+FFFD each, and quotes still stand where
// the claims say.
func TestInvalidText(t *testing.T) {
	backends(t, func(t *testing.T, path string) {
		ctx := context.Background()
		s, err := graph.Create(path, graph.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		d := &corpus.Document{ID: "x/\xff <1>", Source: "x\xfe.txt", Text: "caf\xe9\x80 Vera"}
		claim := extract.Claim{
			Predicate: extract.Mentions, Object: extract.Mention{Kind: extract.Person, Name: "Vera", Node: "person/ve\xffra"},
			Evidence: extract.Evidence{Span: corpus.Span{Start: 6, End: 10}, Extractor: "test", Score: 1},
		}
		if err := s.Add(ctx, graph.Record{Document: d, Claims: []extract.Claim{claim}}); err != nil {
			t.Fatal(err)
		}
		commit(t, s)
		id := s.Register().Documents[0].ID
		list, err := s.Statements(ctx, id)
		if err != nil || len(list) != 1 || list[0].Passages[0].Text != "Vera" || list[0].Passages[0].Start != 6 {
			t.Errorf("%q: statements %+v, %v", id, list, err)
		}
	})
}

func TestCommittedGraphIsReadOnly(t *testing.T) {
	s := graphtest.Create(t, graph.Memory)
	if err := s.Add(context.Background(), graphtest.Harbour(t)...); err == nil {
		t.Error("a committed graph is written to")
	}
	if err := s.Commit(context.Background()); err == nil {
		t.Error("a committed graph is committed again")
	}
}

func TestCancelledBuildStops(t *testing.T) {
	s := begun(t, graph.Memory)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := s.Commit(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("commit of a cancelled build: %v", err)
	}
}

// TestReadersSideBySide reads one graph from several goroutines; the race detector listens.
func TestReadersSideBySide(t *testing.T) {
	backends(t, func(t *testing.T, path string) {
		s := graphtest.Create(t, path)
		want := said(t, s)
		var readers sync.WaitGroup
		for range 4 {
			readers.Go(func() {
				for range 5 {
					if got := said(t, s); !reflect.DeepEqual(got, want) {
						t.Errorf("read beside others the graph says %d statements, want %d", len(got), len(want))
					}
					if _, err := s.Explain(context.Background(), "person/jon-berg", ""); err != nil {
						t.Error(err)
					}
				}
			})
		}
		readers.Wait()
	})
}
