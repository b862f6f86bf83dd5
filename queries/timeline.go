package queries

import (
	"context"
	"fmt"
	"slices"

	"regesta/extract"
	"regesta/extract/edtf"
	"regesta/graph"
)

// ByYear counts letters by year.
var ByYear = register(&Query{
	Name: "by-year",
	Doc: "Letters by year. " +
		"A letter that may be of several years stands in a row of its own for those years, and undated letters in the last; the rows add up to all letters.",
	Params: filtered(),
	Examples: []Example{
		{"", "all letters by year"},
		{"--from lenin", "the letters of one writer by year"},
	},
	Run: func(_ context.Context, store *graph.Store, args Args) (*Table, error) {
		s, err := choose(store.Register(), args)
		if err != nil {
			return nil, err
		}
		return s.periods(s.table(s.described("Letters by year"), "year", "letters:number", "writers:number", "first:date", "last:date"), yearOf), nil
	},
})

// Timeline counts letters by month.
var Timeline = register(&Query{
	Name: "timeline",
	Doc: "Letters by month. " +
		"A letter that may be of several months stands in a row of its own for those months, and undated letters in the last; months without letters are left out.",
	Params: filtered(Param{Name: "who", Kind: Person, Positional: true, Doc: "letters sent or received by this person or organisation"}),
	Examples: []Example{
		{"", "all letters by month"},
		{"ordzhonikidze --year 1920", "one person's letters, month by month"},
	},
	Run: func(_ context.Context, store *graph.Store, args Args) (*Table, error) {
		s, err := choose(store.Register(), args)
		if err != nil {
			return nil, err
		}
		of, err := s.keepExchange("who", "")
		if err != nil {
			return nil, err
		}
		return s.periods(s.table(s.described("Letters"+of+" by month"), "month", "letters:number", "writers:number", "first:date", "last:date"), monthOf), nil
	},
})

func yearOf(day int32) string {
	year, _, _ := edtf.Day(day).Gregorian()
	return fmt.Sprintf("%04d", year)
}

func monthOf(day int32) string {
	year, month, _ := edtf.Day(day).Gregorian()
	return fmt.Sprintf("%04d-%02d", year, month)
}

// periods adds a row for every period that has letters. The letters of the selection come in date
// order, so the periods do too.
func (s *selection) periods(t *Table, of func(int32) string) *Table {
	byLabel := map[string]*span{}
	var labels []string
	for _, l := range s.letters {
		label := periodOf(l, of)
		if byLabel[label] == nil {
			byLabel[label] = &span{}
			labels = append(labels, label)
		}
		byLabel[label].add(l)
	}
	for _, label := range labels {
		p := byLabel[label]
		cites := s.citeFew(p.letters, func(l letter) []Citation { return l.cite(s.reg, extract.Date, l.Date) })
		if label == undatedLabel {
			cites = s.citeFew(p.letters, s.citeLetter)
		}
		t.add(cites, words(label), count(len(p.letters)), count(writers(p.letters)), p.first(), p.last())
	}
	return t
}

const undatedLabel = "undated"

// periodOf is the period of a letter: 1901, or 1901/1902 when it may be of either.
func periodOf(l letter, of func(int32) string) string {
	if undated(l.Entry) {
		return undatedLabel
	}
	first, last := "..", ".."
	if w := (window{l.Earliest, l.Latest}); w.first == w.last {
		return of(w.first)
	}
	if day := iso(l.Earliest); day != "" {
		first = of(l.Earliest)
	}
	if day := iso(l.Latest); day != "" {
		last = of(l.Latest)
	}
	if first == last {
		return first
	}
	return first + "/" + last
}

// writers counts the different senders of letters.
func writers(list []letter) int {
	var seen []int32
	for _, l := range list {
		for _, p := range l.Senders {
			seen = append(seen, p.Entity)
		}
	}
	slices.Sort(seen)
	return len(slices.Compact(seen))
}
