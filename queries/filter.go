package queries

import (
	"fmt"
	"maps"
	"slices"
	"strings"

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

// A bound is one date that narrows the window: since, until or year.
type bound struct{ name, value string }

// narrow is the window in which all bounds hold; an empty one says nothing.
func narrow(bounds []bound) (window, error) {
	all := window{graph.OpenDay, graph.OpenDay}
	for _, b := range bounds {
		if b.value == "" {
			continue
		}
		w, err := parseWindow(b.value)
		if err != nil {
			return all, fmt.Errorf("--%s: %w", b.name, err)
		}
		if b.name != "until" && (all.first == graph.OpenDay || w.first > all.first) {
			all.first = w.first
		}
		if b.name != "since" && (all.last == graph.OpenDay || (w.last != graph.OpenDay && w.last < all.last)) {
			all.last = w.last
		}
	}
	if all.first != graph.OpenDay && all.last != graph.OpenDay && all.first > all.last {
		return all, fmt.Errorf("no day lies between %s and %s", iso(all.first), iso(all.last))
	}
	return all, nil
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
	return slices.Sorted(maps.Keys(seen))
}

// fonds reads --fonds as lists of words.
func (s *selection) fonds() (list [][]string, err error) {
	for _, value := range s.args["fonds"] {
		words := shelfWords(value)
		if len(words) == 0 && strings.TrimSpace(value) != "" {
			return nil, fmt.Errorf("--fonds %q: name an archive or the number of a fonds", value)
		}
		list = append(list, words)
	}
	return list, nil
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
