// Package graph keeps claims as quads in Cayley and reads them back with the passages that make
// them.
//
// Every quad's label is the document that says it. A statement (subject, predicate, object) stands
// once per document; its passages hang on a node computed from document and statement, so that an
// explanation is one look-up, a document is replaced by its label, and adding twice changes nothing.
//
// [Create] begins a graph beside the one that answers, [Store.Add] and [Store.AddEntities] fill it,
// [Store.Commit] puts it in place in one step; [Open] reads it. The [Vocabulary] says what every
// predicate means.
//
// Questions do not walk the quads: they read the [Register], one compact row a letter, made from
// the quads at the end of a build, and fetch the passages they show from the [Store].
package graph

import (
	"regesta/corpus"
	"regesta/extract"
)

// A Record is what the store takes: one document with its claims, every node resolved.
type Record struct {
	Document *corpus.Document
	Claims   []extract.Claim
}

// A Passage is one place of one document's text that makes a statement. Start and End count
// Unicode code points of that text, end exclusive; Text is the literal quote. Qualifiers.Written is
// what the passage calls the object where that is not the quote itself: a name, or the number of a
// document.
type Passage struct {
	Document   string
	Start, End int
	Text       string
	Extractor  string
	Score      float64
	Qualifiers extract.Qualifiers
}

// A Statement is one claim as the graph has it: the same subject, predicate and object said by one
// document, once or several times.
type Statement struct {
	ID        string // computed from document and statement
	Subject   string // node
	Predicate extract.Predicate
	Object    string // node, or the value of a literal
	Literal   bool   // Object is a value
	Document  string // that says so
	Passages  []Passage
}

// An Entity is a person, organisation or place, or a topic, as resolve made it from its mentions.
type Entity struct {
	ID          string
	Kind        extract.Kind
	Name        string // the best form
	Names       []NameCount
	Offices     []string
	Birth       string // EDTF
	Death       string // EDTF
	Description string
	Identifiers []string // URIs: Wikidata, VIAF, GND, GeoNames
	Latitude    string   // decimal degrees, empty when unknown
	Longitude   string

	Joins     []Join // why its names are one entity, the most telling first; not all where they are many
	MoreJoins int    // how many further reasons there are
	Doubts    []Doubt
}

// A NameCount is a form of a name as written, and how often it stands in the corpus.
type NameCount struct {
	Name  string
	Count int
}

// A Join is one reason why two names are one entity.
type Join struct {
	A, B     string // names as written; the same where one name in two documents is joined
	Reason   string
	Decision string // id of the decision behind it, empty for the rules' own
	Count    int    // how often these two names were joined for that reason
}

// A Doubt is another entity that may be the same one.
type Doubt struct {
	Entity       string // id
	For, Against string
}
