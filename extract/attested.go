package extract

import (
	"fmt"
	"regexp"
	"strings"

	"regesta/corpus"
	"regesta/extract/edtf"
)

// Attested finds letters that are known only because a letter or a note speaks of them: "on March
// 15, 1920, Lenin telegraphed him", "I received your telegram".
var Attested = register(&Extractor{
	Name: "attested",
	Doc: "Letters that are only spoken of, in notes and in the letters themselves: with sender, recipient, date and kind " +
		"as far as the words go, and the words that attest them.",
	Needs:  []*Extractor{Names, Parties, Dates},
	Corpus: true,
	Run:    runAttested,
})

// A frame is one way to speak of a letter. Its pattern runs over a masked sentence; the groups
// s, r, d, k and v are sender, recipient, date, the word for the kind and the verb.
type frame struct {
	pattern *regexp.Regexp
	kind    string // where the words name none
	body    bool   // speaks of "you" and "me": only in what the writer wrote
	you     byte   // who "you" is: 's' sender, 'r' recipient, 0 nobody
	me      byte   // who "I" is
}

const (
	kindWord = `(?P<k>telegrams?|wires?|cables?|cablegrams?|letters?|notes?|messages?|telephone messages?|telephonograms?|radiograms?|dispatch(?:es)?|despatch(?:es)?|airgrams?|memorand(?:um|a)|circulars?|reports?|appeals?|protests?|ultimatums?|orders?|directives?|petitions?|replies|reply|answers?|responses?|postscripts?|postcards?)`
	ownKind  = `(?P<k>telegrams?|wires?|cables?|letters?|notes?|messages?|dispatch(?:es)?|despatch(?:es)?|airgrams?|protests?|repl(?:y|ies)|answers?|postcards?|lines)`
	wireVerb = `(?P<v>telegraph(?:ed|ing)|wired|wiring|cabled|radioed|telephoned|wrote|writing|written)`
	sendVerb = `(?:sent|sends|sending|dispatched|addressed|forwarded|wrote|written|handed|transmitted|presented|delivered|issued|submitted|directed|despatched|send)`
	title    = `(?:comrades? |Comrades? |Tov\. |tov\. |Mr\. |President |General |the |Ambassador |Secretary |Prime Minister )*`
	of       = `(?:the (?:[a-z]+ ){0,3}of (?:the )?)?` // "the commander of the"
	gap      = `[^.;:“”"()]{0,%d}?`
)

func group2(name, inner string) string { return `(?P<` + name + `>` + inner + `)` }

var (
	sender   = title + of + group2("s", partyList)
	receiver = title + of + group2("r", partyList+`|him|her|them|me|us|you`)
	theDate  = group2("d", dateRune)
)

func pattern(s string) *regexp.Regexp { return regexp.MustCompile(s) }

func within(n int) string { return fmt.Sprintf(gap, n) }

// frames are tried in order; what one has used of a sentence another leaves alone.
var frames = []frame{
	{pattern: pattern(`\b[Ii]n (?:an?|his|her|their|another|the|its) (?:[a-z-]+ ){0,3}` + kindWord + `(?: \d+)?,? (?:(?:addressed )?to ` + receiver + `)?,? ?(?:(?:dated|of|on|from)? ?` + theDate + `)?,? ?(?:(?:addressed )?to ` + title + group2("r2", partyList) + `)?,? ` + sender)},
	{pattern: pattern(`\b[Ii]n (?:response|reply|answer),? during (?:[a-z]+ ){0,2}(?P<k>negotiations|conversation|talks?) (?:by|over) (?:direct )?(?:telegraph|wire|telephone),? ` + sender), kind: "direct-wire conversation"},
	{pattern: pattern(sender + ` (?:[a-z]+ly |also |again |then |first |had |has |have |was |immediately ){0,3}` + sendVerb + ` ` + within(60) + `\b` + kindWord + within(140) + `\b(?:addressed to|to) ` + receiver)},
	{pattern: pattern(sender + ` (?:had |has )?gave ` + receiver + ` (?:an?|the) (?:[a-z]+ )?(?P<k>order|instruction)`)},
	{pattern: pattern(group2("r", partyList) + ` (?:[a-z]+ly |also |had |has |have |just |then ){0,3}(?:received|got|receives) (?:an?|the|another|your|his|two|several) (?:[a-z]+ ){0,4}` + kindWord + within(50) + `\bfrom ` + sender)},
	{pattern: pattern(sender + `,? (?:[a-z]+ly |also |again |then |had |has ){0,3}` + wireVerb + `,? (?:back )?(?:to )?(?:that )?` + receiver)},
	{pattern: pattern(`\b(?:[Aa]n?|[Tt]he|[Hh]is|[Tt]his|[Aa]nother) (?:[a-z-]+ ){0,2}(?:response|reply|note|answer|protest|` + `letter|telegram) (?P<k>)of ` + sender + `(?: of ` + placeRune + `)?,? (?:sent|addressed) to ` + within(50) + group2("r", partyList))},
	{pattern: pattern(sender + ` (?:had |has |also |then )?` + sendVerb + ` ` + within(40) + `\b` + kindWord)},
	{pattern: pattern(sender + ` (?:and [a-z]+ )?(?:had |has |also |then |jointly )?(?P<v>ordered|instructed) (?:` + receiver + `|the |an )`), kind: "order"},
	{pattern: pattern(`\b` + kindWord + `(?: \d+)?,? (?:dated |of )?(?:` + theDate + `,? )?from ` + sender + `(?:,? ` + within(30) + `\bto ` + receiver + `)?`)},
	{pattern: pattern(`\b[Yy]our (?:[a-z]+ )?(?:[a-z]+ )?` + ownKind + `(?: (?:of|dated) ` + theDate + `)?(?: to ` + title + group2("r", partyList+`|`+placeRune) + `)?`), body: true, you: 's', me: 'r'},
	{pattern: pattern(`\b(?:[Mm]y|[Oo]ur) (?:[a-z]+ )?(?:[a-z]+ )?` + ownKind + `(?: (?:of|dated) ` + theDate + `)?(?: to ` + title + group2("r", partyList) + `)?`), body: true, you: 'r', me: 's'},
	{pattern: pattern(`\b[Yy]ou will receive (?:an?|the|our|my) (?:[a-z]+ )?` + ownKind), body: true, you: 'r', me: 's'},
	{pattern: pattern(`\b(?:I|[Ww]e) (?:[a-z]+ly |have |had |just |also )*(?:received|got|had) (?:an?|the|two|several|another) (?:[a-z]+ ){0,2}` + kindWord + within(30) + `\bfrom ` + sender), body: true, me: 'r'},
	{pattern: pattern(`\b(?:I|[Ww]e) (?:[a-z]+ly |have |had |just |also )*(?:wrote|telegraphed|wired|cabled|written|` + `sent ` + within(30) + `\b` + kindWord + within(20) + `) (?:to )?` + title + group2("r", partyList)), body: true, me: 's'},
	{pattern: pattern(`\b` + kindWord + ` for ` + title + group2("r", partyList)), body: true},
	{pattern: pattern(title + group2("s", partyRune) + `['’]s (?:[a-z]+ ){0,2}` + kindWord + `(?: (?:of|dated) ` + theDate + `)?(?: to ` + receiver + `)?(?: (?:of|dated) ` + group2("d2", dateRune) + `)?`)},
	{pattern: pattern(`\b` + kindWord + ` from you(?: and ` + group2("s", partyList) + `)?`), you: 's'},
}

// An attestation is one letter that a sentence speaks of.
type attestation struct {
	kind       string
	span       corpus.Span
	senders    []party
	recipients []party
	date       *edtf.Found
	dateSpan   corpus.Span
	bound      string // EDTF where the words give no date, and the letter's own bounds it
	note       string
}

func runAttested(p *Pass) error {
	d := p.Document
	if d.Role == corpus.Apparatus {
		return nil
	}
	a := &attester{pass: p, options: dateOptions(d)}
	a.context()
	for _, z := range d.Zones {
		if z.Kind != corpus.Note && z.Kind != corpus.Body && z.Kind != corpus.Editorial {
			continue
		}
		for _, m := range mask(d, z.Span, a.mentions, a.options) {
			a.sentence(m, z)
		}
		a.last = nil
	}
	for i, found := range a.found {
		a.report(i+1, found)
	}
	return nil
}

// An attester reads one document.
type attester struct {
	pass       *Pass
	options    edtf.Options
	mentions   []*Claim
	senders    []party // of the document itself: "I"
	recipients []party // "you"
	date       string  // of the document, EDTF
	last       []party // parties of the sentence before, for "him"
	lastDate   *edtf.Found
	found      []attestation
}

// context takes over what is known of the document.
func (a *attester) context() {
	claims := a.pass.Claims()
	for i := range claims {
		c := &claims[i]
		if c.Predicate == Mentions && c.Object.Kind != Topic {
			a.mentions = append(a.mentions, c)
			continue
		}
		if c.Subject.Node != a.pass.Document.ID {
			continue
		}
		q := party{kind: c.Object.Kind, name: c.Object.Name, office: c.Qualifiers.Office}
		switch c.Predicate {
		case Sender:
			if !anySame(a.senders, q) {
				a.senders = append(a.senders, q)
			}
		case Recipient:
			if !anySame(a.recipients, q) {
				a.recipients = append(a.recipients, q)
			}
		case Date:
			a.date = c.Object.Name
			if date, err := edtf.Parse(c.Object.Name); err == nil {
				first, _, open, _ := date.Bounds()
				if year, _, _ := first.Gregorian(); !open {
					a.options.DefaultYear = year
				}
			}
		}
	}
}

// used is a stretch of a sentence that a frame has taken.
type used struct{ from, to int }

// sentence tries every frame on one sentence.
func (a *attester) sentence(m *masked, z corpus.Zone) {
	var taken []used
	if strings.ContainsAny(m.text, "()") {
		taken = citations(m.text)
	}
	for _, f := range frames {
		if f.body && z.Kind != corpus.Body || f.you != 0 && z.Kind != corpus.Body && !strings.ContainsAny(m.text, "“”\"") {
			continue
		}
		for _, g := range f.pattern.FindAllStringSubmatchIndex(m.text, -1) {
			if overlaps(taken, g[0], g[1]) {
				continue
			}
			if found, ok := a.read(m, f, g, z); ok {
				taken = append(taken, used{g[0], g[1]})
				a.keep(found)
			}
		}
	}
	if parties := m.partiesIn(m.text); len(parties) > 0 {
		a.last = parties
	}
	if len(m.dates) > 0 {
		a.lastDate = &m.dates[len(m.dates)-1]
	}
}

// citations are the bracketed references of a sentence: their titles speak of no letters.
func citations(s string) []used {
	var list []used
	depth, from := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(':
			if depth == 0 {
				from = i
			}
			depth++
		case ')':
			if depth > 0 {
				depth--
				if depth == 0 && bibliographic.MatchString(s[from:i]) {
					list = append(list, used{from, i})
				}
			}
		}
	}
	return list
}

var bibliographic = regexp.MustCompile(`\b(?:P|p|pp|T|Vol|vol|V)\.\s?\d|\bIbid|\bF\.\s?\d|\bFiles?\b|\bFolder\b|\bBox\b`)

func overlaps(taken []used, from, to int) bool {
	for _, t := range taken {
		if from < t.to && t.from < to {
			return true
		}
	}
	return false
}

// read makes an attestation of a match.
func (a *attester) read(m *masked, f frame, g []int, z corpus.Zone) (attestation, bool) {
	text := func(name string) string {
		if i := f.pattern.SubexpIndex(name); i >= 0 && g[2*i] >= 0 {
			return m.text[g[2*i]:g[2*i+1]]
		}
		return ""
	}
	found := attestation{span: m.span(g[0], g[1]), note: z.Number}
	if z.Kind != corpus.Note {
		found.note = ""
	}
	found.senders = a.resolve(m, text("s"), nil)
	found.recipients = a.resolve(m, text("r"), found.senders)
	if r2 := text("r2"); r2 != "" {
		found.recipients = append(found.recipients, a.resolve(m, r2, found.senders)...)
	}
	found.kind = attestedKind(text("k"), text("v"), f.kind)
	switch f.you {
	case 's':
		found.senders = append(found.senders, a.you(z)...)
	case 'r':
		if len(found.recipients) == 0 {
			found.recipients = a.you(z)
		}
	}
	switch f.me {
	case 's':
		found.senders = a.me(z)
	case 'r':
		if len(found.recipients) == 0 && text("r") == "" {
			found.recipients = a.me(z)
		}
	}
	if len(found.senders) == 0 && len(found.recipients) == 0 {
		return found, false
	}
	for _, s := range found.senders {
		if anySame(found.recipients, s) {
			return found, false
		}
	}
	a.dateOf(m, g, text("d")+text("d2"), &found, z)
	return found, true
}

// you and me are the recipients and senders of the document, where its own writer speaks.
func (a *attester) you(z corpus.Zone) []party { return a.spoken(z, a.recipients) }
func (a *attester) me(z corpus.Zone) []party  { return a.spoken(z, a.senders) }

func (a *attester) spoken(z corpus.Zone, parties []party) []party {
	if z.Kind != corpus.Body || len(parties) > 3 {
		return nil
	}
	return append([]party{}, parties...)
}

// resolve lists the parties of a group; a pronoun is the party of the sentence so far, or of the
// one before, that is not the other end of the letter.
func (a *attester) resolve(m *masked, s string, not []party) []party {
	switch s {
	case "":
		return nil
	case "him", "her", "them":
		earlier := append(append([]party{}, a.last...), m.partiesIn(m.text)...)
		for i := len(earlier) - 1; i >= 0; i-- {
			if q := earlier[i]; q.kind == Person && !anySame(not, q) {
				return []party{q}
			}
		}
		return nil
	case "me", "us":
		return append([]party{}, a.senders...)
	case "you":
		return append([]party{}, a.recipients...)
	}
	list := m.partiesIn(s)
	for _, r := range s {
		if r >= firstPlace && r < firstDate {
			p := m.places[r-firstPlace]
			list = append(list, party{kind: Organisation, name: p.Name, span: corpus.Span{}})
		}
	}
	return list
}

// attestedKind is the kind that the words of a frame name.
func attestedKind(noun, verb, fallback string) string {
	if fallback != "" {
		return fallback
	}
	switch low := strings.ToLower(strings.TrimSuffix(noun, "s")); low {
	case "":
	case "ultimatum", "protest", "order", "appeal", "petition", "reply", "response", "answer", "postscript":
		return low
	case "replie":
		return "reply"
	case "wire", "telephonogram", "radiogram", "cable", "cablegram":
		return "telegram"
	case "line":
		return "letter"
	default:
		if name := kindName(low); name != "" {
			return name
		}
	}
	switch v := strings.ToLower(verb); {
	case strings.HasPrefix(v, "telegraph"), strings.HasPrefix(v, "wir"), strings.HasPrefix(v, "cabl"), strings.HasPrefix(v, "radio"):
		return "telegram"
	case strings.HasPrefix(v, "telephon"):
		return "telephone message"
	}
	return "letter"
}

// dateOf settles the date of an attested letter: the one the frame names, else the one next to it
// in the sentence. Without one the letter that speaks of it bounds it.
func (a *attester) dateOf(m *masked, g []int, named string, found *attestation, z corpus.Zone) {
	if dates := m.datesIn(named); len(dates) > 0 {
		found.date, found.dateSpan = &m.dates[dates[0]], m.dated[dates[0]]
	} else if i := nearestDate(m, g[0], g[1]); i >= 0 && z.Kind != corpus.Body {
		found.date, found.dateSpan = &m.dates[i], m.dated[i]
	}
	if found.date != nil && found.date.Incomplete && a.options.DefaultYear > 0 {
		completed := found.date.Complete(a.options.DefaultYear)
		found.date = &completed
	}
	if found.date != nil && found.date.EDTF == "" {
		found.date = nil
	}
	if found.date == nil && z.Kind == corpus.Body {
		found.bound = notAfter(a.date)
	}
}

// notAfter is the EDTF of a time that ends with the last day of date, "" where that is open.
func notAfter(date string) string {
	d, err := edtf.Parse(date)
	if err != nil {
		return ""
	}
	_, last, _, open := d.Bounds()
	if open {
		return ""
	}
	return "../" + last.String()
}

// nearestDate is the date of a sentence that stands closest before a match, or behind it; -1 when
// there is none within reach.
func nearestDate(m *masked, from, to int) int {
	best, distance := -1, 90
	for at, r := range m.text {
		if r < firstDate || r >= firstDate+perKind {
			continue
		}
		away := 0
		switch {
		case at < from:
			away = from - at
		case at >= to:
			away = (at - to) * 2
		}
		if away < distance {
			best, distance = int(r-firstDate), away
		}
	}
	return best
}

// keep adds an attestation unless an equal one stands already.
func (a *attester) keep(found attestation) {
	for i := range a.found {
		other := &a.found[i]
		if other.kind != found.kind && other.date == nil && found.date == nil || !sameParties(other.senders, found.senders) || !sameParties(other.recipients, found.recipients) {
			continue
		}
		if edtfOf(other.date) == edtfOf(found.date) && other.bound == found.bound {
			return
		}
	}
	a.found = append(a.found, found)
}

func edtfOf(f *edtf.Found) string {
	if f == nil {
		return ""
	}
	return f.EDTF
}

func sameParties(a, b []party) bool {
	if len(a) != len(b) {
		return false
	}
	for _, q := range a {
		if !anySame(b, q) {
			return false
		}
	}
	return true
}

// report reports one attested letter.
func (a *attester) report(n int, found attestation) {
	p := a.pass
	subject := Mention{Kind: Document, Node: fmt.Sprintf("%s/attested-%d", p.Document.ID, n)}
	p.Report(Claim{Subject: subject, Predicate: AttestedIn, Object: Mention{Kind: Document, Node: p.Document.ID},
		Evidence: Evidence{Span: found.span, Score: 0.8}, Qualifiers: Qualifiers{Note: found.note}})
	p.Report(Claim{Subject: subject, Predicate: DocKind, Object: Mention{Kind: Literal, Name: found.kind}, Evidence: Evidence{Span: found.span, Score: 0.8}})
	for role, parties := range [...][]party{found.senders, found.recipients} {
		for i, q := range parties {
			if q.span.Empty() {
				q.span = found.span
			}
			c := partyClaim([...]Predicate{Sender, Recipient}[role], q, i+1, 0.8)
			c.Subject = subject
			p.Report(c)
		}
	}
	switch {
	case found.date != nil:
		p.Report(Claim{Subject: subject, Predicate: Date, Object: Mention{Kind: Literal, Name: found.date.EDTF},
			Evidence: Evidence{Span: found.dateSpan, Score: 0.8}, Qualifiers: Qualifiers{Calendar: string(found.date.Calendar), Written: found.date.Written}})
	case found.bound != "":
		p.Report(Claim{Subject: subject, Predicate: Date, Object: Mention{Kind: Literal, Name: found.bound},
			Evidence: Evidence{Span: found.span, Score: 0.5}, Qualifiers: Qualifiers{Calendar: "gregorian"}})
	}
}
