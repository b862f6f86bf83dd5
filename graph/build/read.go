package build

import (
	"fmt"
	"iter"

	"regesta/corpus"
)

// read collects the documents of all sources, wholes before their parts.
func (b *builder) read() error {
	seen := map[string]string{}
	sources := map[string]bool{}
	for doc, err := range b.documents() {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		if err != nil {
			b.report.skip(err)
			continue
		}
		if first, twice := seen[doc.ID]; twice {
			b.report.skip(fmt.Errorf("%s: document %s stands in %s already; it is left out here", doc.Source, doc.ID, first))
			continue
		}
		seen[doc.ID] = doc.Source
		sources[doc.Source] = true
		b.add(doc)
		b.Progress(Progress{Stage: "reading", Done: len(b.letters)})
	}
	if len(b.letters) == 0 {
		return ErrNothingRead
	}
	b.report.Sources = len(sources)
	return nil
}

// documents opens the sources, the built-in sample edition when there are none.
func (b *builder) documents() iter.Seq2[*corpus.Document, error] {
	opener := &corpus.Opener{Profile: b.Profile, Stdin: b.Stdin}
	return opener.Documents(b.Sources...)
}

func (b *builder) add(doc *corpus.Document) {
	b.letters = append(b.letters, &letter{doc: doc})
	for _, part := range doc.Parts {
		b.add(part)
	}
}
