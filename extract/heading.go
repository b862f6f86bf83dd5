package extract

import (
	"regexp"
	"strings"

	"regesta/corpus"
	"regesta/extract/edtf"
	"regesta/extract/names"
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
	place      corpus.Span // where the letter was written
	bounds     corpus.Span // of all heading zones
}

var (
	headNumber = regexp.MustCompile(`^\[?(?:(?:No|NO|Nr|N°|№|Document|DOCUMENT|Doc|Letter|LETTER|Lettre|LETTRE|Brief|BRIEF|Carta|CARTA|Lettera|LETTERA)\.?\s*(?:No\.?|№)?\s*)?(?:\d{1,5}[a-z]?|[IVXLCDM]+)[.)\]:]*(?:\s*\([^()\n]{1,24}\))?\s*(?:\n|$|[–—-]\s)`)
	inlineNo   = regexp.MustCompile(`^\[?(?:(?:No|Nr|N°|№|Document|Doc|Letter|LETTER)\.?\s*(?:No\.?|№)?\s*)?(\d{1,5}[a-z]?|[IVXLCDM]+)[.)\]:]+(?:\s*[-–—]+\s*|\s+)`)
	letterNo   = regexp.MustCompile(`^(?i:letter|lettre|brief|document|no\.|nr\.)\s*(?:(?i:no)\.?\s*)?(?:[0-9]{1,5}[a-z]?|[IVXLCDM]+)\s+`)
	frenchHead = regexp.MustCompile(`^(?i:(?:de la|della|del|dalla|dal|des|de|du|da|do)\s+|d['’]\s?)(\S.*?)\s(?:À|à|A|a|AU|au|AUX|aux|al|AL|alla|ALLA|ao|AO)\s(?:(?i:la|le)\s)?(\S.*)$`)
	frenchTo   = regexp.MustCompile(`^(?:(?:À|Au|AU|Aux|AUX|Al|AL|Alla|ALLA|Ao|AO)\s+|A\s+(?:M\.|MM\.|MADAME|Madame|MONSIEUR|Monsieur|Don|DON|Doña|DOÑA)\s*)(?:(?i:la|le)\s)?(\S.*)$`)
	fileLine   = regexp.MustCompile(`^([A-Z0-9][A-Za-z0-9.]*\.?[A-Za-z0-9-]*\s?/\s?[A-Z]?[0-9][0-9A-Za-z–—./ -]*)(?::\s*([A-Z][a-z]+(?: [a-z]+)?))?\s*\n`)
	kindHead   = regexp.MustCompile(`(?i)^((?:(?:draft|secret|private|personal|official|open|circular|joint|general|special|field|top secret|intelligence|editorial|contact|briefing|information|cipher|coded|radio|telephone|national|verbal|collective|identic|unofficial|confidential)\s+){0,3}(?:letter|telegram|cable|cablegram|airgram|memorandum|memorandurn|memo|aide[- ]m[ée]moire|note|message|dispatch|despatch|circular|report|orders?|directive|instructions?|conversation|minutes|record|paper|statement|petition|declaration|estimate|chronology|postcard|radiogram|phonogram|telephone message|appeal|resolution|protocol|summary|highlights|letters?|lettre|carta|lettera|telegramm|télégramme|brief|письмо|телеграмма|записка))(?:\b|\d|\s|$)`)
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

// resolveSame puts the parties of the heading before in the place of "the same"; where that names
// none, nobody is named.
func (h *heading) resolveSame(d *corpus.Document) {
	var before heading
	if f, ok := d.Field(corpus.FieldHeadingBefore); ok {
		zone := corpus.Zone{Kind: corpus.Heading, Span: corpus.Span{End: len(f.Value)}}
		before = readHeading(&corpus.Document{Plain: f.Value, Text: f.Value, Profile: d.Profile, Zones: []corpus.Zone{zone}})
	}
	h.senders = insteadOfSame(h.senders, before.senders)
	h.recipients = insteadOfSame(h.recipients, before.recipients)
}

var same = regexp.MustCompile(`(?i)^(?:(?:the|den|die|der|le|la|el|lo)\s*)?(?:same|m[êe]mes?|selben?|denselben|dieselben?|derselben?|mism[oa]|stess[oa])$`)

// insteadOfSame replaces a party that is called "the same" by those meant; the words stay its evidence.
func insteadOfSame(parties, meant []party) []party {
	var list []party
	for _, q := range parties {
		if !same.MatchString(q.name) {
			list = append(list, q)
			continue
		}
		for _, m := range meant {
			m.span = q.span
			list = append(list, m)
		}
	}
	return list
}

// takeCopies cuts the copy recipients off a line: "A to B, copies to C and D".
func (h *heading) takeCopies(s string, at int) string {
	m := copyCue.FindStringIndex(s)
	if m == nil {
		return s
	}
	h.copies = copyList(s[m[1]:], at+m[1])
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
	if len(s) < len(h.text) {
		s = h.takePlace(s, at)
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
			if rest, skip := trimLeft(s, at); strings.HasPrefix(rest, "of ") && writtenBy[strings.ToLower(h.kind)] {
				h.byMode("from", rest[len("of "):], skip+len("of "))
				return
			}
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

// writtenBy are the kinds of documents that are "of" their writer: "Petition of A to B".
var writtenBy = words("letter letters petition telegram dispatch despatch appeal")

// takePlace cuts off the place that stands between the parties and the date: "A to B. Down, 5 July
// 1844", "A to B, Berlin, 3 May 1843". Behind a comma it must be a known town: an office stands
// there too.
func (h *heading) takePlace(s string, at int) string {
	cut := -1
	if list := sentences(s); len(list) == 2 && list[1].End-list[1].Start < 40 {
		cut = list[0].End
	} else if i := strings.LastIndexByte(s, ','); i > 0 && names.IsTown(strings.Trim(s[i+1:], " .")) {
		cut = i
	}
	if cut < 0 {
		return s
	}
	tail, from := trimLeft(strings.TrimRight(s[cut+1:], " .,"), at+cut+1)
	if tail == "" || !isPlaceBefore(tail) || strings.ContainsAny(tail, "()0123456789") {
		return s
	}
	h.place = corpus.Span{Start: from, End: from + len(tail)}
	return s[:cut]
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
			h.town = corpus.Span{Start: at + m[2], End: at + m[2] + len(strings.TrimRight(s[m[2]:m[3]], ". "))}
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
