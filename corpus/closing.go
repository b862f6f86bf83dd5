package corpus

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What stands under a letter: its closing formula, the signature, the address.

var (
	closingCue    = regexp.MustCompile(`(?i)^(?:with (?:[a-z]+ )*(?:greetings|regards|respect|love|affection|wishes|sentiments|esteem|communist greetings|thanks)|your[s]?\b|i (?:have the honou?r|am|remain|beg)\b|i have,? [\[(]?(?:etc|&c)|votre (?:tr[èe]s |tout )*(?:dévou|obéiss|affection|humble|fidèle)|ihre? (?:sehr |ganz |stets )*(?:ergeben|treu|gehorsam)|hochachtungsvoll|(?:very )?(?:sincerely|respectfully|faithfully|truly|cordially|affectionately)|believe me|ever\b|hello\b|greetings|(?:most )?affectionate|adieu|farewell|best (?:wishes|regards)|avec|mit |с (?:коммунистическим|товарищеским)|for the |by order|your (?:obedient|humble|affectionate|devoted|loving))`)
	postscriptCue = regexp.MustCompile(`^(?:\[?P\. ?P?\.? ?S\b\.?|P\.?S\.?\s?\d?\.?[\s:—-]|Postscript\b|POSTSCRIPT\b|N\.? ?B\.)`)
	answerCue     = regexp.MustCompile(`(?i)^(?:(?:[A-ZА-Я][\w’'.]+\s)?[A-ZА-Я][\w’']+['’]s? (?:answer|reply|response)(?: to [A-Z][\w. ]+)?|(?:answer|reply|response) (?:of|from|by|to) [A-Z][\w. ]+|\[?(?:answer|reply)[^a-z]*\]?)\s*[:.]?$`)
)

var (
	addressee = regexp.MustCompile(`(?i)^['‘“"]?(?:to\s+)?(?:the\s+)?(?:miss|mrs|mr|messrs|rev|revd|reverend|sir|lady|lord|dr|capt|captain|col|colonel|gen|general|brig|brigadier|major|maj|lieut|lieutenant|adj|admiral|commodore|viscount|governor|secretary|president|hon|honou?rable|right hon|madame|monsieur|mme|mlle|herr|frau|his|her|miss\.)\b\.?[\s-]+\S[^!?]{1,70}[,.:]?['’”)]?$`)
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

// isSignature reports whether line i, with nothing but closing lines below it, is a signature or
// its closing formula.
func (z *zoner) isSignature(i, from int) bool {
	s := oneSpace(strings.TrimRight(z.lines[i].text, " .*0123456789"))
	if len(s) > 100 || s == "" || i == from && z.top == from && len(z.doc.Zones) == 0 {
		return false
	}
	if closingCue.MatchString(s) {
		return true
	}
	if strings.Count(s, ",") >= 3 || postscriptCue.MatchString(s) || strings.ContainsFunc(s, unicode.IsDigit) || !z.lines[i].blank && i > from && z.proseAbove(i) {
		return false
	}
	if strings.HasPrefix(s, "[") && strings.HasSuffix(strings.TrimRight(z.lines[i].text, " "), "]") {
		return len(s) < 60 && !enclosureLabel.MatchString(s) && titled(strings.Trim(s, "[]"))
	}
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		return len(s) < 60
	}
	words := strings.Fields(s)
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"“'‘_*(/`))
	return len(words) <= 9 && titled(s) && unicode.IsUpper(r) && !strings.ContainsAny(s, "?!;=") && (z.lines[i].blank || len(s) < 50) && !strings.HasSuffix(s, ":") && !paragraphNumber.MatchString(s)
}

// proseAbove reports whether the line over i belongs to running text, of which line i is the end.
func (z *zoner) proseAbove(i int) bool {
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
