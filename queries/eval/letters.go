package eval

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// parties compares the parties of each role. Only a gold letter that has the role counts; one
// whose document was not found misses all its parties.
func (s *scoring) parties() {
	for _, role := range []struct {
		name string
		of   func(*Gold) *[]Names
	}{
		{"sender", func(g *Gold) *[]Names { return g.Senders }},
		{"recipient", func(g *Gold) *[]Names { return g.Recipients }},
		{"copy", func(g *Gold) *[]Names { return g.Copies }},
	} {
		total, exact, letters := tally{}, 0, 0
		for _, g := range s.top {
			wanted := role.of(g)
			if wanted == nil {
				continue
			}
			letters++
			t := s.party(g, role.name, *wanted)
			total.right += t.right
			total.wrong += t.wrong
			total.missed += t.missed
			if t.wrong == 0 && t.missed == 0 {
				exact++
			}
		}
		if letters > 0 {
			s.add(role.name, append(total.values(), share("exact", exact, letters))...)
		}
	}
}

// party compares the parties of one letter in one role.
func (s *scoring) party(g *Gold, role string, wanted []Names) (t tally) {
	left := slices.Clone(wanted)
	var extra []string
	if d, ok := s.pairs[g.ID]; ok {
		for _, names := range s.system.people(d.get("document"), role) {
			i := slices.IndexFunc(left, func(variants Names) bool { return s.names.any(names, variants) })
			if i >= 0 {
				left = slices.Delete(left, i, i+1)
				t.right++
			} else {
				extra = append(extra, first(names))
			}
		}
	}
	t.wrong, t.missed = len(extra), len(left)
	if t.wrong+t.missed > 0 {
		missing := make([]string, len(left))
		for i, names := range left {
			missing[i] = names[0]
		}
		s.miss(role, "%s missing %q extra %q", g.ID, missing, extra)
	}
	return t
}

func first(names []string) string {
	if len(names) == 0 {
		return "?"
	}
	return names[0]
}

// fields compares what a letter has one of.
func (s *scoring) fields() {
	for _, field := range []struct {
		name string
		of   func(*Gold) Wanted
		good func(g *Gold, d record, value string) bool
	}{
		{"date", func(g *Gold) Wanted { return g.Date }, s.goodDate},
		{"place_sent", func(g *Gold) Wanted { return g.PlaceSent }, s.goodName("place_sent", func(g *Gold) Wanted { return g.PlaceSent })},
		{"shelfmark", func(g *Gold) Wanted { return g.Shelfmark }, s.goodShelfmark},
		{"kind", func(g *Gold) Wanted { return g.Kind }, s.goodName("kind", func(g *Gold) Wanted { return g.Kind })},
		{"copy_form", func(g *Gold) Wanted { return g.CopyForm }, s.goodName("copy_form", func(g *Gold) Wanted { return g.CopyForm })},
	} {
		letters, right, filled := 0, 0, 0
		for _, g := range s.top {
			want := field.of(g)
			if !want.Set {
				continue
			}
			d, found := s.pairs[g.ID]
			value := d.get(field.name)
			if want.Values == nil {
				if field.name == "date" && found && value != "" && len(g.Dates) == 0 {
					letters++
					s.miss(field.name, "%s is undated, got %s", g.ID, value)
				}
				continue
			}
			letters++
			if value != "" {
				filled++
			}
			if field.good(g, d, value) {
				right++
			} else {
				s.miss(field.name, "%s want %q got %q", g.ID, want.Values, value)
			}
		}
		if letters > 0 {
			s.add(field.name, share("accuracy", right, letters), count("n", letters), count("filled", filled))
		}
	}
}

func (s *scoring) goodDate(g *Gold, _ record, value string) bool {
	return slices.Contains(g.Date.Values, value) || slices.Contains(g.Dates, value)
}

func (s *scoring) goodShelfmark(g *Gold, _ record, value string) bool {
	want, got := shelf(g.Shelfmark.Values[0]), shelf(value)
	return value != "" &&
		(strings.Contains(got, want) || utf8.RuneCountInString(got) > 8 && strings.Contains(want, got))
}

// goodName compares by name: the value, the names of the entity that it is or that stands in the
// column of that name with _id behind it.
func (s *scoring) goodName(column string, of func(*Gold) Wanted) func(*Gold, record, string) bool {
	return func(g *Gold, d record, value string) bool {
		mine := slices.Concat([]string{value}, s.system.names[value], s.system.names[d.get(column+"_id")])
		return s.names.any(mine, of(g).Values)
	}
}
