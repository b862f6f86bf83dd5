package queries

import (
	"slices"
	"strings"

	"regesta/extract"
	"regesta/graph"
)

// letterColumns are the columns of answers that list letters; letterCells fills them.
// With --attested a last column tells printed letters from those that are only spoken of.
func (s *selection) letterColumns(before ...string) []string {
	cols := append(before, "date:date", "number", "kind", "from:entity", "to:entity", "place:entity", "document:document")
	if s.filter.attested {
		cols = append(cols, "attested")
	}
	return cols
}

func (s *selection) letterCells(l letter, before ...Cell) []Cell {
	cells := append(before, words(l.Date), words(l.Number), words(l.Kind),
		s.parties(l.Senders), s.parties(l.Recipients), s.cell(l.PlaceSent), document(l.Entry))
	if s.filter.attested {
		attested := ""
		if l.Attested {
			attested = "only spoken of"
		}
		cells = append(cells, words(attested))
	}
	return cells
}

// citeLetter names what says who wrote the letter, to whom, and when.
func (s *selection) citeLetter(l letter) []Citation {
	cites := slices.Concat(s.citeParties(l, extract.Sender, l.Senders), s.citeParties(l, extract.Recipient, l.Recipients))
	if !undated(l.Entry) {
		cites = append(cites, l.cite(s.reg, extract.Date, l.Date)...)
	}
	if len(cites) == 0 {
		cites = l.cite(s.reg, extract.Heading, "")
	}
	return cites
}

func (s *selection) citeParties(l letter, role extract.Predicate, parties []graph.Party) []Citation {
	var cites []Citation
	for _, p := range parties {
		if p.Entity >= 0 {
			cites = append(cites, l.cite(s.reg, role, s.reg.Entities[p.Entity].ID)...)
		}
	}
	return cites
}

// citeFew names what says who wrote the first letters of a list to whom.
func (s *selection) citeFew(list []letter, of func(letter) []Citation) []Citation {
	var cites []Citation
	for _, l := range list[:min(len(list), citesPerRow)] {
		cites = append(cites, of(l)...)
	}
	return cites
}

// citeExchange names what says that a letter went between the two.
func (s *selection) citeExchange(a, b int32) func(letter) []Citation {
	return func(l letter) []Citation {
		both := func(parties []graph.Party) []graph.Party {
			return slices.DeleteFunc(slices.Clone(parties), func(p graph.Party) bool { return p.Entity != a && p.Entity != b })
		}
		return slices.Concat(s.citeParties(l, extract.Sender, both(l.Senders)), s.citeParties(l, extract.Recipient, both(l.Recipients)))
	}
}

// name is the best name of an entity, empty for none.
func (s *selection) name(entity int32) string {
	if entity < 0 {
		return ""
	}
	return s.reg.Entities[entity].Name
}

// cell shows one entity.
func (s *selection) cell(entity int32) Cell {
	if entity < 0 {
		return Cell{}
	}
	return Cell{Text: s.name(entity), IDs: []string{s.reg.Entities[entity].ID}}
}

// parties shows the parties of one role. Who is no entity is shown as written.
func (s *selection) parties(list []graph.Party) Cell {
	var names, ids []string
	for _, p := range list {
		names = append(names, partyName(s.reg, p))
		if p.Entity >= 0 {
			ids = append(ids, s.reg.Entities[p.Entity].ID)
		}
	}
	return Cell{Text: strings.Join(names, "; "), IDs: ids}
}

// described puts the filter behind a title: "Letters" from Ada Kern since 1901-01-01.
func (s *selection) described(title string) string {
	f := &s.filter
	var b strings.Builder
	b.WriteString(title)
	say := func(preposition string, values []string) {
		if len(values) > 0 {
			b.WriteString(" " + preposition + " " + strings.Join(values, " or "))
		}
	}
	say("of kind", f.kinds)
	say("from", s.namesOf(f.from))
	say("to", s.namesOf(f.to))
	say("with", s.namesOf(f.with))
	var pairs []string
	for _, p := range f.between {
		pairs = append(pairs, s.name(p[0])+" and "+s.name(p[1]))
	}
	say("between", pairs)
	say("at", s.namesOf(f.place))
	say("about", s.namesOf(f.about))
	say("that mention", s.namesOf(f.mentions))
	say("in fonds", s.args["fonds"])
	if !f.window.open() {
		b.WriteString(", " + f.window.String())
	}
	return b.String()
}

func (s *selection) namesOf(entities []int32) []string {
	var names []string
	for _, e := range entities {
		names = append(names, s.name(e))
	}
	return names
}

// A span collects letters and the days they may be of.
type span struct {
	letters []letter
	undated int
}

func (p *span) add(l letter) {
	p.letters = append(p.letters, l)
	if undated(l.Entry) {
		p.undated++
	}
}

// first and last are the EDTF dates of the first and the last dated letter. The letters of a
// selection come in date order, so the last is the one that may be latest.
func (p *span) first() Cell {
	if len(p.letters) == p.undated {
		return Cell{}
	}
	return words(p.letters[0].Date)
}

func (p *span) last() Cell {
	if len(p.letters) == p.undated {
		return Cell{}
	}
	return words(p.latest().Date)
}

// latest is the dated letter that may be latest, the later in the order among equals; there must
// be one.
func (p *span) latest() letter {
	best := p.letters[0]
	for _, l := range p.letters[:len(p.letters)-p.undated] {
		if end(l.Entry) >= end(best.Entry) {
			best = l
		}
	}
	return best
}
