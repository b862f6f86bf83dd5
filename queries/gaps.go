package queries

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"regesta/graph"
)

// Gaps finds silences.
var Gaps = register(&Query{
	Name: "gaps",
	Doc: "Silences in a correspondence: the longest times between two letters that follow each other. " +
		"Counted from the last day the one may be of to the first day of the next, so that a silence is never longer in the answer than it was; letters without a date, or with an open one, are left out, and may lie in it.",
	Params: filtered(
		Param{Name: "a", Kind: Person, Positional: true, Doc: "letters sent or received by this person or organisation"},
		Param{Name: "b", Kind: Person, Positional: true, Doc: "only those exchanged with this one"},
		Param{Name: "days", Kind: Int, Doc: "silences of at least so many days; 30 when not given"},
	),
	Examples: []Example{
		{"lenin ordzhonikidze", "when the two did not write"},
		{"stalin --days 90", "when he wrote to nobody and nobody to him"},
	},
	Run: runGaps,
})

// A silence is the time between two letters.
type silence struct {
	before, after letter
	days          int
}

func runGaps(_ context.Context, store *graph.Store, args Args) (*Table, error) {
	s, err := choose(store.Register(), args)
	if err != nil {
		return nil, err
	}
	between, err := s.keepExchange("a", "b")
	if err != nil {
		return nil, err
	}
	least, err := args.number("days", 30)
	if err != nil {
		return nil, err
	}
	t := s.table(s.described("Silences of "+strconv.Itoa(least)+" days or more in letters"+between),
		"days:number", "from:date", "until:date", "before:document", "after:document")
	silences, dateless := s.silences(least)
	for _, g := range silences {
		cites := slices.Concat(s.citeLetter(g.before), s.citeLetter(g.after))
		t.add(cites, count(g.days), words(g.before.Date), words(g.after.Date), document(g.before.Entry), document(g.after.Entry))
	}
	if dateless > 0 {
		t.note("Left out: %s.", plural(dateless, "letter")+" without a date, or with an open one")
	}
	return t, nil
}

// silences lists the times between letters, the longest first, and counts the letters without a
// date.
func (s *selection) silences(least int) (list []silence, dateless int) {
	var last letter // the letter so far that may be latest
	for _, l := range s.letters {
		if l.Earliest == graph.OpenDay || l.Latest == graph.OpenDay {
			dateless++
			continue
		}
		if last.Entry != nil {
			if days := int(begin(l.Entry)) - int(end(last.Entry)); days >= least {
				list = append(list, silence{last, l, days})
			}
		}
		if last.Entry == nil || end(l.Entry) >= end(last.Entry) {
			last = l
		}
	}
	slices.SortStableFunc(list, func(a, b silence) int { return cmp.Compare(b.days, a.days) })
	return list, dateless
}
