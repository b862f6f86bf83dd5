package corpus

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A zoner marks the zones of one document: the heading from the top, notes, glossary, source note
// and signature from the bottom, then what stands between heading and body.
type zoner struct {
	doc      *Document
	lines    []line
	layout   string
	patterns *patterns
	top      int // lines before top have their zones
	end      int // lines from end on have theirs
	inset    int // bytes of line top that have theirs: a salutation that shares it with the text
}

func (z *zoner) run() {
	z.inlineNotes()
	z.end = len(z.lines)
	z.heading()
	z.notes()
	z.glossary()
	z.sourceNote()
	z.opening()
	z.body()
	z.doc.Zones = separate(z.doc.Zones, z.doc.Plain)
}

// mark adds a zone over lines [from, to).
func (z *zoner) mark(kind ZoneKind, number string, from, to int) {
	if from >= to {
		return
	}
	z.doc.Zones = append(z.doc.Zones, Zone{kind, number, Span{z.lines[from].span.Start, z.lines[to-1].span.End}})
}

// heading marks number line, file number and heading. A heading in brackets runs to its closing
// bracket, over blank lines too.
func (z *zoner) heading() {
	i := 0
	switch {
	case z.layout == "number line" || numberLine.MatchString(z.lines[0].text) && !bareYear.MatchString(z.lines[0].text) && len(z.lines[0].text) < 32 && len(z.lines) > 1:
		i = 1
	case fileNumber.MatchString(z.lines[0].text) && len(z.lines) > 1:
		i = 1
	}
	if i < len(z.lines) && fileNumber.MatchString(z.lines[i].text) {
		i++
	}
	if i < len(z.lines) && strings.HasPrefix(z.lines[i].text, "[") && editorsHeading(z.paragraphText(i)) {
		i = z.closingBracket(i)
	} else {
		i = z.headingLines(i)
	}
	z.mark(Heading, "", 0, i)
	z.top = i
}

// headingLines returns the line behind the heading that begins at line i.
func (z *zoner) headingLines(i int) int {
	first := i
	for ; i < len(z.lines) && i < first+4; i++ {
		l := z.lines[i]
		if i > first && !l.blank && len(l.text) < 120 && runsOn(z.lines[i-1].text) && !isSalutation(l.text) {
			continue // the second line of a heading
		}
		if len(l.text) > longest || isDateline(l.text) && !isHeading(l.text) || isSalutation(l.text) && !kindCue.MatchString(l.text) {
			break
		}
		if i == first && (z.layout == "numbered heading" || z.layout == "heading" || z.layout == "profile") {
			continue
		}
		switch {
		case i == first && (isHeading(l.text) || z.layout == "number line" && z.standsAsHeading(i)):
		case i == first+1 && l.blank && isHeading(l.text) && !isHeading(z.lines[first].text):
		case i > first && !l.blank && titled(l.text) && len(z.lines[i-1].text) > 30 && !isHeading(l.text):
		case i > first && !l.blank && strings.HasSuffix(z.lines[i-1].text, ","):
		default:
			return i
		}
	}
	return i
}

// runsOn reports whether a line of a heading breaks off in the middle: it ends without a stop, and
// reaches far enough to have been broken.
func runsOn(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return len(s) > 40 && (unicode.IsLetter(last) || last == ',' || last == '-')
}

// frenchParties matches a French heading over several lines: "M. A, ambassadeur à Berlin, à M. B".
var frenchParties = regexp.MustCompile(`^(?:M\.|MM\.|Mme|S\. ?E\.).{3,160}\sà\s+(?:M\.|MM\.|Mme|S\. ?E\.)[^!?]{3,160}$`)

// standsAsHeading reports whether a line under a number is its heading though not every word of it
// has a capital: "Circular from A to the political departments", "To his mother".
func (z *zoner) standsAsHeading(i int) bool {
	s := z.lines[i].text
	alone := i+1 < len(z.lines) && z.lines[i+1].blank
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"'“‘*_[(`))
	if len(s) >= 200 || !unicode.IsUpper(r) {
		return false
	}
	if frenchParties.MatchString(z.paragraphText(i)) {
		return true
	}
	return titled(s) && len(s) < 160 || alone && (kindCue.MatchString(s) || partyCue.MatchString(s)) && strings.Count(s, " ") < 24 && !strings.HasSuffix(s, ".") && !addressCue.MatchString(s[:min(len(s), 8)])
}

// paragraphText is the text of the paragraph that line i begins.
func (z *zoner) paragraphText(i int) string {
	return paragraph{lines: z.lines[i:z.paragraphEnd(i)]}.text()
}

// paragraphEnd is the line behind the paragraph that holds line i.
func (z *zoner) paragraphEnd(i int) int {
	for i++; i < len(z.lines) && !z.lines[i].blank; i++ {
	}
	return i
}

// closingBracket is the line behind the one that closes the bracket opened on line i.
func (z *zoner) closingBracket(i int) int {
	depth, size := 0, 0
	for j := i; j < len(z.lines); j++ {
		depth += strings.Count(z.lines[j].text, "[") - strings.Count(z.lines[j].text, "]")
		size += len(z.lines[j].text)
		if depth <= 0 || size > 2000 {
			return j + 1
		}
	}
	return i + 1
}

var lifeDates = regexp.MustCompile(`\((?:b\. ?|born )?(?:c\. ?|ca\. ?)?1?[0-9]{3}(?:\s?[-–—]\s?(?:1?[0-9]{3})?)?\)`)

// longestGlossary is how many bytes a glossary behind a document may have.
const longestGlossary = 40_000

// glossary marks the entries on persons and bodies that editors put, in brackets, behind a
// document. The closing bracket may be missing.
func (z *zoner) glossary() {
	for i := z.end - 1; i > z.top; i-- {
		s := z.lines[i].text
		if z.lines[z.end-1].span.End-z.lines[i].span.Start > longestGlossary {
			return
		}
		if !z.lines[i].blank || !strings.HasPrefix(s, "[") {
			continue
		}
		rest := paragraph{lines: z.lines[i:z.end]}.text()
		if len(lifeDates.FindAllString(rest, 2)) == 0 && !strings.Contains(rest, "**") {
			continue
		}
		if depth := strings.Index(rest, "]"); depth >= 0 && depth < len(rest)-4 && strings.Count(rest, "[") == strings.Count(rest, "]") && !strings.HasSuffix(rest, "]") {
			continue
		}
		z.mark(Glossary, "", i, z.end)
		z.end = i
		return
	}
}

var (
	leafMark  = regexp.MustCompile(`(?i)(?:^|[\s.;(])(?:f|fond|fonds|ф|op|on|inv|оп|d|д|l|ll|л|fol|ff?|fo|box|folder|file|lot|bd|bl|vol|ms|mss|no|nr|cod|fasc|b|rg|п)\.? ?\d`)
	sourceCue = regexp.MustCompile(`(?i)^(?:\[|\()?(?:source|ms|mss|manuscript|autograph|als|ls|rc|df|printed|original|copy|text|archive|hs|hss|arch|state archive|national archives|library|bodleian|british library|rgaspi|rtskhidni|garf|pro|nara|ALS|TLS|Dft|FC)\b|^(?:RC|PrC|Tr|Dft|FC|ALS|LS|AL|MS|SC|LbC|Lb|TLS|D|ADf)\s*\(`)
	// siglum matches the sigla of American editions for the state of a text: "RC (DLC: Madison Papers)".
	siglum      = regexp.MustCompile(`^(?:RC|PrC|Tr|Dft|FC|ALS|LS|AL|SC|LbC|Lb|TLS|ADf|ADfS|ADS)\s*\([A-Z]`)
	archiveCue  = regexp.MustCompile(`^\(?(?:Archives|Arch\.|Dépôt|Bibliothèque|Staatsarchiv|Archivo|Hauptstaatsarchiv)\s.{3,90}$`)
	printedCue  = regexp.MustCompile(`(?i)^(?:printed|published|first printed|first published|опубликовано|gedruckt)(?: in)?\s*:`)
	copyFormCue = regexp.MustCompile(`(?i)\b(?:autograph|typewritten|typescript|manuscript|handwritten|photocopy|certified|uncertified|original|holograph|draft|copy|printed text|ticker-tape|telegraph form|facsimile)\b|(?i)автограф|машинопис|подлинник|копия`)
)

// isSourceNote reports whether a paragraph says where the document lies.
func (z *zoner) isSourceNote(s string) bool {
	for _, re := range z.patterns.source {
		if re.MatchString(s) {
			return true
		}
	}
	if len(s) > 600 {
		return false
	}
	if (printedCue.MatchString(s) || archiveCue.MatchString(s) || siglum.MatchString(s)) && len(s) < 300 {
		return true
	}
	marks := len(leafMark.FindAllString(s, -1))
	r, _ := utf8.DecodeRuneInString(s)
	return marks >= 3 && unicode.IsUpper(r) || marks >= 1 && ibid.MatchString(s) || marks >= 1 && copyFormCue.MatchString(s) && len(s) < 200 || sourceCue.MatchString(s) && (marks >= 1 || copyFormCue.MatchString(s)) && len(s) < 300
}

// sourceNote marks the paragraph that says where the document lies, with its copy form, among the
// last ones of the document.
func (z *zoner) sourceNote() {
	for _, zone := range z.doc.Zones {
		if zone.Kind == SourceNote {
			return
		}
	}
	tried := 0
	for i := z.end - 1; i > z.top && tried < 4; i-- {
		if !z.lines[i].blank {
			continue
		}
		tried++
		if z.isSourceNote(z.paragraphText(i)) {
			z.mark(SourceNote, "", i, z.paragraphEnd(i))
			if end := z.paragraphEnd(i); end < z.end {
				z.mark(Editorial, "", end, z.end)
			}
			z.end = i
			return
		}
	}
}
