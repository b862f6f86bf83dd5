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

// A reading is what a source yields: a document, or what is wrong with one.
type reading struct {
	doc *corpus.Document
	err error
}

// read collects the documents of all sources, wholes before their parts. It does not wait for a
// source that has nothing to say yet, such as a terminal, when the build is cancelled.
func (b *builder) read() error {
	readings := make(chan reading)
	go b.yield(readings)
	c := collection{builder: b, seen: map[string]*corpus.Document{}, sources: map[string]bool{}}
	for {
		select {
		case <-b.ctx.Done():
			return b.ctx.Err()
		case r, more := <-readings:
			if !more {
				return c.finish()
			}
			c.take(r)
			b.Progress(Progress{Stage: "reading", Done: len(b.letters)})
		}
	}
}

// yield reads until the sources are at their end or the build is cancelled.
func (b *builder) yield(to chan<- reading) {
	defer close(to)
	defer func() {
		if p := recover(); p != nil {
			to <- reading{err: fmt.Errorf("a mistake of regesta's own while reading (%v); please report it with the source", p)}
		}
	}()
	for doc, err := range b.documents() {
		select {
		case <-b.ctx.Done():
			return
		case to <- reading{doc, err}:
		}
	}
}

// A collection is the documents read so far.
type collection struct {
	*builder
	seen    map[string]*corpus.Document
	sources map[string]bool
}

// take adds a document, or reports what is wrong with it.
func (c *collection) take(r reading) {
	doc, err := r.doc, r.err
	switch {
	case err != nil:
		c.report.problem(err)
		return
	case len(doc.Text) > longest:
		c.report.problem(fmt.Errorf("%s: %s is %d MB long, which no letter is; check how its documents are told apart with `regesta profile`", doc.Source, doc.ID, len(doc.Text)>>20))
		return
	}
	if first := c.seen[doc.ID]; first != nil {
		if first.Text == doc.Text {
			c.report.problem(fmt.Errorf("%s: %s is word for word in %s already; it is counted once", doc.Source, doc.ID, first.Source))
			return
		}
		rename(doc, fmt.Sprintf("%s-%08x", doc.ID, crc32.ChecksumIEEE([]byte(doc.Source+doc.Text))))
	}
	c.seen[doc.ID] = doc
	c.sources[doc.Source] = true
	c.add(doc)
}

func (c *collection) finish() error {
	if len(c.letters) == 0 {
		return ErrNothingRead
	}
	c.report.Sources = len(c.sources)
	return nil
}

// documents opens the sources, the built-in sample edition when there are none.
func (b *builder) documents() iter.Seq2[*corpus.Document, error] {
	if len(b.Sources) == 0 {
		return corpus.Read(sample.Open())
	}
	opener := &corpus.Opener{Profile: b.Profile, Stdin: b.Stdin, Limits: b.Limits}
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
// add takes a document and its parts, each as a letter of its own.
func (b *builder) add(doc *corpus.Document) {
	b.letters = append(b.letters, &letter{doc: doc})
}
