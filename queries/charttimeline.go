package queries

import (
	"context"
	"slices"
	"strings"

	"regesta/graph"
)

// TimelineChart is letters over time.
var TimelineChart = chart(&Chart{
	Name: "timeline",
	Doc: "Letters over time, by year, month or day. " +
		"A letter that may be of several periods is in none of them: spans lists such letters, from the first to the last of their periods; undated letters are counted beside.",
	Params: chartParams(Param{Name: "by", Kind: Text, Doc: "year, month or day; when not given, what suits the time that the letters span"}),
	Answer: TimelineView{},
	Run: func(_ context.Context, store *graph.Store, args Args) (any, error) {
		s, err := choose(store.Register(), args)
		if err != nil {
			return nil, err
		}
		by := strings.ToLower(args.text("by"))
		if by == "" {
			by = s.suits()
		}
		of, ok := periodsBy[by]
		if !ok {
			return nil, badArgument("--by %q: letters are counted by year, month or day", by)
		}
		return s.timeline(by, of), nil
	},
})

// periodsBy are the ways to name the period of a day.
var periodsBy = map[string]func(int32) string{"year": yearOf, "month": monthOf, "day": iso}

// A TimelineView is letters over time.
type TimelineView struct {
	Chosen
	By    string `json:"by" enum:"year,month,day"`
	Bins  []Bin  `json:"bins" doc:"periods with letters that are surely theirs, in order; those without are left out"`
	Spans []Bin  `json:"spans" doc:"letters that may be of several periods"`
}

// A Bin is one period, or several that letters may be of.
type Bin struct {
	Period  string `json:"period" doc:"1901, 1901-05 or 1901-05-26"`
	Until   string `json:"until,omitempty" doc:"the last period of a span; .. is open"`
	Letters int    `json:"letters"`
}

// suits is the finest period that leaves a timeline readable.
func (s *selection) suits() string {
	first, last := graph.OpenDay, graph.OpenDay
	for _, l := range s.letters {
		if undated(l.Entry) {
			continue
		}
		if first == graph.OpenDay || begin(l.Entry) < first {
			first = begin(l.Entry)
		}
		last = max(last, end(l.Entry))
	}
	switch days := last - first; {
	case days > 40*366:
		return "year"
	case days > 366:
		return "month"
	}
	return "day"
}

func (s *selection) timeline(by string, of func(int32) string) *TimelineView {
	counts := map[string]int{}
	for _, l := range s.letters {
		if !undated(l.Entry) {
			counts[periodOf(l, of)]++
		}
	}
	v := &TimelineView{Chosen: s.chosen("Letters over time"), By: by, Bins: []Bin{}, Spans: []Bin{}}
	for period, n := range counts {
		if first, last, several := strings.Cut(period, "/"); several {
			v.Spans = append(v.Spans, Bin{first, last, n})
		} else {
			v.Bins = append(v.Bins, Bin{period, "", n})
		}
	}
	for _, list := range [][]Bin{v.Bins, v.Spans} {
		slices.SortFunc(list, func(a, b Bin) int { return strings.Compare(a.Period+"/"+a.Until, b.Period+"/"+b.Until) })
	}
	return v
}
