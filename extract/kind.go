package extract

import (
	"regexp"
	"strings"

	"regesta/corpus"
)

// Kinds finds what kind of document a piece is.
var Kinds = register(&Extractor{
	Name: "kind",
	Doc: "The kind of document (letter, telegram, memorandum, conversation …): from the heading, the registry's line above it, " +
		"the copy form, the notes of the editors; a piece with a reader and no other sign is a letter.",
	Needs: []*Extractor{Parties},
	Run:   runKinds,
})

// kindNames maps the words of headings to the names that the graph uses; longer words first.
var kindNames = []struct{ words, name string }{
	{"editorial note", "editorial note"},
	{"circular telegram", "telegram"},
	{"circular airgram", "airgram"},
	{"telephone message", "telephone message"},
	{"memorandurn", "memorandum"},
	{"memorandum", "memorandum"},
	{"memo", "memorandum"},
	{"telegram", "telegram"},
	{"telegramm", "telegram"},
	{"télégramme", "telegram"},
	{"телеграмма", "telegram"},
	{"radiogram", "telegram"},
	{"cablegram", "telegram"},
	{"cable", "telegram"},
	{"airgram", "airgram"},
	{"phonogram", "telephone message"},
	{"despatch", "dispatch"},
	{"dispatch", "dispatch"},
	{"postcard", "postcard"},
	{"postkarte", "postcard"},
	{"ansichtskarte", "postcard"},
	{"carte postale", "postcard"},
	{"cartolina", "postcard"},
	{"открытка", "postcard"},
	{"letter", "letter"},
	{"lettre", "letter"},
	{"brief", "letter"},
	{"lettera", "letter"},
	{"письмо", "letter"},
	{"conversation", "conversation"},
	{"aide-mémoire", "aide-mémoire"},
	{"circular", "circular"},
	{"directive", "directive"},
	{"instruction", "instruction"},
	{"order", "order"},
	{"report", "report"},
	{"minutes", "minutes"},
	{"record", "record"},
	{"message", "message"},
	{"estimate", "estimate"},
	{"chronology", "chronology"},
	{"paper", "paper"},
	{"statement", "statement"},
	{"petition", "petition"},
	{"declaration", "declaration"},
	{"appeal", "appeal"},
	{"resolution", "resolution"},
	{"protocol", "minutes"},
	{"summary", "summary"},
	{"highlights", "record"},
	{"note", "note"},
	{"записка", "note"},
}

// kindName is the graph's name for a kind as a heading words it, "" when it is none.
func kindName(s string) string {
	s = strings.ToLower(s)
	for _, k := range kindNames {
		if strings.Contains(s, k.words) {
			return k.name
		}
	}
	return ""
}

var (
	wireCue    = regexp.MustCompile(`(?i)\b(?:direct[- ](?:wire|line)|by wire|ticker[- ]tape|hughes apparatus|telegraph tape)\b`)
	noteOnKind = regexp.MustCompile(`(?i)\b(?:the|this)\s+(telegram|letter|note|message|memorandum|report|order)\s+(?:was|is|has|bears)\b|\bon the (telegram|letter|note|document)\b|['’]s (telegram|letter|note|memorandum|report)\b`)
	byWire     = regexp.MustCompile(`(?i)(?:^|[(\[])\s*(?:by )?(?:telegraphic|telegraph|telegramm?e?|télégramme|cable|wire|телеграмма)(?:[^\pL]|$)`)
	inlineKind = regexp.MustCompile(`(?i)\b(?:this|my|present)\s+(telegram|letter|note|memorandum|report)\b`)
)

func runKinds(p *Pass) error {
	d := p.Document
	if d.Role == corpus.Apparatus || corpus.States(d, corpus.FieldKind) {
		return nil
	}
	h := p.heading()
	kind, span, score := kindName(h.kind), h.kindSpan, 1.0
	if h.prose {
		if m := wireCue.FindStringIndex(h.text); m != nil && (kind == "conversation" || kind == "") {
			kind, span = "direct-wire conversation", corpus.Span{Start: h.at + m[0], End: h.at + m[1]}
		}
	}
	if kind == "" {
		kind, span, score = guessKind(p, h)
	}
	if kind == "" {
		return nil
	}
	p.Report(Claim{
		Predicate: DocKind,
		Object:    Mention{Kind: Literal, Name: kind},
		Evidence:  Evidence{Span: span, Score: score},
	})
	return nil
}

// guessKind weighs the signs outside the heading.
func guessKind(p *Pass, h heading) (string, corpus.Span, float64) {
	d := p.Document
	for _, z := range d.ZonesOf(corpus.SourceNote) {
		if m := wireCue.FindStringIndex(d.Plain[z.Span.Start:z.Span.End]); m != nil {
			return "direct-wire conversation", corpus.Span{Start: z.Span.Start + m[0], End: z.Span.Start + m[1]}, 0.7
		}
	}
	for _, kind := range []corpus.ZoneKind{corpus.Note, corpus.Body, corpus.Marking} {
		for _, z := range d.ZonesOf(kind) {
			re := noteOnKind
			if kind != corpus.Note {
				re = inlineKind
			}
			s := d.Plain[z.Span.Start:z.Span.End]
			for _, m := range re.FindAllStringSubmatchIndex(s, 3) {
				for g := 2; g+1 < len(m); g += 2 {
					if m[g] < 0 || g == 6 && !ownNote(p, s[:m[0]]) {
						continue
					}
					if name := kindName(s[m[g]:m[g+1]]); name != "" {
						return name, corpus.Span{Start: z.Span.Start + m[g], End: z.Span.Start + m[g+1]}, 0.6
					}
				}
			}
		}
	}
	for _, kind := range []corpus.ZoneKind{corpus.Dateline, corpus.Marking, corpus.Editorial, corpus.Address} {
		for _, z := range d.ZonesOf(kind) {
			if m := byWire.FindStringIndex(d.Plain[z.Span.Start:z.Span.End]); m != nil {
				return "telegram", corpus.Span{Start: z.Span.Start + m[0], End: z.Span.Start + m[1]}, 0.9
			}
		}
	}
	if len(h.senders) > 0 || len(h.recipients) > 0 {
		return "letter", corpus.Span{Start: h.at, End: h.at + len(strings.TrimRight(h.text, " \n"))}, 0.5
	}
	for _, z := range d.ZonesOf(corpus.Salutation) {
		return "letter", z.Span, 0.5
	}
	for _, z := range d.ZonesOf(corpus.Signature) {
		return "letter", z.Span, 0.4
	}
	for _, c := range p.Claims() {
		if (c.Predicate == Sender || c.Predicate == Recipient) && c.Subject.Node == d.ID {
			return "letter", c.Evidence.Span, 0.4
		}
	}
	return "", corpus.Span{}, 0
}

// ownNote reports whether the words before "'s note" end with the name of the letter's sender: the
// editors speak of the document itself.
func ownNote(p *Pass, before string) bool {
	for _, c := range p.Claims() {
		if c.Predicate == Sender && c.Subject.Node == p.Document.ID {
			tokens := strings.Fields(c.Object.Name)
			if len(tokens) > 0 && strings.HasSuffix(before, tokens[len(tokens)-1]) {
				return true
			}
		}
	}
	return false
}
