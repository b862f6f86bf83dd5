package corpus

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What stands between the heading and the end of the letter: dateline, address and salutation at
// the top, the signature at the bottom, and the parts of a piece that has several.

var (
	markingCue = regexp.MustCompile(`(?i)^(?:(?:top |strictly |most )?(?:secret|confidential|restricted|unclassified|limited official use|official use only|private|personal|urgent|priority|niact|rush|immediate|plain|us urgent|c\. ?secret|eyes only|by (?:special )?(?:courier|messenger|bag|hand|telephone|radio|direct wire)|via .*|accepted|received|transmitted|deciphered|no distribution.*|confidential file|translation|copy|extract|circular)\b[\s.:;,—–-]*)+`)
	subjectCue = regexp.MustCompile(`(?i)^(?:subject|subj|re|participants?|present|reference|references|ref|refs|references?|from|to|date|via|info|for|number|no|distribution|memorandum for|cc|copies? to|parties to|attention)\s*:?\s*$|^(?:subject|subj|re|participants?|present|reference|ref|from|to|date|via|info|cc|copies? to|memorandum for|attention)\s*[:\t]`)
	addressCue = regexp.MustCompile(`(?i)^(?:(?:only|for|to|c/o|an|à|для|товарищу|тов\.|tov\.|t\.|comrade|comrades|mr\.?|mrs\.?|messrs\.?|his excellency|her majesty|the (?:right )?hon|the honou?rable|sir)\b|in the (?:[A-Z]|politburo|central|council))|\bcop(?:y|ies)\s+(?:to|for)\b|(?:^|[.\s])(?:to|TO)\s+(?:the\s+)?(?:comrades?\s+|tov\.\s+)?[A-Z]`)
)

// opening marks the lines between heading and body. It ends with the salutation, or with the first
// line that reads like the letter itself.
func (z *zoner) opening() {
	i := z.top
	block := 0 // lines of a block of labels: SUBJECT, PARTICIPANTS
	for n := 0; i < z.end && n < 40; n++ {
		s := z.lines[i].text
		alone := i+1 >= z.end || z.lines[i+1].blank || i > 0 && !z.lines[i].blank
		switch {
		case subjectCue.MatchString(s):
			end := z.paragraphEnd(i)
			z.mark(Marking, "", i, end)
			i, block = end, block+1
		case registryNumber.MatchString(s), len(s) < 100 && kindLine(s) && z.bodyFollows(i+1):
			z.mark(Marking, "", i, i+1)
			i++
		case transmission.MatchString(s) && len(s) < 120:
			z.mark(Marking, "", i, i+1)
			i++
		case isDateline(s) && !isSalutation(s), z.placeOverDate(i):
			z.mark(Dateline, "", i, i+1)
			i++
		case len(s) < 60 && markingCue.MatchString(s) && !sentence(s):
			z.mark(Marking, "", i, i+1)
			i++
		case isSalutation(s) && !(addressLike(s) && z.salutationFollows(i+1)):
			z.mark(Salutation, "", i, i+1)
			z.top = i + 1
			if z.top < z.end && !z.lines[z.top].blank && isDateline(z.lines[z.top].text) { // in the other column
				z.mark(Dateline, "", z.top, z.top+1)
				z.top++
			}
			return
		case strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") || strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")"):
			if len(s) > 300 {
				z.top = i
				return
			}
			z.mark(Editorial, "", i, i+1)
			i++
		case len(s) < 90 && addressee.MatchString(s) && !sentence(s) && z.bodyFollows(i+1) && z.endsAddress(i) >= 0:
			end := z.endsAddress(i)
			z.mark(Address, "", i, end)
			i = end
		case len(s) <= 320 && alone && z.bodyFollows(i+1) && (addressLike(s) || hasDate(s) && len(s) < 200 && addressCue.MatchString(s)):
			z.mark(Address, "", i, i+1)
			i++
		case len(s) <= 60 && alone && titled(s) && block == 0 && z.bodyFollows(i+1) && !strings.ContainsAny(s, "?") && n < 6:
			z.mark(Address, "", i, i+1)
			i++
		default:
			z.top = i
			z.runIn()
			return
		}
	}
	z.top = i
	z.runIn()
}

// runInCue matches a salutation that shares its line with the text: "MY DEAREST UNCLE,--I got".
var runInCue = regexp.MustCompile(`(?i)^((?:(?:my|our|mein|ma|mon)\s)?(?:very |own |ever |most )*(?:dear|dearest|beloved|honou?red|sir|madam|madame|lieber?|liebste[rs]?|cher|chère)\b[^.;:!?,—\n]{0,50}?(?:, [A-Za-z. ]{2,30})?[,:;!])\s?(?:--|—|–|-|\s)\s?\S`)

// runIn marks a salutation in front of the first words of the body.
func (z *zoner) runIn() {
	if z.top >= z.end || !z.lines[z.top].blank && z.top > 0 && len(z.doc.Zones) == 0 {
		return
	}
	l := z.lines[z.top]
	m := runInCue.FindStringSubmatchIndex(l.text)
	if m == nil {
		return
	}
	z.doc.Zones = append(z.doc.Zones, Zone{Salutation, "", Span{l.span.Start, l.span.Start + m[3]}})
	z.inset = m[3]
}

// registryNumber matches the number that the sender's office gave a letter, on a line or in a column
// of its own: "No. 330.]", "Nr. 285".
var registryNumber = regexp.MustCompile(`^\[?(?:No|Nr|N°|№|Nº)\.?\s?\d+[a-z]?\.?\]?\*?$`)

// kindLine reports whether a line under the heading says what kind of document it is: "(Telegraphic.)",
// "Telegramm. Entzifferung".
func kindLine(s string) bool {
	bare := strings.Trim(s, "()[]. ")
	return kindCue.MatchString(bare) && !partyCue.MatchString(bare) && strings.Count(bare, " ") <= 9 || bare == "Telegraphic" || strings.HasPrefix(bare, "Extract")
}

// transmission matches what an office wrote on a telegram when it passed.
var transmission = regexp.MustCompile(`(?i)^(?:accepted|received|transmitted|deciphered|dispatched|sent|handed over|передано|принято)\b[^a-z]*(?:at |on )?[\d:]`)

// placeOverDate reports whether line i is a place with the date on the line below: a dateline in
// two lines.
func (z *zoner) placeOverDate(i int) bool {
	s := strings.Join(strings.Fields(prefix.ReplaceAllString(z.lines[i].text, "")), " ")
	r, _ := utf8.DecodeRuneInString(s)
	return i+1 < z.end && len(s) < 50 && s != "" && unicode.IsUpper(r) && !sentence(s) && !addressCue.MatchString(s) && !isSalutation(s) && isDateline(z.lines[i+1].text) && strings.Count(s, " ") <= 5
}

// endsAddress is the line behind an address that begins at line i and ends with a colon, or with its
// paragraph; -1 when it runs into the text.
func (z *zoner) endsAddress(i int) int {
	for j := i; j < z.end && j < i+4 && (j == i || !z.lines[j].blank); j++ {
		if strings.HasSuffix(z.lines[j].text, ":") || j+1 < z.end && z.lines[j+1].blank {
			return j + 1
		}
		if len(z.lines[j].text) > 80 {
			return -1
		}
	}
	return -1
}

// addressLike reports whether a line names who the letter is for and how it goes to them.
func addressLike(s string) bool {
	if len(s) > 320 || !addressCue.MatchString(s) {
		return false
	}
	if addressWay.MatchString(s) {
		return true
	}
	lower := 0
	words := strings.Fields(s)
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !small[strings.Trim(w, ".,;:")] && !addressWords[strings.ToLower(strings.Trim(w, ".,;:"))] {
			lower++
		}
	}
	return lower*4 <= len(words) && lower <= 4
}

var (
	addressWords = set("tov comrade comrades copy copies only kremlin personally personal urgent concerning affair affairs")
	addressWay   = regexp.MustCompile(`(?i)\bcop(?:y|ies) to\b.*|\bby direct wire\b`)
)

// salutationFollows reports whether one of the next two lines is a salutation.
func (z *zoner) salutationFollows(i int) bool {
	for j := i; j < z.end && j < i+2; j++ {
		if isSalutation(z.lines[j].text) {
			return true
		}
	}
	return false
}

// bodyFollows reports whether there is text left behind line i for a body.
func (z *zoner) bodyFollows(i int) bool {
	for j := i; j < z.end; j++ {
		if len(z.lines[j].text) > 80 || strings.Count(z.lines[j].text, " ") >= 8 {
			return true
		}
	}
	return false
}

var (
	closingCue    = regexp.MustCompile(`(?i)^(?:with (?:[a-z]+ )*(?:greetings|regards|respect|love|affection|wishes|sentiments|esteem|communist greetings|thanks)|your[s]?\b|i (?:have the honou?r|am|remain|beg)\b|(?:very )?(?:sincerely|respectfully|faithfully|truly|cordially|affectionately)|believe me|ever\b|hello\b|greetings|(?:most )?affectionate|adieu|farewell|best (?:wishes|regards)|avec|mit |с (?:коммунистическим|товарищеским)|for the |by order|your (?:obedient|humble|affectionate|devoted|loving))`)
	postscriptCue = regexp.MustCompile(`^(?:\[?P\. ?P?\.? ?S\b\.?|P\.?S\.?\s?\d?\.?[\s:—-]|Postscript\b|POSTSCRIPT\b|N\.? ?B\.)`)
	answerCue     = regexp.MustCompile(`(?i)^(?:(?:[A-ZА-Я][\w’'.]+\s)?[A-ZА-Я][\w’']+['’]s? (?:answer|reply|response)(?: to [A-Z][\w. ]+)?|(?:answer|reply|response) (?:of|from|by|to) [A-Z][\w. ]+|\[?(?:answer|reply)[^a-z]*\]?)\s*[:.]?$`)
)

// body marks the letter itself: body, datelines and signatures at its end, and its parts.
func (z *zoner) body() {
	if z.top >= z.end {
		return
	}
	cuts := z.partCuts()
	if len(cuts) == 0 {
		z.piece(z.top, z.end)
		return
	}
	if turns := z.turns(); len(turns) >= 3 {
		z.piece(z.top, z.end)
		z.parts(turns)
		return
	}
	from := z.top
	for _, c := range append(cuts, z.end) {
		z.piece(from, c)
		from = c
	}
	z.parts(append([]int{z.top}, cuts...))
}

// piece marks one stretch of body with its closing: signature, dateline, marks of transmission.
func (z *zoner) piece(from, to int) {
	if from >= to {
		return
	}
	switch {
	case from == z.top:
	case answerCue.MatchString(z.lines[from].text):
		z.mark(Heading, "", from, from+1)
		from++
	case isSalutation(z.lines[from].text):
		z.mark(Salutation, "", from, from+1)
		from++
	}
	end := to
	for n := 0; end > from && n < 6; n++ {
		i := end - 1
		s := z.lines[i].text
		signature := z.isSignature(i, from)
		switch {
		case len(s) < 120 && transmission.MatchString(s):
			z.mark(Marking, "", i, end)
		case len(s) < 90 && isDateline(s) && (z.lines[i].blank || !signature) && !strings.HasSuffix(s, ","):
			z.mark(Dateline, "", i, end)
		case n < 4 && z.addressBlock(i, from) >= 0:
			i = z.addressBlock(i, from)
			z.mark(Address, "", i, end)
		case len(s) < 90 && markingCue.MatchString(s) && !signature:
			z.mark(Marking, "", i, end)
		case signature:
			z.mark(Signature, "", i, end)
		default:
			n = 6
			continue
		}
		end = i
	}
	if end == from && end < to { // nothing but a signature: a body of one line
		return
	}
	if i := z.signatureAbove(from, end); i >= 0 && end == to {
		z.markBody(from, i)
		z.mark(Signature, "", i, i+1)
		z.mark(Body, "", i+1, end)
		return
	}
	if tail, ok := inlineSignature(z.lines[end-1].text); ok && end == to {
		z.markBody(from, end)
		last := &z.doc.Zones[len(z.doc.Zones)-1]
		split := z.lines[end-1].span.Start + tail
		signature := Zone{Signature, "", Span{split, last.Span.End}}
		last.Span.End = split
		z.doc.Zones = append(z.doc.Zones, signature)
		return
	}
	z.markBody(from, end)
}

var (
	addressee = regexp.MustCompile(`(?i)^['‘“"]?(?:to\s+)?(?:the\s+)?(?:miss|mrs|mr|messrs|rev|revd|reverend|sir|lady|lord|dr|capt|captain|col|colonel|gen|general|brig|brigadier|major|maj|lieut|lieutenant|adj|admiral|commodore|viscount|governor|secretary|president|hon|honou?rable|right hon|madame|monsieur|mme|mlle|herr|frau|his|her|miss\.)\b\.?\s+\S[^!?]{1,70}[,.:]?['’”]?$`)
	addressTo = regexp.MustCompile(`^(?:To|TO|For)\s+\S.{2,70}[,.]?$`)
)

// addressBlock is the line at which the addressee's name and place begin that end with line i, when
// they stand behind the signature; -1 when they do not.
func (z *zoner) addressBlock(i, from int) int {
	first := i
	for first > from+1 && !z.lines[first].blank && i-first < 4 {
		first--
	}
	s := z.lines[first].text
	if first <= from || !z.lines[first].blank || len(s) > 90 || !addressee.MatchString(s) && !addressTo.MatchString(s) {
		return -1
	}
	if i == first && !strings.Contains(strings.TrimRight(s, ".,"), ",") && !addressTo.MatchString(s) && !strings.HasSuffix(s, ",") {
		return -1
	}
	for _, l := range z.lines[first : i+1] {
		if sentence(l.text) || len(l.text) > 90 {
			return -1
		}
	}
	return first
}

// markBody marks a stretch of body, without the salutation on its first line.
func (z *zoner) markBody(from, end int) {
	z.mark(Body, "", from, end)
	if from == z.top && z.inset > 0 && from < end {
		body := &z.doc.Zones[len(z.doc.Zones)-1]
		rest := strings.TrimLeft(z.doc.Plain[body.Span.Start+z.inset:body.Span.End], " -—–")
		body.Span.Start = body.Span.End - len(rest)
	}
}

// isSignature reports whether line i, with nothing but closing lines below it, is a signature or
// its closing formula.
func (z *zoner) isSignature(i, from int) bool {
	s := strings.TrimRight(z.lines[i].text, " .*0123456789")
	if len(s) > 100 || s == "" || i == from && z.top == from && len(z.doc.Zones) == 0 {
		return false
	}
	if closingCue.MatchString(s) {
		return true
	}
	if strings.Count(s, ",") >= 3 || postscriptCue.MatchString(s) || strings.ContainsFunc(s, unicode.IsDigit) || !z.lines[i].blank && i > from && z.proseAbove(i, from) {
		return false
	}
	if strings.HasPrefix(s, "[") && strings.HasSuffix(strings.TrimRight(z.lines[i].text, " "), "]") {
		return len(s) < 60 && titled(strings.Trim(s, "[]"))
	}
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		return len(s) < 60
	}
	words := strings.Fields(s)
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"“'‘_*(/`))
	return len(words) <= 9 && titled(s) && unicode.IsUpper(r) && !strings.ContainsAny(s, "?!;=") && (z.lines[i].blank || len(s) < 50) && !strings.HasSuffix(s, ":") && !paragraphNumber.MatchString(s)
}

// proseAbove reports whether the line over i belongs to running text, of which line i is the end.
func (z *zoner) proseAbove(i, from int) bool {
	above := z.lines[i-1].text
	if closingCue.MatchString(above) || strings.HasSuffix(above, ",") && len(above) < 60 {
		return false
	}
	return len(above) > 55 || sentence(above)
}

// signatureAbove finds the signature of a letter that goes on for a line or two behind it; -1 when
// there is none.
func (z *zoner) signatureAbove(from, end int) int {
	for i := end - 1; i > from && i >= end-5; i-- {
		s := strings.TrimRight(z.lines[i].text, " .")
		if !z.lines[i].blank && !closingCue.MatchString(z.lines[i-1].text) || !z.isSignature(i, from) {
			continue
		}
		if closingCue.MatchString(z.lines[i-1].text) || len(s) > 3 && s == strings.ToUpper(s) && strings.Count(s, " ") <= 3 {
			return i
		}
	}
	return -1
}

// paragraphNumber matches the number that begins a numbered paragraph.
var paragraphNumber = regexp.MustCompile(`^\(?[0-9]{1,3}[.)]`)

// inlineSignature finds a name behind the date that ends a telegram: "… 6/VI 1920. Raskolnikov."
// It returns the byte offset of the date or name in the line.
func inlineSignature(s string) (int, bool) {
	m := tailSignature.FindStringSubmatchIndex(s)
	if m == nil {
		return 0, false
	}
	return m[2], true
}

var tailSignature = regexp.MustCompile(`[.!?]["”»]?\s+((?:[0-3]?\d(?:st|nd|rd|th)?(?: of)? [A-Z][a-z]+\.?(?: 1\d{3})?[.,]?|[0-3]?\d ?/ ?[IVX]{1,4}[-–, ]*(?:19|18)?\d*[.,]?)\s+(?:(?:[A-Z]\. ?){0,3}[A-Z][\w’'-]+[ .]*(?:\d{1,2}|\*)?\s?\.?))$`)

// partCuts are the lines where a new part begins: a postscript, an answer, an enclosure, another
// letter with its own salutation behind a signature.
func (z *zoner) partCuts() []int {
	if len(z.turns()) >= 3 {
		return z.turns()
	}
	var cuts []int
	for i := z.top + 1; i < z.end; i++ {
		l := z.lines[i]
		if !l.blank {
			continue
		}
		switch {
		case postscriptCue.MatchString(l.text), answerCue.MatchString(l.text) && len(l.text) < 80:
			cuts = append(cuts, i)
		case i > z.top+1 && z.closedAbove(i) && (isSalutation(l.text) && salutationName.MatchString(l.text) || inlineSalutation.MatchString(l.text)):
			cuts = append(cuts, i)
		}
	}
	return cuts
}

var salutationName = regexp.MustCompile(`(?i)^(?:comrades?|dear|my dear|tov\.|mr\.?|sir|madam|gentlemen)\b`)

// inlineSalutation matches a salutation with the text behind it on the same line.
var inlineSalutation = regexp.MustCompile(`^(?:(?:My )?Dear|Comrade|Tov\.|Mr\.|Sir) (?:[A-Z][\w’'.-]*\s?){0,3}[!:,]\s`)

// closedAbove reports whether a signature stands within the two lines above line i.
func (z *zoner) closedAbove(i int) bool {
	for j := i - 1; j >= z.top && j >= i-2; j-- {
		s := strings.TrimRight(z.lines[j].text, " .*0123456789")
		if strings.HasPrefix(s, "(") {
			continue
		}
		if len(s) < 50 && titled(s) && len(strings.Fields(s)) <= 5 && !strings.HasPrefix(s, "“") && !monthCue.MatchString(s) {
			return true
		}
	}
	return false
}

var turnCue = regexp.MustCompile(`^([A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3})(?: to (?:Comrade |Mr\. )?([A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}))?:\s`)

// turns are the lines where a speaker of a conversation begins; fewer than two speakers are none.
func (z *zoner) turns() []int {
	var lines []int
	speakers := map[string]int{}
	for i := z.top; i < z.end; i++ {
		l := z.lines[i]
		if !l.blank {
			continue
		}
		if m := turnCue.FindStringSubmatch(l.text); m != nil && !isSalutation(m[1]) && (m[2] != "" || !turnLabel[strings.ToLower(m[1])]) {
			lines = append(lines, i)
			speakers[m[1]]++
		}
	}
	repeated := 0
	for _, n := range speakers {
		if n >= 2 {
			repeated++
		}
	}
	if repeated == 0 || len(speakers) < 2 || len(speakers) > len(lines)/2+2 {
		return nil
	}
	return lines
}

var turnLabel = set("subject participants note notes source comment reference ref copies conclusion question answer summary from to date attachment")

// parts makes a part of each stretch that begins at one of the given lines.
func (z *zoner) parts(begin []int) {
	for k, from := range begin {
		to := z.end
		if k+1 < len(begin) {
			to = begin[k+1]
		}
		if from >= to {
			continue
		}
		span := Span{z.lines[from].span.Start, z.lines[to-1].span.End}
		part := &Document{Text: z.doc.Text[span.Start:span.End], Plain: z.doc.Plain[span.Start:span.End], At: span.Start}
		for _, zone := range z.doc.Zones {
			if span.Contains(zone.Span) {
				part.Zones = append(part.Zones, Zone{zone.Kind, zone.Number, zone.Span.Shift(-span.Start)})
			}
		}
		z.doc.Parts = append(z.doc.Parts, part)
	}
}

// apparatusZones marks the lists of front and back matter: persons, abbreviations, notes.
func apparatusZones(d *Document, lines []line) []Zone {
	var zones []Zone
	kind, from := Editorial, 0
	flush := func(to int) {
		if from < to {
			zones = append(zones, Zone{kind, "", Span{lines[from].span.Start, lines[to-1].span.End}})
		}
		from = to
	}
	for i, l := range lines {
		if !l.blank || len(l.text) > 90 {
			continue
		}
		next := ZoneKind("")
		switch s := strings.ToLower(strings.Trim(l.text, ".: ")); {
		case personsLabel.MatchString(s):
			next = Persons
		case abbreviationsLabel.MatchString(s):
			next = Abbreviations
		case backLabel.MatchString(s) && strings.HasPrefix(s, "notes") || s == "endnotes":
			next = Note
		case i+1 < len(lines) && lines[i+1].blank && titled(l.text) && !strings.Contains(l.text, ", "):
			next = Editorial
		}
		if next != "" && (next != kind || next == Note) {
			flush(i)
			kind = next
		}
	}
	flush(len(lines))
	return zones
}

var (
	personsLabel       = regexp.MustCompile(`^(?:list of )?(?:the )?(?:principal )?(?:persons|people|names|correspondents|dramatis personae|biographical (?:notes|register|directory))(?: mentioned)?(?: and pseudonyms)?$|^(?:list of )?persons\b|^biographical `)
	abbreviationsLabel = regexp.MustCompile(`abbreviation|acronym|cryptonym|^(?:list of )?(?:symbols|sigla|code names)`)
)
