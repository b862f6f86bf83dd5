package build

import (
	"fmt"

	"regesta/extract"
)

// contradictions warns of every letter whose header gives one date and whose text another: both
// claims stay, the header's counts, and a person had better look.
func (b *builder) contradictions() {
	for _, l := range b.letters {
		var stated, read *extract.Claim
		for i := range l.claims {
			c := &l.claims[i]
			switch {
			case c.Predicate != extract.Date || c.Subject.Node != l.doc.ID:
			case c.Evidence.Extractor == extract.Markup.Name:
				stated = c
			default:
				read = c
			}
		}
		if stated == nil || read == nil || stated.Object.Name == read.Object.Name {
			continue
		}
		b.report.Warnings = append(b.report.Warnings, fmt.Errorf("%s: dated %s by its header, “%s” by its text; the header counts, `regesta explain %s date` shows both",
			l.doc.Source, stated.Object.Name, l.doc.Slice(read.Evidence.Span), l.doc.ID))
	}
}
