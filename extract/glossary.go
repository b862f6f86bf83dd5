package extract

import (
	"regexp"
	"strings"

	"regesta/corpus"
)

// Glossary reads what editors say of people and bodies: glossaries behind a letter, lists of
// persons and of abbreviations before the letters.
var Glossary = register(&Extractor{
	Name: "glossary",
	Doc: "Entries of glossaries, lists of persons and lists of abbreviations: names with their other forms, " +
		"life dates, offices and descriptions.",
	Run: runGlossary,
})

func runGlossary(p *Pass) error {
	d := p.Document
	for _, z := range d.Zones {
		s := d.Plain[z.Span.Start:z.Span.End]
		switch z.Kind {
		case corpus.Glossary:
			glossaryEntries(p, s, z.Span.Start)
		case corpus.Persons:
			eachLine(s, z.Span.Start, func(line string, at int) { personLine(p, line, at) })
		case corpus.Abbreviations:
			eachLine(s, z.Span.Start, func(line string, at int) { abbreviationLine(p, line, at) })
		}
	}
	return nil
}

func eachLine(s string, at int, f func(line string, at int)) {
	for from := 0; from < len(s); {
		end := strings.IndexByte(s[from:], '\n')
		if end < 0 {
			end = len(s) - from
		}
		if line := strings.TrimRight(s[from:from+end], " "); line != "" {
			f(line, at+from)
		}
		from += end + 1
	}
}

var (
	boldEntry = regexp.MustCompile(`\*\*([^*]{2,120})\*\*\s*`)
	lifeSpan  = regexp.MustCompile(`\(\s*(?:b\.\s?|born\s)?(?:((?:c\.\s?|ca\.\s?)?\d{4}\??)|\?)?\s*[-–—]\s*(?:((?:c\.\s?|ca\.\s?)?\d{4}\??)|\?)?\s*\)`)
	plainName = regexp.MustCompile(`(?:^\[?|[.;\]]\s+|\n\s*)((?:[A-Z][\p{L}’'-]+)(?:\s[A-Z][\p{L}’'-]+)?,\s(?:[A-Z][\p{L}.’'-]*\s?){1,4})\s*\(`)
)

// glossaryEntries reads the entries of one glossary: names in bold, or in front of life dates.
func glossaryEntries(p *Pass, s string, at int) {
	marks := boldEntry.FindAllStringSubmatchIndex(s, -1)
	if len(marks) == 0 {
		for _, m := range plainName.FindAllStringSubmatchIndex(s, -1) {
			marks = append(marks, []int{m[2], m[3], m[2], m[3]})
		}
	}
	for i, m := range marks {
		end := len(s)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		glossaryEntry(p, s[m[2]:m[3]], at+m[2], s[m[1]:end], at+m[1])
	}
}

// glossaryEntry reports one entry: its name, the life dates behind it, its description.
func glossaryEntry(p *Pass, name string, nameAt int, rest string, restAt int) {
	trimmed := strings.Trim(name, " .,")
	nameAt += strings.Index(name, trimmed)
	name = trimmed
	nameSpan := corpus.Span{Start: nameAt, End: nameAt + len(name)}
	life := lifeSpan.FindStringIndex(rest)
	inFront := life != nil && life[0] <= 3
	if !inFront && !invertedName.MatchString(name) || isBody(name) {
		if isBody(name) {
			subject := Mention{Kind: Organisation, Name: name}
			p.Report(Claim{Subject: subject, Predicate: Name, Object: Mention{Kind: Literal, Name: name}, Evidence: Evidence{Span: nameSpan}})
			describe(p, subject, rest, restAt)
		}
		return
	}
	subject := Mention{Kind: Person, Name: name}
	p.Report(Claim{Subject: subject, Predicate: Name, Object: Mention{Kind: Literal, Name: name}, Evidence: Evidence{Span: nameSpan}})
	describePerson(p, subject, rest, restAt)
}

var invertedName = regexp.MustCompile(`^\p{Lu}[\p{L}’' -]+,\s\p{Lu}`)

// calledSo matches the name that somebody also went by, behind the one the entry begins with:
// ", called Sandy (1880-1930), …".
var calledSo = regexp.MustCompile(`^[\s,;*]*(?:called|nicknamed|(?:also )?known as|alias|a\.k\.a\.|pseudonym|party name)\s+["“'‘«]?(\p{Lu}[\p{L}’-]*(?:\s\p{Lu}[\p{L}’-]*)?)["”'’»]?`)

// describePerson reports what an entry says behind the name: another name, life dates, the rest.
func describePerson(p *Pass, subject Mention, s string, at int) {
	if m := calledSo.FindStringSubmatchIndex(s); m != nil {
		p.Report(Claim{Subject: subject, Predicate: Name, Object: Mention{Kind: Literal, Name: s[m[2]:m[3]]},
			Evidence: Evidence{Span: corpus.Span{Start: at + m[2], End: at + m[3]}}})
		s, at = s[m[1]:], at+m[1]
	}
	if m := lifeSpan.FindStringSubmatchIndex(s); m != nil && m[0] <= 3 {
		lifeDates(p, subject, s, at, m)
		s, at = s[m[1]:], at+m[1]
	}
	describe(p, subject, s, at)
}

// lifeDates reports the years of birth and death that lifeSpan found in s.
func lifeDates(p *Pass, subject Mention, s string, at int, found []int) {
	for g, predicate := range []Predicate{Birth, Death} {
		from, to := found[2*g+2], found[2*g+3]
		if from < 0 {
			continue
		}
		p.Report(Claim{Subject: subject, Predicate: predicate, Object: Mention{Kind: Literal, Name: lifeYear(s[from:to])},
			Evidence: Evidence{Span: corpus.Span{Start: at + from, End: at + to}}})
	}
}

// lifeYear is a year as EDTF: "c. 1880" is 1880~.
func lifeYear(s string) string {
	digits := numbers.FindString(s)
	switch {
	case strings.HasPrefix(s, "c"):
		return digits + "~"
	case strings.HasSuffix(s, "?"):
		return digits + "?"
	}
	return digits
}

// describe reports what an entry says of its subject, up to its end.
func describe(p *Pass, subject Mention, s string, at int) {
	text := strings.Trim(s, " ,;.:—–-\n[]*")
	if text == "" {
		return
	}
	start := at + strings.Index(s, text)
	p.Report(Claim{Subject: subject, Predicate: Description, Object: Mention{Kind: Literal, Name: strings.Join(strings.Fields(text), " ")},
		Evidence: Evidence{Span: corpus.Span{Start: start, End: start + len(text)}}})
}

var (
	seeEntry   = regexp.MustCompile(`^(.+?),\s+see\s+(.+)$`)
	personHead = regexp.MustCompile(`^(\p{Lu}[\p{L}’' -]*(?:,\s(?:(?:General|Colonel|Major|Captain|Lt\.|Lieutenant|Admiral|Sir|Dr\.|Brig\.|Gen\.|Col\.|Maj\.|Vice|Rear|Adm\.|Prince|Lord|Lady|Mrs\.|Mme\.|Marshal|Field|Brigadier|Lieutenant)\s)*(?:\p{Lu}[\p{L}.’'-]*\s?){1,5}(?:,\s(?:Jr|Sr)\.)?)?)(?:\s?\(([^()]+)\))?,\s+(\S.*)$`)
)

// personLine reads a line of a list of persons: "Wisner, Frank (Harold S. Whiting), Deputy Director
// for Plans", "Zhou Enlai, see Chou En-lai".
func personLine(p *Pass, line string, at int) {
	if m := seeEntry.FindStringSubmatchIndex(line); m != nil && len(line) < 160 {
		p.Report(Claim{
			Subject:   Mention{Kind: Person, Name: strings.TrimSpace(line[m[4]:m[5]])},
			Predicate: Name,
			Object:    Mention{Kind: Literal, Name: line[m[2]:m[3]]},
			Evidence:  Evidence{Span: corpus.Span{Start: at, End: at + len(line)}},
		})
		return
	}
	m := personHead.FindStringSubmatchIndex(line)
	if m == nil {
		return
	}
	name := strings.TrimSpace(line[m[2]:m[3]])
	if isBody(name) || len(strings.Fields(name)) < 2 && m[4] < 0 {
		return
	}
	subject := Mention{Kind: Person, Name: name}
	p.Report(Claim{Subject: subject, Predicate: Name, Object: Mention{Kind: Literal, Name: name},
		Evidence: Evidence{Span: corpus.Span{Start: at + m[2], End: at + m[2] + len(name)}}})
	rest, restAt := line[m[6]:m[7]], at+m[6]
	switch {
	case m[4] < 0:
	case isPersonName(line[m[4]:m[5]], false):
		p.Report(Claim{Subject: subject, Predicate: Name, Object: Mention{Kind: Literal, Name: line[m[4]:m[5]]},
			Evidence: Evidence{Span: corpus.Span{Start: at + m[4], End: at + m[5]}}})
	case lifeSpan.MatchString(line[m[4]-1 : m[5]+1]):
		rest, restAt = line[m[4]-1:], at+m[4]-1
	}
	describePerson(p, subject, rest, restAt)
}

// abbreviationLine reads a line of a list of abbreviations that stands for a body: "CIA, Central
// Intelligence Agency".
func abbreviationLine(p *Pass, line string, at int) {
	short, long, ok := strings.Cut(line, ", ")
	if !ok || len(line) > 200 || len(short) > 20 || !capital(short) {
		return
	}
	long = strings.TrimSpace(long)
	if i := strings.IndexAny(long, ";("); i > 0 {
		long = strings.TrimSpace(long[:i])
	}
	if !isBody(long) || !capital(long) || isOffice(long) && !isBody(strings.Fields(long)[0]) {
		return
	}
	p.Report(Claim{
		Subject:   Mention{Kind: Organisation, Name: long},
		Predicate: Name,
		Object:    Mention{Kind: Literal, Name: strings.TrimSpace(short)},
		Evidence:  Evidence{Span: corpus.Span{Start: at, End: at + len(line)}},
	})
}
