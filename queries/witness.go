package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"regesta/extract"
	"regesta/graph"
)

// A witnesses has, for what is said of an entity, a passage that says so.
type witnesses struct {
	entity string
	any    Citation // a passage that names the entity
	said   map[string]Citation
}

// of is the passage for a value, one that just names the entity where nothing better is known.
func (w *witnesses) of(value string) Citation {
	if c, ok := w.said[value]; ok {
		return c
	}
	return w.any
}

// witnesses collects what is said of an entity, by statements about it and by those that name it,
// in the order of the sources.
func (s *selection) witnesses(ctx context.Context, store *graph.Store, entity int32) (*witnesses, error) {
	e := &s.reg.Entities[entity]
	w := &witnesses{entity: e.ID, said: map[string]Citation{}}
	statements, err := store.Explain(ctx, e.ID, "")
	if err != nil {
		return nil, fmt.Errorf("what is said of %s: %w", e.ID, err)
	}
	slices.SortStableFunc(statements, func(a, b graph.Statement) int {
		return cmp.Or(cmp.Compare(s.reg.Document(a.Document), s.reg.Document(b.Document)),
			strings.Compare(a.Document, b.Document), cmp.Compare(firstStart(a), firstStart(b)), strings.Compare(a.ID, b.ID))
	})
	for _, st := range statements {
		w.take(st)
	}
	return w, nil
}

// firstStart is where a statement first stands in its document.
func firstStart(s graph.Statement) int {
	if len(s.Passages) == 0 {
		return 0
	}
	return s.Passages[0].Start
}

// take remembers what a statement says and how it is written.
func (w *witnesses) take(st graph.Statement) {
	for _, p := range st.Passages {
		c := Citation{Document: p.Document, Predicate: st.Predicate, Object: st.Object, Start: p.Start, End: p.End, Quote: p.Text}
		if st.Subject == w.entity {
			w.say(st.Object, c)
			continue
		}
		if w.any.Document == "" {
			w.any = c
		}
		for _, value := range []string{p.Text, p.Qualifiers.Written, p.Qualifiers.Office} {
			w.say(value, c)
		}
	}
}

// say keeps the first passage for a value.
func (w *witnesses) say(value string, c Citation) {
	if _, ok := w.said[value]; !ok && value != "" {
		w.said[value] = c
	}
}

// lettersOf collects the letters of the selection that an entity sent or received.
func (s *selection) lettersOf(entity int32) *span {
	own := &span{}
	for _, l := range s.letters {
		if l.sent(entity) || l.received(entity) {
			own.add(l)
		}
	}
	return own
}

// citeDate names the statement of a letter's date.
func (s *selection) citeDate(l letter) Citation {
	return Citation{Document: l.ID, Predicate: extract.Date, Object: l.Date}
}
