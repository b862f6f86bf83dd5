package queries

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"regesta/extract"
	"regesta/graph"
	"regesta/graph/resolve"
)

// Names finds entities by what people type. It folds every name of the register on first use and
// may then be asked any number of times, by several goroutines at once.
type Names struct {
	reg     *graph.Register
	once    sync.Once
	forms   []form
	letters []int32 // by entity: letters sent or received
	named   []int32 // by entity: letters that name it or have it as a subject
}

// A form is one folded name of one entity.
type form struct {
	entity int32
	text   string
}

// NamesOf finds names in a register. All who ask share one.
func NamesOf(reg *graph.Register) *Names {
	return reg.Derived(sharedNames{}, func(reg *graph.Register) any { return &Names{reg: reg} }).(*Names)
}

// A Found is the entity that a name means. Note is a sentence that says how the name was read; it
// is empty when the entity bears the name just so and no other does.
type Found struct {
	Entity int32
	Note   string
}

// A Candidate is an entity that a name may mean, with how often it stands in the register.
type Candidate struct {
	Entity  int32
	ID      string
	Name    string
	Kind    extract.Kind
	Letters int // sent or received
	Named   int // letters that name it or have it as a subject
	level   level
}

// String is the candidate as error messages list it.
func (c Candidate) String() string {
	n := plural(c.Letters, "letter")
	if c.Letters == 0 {
		n = "named in " + plural(c.Named, "letter")
	}
	return fmt.Sprintf("%s (%s, %s)", c.Name, c.ID, n)
}

// A NameError says that a name means nobody, or more than one.
type NameError struct {
	Kind       Kind
	Name       string
	Ambiguous  bool
	Candidates []Candidate // whom it may mean, or what is spelled like it
	More       int         // candidates beyond those listed
}

// Error lists the candidates.
func (e *NameError) Error() string {
	list := make([]string, len(e.Candidates))
	for i, c := range e.Candidates {
		list[i] = c.String()
	}
	all := strings.Join(list, ", ")
	if e.More > 0 {
		all += fmt.Sprintf(" and %d more", e.More)
	}
	switch {
	case e.Ambiguous:
		return fmt.Sprintf("%q may be %s; give more of the name, or the id", e.Name, all)
	case len(list) > 0:
		return fmt.Sprintf("no %s %q in this graph; did you mean %s?", e.Kind, e.Name, all)
	}
	return fmt.Sprintf("no %s %q in this graph; `regesta show` takes part of a name or an id", e.Kind, e.Name)
}

const (
	mostSuggested  = 5
	mostCandidates = 10
	// farMore is how many times as often the commonest bearer of a name must stand in the register
	// to be meant without further ado.
	farMore = 5
)

// Find returns the one entity of a kind that a name or id means. A full name wins over a part of
// one, a part over a similar spelling; among equals one that is five times as frequent as any
// other wins. The error is a [NameError], unless an id is of another kind.
func (n *Names) Find(kind Kind, name string) (Found, error) {
	name = strings.TrimSpace(name)
	if at := n.byID(name); at >= 0 {
		if kinds := entityKinds(kind); !slices.Contains(kinds, n.reg.Entities[at].Kind) {
			return Found{}, fmt.Errorf("%s is a %s, not a %s", name, n.reg.Entities[at].Kind, kind)
		}
		return Found{Entity: at}, nil
	}
	matches := n.Matches(kind, name)
	if len(matches) == 0 {
		similar := n.similar(kind, name)
		if len(similar) == 0 && kind != AnyEntity { // a place where a person is asked for
			similar = n.Matches(AnyEntity, name)
		}
		return Found{}, &NameError{Kind: kind, Name: name, Candidates: similar[:min(len(similar), mostSuggested)]}
	}
	best, ok := decide(kind, matches)
	if !ok {
		shown := min(len(matches), mostCandidates)
		return Found{}, &NameError{Kind: kind, Name: name, Ambiguous: true, Candidates: matches[:shown], More: len(matches) - shown}
	}
	found := Found{Entity: best.Entity}
	if best.level > full || len(matches) > 1 {
		found.Note = fmt.Sprintf("%q is read as %s.", name, best)
	}
	return found, nil
}

// byID is the index of the entity with that id, -1 when there is none.
func (n *Names) byID(id string) int32 {
	i, ok := slices.BinarySearchFunc(n.reg.Entities, id, func(e graph.Entity, id string) int { return strings.Compare(e.ID, id) })
	if !ok {
		return -1
	}
	return int32(i)
}

// Matches lists the entities of a kind that bear the name best, most frequent first: all those
// that have the name as a whole or a part of theirs; if there are none, those spelled alike; then
// those that begin so; then those one slip of the pen away.
func (n *Names) Matches(kind Kind, name string) []Candidate {
	n.prepare()
	wanted := newWanted(name)
	if len(wanted.words) == 0 {
		return nil
	}
	kinds := entityKinds(kind)
	best := map[int32]level{}
	top := none
	for _, f := range n.forms {
		if !slices.Contains(kinds, n.reg.Entities[f.entity].Kind) {
			continue
		}
		l := wanted.match(f.text, top)
		if l == none {
			continue
		}
		if old, ok := best[f.entity]; !ok || l < old {
			best[f.entity] = l
		}
		top = min(top, max(l, part)) // full and part are listed together
	}
	var list []Candidate
	for entity, l := range best {
		if l <= top {
			list = append(list, n.candidate(entity, l))
		}
	}
	sortCandidates(list)
	return list
}

func sortCandidates(list []Candidate) {
	slices.SortFunc(list, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Letters, a.Letters), cmp.Compare(b.Named, a.Named), cmp.Compare(a.level, b.level), strings.Compare(a.ID, b.ID))
	})
}

// decide picks the one that is meant, if one clearly is. Where parties of letters are asked for,
// who is only named weighs little.
func decide(kind Kind, list []Candidate) (Candidate, bool) {
	if len(list) == 1 {
		return list[0], true
	}
	party := 2
	if kind == Person {
		party = 20
	}
	weight := func(c Candidate) int { return party*c.Letters + c.Named }
	var fulls []Candidate
	for _, c := range list {
		if c.level == full {
			fulls = append(fulls, c)
		}
	}
	most, clear := commonest(list, weight)
	if whole, ok := commonest(fulls, weight); ok && weight(most) < farMore*max(weight(whole), 1) {
		return whole, true
	}
	return most, clear
}

// commonest is the candidate of most weight, and whether it is far more than that of any other.
func commonest(list []Candidate, weight func(Candidate) int) (most Candidate, clear bool) {
	if len(list) == 0 {
		return Candidate{}, false
	}
	most = slices.MaxFunc(list, func(a, b Candidate) int { return cmp.Compare(weight(a), weight(b)) })
	for _, c := range list {
		if c.ID != most.ID && weight(most) < farMore*max(weight(c), 1) {
			return most, false
		}
	}
	return most, true
}

// similar lists the entities that are spelled like a name nobody bears, the most similar first.
func (n *Names) similar(kind Kind, name string) []Candidate {
	wanted := newWanted(name)
	kinds := entityKinds(kind)
	distance := map[int32]int{}
	for _, f := range n.forms {
		if !slices.Contains(kinds, n.reg.Entities[f.entity].Kind) {
			continue
		}
		if d := wanted.distance(f.text); d >= 0 {
			if old, ok := distance[f.entity]; !ok || d < old {
				distance[f.entity] = d
			}
		}
	}
	var list []Candidate
	for entity := range distance {
		list = append(list, n.candidate(entity, none))
	}
	sortCandidates(list)
	slices.SortStableFunc(list, func(a, b Candidate) int { return cmp.Compare(distance[a.Entity], distance[b.Entity]) })
	return list
}

func (n *Names) candidate(entity int32, l level) Candidate {
	e := &n.reg.Entities[entity]
	return Candidate{
		Entity: entity, ID: e.ID, Name: e.Name, Kind: e.Kind, level: l,
		Letters: int(n.letters[entity]), Named: int(n.named[entity]),
	}
}

// prepare folds all names and counts their bearers, once.
func (n *Names) prepare() { n.once.Do(n.fold) }

func (n *Names) fold() {
	n.forms = make([]form, 0, 2*len(n.reg.Entities))
	for i := range n.reg.Entities {
		e := &n.reg.Entities[i]
		n.forms = append(n.forms, form{int32(i), resolve.Fold(e.Name)})
		for _, c := range e.Names {
			if c.Name != e.Name {
				n.forms = append(n.forms, form{int32(i), resolve.Fold(c.Name)})
			}
		}
	}
	n.letters, n.named = frequencies(n.reg)
}

// frequencies counts, for each entity, the printed letters it sent or received, and those that
// name it, have it as a subject, or were sent from or to it.
func frequencies(reg *graph.Register) (letters, named []int32) {
	letters, named = make([]int32, len(reg.Entities)), make([]int32, len(reg.Entities))
	for i := range reg.Documents {
		d := &reg.Documents[i]
		if d.Attested {
			continue
		}
		for _, parties := range [][]graph.Party{d.Senders, d.Recipients} {
			for j := range parties {
				if e := parties[j].Entity; e >= 0 {
					letters[e]++
				}
			}
		}
		for _, t := range d.Mentions {
			named[t.Entity]++
		}
		for _, w := range d.Subjects {
			named[w.Entity]++
		}
		for _, p := range []int32{d.PlaceSent, d.PlaceReceived} {
			if p >= 0 {
				named[p]++
			}
		}
	}
	return letters, named
}

// entityKinds are the kinds of entities that a parameter accepts.
func entityKinds(kind Kind) []extract.Kind {
	switch kind {
	case Person, Pair:
		return []extract.Kind{extract.Person, extract.Organisation}
	case Place:
		return []extract.Kind{extract.Place}
	}
	return []extract.Kind{extract.Person, extract.Organisation, extract.Place, extract.Topic}
}
