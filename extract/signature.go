package extract

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"regesta/corpus"
)

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

// lastWords finds where the words of a name stand last in a text, whatever space parts them there.
func lastWords(text, name string) (corpus.Span, bool) {
	if i := strings.LastIndex(text, name); i >= 0 {
		return corpus.Span{Start: i, End: i + len(name)}, true
	}
	quoted := strings.Fields(name)
	for i, word := range quoted {
		quoted[i] = regexp.QuoteMeta(word)
	}
	all := regexp.MustCompile(strings.Join(quoted, `[\s\p{Z}]+`)).FindAllStringIndex(text, -1)
	if len(all) == 0 {
		return corpus.Span{}, false
	}
	last := all[len(all)-1]
	return corpus.Span{Start: last[0], End: last[1]}, true
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
		span, ok := lastWords(piece, name)
		if !ok {
			continue
		}
		start := at + skip + item.Start
		q := party{kind: Person, name: name, span: corpus.Span{Start: start + span.Start, End: start + span.End}}
		if before = strings.TrimSpace(stripArticle(before)); before != "" && (isOffice(before) || isBody(before)) {
			q.office = before
		}
		parties = append(parties, q)
	}
	return parties
}

var greeting = regexp.MustCompile(`(?i)^(?:(?:my|our|very|own|most|dear|dearest|beloved|honou?red|esteemed|respected|comrades?|tov\.|mein|meine|lieber?|liebste[rs]?|sehr|geehrte[rs]?|verehrte[rs]?|hochverehrte[rs]?|cher|chère|mon|ma|caro|cara|carissim[oa]|gentilissim[oa]|egregi[oa]|querid[oa]|estimad[oa]|lieve|waarde|geachte|th?eure[rs]?|hochgeehrte[rs]?|k[jæa]*ære|kära?e?|högtärade|drog[ia]|kochan[yai]|szanown[yai]|дорогой|дорогая|уважаемый)\s+)+`)

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
var kinship = words("niece nephew servant grandson granddaughter mother father sister brother wife husband son daughter friend friends aunt uncle cousin sir sirs madam gentlemen child boy girl love heart papa mamma mama comrades colleague colleagues fellow readers reader editor all freund freundin vater mutter bruder schwester ami amie père mère frère sœur soeur oncle tante amigo amiga padre madre hermano hermana amico amica fratello sorella dean")
