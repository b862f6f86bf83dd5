package graph

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"

	"regesta/corpus"
	"regesta/graph/fulltext"
)

// wordsName is the folder of a generation with the index of its words.
const wordsName = "words"

// A Hit is a letter in which a search found its words. Document is its index in the [Register]; a
// higher score is a better fit.
type Hit struct {
	Document int32
	Score    float64
}

// Search finds the printed letters whose text or notes have the words of a query, the best first,
// and of equally good ones those that come first in the register. A letter with parts is found as a
// whole.
func (s *Store) Search(ctx context.Context, q *fulltext.Query) ([]Hit, error) {
	var hits []Hit
	err := s.words.Search(ctx, q, func(id string, score float64) {
		if i := s.register.Document(id); i >= 0 {
			hits = append(hits, Hit{i, score})
		}
	})
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Document, b.Document))
	})
	return hits, err
}

// Languages are the languages of the letters, ISO 639-1, sorted.
func (r *Register) Languages() []string {
	var list []string
	for i := range r.Documents {
		if l := r.Documents[i].Language; l != "" && !slices.Contains(list, l) {
			list = append(list, l)
		}
	}
	slices.Sort(list)
	return list
}

// An indexer makes the index of words beside the writing of quads.
type indexer struct {
	writer fulltext.Writer
	tasks  chan func() error
	done   chan error
}

// newIndexer begins the index of a generation's folder; an empty one stands for memory, and only
// then is there an index to search already.
func newIndexer(folder string) (x *indexer, memory *fulltext.Index, err error) {
	x = &indexer{tasks: make(chan func() error, 64), done: make(chan error, 1)}
	if folder == "" {
		x.writer, memory, err = fulltext.Memory()
	} else {
		x.writer, err = fulltext.Create(filepath.Join(folder, wordsName))
	}
	if err != nil {
		return nil, nil, err
	}
	go x.work()
	return x, memory, nil
}

// work does the tasks; behind an error it only takes them.
func (x *indexer) work() {
	var err error
	for task := range x.tasks {
		if err == nil {
			err = task()
		}
	}
	x.done <- errors.Join(err, x.writer.Close())
}

// add indexes a printed letter. Its parts are found with it.
func (x *indexer) add(d *corpus.Document, whole string) {
	if d.Role == corpus.Letter && whole == "" {
		x.tasks <- func() error { return x.writer.Add(d.ID, d.Language, d.Text) }
	}
}

func (x *indexer) delete(document string) {
	x.tasks <- func() error { return x.writer.Delete(document) }
}

// close waits until everything is indexed.
func (x *indexer) close() error {
	close(x.tasks)
	return <-x.done
}
