package resolve

import (
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"regesta/corpus"
	"regesta/extract"
)

// A Verdict is what a person decided.
type Verdict string

// The verdicts. The first two need both sides.
const (
	Same        Verdict = "same"          // A and B are one
	Different   Verdict = "different"     // A and B are two, whatever else joins them
	NotAnEntity Verdict = "not-an-entity" // A is no person, organisation or place
	Rename      Verdict = "rename"        // A is to be called Value
	Type        Verdict = "type"          // A is of the kind Value
)

const (
	hashLength   = 16 // hexadecimal digits of a passage's hash
	passageReach = 40 // bytes on either side of a name that belong to its passage
)

// A Decision is one judgement of a person. It stands above every rule and outlives rebuilds, for it
// names what it judges by the words of the sources, not by ids.
type Decision struct {
	ID      string    `json:"id"`
	Verdict Verdict   `json:"verdict"`
	A       Anchor    `json:"a"`
	B       *Anchor   `json:"b,omitempty"`
	Value   string    `json:"value,omitempty"`
	Author  string    `json:"author"`
	Time    time.Time `json:"time"`
	Note    string    `json:"note,omitempty"`

	line int
}

// An Anchor is a name in a document, which stands for the entity that the name belongs to. Entity
// is the id at the time of the decision, for people to read.
type Anchor struct {
	Entity   string       `json:"entity,omitempty"`
	Kind     extract.Kind `json:"kind"`
	Name     string       `json:"name"`
	Document string       `json:"document"`
	Passage  string       `json:"passage,omitempty"` // hash of the words around the name; empty: any
}

// Anchor is the side as decisions name it.
func (s Side) Anchor() Anchor {
	kind, _, _ := strings.Cut(s.Entity, "/")
	return Anchor{Entity: s.Entity, Kind: extract.Kind(kind), Name: s.Name, Document: s.Document, Passage: s.Passage}
}

// Passage is the hash by which a decision knows its passage again: of the name and the words around
// it, spaces levelled. Span counts bytes of text.
func Passage(text string, span corpus.Span) string {
	return fmt.Sprintf("%0*x", hashLength, hashAround(text, span))
}

// hashAround hashes the words of a span and those near it, spaces levelled; 0 outside the text.
func hashAround(text string, span corpus.Span) uint64 {
	if span.Start < 0 || span.End > len(text) || span.Start > span.End {
		return 0
	}
	from, to := max(0, span.Start-passageReach), min(len(text), span.End+passageReach)
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	h := fnv.New64a()
	for _, w := range strings.Fields(text[from:to]) {
		io.WriteString(h, w)
		h.Write([]byte{' '})
	}
	return h.Sum64()
}

// Identify computes the id of a decision from all it says.
func (d *Decision) Identify() string {
	h := fnv.New64a()
	b := Anchor{}
	if d.B != nil {
		b = *d.B
	}
	fmt.Fprintf(h, "%q %q %q %q %q %d", d.Verdict, d.A, b, d.Value, d.Author, d.Time.UnixNano())
	return fmt.Sprintf("decision/%016x", h.Sum64())
}

// Check reports what is wrong with a decision by itself.
func (d *Decision) Check() error { return d.check() }

// check reports what is wrong with a decision by itself.
func (d *Decision) check() error {
	switch d.Verdict {
	case Same, Different:
		if d.B == nil {
			return fmt.Errorf("verdict %q needs a second side", d.Verdict)
		}
		if d.A.key() == d.B.key() {
			return fmt.Errorf("verdict %q names %q in %s on both sides", d.Verdict, d.A.Name, d.A.Document)
		}
		if d.B.Name == "" || d.B.Document == "" || !known(d.B.Kind) {
			return fmt.Errorf("the second side needs kind, name and document")
		}
	case NotAnEntity:
	case Rename:
		if strings.TrimSpace(d.Value) == "" {
			return errors.New("rename needs the new name as value")
		}
	case Type:
		if !known(extract.Kind(d.Value)) {
			return fmt.Errorf("type %q is none of person, organisation, place, topic", d.Value)
		}
	default:
		return fmt.Errorf("verdict %q is none of same, different, not-an-entity, rename, type", d.Verdict)
	}
	if d.A.Name == "" || d.A.Document == "" || !known(d.A.Kind) {
		return errors.New("the first side needs kind, name and document")
	}
	return nil
}

func known(k extract.Kind) bool {
	return k == extract.Person || k == extract.Organisation || k == extract.Place || k == extract.Topic
}

// key names the mention that an anchor is, without what it was called at the time.
func (a *Anchor) key() string {
	return strings.Join([]string{string(a.Kind), a.Name, a.Document, a.Passage}, "\x00")
}

// String says in words what a decision is, for reports.
func (d *Decision) String() string {
	s := fmt.Sprintf("%s (%s", d.ID, d.Verdict)
	if d.line > 0 {
		s = fmt.Sprintf("line %d, %s", d.line, s)
	}
	s += fmt.Sprintf(": %q in %s", d.A.Name, d.A.Document)
	if d.B != nil {
		s += fmt.Sprintf(", %q in %s", d.B.Name, d.B.Document)
	}
	return s + ", by " + d.Author + ")"
}
