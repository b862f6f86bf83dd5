package extract

import (
	"regesta/corpus"
	"regesta/extract/names"
)

// An Edition is what a corpus teaches before its texts are read for names: the sure names of its
// headings, signatures, glossaries and lists, and how its words are used. Learn it from the claims
// of Structure, over all documents in order, then call Finish; after that it is read only and may
// be shared.
type Edition struct {
	lexicon *names.Lexicon
	counts  *names.Counts
	tagger  *names.Tagger // nil until Finish
	words   rareness

	concepts *Concepts // nil where the user gave no list of subjects
}

// NewEdition returns an edition that has learned nothing.
func NewEdition() *Edition {
	return &Edition{lexicon: names.NewLexicon(), counts: names.NewCounts()}
}

// UseConcepts takes a user's own list of subjects; what it finds ranks before all else.
func (e *Edition) UseConcepts(c *Concepts) { e.concepts = c }

// Learn takes over the sure names of one document and counts its words.
func (e *Edition) Learn(d *corpus.Document, claims []Claim) {
	e.counts.Learn(d.Plain)
	e.words.learn(d.Plain)
	for _, c := range claims {
		switch c.Predicate {
		case Sender, Recipient, CopyTo, Signatory:
			e.name(c.Object.Kind, c.Object.Name)
		case PlaceSent, PlaceReceived:
			e.name(Place, c.Object.Name)
		case Name:
			e.name(c.Subject.Kind, c.Subject.Name)
			e.name(c.Subject.Kind, c.Object.Name)
		case Office, Birth, Death, Description, Identifier:
			e.name(c.Subject.Kind, c.Subject.Name)
		}
	}
}

// name teaches one name.
func (e *Edition) name(kind Kind, name string) {
	switch kind {
	case Person:
		e.lexicon.AddPerson(name)
	case Organisation:
		e.lexicon.AddBody(name)
	case Place:
		e.lexicon.Add(names.Place, name)
	}
}

// rarity is how rare a word is in the corpus, from 0 to 1.
func (e *Edition) rarity(word string) float64 { return e.words.rarity(word) }

// Finish prepares the edition for Contents.
func (e *Edition) Finish() { e.tagger = names.NewTagger(e.lexicon, e.counts) }

// names returns the mentions of names in a text, but for the stretches to skip.
func (e *Edition) names(text string, skip ...[2]int) []names.Mention {
	if e.tagger == nil { // an edition that nobody finished has learned nothing to rely on
		return names.NewTagger(names.NewLexicon(), nil).Tag(text, skip...)
	}
	return e.tagger.Tag(text, skip...)
}
