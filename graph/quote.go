package graph

import (
	"context"
	"fmt"
)

// Quote fills in the passages of statements that a caller knows one document to make: two look-ups
// a statement, where [Store.Explain] reads all that the subject has of the predicate. A statement
// that the document does not make keeps no passages. Only Subject, Predicate, Object and Literal
// need be set.
func (s *Store) Quote(ctx context.Context, document string, statements []Statement) error {
	var quotes quoter
	for i := range statements {
		st := &statements[i]
		st.Document = document
		st.ID = statementID(document, st.Subject, st.Predicate, st.Object, st.Literal)
		packed, err := s.scan(ctx, bySubject, iri(st.ID), predicateIRI(predEvidence))
		if err != nil {
			return fmt.Errorf("quotes of %s: %w", document, err)
		}
		if len(packed) == 0 {
			continue
		}
		if quotes == (quoter{}) {
			text, err := s.Text(ctx, document)
			if err != nil {
				return err
			}
			quotes = newQuoter(text)
		}
		if err := st.unpack(lexical(packed[0].Object), quotes); err != nil {
			return err
		}
	}
	return nil
}
