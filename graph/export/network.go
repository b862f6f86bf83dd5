package export

import (
	"cmp"
	"iter"
	"math"
	"slices"

	"regesta/graph"
)

// A tie is the letters that one party sent to another. A letter to two people is one letter of each
// tie; letters to oneself, and copies, are none.
type tie struct {
	from, to int32
	letters  []*graph.Entry
}

// weight is the number of letters.
func (t *tie) weight() int { return len(t.letters) }

// undated counts the letters that have no closed date and so no place in time.
func (t *tie) undated() int {
	n := 0
	for _, l := range t.letters {
		if !closed(l) {
			n++
		}
	}
	return n
}

// bounds are the first day on which any, and the last on which any of the dated letters may have
// been written; false when none is dated.
func (t *tie) bounds() (first, last int32, ok bool) { return bounds(t.letters) }

func bounds(letters []*graph.Entry) (first, last int32, ok bool) {
	first, last = math.MaxInt32, math.MinInt32
	for _, l := range letters {
		if closed(l) {
			first, last, ok = min(first, l.Earliest), max(last, l.Latest), true
		}
	}
	return first, last, ok
}

// A spell is a stretch of days in which letters of a tie may have been written.
type spell struct {
	first, last int32
	letters     int
}

// spells puts the dated letters on the line of time; letters whose dates overlap share a spell, so
// that no two spells do.
func (t *tie) spells() []spell {
	var list []spell
	for _, l := range t.letters {
		if closed(l) {
			list = append(list, spell{l.Earliest, l.Latest, 1})
		}
	}
	slices.SortFunc(list, func(a, b spell) int { return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(a.last, b.last)) })
	merged := list[:0]
	for _, s := range list {
		if n := len(merged); n > 0 && s.first <= merged[n-1].last {
			merged[n-1].last = max(merged[n-1].last, s.last)
			merged[n-1].letters += s.letters
		} else {
			merged = append(merged, s)
		}
	}
	return merged
}

// ties counts the letters of the view, sorted by sender and recipient.
func (v *View) ties() []*tie {
	byPair := map[[2]int32]*tie{}
	for a := range v.arrows() {
		if a.copy || a.from == a.to {
			continue
		}
		pair := [2]int32{a.from, a.to}
		if byPair[pair] == nil {
			byPair[pair] = &tie{from: a.from, to: a.to}
		}
		byPair[pair].letters = append(byPair[pair].letters, a.letter.Entry)
	}
	list := make([]*tie, 0, len(byPair))
	for _, t := range byPair {
		list = append(list, t)
	}
	slices.SortFunc(list, func(a, b *tie) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	return list
}

// An arrow is one letter from one sender to one of its recipients.
type arrow struct {
	letter   *letter
	from, to int32
	copy     bool // to somebody who was sent a copy
}

// arrows yields every letter once for each sender and recipient. A letter of which either is
// unknown has none.
func (v *View) arrows() iter.Seq[arrow] {
	return func(yield func(arrow) bool) {
		for l := range v.letters() {
			for _, from := range l.senders {
				for i, to := range slices.Concat(l.recipients, l.copies) {
					if !yield(arrow{l, from.Entity, to.Entity, i >= len(l.recipients)}) {
						return
					}
				}
			}
		}
	}
}

// A member is a person or body with its letters counted.
type member struct {
	*graph.Entity
	index          int32
	Sent, Received int
}

// members lists everybody who sent or received a letter of the view, copies included, in the order
// of the register, and counts the letters that lack a sender or a recipient.
func (v *View) members() (list []*member, incomplete int) {
	byEntity := map[int32]*member{}
	count := func(parties []graph.Party, add func(*member)) {
		for _, p := range parties {
			if byEntity[p.Entity] == nil {
				byEntity[p.Entity] = &member{Entity: v.entity(p.Entity), index: p.Entity}
				list = append(list, byEntity[p.Entity])
			}
			add(byEntity[p.Entity])
		}
	}
	for l := range v.letters() {
		count(l.senders, func(m *member) { m.Sent++ })
		count(l.recipients, func(m *member) { m.Received++ })
		count(l.copies, func(*member) {})
		if len(l.senders) == 0 || len(l.recipients)+len(l.copies) == 0 {
			incomplete++
		}
	}
	slices.SortFunc(list, func(a, b *member) int { return cmp.Compare(a.index, b.index) })
	return list, incomplete
}
