// Package fulltext finds letters by the words in them.
//
// A [Writer] makes the index of a graph, a folder of files that bleve reads; [Open] reads it, and
// [Index.Search] tells every letter that a [Query] fits, with a score. The index holds words and no
// text: [Query.Passages] finds the words again in a text, which the graph keeps.
//
// Words are found whatever their case and accents, and in the languages that bleve has a stemmer
// for in all their forms: "treaties" finds "treaty".
package fulltext

import (
	"errors"
	"fmt"
	"os"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
)

// batch is how many letters are indexed in one go; their words are in memory until then.
const batch = 250

// A Writer fills an index.
type Writer interface {
	// Add indexes one letter. Its language is an ISO 639-1 code, or empty.
	Add(id, language, text string) error
	// Delete takes a letter out of the index; one that is not in it is no error.
	Delete(id string) error
	// Close finishes the index. What was added before is found only then.
	Close() error
}

// Create begins an index in a folder that does not exist yet. It is written in one go, which is
// twice as fast, until a letter is deleted; before that, a letter may be added once.
func Create(folder string) (Writer, error) {
	parts := folder + ".parts"
	if err := os.MkdirAll(parts, 0o777); err != nil {
		return nil, err
	}
	builder, err := bleve.NewBuilder(folder, layout, map[string]any{"batchSize": batch, "buildPathPrefix": parts})
	if err != nil {
		return nil, fmt.Errorf("making the index of words: %w", err)
	}
	return &creation{folder: folder, parts: parts, builder: builder}, nil
}

// A creation writes a new index.
type creation struct {
	folder, parts string
	builder       bleve.Builder
	some          bool   // bleve's builder panics when it is closed and has nothing
	next          Writer // goes on behind the first deletion
}

func (c *creation) Add(id, language, text string) error {
	if c.next != nil {
		return c.next.Add(id, language, text)
	}
	c.some = true
	return indexing(id, c.builder.Index(id, document(language, text)))
}

func (c *creation) Delete(id string) error {
	if c.next == nil {
		err := c.finish()
		if err == nil {
			c.next, err = Update(c.folder)
		}
		if err != nil {
			return err
		}
	}
	return c.next.Delete(id)
}

func (c *creation) Close() error {
	if c.next != nil {
		return c.next.Close()
	}
	return c.finish()
}

// finish writes what the builder has.
func (c *creation) finish() error {
	return finishing(errors.Join(c.build(), os.RemoveAll(c.parts)))
}

func (c *creation) build() error {
	if c.some {
		return c.builder.Close()
	}
	if err := os.RemoveAll(c.folder); err != nil {
		return err
	}
	index, err := bleve.New(c.folder, layout)
	if err != nil {
		return err
	}
	return index.Close()
}

// Update opens the index of a folder to change it. Adding a letter under an id that the index has
// replaces it.
func Update(folder string) (Writer, error) {
	index, err := bleve.Open(folder)
	if err != nil {
		return nil, fmt.Errorf("opening the index of words in %s: %w", folder, err)
	}
	return &change{index: index, batch: index.NewBatch(), close: index.Close}, nil
}

// Memory makes an index that is not kept: it is searched once the writer is closed.
func Memory() (Writer, *Index, error) {
	index, err := bleve.NewUsing("", layout, scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, nil, fmt.Errorf("making the index of words: %w", err)
	}
	return &change{index: index, batch: index.NewBatch(), close: func() error { return nil }}, &Index{bleve: index}, nil
}

// A change writes to an index that stands.
type change struct {
	index bleve.Index
	batch *bleve.Batch
	close func() error
}

func (c *change) Add(id, language, text string) error {
	if err := c.batch.Index(id, document(language, text)); err != nil {
		return indexing(id, err)
	}
	return indexing(id, c.flush(batch))
}

func (c *change) Delete(id string) error {
	c.batch.Delete(id)
	return indexing(id, c.flush(batch))
}

func (c *change) Close() error {
	return finishing(errors.Join(c.flush(1), c.close()))
}

// flush writes a batch that holds at least so many letters.
func (c *change) flush(least int) error {
	if c.batch.Size() < least {
		return nil
	}
	defer c.batch.Reset()
	return c.index.Batch(c.batch)
}

func indexing(id string, err error) error {
	if err != nil {
		return fmt.Errorf("%s: indexing its words: %w", id, err)
	}
	return nil
}

func finishing(err error) error {
	if err != nil {
		return fmt.Errorf("finishing the index of words: %w", err)
	}
	return nil
}
