package extract

import (
	"regexp"
	"strings"

	"regesta/corpus"
	"regesta/extract/edtf"
	"regesta/extract/names"
)

// Places finds where a letter was written and where it went.
var Places = register(&Extractor{
	Name:  "places",
	Doc:   "The place of sending, from the dateline, and of receipt, from the address line or a note.",
	Needs: []*Extractor{Dates},
	Run:   runPlaces,
})

func runPlaces(p *Pass) error {
	d := p.Document
	if d.Role == corpus.Apparatus {
		return nil
	}
	if corpus.States(d, corpus.FieldPlaceSent) {
		reportOtherPlace(p, PlaceSentInText, corpus.FieldPlaceSent, placeSent(d, p.heading()))
	} else {
		reportPlace(p, PlaceSent, placeSent(d, p.heading()))
	}
	if corpus.States(d, corpus.FieldPlaceReceived) {
		reportOtherPlace(p, PlaceReceivedInText, corpus.FieldPlaceReceived, placeReceived(d, p.heading()))
	} else {
		reportPlace(p, PlaceReceived, placeReceived(d, p.heading()))
	}
	return nil
}

func reportPlace(p *Pass, predicate Predicate, span corpus.Span) {
	if span.Empty() {
		return
	}
	p.Report(Claim{
		Predicate: predicate,
		Object:    Mention{Kind: Place, Name: p.Document.Plain[span.Start:span.End]},
		Evidence:  Evidence{Span: span, Score: 0.9},
	})
}

var (
	sentFrom = regexp.MustCompile(`\b(?:telegram|letter|note|message|dispatch|report|cable)s?\s+(?:was|were)\s+(?:sent|transmitted|written|dispatched)\s+from\s+((?:[A-Z][\w’'-]+)(?:[ -](?:on-)?[A-Z][\w’'-]+){0,2})`)
	sentTo   = regexp.MustCompile(`\b(?:was|were)\s+(?:sent|transmitted|dispatched)\s+from\s+[A-Z][\w’' -]+?,?\s+(?:presumably\s+|probably\s+)?to\s+((?:[A-Z][\w’'-]+)(?:[ -](?:on-)?[A-Z][\w’'-]+){0,2})`)
	tailCity = regexp.MustCompile(`[.,]\s*((?:[A-Z][\w’'-]+)(?: [A-Z][\w’'-]+)?)\s*\.?\s*\]?\s*$`)
)

// placeSent looks in the dateline, then at the beginning of the body, then in what the editors'
// notes say.
func placeSent(d *corpus.Document, h heading) corpus.Span {
	datelines := d.ZonesOf(corpus.Dateline)
	for _, withDate := range []bool{true, false} { // a line with the date before one with an office
		for _, z := range datelines {
			if dated := len(edtf.Find(d.Plain[z.Span.Start:z.Span.End], dateOptions(d))) > 0; dated != withDate {
				continue
			}
			if s := placeInDateline(d, z.Span); !s.Empty() {
				return s
			}
		}
	}
	if !h.place.Empty() {
		return h.place
	}
	if bodies := d.ZonesOf(corpus.Body); len(bodies) > 0 {
		body := bodies[0].Span
		if found := leadingDate(d.Plain[body.Start:body.End], body.Start, dateOptions(d)); len(found) > 0 {
			if span := bare(d, corpus.Span{Start: body.Start, End: found[0].span.Start}); !span.Empty() {
				return span
			}
		}
	}
	for _, z := range d.ZonesOf(corpus.Address) { // a place of one word under the date
		s := strings.Trim(d.Plain[z.Span.Start:z.Span.End], " .,")
		if s != "" && !strings.ContainsAny(s, " ,") && capital(s) && besideDateline(d, z) && !isAcronym(s) && s != strings.ToUpper(s) {
			return bare(d, z.Span)
		}
	}
	if span := inNotes(d, sentFrom); !span.Empty() {
		return span
	}
	if h.prose {
		if m := tailCity.FindStringSubmatchIndex(h.text); m != nil && wireCue.MatchString(h.text) {
			return corpus.Span{Start: h.at + m[2], End: h.at + m[3]}
		}
	}
	return corpus.Span{}
}

// besideDateline reports whether a zone follows a dateline.
func besideDateline(d *corpus.Document, z corpus.Zone) bool {
	for i, other := range d.Zones {
		if other == z {
			return i > 0 && d.Zones[i-1].Kind == corpus.Dateline
		}
	}
	return false
}

func inNotes(d *corpus.Document, re *regexp.Regexp) corpus.Span {
	for _, z := range d.Zones {
		if z.Kind != corpus.Note && z.Kind != corpus.SourceNote {
			continue
		}
		if m := re.FindStringSubmatchIndex(d.Plain[z.Span.Start:z.Span.End]); m != nil {
			return corpus.Span{Start: z.Span.Start + m[2], End: z.Span.Start + m[3]}
		}
	}
	return corpus.Span{}
}

// placeInDateline is what stands before the date in a dateline, or behind it: "24/5 20 10 hours
// Baku."
func placeInDateline(d *corpus.Document, z corpus.Span) corpus.Span {
	s := d.Plain[z.Start:z.End]
	found := edtf.Find(s, dateOptions(d))
	if len(found) == 0 {
		if m := undatedWord.FindStringIndex(s); m != nil {
			return bare(d, corpus.Span{Start: z.Start, End: z.Start + m[0]})
		}
		if !strings.ContainsAny(s, "0123456789") {
			return bare(d, z)
		}
		if town, _, ok := strings.Cut(s, ","); ok && names.IsTown(town) { // "ROME, 27 JANUARY": no year
			return bare(d, corpus.Span{Start: z.Start, End: z.Start + len(town)})
		}
		return corpus.Span{}
	}
	if span := bare(d, corpus.Span{Start: z.Start, End: z.Start + found[0].Start}); !span.Empty() {
		return span
	}
	rest := s[found[len(found)-1].End:]
	if m := behindTime.FindStringSubmatchIndex(rest); m != nil {
		return bare(d, corpus.Span{Start: z.Start + found[len(found)-1].End + m[2], End: z.Start + found[len(found)-1].End + m[3]})
	}
	return corpus.Span{}
}

var (
	undatedWord = regexp.MustCompile(`(?i)\b(?:undated|no date|n\. ?d\.)`)
	behindTime  = regexp.MustCompile(`^[,.;\s]*(?:(?:at\s+)?\d{1,2}(?::\d\d)?\s*(?:hours?|o['’]clock|[ap]\. ?m\.|h\.?)?[,.\s]*)?(?:г\.?,?\s*)?((?:\p{Lu}[\p{L}’'-]+)(?:[ -]\p{Lu}[\p{L}’'-]+){0,2})[.\s]*$`)
	datewords   = words("den le ce am du on dated date the of night evening morning received sent written private secret confidential monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche lunedì martedì mercoledì giovedì venerdì sabato domenica lunes martes miércoles jueves viernes sábado domingo maandag dinsdag woensdag donderdag vrijdag zaterdag zondag")
)

// bare strips brackets, punctuation, weekdays and the words of dates from a place; what then reads
// like anything but a place of few words, or was left out by the editors, is none.
func bare(d *corpus.Document, span corpus.Span) corpus.Span {
	s := d.Plain[span.Start:span.End]
	for {
		before := s
		s = strings.TrimRight(s, " ,.;:([–—-\n")
		if i := strings.LastIndexAny(s, " ,("); datewords[strings.ToLower(s[i+1:])] {
			s = s[:i+1]
		}
		if s == before {
			break
		}
	}
	skip := len(s)
	s = strings.TrimLeft(s, " ,.;:(['‘“\"")
	start := span.Start + skip - len(s)
	if strings.HasSuffix(s, "]") && !strings.Contains(s, "[") || strings.HasSuffix(s, ")") && !strings.Contains(s, "(") {
		s = strings.TrimRight(s[:len(s)-1], " ,")
	}
	if m := beforePlace.FindStringIndex(s); m != nil {
		s, start = s[m[1]:], start+m[1]
	}
	from, to := town(s)
	s, start = s[from:to], start+from
	if s == "" || len(s) > 60 || !capital(s) || strings.Contains(s, "declassified") {
		return corpus.Span{}
	}
	tokens := strings.Fields(s)
	for _, w := range tokens {
		if !capital(strings.Trim(w, "(),[]")) && !particles[strings.ToLower(w)] && !placeWords[strings.ToLower(strings.Trim(w, ".,[]"))] {
			return corpus.Span{}
		}
	}
	if len(tokens) > 7 || isBody(s) && len(tokens) < 2 {
		return corpus.Span{}
	}
	return corpus.Span{Start: start, End: start + len(s)}
}

// beforePlace matches what may stand on the line of a dateline before the place.
var beforePlace = regexp.MustCompile(`^(?:\([A-Z][^)]{2,40}\)|\(?[A-Z][a-z]+\.\)|(?:No\.|\[?No\. ?)\s?\d*\.?\]?)\s+`)

// building are words for a house or an office, which is in a town that the dateline names behind it.
var building = words("mansion house office department legation embassy street square hotel inn castle palace headquarters court hall lodge club room rooms row place terrace lane road buildings chambers barracks george bull arms hospital college")

// town is the part of a place that names the town: the first that the gazetteer knows as one, else
// the first, without the county or country behind it, unless that is a house.
func town(s string) (from, to int) {
	pieces := strings.SplitAfter(s, ",")
	if len(pieces) == 1 {
		return 0, len(s)
	}
	first, at := -1, 0
	for _, piece := range pieces {
		name := strings.Trim(piece, " ,\"“”'‘’")
		start := at + strings.Index(piece, name)
		at += len(piece)
		if name == "" || !capital(name) {
			continue
		}
		if names.IsTown(name) {
			return start, start + len(name)
		}
		tokens := strings.Fields(strings.ToLower(name))
		if first < 0 && !building[tokens[len(tokens)-1]] {
			first, from, to = start, start, start+len(name)
		}
	}
	if first < 0 {
		return 0, strings.IndexByte(s, ',')
	}
	return from, to
}

var placeWords = words("near on upon n / am an a in by the sur aan over under at st of and s.o. b.")

// placeReceived reads the place with which an address line begins: "Moscow, Kremlin. To Lenin."
func placeReceived(d *corpus.Document, h heading) corpus.Span {
	for _, z := range d.ZonesOf(corpus.Address) {
		s := d.Plain[z.Span.Start:z.Span.End]
		m := addressPlace.FindStringSubmatchIndex(s)
		if m == nil || !strings.ContainsAny(s, " ") {
			continue
		}
		if low := strings.ToLower(strings.Trim(s[m[2]:m[3]], ".")); honorifics[low] || low == "to" || low == "only" || low == "in" || low == "for" || low == "copy" || isOffice(low) {
			continue
		}
		return corpus.Span{Start: z.Span.Start + m[2], End: z.Span.Start + m[3]}
	}
	if !h.town.Empty() {
		return h.town
	}
	return inNotes(d, sentTo)
}

var addressPlace = regexp.MustCompile(`^((?:St\. |San |New )?[A-Z][a-zà-ÿ’'-]+(?:-[A-Za-z]+)*)(?:[.,]\s|\s[-–—]\s|\s(?:Kremlin|to|tov\.|comrade|for)\b)`)
