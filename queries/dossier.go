package queries

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"regesta/extract"
	"regesta/graph"
)

// An Entity is the dossier of one person, organisation, place or topic. Counts are of printed
// letters.
type Entity struct {
	ID          string       `json:"id"`
	Type        extract.Kind `json:"type"`
	Name        string       `json:"name"`
	Names       []Said       `json:"names,omitempty"`
	Joined      []Joining    `json:"joined,omitempty"` // why the names are one
	MoreJoined  int          `json:"more_joined,omitempty"`
	Maybe       []Maybe      `json:"may_be,omitempty"`
	Offices     []Said       `json:"offices,omitempty"`
	Birth       *Said        `json:"birth,omitempty"` // EDTF
	Death       *Said        `json:"death,omitempty"`
	Description *Said        `json:"description,omitempty"`
	Identifiers []string     `json:"identifiers,omitempty"`
	Latitude    string       `json:"latitude,omitempty"`
	Longitude   string       `json:"longitude,omitempty"`

	First *LetterRef `json:"first_letter,omitempty"` // sent or received, among those with a date
	Last  *LetterRef `json:"last_letter,omitempty"`

	Sent     int `json:"sent"`
	Received int `json:"received"`
	Copied   int `json:"copied,omitempty"`
	Undated  int `json:"undated,omitempty"`  // of those sent or received
	Attested int `json:"attested,omitempty"` // sent or received, but only spoken of; not in the other counts
	SentFrom int `json:"sent_from,omitempty"`
	SentTo   int `json:"sent_to,omitempty"`

	Correspondents []Correspondent `json:"correspondents,omitempty"`
	Subjects       []Item          `json:"subjects,omitempty"`     // of the letters sent or received
	MentionedIn    []Naming        `json:"mentioned_in,omitempty"` // in the order of dates
	SubjectOf      int             `json:"subject_of,omitempty"`   // letters that have it as a subject
}

// A Said is a value with how often it stands in the sources, and a passage that says so.
type Said struct {
	Value    string    `json:"value"`
	Count    int       `json:"count,omitempty"`
	Evidence *Citation `json:"evidence,omitempty"`

	First *LetterRef `json:"first_letter,omitempty"` // of an office: the dated letters whose heading states it
	Last  *LetterRef `json:"last_letter,omitempty"`
}

// A Correspondent is one of those with whom letters were exchanged.
type Correspondent struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Letters  int    `json:"letters"`
	Sent     int    `json:"sent"` // to the correspondent
	Received int    `json:"received"`
}

// A Naming is a letter that names an entity, so many times.
type Naming struct {
	LetterRef
	Count int `json:"count"`
}

// Dossier puts together what the graph has on the entity with that id.
func Dossier(ctx context.Context, store *graph.Store, id string) (*Entity, error) {
	s, err := choose(store.Register(), Args{})
	if err != nil {
		return nil, err
	}
	at := s.names.byID(id)
	if at < 0 {
		return nil, fmt.Errorf("no entity %q in this graph; `regesta ask who` finds one by its name", id)
	}
	w, err := s.witnesses(ctx, store, at)
	if err != nil {
		return nil, err
	}
	e := &s.reg.Entities[at]
	d := &Entity{
		ID: e.ID, Type: e.Kind, Name: e.Name, Identifiers: e.Identifiers, Latitude: e.Latitude, Longitude: e.Longitude,
		Birth: w.saidOf(e.Birth), Death: w.saidOf(e.Death), Description: w.saidOf(e.Description),
	}
	for _, n := range e.Names {
		said := w.saidOf(n.Name)
		said.Count = n.Count
		d.Names = append(d.Names, *said)
	}
	d.Joined, d.MoreJoined = Joinings(e)
	d.Maybe = Maybes(s.reg, e)
	for _, office := range e.Offices {
		d.Offices = append(d.Offices, *w.saidOf(office))
	}
	s.countLetters(d, at)
	return d, nil
}

// saidOf is a value with its passage, nil for an empty one.
func (w *witnesses) saidOf(value string) *Said {
	if value == "" {
		return nil
	}
	said := &Said{Value: value}
	if c, ok := w.said[value]; ok {
		said.Evidence = &c
	}
	return said
}

// countLetters goes through all letters once for what they have to do with the entity.
func (s *selection) countLetters(d *Entity, at int32) {
	for _, l := range s.missed.attested {
		if l.sent(at) || l.received(at) {
			d.Attested++
		}
	}
	own := s.lettersOf(at)
	for _, l := range s.letters {
		d.Sent += oneIf(l.sent(at))
		d.Received += oneIf(l.received(at))
		d.Copied += oneIf(among(l.Copies, at))
		d.SentFrom += oneIf(l.PlaceSent == at)
		d.SentTo += oneIf(l.PlaceReceived == at)
		d.SubjectOf += oneIf(l.about(at) > 0)
		if n := l.mentions(at); n > 0 {
			d.MentionedIn = append(d.MentionedIn, Naming{*letterRef(s.reg, l.at), n})
		}
	}
	d.Undated = own.undated
	if len(own.letters) > own.undated {
		d.First, d.Last = letterRef(s.reg, own.letters[0].at), letterRef(s.reg, own.latest().at)
	}
	for _, p := range s.ties(at) {
		e := &s.reg.Entities[p.b]
		d.Correspondents = append(d.Correspondents, Correspondent{e.ID, e.Name, len(p.letters), p.fromA, p.fromB})
	}
	s.letters = own.letters
	s.dateOffices(d, at)
	for _, m := range s.themes() {
		e := &s.reg.Entities[m.entity]
		d.Subjects = append(d.Subjects, Item{ID: e.ID, Name: e.Name, Type: e.Kind, Count: len(m.letters), Score: m.score})
	}
}

// dateOffices notes the first and the last dated letter that states each office.
func (s *selection) dateOffices(d *Entity, at int32) {
	for _, l := range s.letters {
		if l.Date == "" {
			continue
		}
		for _, p := range slices.Concat(l.Senders, l.Recipients, l.Copies) {
			i := slices.IndexFunc(d.Offices, func(o Said) bool { return o.Value == p.Office })
			if p.Entity != at || i < 0 {
				continue
			}
			o := &d.Offices[i]
			if o.First == nil {
				o.First = letterRef(s.reg, l.at)
			}
			o.Last = letterRef(s.reg, l.at)
		}
	}
}

func oneIf(holds bool) int {
	if holds {
		return 1
	}
	return 0
}

// sortItems puts the most frequent first.
func sortItems(items []Item) {
	slices.SortFunc(items, func(a, b Item) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID))
	})
}
