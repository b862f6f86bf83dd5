package web

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
	"regesta/queries"
)

var _ = addPage(&page{
	Name: "letter", Doc: "A letter", Pattern: "/letters/{id...}",
	Data: func(v *visit) (string, any, error) {
		reg := v.Store.Register()
		if reg.Document(v.ID()) < 0 {
			return "", nil, v.nothing(v.ID())
		}
		letter, err := queries.Regest(v.Context(), v.Store, v.ID())
		if err != nil {
			return "", nil, err
		}
		p := &letterPage{Letter: letter, texts: map[string]string{}}
		if err := p.fill(v); err != nil {
			return "", nil, err
		}
		return p.title(), p, nil
	},
})

// A letterPage is a letter for reading: its regest, each statement with its sentence, and its text.
type letterPage struct {
	*queries.Letter
	Facts          []fact
	Zones          []zone
	Previous, Next *queries.LetterRef // of the same two correspondents
	Pair           string             // as the filter takes it
	texts          map[string]string  // of documents that are quoted
}

// A fact is one line of a regest.
type fact struct {
	Label  string
	Values []value
}

// A value is what a fact says, with the passage that says so.
type value struct {
	Name, URL, Detail string
	Cite              *queries.Citation
	Sentence          queries.Surroundings
}

func (p *letterPage) title() string {
	if p.Heading != "" {
		return corpus.OneLine(p.Heading)
	}
	return p.ID
}

func (p *letterPage) fill(v *visit) error {
	reading, err := queries.Read(v.Context(), v.Store, p.ID)
	switch {
	case errors.Is(err, graph.ErrNotFound): // a letter that is only spoken of has no text
	case err != nil:
		return err
	default:
		p.texts[p.ID] = reading.Text
		p.Zones = zonesOf(v, reading)
	}
	p.facts()
	p.neighbours(v)
	return p.sentences(v)
}

// facts are the lines of the regest.
func (p *letterPage) facts() {
	for _, role := range []struct {
		label string
		list  []queries.Participant
	}{{"From", p.Senders}, {"To", p.Recipients}, {"Copy to", p.Copies}} {
		var values []value
		for _, who := range role.list {
			w := value{Name: who.Name, Detail: strings.Join(kept(who.Office, who.Certainty), ", "), Cite: who.Evidence}
			if who.ID == "" {
				w.Name = who.Written
			} else {
				w.URL = entityURL(who.ID)
			}
			values = append(values, w)
		}
		p.add(role.label, values...)
	}
	if p.Date != "" {
		p.add("Date", value{Name: p.Date, Detail: p.dateDetail(), Cite: p.evidence(extract.Date)})
	} else {
		p.add("Date", value{Name: "undated"})
	}
	for _, place := range []struct {
		label string
		item  *queries.Item
	}{{"Sent from", p.PlaceSent}, {"Sent to", p.PlaceReceived}} {
		if place.item != nil {
			p.add(place.label, value{Name: place.item.Name, URL: entityURL(place.item.ID), Cite: place.item.Evidence})
		}
	}
	p.text("Kind", p.Kind, extract.DocKind)
	p.text("Shelfmark", p.Shelfmark, extract.Shelfmark)
	p.text("Copy", p.CopyForm, extract.CopyForm)
	p.text("Language", p.Language, extract.Language)
	var about []value
	for _, s := range p.Subjects {
		about = append(about, value{Name: s.Name, URL: entityURL(s.ID), Cite: s.Evidence})
	}
	p.add("About", about...)
	for _, c := range p.InText {
		p.add("The text says otherwise", value{Name: c.Name, Detail: string(c.Of), Cite: c.Evidence})
	}
	p.relations()
}

// dateDetail says how a date is written, where that is not how it is shown.
func (p *letterPage) dateDetail() string {
	detail := kept(p.DateWritten)
	if p.Calendar != "" && p.Calendar != "unknown" {
		detail = append(detail, p.Calendar+" calendar")
	}
	return strings.Join(detail, ", ")
}

// relations are the lines on other letters.
func (p *letterPage) relations() {
	for _, list := range []struct {
		labels map[string]string
		refs   []queries.Reference
	}{
		{map[string]string{"cites": "Refers to", "repliesTo": "Answers", "encloses": "Encloses"}, p.References},
		{map[string]string{"cites": "Referred to by", "repliesTo": "Answered by", "encloses": "Enclosed in"}, p.CitedBy},
		{map[string]string{"attests": "Speaks of"}, p.SpeaksOf},
	} {
		for _, r := range list.refs {
			w := value{Cite: r.Evidence}
			switch {
			case r.Letter != nil:
				w = refValue(r.Letter)
				w.Cite = r.Evidence
			case r.Number != "":
				w.Name = "No. " + r.Number
			default:
				continue
			}
			if r.Note != "" {
				w.Detail = "note " + r.Note
			}
			p.add(list.labels[r.Kind], w)
		}
	}
	if p.AttestedIn != nil {
		w := refValue(p.AttestedIn)
		w.Cite = p.evidence(extract.AttestedIn)
		p.add("Known from", w)
	}
	if p.PartOf != nil {
		p.add("Part of", refValue(p.PartOf))
	}
	for i := range p.Parts {
		p.add("Parts", refValue(&p.Parts[i]))
	}
}

func refValue(l *queries.LetterRef) value {
	return value{Name: corpus.OneLine(cmpOr(l.Heading, l.ID)), URL: letterURL(l.ID), Detail: l.Date}
}

func cmpOr(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// kept are the words that say something.
func kept(words ...string) []string {
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

func (p *letterPage) text(label, text string, by extract.Predicate) {
	if text != "" {
		p.add(label, value{Name: text, Cite: p.evidence(by)})
	}
}

func (p *letterPage) evidence(by extract.Predicate) *queries.Citation {
	if c, ok := p.Evidence[by]; ok {
		return &c
	}
	return nil
}

// add adds a line, or values to the line before when it has that label.
func (p *letterPage) add(label string, values ...value) {
	if n := len(p.Facts) - 1; n >= 0 && p.Facts[n].Label == label {
		p.Facts[n].Values = append(p.Facts[n].Values, values...)
	} else if len(values) > 0 {
		p.Facts = append(p.Facts, fact{label, values})
	}
}

// sentences puts every passage into its sentence.
func (p *letterPage) sentences(v *visit) error {
	for i := range p.Facts {
		for j := range p.Facts[i].Values {
			w := &p.Facts[i].Values[j]
			if w.Cite == nil {
				continue
			}
			text, ok := p.texts[w.Cite.Document]
			if !ok {
				var err error
				if text, err = v.Store.Text(v.Context(), w.Cite.Document); err != nil {
					return err
				}
				p.texts[w.Cite.Document] = text
			}
			w.Sentence = queries.Sentence(text, corpus.NewOffsets(text).Bytes(corpus.Span{Start: w.Cite.Start, End: w.Cite.End}))
		}
	}
	return nil
}

// neighbours finds the letters of the same two correspondents before and behind this one.
func (p *letterPage) neighbours(v *visit) {
	if len(p.Senders) == 0 || len(p.Recipients) == 0 || p.Senders[0].ID == "" || p.Recipients[0].ID == "" || p.Attested {
		return
	}
	p.Pair = p.Senders[0].ID + "/" + p.Recipients[0].ID
	reg := v.Store.Register()
	list, _, _, err := queries.List(reg, queries.Args{"between": {p.Pair}}, 0, len(reg.Documents))
	if err != nil { // a name that the filter cannot take
		p.Pair = ""
		return
	}
	at := slices.IndexFunc(list, func(l queries.Listed) bool { return l.ID == p.ID })
	if at > 0 {
		p.Previous = &list[at-1].LetterRef
	}
	if at >= 0 && at+1 < len(list) {
		p.Next = &list[at+1].LetterRef
	}
}

// Where is the place of the paper, from the archive to the leaf.
func (p *letterPage) Where(v *graph.Entry) []string {
	return kept(v.Archive, v.Fonds, v.Series, v.File, v.Leaf)
}

// NoteID is the anchor of a note on the page.
func noteID(number string) string { return "note-" + number }

// place is a passage as the script of the page takes it: start and end in code points.
func (w value) Place() string {
	if w.Cite == nil {
		return ""
	}
	return strconv.Itoa(w.Cite.Start) + "-" + strconv.Itoa(w.Cite.End)
}
