package eval

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// people looks for the people that an edition's own markup names. Such markup names some and not
// all, so there is no precision.
func (s *scoring) people() {
	right, missed, letters := 0, 0, 0
	for _, g := range s.top {
		if len(g.PersonsSet) == 0 {
			continue
		}
		letters++
		texts := s.personsOf(g)
		for _, forms := range g.PersonsSet {
			if slices.ContainsFunc(forms, func(form string) bool { return mentioned(fold(form), texts) }) {
				right++
			} else {
				missed++
				s.miss("person missed", "%s %s", g.ID, forms[0])
			}
		}
	}
	if letters > 0 {
		s.add("people found", share("recall", right, right+missed), count("n", right+missed))
	}
}

// personsOf lists the folded mentions of people in the document of a gold letter.
func (s *scoring) personsOf(g *Gold) map[string]bool {
	texts := map[string]bool{}
	if d, ok := s.pairs[g.ID]; ok {
		for _, m := range s.system.mentions[d.get("document")] {
			if m.get("type") == "person" {
				texts[fold(m.get("text"))] = true
			}
		}
	}
	return texts
}

// mentioned reports whether a form stands among the texts, or contains one of more than three
// letters or is contained in it.
func mentioned(form string, texts map[string]bool) bool {
	if texts[form] {
		return true
	}
	for text := range texts {
		if form != "" && utf8.RuneCountInString(text) > 3 && (strings.Contains(text, form) || strings.Contains(form, text)) {
			return true
		}
	}
	return false
}

// references compares the documents of the same edition that a letter refers to.
func (s *scoring) references() {
	if !s.any(func(g *Gold) bool { return g.References != nil }) {
		return
	}
	byDocument := map[string]*Gold{}
	for _, g := range s.top {
		if d, ok := s.pairs[g.ID]; ok {
			byDocument[d.get("document")] = g
		}
	}
	var total tally
	for _, g := range s.top {
		if g.References == nil {
			continue
		}
		want, got := map[string]bool{}, map[string]bool{}
		for _, number := range *g.References {
			want[string(number)] = true
		}
		if d, ok := s.pairs[g.ID]; ok {
			for _, r := range s.system.references[d.get("document")] {
				if number := target(r, byDocument); number != "" {
					got[number] = true
				}
			}
		}
		missing, extra := without(want, got), without(got, want)
		total.right += len(want) - len(missing)
		total.wrong += len(extra)
		total.missed += len(missing)
		if len(missing)+len(extra) > 0 {
			s.miss("reference", "%s missing %q extra %q", g.ID, missing, extra)
		}
	}
	s.add("references", total.values()...)
}

// target is the number of the document that a reference points to.
func target(r record, byDocument map[string]*Gold) string {
	g := byDocument[r.get("target")]
	if g == nil {
		return r.get("target_number")
	}
	return cmp.Or(string(g.Number), g.ID)
}

// without lists what is in a and not in b, sorted.
func without(a, b map[string]bool) []string {
	var list []string
	for _, x := range slices.Sorted(maps.Keys(a)) {
		if !b[x] {
			list = append(list, x)
		}
	}
	return list
}

// attested looks for the letters that are known only because a text speaks of them. Nobody marks
// them all, so what else the system has is counted and not held against it.
func (s *scoring) attested() {
	if !s.any(func(g *Gold) bool { return g.Attested != nil }) {
		return
	}
	senders, recipients := make([][][]string, len(s.system.attested)), make([][][]string, len(s.system.attested))
	for i, d := range s.system.attested {
		senders[i] = s.system.people(d.get("document"), "sender")
		recipients[i] = s.system.people(d.get("document"), "recipient")
	}
	right, missed := 0, 0
	taken := map[int]bool{}
	for _, g := range s.top {
		if g.Attested == nil {
			continue
		}
		for _, a := range *g.Attested {
			hit := -1
			for i, d := range s.system.attested {
				if !taken[i] && s.knows(a.Senders, senders[i]) && s.knows(a.Recipients, recipients[i]) &&
					sameDay(a.Date, d.get("date")) && s.hosted(g, d) {
					hit = i
					break
				}
			}
			if hit >= 0 {
				taken[hit] = true
				right++
				continue
			}
			missed++
			s.miss("attested", "%s %s -> %s %s", g.ID, party(a.Senders), party(a.Recipients), cmp.Or(a.Date, "undated"))
		}
	}
	all := len(s.system.attested)
	s.add("attested letters", share("recall", right, right+missed), count("n", right+missed),
		count("system", all), count("unmatched", all-right))
}

// knows reports whether one of the people is one of the parties; nobody wanted is everybody.
func (s *scoring) knows(wanted []Names, people [][]string) bool {
	if len(wanted) == 0 {
		return true
	}
	for _, names := range people {
		for _, variants := range wanted {
			if s.names.any(names, variants) {
				return true
			}
		}
	}
	return false
}

// sameDay compares the dates of attested letters: an open beginning is met by any date, an
// approximate one by its month.
func sameDay(want, got string) bool {
	switch {
	case want == "", want[0] == '/', want[0] == '.', got == want:
		return true
	}
	return got[:min(7, len(got))] == want[:min(7, len(want))] && strings.ContainsAny(want, "~X")
}

// hosted reports whether the letter that speaks of an attested one is the gold letter or a part of
// it, or is not known.
func (s *scoring) hosted(g *Gold, attested record) bool {
	d, ok := s.pairs[g.ID]
	in := attested.get("attested_in")
	return !ok || in == "" || strings.HasPrefix(in, d.get("document"))
}

func party(parties []Names) string {
	if len(parties) == 0 {
		return "?"
	}
	return parties[0][0]
}

// best is how many subjects of a document are looked at.
const best = 10

// subjects looks for what a letter is about among the best subjects of its document.
func (s *scoring) subjects() {
	right, missed := 0, 0
	for _, g := range s.top {
		if len(g.About) == 0 {
			continue
		}
		mine := s.subjectsOf(g)
		for _, forms := range g.About {
			if slices.ContainsFunc(forms, func(form string) bool { return met(fold(form), mine) }) {
				right++
			} else {
				missed++
				s.miss("subject", "%s %s", g.ID, forms[0])
			}
		}
	}
	if right+missed > 0 {
		s.add("subjects", share("recall@10", right, right+missed), count("n", right+missed))
	}
}

// subjectsOf lists the folded names of the best subjects of a gold letter's document.
func (s *scoring) subjectsOf(g *Gold) []string {
	d, ok := s.pairs[g.ID]
	if !ok {
		return nil
	}
	rows := slices.Clone(s.system.subjects[d.get("document")])
	slices.SortStableFunc(rows, func(a, b record) int { return cmp.Compare(weight(b), weight(a)) })
	var mine []string
	for _, r := range rows[:min(best, len(rows))] {
		for _, name := range append([]string{r.get("subject")}, s.system.names[r.get("entity")]...) {
			if name = fold(name); name != "" {
				mine = append(mine, name)
			}
		}
	}
	return mine
}

func weight(r record) float64 {
	w, _ := strconv.ParseFloat(r.get("score"), 64)
	return w
}

// met reports whether a form equals one of the subjects, or one of more than four letters contains
// or is contained in the other.
func met(form string, subjects []string) bool {
	return slices.ContainsFunc(subjects, func(subject string) bool {
		return form == subject ||
			utf8.RuneCountInString(form) > 4 && strings.Contains(subject, form) ||
			utf8.RuneCountInString(subject) > 4 && strings.Contains(form, subject)
	})
}
