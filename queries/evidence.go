package queries

import (
	"context"
	"fmt"

	"regesta/extract"
	"regesta/graph"
)

// citesPerRow is how many letters a row that counts letters quotes; the letters themselves are one
// question away.
const citesPerRow = 3

// A statementKey names the statements of one predicate of one document.
type statementKey struct {
	document  string
	predicate extract.Predicate
}

// quote fills in the passages of every citation of a table. A citation whose statement stands in
// several places of its document gets the surest; one whose statement the store does not have is
// dropped, so that no row shows a quote that is not there.
func quote(ctx context.Context, store *graph.Store, t *Table) error {
	cache := map[statementKey][]graph.Statement{}
	for i := range t.Rows {
		row := &t.Rows[i]
		var kept []Citation
		cites := row.Cites
		for n := 0; n < len(cites); n++ {
			c := cites[n]
			if c.Quote == "" {
				found, err := passage(ctx, store, cache, &c)
				if err != nil {
					return err
				}
				if !found && n == len(cites)-1 && len(kept) == 0 && c.Predicate != extract.Heading {
					cites = append(cites, Citation{Document: cites[0].Document, Predicate: extract.Heading})
				}
				if !found {
					continue
				}
			}
			if !contains(kept, c) {
				kept = append(kept, c)
			}
		}
		row.Cites = kept
	}
	return ctx.Err()
}

// passage finds the words of one citation.
func passage(ctx context.Context, store *graph.Store, cache map[statementKey][]graph.Statement, c *Citation) (bool, error) {
	key := statementKey{c.Document, c.Predicate}
	statements, ok := cache[key]
	if !ok {
		var err error
		if statements, err = store.Explain(ctx, c.Document, c.Predicate); err != nil {
			return false, fmt.Errorf("evidence of %s, %s: %w", c.Document, c.Predicate, err)
		}
		cache[key] = statements
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
