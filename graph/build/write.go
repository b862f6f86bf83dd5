package build

import (
	"errors"
	"fmt"
	"slices"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// spare keeps a graph whose letters this build would lose: one that has sources which are not read
// now. A graph that cannot be read any more holds nothing to spare.
func (b *builder) spare() error {
	if b.Force || b.DB == graph.Memory {
		return nil
	}
	old, err := graph.Open(b.DB)
	if err != nil {
		return nil
	}
	defer old.Close()
	read := map[string]bool{}
	for _, l := range b.letters {
		read[l.doc.Source] = true
	}
	for _, source := range old.Register().Sources {
		if !read[source] {
			return fmt.Errorf("%w: those of %s; --force replaces the graph at %s, --db names another", ErrWouldLose, source, b.DB)
		}
	}
	return nil
}

// write stores every document with its claims, and puts the graph in its place.
func (b *builder) write() error {
	// Entities first: to a node that letters have named already, every addition would be looked up
	// among all entities.
	if err := b.store.AddEntities(b.ctx, b.resolver.Entities()); err != nil {
		return err
	}
	for i, l := range b.letters {
		claims := slices.DeleteFunc(l.claims(), func(c extract.Claim) bool { return b.refused(l.doc, c) })
		if err := b.store.Add(b.ctx, append([]graph.Record{{Document: l.doc, Claims: claims}}, parts(l.doc)...)...); err != nil {
			return err
		}
		b.report.Claims += len(claims)
		b.letters[i] = nil // it is in the graph now
		b.Progress(Progress{Stage: "writing", Done: i + 1, Total: len(b.letters)})
	}
	// What a build has to say it says again the next time.
	if len(b.report.Problems)+len(b.report.Warnings) == 0 {
		b.store.SetOrigin(b.made)
	}
	if err := b.writeDoubts(); err != nil {
		return err
	}
	b.letters, b.resolver = nil, nil // the end of the graph wants the memory
	if err := b.store.Commit(b.ctx); err != nil {
		return errors.Join(err, b.dropDoubts())
	}
	b.report.count(b.store.Register())
	return b.publishDoubts()
}

// parts lists the parts of a document as records of their own. They bring text and place; what they
// say, the whole's claims say of them.
func parts(doc *corpus.Document) []graph.Record {
	var list []graph.Record
	for _, part := range doc.Parts {
		list = append(append(list, graph.Record{Document: part}), parts(part)...)
	}
	return list
}

// refused reports a claim that the graph does not take: one without a literal quote. It is a
// mistake of an extractor, and no reason to lose the letter.
func (b *builder) refused(doc *corpus.Document, c extract.Claim) bool {
	err := graph.CheckClaim(doc, c)
	if err != nil {
		b.report.problem(fmt.Errorf("%s: a claim was left out: %w", doc.Source, err))
	}
	return err != nil
}
