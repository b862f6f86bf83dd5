package queries

import (
	"fmt"
	"slices"
	"strings"

	"regesta/extract"
	"regesta/graph"
)

// A selection is the letters a question is asked of, in date order with the undated last, and
// what was left out of them.
type selection struct {
	reg     *graph.Register
	names   *Names
	args    Args
	filter  filter
	letters []letter
	missed  struct{ attested, undated []letter } // left out, though everything else fits
	read    []string                             // how names were read, where it was not as written
}

// choose reads the filter and scans the register once.
func choose(reg *graph.Register, args Args) (*selection, error) {
	s := &selection{reg: reg, names: NamesOf(reg), args: args}
	if err := s.parse(); err != nil {
		return nil, err
	}
	for _, l := range lettersByDate(reg) {
		if !s.passes(l) {
			continue
		}
		if l.Attested && !s.filter.attested {
			s.missed.attested = append(s.missed.attested, l)
			continue
		}
		if !s.filter.window.overlaps(l.Entry) {
			if undated(l.Entry) {
				s.missed.undated = append(s.missed.undated, l)
			}
			continue
		}
		s.letters = append(s.letters, l)
	}
	return s, nil
}

// parse reads the parameters of the filter.
func (s *selection) parse() (err error) {
	f := &s.filter
	var bounds []bound
	for _, name := range []string{"since", "until", "year"} {
		bounds = append(bounds, bound{name, s.args.text(name)})
	}
	for _, role := range []struct {
		name, date string // date is the parameter that a date given here stands for
		kind       Kind
		list       *[]int32
	}{
		{"from", "since", Person, &f.from}, {"to", "until", Person, &f.to}, {"with", "", Person, &f.with},
		{"place", "", Place, &f.place}, {"about", "", AnyEntity, &f.about}, {"mentions", "", AnyEntity, &f.mentions},
	} {
		for _, value := range s.args[role.name] {
			if role.date != "" && looksLikeDate(value) {
				bounds = append(bounds, bound{role.date, value})
				continue
			}
			if err := s.entity(role.kind, value, role.list); err != nil {
				return fmt.Errorf("--%s: %w", role.name, err)
			}
		}
	}
	if f.window, err = narrow(bounds); err != nil {
		return err
	}
	if f.between, err = s.pairs("between"); err != nil {
		return err
	}
	if f.attested, err = s.args.flag("attested"); err != nil {
		return err
	}
	if f.kinds, err = s.kinds(); err != nil {
		return err
	}
	f.fonds, err = s.fonds()
	return err
}

// looksLikeDate tells dates from names where either may stand: a name has no digit.
func looksLikeDate(value string) bool {
	if !strings.ContainsAny(value, "0123456789") {
		return false
	}
	_, err := parseWindow(strings.TrimSpace(value))
	return err == nil
}

// entity resolves one name and adds it to a list; an empty value adds nothing.
func (s *selection) entity(kind Kind, value string, list *[]int32) error {
	if strings.TrimSpace(value) == "" {
		return nil
	}
	found, err := s.names.Find(kind, value)
	if err != nil {
		return err
	}
	if found.Note != "" && !slices.Contains(s.read, found.Note) {
		s.read = append(s.read, found.Note)
	}
	*list = append(*list, found.Entity)
	return nil
}

// single resolves the only value of a question's own parameter, -1 when it is not given.
func (s *selection) single(kind Kind, name string) (int32, error) {
	var list []int32
	if err := s.entity(kind, s.args.text(name), &list); err != nil {
		return -1, err
	}
	if len(list) == 0 {
		return -1, nil
	}
	return list[0], nil
}

// pairs resolves the values of a parameter of kind Pair.
func (s *selection) pairs(name string) ([][2]int32, error) {
	var pairs [][2]int32
	for _, value := range s.args[name] {
		if strings.TrimSpace(value) == "" {
			continue
		}
		a, b, ok := cutPair(value)
		var both []int32
		for _, side := range []string{a, b} {
			if !ok || strings.TrimSpace(side) == "" {
				return nil, badArgument("--%s %q: write two names with a slash between them: A/B", name, value)
			}
			if err := s.entity(Person, side, &both); err != nil {
				return nil, fmt.Errorf("--%s: %w", name, err)
			}
		}
		pairs = append(pairs, [2]int32{both[0], both[1]})
	}
	return pairs, nil
}

// cutPair parts A/B at the slash that belongs to neither: ids have a slash of their own, behind
// the kind of what they name.
func cutPair(value string) (a, b string, ok bool) {
	for i := range len(value) {
		if value[i] != '/' {
			continue
		}
		a, b = value[:i], value[i+1:]
		if !slices.Contains(entityKinds(AnyEntity), extract.Kind(a[strings.LastIndexByte(a, '/')+1:])) {
			return a, b, true
		}
	}
	return "", "", false
}

// table starts an answer: its notes say how names were read and what the filter left out.
func (s *selection) table(title string, cols ...string) *Table {
	t := &Table{Title: title, Columns: Columns(cols...), Notes: s.read}
	if n := len(s.missed.undated); n > 0 {
		t.note("Left out: %s, as no date could be tested (%s).", plural(n, "undated letter"), s.filter.window)
	}
	if n := len(s.missed.attested); n > 0 {
		t.note("Left out: %s that %s only spoken of; --attested counts such letters.", plural(n, "letter"), isAre(n))
	}
	return t
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// isAre and verb agree with a number: 1 letter is, 2 letters are; 1 letter names, 2 letters name.
func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func verb(n int, infinitive string) string {
	if n == 1 {
		return infinitive + "s"
	}
	return infinitive
}
