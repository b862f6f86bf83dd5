package eval

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// A place is where a mention stands in the source file, and its type.
type place struct {
	start, end int
	kind       string
}

func (p place) overlaps(q place) bool { return p.start < q.end && p.end > q.start }

// A found mention is one of the system's.
type found struct {
	place
	entity, text string
}

// markings maps places to entities and remembers the order in which they came.
type markings struct {
	order  []place
	entity map[place]string
}

func (m *markings) set(p place, entity string) {
	if _, ok := m.entity[p]; !ok {
		m.order = append(m.order, p)
	}
	m.entity[p] = entity
}

// A link says that a gold entity and one of the system's are the same mention; the second is empty
// for a mention that was missed.
type link struct{ gold, system string }

// mentions compares people, organisations and places in the letters where every mention is marked:
// strictly by span and type, loosely by overlap and type, and whether the mentions of one entity
// have one id.
func (s *scoring) mentions() {
	var strict, fuzzy tally
	kinds := map[string]*tally{}
	var links []link
	letters := 0
	for _, g := range s.gold {
		if !g.MentionsComplete {
			continue
		}
		letters++
		got := s.mentionsIn(g)
		want := wanted(g, got)
		kept := keep(g, got, want)
		s.strictly(g, got, kept, want, &strict, kinds)
		links = append(links, loosely(kept, want, &fuzzy)...)
	}
	if letters == 0 {
		return
	}
	s.add("mentions strict", strict.values()...)
	s.add("mentions fuzzy", fuzzy.values()...)
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		s.add("mentions strict "+kind, kinds[kind].values()...)
	}
	s.clusters(links)
}

var kindsOfMentions = []string{"person", "organisation", "place"}

// mentionsIn lists what the system found inside a gold letter, sorted, without what stands in a
// stretch where nothing is counted.
func (s *scoring) mentionsIn(g *Gold) []found {
	kinds := g.MentionTypes
	if kinds == nil {
		kinds = kindsOfMentions
	}
	marked := map[Span]bool{}
	for _, m := range g.Mentions {
		marked[Span{m.Start, m.End}] = true
	}
	var list []found
	for _, d := range s.system.documents {
		start, end, ok := d.span()
		if !ok || end <= g.Span.Start || start >= g.Span.End {
			continue
		}
		for _, f := range s.mentionsOf(d.get("document")) {
			inside := f.start >= g.Span.Start && f.end <= g.Span.End && slices.Contains(kinds, f.kind)
			if inside && (marked[Span{f.start, f.end}] || !ignored(g, f.place)) {
				list = append(list, f)
			}
		}
	}
	slices.SortFunc(list, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), cmp.Compare(a.kind, b.kind),
			cmp.Compare(a.entity, b.entity), cmp.Compare(a.text, b.text))
	})
	return slices.Compact(list)
}

// mentionsOf lists the mentions of a document and its parts by their place in the source file. A
// part without a place cannot be laid on the source and is passed over.
func (s *scoring) mentionsOf(document string) []found {
	var list []found
	for _, part := range s.system.whole(document) {
		base, ok := s.system.base[part].number("start")
		if !ok {
			continue
		}
		for _, m := range s.system.mentions[part] {
			if start, end, ok := m.span(); ok {
				list = append(list, found{place{base + start, base + end, m.get("type")}, m.get("entity"), m.get("text")})
			}
		}
	}
	return list
}

func ignored(g *Gold, p place) bool {
	return slices.ContainsFunc(g.Ignore, func(s Span) bool { return p.start < s.End && p.end > s.Start })
}

// wanted lists the gold mentions, each in the reading that the system found: the annotator's own,
// else the first alternative of which everything was found.
func wanted(g *Gold, got []found) *markings {
	there := map[place]bool{}
	for _, f := range got {
		there[f.place] = true
	}
	want := &markings{entity: map[place]string{}}
	for _, m := range g.Mentions {
		if !slices.Contains(kindsOfMentions, m.Type) {
			continue
		}
		reading := []place{{m.Start, m.End, m.Type}}
		if !there[reading[0]] {
			reading = alternative(m, there, reading)
		}
		for _, p := range reading {
			want.set(p, m.Entity)
		}
	}
	return want
}

func alternative(m Mention, there map[place]bool, reading []place) []place {
	for _, a := range m.Alternatives {
		var places []place
		for _, r := range a {
			if p := (place{r.Start, r.End, r.Type}); there[p] {
				places = append(places, p)
			}
		}
		if len(a) > 0 && len(places) == len(a) {
			return places
		}
	}
	return reading
}

// keep drops what the system found where the annotator leaves it open.
func keep(g *Gold, got []found, want *markings) *markings {
	kept := &markings{entity: map[place]string{}}
	for _, f := range got {
		_, taken := want.entity[f.place]
		if taken || !slices.Contains(g.Optional, Span{f.start, f.end}) {
			kept.set(f.place, f.entity)
		}
	}
	return kept
}

// strictly counts mentions of the same span and type.
func (s *scoring) strictly(g *Gold, got []found, kept, want *markings, total *tally, kinds map[string]*tally) {
	of := func(kind string) *tally {
		if kinds[kind] == nil {
			kinds[kind] = &tally{}
		}
		return kinds[kind]
	}
	for _, p := range kept.order {
		if _, hit := want.entity[p]; hit {
			total.right++
			of(p.kind).right++
			continue
		}
		total.wrong++
		of(p.kind).wrong++
		i := slices.IndexFunc(got, func(f found) bool { return f.place == p })
		s.miss("mention extra", "%s %s %q", g.ID, p.kind, got[i].text)
	}
	for _, p := range want.order {
		if _, hit := kept.entity[p]; hit {
			continue
		}
		total.missed++
		of(p.kind).missed++
		text := "?"
		for _, m := range g.Mentions {
			if m.Start == p.start && m.End == p.end {
				text = m.Text
			}
		}
		s.miss("mention missed", "%s %s %q", g.ID, p.kind, text)
	}
}

// loosely counts mentions of the same type that overlap, each gold mention once, and links their
// entities.
func loosely(kept, want *markings, total *tally) []link {
	var links []link
	used := map[place]bool{}
	for _, p := range kept.order {
		i := slices.IndexFunc(want.order, func(w place) bool { return !used[w] && w.kind == p.kind && w.overlaps(p) })
		if i < 0 {
			total.wrong++
			continue
		}
		w := want.order[i]
		used[w] = true
		total.right++
		links = append(links, link{want.entity[w], kept.entity[p]})
	}
	total.missed += len(want.order) - len(used)
	for _, w := range want.order {
		if !used[w] {
			links = append(links, link{gold: want.entity[w]})
		}
	}
	return links
}

// clusters is B-cubed over the gold mentions: for each, how much of the system's entity is the gold
// one and the other way round. A missed mention is an entity of its own.
func (s *scoring) clusters(links []link) {
	var known []link
	for i, l := range links {
		if l.gold == "" {
			continue
		}
		if l.system == "" {
			l.system = fmt.Sprintf("missed-%d", i)
		}
		known = append(known, l)
	}
	if len(known) == 0 {
		return
	}
	gold, system, both := map[string]int{}, map[string]int{}, map[link]int{}
	for _, l := range known {
		gold[l.gold]++
		system[l.system]++
		both[l]++
	}
	p, r := 0.0, 0.0
	for _, l := range known {
		p += float64(both[l]) / float64(system[l.system])
		r += float64(both[l]) / float64(gold[l.gold])
	}
	p, r = p/float64(len(known)), r/float64(len(known))
	s.add("entities b-cubed", rate("p", p), rate("r", r), rate("f1", harmonic(p, r)))
}
