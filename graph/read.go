package graph

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/cayley/graph/refs"
	"github.com/cayleygraph/quad"

	"regesta/corpus"
	"regesta/extract"
)

// ErrNotFound is the error for an id that the graph does not have.
var ErrNotFound = errors.New("not in the graph")

// A Document is a document as the graph has it. Every offset counts code points.
type Document struct {
	ID, Source, SourceID      string
	Number, Section, Language string
	Role                      corpus.Role
	Text                      string
	Start, End                int // in the source file; both 0 when that is not plain text
	Whole                     string
	Parts                     []string
	Zones                     []Zone
}

// Text returns the text of a document.
func (s *Store) Text(ctx context.Context, document string) (string, error) {
	return s.property(ctx, document, predText)
}

// property is the one value of a document's structural predicate.
func (s *Store) property(ctx context.Context, document string, p extract.Predicate) (string, error) {
	quads, err := s.scan(ctx, bySubject, iri(document), predicateIRI(p))
	if err != nil {
		return "", fmt.Errorf("%s: reading its %s: %w", document, p, err)
	}
	if len(quads) == 0 {
		return "", fmt.Errorf("document %s: %w", document, ErrNotFound)
	}
	return lexical(quads[0].Object), nil
}

// Document returns a document's text, zones and metadata.
func (s *Store) Document(ctx context.Context, id string) (*Document, error) {
	packed, err := s.property(ctx, id, predLayout)
	if err != nil {
		return nil, err
	}
	var l layout
	if err := json.Unmarshal([]byte(packed), &l); err != nil {
		return nil, fmt.Errorf("document %s: its layout cannot be read: %w", id, err)
	}
	text, err := s.Text(ctx, id)
	if err != nil {
		return nil, err
	}
	return &Document{
		ID: id, Source: l.Source, SourceID: l.SourceID, Number: l.Number, Section: l.Section,
		Language: l.Language, Role: l.Role, Text: text, Start: l.Start, End: l.End,
		Whole: l.Whole, Parts: l.Parts, Zones: l.Zones,
	}, nil
}

// Statements returns what a document says, in the order of its text. What its parts say is their
// own.
func (s *Store) Statements(ctx context.Context, document string) ([]Statement, error) {
	quads, err := s.scan(ctx, byLabel, iri(s.labelOf(document)))
	if err != nil {
		return nil, fmt.Errorf("statements of %s: %w", document, err)
	}
	evidence, text := map[string]string{}, ""
	for _, q := range quads {
		switch id, _ := idOf(q.Subject); q.Predicate {
		case predicateIRI(predEvidence):
			evidence[id] = lexical(q.Object)
		case predicateIRI(predText):
			if id == document {
				text = lexical(q.Object)
			}
		}
	}
	quotes := newQuoter(text)
	var list []Statement
	for _, q := range quads {
		st, ok := statementIn(document, q)
		if !ok {
			continue
		}
		if packed, has := evidence[st.ID]; has {
			if err := st.unpack(packed, quotes); err != nil {
				return nil, err
			}
			list = append(list, st)
		}
	}
	sortStatements(list)
	return list, nil
}

// Explain returns the statements that a document or entity is the subject of, then those it is the
// object of; given the id of a statement, that one. An empty predicate asks for all.
func (s *Store) Explain(ctx context.Context, id string, predicate extract.Predicate) ([]Statement, error) {
	if strings.HasPrefix(id, "claim/") {
		return s.explainStatement(ctx, id)
	}
	values := []quad.Value{iri(id)}
	if predicate != "" {
		if terms[predicate] == nil {
			return nil, fmt.Errorf("no predicate %q; the vocabulary has %s", predicate, predicateList())
		}
		values = append(values, predicateIRI(predicate))
	}
	about, err := s.scan(ctx, bySubject, values...)
	if err != nil {
		return nil, fmt.Errorf("explaining %s: %w", id, err)
	}
	to, err := s.scan(ctx, byObject, values...)
	if err != nil {
		return nil, fmt.Errorf("explaining %s: %w", id, err)
	}
	list, err := s.evidence(ctx, append(about, to...))
	if err != nil {
		return nil, fmt.Errorf("explaining %s: %w", id, err)
	}
	return list, nil
}

// explainStatement finds one statement by its id.
func (s *Store) explainStatement(ctx context.Context, id string) ([]Statement, error) {
	found, err := s.scan(ctx, bySubject, iri(id), predicateIRI(predEvidence))
	if err != nil {
		return nil, fmt.Errorf("explaining %s: %w", id, err)
	}
	if len(found) == 0 {
		return nil, nil
	}
	label, _ := idOf(found[0].Label)
	for _, document := range s.voices(label) {
		list, err := s.Statements(ctx, document)
		if err != nil {
			return nil, err
		}
		if i := slices.IndexFunc(list, func(st Statement) bool { return st.ID == id }); i >= 0 {
			return list[i : i+1], nil
		}
	}
	return nil, nil
}

// evidence turns quads into statements with their passages, in the order of the quads. Quads that
// no passage makes, such as those of resolved entities, are left out.
func (s *Store) evidence(ctx context.Context, quads []quad.Quad) ([]Statement, error) {
	var list []Statement
	var quotes quoter
	quoted := "" // the document that quotes cuts from; quads of one document mostly follow each other
	for _, q := range quads {
		label, ok := idOf(q.Label)
		if !ok || label == labelEntities {
			continue
		}
		for _, document := range s.voices(label) {
			st, ok := statementIn(document, q)
			if !ok {
				break
			}
			packed, err := s.scan(ctx, bySubject, iri(st.ID), predicateIRI(predEvidence))
			if err != nil {
				return nil, err
			}
			if len(packed) == 0 {
				continue
			}
			if document != quoted {
				text, err := s.Text(ctx, document)
				if err != nil {
					return nil, err
				}
				quotes, quoted = newQuoter(text), document
			}
			if err := st.unpack(lexical(packed[0].Object), quotes); err != nil {
				return nil, err
			}
			list = append(list, st)
		}
	}
	return list, nil
}

// statementIn is the statement that a quad holds if that document says it; false for quads of the
// store's own.
func statementIn(document string, q quad.Quad) (Statement, bool) {
	subject, ok := idOf(q.Subject)
	name, _ := idOf(q.Predicate)
	p := extract.Predicate(name)
	if !ok || terms[p] == nil {
		return Statement{}, false
	}
	s := Statement{Subject: subject, Predicate: p, Document: document}
	if s.Object, ok = idOf(q.Object); !ok {
		s.Object, s.Literal = lexical(q.Object), true
	}
	s.ID = statementID(document, s.Subject, p, s.Object, s.Literal)
	return s, true
}

// unpack fills in the passages of a statement with their quotes.
func (s *Statement) unpack(packed string, quotes quoter) error {
	passages, err := unpackPassages(packed)
	if err != nil {
		return fmt.Errorf("%s: evidence of %s: %w", s.Document, s.ID, err)
	}
	for i := range passages {
		p := &passages[i]
		p.Document = s.Document
		p.Text = quotes.quote(p.Start, p.End)
	}
	s.Passages = passages
	return nil
}

// labelOf is the label of a document: of a part, its whole's.
func (s *Store) labelOf(document string) string {
	if s.writer != nil {
		if label := s.writer.label[document]; label != "" {
			return label
		}
		return document
	}
	if whole, ok := s.wholes[document]; ok {
		return whole
	}
	return document
}

// voices lists the documents that speak under one label: the whole and its parts.
func (s *Store) voices(label string) []string {
	return append([]string{label}, s.parts[label]...)
}

// scan returns the quads whose first directions in one index have the given values.
func (s *Store) scan(ctx context.Context, index int, values ...quad.Value) ([]quad.Quad, error) {
	if s.quads == nil {
		return nil, errors.New("the graph is closed")
	}
	found, err := s.quads.RefsOf(ctx, values)
	if err != nil {
		return nil, err
	}
	keys := make([]uint64, len(found))
	for i, ref := range found {
		id, ok := ref.(kv.Int64Value)
		if !ok || id == 0 {
			return nil, nil
		}
		keys[i] = uint64(id)
	}
	it := kv.IndexScan{Index: indexes[index], Values: keys}.BuildIterator(s.quads).Iterate()
	defer it.Close()
	var prims []*proto.Primitive
	for it.Next(ctx) {
		prims = append(prims, it.Result().(*proto.Primitive))
	}
	if err := it.Err(); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return s.resolve(ctx, prims)
}

// resolve fetches the values of quads, each value once.
func (s *Store) resolve(ctx context.Context, prims []*proto.Primitive) ([]quad.Quad, error) {
	position := map[uint64]int{}
	var wanted []refs.Ref
	for _, p := range prims {
		for _, d := range quad.Directions {
			id := p.GetDirection(d)
			if _, ok := position[id]; !ok && id != 0 {
				position[id] = len(wanted)
				wanted = append(wanted, kv.Int64Value(id))
			}
		}
	}
	values, err := s.quads.ValuesOf(ctx, wanted)
	if err != nil {
		return nil, err
	}
	quads := make([]quad.Quad, len(prims))
	for i, p := range prims {
		for _, d := range quad.Directions {
			if id := p.GetDirection(d); id != 0 {
				quads[i].Set(d, values[position[id]])
			}
		}
	}
	return quads, nil
}

// loadRegister reads the register back.
func (s *Store) loadRegister(ctx context.Context) error {
	quads, err := s.scan(ctx, byLabel, iri(labelRegister))
	if err != nil {
		return err
	}
	chunks := make([]string, len(quads))
	for _, q := range quads {
		id, _ := idOf(q.Subject)
		i, err := strconv.Atoi(strings.TrimPrefix(id, labelRegister+"/"))
		if err != nil || i < 0 || i >= len(chunks) {
			return errRegister
		}
		chunks[i] = lexical(q.Object)
	}
	var data []byte
	for _, c := range chunks {
		if data, err = base64.StdEncoding.AppendDecode(data, []byte(c)); err != nil {
			return errRegister
		}
	}
	reg, err := decodeRegister(data)
	if err != nil {
		return err
	}
	s.setRegister(reg)
	return nil
}

// setRegister makes the store readable.
func (s *Store) setRegister(reg *Register) {
	s.register = reg
	s.parts, s.wholes = map[string][]string{}, map[string]string{}
	for i := range reg.Documents {
		e := &reg.Documents[i]
		if e.PartOf < 0 {
			continue
		}
		top := e.PartOf
		for reg.Documents[top].PartOf >= 0 {
			top = reg.Documents[top].PartOf
		}
		whole := reg.Documents[top].ID
		s.wholes[e.ID] = whole
		s.parts[whole] = append(s.parts[whole], e.ID)
	}
}

func predicateList() string {
	var names []string
	for _, t := range Vocabulary() {
		names = append(names, string(t.Predicate))
	}
	return strings.Join(names, ", ")
}
