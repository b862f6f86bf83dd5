package corpus

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The cues by which an edition's layout is told from running text. They look at one short line and
// are deliberately generous: a layout is believed only when many lines agree.

// longest is the length in bytes beyond which no line is a heading, a dateline or a signature.
const longest = 400

var (
	yearCue    = regexp.MustCompile(`\b(1[0-9]{3}|20[0-9]{2})\b`)
	slashCue   = regexp.MustCompile(`\b[0-3]?[0-9] ?[/.] ?([IVXІ]{1,4}|[01]?[0-9])\b`)
	undatedCue = regexp.MustCompile(`(?i)\b(undated|no date|n\. ?d\.|s\. ?d\.|sine dato|sans date|ohne datum|без даты)(\W|$)`)
	dayCue     = regexp.MustCompile(`(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\b`)
)

// hasDate reports whether a line holds something that reads like a date: a month with a number, a
// day with a month in figures or Roman numerals.
func hasDate(s string) bool {
	if len(s) > longest {
		return false
	}
	if !strings.ContainsFunc(s, unicode.IsDigit) {
		return false
	}
	return hasMonth(s) || slashCue.MatchString(s) || yearCue.MatchString(s)
}

// isDateline reports whether a line is a date, with a place before or behind it at most.
func isDateline(s string) bool {
	if len(s) > 120 || isDatedHeading(s) {
		return false
	}
	bare := strings.Join(strings.Fields(strings.Trim(prefix.ReplaceAllString(insertion.ReplaceAllString(s, ""), ""), "[](). ")), " ")
	if bare == "" || strings.Count(bare, " ") > 14 {
		return false
	}
	digits, spaces := strings.ContainsFunc(bare, unicode.IsDigit), strings.Count(bare, " ")
	switch {
	case (digits || spaces <= 1) && hasMonth(bare), digits && slashCue.MatchString(bare):
	case digits && spaces <= 5 && yearCue.MatchString(bare):
	case spaces <= 6 && (dayCue.MatchString(bare) || undatedCue.MatchString(bare)):
	default:
		return false
	}
	return !sentence(bare)
}

// writesTo matches two names with the word between them by which the one writes to the other.
var writesTo = regexp.MustCompile(`^(?:(?:No\.?|Nr\.?|N°|№)?\s?\d{1,5}[.)]?\s+)?((?:\p{Lu}[\p{L}.'’-]*\s){1,6})(?:TO|to|an|AN|À|à)\s+(\p{Lu}[\p{L}.'’-]+)`)

// isDatedHeading reports whether a line is a heading with place and date behind it: "CHARLES DARWIN
// TO J. D. HOOKER. Down, July 5, 1844." It is no span of time, "May to June 1844".
func isDatedHeading(s string) bool {
	if head := beforeDate(s); head != "" && !hasMonth(head) && titled(head) && namesParty(head) {
		return true
	}
	m := writesTo.FindStringSubmatch(s)
	if m == nil || strings.Contains(kindWords, " "+strings.ToLower(strings.Fields(m[1])[0])+" ") {
		return false
	}
	return !hasMonth(m[1]) && !hasMonth(m[2]) && !dayCue.MatchString(m[1]) && !dayCue.MatchString(m[2])
}

// ofParty matches a kind of document with the party behind it that it comes from.
var ofParty = regexp.MustCompile(`(?i)^[\pL’' -]{3,40}?\s(?:of|by|from|between)\s+(?:an?\s|the\s)?\pL{2}`)

// namesParty reports whether the words before a date make a heading: a kind of document with a party, or
// one party to another.
func namesParty(head string) bool {
	fields := strings.Fields(head)
	if len(fields) < 2 || strings.Contains(kindWords, " "+strings.ToLower(strings.Trim(fields[0], ".:"))+" ") && !strings.EqualFold(fields[0], "from") {
		return false
	}
	return partyCue.MatchString(head) || kindCue.MatchString(head) && ofParty.MatchString(head)
}

// beforeDate is what stands before the date at the end of a line, "" when the line does not end with
// one or is nothing else.
func beforeDate(s string) string {
	end, dated := len(s), false
	for {
		rest := strings.TrimRight(s[:end], " \t")
		i := strings.LastIndexAny(rest, " \t") + 1
		word := strings.Trim(rest[i:], "[](){}.,;:?~×–—-")
		figures := word != "" && word[0] >= '0' && word[0] <= '9' && len(word) <= 9
		if !figures && word != "" && !hasMonth(word) && !dayCue.MatchString(word) && !dateTies[strings.ToLower(word)] {
			break
		}
		dated = dated || hasMonth(word) || figures && yearCue.MatchString(word) && strings.ContainsAny(rest[i:], "[(")
		if i == 0 {
			return ""
		}
		end = i
	}
	head := strings.TrimRight(s[:end], " \t,.;:([–—-")
	last, _ := utf8.DecodeRuneInString(head[strings.LastIndexAny(head, " \t")+1:])
	if !dated || unicode.IsLower(last) { // "Ambassador until June 1962"
		return ""
	}
	return head
}

// dateTies are the words between the figures of a date.
var dateTies = set("c ca circa before after about or and early late mid st nd rd th d um vor nach vers avant après den le г")

// kindWords begin a line that is no heading of two names, though "to" stands in it.
const kindWords = " from received sent communicated transmitted addressed enclosure answer reply up due according "

// prefix matches what stands on the line of a date before it: "(Telegraphic.)", "No. 330.]".
var prefix = regexp.MustCompile(`^(?:\([A-Z][^)\d]{2,40}\)|\[?No\. ?\d+\.?\])\s+`)

// insertion matches what editors put in place of words they may not print: "[place not declassified]".
var insertion = regexp.MustCompile(`\[[a-z][^\]\d]{3,60}\]`)

// sentence reports whether a short line reads like running text: several words in lower case that
// are no small words, nor words that datelines have.
func sentence(s string) bool {
	lower := 0
	for _, w := range strings.Fields(s) {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && !small[strings.Trim(w, ".,;:")] && !dateWords[strings.ToLower(strings.Trim(w, ".,;:"))] && !hasMonth(w) {
			lower++
		}
	}
	return lower > 2
}

var dateWords = set("o'clock oclock p a m p.m a.m pm am noon midnight morning evening night afternoon later earlier before after not than about circa c between hours hour minutes minute min received sent accepted transmitted early late mid beginning end inst ult uhr den le st nd rd th d s no n lundi mardi mercredi jeudi vendredi samedi dimanche soir matin midi minuit heures abends morgens abend nachts mitte anfang ende reçu г года года. year new old style o.s n.s via by")

// small are words that a heading in title case writes in lower case.
var small = set("à al ao ad dal same et y del della alla los las a an and at by de der des den di du for from his her in la le of on or the to und von van zu zum with et al da do dos del y e via as per c/o re into upon their its über an die das")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// titled reports whether a line is written like a heading: nearly every word that is not small
// begins with a capital or a figure.
func titled(s string) bool {
	if s == "" || len(s) > longest {
		return false
	}
	words, capitals := 0, 0
	depth := 0
	for _, w := range strings.Fields(s) {
		open, close := strings.Count(w, "[")+strings.Count(w, "("), strings.Count(w, "]")+strings.Count(w, ")")
		inside := depth > 0 || open > 0
		depth += open - close
		if inside && strings.Contains(s, "[") { // editors' words in brackets may be in lower case
			continue
		}
		w = strings.TrimLeft(w, `"'“‘*_(`)
		r, _ := utf8.DecodeRuneInString(w)
		if small[strings.ToLower(strings.Trim(w, ".,;:"))] || !unicode.IsLetter(r) {
			continue
		}
		words++
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return words == 0 || capitals*5 >= words*4
}

// kinds are the words for kinds of documents that begin a heading.
var kindCue = regexp.MustCompile(`(?i)^(?:\W*)(?:(?:draft|secret|private|personal|official|open|circular|joint|general|special|field|top secret|intelligence|editorial|contact|briefing|information|action|ciphered|cipher|coded|backchannel|presidential|executive|study|decision|security|council|radio|direct[- ]wire|telephone|national|verbal|collective|identic|extract from an?|copy of an?|postscript to an?)\s+){0,3}(?:letter|telegram|cable|cablegram|airgram|memorandum|memorandurn|memo|aide[- ]m[ée]moire|transcript|note|notes|message|dispatch|despatch|circular|report|orders?|directive|instruction|instructions|conversation|minutes|record|paper|statement|petition|declaration|estimate|chronology|postcard|radiogram|telephone message|phonogram|appeal|resolution|protocol|summary|highlights|excerpt|extract|lettre|carta|lettera|télégramme|brief|telegramm|письмо|телеграмма|записка)(?:\b|\d|\s|$)`)

// partyForms are the ways in which headings name one party writing to another, or one of the two, in
// the languages of editions.
var partyForms = []string{
	// A to B; To B; From A; A - B
	`(?i:(?:^|\s)to\s+\S|^(?:from|to)\s+\S|\s[–—-]{1,2}\s)`,
	// An B; Von A an B; A an B
	`^(?:An|AN)\s+\p{Lu}`,
	`^(?:Von|VON)\s.+\s(?:an|AN)\s`,
	`^(?:\p{Lu}[\p{L}.'’-]*\s|(?:von|v\.|zu|der|de)\s){1,8}(?:an|AN)\s+(?:d(?:en|ie|as)\s+)?\p{Lu}`,
	`^(?:Der|Die|Das|DER|DIE|DAS)\s.+\s(?:an|AN)\s+(?:d(?:en|ie|as)\s+)?\p{Lu}`,
	// Da A a B; Al B; A B, a Roma; Di A
	`^(?:Del?|DEL?|Da|DA|Dal|DAL|Della|DELLA|Dalla)\s.+\s(?:a|A|al|AL|alla|ALLA|ao|AO)\s+\p{Lu}`,
	`^(?:Al|AL|Alla|ALLA|Allo|Ao|AO|A Don|A DON|A Doña|A la|A Su|A mi)\s+\p{L}`,
	`^(?:A|Ad|Di|DI)\s+\p{Lu}[\p{L}’'-]+(?:\s+(?:d[ei]l?\s+)?\p{Lu}[\p{L}’'-]+){1,3}(?:,\s+ad?\s+\p{Lu}[\p{L}’'-]+)?\.?$`,
	`^(?:IL|LA|L['’]|LO|EL)\s?\p{Lu}.+,\s(?:A|AL|ALLA|ALL['’]|AI|AGLI)\s?\p{Lu}`,
	`^(?:Il|La|L['’]|Lo|El)\s?\p{L}.+,\s(?:a|al|alla|all['’]|ai)\s?\p{L}`,
	// De A à B; À B; A M. B; De M. A
	`^(?:De|DE|Du|DU|D['’])\s?\S.*\s(?:À|à|AU|au|AUX|aux|A)\s`,
	`^(?:À|AU|Au|AUX|Aux)\s+\p{Lu}`,
	`^A\s+(?:M\.|MM\.|Mme|Mlle|MADAME|Madame|MADEMOISELLE|MONSIEUR|Monsieur|LA|LE|la|le)(?:\s|$)`,
	`^(?:DE|De)\s+(?:M\.|MM\.|Mme|Mlle|MADAME|Madame|MADEMOISELLE|MONSIEUR|Monsieur)\s`,
	`^(?:M\.|MM\.|Mme|MADAME|Madame|S\. ?E\.).{3,160}\s(?:à|À|au|AU)\s`,
}

var partyCue = regexp.MustCompile(strings.Join(partyForms, "|"))

// oneSpace makes one space of several, which no-break spaces leave behind in a plain text.
func oneSpace(s string) string {
	if !strings.Contains(s, "  ") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// isHeading reports whether a line reads like the heading of a document: a kind of document, or
// one party to another.
func isHeading(s string) bool {
	s = oneSpace(s)
	if len(s) < 4 || len(s) > longest {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, `"'“‘*_[(`))
	if !unicode.IsUpper(r) {
		return false
	}
	return titled(s) && !isDateline(s) && (kindCue.MatchString(s) || partyHeading(s))
}

// partyHeading reports whether a title-case line names one party writing to another, or its
// addressee.
func partyHeading(s string) bool {
	if !partyCue.MatchString(s) || strings.HasSuffix(s, ":") || strings.HasSuffix(s, "?") || relation.MatchString(s) {
		return false
	}
	return strings.Count(s, " ") >= 1 && strings.Count(s, ". ") < 12 && !fileNumber.MatchString(s) && !divisionCue.MatchString(s)
}

// relation matches the "to" that parts no sender from a reader: the title of a collection.
var relation = regexp.MustCompile(`(?i)\b(?:relating|relative|prior|subsequent|introduction|appendix|preface|key|index) to\b`)

// divisionCue matches headings of the divisions of a book, which are of no letter.
var divisionCue = regexp.MustCompile(`(?i)\b(?:chapter|volume|book|part|section|period|appendix|index|introduction|preface|contents)\b(?:\s+(?:[ivxlc]+|\d+|the \w+))?[.:]?\s*$|^(?:chapter|volume|book|part|section|introductory|contents|preface|appendix)\b`)

// division matches the line with which a division of the book begins.
var division = regexp.MustCompile(`^(?:(?:CHAPTER|Chapter|VOLUME|Volume|BOOK|Book)\s+(?:[IVXLC]+|\d+|THE [A-Z]+|[A-Z]{3,})\b.{0,60}|INTRODUCTORY(?: [A-Z ]+)?|INTRODUCTION(?: TO [A-Z ]+)?)$`)

// fileNumber matches the number that a registry gave a document, alone on a line, with the kind of
// document behind it at most: "851G.00/1–1449: Telegram".
var fileNumber = regexp.MustCompile(`^[A-Z0-9][A-Za-z0-9.]*\.?[A-Za-z0-9-]*\s?/\s?[A-Z]?[0-9][0-9A-Za-z–—./ -]*(?::\s*[A-Z][a-z]+(?: [a-z]+)?)?$`)

// ruler matches a line that only separates.
var ruler = regexp.MustCompile(`^(?:\.{4,}|\*{3,}|(?:\* ){2,}\*|-{3,}|_{3,}|={3,}|—{2,}|~{3,}|#{3,}|(?:\. ){3,}\.|⁂)$`)

var salutationCue = regexp.MustCompile(`(?i)^(?:(?:my|our) )*(?:very |own )?(?:dear|dearest|beloved|honou?red|esteemed|respected|most|worthy|good|gentlemen|sirs?|madame?|monsieur|comrades?|excellency|your|mein|lieber?|liebste[rs]?|verehrte[rs]?|sehr geehrte[rs]?|hochverehrte[rs]?|cher|chère|ma chère|mon cher|caro|cara|querid[oa]|tov|t)\b|^(?:дорог|уважаем|милостив|многоуважаем|мил(?:ый|ая)|товарищ|сэр)`)

// titledParty matches a heading that begins like a salutation: "Sir Edward Grey to Sir M. de Bunsen".
var titledParty = regexp.MustCompile(`^(?:Sir|Madame|Monsieur|Comrade|SIR|MADAME)\s.+\s(?:to|TO|an|à|au)\s+\S`)

// servant matches the closing formula that begins like a salutation: "Your humble servant,".
var servant = regexp.MustCompile(`(?i)^your (?:\w+ ){0,3}(?:servant|friend|son|daughter|brother|sister|father|mother|husband|wife|nephew|niece|cousin)\b`)

// isSalutation reports whether a short line addresses the reader: "Dear Vladimir Ilyich!".
func isSalutation(s string) bool {
	s = oneSpace(s)
	if len(s) > 90 || !salutationCue.MatchString(s) || servant.MatchString(s) || titledParty.MatchString(s) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, " *_0123456789"))
	return strings.ContainsRune(",!:;-—–.", last) || strings.Count(s, " ") <= 4
}
