package extract

import (
	"regesta/corpus"
	"regesta/extract/names"
)

// Names finds every mention of people, organisations and places. The span is the name alone:
// "comrade", "Ambassador" and other offices stand outside, "Mr." and "Lady" inside, "General" inside
// only where the corpus calls people "Mr." and "Mrs.", the possessive ending outside. Bodies are
// taken whole ("Bureau of the Central Committee"), names inside them
// are no mentions of their own. Source notes and bracketed citations are not read: their names are
// authors and places of print.
var Names = register(&Extractor{
	Name:   "names",
	Doc:    "Mentions of people, organisations and places, from the edition's own names, gazetteers and context.",
	Corpus: true,
	Run:    runNames,
})

func runNames(p *Pass) error {
	for _, m := range p.Edition.names(p.Document.Plain, unread(p)...) {
		span := corpus.Span{Start: m.Start, End: m.End}
		p.Report(Claim{
			Predicate: Mentions,
			Object:    Mention{Kind: kinds[m.Kind], Name: p.Document.Slice(span)},
			Evidence:  Evidence{Span: span, Score: m.Score},
		})
	}
	return nil
}

var kinds = [...]Kind{names.Person: Person, names.Organisation: Organisation, names.Place: Place}

// unread lists the stretches of a document in which no name is looked for: source notes, words that
// a message repeats of somebody else, the record of a source's markup, and what that markup has
// named already.
func unread(p *Pass) [][2]int {
	var spans [][2]int
	for _, z := range p.Document.Zones {
		if z.Kind == corpus.SourceNote || z.Kind == corpus.Record || z.Kind == corpus.Quoted {
			spans = append(spans, [2]int{z.Span.Start, z.Span.End})
		}
	}
	for _, c := range p.Claims() {
		if c.Predicate == Mentions {
			spans = append(spans, [2]int{c.Evidence.Span.Start, c.Evidence.Span.End})
		}
	}
	return spans
}
