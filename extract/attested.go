package extract

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

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
	replies bool   // answers the letter that was spoken of last
	head    bool   // uses its sentence only up to the sender
	back    bool   // answers the document that it stands in a note of
	home    byte   // which end of it is the department: 's' sender, 'r' recipient, 0 neither
}

const (
	kindWord = `(?P<k>telegrams?|wires?|cables?|cablegrams?|letters?|notes?|messages?|telephone messages?|telephonograms?|radiograms?|dispatch(?:es)?|despatch(?:es)?|airgrams?|memorand(?:um|a)|circulars?|reports?|appeals?|protests?|ultimatums?|orders?|directives?|petitions?|replies|reply|answers?|responses?|postscripts?|postcards?)`
	ownKind  = `(?P<k>telegram|wire|cable|letter|note|message|dispatch|despatch|airgram|protest|reply|answer|postcard|lines)\b`
	// datedKind are further words for what "your" and "my" go with where a date follows.
	datedKind = `(?P<k>favou?rs?|letters|telegrams|despatches|dispatches|communication|memorandum|report|inquiry|enquiry|instruction|circular)\b`
	number    = `(?:,? (?:No\.? ?)?\d+)?`
	clock     = `(?:,? \d+(?::\d+)? ?[ap]\. ?m\.)?`
	wireVerb  = `(?P<v>telegraph(?:ed|ing)|wired|wiring|cabled|radioed|telephoned|wrote|writing|written)`
	sendVerb  = `(?:sent|sends|sending|dispatched|addressed|forwarded|wrote|written|handed|transmitted|presented|delivered|issued|submitted|directed|despatched|send)`
	tellVerb  = `(?:assured|informed|told|asked|notified|advised|warned|instructed|urged|reported to|wrote to|demanded of|requested)`
	title     = `(?:comrades? |Comrades? |Tov\. |tov\. |Mr\. |President |General |the |Ambassador |Secretary |Prime Minister )*`
	// of is what an office puts before its body or holder: "the commander of the", "the secretary of
	// the regional committee,".
	of = `(?:(?:the )?(?:[a-z]+ ){1,3}of (?:the )?)?(?:the (?:[a-z]+ ){1,6}, )?`
	// subject is who does something: without an "and", two names are not one party.
	subject = `(?:the |The )?` + partyRune + `(?:(?:, ` + partyRune + `)*,? and (?:the )?(?:comrade )?` + partyRune + `)?`
	adverbs = `(?:[a-z]+ly |also |again |then |just |first |had |has |have |was |once more |in turn ){0,3}`
)

func pattern(s string) *regexp.Regexp { return regexp.MustCompile(s) }

func named1(name, inner string) string { return `(?P<` + name + `>` + inner + `)` }

// within allows for up to n characters of the same clause.
func within(n int) string { return fmt.Sprintf(`[^.;:“”"]{0,%d}?`, n) }

var (
	doer     = title + of + named1("s", subject)
	sender   = title + of + named1("s", partyList)
	receiver = title + of + named1("r", partyList+`|him|her|them|me|us|you`)
	theDate  = named1("d", dateRune)
)

// frames are tried in order; what one has used of a sentence another leaves alone.
var frames = []frame{
	// "In a telegram to B dated D, A …", "in a telegram dated D, A assured B"
	{pattern: pattern(`\b[Ii]n (?:an?|his|her|their|another|the|its) (?:[a-z-]+ ){0,3}` + kindWord + `(?: \d+)?,? (?:(?:addressed )?to ` + receiver + `)?,? ?(?:(?:dated|of|on|from)? ?` + theDate + `)?,? ?(?:(?:addressed )?to ` + title + named1("r2", partyList) + `)?,? ` + doer + `(?: ` + adverbs + tellVerb + ` ` + title + named1("r3", partyList) + `)?`)},
	// "A, in a telegram dated D addressed to B, wrote"
	{pattern: pattern(doer + `,? in (?:an?|his|her|their|another|the|its) (?:[a-z-]+ ){0,3}` + kindWord + `,? (?:(?:dated|of|on) ` + theDate + ` )?(?:addressed )?to ` + receiver)},
	// "In response, during negotiations by telegraph, A stated"
	{pattern: pattern(`\b[Ii]n (?:response|reply|answer),? during (?:[a-z]+ ){0,2}(?:negotiations|conversation|talks?) (?:by|over) (?:direct )?(?:telegraph|wire|telephone),? ` + doer), kind: "direct-wire conversation", replies: true},
	// "In response to a message from A …, on D, B telegraphed": the message is to B
	{pattern: pattern(`\b[Ii]n (?:response|reply|answer) to (?:an?|the|this|his) (?:[a-z]+ ){0,2}` + kindWord + ` (?:of|from) ` + sender + within(140) + `,? (?:on ` + dateRune + `,? )?` + named1("r", subject) + ` ` + adverbs + `(?:telegraphed|wired|cabled|wrote|sent|replied|answered|ordered)`), head: true},
	{pattern: pattern(`\b[Yy]ou will (?:soon )?(?:receive|have|get) (?:an?|the|our|my) (?:[a-z]+ )?` + ownKind), body: true, you: 'r', me: 's'},
	{pattern: pattern(`\b(?:I|[Ww]e) (?:[a-z]+ly |have |had |just |also )*(?:received|got|had)\b` + within(70) + `\b` + kindWord + `,? from ` + sender), body: true, me: 'r'},
	{pattern: pattern(`\b(?:I|[Ww]e) (?:[a-z]+ly |have |had |just |also )*(?:wrote|telegraphed|wired|cabled|written|sent ` + within(30) + `\b` + kindWord + within(20) + `) (?:to )?` + title + named1("r", partyList)), body: true, me: 's'},
	// "A sent the first telegram about … to B"
	{pattern: pattern(doer + ` ` + adverbs + sendVerb + ` ` + within(60) + `\b` + kindWord + within(140) + `\b(?:addressed to|to) ` + receiver)},
	{pattern: pattern(doer + ` ` + adverbs + `gave ` + receiver + ` (?:an?|the) (?:[a-z]+ )?(?P<k>order|instruction)`)},
	// "B received a telegram from A"
	{pattern: pattern(named1("r", subject) + ` ` + adverbs + `(?:received|got|receives) (?:an?|the|another|your|his|two|several) (?:[a-z]+ ){0,4}` + kindWord + within(50) + `\bfrom ` + sender)},
	// "A telegraphed B"
	{pattern: pattern(doer + `,? ` + adverbs + wireVerb + `,? (?:back )?(?:to )?(?:that )?` + receiver)},
	// "the response of A, sent to B"
	{pattern: pattern(`\b(?:[Aa]n?|[Tt]he|[Hh]is|[Tt]his|[Aa]nother) (?:[a-z-]+ ){0,2}` + kindWord + ` of ` + sender + `(?: of ` + placeRune + `)?,? (?:sent|addressed) to ` + within(50) + named1("r", partyList))},
	{pattern: pattern(doer + ` ` + adverbs + sendVerb + ` (?:an?|the|his|another) ` + within(30) + `\b(?P<k>telegram|letter|note|message|cable|dispatch|despatch|circular|protest|ultimatum)\b`)},
	{pattern: pattern(doer + ` ` + adverbs + `(?P<v>ordered) (?:` + receiver + `|the |an )`), kind: "order"},
	{pattern: pattern(`\b` + kindWord + ` from you and ` + named1("s", partyList)), you: 's'},
	{pattern: pattern(`\b` + kindWord + `(?: \d+)?,? (?:dated |of )?(?:` + theDate + `,? )?from ` + sender + `(?:,? ` + within(30) + `\bto ` + receiver + `)?`)},
	{pattern: pattern(`\b[Yy]our (?:[a-z]+ )?(?:[a-z]+ )?` + ownKind + number + `(?:,? (?:(?:of|dated) )?(?:the )?` + theDate + `)?(?: to ` + title + named1("r", partyList+`|`+placeRune) + `)?`), body: true, you: 's', me: 'r'},
	{pattern: pattern(`\b(?:[Mm]y|[Oo]ur) (?:[a-z]+ )?(?:[a-z]+ )?` + ownKind + number + `(?:,? (?:(?:of|dated) )?(?:the )?` + theDate + `)?(?: to ` + title + named1("r", partyList) + `)?`), body: true, you: 'r', me: 's'},
	{pattern: pattern(`\b(?:an?|the|another|also a) (?P<k>letter|telegram|note|message|postcard) for ` + title + named1("r", partyList)), body: true},
	// "the telegram that A sent to B on D"
	{pattern: pattern(`\b(?:[Tt]he|[Aa]|[Aa]nother|[Tt]his) (?:[a-z]+ ){0,2}` + kindWord + `,? (?:that|which) ` + doer + ` ` + adverbs + sendVerb + `(?: to)? ` + receiver + `(?:,? (?:on|of) ` + theDate + `)?`)},
	// "B was informed by A in a letter of D"
	{pattern: pattern(named1("r", subject) + ` (?:was|were|had been) (?:[a-z]+ly )?(?:informed|told|notified|asked|instructed|assured|warned|advised)` + within(30) + ` by ` + doer + ` (?:in|by) (?:an?|his|her|their|the) (?:[a-z]+ ){0,2}` + kindWord + `(?:,? (?:of|dated|on) ` + theDate + `)?`)},
	// "A, secretary of the club, writes to me"
	{pattern: pattern(doer + `,?(?: [^.;“”"]{3,60},)? ` + adverbs + `(?P<v>writes|wrote|telegraphs|telegraphed|wires|wired|cables|cabled) (?:to )?(?:me|us)\b`), body: true, me: 'r'},
	// "what A wrote"
	{pattern: pattern(`\b[Ww]hat ` + doer + ` (?:has |had |once )?(?P<v>wrote|written|telegraphed|wired|cabled)\b`), body: true},
	// "in addition to the order of D", "in reply to the demand of D"
	{pattern: pattern(`\b(?:[Ii]n (?:addition|continuation)|[Ff]urther|[Ss]upplementary) (?:to|of) (?:the|my|our) (?:[a-z]+ )?` + kindWord + ` (?:of|dated) ` + theDate), body: true, me: 's', you: 'r'},
	{pattern: pattern(`\b(?:[Ii]n (?:reply|response|answer)|[Rr]eplying) to the (?:[a-z]+ )?(?P<k>telegram|wire|cable|letter|note|message|dispatch|despatch|demand|inquiry|enquiry|request) (?:of|dated) ` + theDate), body: true, you: 's', me: 'r'},
	// "A replied over the direct wire", in a note to a letter to A
	{pattern: pattern(doer + ` ` + adverbs + `(?:replied|answered|responded) (?:over|by|on) (?:the )?direct (?:wire|line|telegraph)`), kind: "direct-wire conversation", back: true},
	{pattern: pattern(doer + ` ` + adverbs + `(?:replied|answered|responded)(?: (?:to (?:this|the) (?:letter|telegram|note|message)|to him|to her))? (?:by|in|with) (?:an? |the )?(?:[a-z]+ )?(?P<k>telegram|wire|cable|letter|note)(?: (?:of|dated|on) ` + theDate + `)?`), back: true},
	// "telegram 390 from D, 13 January": the place where it was sent, or where it went
	{pattern: pattern(`\b` + kindWord + ` (?:No\. )?\d+,? (?:(?:of|dated) ` + theDate + `,? )?(?:from ` + named1("p", placeRune) + `|to ` + named1("q", placeRune) + `)(?:,? (?:of |dated )?` + named1("d2", dateRune) + `)?`)},
	// "yours of D", "your favour of D", "mine of D", "my last of D"
	{pattern: pattern(`\b[Yy]our[’']?s,? (?:of|dated) (?:the )?` + theDate), body: true, you: 's', me: 'r'},
	{pattern: pattern(`\b[Yy]our (?:[a-z]+ ){0,2}` + datedKind + number + `,? (?:(?:of|dated) )?(?:the )?` + theDate), body: true, you: 's', me: 'r'},
	{pattern: pattern(`\b(?:[Mm]ine|[Mm]y last)(?: letter)?(?: to you)?,?(?: was)? (?:of|dated) (?:the )?` + theDate), body: true, you: 'r', me: 's'},
	{pattern: pattern(`\b(?:[Mm]y|[Oo]ur) (?:[a-z]+ ){0,2}` + datedKind + number + `,? (?:(?:of|dated) )?(?:the )?` + theDate), body: true, you: 'r', me: 's'},
	// "I wrote to you on D"
	{pattern: pattern(`\bI (?:have |had )?(?:[a-z]+ly )?(?P<v>wrote|written|telegraphed|wired|cabled)(?: to)? you` + within(25) + ` ` + theDate), body: true, you: 'r', me: 's'},
	// "his letter of D"
	{pattern: pattern(`\b` + named1("s", `[Hh]is|[Hh]er|[Tt]heir`) + ` (?:[a-z]+ ){0,2}` + ownKind + number + `,? (?:of|dated) (?:the )?` + theDate + `(?:,? to ` + receiver + `)?`)},
	// "telegram 355, D, 6 p.m., to the place"
	{pattern: pattern(`\b` + kindWord + ` (?:No\. )?\d+,? ` + theDate + clock + `,? (?:from ` + named1("p", placeRune) + `|to ` + named1("q", placeRune) + `)`)},
	// "Embtel 2121, D": between the mission and the department, whoever of the two writes
	{pattern: pattern(`\b(?:Emb|Leg|Con|Congen)tels?\.? (?:No\. )?\d+,? (?:of |dated )?` + theDate), kind: "telegram", home: 'r'},
	{pattern: pattern(`\b(?:Dep|Dept)tels?\.? (?:No\. )?\d+,? (?:of |dated )?` + theDate), kind: "telegram", home: 's'},
	// "A's letter to B"
	{pattern: pattern(title + named1("s", partyRune) + `['’]s (?:[a-z]+ ){0,2}` + kindWord + `(?: (?:of|dated) ` + theDate + `)?(?: to ` + receiver + `)?(?: (?:of|dated) ` + named1("d2", dateRune) + `)?`)},
}

// frameSieve spares most sentences most frames, which are slow.
var frameSieve = sync.OnceValue(func() *sieve {
	patterns := make([]*regexp.Regexp, len(frames))
	for i, f := range frames {
		patterns[i] = f.pattern
	}
	return newSieve(patterns)
})

// An attestation is one letter that a sentence speaks of.
type attestation struct {
	kind       string
	span       corpus.Span
	senders    []party
	recipients []party
	from, to   []party // places, where the words name no party
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
		for _, m := range mask(d, z, a.mentions, a.options, a.calendar) {
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
	calendar   edtf.Calendar
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
			a.date, a.calendar = c.Object.Name, edtf.Calendar(c.Qualifiers.Calendar)
			if date, err := edtf.Parse(c.Object.Name); err == nil {
				a.options.Letter = date
				first, _, open, _ := date.Bounds()
				if year, _, _ := first.Gregorian(); !open {
					a.options.DefaultYear = year
				}
			}
		}
	}
}

// used is a stretch of a masked sentence that a frame has taken.
type used struct{ from, to int }

// sentence tries every frame on one sentence.
func (a *attester) sentence(m *masked, z corpus.Zone) {
	var taken []used
	words := frameSieve().sift(m.text)
	for i, f := range frames {
		if f.body && z.Kind != corpus.Body || f.you != 0 && z.Kind != corpus.Body && !strings.ContainsAny(m.text, "“”\"") || !frameSieve().may(i, words) {
			continue
		}
		for _, g := range f.pattern.FindAllStringSubmatchIndex(m.text, -1) {
			if overlaps(taken, g[0], g[1]) {
				continue
			}
			found, ok := a.read(m, f, g, z)
			if !ok {
				continue
			}
			end := g[1]
			if f.head {
				end = g[2*f.pattern.SubexpIndex("s")+1]
			}
			taken = append(taken, used{g[0], end})
			a.keep(found)
		}
	}
	if parties := m.partiesIn(m.text); len(parties) > 0 {
		a.last = parties
	}
	if len(m.dates) > 0 {
		a.lastDate = &m.dates[len(m.dates)-1]
	}
}

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
	for _, further := range []string{"r2", "r3"} {
		if more := text(further); more != "" && len(found.recipients) == 0 {
			found.recipients = a.resolve(m, more, found.senders)
		}
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
	if f.home != 0 && !a.mission(&found, f.home) {
		return found, false
	}
	found.from, found.to = a.resolve(m, text("p"), nil), a.resolve(m, text("q"), nil)
	if f.back && !a.answersDocument(&found) || len(found.senders)+len(found.recipients)+len(found.from)+len(found.to) == 0 {
		return found, false
	}
	for _, s := range found.senders {
		if anySame(found.recipients, s) {
			return found, false
		}
	}
	if z.Kind == corpus.Note && len(found.recipients) == 0 && anyOf(a.senders, found.senders) && text("d")+text("d2") == "" && f.kind == "" {
		return found, false // "Chicherin's note" under a note of Chicherin's: the document itself
	}
	a.dateOf(m, f, g, text("d")+text("d2"), &found, z)
	if f.body && f.you == 'r' && found.date == nil && a.today(m, m.text[g[0]:]) {
		found.bound = a.date // "you will receive an answer today"
	}
	if f.replies && len(a.found) > 0 {
		a.answer(&found)
	}
	return found, true
}

// today reports whether a piece of a sentence speaks of the day of the letter.
func (a *attester) today(m *masked, s string) bool {
	for _, i := range m.datesIn(s) {
		if m.dates[i].EDTF == a.date {
			return true
		}
	}
	return strings.Contains(s, " today")
}

// home matches who sits at the department to which missions report.
var home = regexp.MustCompile(`(?i)\bsecretary of state\b|\bdepartment\b|\bforeign office\b`)

// mission sets the ends of a telegram between the department and its mission, the two ends of the
// document itself; false where it is not sure which is which.
func (a *attester) mission(found *attestation, role byte) bool {
	atHome := func(parties []party) bool {
		for _, q := range parties {
			if home.MatchString(q.name) || home.MatchString(q.office) {
				return true
			}
		}
		return false
	}
	department, mission := a.senders, a.recipients
	if !atHome(department) {
		department, mission = mission, department
	}
	if !atHome(department) || atHome(mission) || len(mission) == 0 {
		return false
	}
	if role == 's' {
		found.senders, found.recipients = append([]party{}, department...), append([]party{}, mission...)
	} else {
		found.senders, found.recipients = append([]party{}, mission...), append([]party{}, department...)
	}
	return true
}

// answer makes a letter one that answers the letter spoken of before: to its senders, not before its
// day.
func (a *attester) answer(found *attestation) {
	last := a.found[len(a.found)-1]
	if len(found.recipients) == 0 {
		found.recipients = append(found.recipients, last.senders...)
	}
	if date := edtfOf(last.date); date != "" && found.date == nil {
		found.bound = date + "/.."
	}
}

// answersDocument makes a letter the answer of who got the document to who wrote it, not before the
// document's day; it reports false where another has answered.
func (a *attester) answersDocument(found *attestation) bool {
	if len(found.senders) == 0 || !anyOf(a.recipients, found.senders) {
		return false
	}
	found.recipients = append(found.recipients, a.senders...)
	if a.date != "" && !strings.Contains(a.date, "/") {
		found.bound = a.date + "/.."
	}
	return true
}

func anyOf(parties, of []party) bool {
	for _, q := range of {
		if anySame(parties, q) {
			return true
		}
	}
	return false
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
	switch strings.ToLower(s) {
	case "":
		return nil
	case "him", "her", "them", "his", "their":
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
	case "ultimatum", "protest", "order", "appeal", "petition", "reply", "response", "answer", "postscript", "demand", "request", "inquiry":
		return low
	case "replie":
		return "reply"
	case "wire", "telephonogram", "radiogram", "cable", "cablegram":
		return "telegram"
	case "line", "favor", "favour", "communication":
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
func (a *attester) dateOf(m *masked, f frame, g []int, named string, found *attestation, z corpus.Zone) {
	if dates := m.datesIn(named); len(dates) > 0 {
		found.date, found.dateSpan = &m.dates[dates[0]], m.dated[dates[0]]
	} else if i := nearestDate(m, g[0], g[1]); i >= 0 && z.Kind != corpus.Body && f.you == 0 {
		found.date, found.dateSpan = &m.dates[i], m.dated[i]
	}
	if found.date != nil && found.date.Incomplete && a.options.DefaultYear > 0 {
		completed := found.date.Complete(a.options.DefaultYear)
		found.date = &completed
	}
	if found.date != nil && found.date.EDTF == "" {
		found.date = nil
	}
	if found.date != nil && z.Kind == corpus.Body && f.you+f.me != 0 && a.later(found.date.EDTF) {
		found.date = a.yearBefore(found.date)
	}
	if found.date == nil && z.Kind == corpus.Body {
		found.bound = notAfter(a.date)
	}
	if f.head && found.date != nil && named == "" { // it was there when it was answered
		found.bound, found.date = notAfter(found.date.EDTF), nil
	}
}

// later reports whether a date lies behind that of the document.
func (a *attester) later(date string) bool {
	d, err := edtf.Parse(date)
	_, last, _, open := a.options.Letter.Bounds()
	if err != nil || date == "" || open || a.options.Letter.IsZero() {
		return false
	}
	first, _, _, _ := d.Bounds()
	return first > last
}

// writtenYear matches a year in a date as written.
var writtenYear = regexp.MustCompile(`\d{4}|[’']\d\d|/\d\d`)

// yearBefore takes a day that was written without its year, and lies behind the letter that speaks of
// it, for one of the year before: "yours of 28 December", in January. Any other date comes back as it is.
func (a *attester) yearBefore(f *edtf.Found) *edtf.Found {
	year, rest, ok := strings.Cut(f.EDTF, "-")
	if !ok || writtenYear.MatchString(f.Written) || year != strconv.Itoa(a.options.DefaultYear) {
		return f
	}
	earlier := *f
	earlier.EDTF = strconv.Itoa(a.options.DefaultYear-1) + "-" + rest
	if _, err := edtf.Parse(earlier.EDTF); err != nil {
		return f
	}
	return &earlier
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

// nearestDate is the date of a sentence that belongs to a match: one right behind it ("… to Lenin on
// D"), else the closest before it, else one inside or behind; -1 when there is none within reach.
func nearestDate(m *masked, from, to int) int {
	best, distance := -1, 240
	for at, r := range m.text {
		if r < firstDate || r >= firstDate+perKind {
			continue
		}
		away := 0
		switch {
		case at >= to && at-to <= 5:
		case at < from:
			away = from - at
		case at < to:
			away = 100
		default:
			away = 100 + (at-to)*2
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
		if edtfOf(other.date) == edtfOf(found.date) && other.bound == found.bound && sameParties(other.from, found.from) && sameParties(other.to, found.to) {
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
	for role, places := range [...][]party{found.from, found.to} {
		for _, q := range places {
			p.Report(Claim{Subject: subject, Predicate: [...]Predicate{PlaceSent, PlaceReceived}[role], Object: Mention{Kind: Place, Name: q.name},
				Evidence: Evidence{Span: found.span, Score: 0.8}})
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
