package queries

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"regesta/graph"
)

// A Chart is an answer for the eye: letters counted so that they can be drawn, for programs as
// JSON. It is chosen by the filter of the questions, and says what it left out.
type Chart struct {
	Name   string
	Doc    string
	Params []Param
	Answer any // the zero value of what Run gives, for descriptions of it
	Run    func(context.Context, *graph.Store, Args) (any, error)
}

var charts = map[string]*Chart{}

// chart adds a chart; a repeated name is our own mistake and panics at start-up.
func chart(c *Chart) *Chart {
	if charts[c.Name] != nil {
		panic(fmt.Sprintf("queries: chart %q added twice", c.Name))
	}
	charts[c.Name] = c
	return c
}

// Charts lists every chart, sorted by name.
func Charts() []*Chart {
	list := make([]*Chart, 0, len(charts))
	for _, c := range charts {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b *Chart) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// Draw checks the arguments and runs the chart.
func (c *Chart) Draw(ctx context.Context, store *graph.Store, args Args) (any, error) {
	if err := CheckArgs("chart "+c.Name, c.Params, args); err != nil {
		return nil, err
	}
	return c.Run(ctx, store, args)
}

// chartParams puts a chart's own parameters before those of the filter; what it shows at most is
// its own affair.
func chartParams(own ...Param) []Param {
	return slices.DeleteFunc(filtered(own...), func(p Param) bool { return p.Name == "limit" })
}

// A Chosen says which letters a chart counts, and which fit but for being undated or only spoken of.
type Chosen struct {
	Title    string   `json:"title"`
	Letters  int      `json:"letters" doc:"letters that were chosen, undated ones included"`
	Undated  int      `json:"undated" doc:"of them, those without a date"`
	First    string   `json:"first,omitempty" doc:"EDTF date of the first dated letter"`
	Last     string   `json:"last,omitempty"`
	NoDate   int      `json:"left_out_undated" doc:"undated letters that fit otherwise, left out by a filter of dates"`
	SpokenOf int      `json:"left_out_attested" doc:"letters only spoken of that fit otherwise"`
	Notes    []string `json:"notes" doc:"how names were read, and what was left out; full sentences"`
}

// Count counts the letters of a register.
func Count(reg *graph.Register) Chosen {
	s, err := choose(reg, nil)
	if err != nil { // without arguments there is none that could be wrong
		return Chosen{}
	}
	return s.chosen("Letters")
}

func (s *selection) chosen(title string) Chosen {
	all := span{}
	for _, l := range s.letters {
		all.add(l)
	}
	notes := s.table("").Notes
	if notes == nil {
		notes = []string{}
	}
	return Chosen{
		Title: s.described(title), Letters: len(s.letters), Undated: all.undated, First: all.first().Text, Last: all.last().Text,
		NoDate: len(s.missed.undated), SpokenOf: len(s.missed.attested), Notes: notes,
	}
}

// A Point is an entity with the letters it has to do with, as a chart has it.
type Point struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Type     string `json:"type"`
	Letters  int    `json:"letters"`
	Sent     int    `json:"sent"`
	Received int    `json:"received"`
}

func (s *selection) point(entity int32) Point {
	e := &s.reg.Entities[entity]
	return Point{ID: e.ID, Name: e.Name, Type: string(e.Kind)}
}

// most reads how many of something a chart shows at most.
func (a Args) most(name string, standard, limit int) (int, error) {
	n, err := a.number(name, standard)
	if err != nil {
		return 0, err
	}
	if n < 1 || n > limit {
		return 0, badArgument("--%s %d: give a number from 1 to %d", name, n, limit)
	}
	return n, nil
}
