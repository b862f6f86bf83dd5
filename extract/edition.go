package extract

import "regesta/corpus"

// An Edition is what a corpus teaches before its texts are read for names: the sure names of its
// headings, signatures, glossaries and lists. Learn it from the claims of Structure, over all
// documents in order, then call Finish; after that it is read only and may be shared.
type Edition struct{}

// NewEdition returns an edition that has learned nothing.
func NewEdition() *Edition { return &Edition{} }

// Learn takes over the sure names of one document.
func (e *Edition) Learn(d *corpus.Document, claims []Claim) {}

// Finish prepares the edition for Contents.
func (e *Edition) Finish() {}
