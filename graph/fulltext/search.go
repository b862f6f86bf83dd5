package fulltext

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
)

// An Index is searched. It is safe for use by several goroutines.
type Index struct {
	bleve bleve.Index

	once sync.Once
	ids  []string // by bleve's number of a letter
	err  error
}

// Open opens the index of a folder for searching.
func Open(folder string) (x *Index, err error) {
	defer recovered("opening the index of words in "+folder, &err)
	index, err := bleve.OpenUsing(folder, map[string]any{"read_only": true})
	if err != nil {
		return nil, opening(folder, err)
	}
	return &Index{bleve: index}, nil
}

// opening says what is wrong with an index, without the whole of its mapping, which bleve adds.
func opening(folder string, err error) error {
	what, _, _ := strings.Cut(err.Error(), " mapping contents:")
	return fmt.Errorf("opening the index of words in %s: %s", folder, what)
}

// recovered makes an error of a panic: bleve and bbolt panic over some kinds of damage.
func recovered(doing string, err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%s: %v", doing, p)
	}
}

// Close closes the index.
func (x *Index) Close() error { return x.bleve.Close() }

// Search calls found with every letter that the query fits, in no particular order. A higher score
// is a better fit.
func (x *Index) Search(ctx context.Context, q *Query, found func(id string, score float64)) (err error) {
	defer recovered("searching the index of words", &err)
	if err := x.load(ctx); err != nil {
		return err
	}
	ctx = context.WithValue(ctx, search.MakeDocumentMatchHandlerKey, visiting(func(hit *search.DocumentMatch) {
		found(x.ids[number(hit)], hit.Score)
	}))
	// Size 1, as the hits are visited and none needs to be kept.
	_, err = x.bleve.SearchInContext(ctx, bleve.NewSearchRequestOptions(q.compile(), 1, 0, false))
	return searching(ctx, err)
}

// load reads the ids of all letters once: bleve looks them up one by one otherwise.
func (x *Index) load(ctx context.Context) error {
	x.once.Do(func() {
		all := bleve.NewSearchRequestOptions(bleve.NewMatchAllQuery(), 0, 0, false)
		count, err := x.bleve.DocCount()
		if err == nil {
			all.Size, all.Score = int(count), "none"
			var result *bleve.SearchResult
			if result, err = x.bleve.SearchInContext(context.WithoutCancel(ctx), all); err == nil {
				x.keep(result.Hits)
			}
		}
		x.err = searching(ctx, err)
	})
	return x.err
}

func (x *Index) keep(hits search.DocumentMatchCollection) {
	for _, hit := range hits {
		if n := number(hit); n >= len(x.ids) {
			x.ids = append(x.ids, make([]string, n+1-len(x.ids))...)
		}
		x.ids[number(hit)] = hit.ID
	}
}

// number is bleve's number of a letter.
func number(hit *search.DocumentMatch) int { return int(binary.BigEndian.Uint64(hit.IndexInternalID)) }

// visiting makes bleve hand over every hit, where it would keep the best.
func visiting(visit func(*search.DocumentMatch)) search.MakeDocumentMatchHandler {
	return func(c *search.SearchContext) (search.DocumentMatchHandler, bool, error) {
		return func(hit *search.DocumentMatch) error {
			if hit != nil { // the end is told with nil
				visit(hit)
				c.DocumentMatchPool.Put(hit)
			}
			return nil
		}, false, nil
	}
}

func searching(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	if err != nil && !errors.Is(err, context.Canceled) {
		return fmt.Errorf("searching the index of words: %w", err)
	}
	return err
}

// compile makes bleve's form of a query.
func (q *Query) compile() query.Query {
	var must, not []query.Query
	for _, either := range q.all {
		var list []query.Query
		for _, c := range either {
			list = append(list, c.compile(q.languages))
		}
		must = append(must, query.NewDisjunctionQuery(list))
	}
	for _, c := range q.without {
		not = append(not, c.compile(q.languages))
	}
	return query.NewBooleanQuery(must, q.together(), not)
}

// together is what a letter is the better for: the words of the query in their order.
func (q *Query) together() []query.Query {
	var words []string
	for _, either := range q.all {
		if len(either) > 1 || either[0].prefix || either[0].fuzzy {
			return nil
		}
		words = append(words, either[0].text)
	}
	if len(words) < 2 {
		return nil
	}
	return []query.Query{clause{text: strings.Join(words, " ")}.compile(q.languages)}
}

// compile takes a clause in any of its forms.
func (c clause) compile(languages []string) query.Query {
	var list []query.Query
	for _, form := range c.forms(languages) {
		list = append(list, c.one(form))
	}
	return query.NewDisjunctionQuery(list)
}

// one makes a clause of terms.
func (c clause) one(words []string) query.Query {
	switch {
	case len(words) > 1:
		return query.NewPhraseQuery(words, field)
	case c.prefix:
		q := query.NewPrefixQuery(words[0])
		q.SetField(field)
		return q
	case c.fuzzy:
		q := query.NewFuzzyQuery(words[0])
		q.SetFuzziness(leeway(words[0]))
		q.SetField(field)
		return q
	default:
		q := query.NewTermQuery(words[0])
		q.SetField(field)
		return q
	}
}
