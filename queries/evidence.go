package queries

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"regesta/extract"
	"regesta/graph"
)

// citesPerRow is how many letters a row that counts letters quotes; the letters themselves are one
// question away.
const citesPerRow = 3

// quote fills in the passages of every citation of a table. A citation whose statement stands in
// several places of its document gets the surest; one whose statement the store does not have is
// dropped, so that no row shows a quote that is not there. A row that would be left with none, such
// as that of an editorial note without parties, quotes the heading of its letter, or else whatever
// the letter says first.
func quote(ctx context.Context, store *graph.Store, t *Table) error {
	q := &quotation{store: store, reg: store.Register(), explained: map[statementKey][]graph.Statement{}}
	if err := q.known(ctx, t); err != nil {
		return err
	}
	for i := range t.Rows {
		row := &t.Rows[i]
		if len(row.Cites) == 0 {
			continue
		}
		kept, err := q.kept(ctx, row.Cites)
		if err != nil {
			return err
		}
		for _, p := range []extract.Predicate{extract.Heading, extract.DocKind, ""} {
			if len(kept) > 0 {
				break
			}
			if kept, err = q.kept(ctx, []Citation{{Document: row.Cites[0].Document, Predicate: p}}); err != nil {
				return err
			}
		}
		row.Cites = kept
	}
	return ctx.Err()
}

// A quotation fetches the passages of one table.
type quotation struct {
	store     *graph.Store
	reg       *graph.Register
	explained map[statementKey][]graph.Statement
}

// A statementKey names the statements of one predicate about one document or entity.
type statementKey struct {
	subject   string
	predicate extract.Predicate
}

// known fills in the citations that name a whole statement, document by document.
func (q *quotation) known(ctx context.Context, t *Table) error {
	open := map[string][]*Citation{}
	for i := range t.Rows {
		for j := range t.Rows[i].Cites {
			c := &t.Rows[i].Cites[j]
			if speaker := q.speaker(c.Document); c.Quote == "" && c.Object != "" && speaker != "" {
				open[speaker] = append(open[speaker], c)
			}
		}
	}
	for _, speaker := range slices.Sorted(maps.Keys(open)) {
		statements := make([]graph.Statement, len(open[speaker]))
		for i, c := range open[speaker] {
			literal := c.Predicate == extract.Date || c.Predicate == extract.Shelfmark
			statements[i] = graph.Statement{Subject: c.Document, Predicate: c.Predicate, Object: c.Object, Literal: literal}
		}
		if err := q.store.Quote(ctx, speaker, statements); err != nil {
			return err
		}
		for i, c := range open[speaker] {
			if len(statements[i].Passages) > 0 {
				*c = citationOf(statements[i])
			}
		}
	}
	return nil
}

// speaker is the document that speaks of a letter: itself, or the one that attests it; empty when
// the register does not know.
func (q *quotation) speaker(id string) string {
	at := q.reg.Document(id)
	if at >= 0 && q.reg.Documents[at].Attested {
		at = q.reg.Documents[at].AttestedIn
	}
	if at < 0 {
		return ""
	}
	return q.reg.Documents[at].ID
}

// kept lists the citations that have a quote or can be given one, each passage once.
func (q *quotation) kept(ctx context.Context, cites []Citation) ([]Citation, error) {
	var kept []Citation
	for _, c := range cites {
		if c.Quote == "" {
			found, err := q.explain(ctx, &c)
			if err != nil {
				return nil, err
			}
			if !found {
				continue
			}
		}
		if !contains(kept, c) {
			kept = append(kept, c)
		}
	}
	return kept, nil
}

// explain fills in a citation from all that the store has of its subject and predicate; of several
// statements the one that stands first in its document.
func (q *quotation) explain(ctx context.Context, c *Citation) (bool, error) {
	key := statementKey{c.Document, c.Predicate}
	statements, ok := q.explained[key]
	if !ok {
		var err error
		if statements, err = q.store.Explain(ctx, c.Document, c.Predicate); err != nil {
			return false, fmt.Errorf("evidence of %s, %s: %w", c.Document, c.Predicate, err)
		}
		q.explained[key] = statements
	}
	var best *Citation
	for _, s := range statements {
		if s.Subject != c.Document || (c.Object != "" && s.Object != c.Object) || len(s.Passages) == 0 {
			continue
		}
		if found := citationOf(s); best == nil || found.Start < best.Start {
			best = &found
		}
	}
	if best == nil {
		return false, nil
	}
	*c = *best
	return true, nil
}

// contains reports whether the same passage is among the citations already.
func contains(list []Citation, c Citation) bool {
	for _, d := range list {
		if d.Document == c.Document && d.Start == c.Start && d.End == c.End {
			return true
		}
	}
	return false
}
