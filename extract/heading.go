package extract

import (
	"regexp"
	"strings"

	"regesta/corpus"
	"regesta/extract/edtf"
)

// A heading is what the editors' heading of a document says.
type heading struct {
	text       string // the heading line, newlines blanked; empty when there is none
	at         int    // offset of text in the document
	kind       string // the words for the kind of document, "" when the heading has none
	kindSpan   corpus.Span
	file       string // the registry's number above the heading
	fileSpan   corpus.Span
	prose      bool // a heading in brackets, in whole sentences
	senders    []party
	recipients []party
	copies     []party
	bare       []party // the heading is nothing but this name: who wrote, or who was written to
	open       []party // parties of which the heading does not say who wrote: the signature decides
	authors    []party // who wrote a piece that is addressed to nobody
	dates      []edtf.Found
	town       corpus.Span // where the recipient was
	bounds     corpus.Span // of all heading zones
}

var (
	headNumber = regexp.MustCompile(`^\[?(?:(?:No|NO|Nr|N°|№|Document|DOCUMENT|Doc|Letter|LETTER|Lettre|Brief)\.?\s*(?:No\.?|№)?\s*)?(?:\d{1,5}[a-z]?|[IVXLCDM]+)[.)\]:]*(?:\s*\([^()\n]{1,24}\))?\s*(?:\n|$|[–—-]\s)`)
	inlineNo   = regexp.MustCompile(`^\[?(?:(?:No|Nr|N°|№|Document|Doc|Letter|LETTER)\.?\s*(?:No\.?|№)?\s*)?(\d{1,5}[a-z]?|[IVXLCDM]+)[.)\]:]+(?:\s*[-–—]+\s*|\s+)`)
	letterNo   = regexp.MustCompile(`^(?i:letter|lettre|brief|document|no\.|nr\.)\s*(?:(?i:no)\.?\s*)?(?:[0-9]{1,5}[a-z]?|[IVXLCDM]+)\s+`)
	frenchHead = regexp.MustCompile(`^(?i:de la|de|du|des|d['’])\s*(\S.*?)\s(?:À|à|A|AU|au|AUX|aux)\s(?:(?i:la|le)\s)?(\S.*)$`)
	frenchTo   = regexp.MustCompile(`^(?:(?:À|Au|AU|Aux|AUX)\s+|A\s+(?:M\.|MM\.|MADAME|Madame|MONSIEUR|Monsieur)\s*)(?:(?i:la|le)\s)?(\S.*)$`)
	fileLine   = regexp.MustCompile(`^([A-Z0-9][A-Za-z0-9.]*\.?[A-Za-z0-9-]*\s?/\s?[A-Z]?[0-9][0-9A-Za-z–—./ -]*)(?::\s*([A-Z][a-z]+(?: [a-z]+)?))?\s*\n`)
	kindHead   = regexp.MustCompile(`(?i)^((?:(?:draft|secret|private|personal|official|open|circular|joint|special|top secret|intelligence|editorial|contact|briefing|information|cipher|coded|radio|telephone|national|verbal|collective|identic|unofficial|confidential)\s+){0,3}(?:letter|telegram|cable|cablegram|airgram|memorandum|memorandurn|memo|aide[- ]m[ée]moire|note|message|dispatch|despatch|circular|report|order|directive|instructions?|conversation|minutes|record|paper|statement|petition|declaration|estimate|chronology|postcard|radiogram|phonogram|telephone message|appeal|resolution|protocol|summary|highlights|letters?|lettre|telegramm|télégramme|brief|письмо|телеграмма|записка))(?:\b|\d|\s|$)`)
	ofHead     = regexp.MustCompile(`(?i)^\s*(?:of|for)\s+(?:an?\s+)?((?:telephone |direct[- ]wire )?conversations?|conference|interview|meeting|discussion|decisions|the record|the files?|record)(?:\b|\d),?`)
	modeHead   = regexp.MustCompile(`(?i)^\s*[,:]?\s*((?:communicated |presented |handed |addressed |sent )?(?:from|by|to)|between|prepared|for|an|von|de|от)\s+`)
	receipt    = regexp.MustCompile(`(?i)[.,]?\s*(?:-{1,3}|–|—)?\s*[(\[](?:received|rec['’]d|communicated|delivered|extracts?|translation|telegraphic|confidential|secret)\b[^)\]]*[)\]]\.?\s*$`)
	townTail   = regexp.MustCompile(`,?\s*(?:--+|–|—)\s*([A-Z][A-Za-z.' ]{2,30})\.?$`)
	prose      = regexp.MustCompile(`(?i)\b(?:letters?|telegrams?|notes?|messages?|memorand(?:um|a)|conversations?|cables?|dispatch(?:es)?|orders?|reports?|repl(?:y|ies)|answers?)\s+(?:of\s+\S+\s+)?(from|by|between|to|of)\s+`)
)

// readHeading reads the heading zone of a document.
func readHeading(d *corpus.Document) heading {
	zones := d.ZonesOf(corpus.Heading)
	if len(zones) == 0 || zones[0].Span.Start > 0 && len(d.Zones) > 0 && d.Zones[0].Kind != corpus.Heading {
		return heading{}
	}
	z := zones[0].Span
	h := heading{bounds: z}
	s := d.Plain[z.Start:z.End]
	at := z.Start
	if m := headNumber.FindStringIndex(s); m != nil && m[1] < len(s) {
		s, at = s[m[1]:], at+m[1]
	}
	s, at = trimLeft(s, at)
	if m := fileLine.FindStringSubmatchIndex(s); m != nil {
		h.file, h.fileSpan = s[m[2]:m[3]], corpus.Span{Start: at + m[2], End: at + m[3]}
		if m[4] >= 0 {
			h.kind, h.kindSpan = s[m[4]:m[5]], corpus.Span{Start: at + m[4], End: at + m[5]}
		}
		s, at = s[m[1]:], at+m[1]
		s, at = trimLeft(s, at)
	}
	if m := inlineNo.FindStringSubmatchIndex(s); m != nil && m[1] < len(s) && (s[m[2]:m[3]] == d.Number || s[m[2]] <= '9') {
		s, at = s[m[1]:], at+m[1] // "V. Molotov" has no number
	}
	if m := letterNo.FindStringIndex(s); m != nil && m[1] < len(s) {
		s, at = s[m[1]:], at+m[1]
	}
	h.text, h.at = strings.ReplaceAll(s, "\n", " "), at
	if strings.HasPrefix(h.text, "[") {
		if inner := strings.TrimRight(h.text, " "); strings.HasSuffix(inner, "]") && len(inner) < 100 && !prose.MatchString(inner) {
			h.text, h.at = strings.TrimRight(inner[1:len(inner)-1], " "), h.at+1 // "[General A to President B.]"
		} else {
			h.prose = true
		}
	}
	h.dates = edtf.Find(h.text, dateOptions(d))
	if h.prose {
		h.readProse()
	} else {
		h.readLine()
	}
	return h
}

// takeCopies cuts the copy recipients off a line: "A to B, copies to C and D".
func (h *heading) takeCopies(s string, at int) string {
	m := copyCue.FindStringIndex(s)
	if m == nil {
		return s
	}
	h.copies = parseParties(s[m[1]:], at+m[1])
	return s[:m[0]]
}

func trimLeft(s string, at int) (string, int) {
	t := strings.TrimLeft(s, " \n\t")
	return t, at + len(s) - len(t)
}

// undatedTail is how a heading says at its end that the letter bears no date.
var undatedTail = regexp.MustCompile(`(?i)[,;.(\[\s]+(?:undated|no date|n\.\s?d\.|s\.\s?d\.|o\.\s?d\.|date unknown|undatiert|ohne datum|sans date|без даты)[.)\]\s]*$`)

// readLine reads a heading of one line: "Telegram From A to B", "A to B", "A - B".
func (h *heading) readLine() {
	s, at := h.text, h.at
	s = undatedTail.ReplaceAllString(s, "")
	if n := len(h.dates); n > 0 && strings.Trim(s[h.dates[n-1].End:], " .,;)]") == "" {
		s = strings.TrimRight(s[:h.dates[n-1].Start], " ,;([–—-")
		for _, w := range []string{" dated", " of", " on"} {
			s = strings.TrimSuffix(s, w)
		}
	}
	s = h.takeCopies(s, at)
	if m := kindHead.FindStringSubmatchIndex(s); m != nil {
		if h.kind == "" {
			h.kind, h.kindSpan = s[m[2]:m[3]], corpus.Span{Start: at + m[2], End: at + m[3]}
		}
		s, at = s[m[3]:], at+m[3]
		s, at = skipNoteMark(s, at)
		if m := ofHead.FindStringSubmatchIndex(s); m != nil {
			if strings.Contains(strings.ToLower(s[m[2]:m[3]]), "conversation") && !strings.Contains(strings.ToLower(h.kind), "memo") {
				h.kind = "conversation"
			}
			s, at = s[m[1]:], at+m[1]
		}
		m := modeHead.FindStringSubmatchIndex(s)
		if m == nil {
			h.readCases(s, at)
			return
		}
		h.byMode(strings.ToLower(s[m[2]:m[3]]), s[m[1]:], at+m[1])
		return
	}
	if m := frenchHead.FindStringSubmatchIndex(s); m != nil && !strings.Contains(strings.ToLower(s), " to ") {
		h.senders = parseParties(s[m[2]:m[3]], at+m[2])
		h.recipients = parseParties(s[m[4]:m[5]], at+m[4])
		return
	}
	if m := frenchTo.FindStringSubmatchIndex(s); m != nil && !strings.Contains(strings.ToLower(s), " to ") {
		h.recipients = parseParties(s[m[2]:m[3]], at+m[2])
		return
	}
	if m := modeHead.FindStringSubmatchIndex(s); m != nil {
		if mode := strings.ToLower(s[m[2]:m[3]]); mode == "from" || mode == "to" || mode == "an" || mode == "von" {
			h.byMode(mode, s[m[1]:], at+m[1])
			return
		}
	}
	if left, right, ok := splitTo(s); ok {
		h.senders = parseParties(s[:left], at)
		h.recipients = parseParties(s[right:], at+right)
		return
	}
	if left, right, ok := splitDash(s); ok {
		h.senders = parseParties(s[:left], at)
		h.recipients = parseParties(s[right:], at+right)
		return
	}
	if m := kindInside.FindStringIndex(s); m == nil && h.kind == "" {
		if q := parseParties(s, at); len(q) == 1 && q[0].kind == Person && len(s) < 60 && len(nameTokens(q[0].name)) > 0 && len(nameTokens(q[0].name)[len(nameTokens(q[0].name))-1]) > 2 && h.at > 0 {
			h.bare = q
		}
	} else if h.kind == "" { // "Stage One Report Prepared in …"
		h.kind, h.kindSpan = s[m[0]:m[1]], corpus.Span{Start: at + m[0], End: at + m[1]}
	}
}

// readCases reads a Russian heading that tells the parties by their cases: "Телеграмма М. И. Калинина
// Г. И. Петровскому" is from Калинин to Петровский.
func (h *heading) readCases(s string, at int) {
	names := initialled.FindAllStringIndex(s, -1)
	for i, n := range names {
		name := s[n[0]:n[1]]
		span := corpus.Span{Start: at + n[0], End: at + n[1]}
		if i == 0 && len(names) > 1 {
			if full, ok := nominative(name, genitiveEndings); ok {
				h.senders = append(h.senders, party{kind: Person, name: full, span: span})
			}
			continue
		}
		if full, ok := nominative(name, dativeEndings); ok {
			h.recipients = append(h.recipients, party{kind: Person, name: full, span: span})
		}
	}
}

// skipNoteMark passes the note's digit that is glued to a word.
func skipNoteMark(s string, at int) (string, int) {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return s[n:], at + n
}

// byMode reads the parties behind "from", "by", "to", "between".
func (h *heading) byMode(mode, s string, at int) {
	if i := strings.LastIndexByte(mode, ' '); i >= 0 { // "communicated by"
		if mode = mode[i+1:]; mode == "by" {
			mode = "from"
		}
	}
	switch mode {
	case "from", "by", "von", "de", "от":
		if left, right, ok := splitTo(s); ok {
			h.senders = parseParties(s[:left], at)
			h.recipients = parseParties(s[right:], at+right)
			return
		}
		if mode == "by" {
			h.authors = parseParties(s, at)
			return
		}
		h.senders = parseParties(s, at)
	case "to", "an", "for":
		if left, right, ok := splitTo(s); ok && mode == "to" && !takesTo[lastWord(s[:left])] { // "Telegram to A to B": from A
			h.senders = parseParties(s[:left], at)
			h.recipients = parseParties(s[right:], at+right)
			return
		}
		if first, rest, ok := runTogether(s); ok && mode == "to" { // "Telegram to A B, C"
			h.open = append(parseParties(s[:first], at), parseParties(s[rest:], at+rest)...)
			return
		}
		if m := townTail.FindStringSubmatchIndex(s); m != nil && m[0] > 0 { // "TO F. RIES,--LONDON."
			h.town = corpus.Span{Start: at + m[2], End: at + m[3]}
			s = s[:m[0]]
		}
		h.recipients = parseParties(s, at)
	case "between":
		for i, p := range parseParties(s, at) {
			if i == 0 {
				h.senders = append(h.senders, p)
			} else {
				h.recipients = append(h.recipients, p)
			}
		}
	case "prepared":
	}
}

func lastWord(s string) string {
	fields := strings.Fields(strings.ToLower(s))
	if len(fields) == 0 {
		return ""
	}
	return fields[len(fields)-1]
}

var initialled = regexp.MustCompile(`(?:\p{Lu}\.\s?){1,3}(?:(?:von|van|de|du|der)\s)*\p{Lu}[\p{L}’'-]+`)

// runTogether finds two names between which the heading has lost its comma or preposition: it
// returns where the first ends and the second begins.
func runTogether(s string) (first, rest int, ok bool) {
	names := initialled.FindAllStringIndex(s, -1)
	for i := 0; i+1 < len(names); i++ {
		if gap := s[names[i][1]:names[i+1][0]]; gap != "" && strings.TrimSpace(gap) == "" {
			return names[i][1], names[i+1][0], true
		}
	}
	return 0, 0, false
}

// readProse reads a heading in whole sentences: "[From file 12, a letter from A to B, 1921. …]".
// A statement of both parties beats one of a single party.
func (h *heading) readProse() {
	s := h.text
	best := 0
	for _, m := range prose.FindAllStringSubmatchIndex(s, -1) {
		mode := strings.ToLower(s[m[2]:m[3]])
		rest := s[m[1]:]
		first, n := proseParties(rest, h.at+m[1])
		if len(first) == 0 {
			continue
		}
		tail := rest[n:]
		var second []party
		if t := strings.TrimLeft(tail, " "); strings.HasPrefix(t, "to ") || mode == "between" && strings.HasPrefix(t, "and ") {
			word := strings.Index(t, " ") + 1
			second, _ = proseParties(t[word:], h.at+m[1]+n+len(tail)-len(t)+word)
		}
		weight := 1
		if len(second) > 0 {
			weight = 2
		}
		if weight <= best {
			continue
		}
		best = weight
		h.kind, h.kindSpan = strings.Fields(s[m[0]:m[1]])[0], corpus.Span{Start: h.at + m[0], End: h.at + m[0] + len(strings.Fields(s[m[0]:m[1]])[0])}
		switch mode {
		case "from", "by", "of":
			h.senders, h.recipients = first, second
		case "to":
			h.senders, h.recipients = nil, first
		case "between":
			h.senders, h.recipients = append(first, second...), append(second, first...)
		}
		if mode == "between" && len(second) == 0 && len(first) == 2 {
			h.senders, h.recipients = first, []party{first[1], first[0]}
			best = 2
		}
	}
	if best == 0 {
		if m := kindInside.FindStringIndex(s); m != nil {
			h.kind, h.kindSpan = s[m[0]:m[1]], corpus.Span{Start: h.at + m[0], End: h.at + m[1]}
		}
	}
}

var kindInside = regexp.MustCompile(`(?i)\b(?:letter|telegram|memorandum|conversation|message|circular|order|report|note|paper|estimate|summary|statement|minutes|record|chronology)(?:\b|\d)`)

// proseParties reads the parties at the beginning of running text and how far they reach: names
// and bodies in capitals, joined by commas and "and".
func proseParties(s string, at int) ([]party, int) {
	end := 0
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j] != ' ' {
			j++
		}
		w := s[i:j]
		low := strings.ToLower(strings.Trim(w, ",.;"))
		switch {
		case capital(w):
			end = j
		case end > 0 && (low == "and" || low == "of" || low == "the" || particles[low]) && j+1 < len(s) && (capital(s[j+1:]) || strings.HasPrefix(s[j+1:], "the ")):
		case end == 0 && low == "the":
		default:
			i = len(s)
			continue
		}
		if strings.HasSuffix(w, ".") && !isInitial(w) || strings.HasSuffix(w, ",") && !nextIsName(s[j:]) || strings.HasSuffix(w, "]") || strings.ContainsFunc(w, isSuperscript) {
			end = j
			break
		}
		i = j + 1
	}
	if end == 0 {
		return nil, 0
	}
	return parseParties(strings.TrimRight(s[:end], "].,;"), at), end
}

func isSuperscript(r rune) bool { return strings.ContainsRune("⁰¹²³⁴⁵⁶⁷⁸⁹", r) }

// nextIsName reports whether the text behind a comma goes on with a name.
func nextIsName(s string) bool {
	s = strings.TrimLeft(s, " ")
	word, _, _ := strings.Cut(s, " ")
	return isInitial(word)
}

// takesTo are offices that are held "to" somebody: the word in "Ambassador to Guatemala" parts no
// sender from a recipient.
var takesTo = words("ambassador minister assistant assistants representative adviser advisor advisers delegate delegation mission envoy counsel aide legate nuncio commissioner consul secretary observer attaché liaison ambassadors letter letters letters-patent regard reply response answer according due subject close postscript note reference chargé successor deputy witness")

// splitTo finds the "to" that parts sender from recipient: it returns where the sender ends and
// where the recipient begins.
func splitTo(s string) (left, right int, ok bool) {
	best := -100.0
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		}
		if depth != 0 || s[i] != ' ' || i == 0 {
			continue
		}
		width := 0
		for _, w := range []string{" to ", " TO ", " an ", " To ", " à "} {
			if strings.HasPrefix(s[i:], w) {
				width = len(w)
			}
		}
		if rest, ok := strings.CutPrefix(s[i:], " à "); ok && frenchTitle.MatchString(rest) {
			width = len(" à ")
		}
		if width == 0 || i+width >= len(s) {
			continue
		}
		before, after := strings.TrimRight(s[:i], " ,0123456789¹²³"), s[i+width:]
		score := -0.1 * float64(i) / float64(len(s))
		if strings.HasSuffix(before, ")") || strings.HasSuffix(before, "]") {
			score += 3
		}
		fields := strings.Fields(before)
		if len(fields) == 0 {
			continue
		}
		if last := strings.ToLower(fields[len(fields)-1]); takesTo[last] {
			score -= 3
		} else if isPersonName(before, false) {
			score += 2
		}
		if strings.HasPrefix(after, "the ") || strings.HasPrefix(after, "The ") || isPersonName(after, false) || strings.HasPrefix(after, "all ") || strings.HasPrefix(after, "certain ") || strings.HasPrefix(after, "Certain ") {
			score++
		}
		if holderMissing(before) && strings.Contains(after, ") to ") {
			score -= 2 // the sender's name is still to come
		}
		if score > best {
			best, left, right, ok = score, i, i+width, true
		}
	}
	return left, right, ok
}

// frenchTitle matches the titles before which "à" is "to" and not "at".
var frenchTitle = regexp.MustCompile(`^(?:M\.|MM\.|Mme|Mlle|Monsieur|Madame|Son|S\. ?E)`)

// holderMissing reports whether an office stands without its holder.
func holderMissing(s string) bool { return !strings.HasSuffix(s, ")") && isOffice(stripArticle(s)) }

// splitDash finds the dash between two parties.
func splitDash(s string) (left, right int, ok bool) {
	for _, dash := range []string{" - ", " – ", " — ", " -- ", " → "} {
		if i := strings.Index(s, dash); i > 0 && strings.Count(s, dash) == 1 {
			return i, i + len(dash), true
		}
	}
	return 0, 0, false
}
