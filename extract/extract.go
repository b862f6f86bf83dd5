// Package extract reads documents and returns claims: who wrote to whom, when, where, about what,
// each with the words that say so.
//
// An [Extractor] is a value: a name, a sentence of documentation, the extractors it needs, and a
// function. It sees one document through a [Pass] and reports claims. A claim never changes what
// another extractor said; where two disagree, both stay.
package extract

import (
	"fmt"
	"sort"

	"regesta/corpus"
)

// Kind says what a mention is a mention of.
type Kind string

// The kinds of things that claims speak of.
const (
	Document     Kind = "document"
	Person       Kind = "person"
	Organisation Kind = "organisation"
	Place        Kind = "place"
	Topic        Kind = "topic"   // a subject that is no person, organisation or place
	Literal      Kind = "literal" // a value: a date, a shelfmark, a number
)

// A Mention is one end of a claim. Name is the name as written, or the value of a literal; Ref is
// an identifier that the source gives (an authority URI, the number of a document); Node is the
// node in the graph, set by resolve (documents carry theirs from the start, literals have none).
type Mention struct {
	Kind Kind
	Name string
	Ref  string
	Node string
}

// Evidence is the passage that makes a claim. Span counts bytes of the document's Text.
type Evidence struct {
	Document  string // id of the document that says so
	Span      corpus.Span
	Extractor string
	Score     float64 // 0 to 1: how sure the extractor is
}

// Qualifiers say more about one claim, where the predicate has use for it.
type Qualifiers struct {
	Position  int    // of a party among those of its role, from 1
	Office    string // held by a party in this letter: "Ambassador in France"
	Certainty string // "", "probable", "conjecture"
	Calendar  string // of a date: gregorian, julian, unknown
	Note      string // of a reference: the number of the note it points to
	Written   string // the value as written, where the claim's object is normalised
}

// A Claim is one statement of one document.
type Claim struct {
	Subject    Mention
	Predicate  Predicate
	Object     Mention
	Evidence   Evidence
	Qualifiers Qualifiers
}

// An Extractor finds claims of one sort.
type Extractor struct {
	Name  string
	Doc   string
	Needs []*Extractor // run before, on the same document
	// Corpus is set when the extractor uses what the whole corpus has taught (Pass.Edition): it
	// runs in the second pass over the documents, the others in the first.
	Corpus bool
	Run    func(*Pass) error
}

// A Pass is one extractor's view of one document.
type Pass struct {
	Document *corpus.Document
	Edition  *Edition // what the whole corpus has taught so far; nil while it is being learned

	extractor string
	claims    *[]Claim
	head      **heading // of the document, once an extractor has read it; shared by all of them
}

// heading is what the document's heading says.
func (p *Pass) heading() heading {
	if p.head == nil {
		return readHeading(p.Document)
	}
	if *p.head == nil {
		h := readHeading(p.Document)
		*p.head = &h
	}
	return **p.head
}

// Claims returns what has been reported on this document so far.
func (p *Pass) Claims() []Claim { return *p.claims }

// Report adds a claim. Document and extractor of its evidence are filled in; a missing subject is
// the document itself.
func (p *Pass) Report(c Claim) {
	if c.Subject == (Mention{}) {
		c.Subject = Mention{Kind: Document, Node: p.Document.ID}
	}
	c.Evidence.Document = p.Document.ID
	c.Evidence.Extractor = p.extractor
	if c.Evidence.Score == 0 {
		c.Evidence.Score = 1
	}
	*p.claims = append(*p.claims, c)
}

var extractors = map[string]*Extractor{}

// register adds an extractor; a repeated name is our own mistake and panics at start-up.
func register(e *Extractor) *Extractor {
	if extractors[e.Name] != nil {
		panic(fmt.Sprintf("extract: extractor %q registered twice", e.Name))
	}
	extractors[e.Name] = e
	return e
}

// Extractors lists every extractor, sorted by name.
func Extractors() []*Extractor {
	list := make([]*Extractor, 0, len(extractors))
	for _, e := range extractors {
		list = append(list, e)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	return list
}
