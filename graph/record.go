package graph

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"regesta/corpus"
	"regesta/extract"
)

// layout is what the store keeps of a document beside its text and claims, as one JSON literal.
// Offsets are code points.
type layout struct {
	Source   string      `json:"source"`
	SourceID string      `json:"source_id,omitempty"`
	Number   string      `json:"number,omitempty"`
	Section  string      `json:"section,omitempty"`
	Language string      `json:"language,omitempty"`
	Role     corpus.Role `json:"role,omitempty"`
	Start    int         `json:"start,omitempty"`
	End      int         `json:"end,omitempty"`
	Whole    string      `json:"whole,omitempty"`
	Parts    []string    `json:"parts,omitempty"`
	Zones    []Zone      `json:"zones,omitempty"`
}

// A Zone is a stretch of one kind of a stored document. Start and End count code points.
type Zone struct {
	Kind   corpus.ZoneKind `json:"kind"`
	Number string          `json:"number,omitempty"`
	Start  int             `json:"start"`
	End    int             `json:"end"`
}

// CheckClaim says why the store would refuse a claim of document d, or nil: its predicate must be
// in the vocabulary, its evidence a passage of d's text, its object something.
func CheckClaim(d *corpus.Document, c extract.Claim) error {
	span, text := c.Evidence.Span, d.Text
	where := fmt.Sprintf("%s: claim %q of extractor %s", d.ID, c.Predicate, c.Evidence.Extractor)
	switch {
	case terms[c.Predicate] == nil:
		return fmt.Errorf("%s: the vocabulary does not have this predicate; declare it in graph/vocab.go", where)
	case c.Evidence.Document != "" && clean(c.Evidence.Document) != clean(d.ID):
		return fmt.Errorf("%s: its evidence is document %s; a claim belongs to the record of the document that says it", where, c.Evidence.Document)
	case span.Start < 0 || span.End > len(text):
		return fmt.Errorf("%s: bytes %d to %d are outside the text of %d bytes", where, span.Start, span.End, len(text))
	case span.Empty():
		return fmt.Errorf("%s: no words of the text say so (empty span at byte %d)", where, span.Start)
	case c.Object.Node == "" && c.Object.Name == "" && c.Object.Ref == "":
		return fmt.Errorf("%s: the claim has no object", where)
	}
	return nil
}

// statements turns the claims of a record into statements, one for each subject, predicate and
// object, in the order of their passages.
func statements(r Record) ([]Statement, error) {
	d := r.Document
	text, convert := clean(d.Text), points(d.Text)
	quotes := newQuoter(text)
	byID := map[string]*Statement{}
	for _, c := range r.Claims {
		if err := CheckClaim(d, c); err != nil {
			return nil, err
		}
		span := convert(c.Evidence.Span)
		s := statementOf(d.ID, c)
		p := Passage{
			Document: d.ID, Start: span.Start, End: span.End, Text: quotes.quote(span.Start, span.End),
			Extractor: c.Evidence.Extractor, Score: c.Evidence.Score, Qualifiers: c.Qualifiers,
		}
		if p.Qualifiers.Written == "" {
			p.Qualifiers.Written = asWritten(c.Object, p.Text)
		}
		if byID[s.ID] == nil {
			byID[s.ID] = &s
		}
		byID[s.ID].Passages = append(byID[s.ID].Passages, p)
	}
	list := make([]Statement, 0, len(byID))
	for _, s := range byID {
		s.Passages = sortPassages(s.Passages)
		list = append(list, *s)
	}
	sortStatements(list)
	return list, nil
}

// asWritten is what a passage calls a node, where it is not the quote itself: the name of an entity,
// the number of a document.
func asWritten(m extract.Mention, quote string) string {
	name := m.Name
	switch m.Kind {
	case extract.Literal:
		return ""
	case extract.Document:
		name = m.Ref
	}
	if name == quote {
		return ""
	}
	return clean(name)
}

// statementOf is the statement that a claim makes. A document that the corpus does not have is
// named by what the reference says.
func statementOf(document string, c extract.Claim) Statement {
	s := Statement{Document: document, Subject: nodeOf(c.Subject), Predicate: c.Predicate}
	if c.Subject == (extract.Mention{}) {
		s.Subject = document
	}
	switch {
	case c.Object.Kind == extract.Literal:
		s.Object, s.Literal = clean(c.Object.Name), true
	case c.Object.Kind == extract.Document && c.Object.Node == "":
		s.Object, s.Literal = clean(c.Object.Ref), true
		if s.Object == "" {
			s.Object = clean(c.Object.Name)
		}
	default:
		s.Object = nodeOf(c.Object)
	}
	s.ID = statementID(s.Document, s.Subject, s.Predicate, s.Object, s.Literal)
	return s
}

// sortStatements puts statements into the order in which their document makes them.
func sortStatements(list []Statement) {
	slices.SortFunc(list, func(a, b Statement) int {
		if c := comparePassages(a.Passages, b.Passages); c != 0 {
			return c
		}
		if c := strings.Compare(string(a.Predicate), string(b.Predicate)); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
}

// comparePassages compares two lists by their first passage; no passage comes first.
func comparePassages(a, b []Passage) int {
	switch {
	case len(a) == 0 || len(b) == 0:
		return len(a) - len(b)
	case a[0].Start != b[0].Start:
		return a[0].Start - b[0].Start
	}
	return a[0].End - b[0].End
}

// quads lists everything the store keeps of one record, under the label of its whole, without
// repetition.
func (r Record) quads(label string, whole string, list []Statement) ([]quad.Quad, error) {
	d := r.Document
	l := iri(label)
	node := iri(d.ID)
	lay, err := json.Marshal(layoutOf(d, whole))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", d.ID, err)
	}
	class := "Document"
	if d.Role == corpus.Apparatus {
		class = "Apparatus"
	}
	quads := []quad.Quad{
		{Subject: node, Predicate: predicateIRI(predType), Object: quad.IRI(scheme + class), Label: l},
		{Subject: node, Predicate: predicateIRI(predText), Object: quad.String(clean(d.Text)), Label: l},
		{Subject: node, Predicate: predicateIRI(predLayout), Object: quad.String(lay), Label: l},
		{Subject: node, Predicate: predicateIRI(predSource), Object: quad.String(clean(d.Source)), Label: l},
	}
	if d.Number != "" {
		quads = append(quads, quad.Quad{Subject: node, Predicate: predicateIRI(predNumber), Object: quad.String(clean(d.Number)), Label: l})
	}
	if whole != "" {
		quads = append(quads, quad.Quad{Subject: node, Predicate: predicateIRI(extract.PartOf), Object: iri(whole), Label: l})
	}
	for _, s := range list {
		if s.Predicate == extract.AttestedIn {
			quads = append(quads, quad.Quad{Subject: iri(s.Subject), Predicate: predicateIRI(predType), Object: quad.IRI(scheme + "AttestedDocument"), Label: l})
		}
		if q := s.quad(l); !(s.Predicate == extract.PartOf && s.Object == whole) {
			quads = append(quads, q)
		}
		quads = append(quads, quad.Quad{Subject: iri(s.ID), Predicate: predicateIRI(predEvidence), Object: quad.String(packPassages(s.Passages)), Label: l})
	}
	return quads, nil
}

// quad is the statement itself, without its passages.
func (s Statement) quad(label quad.Value) quad.Quad {
	q := quad.Quad{Subject: iri(s.Subject), Predicate: predicateIRI(s.Predicate), Label: label}
	if s.Literal {
		q.Object = value(s.Predicate, s.Object)
	} else {
		q.Object = iri(s.Object)
	}
	return q
}

func layoutOf(d *corpus.Document, whole string) layout {
	l := layout{
		Source: clean(d.Source), SourceID: clean(d.SourceID), Number: clean(d.Number), Section: clean(d.Section),
		Language: d.Language, Role: d.Role, Start: d.Span.Start, End: d.Span.End, Whole: whole,
	}
	for _, p := range d.Parts {
		l.Parts = append(l.Parts, clean(p.ID))
	}
	convert := points(d.Text)
	for _, z := range d.Zones {
		span := convert(z.Span)
		l.Zones = append(l.Zones, Zone{Kind: z.Kind, Number: clean(z.Number), Start: span.Start, End: span.End})
	}
	return l
}

// A quoter cuts quotes out of one valid text by code points.
type quoter struct {
	text    string
	offsets *corpus.Offsets
}

func newQuoter(text string) quoter { return quoter{text, corpus.NewOffsets(text)} }

func (q quoter) quote(start, end int) string {
	span := q.offsets.Bytes(corpus.Span{Start: start, End: end})
	return q.text[span.Start:span.End]
}
