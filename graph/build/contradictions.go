package build

import (
	"fmt"

	"regesta/corpus"
	"regesta/extract"
)

// contradicted are the statements of a source's markup that the letter's own words can contradict,
// with the words in which a warning tells of it.
var contradicted = []struct {
	predicate extract.Predicate
	words     string
}{
	{extract.Sender, "sent by"}, {extract.Recipient, "addressed to"}, {extract.PlaceSent, "sent from"}, {extract.PlaceReceived, "sent to"}, {extract.Date, "dated"},
}

// contradictions warns of a letter whose header gives one party, place or date and whose text
// another: both claims stay, the header's counts, and a person had better look.
func (b *builder) contradictions(doc *corpus.Document, claims []extract.Claim) {
	for _, c := range contradicted {
		stated, read := said(doc.ID, claims, c.predicate, true), said(doc.ID, claims, c.predicate.InText(), false)
		if stated == nil || read == nil || stated.Object.Name == read.Object.Name {
			continue
		}
		b.report.Warnings = append(b.report.Warnings, fmt.Errorf("%s: %s %s by its header, “%s” by its text; the header counts, `regesta explain %s %s` shows both",
			doc.Source, c.words, stated.Object.Name, doc.Slice(read.Evidence.Span), doc.ID, c.predicate))
	}
}

// said is the first claim of that predicate on the letter itself: of its markup, or of its text where
// that contradicts the markup.
func said(letter string, claims []extract.Claim, p extract.Predicate, markup bool) *extract.Claim {
	for i := range claims {
		c := &claims[i]
		byMarkup := c.Evidence.Extractor == extract.Markup.Name
		if c.Predicate == p && c.Subject.Node == letter && byMarkup == markup && (markup || c.Evidence.Score == extract.Doubted) {
			return c
		}
	}
	return nil
}
