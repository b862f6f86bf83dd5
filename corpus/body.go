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
	markingCue = regexp.MustCompile(`(?i)^(?:(?:top |strictly |most )?(?:secret|confidential|restricted|unclassified|limited official use|official use only|private|personal|urgent|priority|niact|rush|immediate|plain|us urgent|c\. ?secret|eyes only|by (?:special )?(?:courier|messenger|bag|hand|telephone|radio|direct wire)|via .*|accepted|received|transmitted|passed(?: on)?|forwarded|relayed|handed in|deciphered|no distribution.*|confidential file|translation|copy|extract|circular)\b[\s.:;,—–-]*)+`)
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
var transmission = regexp.MustCompile(`(?i)^(?:accepted|received|transmitted|passed(?: on)?|forwarded|relayed|handed in|deciphered|dispatched|sent|handed over|передано|принято)\b[^a-z]*(?:at |on )?[\d:]`)

// placeOverDate reports whether line i is a place with the date on the line below: a dateline in
// two lines.
func (z *zoner) placeOverDate(i int) bool {
	s := strings.Join(strings.Fields(prefix.ReplaceAllString(z.lines[i].text, "")), " ")
	r, _ := utf8.DecodeRuneInString(s)
	return i+1 < z.end && len(s) < 50 && s != "" && unicode.IsUpper(r) && !sentence(s) && !addressCue.MatchString(s) && !kindCue.MatchString(s) && !isSalutation(s) && isDateline(z.lines[i+1].text) && strings.Count(s, " ") <= 5
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
	s = oneSpace(s)
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

// markBody marks a stretch of body, without the salutation on its first line.
func (z *zoner) markBody(from, end int) {
	z.mark(Body, "", from, end)
	if from == z.top && z.inset > 0 && from < end {
		body := &z.doc.Zones[len(z.doc.Zones)-1]
		rest := strings.TrimLeft(z.doc.Plain[body.Span.Start+z.inset:body.Span.End], " -—–")
		body.Span.Start = body.Span.End - len(rest)
	}
}
