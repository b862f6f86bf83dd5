package queries

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// A Letter is the regest of one letter: what an archivist writes on its folder. Each item has the
// passage it rests on; Evidence has those of the plain fields, by the name of the predicate.
type Letter struct {
	ID            string                         `json:"id"`
	SourceID      string                         `json:"source_id,omitempty"`
	Source        string                         `json:"source"`
	Number        string                         `json:"number,omitempty"`
	Heading       string                         `json:"heading,omitempty"`
	Kind          string                         `json:"kind,omitempty"`
	Date          string                         `json:"date,omitempty"` // EDTF, empty when undated
	DateWritten   string                         `json:"date_written,omitempty"`
	Calendar      string                         `json:"calendar,omitempty"`
	Earliest      string                         `json:"earliest,omitempty"` // ISO days
	Latest        string                         `json:"latest,omitempty"`
	Senders       []Participant                  `json:"senders"`
	Recipients    []Participant                  `json:"recipients"`
	Copies        []Participant                  `json:"copies,omitempty"`
	PlaceSent     *Item                          `json:"place_sent,omitempty"`
	PlaceReceived *Item                          `json:"place_received,omitempty"`
	Shelfmark     string                         `json:"shelfmark,omitempty"`
	CopyForm      string                         `json:"copy_form,omitempty"`
	Language      string                         `json:"language,omitempty"`
	Subjects      []Item                         `json:"subjects,omitempty"`
	Incipit       string                         `json:"incipit,omitempty"` // the first words of the body
	Notes         []Note                         `json:"notes,omitempty"`
	References    []Reference                    `json:"references,omitempty"`
	CitedBy       []Reference                    `json:"cited_by,omitempty"`
	SpeaksOf      []Reference                    `json:"speaks_of,omitempty"` // letters known from this one only
	Attested      bool                           `json:"attested,omitempty"`
	AttestedIn    *LetterRef                     `json:"attested_in,omitempty"`
	AttestedNote  string                         `json:"attested_note,omitempty"`
	Mentions      []Item                         `json:"mentions,omitempty"`
	PartOf        *LetterRef                     `json:"part_of,omitempty"`
	Parts         []LetterRef                    `json:"parts,omitempty"`
	InText        []Contradiction                `json:"in_text,omitempty"`
	Evidence      map[extract.Predicate]Citation `json:"evidence,omitempty"`
}

// A Participant is one sender or recipient.
type Participant struct {
	Item
	Written   string `json:"written,omitempty"` // name as written
	Office    string `json:"office,omitempty"`
	Certainty string `json:"certainty,omitempty"`
}

// An Item is an entity with what a letter or a dossier says of it: how often, or how surely.
type Item struct {
	ID       string       `json:"id"`
	Name     string       `json:"name"`
	Type     extract.Kind `json:"type,omitempty"`
	Count    int          `json:"count,omitempty"`
	Score    float64      `json:"score,omitempty"`
	Evidence *Citation    `json:"evidence,omitempty"`
}

// A Contradiction is what the letter's own words say where its source's markup says something else.
// The markup's statement counts and stands in the letter's other fields.
type Contradiction struct {
	Item                   // a date has no ID
	Of   extract.Predicate `json:"of"` // sender, recipient, placeSent, placeReceived, date
}

// A Note is a note of the editors.
type Note struct {
	Number string `json:"number,omitempty"`
	Text   string `json:"text"`
}

// A LetterRef names another letter.
type LetterRef struct {
	ID      string `json:"id"`
	Number  string `json:"number,omitempty"`
	Heading string `json:"heading,omitempty"`
	Date    string `json:"date,omitempty"`
}

// A Reference is one letter's reference to another. Letter is nil when the graph does not have it.
type Reference struct {
	Kind     string     `json:"kind"` // cites, repliesTo, encloses, attests
	Number   string     `json:"number,omitempty"`
	Note     string     `json:"note,omitempty"`
	Letter   *LetterRef `json:"letter,omitempty"`
	Evidence *Citation  `json:"evidence,omitempty"`
}

// Regest draws up the regest of the letter with that id. A letter with parts shows what its parts
// say as its own; a part shows its own.
func Regest(ctx context.Context, store *graph.Store, id string) (*Letter, error) {
	reg := store.Register()
	at := reg.Document(id)
	if at < 0 {
		return nil, fmt.Errorf("no letter %q in this graph; `regesta ask letters` lists them", id)
	}
	l := letter{Entry: &reg.Documents[at], at: at}
	if l.parts = partsOf(reg)[at]; len(l.parts) > 0 {
		l.Entry = merge(reg, l.Entry, l.parts)
	}
	w := regestWriter{reg: reg, letter: l}
	if err := w.gather(ctx, store); err != nil {
		return nil, err
	}
	r := w.regest()
	if l.Attested { // it has no text of its own
		return r, nil
	}
	doc, err := store.Document(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("regest of %s: %w", id, err)
	}
	r.Incipit, r.Notes = incipit(doc), notes(doc)
	return r, nil
}

// A regestWriter puts together one regest.
type regestWriter struct {
	reg *graph.Register
	letter
	said []graph.Statement // about the letter and its parts
	told []graph.Statement // about others, that refer to it
}

// gather fetches the statements about the letter and its parts. What is said of an attested letter
// stands in another document.
func (w *regestWriter) gather(ctx context.Context, store *graph.Store) error {
	about := map[string]bool{w.ID: true}
	for _, p := range w.parts {
		about[w.reg.Documents[p].ID] = true
	}
	voices := slices.Sorted(maps.Keys(about))
	if w.Attested && w.AttestedIn >= 0 {
		voices = []string{w.reg.Documents[w.AttestedIn].ID}
	}
	for _, voice := range voices {
		list, err := store.Statements(ctx, voice)
		if err != nil {
			return fmt.Errorf("regest of %s: %w", w.ID, err)
		}
		for _, s := range list {
			if about[s.Subject] && len(s.Passages) > 0 {
				w.said = append(w.said, s)
			}
		}
	}
	for _, p := range []extract.Predicate{extract.Cites, extract.RepliesTo, extract.Encloses, extract.AttestedIn} {
		list, err := store.Explain(ctx, w.ID, p)
		if err != nil {
			return fmt.Errorf("regest of %s: %w", w.ID, err)
		}
		w.told = append(w.told, list...)
	}
	return nil
}

// cited is the passage that says so, nil when there is none; an empty object is any.
func (w *regestWriter) cited(predicate extract.Predicate, object string) *Citation {
	for _, s := range w.said {
		if s.Predicate == predicate && (object == "" || s.Object == object) {
			c := citationOf(s)
			return &c
		}
	}
	return nil
}

// telling is the passage in which another letter refers to this one, nil when there is none.
func (w *regestWriter) telling(other string, predicate extract.Predicate) *Citation {
	for _, s := range w.told {
		if s.Subject == other && s.Predicate == predicate && s.Object == w.ID && len(s.Passages) > 0 {
			c := citationOf(s)
			return &c
		}
	}
	return nil
}

// citationOf is the surest passage of a statement.
func citationOf(s graph.Statement) Citation {
	p := s.Best()
	return Citation{Document: p.Document, Predicate: s.Predicate, Object: s.Object, Start: p.Start, End: p.End, Quote: p.Text}
}

func (w *regestWriter) regest() *Letter {
	e := w.Entry
	r := &Letter{
		ID: e.ID, SourceID: e.SourceID, Source: w.reg.Sources[e.Source], Number: e.Number, Heading: e.Heading, Kind: e.Kind,
		Date: e.Date, DateWritten: e.DateText, Calendar: e.Calendar, Earliest: iso(e.Earliest), Latest: iso(e.Latest),
		Shelfmark: e.Shelfmark, CopyForm: e.CopyForm, Language: e.Language,
		Senders:    w.participants(extract.Sender, e.Senders),
		Recipients: w.participants(extract.Recipient, e.Recipients),
		Copies:     w.participants(extract.CopyTo, e.Copies),
		Attested:   e.Attested, AttestedNote: e.AttestedNote, AttestedIn: letterRef(w.reg, e.AttestedIn),
		Evidence: map[extract.Predicate]Citation{},
	}
	r.PlaceSent, r.PlaceReceived = w.place(extract.PlaceSent, e.PlaceSent), w.place(extract.PlaceReceived, e.PlaceReceived)
	for _, s := range e.Subjects {
		item := w.item(extract.About, s.Entity)
		item.Score = float64(s.Score)
		r.Subjects = append(r.Subjects, item)
	}
	for _, m := range e.Mentions {
		item := w.item(extract.Mentions, m.Entity)
		item.Count = int(m.Count)
		r.Mentions = append(r.Mentions, item)
	}
	sortItems(r.Mentions)
	for _, p := range []extract.Predicate{
		extract.DocKind, extract.Heading, extract.Date, extract.Shelfmark, extract.CopyForm, extract.Language, extract.AttestedIn,
	} {
		object := ""
		if p == extract.Date {
			object = e.Date // the text may say another
		}
		if c := w.cited(p, object); c != nil {
			r.Evidence[p] = *c
		}
	}
	r.InText = w.contradictions()
	w.relate(r)
	return r
}

// contradictions are what the letter's own words say instead of its markup.
func (w *regestWriter) contradictions() []Contradiction {
	var list []Contradiction
	for _, p := range []extract.Predicate{extract.Sender, extract.Recipient, extract.PlaceSent, extract.PlaceReceived, extract.Date} {
		for _, s := range w.said {
			if s.Predicate != p.InText() || s.Subject != w.ID || p == extract.Date && s.Object == w.Date {
				continue
			}
			c := Contradiction{Of: p, Item: Item{Name: s.Object}}
			if e := w.reg.Entity(s.Object); e != nil {
				c.Item = Item{ID: e.ID, Name: e.Name, Type: e.Kind}
			}
			cite := citationOf(s)
			c.Evidence = &cite
			list = append(list, c)
		}
	}
	return list
}

// relate adds what the letter has to do with others.
func (w *regestWriter) relate(r *Letter) {
	if w.PartOf >= 0 {
		r.PartOf = letterRef(w.reg, w.PartOf)
	}
	for _, p := range w.parts {
		r.Parts = append(r.Parts, *letterRef(w.reg, p))
	}
	for _, c := range w.Cites {
		ref := Reference{Kind: c.Kind, Number: c.Number, Note: c.Note, Letter: letterRef(w.reg, c.Target)}
		object := ""
		if ref.Letter != nil {
			object = ref.Letter.ID
		}
		ref.Evidence = w.cited(extract.Predicate(c.Kind), object)
		r.References = append(r.References, ref)
	}
	for i := range w.reg.Documents {
		other := &w.reg.Documents[i]
		for _, c := range other.Cites {
			if c.Target == w.at {
				r.CitedBy = append(r.CitedBy, Reference{
					Kind: c.Kind, Note: c.Note, Letter: letterRef(w.reg, int32(i)),
					Evidence: w.telling(other.ID, extract.Predicate(c.Kind)),
				})
			}
		}
		if other.Attested && other.AttestedIn == w.at {
			r.SpeaksOf = append(r.SpeaksOf, Reference{
				Kind: "attests", Note: other.AttestedNote, Letter: letterRef(w.reg, int32(i)),
				Evidence: w.telling(other.ID, extract.AttestedIn),
			})
		}
	}
}

func (w *regestWriter) participants(role extract.Predicate, parties []graph.Party) []Participant {
	list := make([]Participant, 0, len(parties))
	for _, p := range parties {
		list = append(list, Participant{Item: w.item(role, p.Entity), Written: p.Name, Office: p.Office, Certainty: p.Certainty})
	}
	return list
}

func (w *regestWriter) place(role extract.Predicate, entity int32) *Item {
	if entity < 0 {
		return nil
	}
	item := w.item(role, entity)
	return &item
}

// item is an entity with the passage that makes it a party or subject; the zero Item for none.
func (w *regestWriter) item(predicate extract.Predicate, entity int32) Item {
	if entity < 0 {
		return Item{}
	}
	e := &w.reg.Entities[entity]
	return Item{ID: e.ID, Name: e.Name, Type: e.Kind, Evidence: w.cited(predicate, e.ID)}
}

// letterRef names the letter of an index, nil for none.
func letterRef(reg *graph.Register, at int32) *LetterRef {
	if at < 0 {
		return nil
	}
	e := &reg.Documents[at]
	ref := &LetterRef{ID: e.ID, Number: e.Number, Heading: e.Heading, Date: e.Date}
	if ref.Heading == "" {
		ref.Heading = plainHeading(reg, e)
	}
	return ref
}

// plainHeading is a heading for a letter that has none: telegram from A to B.
func plainHeading(reg *graph.Register, e *graph.Entry) string {
	heading := e.Kind
	for _, side := range []struct {
		word    string
		parties []graph.Party
	}{{"from", e.Senders}, {"to", e.Recipients}} {
		var names []string
		for _, p := range side.parties {
			names = append(names, partyName(reg, p))
		}
		if len(names) > 0 {
			heading += " " + side.word + " " + strings.Join(names, "; ")
		}
	}
	return strings.TrimSpace(heading)
}

// partyName is the best name of a party, the name as written where it is no entity.
func partyName(reg *graph.Register, p graph.Party) string {
	if p.Entity < 0 {
		return p.Name
	}
	return reg.Entities[p.Entity].Name
}

// incipitLength is about how many characters of the body a regest begins with.
const incipitLength = 160

// incipit is the beginning of the body, cut behind a word.
func incipit(doc *graph.Document) string {
	points := []rune(doc.Text)
	for _, z := range doc.Zones {
		if z.Kind != corpus.Body || z.End > len(points) {
			continue
		}
		text := []rune(corpus.OneLine(string(points[z.Start:z.End])))
		if len(text) <= incipitLength {
			return string(text)
		}
		cut := string(text[:incipitLength])
		if i := strings.LastIndexByte(cut, ' '); i > 0 {
			cut = cut[:i]
		}
		return cut + " …"
	}
	return ""
}

// notes are the editors' notes.
func notes(doc *graph.Document) []Note {
	points := []rune(doc.Text)
	var list []Note
	for _, z := range doc.Zones {
		if z.Kind == corpus.Note && z.End <= len(points) {
			list = append(list, Note{z.Number, corpus.OneLine(string(points[z.Start:z.End]))})
		}
	}
	return list
}
