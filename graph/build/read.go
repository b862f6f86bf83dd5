package build

import (
	"fmt"
	"hash/crc32"
	"iter"
	"strings"

	"regesta/corpus"
	"regesta/corpus/sample"
)

// longest is the size of a document, in bytes, beyond which something else than a letter was read: a
// whole library in one line, or an edition whose documents were not told apart.
const longest = 32 << 20

// read collects the documents of all sources, wholes before their parts.
func (b *builder) read() error {
	seen := map[string]*corpus.Document{}
	sources := map[string]bool{}
	for doc, err := range b.documents() {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		if err != nil {
			b.report.skip(err)
			continue
		}
		if len(doc.Text) > longest {
			b.report.skip(fmt.Errorf("%s: %s is %d MB long, which no letter is; check how its documents are told apart with `regesta profile`", doc.Source, doc.ID, len(doc.Text)>>20))
			continue
		}
		if first := seen[doc.ID]; first != nil {
			if first.Text == doc.Text {
				b.report.skip(fmt.Errorf("%s: %s is word for word in %s already; it is counted once", doc.Source, doc.ID, first.Source))
				continue
			}
			rename(doc, fmt.Sprintf("%s-%08x", doc.ID, crc32.ChecksumIEEE([]byte(doc.Source+doc.Text))))
		}
		seen[doc.ID] = doc
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
	if len(b.Sources) == 0 {
		return corpus.Read(sample.Open())
	}
	opener := &corpus.Opener{Profile: b.Profile, Stdin: b.Stdin}
	return opener.Documents(b.Sources...)
}

// rename tells two letters apart that their sources, two files of one name in folders of one name,
// call the same. The new id hangs on the letter alone and not on what else is in the build.
func rename(doc *corpus.Document, id string) {
	for _, part := range doc.Parts {
		rename(part, id+strings.TrimPrefix(part.ID, doc.ID))
	}
	doc.ID = id
}

// add takes a document with its parts: what the parts say is read with the whole.
func (b *builder) add(doc *corpus.Document) {
	b.letters = append(b.letters, &letter{doc: doc})
}
