package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"regesta/corpus"
)

// References finds where a letter or its notes point to another document of the edition.
var References = register(&Extractor{
	Name: "references",
	Doc: "Cross references to other documents of the same edition, with the note they point to: " +
		"\"See note 9 to document No. 71\", \"Document 60 and footnote 1 thereto\".",
	Run: runReferences,
})

var (
	reference = regexp.MustCompile(`(?i)(?:\b(?:foot)?notes?\s+(\d{1,3})\s*(?:,|to|of|in|under)\s*(?:the\s+)?)?\b(?:documents?|docs?\.|letters?\s+nos?\.|dokumente?|документ\w*)\s*(?:nos?\.?|№)?\s*(\d{1,5}[a-z]?)\b((?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*[–-]\s*|\s+to\s+)\d{1,5})*)(?:\s*(?:,|and)\s+(?:foot)?notes?\s+(\d{1,3}))?`)
	numbers   = regexp.MustCompile(`\d{1,5}`)
	elsewhere = regexp.MustCompile(`(?i)\b(?:foreign relations|volume|vol\.|vols\.|ibid|edition|papers of|printed in|collection)\b`)
	// seeNumber matches the short form of editions that number with "No.": "see No. 3", "[1] See Nos. 4 and 5".
	seeNumber = regexp.MustCompile(`(?:\b(?:[Ss]ee|[Cc]f\.|[Cc]ompare|[Ss]iehe|[Vv]gl\.|[Vv]ergl\.|[Vv]oir|[Vv]oyez)|[Сс]м\.)\s+(?:also\s+|auch\s+|aussi\s+|также\s+)?(?:Nos?\.|Nrn?\.|[nN]°s?|№№?|Letters?(?:\s+[Nn]os?\.)?|letters?(?:\s+[Nn]os?\.)?|Brief|lettre|док(?:умент[а-я]*|\.)\s*№?|письмо\s*№?)\s*(\d{1,5}|[IVXLC]+\b)((?:(?:,\s*(?:and\s+)?|\s+and\s+|\s+und\s+|\s+et\s+|\s+и\s+)\d{1,5})*)`)
	behindRef = regexp.MustCompile(`(?i)^\s*\)?\s*(?:in|of)\s+(?:foreign relations|volume|vol\.|ibid)`)
)

func runReferences(p *Pass) error {
	d := p.Document
	if d.Role == corpus.Apparatus {
		return nil
	}
	r := &referrer{pass: p, seen: map[string]bool{}}
	for _, z := range d.Zones {
		if z.Kind == corpus.Heading || z.Kind == corpus.Glossary {
			continue
		}
		s := d.Plain[z.Span.Start:z.Span.End]
		if d.Number != "" && maySee(s) {
			r.reportNumbers(s, z)
		}
		if !mayRefer(s) {
			continue
		}
		for _, m := range reference.FindAllStringSubmatchIndex(s, -1) {
			if pointsElsewhere(s, m[0]) || behindRef.MatchString(s[m[1]:]) {
				continue
			}
			if !capital(s[m[4]-wordBefore(s[:m[4]]):]) && !pointing.MatchString(s[:m[4]]) {
				continue // "in their documents 30 years ago"
			}
			note := group(s, m, 1)
			if note == "" {
				note = group(s, m, 4)
			}
			r.report(s, m, z, group(s, m, 2), group(s, m, 3), note)
		}
	}
	return nil
}

// seeing are the words before a number without which seeNumber cannot match.
var seeing = []string{"See", "see", "Cf.", "cf.", "ompare", "iehe", "gl.", "ergl", "oir", "oyez", "См.", "см."}

// maySee reports whether a text has one of the words that send a reader on.
func maySee(s string) bool {
	return slices.ContainsFunc(seeing, func(word string) bool { return strings.Contains(s, word) })
}

// mayRefer reports whether a text has a word for a document with a number behind it, or a "No.";
// without one neither pattern can match, and both are slow.
func mayRefer(s string) bool {
	if strings.Contains(s, "No.") || strings.Contains(s, "Nos.") {
		return true
	}
	low := strings.ToLower(s)
	for _, word := range []string{"doc", "letter", "dokument", "документ"} {
		for _, behind, found := strings.Cut(low, word); found; _, behind, found = strings.Cut(behind, word) {
			if mayBeNumber(behind) {
				return true
			}
		}
	}
	return false
}

// mayBeNumber reports whether a number follows the rest of a word and "no.", or may do so beyond the
// few bytes that are looked at.
func mayBeNumber(s string) bool {
	const enough = 40
	near := strings.TrimLeft(s[:min(len(s), enough)], "abcdefghijklmnopqrstuvwxyzſ_.")
	near = strings.TrimLeft(near, " \t\n\r\fnosſ.№")
	if len(near) < utf8.UTFMax && len(s) > enough {
		return true
	}
	return near != "" && '0' <= near[0] && near[0] <= '9'
}

// A referrer reports the references of one document, each once.
type referrer struct {
	pass *Pass
	seen map[string]bool
}

// reportNumbers reports what the short form of a reference names: "See No. 3".
func (r *referrer) reportNumbers(s string, z corpus.Zone) {
	for _, from := range seeingAt(s) {
		window := s[from : runeCut(s[from:], seeWindow)+from]
		if m := seeNumber.FindStringSubmatchIndex(window); m != nil {
			at := corpus.Zone{Kind: z.Kind, Number: z.Number, Span: corpus.Span{Start: z.Span.Start + from, End: z.Span.Start + from + len(window)}}
			r.report(window, m, at, group(window, m, 1), group(window, m, 2), "")
		}
	}
}

// seeWindow is how many bytes a short reference may have, its list of numbers included.
const seeWindow = 300

// seeingAt lists, in order, the places from which a short reference can begin: a little before each
// of the words that send a reader on.
func seeingAt(s string) []int {
	var list []int
	for _, word := range seeing {
		for at := 0; ; {
			i := strings.Index(s[at:], word)
			if i < 0 {
				break
			}
			from := max(0, at+i-6)
			for from > 0 && s[from]&0xC0 == 0x80 {
				from--
			}
			list = append(list, from)
			at += i + len(word)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// report reports the documents that one match names.
func (r *referrer) report(s string, m []int, z corpus.Zone, first, rest, note string) {
	span := corpus.Span{Start: z.Span.Start + m[0], End: z.Span.Start + len(strings.TrimRight(s[:m[1]], " ,.;:()\n"))}
	for _, number := range append([]string{first}, rangeNumbers(first, rest)...) {
		if number == r.pass.Document.Number || r.seen[number+"#"+note] {
			continue
		}
		r.seen[number+"#"+note] = true
		r.pass.Report(Claim{
			Predicate:  Cites,
			Object:     Mention{Kind: Document, Name: number, Ref: number},
			Evidence:   Evidence{Span: span},
			Qualifiers: Qualifiers{Note: note},
		})
	}
}

// pointing matches what stands before a number that a lower-case "document" refers to.
var pointing = regexp.MustCompile(`(?i)(?:№|\bnos?\.?\s*|\b(?:see|cf\.|also|note\s+\d+\s+(?:to|of|in))\s+(?:the\s+)?documents?\s*)$`)

// wordBefore is the distance from the end of s back to the word "document" before a number.
func wordBefore(s string) int {
	low := strings.ToLower(s)
	best := 1
	for _, w := range []string{"document", "doc", "letter", "dokument", "документ"} {
		if i := strings.LastIndex(low, w); i >= 0 && (best == 1 || len(s)-i < best) {
			best = len(s) - i
		}
	}
	return best
}

func group(s string, m []int, i int) string {
	if m[2*i] < 0 {
		return ""
	}
	return s[m[2*i]:m[2*i+1]]
}

// rangeNumbers lists the further numbers of an enumeration; "12–15" stands for all between.
func rangeNumbers(first, rest string) []string {
	var list []string
	last := first
	at := 0
	for _, m := range numbers.FindAllStringIndex(rest, -1) {
		n := rest[m[0]:m[1]]
		if sep := rest[at:m[0]]; strings.ContainsAny(sep, "–-") {
			a, okA := atoi(last)
			b, okB := atoi(n)
			for i := a + 1; okA && okB && b-a < 50 && i < b; i++ {
				list = append(list, itoa(i))
			}
		}
		list = append(list, n)
		last, at = n, m[1]
	}
	return list
}

// pointsElsewhere reports whether the sentence before a reference names another publication, whose
// document it is then.
func pointsElsewhere(s string, at int) bool {
	from := max(0, at-220)
	before := s[from:at]
	if i := strings.LastIndexAny(before, "\n"); i >= 0 {
		before = before[i:]
	}
	for i := len(before) - 2; i > 0; i-- { // the last sentence only
		if before[i] == '.' && before[i+1] == ' ' {
			word := before[strings.LastIndexByte(before[:i], ' ')+1 : i+1]
			if !isInitial(word) && !abbreviation[strings.ToLower(word)] && len(word) > 2 {
				before = before[i+1:]
				break
			}
		}
	}
	if i := strings.LastIndexAny(before, ";"); i >= 0 {
		before = before[i:]
	}
	return elsewhere.MatchString(before)
}
