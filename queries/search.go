package queries

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"regesta/corpus"
	"regesta/graph"
	"regesta/graph/fulltext"
)

// Search finds letters by their words.
var Search = register(&Query{
	Name: "search",
	Doc: "Letters whose text or notes have all of the words, the best first, each with the passage that has most of them. " +
		"Case and accents do not matter, and other forms of a word are found where the letter's language is known. " +
		`"In quotation marks" words must follow one another; A OR B takes either, -word leaves letters out, tele* stands for any ending, word~ for a word that differs by a letter or two.`,
	Params: filtered(
		Param{Name: "words", Kind: Text, Required: true, Positional: true, Repeat: true, Doc: "words and phrases to find"},
		Param{Name: "limit", Kind: Int, Doc: fmt.Sprintf("at most so many letters, %d without; 0 for all", searchLimit)},
	),
	Examples: []Example{
		{"oil baku", "letters that have both words"},
		{`"peace with Georgia" --year 1920`, "the words in this order come first"},
		{"ammunition OR rifles --from ordzhonikidze", "either word, in letters of one writer"},
	},
	Run: runSearch,
})

// searchLimit is how many letters a search shows unless told otherwise: quoting a letter takes a
// look at its whole text.
const searchLimit = 50

func runSearch(ctx context.Context, store *graph.Store, args Args) (*Table, error) {
	limit, err := args.number("limit", searchLimit)
	if err != nil {
		return nil, err
	}
	f, err := SearchLetters(ctx, store, args)
	if err != nil {
		return nil, err
	}
	s := f.selection
	t := s.table(s.described(fmt.Sprintf("Letters with %s", f.Words)), "score:number", "date:date", "number", "from:entity", "to:entity", "passage", "document:document")
	if err := f.explainNothing(ctx, store, t); err != nil {
		return nil, err
	}
	if limit > 0 && len(s.letters) > limit {
		t.note("The best %d of %s; --limit 0 shows all.", limit, plural(len(s.letters), "letter"))
		s.letters = s.letters[:limit]
		t.unfinished = true
	}
	for _, l := range s.letters {
		passage, cites, err := f.quote(ctx, store, l)
		if err != nil {
			return nil, err
		}
		t.add(cites, decimal(f.scores[l.at], 2), words(l.Date), words(l.Number), s.parties(l.Senders), s.parties(l.Recipients), words(passage), document(l.Entry))
	}
	return t, nil
}

// Hits are what a search found: letters that have the words and pass the filter, the best first.
type Hits struct {
	Words     string // as asked for
	query     *fulltext.Query
	selection *selection
	scores    map[int32]float64 // by place in the register
}

// SearchLetters searches, with the parameters of the question [Search].
func SearchLetters(ctx context.Context, store *graph.Store, args Args) (*Hits, error) {
	f := &Hits{Words: strings.Join(args["words"], " "), scores: map[int32]float64{}}
	var err error
	if f.query, err = fulltext.Parse(f.Words, store.Register().Languages()...); err != nil {
		return nil, BadArgument{err}
	}
	if f.selection, err = choose(store.Register(), args); err != nil {
		return nil, err
	}
	hits, err := store.Search(ctx, f.query)
	if err != nil {
		return nil, err
	}
	place := make(map[int32]int, len(hits))
	for i, h := range hits {
		f.scores[h.Document], place[h.Document] = h.Score, i
	}
	f.selection.keep(func(l letter) bool { _, ok := place[l.at]; return ok })
	slices.SortFunc(f.selection.letters, func(a, b letter) int { return place[a.at] - place[b.at] })
	return f, nil
}

// explainNothing says of an empty answer which of the words are to blame.
func (h *Hits) explainNothing(ctx context.Context, store *graph.Store, t *Table) error {
	if len(h.selection.letters) > 0 {
		return nil
	}
	if len(h.scores) > 0 {
		t.note("%s: %s, and none of those asked for.", h.Words, inLetters(len(h.scores)))
		return nil
	}
	for i, word := range h.query.Words() {
		single := h.query.Single(i)
		hits, err := store.Search(ctx, single)
		if err != nil {
			return err
		}
		if len(hits) > 0 {
			t.note("%s: %s.", word, inLetters(len(hits)))
			continue
		}
		near, err := h.near(ctx, store, single)
		if err != nil {
			return err
		}
		if len(near) == 0 {
			t.note("%s: in no letter.", word)
		} else {
			t.note("%s: in no letter; did you mean %s?", word, strings.Join(near, ", "))
		}
	}
	return nil
}

func inLetters(n int) string { return fmt.Sprintf("in %s", plural(n, "letter")) }

// nearWords is how many words that were perhaps meant are named.
const nearWords = 3

// near lists words of the best letters that differ from a single word by a letter or two.
func (h *Hits) near(ctx context.Context, store *graph.Store, single *fulltext.Query) ([]string, error) {
	fuzzy := single.Fuzzy()
	hits, err := store.Search(ctx, fuzzy)
	if err != nil {
		return nil, err
	}
	var near []string
	for _, h := range hits[:min(len(hits), nearWords)] {
		e := &store.Register().Documents[h.Document]
		text, err := store.Text(ctx, e.ID)
		if err != nil {
			return nil, err
		}
		for _, p := range fuzzy.Passages(e.Language, text) {
			word := strings.ToLower(text[p.Span.Start:p.Span.End])
			if !slices.Contains(near, word) && len(near) < nearWords {
				near = append(near, word)
			}
		}
	}
	return near, nil
}

// quote is the passage of a letter that has most of the words, in its sentence, with citations of
// every word in it.
func (h *Hits) quote(ctx context.Context, store *graph.Store, l letter) (string, []Citation, error) {
	d, err := store.Document(ctx, l.ID)
	if err != nil {
		return "", nil, fmt.Errorf("text of %s: %w", l.ID, err)
	}
	best := densest(h.query.Passages(l.Language, d.Text))
	if len(best) == 0 {
		return "", nil, fmt.Errorf("%s: the index of words does not fit its text; run `regesta build --force`", l.ID)
	}
	offsets := corpus.NewOffsets(d.Text)
	var cites []Citation
	for _, p := range best {
		span := offsets.Points(p.Span)
		cites = append(cites, Citation{Document: l.ID, Start: span.Start, End: span.End, Quote: d.Text[p.Span.Start:p.Span.End]})
	}
	return marked(d.Text, zoneOf(d, offsets, best), best), cites, nil
}

// zoneOf is the zone of a letter in which passages lie, the whole text where they lie in several: a
// heading is no part of the sentence behind it.
func zoneOf(d *graph.Document, offsets *corpus.Offsets, list []fulltext.Passage) corpus.Span {
	for _, z := range d.Zones {
		zone := offsets.Bytes(corpus.Span{Start: z.Start, End: z.End})
		if zone.Start <= list[0].Span.Start && list[len(list)-1].Span.End <= zone.End {
			return zone
		}
	}
	return corpus.Span{End: len(d.Text)}
}

// passageReach is how many bytes words of one passage may lie apart.
const passageReach = 300

// densest chooses the stretch of a text that has most of the words asked for, the first of equals.
func densest(list []fulltext.Passage) []fulltext.Passage {
	var best []fulltext.Passage
	most := 0
	for i := range list {
		seen := map[int]bool{}
		j := i
		for ; j < len(list) && list[j].Span.End-list[i].Span.Start <= passageReach; j++ {
			seen[list[j].Word] = true
		}
		if len(seen) > most {
			most, best = len(seen), list[i:max(j, i+1)]
		}
	}
	return best
}

// marked is the sentence or sentences around passages, each passage between angle brackets, within
// a stretch of the text.
func marked(text string, within corpus.Span, list []fulltext.Passage) string {
	whole := list[0].Span
	for _, p := range list {
		whole.End = max(whole.End, p.Span.End)
	}
	s := Sentence(text[within.Start:within.End], corpus.Span{Start: whole.Start - within.Start, End: whole.End - within.Start})
	var b strings.Builder
	b.WriteString(s.Before)
	at := whole.Start
	for _, p := range list {
		if p.Span.Start < at {
			continue
		}
		b.WriteString(text[at:p.Span.Start] + "‹" + text[p.Span.Start:p.Span.End] + "›")
		at = p.Span.End
	}
	b.WriteString(text[at:whole.End] + s.After)
	return corpus.OneLine(b.String())
}

// Count is how many letters were found.
func (h *Hits) Count() int { return len(h.selection.letters) }
