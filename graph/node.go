package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"regesta/corpus"
	"regesta/extract"
)

// scheme stands before every node, predicate and label of ours. Inside Go and in the tables ids
// come without it: the node <regesta:person/ada-lovelace> is the entity "person/ada-lovelace".
const scheme = "regesta:"

// The predicates of what the store keeps beside claims. They have no passages and are not part of
// the vocabulary.
const (
	predType     extract.Predicate = "type"
	predText     extract.Predicate = "text"
	predLayout   extract.Predicate = "layout"
	predSource   extract.Predicate = "source"
	predNumber   extract.Predicate = "number"
	predEvidence extract.Predicate = "evidence"
	predLabel    extract.Predicate = "label"
	predChunk    extract.Predicate = "chunk"
)

// The labels of quads that no document says. A document's id never begins with a dot.
const (
	labelEntities = ".entities" // what resolve made of the mentions
	labelRegister = ".register" // the encoded register
)

// The datatypes of dates. Cayley's native Time is written with a wrong datatype and does not come
// back as it went in, so dates are typed strings with absolute IRIs.
const (
	typeDate = quad.IRI("http://www.w3.org/2001/XMLSchema#date")
	typeEDTF = quad.IRI("http://id.loc.gov/datatypes/edtf/EDTF")
)

// iri is the node of an id. What N-Quads forbids in an IRI is percent-encoded.
func iri(id string) quad.IRI { return quad.IRI(scheme + escapeIRI(id)) }

func predicateIRI(p extract.Predicate) quad.IRI { return quad.IRI(scheme + string(p)) }

// idOf is the id of a node, and whether the value is a node of ours.
func idOf(v quad.Value) (string, bool) {
	s, ok := v.(quad.IRI)
	if !ok || !strings.HasPrefix(string(s), scheme) {
		return "", false
	}
	return unescapeIRI(string(s[len(scheme):])), true
}

// EscapeIRI makes an id fit to stand in an IRI: it percent-encodes what N-Quads and Turtle forbid
// there, and the percent sign, so that no two ids become one.
func EscapeIRI(id string) string { return escapeIRI(id) }

// escapeIRI percent-encodes control characters, spaces and <>"{}|^`\ and the percent sign itself.
func escapeIRI(s string) string {
	if !strings.ContainsFunc(s, forbidden) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if forbidden(r) {
			for _, c := range []byte(string(r)) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func forbidden(r rune) bool {
	return r <= 0x20 || (0x7F <= r && r <= 0xA0) || r == utf8.RuneError || strings.ContainsRune("<>\"{}|^`\\%", r)
}

func unescapeIRI(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	t, err := url.PathUnescape(s)
	if err != nil {
		return s
	}
	return t
}

// value is the literal of a claim. Exact days are xsd:date, every other date EDTF.
func value(p extract.Predicate, s string) quad.Value {
	s = clean(s)
	switch p {
	case extract.Date, extract.Birth, extract.Death:
		if isDay(s) {
			return quad.TypedString{Value: quad.String(s), Type: typeDate}
		}
		return quad.TypedString{Value: quad.String(s), Type: typeEDTF}
	}
	return quad.String(s)
}

// isDay reports whether s has the form 1921-09-05.
func isDay(s string) bool {
	if len(s) != len("1921-09-05") {
		return false
	}
	for i := range len(s) {
		if dash := i == 4 || i == 7; dash != (s[i] == '-') || !dash && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

// lexical is the text of a literal.
func lexical(v quad.Value) string {
	switch v := v.(type) {
	case quad.String:
		return string(v)
	case quad.TypedString:
		return string(v.Value)
	case quad.LangString:
		return string(v.Value)
	}
	return ""
}

// nodeOf is the id of the node a mention stands for. Resolve sets it; a mention it left alone gets
// a node of its own kind and name, which no resolved entity has.
func nodeOf(m extract.Mention) string {
	if m.Node != "" {
		return clean(m.Node)
	}
	return string(m.Kind) + "/unresolved-" + slug(m.Name)
}

// slug turns a name into the last part of an id: letters and digits in lower case, joined by
// hyphens.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(clean(name)) {
		if r >= utf8.RuneSelf && !forbidden(r) || 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(r)
			gap = false
		} else {
			gap = true
		}
	}
	return b.String()
}

// statementID names a statement by what it says and which document says it.
func statementID(document, subject string, p extract.Predicate, object string, literal bool) string {
	h := sha256.New()
	kind := "node"
	if literal {
		kind = "literal"
	}
	for _, s := range []string{document, subject, string(p), kind, object} {
		fmt.Fprintf(h, "%d:%s", len(s), s)
	}
	return "claim/" + hex.EncodeToString(h.Sum(nil)[:10])
}

// clean makes s valid UTF-8. Every byte that is not becomes one U+FFFD, so that code points count
// the same before and after. Cayley corrupts its indexes when it is given anything else.
func clean(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return string([]rune(s))
}

// points returns a function that turns spans of bytes of text into spans of code points of
// clean(text).
func points(text string) func(corpus.Span) corpus.Span {
	if utf8.ValidString(text) {
		return corpus.NewOffsets(text).Points
	}
	return func(s corpus.Span) corpus.Span {
		start := utf8.RuneCountInString(text[:s.Start])
		return corpus.Span{Start: start, End: start + utf8.RuneCountInString(text[s.Start:s.End])}
	}
}
