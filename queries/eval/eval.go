// Package eval measures a graph against gold records: letters whose parties, dates, mentions and
// references a person has marked.
//
// [Read] reads the gold, [Load] the tables that a graph was exported to, and [Score] compares them.
// What counts as right is decided by name and by place in the text, never by the graph's own ids,
// so that a graph made by any other program can be measured by exporting the same tables.
//
// A key that a gold record does not have is not scored. A number is therefore always about the
// letters that have the key, and says how many they are.
package eval

import (
	"fmt"
	"slices"
)

// A Miss is one thing that a graph has wrong or lacks.
type Miss struct {
	Kind string // of the score it belongs to: "segmentation", "sender", "mention missed"
	Text string // the gold record, what was wanted and what was found
}

// Score compares a graph with gold records. Of each kind of miss the first limit are returned, in
// the order of the scores.
func Score(system *System, gold []*Gold, limit int) (Scores, []Miss) {
	s := &scoring{system: system, gold: gold, names: newNames(), limit: limit}
	for _, g := range gold {
		if !g.Part {
			s.top = append(s.top, g)
		}
	}
	s.pairs = s.pair()
	s.segmentation()
	s.parties()
	s.fields()
	s.mentions()
	s.people()
	s.references()
	s.attested()
	s.subjects()
	return s.scores, s.misses
}

// A scoring is one comparison under way.
type scoring struct {
	system *System
	gold   []*Gold
	top    []*Gold           // the gold letters that are no part of another
	pairs  map[string]record // the system's document for a gold letter, by the letter's id
	names  *names
	scores Scores
	limit  int
	misses []Miss
	missed map[string]int // how often a kind was missed so far
}

func (s *scoring) add(name string, values ...Value) {
	s.scores = append(s.scores, Line{name, values})
}

func (s *scoring) miss(kind, format string, args ...any) {
	if s.missed == nil {
		s.missed = map[string]int{}
	}
	if s.missed[kind]++; s.missed[kind] <= s.limit {
		s.misses = append(s.misses, Miss{kind, fmt.Sprintf(format, args...)})
	}
}

// A tally counts what was found and is right, what was found and is wrong, and what was not found.
type tally struct{ right, wrong, missed int }

// values are precision, recall, their harmonic mean, and the counts behind them. Nothing found
// among nothing wanted is perfect.
func (t tally) values() []Value {
	p, r := 1.0, 1.0
	if t.right+t.wrong > 0 {
		p = float64(t.right) / float64(t.right+t.wrong)
	}
	if t.right+t.missed > 0 {
		r = float64(t.right) / float64(t.right+t.missed)
	}
	return []Value{
		rate("p", p), rate("r", r), rate("f1", harmonic(p, r)),
		count("tp", t.right), count("fp", t.wrong), count("fn", t.missed),
	}
}

func harmonic(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// segmentation counts the documents that are the letters of the gold. Documents outside the stretch
// of the source that the gold covers are not counted against the graph.
func (s *scoring) segmentation() {
	inside := len(s.system.documents)
	if lo, hi, ok := s.stretch(); ok {
		inside = 0
		for _, d := range s.system.documents {
			start, end, ok := d.span()
			if ok && start < hi && end > lo {
				inside++
			}
		}
	}
	for _, g := range s.top {
		if _, ok := s.pairs[g.ID]; !ok {
			s.miss("segmentation", "%s is not found: %.80s", g.ID, g.Heading)
		}
	}
	found := len(s.pairs)
	s.add("segmentation", tally{found, max(0, inside-found), len(s.top) - found}.values()...)
}

// stretch is the part of the source between the first and the last gold letter.
func (s *scoring) stretch() (lo, hi int, ok bool) {
	for _, g := range s.top {
		if g.Span == nil {
			continue
		}
		if !ok {
			lo, hi, ok = g.Span.Start, g.Span.End, true
		}
		lo, hi = min(lo, g.Span.Start), max(hi, g.Span.End)
	}
	return lo, hi, ok
}

// any reports whether a gold letter fulfils a condition.
func (s *scoring) any(condition func(*Gold) bool) bool { return slices.ContainsFunc(s.top, condition) }
