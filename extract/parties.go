package extract

import (
	"strings"
	"unicode/utf8"

	"regesta/corpus"
)

// Parties finds who wrote to whom. Heading, signature, address line, salutation and labelled lines
// are read apart and then weighed: the heading is believed first, the signature says who of those
// the heading names has written, and what stands in the address line as a copy is one.
var Parties = register(&Extractor{
	Name: "parties",
	Doc: "Sender, recipients and copy recipients, with the offices they hold: from the heading, the signature, " +
		"the address line, the salutation and lines such as TO: and FROM:.",
	Run: runParties,
})

// witnesses are what the parts of one document say of its parties.
type witnesses struct {
	heading    heading
	signatures []party
	addressed  []party // address line
	copies     []party // "copy to"
	greeted    []party // salutation
	from, to   []party // labelled lines
}

func runParties(p *Pass) error {
	d := p.Document
	if d.Role == corpus.Apparatus {
		return nil
	}
	w := witnesses{heading: p.heading()}
	w.heading.resolveSame(d)
	w.copies = w.heading.copies
	w.read(d)
	w.decide(p)
	for _, part := range d.Parts {
		reportPart(p, part)
	}
	return nil
}

// read collects the witnesses outside the heading.
func (w *witnesses) read(d *corpus.Document) {
	whole := len(d.Parts) == 0
	for _, z := range d.Zones {
		s := d.Plain[z.Span.Start:z.Span.End]
		switch z.Kind {
		case corpus.Signature:
			w.signatures = append(w.signatures, readSignature(s, z.Span.Start)...)
		case corpus.Address:
			to, copies := readAddress(s, z.Span.Start)
			w.addressed, w.copies = append(w.addressed, to...), append(w.copies, copies...)
		case corpus.Salutation:
			if whole || len(w.greeted) == 0 {
				w.greeted = append(w.greeted, readSalutation(s, z.Span.Start)...)
			}
		case corpus.Marking:
			w.readLabels(s, z.Span.Start)
		case corpus.Body:
			w.copies = append(w.copies, copiesInBody(s, z.Span.Start)...)
		}
	}
}

// decide weighs the witnesses and reports the parties.
func (w *witnesses) decide(p *Pass) {
	senders, recipients := w.heading.senders, w.heading.recipients
	if len(w.heading.open) > 0 {
		senders, recipients = w.settleOpen()
	}
	if len(w.heading.bare) > 0 {
		senders, recipients = w.settleBare(p.Document.Profile)
	}
	unaddressed := len(w.heading.authors) > 0 || paper(w.heading) // addressed to nobody
	if len(senders) == 0 && len(w.from) > 0 {
		senders = w.from
	}
	if len(recipients) == 0 && len(w.to) > 0 {
		recipients = w.to
	}
	if len(senders) == 0 && !unaddressed {
		senders = people(w.signatures)
		for i, q := range senders {
			senders[i] = fullName(q, p.Document.Profile)
		}
		if len(senders) == 0 {
			senders = named(p.Document, func(f *corpus.Profile) string { return f.Sender })
		}
	}
	if len(recipients) == 0 && !unaddressed {
		switch {
		case len(w.addressed) > 0:
			recipients = w.addressed
		case len(w.greeted) > 0:
			recipients = w.greeted
		default:
			recipients = named(p.Document, func(f *corpus.Profile) string { return f.Recipient })
		}
	}
	if len(recipients) == 0 && len(w.heading.senders) > 0 && len(w.heading.recipients) == 0 && !w.heading.prose && !unaddressed {
		for _, owner := range named(p.Document, func(f *corpus.Profile) string { return f.Sender }) {
			if !anySame(senders, owner) { // "From James Madison" in the papers of Jefferson
				recipients = append(recipients, owner)
			}
		}
	}
	recipients, copies := w.settleCopies(recipients)
	senders = w.settleOffice(senders)
	if w.heading.prose {
		recipients = append(recipients, w.furtherRecipients(recipients, senders)...)
	}
	if corpus.States(p.Document, corpus.FieldSender) {
		reportOtherParties(p, SenderInText, corpus.FieldSender, senders)
	} else {
		report(p, Sender, senders, w.signatures)
	}
	if corpus.States(p.Document, corpus.FieldRecipient) {
		reportOtherParties(p, RecipientInText, corpus.FieldRecipient, recipients)
	} else {
		report(p, Recipient, recipients, append(append([]party{}, w.addressed...), w.greeted...))
	}
	if !corpus.States(p.Document, corpus.FieldCopy) {
		report(p, CopyTo, copies, nil)
	}
	report(p, Author, w.heading.authors, nil)
	w.reportSignatory(p, senders)
}

// paper reports whether the heading names a kind of piece that is not sent to anybody: a record, a
// report, an estimate, with no party named.
func paper(h heading) bool {
	if len(h.senders)+len(h.recipients)+len(h.open) > 0 || h.kind == "" || h.prose {
		return false
	}
	switch low := strings.ToLower(h.kind); {
	case strings.HasSuffix(low, "letter"), strings.HasSuffix(low, "telegram"), strings.HasSuffix(low, "cable"), strings.HasSuffix(low, "message"), strings.HasSuffix(low, "postcard"), low == "brief", low == "lettre":
		return false
	}
	return true
}

// settleOpen decides, where the heading has lost the word between sender and recipients, who wrote:
// whoever signed, else the first.
func (w *witnesses) settleOpen() (senders, recipients []party) {
	for _, o := range w.heading.open {
		if anySame(w.signatures, o) {
			senders = append(senders, o)
		} else {
			recipients = append(recipients, o)
		}
	}
	if len(senders) == 0 || len(recipients) == 0 {
		return w.heading.open[:1], w.heading.open[1:]
	}
	return senders, recipients
}

// settleCopies takes those out of the recipients to whom the address line says a copy went.
func (w *witnesses) settleCopies(recipients []party) (kept, copies []party) {
	copies = w.copies
	for _, r := range recipients {
		if anySame(w.copies, r) && len(recipients) > 1 {
			continue
		}
		kept = append(kept, r)
	}
	for i, c := range copies { // the heading's form of a name is the better one
		for _, r := range recipients {
			if samePerson(c.name, r.name) && len(r.name) > len(c.name) {
				copies[i].name, copies[i].office = r.name, r.office
			}
		}
	}
	out := copies[:0:0]
	for _, c := range copies {
		if !anySame(out, c) && !anySame(kept, c) {
			out = append(out, c)
		}
	}
	return kept, out
}

// settleOffice names the holder of an office in the heading who signed: "The Secretary of State",
// signed Acheson, is Acheson with that office.
func (w *witnesses) settleOffice(senders []party) []party {
	signed := people(w.signatures)
	if len(senders) != 1 || !senders[0].officeOnly() || len(signed) != 1 {
		return senders
	}
	holder := signed[0]
	holder.office = senders[0].office
	return []party{holder}
}

// furtherRecipients are those whom the letter itself addresses besides those the heading names: the
// reader of a cover note or of a postscript.
func (w *witnesses) furtherRecipients(recipients, senders []party) []party {
	var further []party
	for _, a := range append(append([]party{}, w.addressed...), w.greeted...) {
		if a.kind == Person && !anySame(recipients, a) && !anySame(senders, a) && !anySame(further, a) && len(recipients) > 0 && recipients[0].kind == Person {
			further = append(further, a)
		}
	}
	return further
}

// reportSignatory reports who signed for the body that the heading names as sender.
func (w *witnesses) reportSignatory(p *Pass, senders []party) {
	for i, s := range people(w.signatures) {
		if !anySame(senders, s) {
			p.Report(partyClaim(Signatory, s, i+1, 0.9))
		}
	}
}

// report reports parties, and behind each the passages where another witness names the same one.
func report(p *Pass, role Predicate, parties, seconds []party) {
	for i, q := range parties {
		if q.name == "" {
			continue
		}
		p.Report(partyClaim(role, q, i+1, 1))
		for _, s := range seconds {
			if s.span != q.span && samePerson(s.name, q.name) {
				c := partyClaim(role, q, i+1, 0.9)
				c.Evidence.Span, c.Qualifiers.Written = s.span, s.name
				p.Report(c)
				break
			}
		}
	}
}

func partyClaim(role Predicate, q party, position int, score float64) Claim {
	c := Claim{
		Predicate:  role,
		Object:     Mention{Kind: q.kind, Name: q.name},
		Evidence:   Evidence{Span: q.span, Score: score},
		Qualifiers: Qualifiers{Position: position, Office: q.office},
	}
	if q.officeOnly() {
		c.Qualifiers.Office = ""
	}
	if q.assumed { // the edition says so, not the letter
		c.Qualifiers.Certainty, c.Evidence.Score = "probable", 0.5
	}
	return c
}

// named is the party that the edition's profile gives where the letter names nobody. The passage is
// the beginning of the letter, and the claim is marked as probable.
func named(d *corpus.Document, of func(*corpus.Profile) string) []party {
	if d.Profile == nil || of(d.Profile) == "" {
		return nil
	}
	return []party{{kind: Person, name: properCase(of(d.Profile)), span: beginning(d), assumed: true}}
}

// beginning is the heading of a document, or its first words.
func beginning(d *corpus.Document) corpus.Span {
	if zones := d.ZonesOf(corpus.Heading); len(zones) > 0 {
		return zones[0].Span
	}
	first, _, _ := strings.Cut(d.Text, "\n")
	return corpus.Span{Start: 0, End: runeCut(first, 80)}
}

// properCase writes a name in capitals as names are written.
func properCase(s string) string {
	if s != strings.ToUpper(s) {
		return s
	}
	tokens := strings.Fields(s)
	for i, t := range tokens {
		if !isInitial(t) && !suffixes[strings.ToLower(t)] {
			r, size := utf8.DecodeRuneInString(t)
			tokens[i] = string(r) + strings.ToLower(t[size:])
		}
	}
	return strings.Join(tokens, " ")
}

// settleBare decides what a heading says that is nothing but a name. In an edition of two people's
// letters to each other it is the writer; elsewhere it is the writer only where the signature agrees.
func (w *witnesses) settleBare(f *corpus.Profile) (senders, recipients []party) {
	q := w.heading.bare[0]
	if f != nil && len(f.Correspondents) == 2 {
		for i, name := range f.Correspondents {
			if samePerson(name, q.name) {
				other := party{kind: Person, name: properCase(f.Correspondents[1-i]), span: q.span, assumed: true}
				return w.heading.bare, []party{other}
			}
		}
	}
	if anySame(w.signatures, q) {
		return w.heading.bare, nil
	}
	if len(w.signatures) > 0 || f != nil && f.Sender != "" {
		return nil, w.heading.bare
	}
	return nil, nil
}

// mayNameCopies reports whether a text has "this letter" or the like, or a line that begins with a
// word for a copy; without one the slow bodyCopy cannot match.
func mayNameCopies(s string) bool {
	for line := range strings.Lines(s) {
		line = strings.TrimLeft(line, " \t\r\f")
		if len(line) > 1 && (line[0] == 'C' || line[0] == 'c') && (line[1] == 'c' || line[1] == 'C' || line[1] == 'o') {
			return true
		}
	}
	for _, behind, found := strings.Cut(s, "this"); found; _, behind, found = strings.Cut(behind, "this") {
		switch behind = strings.TrimLeft(behind, " \t\n\r\f"); {
		case strings.HasPrefix(behind, "letter"), strings.HasPrefix(behind, "telegram"), strings.HasPrefix(behind, "note"), strings.HasPrefix(behind, "message"):
			return true
		}
	}
	return false
}
