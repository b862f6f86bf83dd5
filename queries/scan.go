package queries

import (
	"cmp"
	"slices"

	"regesta/extract"
	"regesta/graph"
)

// A letter is one whole letter of the register. For a letter with parts the entry is a copy that
// has the parties, mentions, subjects and references of its parts as its own.
type letter struct {
	*graph.Entry
	at    int32   // index into the register
	parts []int32 // indices of its parts, at any depth
}

// The keys of what is derived from a register.
type (
	allLetters  struct{}
	datedOrder  struct{}
	sharedNames struct{}
)

// letters lists every whole letter, attested ones too, in the order of the register. The list is
// shared and must not be changed.
func letters(reg *graph.Register) []letter {
	return reg.Derived(allLetters{}, func(reg *graph.Register) any { return gatherLetters(reg) }).([]letter)
}

// lettersByDate lists them in the order of dates, the undated last. The list is shared, too.
func lettersByDate(reg *graph.Register) []letter {
	return reg.Derived(datedOrder{}, func(reg *graph.Register) any {
		list := slices.Clone(letters(reg))
		slices.SortFunc(list, byDate)
		return list
	}).([]letter)
}

func gatherLetters(reg *graph.Register) []letter {
	parts := partsOf(reg)
	list := make([]letter, 0, len(reg.Documents))
	for i := range reg.Documents {
		e := &reg.Documents[i]
		if e.PartOf >= 0 {
			continue
		}
		l := letter{Entry: e, at: int32(i)}
		if own := parts[int32(i)]; len(own) > 0 {
			l.parts = own
			l.Entry = merge(reg, e, own)
		}
		list = append(list, l)
	}
	return list
}

// partsOf lists the parts of every whole that has any, whatever depth they stand at.
func partsOf(reg *graph.Register) map[int32][]int32 {
	parts := map[int32][]int32{}
	for i := range reg.Documents {
		if reg.Documents[i].PartOf < 0 {
			continue
		}
		root := whole(reg, int32(i))
		parts[root] = append(parts[root], int32(i))
	}
	return parts
}

// whole is the outermost letter that a document is part of, itself when it is no part.
func whole(reg *graph.Register, at int32) int32 {
	for steps := 0; reg.Documents[at].PartOf >= 0 && steps < len(reg.Documents); steps++ {
		at = reg.Documents[at].PartOf
	}
	return at
}

// merge copies an entry and adds to it what its parts say.
func merge(reg *graph.Register, e *graph.Entry, parts []int32) *graph.Entry {
	sum := *e
	sum.Senders, sum.Recipients, sum.Copies = slices.Clone(e.Senders), slices.Clone(e.Recipients), slices.Clone(e.Copies)
	sum.Mentions, sum.Subjects, sum.Cites = slices.Clone(e.Mentions), slices.Clone(e.Subjects), slices.Clone(e.Cites)
	for _, i := range parts {
		p := &reg.Documents[i]
		sum.Senders = addParties(sum.Senders, p.Senders)
		sum.Recipients = addParties(sum.Recipients, p.Recipients)
		sum.Copies = addParties(sum.Copies, p.Copies)
		sum.Mentions = addTallies(sum.Mentions, p.Mentions)
		sum.Subjects = addWeights(sum.Subjects, p.Subjects)
		sum.Cites = append(sum.Cites, p.Cites...)
	}
	return &sum
}

func addParties(list, more []graph.Party) []graph.Party {
	for _, p := range more {
		if !slices.ContainsFunc(list, func(q graph.Party) bool {
			return q.Entity == p.Entity && (p.Entity >= 0 || q.Name == p.Name)
		}) {
			list = append(list, p)
		}
	}
	return list
}

func addTallies(list, more []graph.Tally) []graph.Tally {
	for _, t := range more {
		i := slices.IndexFunc(list, func(u graph.Tally) bool { return u.Entity == t.Entity })
		if i < 0 {
			list = append(list, t)
		} else {
			list[i].Count += t.Count
		}
	}
	return list
}

func addWeights(list, more []graph.Weight) []graph.Weight {
	for _, w := range more {
		i := slices.IndexFunc(list, func(v graph.Weight) bool { return v.Entity == w.Entity })
		if i < 0 {
			list = append(list, w)
		} else {
			list[i].Score = max(list[i].Score, w.Score)
		}
	}
	return list
}

// byDate orders letters by earliest day, then latest, then place in the register; undated letters
// come last. An open beginning sorts by the end.
func byDate(a, b letter) int {
	if ua, ub := undated(a.Entry), undated(b.Entry); ua != ub {
		if ua {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(begin(a.Entry), begin(b.Entry)), cmp.Compare(end(a.Entry), end(b.Entry)), cmp.Compare(a.at, b.at))
}

// begin is the first day a letter may be of, its last where the beginning is open.
func begin(e *graph.Entry) int32 {
	if e.Earliest == graph.OpenDay {
		return e.Latest
	}
	return e.Earliest
}

// end is the last day a letter may be of, its first where the end is open.
func end(e *graph.Entry) int32 {
	if e.Latest == graph.OpenDay {
		return e.Earliest
	}
	return e.Latest
}

// sent reports whether an entity is among the senders, received whether it is among the recipients.
func (l letter) sent(entity int32) bool     { return among(l.Senders, entity) }
func (l letter) received(entity int32) bool { return among(l.Recipients, entity) }

func among(parties []graph.Party, entity int32) bool {
	for i := range parties {
		if parties[i].Entity == entity {
			return true
		}
	}
	return false
}

// mentions counts how often a letter names an entity.
func (l letter) mentions(entity int32) int {
	for _, t := range l.Mentions {
		if t.Entity == entity {
			return int(t.Count)
		}
	}
	return 0
}

// about is the score of an entity or topic among a letter's subjects, 0 when it is none.
func (l letter) about(entity int32) float32 {
	for _, w := range l.Subjects {
		if w.Entity == entity {
			return w.Score
		}
	}
	return 0
}

// cite names statements of a letter and of its parts.
func (l letter) cite(reg *graph.Register, predicate extract.Predicate, object string) []Citation {
	cites := []Citation{{Document: l.ID, Predicate: predicate, Object: object}}
	for _, i := range l.parts {
		cites = append(cites, Citation{Document: reg.Documents[i].ID, Predicate: predicate, Object: object})
	}
	return cites
}
