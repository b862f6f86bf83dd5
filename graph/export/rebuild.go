package export

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// ErrNotComplete is the error of a graph that cannot be made again because its export left out the
// texts.
var ErrNotComplete = errors.New("this export has no texts; make it with regesta export nquads --complete")

// Rebuild fills a store that is being made with what a complete export in N-Quads holds. The caller
// commits. The graph is the one that was exported, when nothing was filtered out: it has the same
// register and writes the same exports.
func Rebuild(ctx context.Context, r io.Reader, s *graph.Store) error {
	b := &rebuilder{quads: newQuadReader(r), store: s}
	var triples []triple
	var name term
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		t, g, err := b.quads.next()
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if (err != nil || g != name) && len(triples) > 0 {
			if err := b.graph(ctx, name, triples); err != nil {
				return fmt.Errorf("graph %s, which ends before line %d: %w", name, b.quads.line, err)
			}
			triples = triples[:0]
		}
		if err != nil {
			return b.end(ctx)
		}
		name = g
		triples = append(triples, t)
	}
}

// A rebuilder takes named graphs one by one.
type rebuilder struct {
	quads    *quadReader
	store    *graph.Store
	base     string
	entities []graph.Entity
	records  int
}

// end adds what came before the documents that speak of it.
func (b *rebuilder) end(ctx context.Context) error {
	if b.records == 0 {
		return ErrNotComplete
	}
	return b.store.AddEntities(ctx, b.entities)
}

func (b *rebuilder) graph(ctx context.Context, name term, triples []triple) error {
	if b.base == "" {
		base, ok := strings.CutSuffix(name.iri(), "export")
		if !ok {
			return errors.New("this is no export of regesta: its first graph is not called export")
		}
		b.base = base
	}
	switch name.iri() {
	case b.base + "export", b.base + "vocab":
		return nil
	case b.base + "entities":
		return b.takeEntities(triples)
	}
	records, err := b.documents(name, triples)
	if err != nil {
		return err
	}
	b.records += len(records)
	return b.store.Add(ctx, records...)
}

// id is the id of a node of ours, and whether the term is one.
func (b *rebuilder) id(t term) (string, bool) {
	if t[0] != '<' {
		return "", false
	}
	escaped, ok := strings.CutPrefix(t.iri(), b.base)
	if !ok {
		return "", false
	}
	id, err := url.PathUnescape(escaped)
	return id, err == nil
}

func (b *rebuilder) vocab(name string) term { return iriTerm(b.base + "vocab/" + name) }

func (b *rebuilder) takeEntities(triples []triple) error {
	for _, t := range triples {
		if t.predicate != b.vocab(completeRecord) {
			continue
		}
		var e graph.Entity
		if err := decode(t.object, &e); err != nil {
			return err
		}
		b.entities = append(b.entities, e)
	}
	return nil
}

func decode(t term, value any) error {
	s, err := t.lexical()
	if err != nil {
		return err
	}
	return json.Unmarshal([]byte(s), value)
}

// subjects holds what one graph says of each subject.
type subjects map[term]map[term][]term

func gather(triples []triple) subjects {
	all := subjects{}
	for _, t := range triples {
		if all[t.subject] == nil {
			all[t.subject] = map[term][]term{}
		}
		all[t.subject][t.predicate] = append(all[t.subject][t.predicate], t.object)
	}
	return all
}

// one is the one value of a property, an error when there is none.
func (s subjects) one(subject, predicate term) (term, error) {
	if list := s[subject][predicate]; len(list) > 0 {
		return list[0], nil
	}
	return "", fmt.Errorf("%s has no %s", subject, predicate)
}

// documents are the records of one graph: the whole, and its parts behind it.
func (b *rebuilder) documents(name term, triples []triple) ([]graph.Record, error) {
	all := gather(triples)
	whole, _ := b.id(name)
	var records []graph.Record
	place := map[string]int{}
	var take func(id string) (*corpus.Document, error)
	take = func(id string) (*corpus.Document, error) {
		if _, twice := place[id]; twice {
			return nil, fmt.Errorf("document %s is part of itself", id)
		}
		d, parts, err := b.document(id, all)
		if err != nil {
			return nil, err
		}
		place[id] = len(records)
		records = append(records, graph.Record{Document: d})
		for _, p := range parts {
			part, err := take(p)
			if err != nil {
				return nil, err
			}
			d.Parts = append(d.Parts, part)
		}
		return d, nil
	}
	if _, err := take(whole); err != nil {
		return nil, err
	}
	texts := map[string]*pointText{}
	for _, t := range triples {
		if t.predicate != iriTerm(oaNS+"hasBody") {
			continue
		}
		c, err := b.claim(t.subject, t.object, all)
		if err != nil {
			return nil, err
		}
		id := c.Evidence.Document
		at, ok := place[id]
		if !ok {
			return nil, fmt.Errorf("%s stands in %s, which this graph does not have", t.subject, id)
		}
		if texts[id] == nil {
			texts[id] = newPointText(records[at].Document.Text)
		}
		if c.Evidence.Span, err = texts[id].bytes(c.Evidence.Span); err != nil {
			return nil, fmt.Errorf("%s: %w", t.subject, err)
		}
		records[at].Claims = append(records[at].Claims, c)
	}
	return records, nil
}

// document makes a document of its text and record, and names its parts.
func (b *rebuilder) document(id string, all subjects) (*corpus.Document, []string, error) {
	node := iriTerm(b.base + graph.EscapeIRI(id))
	literal, err := all.one(node, b.vocab(completeText))
	if err != nil {
		return nil, nil, ErrNotComplete
	}
	text, err := literal.lexical()
	if err != nil {
		return nil, nil, err
	}
	literal, err = all.one(node, b.vocab(completeRecord))
	if err != nil {
		return nil, nil, ErrNotComplete
	}
	var kept graph.Document
	if err := decode(literal, &kept); err != nil {
		return nil, nil, err
	}
	d := &corpus.Document{
		ID: id, Source: kept.Source, SourceID: kept.SourceID, Number: kept.Number, Section: kept.Section, Language: kept.Language,
		Role: kept.Role, Text: text, Plain: corpus.Plain(text), Span: corpus.Span{Start: kept.Start, End: kept.End},
	}
	points := newPointText(text)
	for _, z := range kept.Zones {
		span, err := points.bytes(corpus.Span{Start: z.Start, End: z.End})
		if err != nil {
			return nil, nil, fmt.Errorf("zone %s of %s: %w", z.Kind, id, err)
		}
		d.Zones = append(d.Zones, corpus.Zone{Kind: z.Kind, Number: z.Number, Span: span})
	}
	return d, kept.Parts, nil
}

// A pointText turns spans of code points of one text into spans of bytes.
type pointText struct {
	offsets *corpus.Offsets
	points  int
}

func newPointText(text string) *pointText {
	return &pointText{corpus.NewOffsets(text), utf8.RuneCountInString(text)}
}

func (t *pointText) bytes(points corpus.Span) (corpus.Span, error) {
	if points.Start < 0 || points.End < points.Start || points.End > t.points {
		return corpus.Span{}, fmt.Errorf("code points %d to %d are outside the text of %d", points.Start, points.End, t.points)
	}
	return t.offsets.Bytes(points), nil
}

// claim reads one passage of a statement. Its span counts code points.
func (b *rebuilder) claim(note, statement term, all subjects) (c extract.Claim, err error) {
	values := map[string]term{}
	for _, p := range []struct {
		name               string
		subject, predicate term
	}{
		{"subject", statement, iriTerm(rdfNS + "subject")}, {"predicate", statement, iriTerm(rdfNS + "predicate")}, {"object", statement, iriTerm(rdfNS + "object")},
		{"target", note, iriTerm(oaNS + "hasTarget")}, {"extractor", note, b.vocab("extractor")}, {"score", note, b.vocab("score")},
	} {
		if values[p.name], err = all.one(p.subject, p.predicate); err != nil {
			return c, err
		}
	}
	subject, _ := b.id(values["subject"])
	predicate, _ := b.id(values["predicate"])
	c.Subject = mentionOf(subject)
	c.Predicate = extract.Predicate(strings.TrimPrefix(predicate, "vocab/"))
	if object, ok := b.id(values["object"]); ok {
		c.Object = mentionOf(object)
	} else if values["object"][0] == '<' {
		c.Object = extract.Mention{Kind: extract.Literal, Name: values["object"].iri()}
	} else if c.Object.Name, err = values["object"].lexical(); err != nil {
		return c, err
	} else {
		c.Object.Kind = extract.Literal
	}
	if c.Evidence, err = b.passage(values["target"]); err != nil {
		return c, err
	}
	if c.Evidence.Extractor, err = values["extractor"].lexical(); err != nil {
		return c, err
	}
	number, err := values["score"].lexical()
	if err != nil {
		return c, err
	}
	if c.Evidence.Score, err = strconv.ParseFloat(number, 64); err != nil {
		return c, err
	}
	if records := all[note][b.vocab(completeRecord)]; len(records) > 0 {
		err = decode(records[0], &c.Qualifiers)
	}
	return c, err
}

// mentionOf is a node: an entity by the kind that its id begins with, else a document.
func mentionOf(id string) extract.Mention {
	kind, _, _ := strings.Cut(id, "/")
	switch k := extract.Kind(kind); k {
	case extract.Person, extract.Organisation, extract.Place, extract.Topic:
		return extract.Mention{Kind: k, Node: id}
	}
	return extract.Mention{Kind: extract.Document, Node: id}
}

// passage reads the address of a passage, document#char=start,end.
func (b *rebuilder) passage(target term) (e extract.Evidence, err error) {
	document, place, ok := strings.Cut(target.iri(), "#char=")
	start, end, pair := strings.Cut(place, ",")
	id, ours := b.id(iriTerm(document))
	if !ok || !pair || !ours {
		return e, fmt.Errorf("passage %s is not document#char=start,end", target)
	}
	e.Document = id
	if e.Span.Start, err = strconv.Atoi(start); err != nil {
		return e, fmt.Errorf("passage %s: %w", target, err)
	}
	if e.Span.End, err = strconv.Atoi(end); err != nil {
		return e, fmt.Errorf("passage %s: %w", target, err)
	}
	return e, nil
}
