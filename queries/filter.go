package queries

import (
	"fmt"
	"slices"
	"strings"

	"regesta/extract"
	"regesta/graph"
	"regesta/graph/resolve"
)

// filterParams are the parameters by which most questions choose the letters they are asked of.
// Different parameters must all hold; of one that is given several times, any may hold.
var filterParams = []Param{
	{Name: "from", Kind: Person, Repeat: true, Doc: "letters sent by this person or organisation; a date (1920, 1920-05-26) is read as --since"},
	{Name: "to", Kind: Person, Repeat: true, Doc: "letters received by this person or organisation; a date is read as --until"},
	{Name: "with", Kind: Person, Repeat: true, Doc: "letters sent or received by this person or organisation"},
	{Name: "between", Kind: Pair, Repeat: true, Doc: "letters from A to B or from B to A, written A/B"},
	{Name: "since", Kind: Date, Doc: "letters that may have been written on this date (1920, 1920-05, 1920-05-26, EDTF) or later"},
	{Name: "until", Kind: Date, Doc: "letters that may have been written on this date or earlier"},
	{Name: "year", Kind: Date, Doc: "letters that may have been written in this year or month"},
	{Name: "place", Kind: Place, Repeat: true, Doc: "letters sent from or to this place"},
	{Name: "about", Kind: AnyEntity, Repeat: true, Doc: "letters that have this subject"},
	{Name: "mentions", Kind: AnyEntity, Repeat: true, Doc: "letters whose text or notes name this person, organisation or place"},
	{Name: "kind", Kind: Text, Repeat: true, Doc: "letters of this kind: telegram, note, memorandum …"},
	{Name: "fonds", Kind: Text, Repeat: true, Doc: "letters whose archive and fonds have these words"},
	{Name: "attested", Kind: Bool, Doc: "count letters that are only spoken of, too"},
	{Name: "limit", Kind: Int, Doc: "at most so many rows; 0 for all"},
}

// filtered puts a question's own parameters before those of the filter. An own parameter replaces
// the filter's of the same name.
func filtered(own ...Param) []Param {
	list := slices.Clone(own)
	for _, p := range filterParams {
		if !slices.ContainsFunc(own, func(q Param) bool { return q.Name == p.Name }) {
			list = append(list, p)
		}
	}
	return list
}

// A filter is the parsed form of filterParams.
type filter struct {
	from, to, with         []int32
	between                [][2]int32
	place, about, mentions []int32
	kinds                  []string
	fonds                  [][]string
	window                 window
	attested               bool
}

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

// choose reads the filter and scans the register once. The names of own are parameters that the
// question reads itself, so that the filter leaves them alone.
func choose(reg *graph.Register, args Args, own ...string) (*selection, error) {
	s := &selection{reg: reg, names: NewNames(reg), args: args}
	if err := s.parse(own); err != nil {
		return nil, err
	}
	for _, l := range letters(reg) {
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
	slices.SortFunc(s.letters, byDate)
	return s, nil
}

func (s *selection) parse(own []string) (err error) {
	f := &s.filter
	f.window = window{graph.OpenDay, graph.OpenDay}
	dates := map[string]string{"since": s.args.text("since"), "until": s.args.text("until"), "year": s.args.text("year")}
	for _, role := range []struct {
		name, date string
		list       *[]int32
		kind       Kind
	}{
		{"from", "since", &f.from, Person}, {"to", "until", &f.to, Person}, {"with", "", &f.with, Person},
		{"place", "", &f.place, Place}, {"about", "", &f.about, AnyEntity}, {"mentions", "", &f.mentions, AnyEntity},
	} {
		if slices.Contains(own, role.name) {
			continue
		}
		for _, value := range s.args[role.name] {
			if role.date != "" && looksLikeDate(value) {
				dates[role.date] = value
				continue
			}
			if err := s.entity(role.kind, value, role.list); err != nil {
				return fmt.Errorf("--%s: %w", role.name, err)
			}
		}
	}
	if f.between, err = s.pairs("between"); err != nil {
		return err
	}
	if err = f.dates(dates); err != nil {
		return err
	}
	if f.attested, err = s.args.flag("attested"); err != nil {
		return err
	}
	if f.kinds, err = s.kinds(); err != nil {
		return err
	}
	for _, value := range s.args["fonds"] {
		f.fonds = append(f.fonds, shelfWords(value))
	}
	return nil
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

// one resolves the only value of a question's own parameter, -1 when it is not given.
func (s *selection) one(kind Kind, name string) (int32, error) {
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
				return nil, fmt.Errorf("--%s %q: write two names with a slash between them: A/B", name, value)
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

// dates narrows the window by --since, --until and --year.
func (f *filter) dates(values map[string]string) error {
	for _, name := range sortedKeys(values) {
		if values[name] == "" {
			continue
		}
		w, err := parseWindow(strings.TrimSpace(values[name]))
		if err != nil {
			return fmt.Errorf("--%s: %w", name, err)
		}
		if name != "until" && (f.window.first == graph.OpenDay || w.first > f.window.first) {
			f.window.first = w.first
		}
		if name != "since" && (f.window.last == graph.OpenDay || (w.last != graph.OpenDay && w.last < f.window.last)) {
			f.window.last = w.last
		}
	}
	if f.window.first != graph.OpenDay && f.window.last != graph.OpenDay && f.window.first > f.window.last {
		return fmt.Errorf("no day lies between %s and %s", iso(f.window.first), iso(f.window.last))
	}
	return nil
}

// kinds reads --kind; a kind that no letter has is an error that lists those there are.
func (s *selection) kinds() ([]string, error) {
	var wanted []string
	for _, value := range s.args["kind"] {
		kind := strings.ToLower(strings.TrimSpace(value))
		if kind == "" {
			continue
		}
		if !slices.ContainsFunc(s.reg.Documents, func(e graph.Entry) bool { return e.Kind == kind }) {
			return nil, fmt.Errorf("--kind: no %q in this graph; it has %s", kind, strings.Join(presentKinds(s.reg), ", "))
		}
		wanted = append(wanted, kind)
	}
	return wanted, nil
}

func presentKinds(reg *graph.Register) []string {
	seen := map[string]bool{}
	for i := range reg.Documents {
		if kind := reg.Documents[i].Kind; kind != "" {
			seen[kind] = true
		}
	}
	return sortedKeys(seen)
}

// shelfWords are the words of a shelfmark that tell one from another.
func shelfWords(text string) []string {
	return slices.DeleteFunc(strings.Fields(resolve.Fold(text)), func(w string) bool {
		return w == "f" || w == "fond" || w == "fonds"
	})
}

// passes tests everything but date and attestation.
func (s *selection) passes(l letter) bool {
	f := &s.filter
	return either(f.from, l.sent) && either(f.to, l.received) &&
		either(f.with, func(e int32) bool { return l.sent(e) || l.received(e) }) &&
		either(f.between, func(p [2]int32) bool {
			return l.sent(p[0]) && l.received(p[1]) || l.sent(p[1]) && l.received(p[0])
		}) &&
		either(f.place, func(e int32) bool { return l.PlaceSent == e || l.PlaceReceived == e }) &&
		either(f.about, func(e int32) bool { return l.about(e) > 0 }) &&
		either(f.mentions, func(e int32) bool { return l.mentions(e) > 0 }) &&
		either(f.kinds, func(k string) bool { return l.Kind == k }) &&
		either(f.fonds, func(words []string) bool {
			have := shelfWords(l.Archive + " " + l.Fonds)
			return !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(have, w) })
		})
}

// either reports whether any wanted value holds; nothing wanted holds always.
func either[T any](wanted []T, holds func(T) bool) bool {
	return len(wanted) == 0 || slices.ContainsFunc(wanted, holds)
}

// table starts an answer: its notes say how names were read and what the filter left out.
func (s *selection) table(title string, cols ...string) *Table {
	t := &Table{Title: title, Columns: columns(cols...), Notes: s.read}
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
