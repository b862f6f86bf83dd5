package export

import (
	"context"
	"encoding/json"
	"maps"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"regesta/extract"
	"regesta/graph"
)

// DefaultBase is what IRIs begin with unless [Options.Base] says otherwise: a tag URI (RFC 4151) of
// a name that nobody can own, so that it promises no web page. Who publishes a graph gives a base
// of their own, such as https://letters.example.org/.
const DefaultBase = "tag:regesta.example,2026:"

// The namespaces of the RDF that is written beside our own.
const (
	rdfNS    = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	rdfsNS   = "http://www.w3.org/2000/01/rdf-schema#"
	owlNS    = "http://www.w3.org/2002/07/owl#"
	xsdNS    = "http://www.w3.org/2001/XMLSchema#"
	provNS   = "http://www.w3.org/ns/prov#"
	oaNS     = "http://www.w3.org/ns/oa#"
	schemaNS = "https://schema.org/"
	ricNS    = "https://www.ica.org/standards/RiC/ontology#"
	skosNS   = "http://www.w3.org/2004/02/skos/core#"
	edtfType = "http://id.loc.gov/datatypes/edtf/EDTF"
)

// A term is one end of a triple as N-Quads and Turtle write it: <IRI>, "text" or "text"^^<type>.
type term string

func iriTerm(iri string) term { return term("<" + iri + ">") }

func textTerm(s string) term { return term(quoteText(s)) }

func typedTerm(s, datatype string) term { return term(quoteText(s) + "^^<" + datatype + ">") }

// quoteText writes a string literal in the canonical form of N-Quads.
func quoteText(s string) string {
	var b strings.Builder
	b.Grow(len(s) + 2)
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x20 || r == 0x7F:
			b.WriteString(`\u00`)
			b.WriteByte("0123456789ABCDEF"[r>>4])
			b.WriteByte("0123456789ABCDEF"[r&15])
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// dateTerm types an exact day as xsd:date, every other date as EDTF.
func dateTerm(date string) term {
	if len(date) == len("1921-09-05") && strings.Trim(date, "0123456789-") == "" && date[4] == '-' && date[7] == '-' {
		return typedTerm(date, xsdNS+"date")
	}
	return typedTerm(date, edtfType)
}

// uriTerm is an IRI where s can be one, else a text.
func uriTerm(s string) term {
	if u, err := url.Parse(s); err == nil && u.IsAbs() && u.Host != "" && utf8.ValidString(s) && graph.EscapeIRI(strings.ReplaceAll(s, "%", "")) == strings.ReplaceAll(s, "%", "") {
		return iriTerm(s)
	}
	return textTerm(s)
}

// A triple is one statement of one named graph.
type triple struct{ subject, predicate, object term }

// A namedGraph is everything that one document says, or that nobody says: the vocabulary and the
// resolved entities have graphs of their own.
type namedGraph struct {
	name    term
	triples []triple
}

// An rdfWriter turns a view into named graphs.
type rdfWriter struct {
	view *View
	base string
	out  *namedGraph
}

func newRDFWriter(v *View) *rdfWriter {
	base := v.Options.Base
	if base == "" {
		base = DefaultBase
	}
	return &rdfWriter{view: v, base: base}
}

// node is the IRI of a document, an entity or a claim.
func (w *rdfWriter) node(id string) term { return iriTerm(w.base + graph.EscapeIRI(id)) }

// vocab is the IRI of a predicate or class of ours.
func (w *rdfWriter) vocab(name string) term { return iriTerm(w.base + "vocab/" + name) }

func (w *rdfWriter) add(subject, predicate, object term) {
	w.out.triples = append(w.out.triples, triple{subject, predicate, object})
}

func (w *rdfWriter) typed(subject term, classes ...string) {
	for _, c := range classes {
		w.add(subject, iriTerm(rdfNS+"type"), iriTerm(c))
	}
}

// graphs hands every named graph of the view to yield: what the export is, the vocabulary, the entities,
// then document by document with its parts, the apparatus of each source before its documents. Triples are sorted and stand once.
func (w *rdfWriter) graphs(ctx context.Context, yield func(*namedGraph) error) error {
	emit := func(name term, fill func() error) error {
		w.out = &namedGraph{name: name}
		if err := fill(); err != nil {
			return err
		}
		slices.SortFunc(w.out.triples, func(a, b triple) int {
			if c := strings.Compare(string(a.subject), string(b.subject)); c != 0 {
				return c
			}
			if c := strings.Compare(string(a.predicate), string(b.predicate)); c != 0 {
				return c
			}
			return strings.Compare(string(a.object), string(b.object))
		})
		w.out.triples = slices.Compact(w.out.triples)
		return yield(w.out)
	}
	if err := emit(iriTerm(w.base+"export"), func() error { w.about(); return nil }); err != nil {
		return err
	}
	if err := emit(iriTerm(w.base+"vocab"), func() error { w.vocabulary(); return nil }); err != nil {
		return err
	}
	if err := emit(iriTerm(w.base+"entities"), w.entities); err != nil {
		return err
	}
	apparatus := w.view.Register.Apparatus
	before := func(source int32) error {
		for ; len(apparatus) > 0 && apparatus[0].Source <= source; apparatus = apparatus[1:] {
			id := apparatus[0].ID
			if err := emit(w.node(id), func() error { return firstError(w.complete(ctx, id), w.said(ctx, id)) }); err != nil {
				return err
			}
		}
		return nil
	}
	for _, whole := range w.wholes() {
		if err := before(w.view.Register.Documents[whole[0]].Source); err != nil {
			return err
		}
		fill := func() error {
			for _, i := range whole {
				if err := w.document(ctx, &w.view.Register.Documents[i]); err != nil {
					return err
				}
			}
			return nil
		}
		if err := emit(w.node(w.view.Register.Documents[whole[0]].ID), fill); err != nil {
			return err
		}
	}
	return before(math.MaxInt32)
}

// wholes groups the printed documents: every whole with its parts behind it, as the register has
// them.
func (w *rdfWriter) wholes() [][]int {
	var groups [][]int
	for _, i := range w.view.Documents {
		switch e := &w.view.Register.Documents[i]; {
		case e.Attested:
		case e.PartOf < 0 || len(groups) == 0:
			groups = append(groups, []int{i})
		default:
			groups[len(groups)-1] = append(groups[len(groups)-1], i)
		}
	}
	return groups
}

// about says what made the graphs, and what they hold.
func (w *rdfWriter) about() {
	export := iriTerm(w.base + "export")
	w.typed(export, provNS+"Entity")
	w.add(export, iriTerm(rdfsNS+"label"), textTerm(w.view.Maker()))
	w.add(export, iriTerm(rdfsNS+"comment"), textTerm(w.view.Note()))
}

// vocabulary declares our predicates and what they are aligned with.
func (w *rdfWriter) vocabulary() {
	for _, t := range graph.Vocabulary() {
		p := w.vocab(string(t.Predicate))
		w.typed(p, rdfNS+"Property")
		w.add(p, iriTerm(rdfsNS+"label"), textTerm(t.Label))
		w.add(p, iriTerm(rdfsNS+"comment"), textTerm(t.Doc))
		for _, a := range t.Aligned {
			if a.Inverse {
				w.add(p, iriTerm(owlNS+"inverseOf"), iriTerm(a.IRI))
			} else {
				w.add(p, iriTerm(rdfsNS+"subPropertyOf"), iriTerm(a.IRI))
			}
		}
	}
}

// entityClasses are the classes of other vocabularies for each kind.
var entityClasses = map[extract.Kind]string{
	extract.Person: schemaNS + "Person", extract.Organisation: schemaNS + "Organization",
	extract.Place: schemaNS + "Place", extract.Topic: skosNS + "Concept",
}

func (w *rdfWriter) entities() error {
	for _, i := range w.view.Entities() {
		e := &w.view.Register.Entities[i]
		node := w.node(e.ID)
		if w.view.Options.Complete && !unresolved(e) {
			if err := w.record(node, e); err != nil {
				return err
			}
		}
		if class, ok := entityClasses[e.Kind]; ok {
			w.typed(node, class)
		}
		w.add(node, iriTerm(rdfsNS+"label"), textTerm(e.Name))
		for _, n := range e.Names {
			w.property(node, extract.Name, textTerm(n.Name))
		}
		for _, o := range e.Offices {
			w.property(node, extract.Office, textTerm(o))
		}
		for _, u := range e.Identifiers {
			w.property(node, extract.Identifier, uriTerm(u))
		}
		for _, f := range []struct {
			predicate extract.Predicate
			value     string
			term      func(string) term
		}{
			{extract.Birth, e.Birth, dateTerm}, {extract.Death, e.Death, dateTerm}, {extract.Description, e.Description, textTerm},
			{extract.Latitude, e.Latitude, decimalTerm}, {extract.Longitude, e.Longitude, decimalTerm},
		} {
			if f.value != "" {
				w.property(node, f.predicate, f.term(f.value))
			}
		}
	}
	return nil
}

func decimalTerm(s string) term { return typedTerm(s, xsdNS+"decimal") }

// property adds one statement under our own predicate and, unless the options want it plain, under
// those of other vocabularies, turned round where theirs runs the other way.
func (w *rdfWriter) property(subject term, p extract.Predicate, object term) {
	w.add(subject, w.vocab(string(p)), object)
	if w.view.Options.Plain {
		return
	}
	t, _ := graph.TermOf(p)
	for _, a := range t.Aligned {
		switch {
		case !a.Inverse:
			w.add(subject, iriTerm(a.IRI), object)
		case object[0] == '<':
			w.add(object, iriTerm(a.IRI), subject)
		}
	}
}

// document adds a printed document and what it says.
func (w *rdfWriter) document(ctx context.Context, e *graph.Entry) error {
	node := w.node(e.ID)
	w.typed(node, schemaNS+"Message", ricNS+"Record")
	w.add(node, w.vocab("source"), textTerm(w.view.Register.Sources[e.Source]))
	if e.Number != "" {
		w.add(node, w.vocab("number"), textTerm(e.Number))
	}
	if e.PartOf >= 0 {
		w.property(node, extract.PartOf, w.node(w.view.Register.Documents[e.PartOf].ID))
	}
	return firstError(w.complete(ctx, e.ID), w.said(ctx, e.ID))
}

// complete adds the text of a document and what the store keeps beside it, when that is asked for.
func (w *rdfWriter) complete(ctx context.Context, id string) error {
	if !w.view.Options.Complete {
		return nil
	}
	d, err := w.view.Store.Document(ctx, id)
	if err != nil {
		return err
	}
	w.add(w.node(id), w.vocab(completeText), textTerm(d.Text))
	d.Text = ""
	return w.record(w.node(id), d)
}

// The properties that only complete exports have.
const (
	completeText   = "text"
	completeRecord = "record"
	jsonType       = rdfNS + "JSON"
)

// record adds a struct as JSON, without the fields that are empty.
func (w *rdfWriter) record(node term, value any) error {
	data, err := compactJSON(value)
	if err != nil {
		return err
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return err
	}
	maps.DeleteFunc(fields, func(_ string, v json.RawMessage) bool {
		return slices.Contains([]string{`null`, `""`, `[]`, `0`, `false`}, string(v))
	})
	if data, err = compactJSON(fields); err != nil {
		return err
	}
	w.add(node, w.vocab(completeRecord), typedTerm(string(data), jsonType))
	return nil
}

// said adds every statement of a document with the passages that make it. What it says of letters
// that are not in the view is left out.
func (w *rdfWriter) said(ctx context.Context, document string) error {
	list, err := w.view.Store.Statements(ctx, document)
	if err != nil {
		return err
	}
	for _, s := range list {
		if i := w.view.Register.Document(s.Subject); i >= 0 && !w.view.Has(i) {
			continue
		}
		object := w.object(s)
		w.property(w.node(s.Subject), s.Predicate, object)
		if w.view.Options.Bare && !w.view.Options.Complete {
			continue
		}
		if err := w.evidence(s, object); err != nil {
			return err
		}
	}
	return nil
}

func (w *rdfWriter) object(s graph.Statement) term {
	if !s.Literal {
		return w.node(s.Object)
	}
	switch s.Predicate {
	case extract.Date, extract.Birth, extract.Death:
		return dateTerm(s.Object)
	case extract.Identifier:
		return uriTerm(s.Object)
	case extract.Latitude, extract.Longitude:
		return decimalTerm(s.Object)
	}
	return textTerm(s.Object)
}

// evidence adds the statement as a thing of its own (RDF reification), which PROV-O derives from
// passages; each passage is a Web Annotation with an RFC 5147 target.
func (w *rdfWriter) evidence(s graph.Statement, object term) error {
	claim := w.node(s.ID)
	w.typed(claim, rdfNS+"Statement")
	w.add(claim, iriTerm(rdfNS+"subject"), w.node(s.Subject))
	w.add(claim, iriTerm(rdfNS+"predicate"), w.vocab(string(s.Predicate)))
	w.add(claim, iriTerm(rdfNS+"object"), object)
	for i, p := range s.Passages {
		start, end := strconv.Itoa(p.Start), strconv.Itoa(p.End)
		target := iriTerm(w.base + graph.EscapeIRI(p.Document) + "#char=" + start + "," + end)
		w.add(claim, iriTerm(provNS+"wasDerivedFrom"), target)
		w.add(target, iriTerm(oaNS+"exact"), textTerm(p.Text))
		w.add(target, iriTerm(oaNS+"start"), typedTerm(start, xsdNS+"nonNegativeInteger"))
		w.add(target, iriTerm(oaNS+"end"), typedTerm(end, xsdNS+"nonNegativeInteger"))
		note := w.node(s.ID + "/" + strconv.Itoa(i+1))
		w.typed(note, oaNS+"Annotation")
		w.add(note, iriTerm(oaNS+"hasBody"), claim)
		w.add(note, iriTerm(oaNS+"hasTarget"), target)
		w.add(note, w.vocab("extractor"), textTerm(p.Extractor))
		w.add(note, w.vocab("score"), typedTerm(score(p.Score), xsdNS+"decimal"))
		if w.view.Options.Complete && p.Qualifiers != (extract.Qualifiers{}) {
			if err := w.record(note, p.Qualifiers); err != nil {
				return err
			}
		}
	}
	return nil
}
