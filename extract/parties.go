package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

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
	w := witnesses{heading: readHeading(d)}
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
	if len(recipients) == 0 && len(w.to) > 0 && !unaddressed {
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
	if !corpus.States(p.Document, corpus.FieldSender) {
		report(p, Sender, senders, w.signatures)
	}
	if !corpus.States(p.Document, corpus.FieldRecipient) {
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

// fullName gives a signature that is only a given name, or initials, the name of the edition's
// writer, where they agree: "JOHN" in the letters of John Keats.
func fullName(q party, f *corpus.Profile) party {
	if f == nil || f.Sender == "" || q.kind != Person {
		return q
	}
	short, full := nameTokens(q.name), nameTokens(f.Sender)
	if len(short) == 0 || len(full) < 2 || len(short) >= len(full) && len(short) > 1 {
		return q
	}
	given := len(short) == 1 && slices.Contains(full[:len(full)-1], short[0])
	for i, t := range short {
		if !given && t != full[i] && (len(t) > 1 || t[0] != full[i][0]) {
			return q
		}
	}
	q.name = properCase(f.Sender)
	return q
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

func people(parties []party) []party {
	var list []party
	for _, q := range parties {
		if q.kind == Person && !anySame(list, q) {
			list = append(list, q)
		}
	}
	return list
}

func anySame(parties []party, q party) bool {
	for _, o := range parties {
		if samePerson(o.name, q.name) || o.office != "" && strings.EqualFold(o.office, q.name) {
			return true
		}
	}
	return false
}

// samePerson reports whether two names in one letter are one person's: equal surnames, and given
// names that do not contradict.
func samePerson(a, b string) bool {
	ta, tb := nameTokens(a), nameTokens(b)
	if len(ta) == 0 || len(tb) == 0 || ta[len(ta)-1] != tb[len(tb)-1] {
		return false
	}
	for i := 0; i < len(ta)-1 && i < len(tb)-1; i++ {
		if ta[i][0] != tb[i][0] || len(ta[i]) > 1 && len(tb[i]) > 1 && ta[i] != tb[i] {
			return false
		}
	}
	return true
}

var letters = regexp.MustCompile(`[\p{L}\p{M}]+`)

func nameTokens(s string) []string {
	return letters.FindAllString(strings.ToLower(norm.NFC.String(stripHonorifics(s))), -1)
}

// readSignature reads the names under a letter. A closing formula and an office may stand before a
// name; several lines are several signatories or the office of the one above.
func readSignature(s string, at int) []party {
	var parties []party
	for from := 0; from < len(s); {
		end := strings.IndexByte(s[from:], '\n')
		if end < 0 {
			end = len(s) - from
		}
		if text := s[from : from+end]; !strings.HasPrefix(text, "(") {
			parties = append(parties, signatureLine(text, at+from)...)
		}
		from += end + 1
	}
	return parties
}

// signatureLine reads one line of a signature.
func signatureLine(text string, at int) []party {
	var parties []party
	bare := strings.TrimRight(text, " .*_/]0123456789")
	skip := len(bare) - len(strings.TrimLeft(bare, "[_*/ "))
	for _, item := range splitList(bare[skip:], false) {
		piece := bare[skip+item.Start : skip+item.End]
		before, name, ok := trailingName(piece)
		if !ok || kinship[strings.ToLower(name)] {
			continue
		}
		start := at + skip + item.Start + strings.LastIndex(piece, name)
		q := party{kind: Person, name: name, span: corpus.Span{Start: start, End: start + len(name)}}
		if before = strings.TrimSpace(stripArticle(before)); before != "" && (isOffice(before) || isBody(before)) {
			q.office = before
		}
		parties = append(parties, q)
	}
	return parties
}

// isBody reports whether a phrase names an institution.
func isBody(s string) bool {
	for _, t := range strings.Fields(strings.ToLower(s)) {
		if bodyWords[strings.Trim(t, ",.")] {
			return true
		}
	}
	return isAcronym(s)
}

var (
	copyCue = regexp.MustCompile(`(?i)[,;.]?\s*\bcop(?:y|ies)(?:\s+(?:of\s+\S+))?\s+(?:to|for)\s+`)
	toCue   = regexp.MustCompile(`(?:^|[\s,.;–—-])(?i:to|for|only|an|c/o|in(?:\s+the))\s+(?:(?i:the)\s+)?`)
)

// titledName matches an address that begins with a title: "Miss Austen, Steventon, Hants", "Hon.
// William H. Seward,\n Secretary of State".
var titledName = regexp.MustCompile(`^['‘“"\s]*(?i:to\s+)?(?i:the\s+)?((?i:miss|mrs|mr|messrs|rev|revd|sir|lady|lord|viscount|dr|capt|captain|col|colonel|gen|general|brig|brigadier|major|maj|lieut|lieutenant|admiral|governor|president|hon|right hon|madame|monsieur|mme|mlle|herr|frau)\b[^,:\n]{2,60})(?:[,:\n]|\.?['’”]?$)`)

// readAddress reads the line that says who a telegram is for: "Moscow - the Kremlin, Karakhan.
// Copy to Lenin and Stalin."
func readAddress(s string, at int) (to, copies []party) {
	if m := titledName.FindStringSubmatchIndex(s); m != nil { // a name with a title, over or before a place
		return addressNames(s[m[2]:m[3]], at+m[2]), nil
	}
	main := s
	if m := copyCue.FindAllStringIndex(s, -1); m != nil {
		main = s[:m[0][0]]
		for i, c := range m {
			end := len(s)
			if i+1 < len(m) {
				end = m[i+1][0]
			}
			parties, _ := proseParties(s[c[1]:end], at+c[1])
			copies = append(copies, parties...)
		}
	}
	for _, piece := range sentences(main) {
		text := main[piece.Start:piece.End]
		from := piece.Start
		if matter.MatchString(text) {
			continue
		}
		if m := toCue.FindAllStringIndex(text, -1); m != nil {
			last := m[0]
			from += last[1]
			text = text[last[1]:]
		}
		to = append(to, addressNames(text, at+from)...)
	}
	return to, copies
}

// matter matches a line that says what a letter is about.
var matter = regexp.MustCompile(`(?i)^\s*(?:concerning|re|regarding|subject|about|on)\b`)

// addressNames reads names or a body at the end of a piece of an address.
func addressNames(s string, at int) []party {
	var list []party
	for _, item := range splitList(s, s == strings.ToUpper(s)) {
		piece := s[item.Start:item.End]
		q, ok := parseParty(piece, at+item.Start, piece == strings.ToUpper(piece))
		if !ok || len(strings.Fields(q.name)) > 12 {
			continue
		}
		if q.kind == Organisation && !isBody(q.name) && !isOffice(q.name) {
			before, name, found := trailingName(piece)
			if !found || before == "" {
				continue
			}
			start := at + item.Start + strings.LastIndex(piece, name)
			q = party{kind: Person, name: name, span: corpus.Span{Start: start, End: start + len(name)}}
		}
		list = append(list, q)
	}
	return list
}

// sentences parts a line at full stops that do not end an initial or an abbreviation.
func sentences(s string) []corpus.Span {
	var list []corpus.Span
	from := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '.' || i+1 < len(s) && s[i+1] != ' ' {
			continue
		}
		word := s[strings.LastIndexAny(s[:i], " .")+1 : i+1]
		if isInitial(word) || honorifics[strings.ToLower(word)] || honorifics[strings.ToLower(strings.TrimSuffix(word, "."))] {
			continue
		}
		list = append(list, corpus.Span{Start: from, End: i})
		from = i + 1
	}
	if strings.TrimSpace(s[from:]) != "" {
		list = append(list, corpus.Span{Start: from, End: len(s)})
	}
	return list
}

var greeting = regexp.MustCompile(`(?i)^(?:(?:my|our|very|own|most|dear|dearest|beloved|honou?red|esteemed|respected|comrades?|tov\.|mein|meine|lieber?|liebste[rs]?|sehr|geehrte[rs]?|verehrte[rs]?|hochverehrte[rs]?|cher|chère|mon|ma|caro|cara|дорогой|дорогая|уважаемый)\s+)+`)

// readSalutation reads whom a letter greets: "Dear Vladimir Ilyich!", "Comrade Stalin!".
func readSalutation(s string, at int) []party {
	m := greeting.FindString(s)
	rest := s[len(m):]
	if i := strings.IndexAny(rest, "!,:;—\n"); i >= 0 {
		rest = rest[:i]
	}
	if ends := sentences(rest); len(ends) > 0 {
		rest = rest[ends[0].Start:ends[0].End]
	}
	q, ok := parseParty(rest, at+len(m), false)
	if !ok || q.kind != Person {
		return nil
	}
	if low := strings.ToLower(q.name); kinship[low] || honorifics[low] {
		return nil
	}
	return []party{q}
}

// kinship are the words for people that name nobody.
var kinship = words("niece nephew servant grandson granddaughter mother father sister brother wife husband son daughter friend friends aunt uncle cousin sir sirs madam gentlemen child boy girl love heart papa mamma mama comrades colleague colleagues fellow readers reader editor all")

var label = regexp.MustCompile(`(?im)^\s*(to|from|cc|copies to|copy to|memorandum for|info)\s*[:\t]\s*`)

// readLabels reads lines such as "TO: The Director" in the opening of a memorandum.
func (w *witnesses) readLabels(s string, at int) {
	m := label.FindAllStringSubmatchIndex(s, -1)
	for _, l := range m {
		end := strings.IndexByte(s[l[1]:], '\n')
		if end < 0 {
			end = len(s) - l[1]
		}
		parties := parseParties(s[l[1]:l[1]+end], at+l[1])
		switch strings.ToLower(s[l[2]:l[3]]) {
		case "from":
			w.from = append(w.from, parties...)
		case "to", "memorandum for":
			w.to = append(w.to, parties...)
		default:
			w.copies = append(w.copies, parties...)
		}
	}
}

var bodyCopy = regexp.MustCompile(`(?:\b(?:send|sends|sending|sent)\s+(?:a\s+)?(?:cop(?:y|ies)\s+of\s+)?this\s+(?:letter|telegram|note|message)\s+(?:also\s+)?to\s+|(?:^|\n)\s*(?:cc|Cc|CC|Copies|Copy|Copies sent|Copy sent)\s*(?:to)?:?\s+(?:to\s+)?)(?:the\s+)?((?:(?:all\s+)?(?:the\s+)?members\s+of\s+(?:the\s+)?)?)`)

// copiesInBody finds copy recipients that the letter itself names: "I am sending this letter to all
// members of the Politburo".
func copiesInBody(s string, at int) []party {
	var list []party
	if !mayNameCopies(s) {
		return nil
	}
	for _, m := range bodyCopy.FindAllStringSubmatchIndex(s, 4) {
		parties, _ := proseParties(s[m[1]:min(len(s), m[1]+200)], at+m[1])
		if len(parties) == 1 && m[2] < m[3] { // "all members of" belongs to the name of the party
			q := &parties[0]
			q.span.Start = at + m[2]
			q.kind, q.name = Organisation, s[m[2]:q.span.End-at]
		}
		list = append(list, parties...)
	}
	return list
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

// reportPart reports the parties of a part: the speaker of a turn, the reader of a cover note.
func reportPart(p *Pass, part *corpus.Document) {
	subject := Mention{Kind: Document, Node: part.ID}
	offset := part.At
	var senders, recipients []party
	if m := turn.FindStringSubmatchIndex(part.Plain); m != nil && m[0] == 0 {
		if name := part.Plain[m[2]:m[3]]; !strings.EqualFold(name, "note") && firstWords(part.Plain) == "" {
			senders = parseParties(name, offset+m[2])
		}
		if m[4] >= 0 {
			recipients = parseParties(part.Plain[m[4]:m[5]], offset+m[4])
		}
	}
	for _, z := range part.Zones {
		s, at := part.Plain[z.Span.Start:z.Span.End], offset+z.Span.Start
		switch z.Kind {
		case corpus.Heading:
			if m := answer.FindStringSubmatchIndex(s); m != nil {
				senders = parseParties(s[m[2]:m[3]], at+m[2])
				if m[4] >= 0 {
					recipients = parseParties(s[m[4]:m[5]], at+m[4])
				}
			}
		case corpus.Salutation:
			if len(recipients) == 0 {
				recipients = readSalutation(s, at)
			}
		case corpus.Body:
			if len(recipients) == 0 {
				recipients = readSalutation(firstWords(s), at)
			}
		case corpus.Signature:
			if len(senders) == 0 {
				senders = people(readSignature(s, at))
			}
		}
	}
	spellOut(p, senders)
	reportAs(p, subject, Sender, senders)
	reportAs(p, subject, Recipient, recipients)
	p.Report(Claim{Subject: subject, Predicate: PartOf, Object: Mention{Kind: Document, Node: p.Document.ID}, Evidence: Evidence{Span: corpus.Span{Start: offset, End: offset + min(len(part.Text), runeCut(part.Text, 80))}}})
}

// spellOut gives a signature that is cut short the name of the letter's sender: "St." under a
// postscript of Stalin.
func spellOut(p *Pass, parties []party) {
	for i, q := range parties {
		short := nameTokens(q.name)
		for _, c := range p.Claims() {
			full := nameTokens(c.Object.Name)
			if c.Predicate != Sender || len(short) == 0 || len(full) == 0 || short[len(short)-1] == full[len(full)-1] {
				continue
			}
			if strings.HasPrefix(full[len(full)-1], short[len(short)-1]) && len(short[len(short)-1]) <= 4 {
				parties[i].name = c.Object.Name
			}
		}
	}
}

func reportAs(p *Pass, subject Mention, role Predicate, parties []party) {
	for i, q := range parties {
		c := partyClaim(role, q, i+1, 0.9)
		c.Subject = subject
		p.Report(c)
	}
}

var (
	turn      = regexp.MustCompile(`^([A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3})(?: to (?:Comrade |Mr\. )?([A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}))?:\s`)
	answer    = regexp.MustCompile(`(?i)^((?:[A-Z][\w’'.]+\s)?[A-Z][\w]+)['’]s? (?:answer|reply|response)(?: to ([A-Z][\w. ]+))?`)
	addressed = regexp.MustCompile(`^(?:(?:My )?Dear|Comrade|Tov\.|Mr\.) (?:[A-Z][\w’'.-]*\s?){1,3}[!:,]`)
)

// firstWords is the salutation that a paragraph begins with, "" when it has none.
func firstWords(s string) string { return addressed.FindString(s) }

// runeCut is the length of the longest beginning of s that has at most n bytes and ends a rune.
func runeCut(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return n
}
