package queries

import (
	"strings"

	"regesta/extract"
	"regesta/graph"
)

// A Listed is one letter as lists have it, from the register alone: no quotes, but fast.
type Listed struct {
	LetterRef
	Kind       string    `json:"kind,omitempty"`
	Earliest   string    `json:"earliest,omitempty"` // ISO days
	Latest     string    `json:"latest,omitempty"`
	Senders    []Someone `json:"senders"`
	Recipients []Someone `json:"recipients"`
	PlaceSent  *Someone  `json:"place_sent,omitempty"`
	Attested   bool      `json:"attested,omitempty"`
}

// A Someone is an entity by id and name; without an id it is a name that no entity was found for.
type Someone struct {
	ID   string `json:"id,omitempty"`
	Name string `json:"name"`
}

// List chooses letters and lists some of them in the order of dates: at most limit, from the one at
// offset. It tells how many there are, and in notes what was left out.
func List(reg *graph.Register, args Args, offset, limit int) (list []Listed, all int, notes []string, err error) {
	s, err := choose(reg, args)
	if err != nil {
		return nil, 0, nil, err
	}
	list = []Listed{}
	for _, l := range s.letters[min(offset, len(s.letters)):min(offset+limit, len(s.letters))] {
		list = append(list, s.listed(l))
	}
	return list, len(s.letters), s.table("").Notes, nil
}

func (s *selection) listed(l letter) Listed {
	who := func(parties []graph.Party) []Someone {
		list := make([]Someone, 0, len(parties))
		for _, p := range parties {
			w := Someone{Name: partyName(s.reg, p)}
			if p.Entity >= 0 {
				w.ID = s.reg.Entities[p.Entity].ID
			}
			list = append(list, w)
		}
		return list
	}
	row := Listed{
		LetterRef: *letterRef(s.reg, l.at), Kind: l.Kind, Earliest: iso(l.Earliest), Latest: iso(l.Latest),
		Senders: who(l.Senders), Recipients: who(l.Recipients), Attested: l.Attested,
	}
	if l.PlaceSent >= 0 {
		row.PlaceSent = &Someone{s.reg.Entities[l.PlaceSent].ID, s.name(l.PlaceSent)}
	}
	return row
}

// An Acquaintance is an entity as lists have it. Counts are of printed letters.
type Acquaintance struct {
	ID      string       `json:"id"`
	Name    string       `json:"name"`
	Type    extract.Kind `json:"type"`
	Letters int          `json:"letters"` // sent or received
	Named   int          `json:"named"`   // letters that name it or have it as a subject
}

// Acquaintances lists the entities of a kind (empty: any) that bear a name (empty: all), those with
// most letters first.
func Acquaintances(reg *graph.Register, kind extract.Kind, name string) []Acquaintance {
	names := NamesOf(reg)
	var found []Candidate
	if strings.TrimSpace(name) == "" {
		names.prepare()
		for i := range reg.Entities {
			found = append(found, names.candidate(int32(i), none))
		}
		sortCandidates(found)
	} else if found = names.begun(name); len(found) == 0 {
		found = names.Matches(AnyEntity, name)
	}
	list := []Acquaintance{}
	for _, c := range found {
		if kind == "" || c.Kind == kind {
			list = append(list, Acquaintance{c.ID, c.Name, c.Kind, c.Letters, c.Named})
		}
	}
	return list
}

// begun lists the entities that have a name of which every word begins as the words typed, in any
// order: what somebody may be about to type.
func (n *Names) begun(name string) []Candidate {
	n.prepare()
	wanted := newWanted(name)
	seen := map[int32]bool{}
	var list []Candidate
	for _, f := range n.forms {
		if !seen[f.entity] && len(wanted.words) > 0 && covers(wanted.words, strings.Fields(f.text), beginsWith) {
			seen[f.entity] = true
			list = append(list, n.candidate(f.entity, prefix))
		}
	}
	sortCandidates(list)
	return list
}

// beginsWith reports whether a word begins so.
func beginsWith(begun, word string) bool { return strings.HasPrefix(word, begun) }
