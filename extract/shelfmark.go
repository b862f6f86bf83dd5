package extract

import (
	"regexp"
	"strings"

	"regesta/corpus"
)

// Shelfmarks reads where a document lies, and in what form.
var Shelfmarks = register(&Extractor{
	Name: "shelfmark",
	Doc: "Where the document lies: the shelfmark as the source note gives it, with archive, fonds, series, file and leaf, " +
		"and the form of the copy.",
	Run: runShelfmarks,
})

func runShelfmarks(p *Pass) error {
	d := p.Document
	if d.Role == corpus.Apparatus || corpus.States(d, corpus.FieldShelfmark) {
		return nil
	}
	for _, z := range d.Zones {
		s := d.Plain[z.Span.Start:z.Span.End]
		switch z.Kind {
		case corpus.SourceNote:
		case corpus.Note:
			if !sourceLabel.MatchString(s) {
				continue
			}
		default:
			continue
		}
		if publishedLabel.MatchString(s) {
			continue // where it is printed, not where it lies
		}
		if reportSource(p, s, z.Span.Start) {
			return nil
		}
	}
	h := p.heading()
	if h.file != "" {
		reportLiteral(p, Shelfmark, h.file, h.fileSpan)
		reportLiteral(p, Fonds, h.file, h.fileSpan)
		return nil
	}
	if h.prose {
		reportProseShelf(p, h)
	}
	return nil
}

func reportLiteral(p *Pass, predicate Predicate, value string, span corpus.Span) {
	if value == "" {
		return
	}
	c := Claim{Predicate: predicate, Object: Mention{Kind: Literal, Name: value}, Evidence: Evidence{Span: span}}
	if written := p.Document.Slice(span); written != value {
		c.Qualifiers.Written = written
	}
	p.Report(c)
}

var (
	publishedLabel = regexp.MustCompile(`(?i)^\s*(?:printed|published|first printed|first published|опубликовано|gedruckt)\s*(?:in|:)`)
	sourceLabel    = regexp.MustCompile(`(?i)^\s*(?:\d{1,3}\s*)?(?:source|source text|printed from|text from)\s*:\s*`)
	// levels are the marks of the levels of description in archives of the Russian and German
	// traditions, with the spellings that translation and scanning leave: F. 85. Op. 13. D. 6. L. 1.
	levels   = regexp.MustCompile(`(?:^|[\s.,;(])((?:F|Fond|Fonds|f|fond|Ф|ф)\.? ?\d[\w/-]*|(?:Op|On|Inv|op|inv|Оп|оп)\.? ?\d+[A-Za-zА-Яа-я]*(?: ?/ ?[A-ZСсСa-z]+)?|(?:D|d|Д|д|Del|File|file)\.? ?\d[\w/-]*|(?:L|LL|Ll|l|ll|Л|л|Fol|fol|Bl)\.? ?\d[\d\s,–—-]*(?:ob\.?|rev\.?|об\.?|v\.?|r\.?)?)`)
	copyForm = regexp.MustCompile(`(?i)\b(?:autograph|typewritten|typescript|manuscript|handwritten|photocopy|certified|uncertified|original|holograph|draft|copy|printed|ticker[- ]tape|telegraph|facsimile|signed)\b|(?i)автограф|машинопис|подлинник|копия|заверенн`)
)

// reportSource reads a source note. The shelfmark is what stands before the form of the copy; in
// notes that begin "Source:" it is the first sentence.
func reportSource(p *Pass, s string, at int) bool {
	if m := sourceLabel.FindStringIndex(s); m != nil {
		return reportSentence(p, s[m[1]:], at+m[1])
	}
	end := 0
	for _, m := range levels.FindAllStringSubmatchIndex(s, -1) {
		if m[2] <= end+12 || end == 0 {
			end = m[3]
		}
	}
	if end == 0 {
		return reportSentence(p, s, at)
	}
	mark := strings.TrimRight(s[:end], " ,;–—-")
	stop := len(mark)
	if strings.HasPrefix(s[stop:], ".") {
		stop++
	}
	whole := s[:stop]
	if f, ok := p.Document.Field(corpus.FieldShelfmarkBefore); ok && ibid.MatchString(whole) {
		whole = sameShelf(f.Value, ibid.ReplaceAllString(whole, ""))
		reportLiteral(p, Archive, archiveOf(f.Value), corpus.Span{Start: at, End: at + stop})
	}
	reportLiteral(p, Shelfmark, whole, corpus.Span{Start: at, End: at + stop})
	reportLevels(p, s[:stop], at)
	reportMissing(p, whole, s[:stop], at)
	reportForm(p, s[stop:], at+stop)
	return true
}

var ibid = regexp.MustCompile(`(?i)^\s*(?:ibid(?:em)?|там же|ebd|ebenda)\b\.?,?\s*`)

// sameShelf completes a shelfmark that begins with Ibid. by the one before: what stands in front of
// the first level that the new one names is the same.
func sameShelf(before, rest string) string {
	first := levels.FindStringSubmatchIndex(rest)
	if first == nil {
		return before
	}
	from := level(levelName.FindString(rest[first[2]:first[3]]))
	for _, m := range levels.FindAllStringSubmatchIndex(before, -1) {
		if level(levelName.FindString(before[m[2]:m[3]])) == from {
			return strings.TrimRight(before[:m[2]], " ") + " " + strings.TrimLeft(rest, " ")
		}
	}
	return strings.TrimRight(before, " ") + " " + strings.TrimLeft(rest, " ")
}

// archiveOf is the archive of a shelfmark with marked levels.
func archiveOf(s string) string {
	m := levels.FindStringSubmatchIndex(s)
	if m == nil {
		return ""
	}
	return strings.Trim(s[:m[2]], " .,;([")
}

// reportMissing reports the levels that Ibid. stands for.
func reportMissing(p *Pass, whole, written string, at int) {
	if whole == written {
		return
	}
	named := map[Predicate]bool{}
	for _, m := range levels.FindAllStringSubmatchIndex(written, -1) {
		named[level(levelName.FindString(written[m[2]:m[3]]))] = true
	}
	for _, m := range levels.FindAllStringSubmatchIndex(whole, -1) {
		value := strings.TrimRight(whole[m[2]:m[3]], " ,.–—-")
		if predicate := level(levelName.FindString(value)); !named[predicate] {
			named[predicate] = true
			reportLiteral(p, predicate, value, corpus.Span{Start: at, End: at + len(written)})
		}
	}
}

// reportForm reads the form of the copy behind a shelfmark.
func reportForm(p *Pass, s string, at int) {
	form := strings.Trim(s, " .,;:\n")
	if form == "" || len(form) > 120 || !copyForm.MatchString(form) {
		return
	}
	start := at + strings.Index(s, form)
	reportLiteral(p, CopyForm, form, corpus.Span{Start: start, End: start + len(form)})
}

var levelName = regexp.MustCompile(`^\pL+`)

// reportLevels reports archive, fonds, series, file and leaf of a shelfmark with marked levels.
func reportLevels(p *Pass, s string, at int) {
	marks := levels.FindAllStringSubmatchIndex(s, -1)
	if len(marks) == 0 {
		return
	}
	if archive := strings.Trim(s[:marks[0][2]], " .,;(["); archive != "" && !strings.EqualFold(archive, "ibid") {
		start := strings.Index(s, archive)
		reportLiteral(p, Archive, archive, corpus.Span{Start: at + start, End: at + start + len(archive)})
	}
	seen := map[Predicate]bool{}
	for _, m := range marks {
		value := strings.TrimRight(s[m[2]:m[3]], " ,.–—-")
		predicate := level(levelName.FindString(value))
		if seen[predicate] {
			continue
		}
		seen[predicate] = true
		reportLiteral(p, predicate, value, corpus.Span{Start: at + m[2], End: at + m[2] + len(value)})
	}
}

func level(mark string) Predicate {
	switch strings.ToLower(mark) {
	case "f", "fond", "fonds", "ф":
		return Fonds
	case "op", "on", "inv", "оп":
		return Series
	case "d", "del", "file", "д":
		return File
	}
	return Leaf
}

var unitMark = regexp.MustCompile(`(?i)^(?:box|folder|file|job|lot|rg|record group|series|reel|carton|frc|vol\.?|volume|[a-z]{1,4}/[a-z-]+ files)\b`)

// reportSentence reads a shelfmark in words: "National Archives, RG 59, Central Files, 793.00/2-361".
// The archive stands first; boxes and folders are files, what lies between is the fonds and series.
func reportSentence(p *Pass, s string, at int) bool {
	end := sentenceEnd(s)
	mark := strings.TrimRight(s[:end], " .")
	if mark == "" || len(mark) > 300 {
		return false
	}
	reportLiteral(p, Shelfmark, mark, corpus.Span{Start: at, End: at + len(mark)})
	from, n := 0, 0
	fileFrom := -1
	for from < len(mark) {
		stop := strings.IndexAny(mark[from:], ",:;")
		if stop < 0 {
			stop = len(mark) - from
		}
		piece := strings.TrimSpace(mark[from : from+stop])
		start := from + strings.Index(mark[from:], piece)
		span := corpus.Span{Start: at + start, End: at + start + len(piece)}
		switch {
		case piece == "":
		case n == 0:
			reportLiteral(p, Archive, piece, span)
		case fileFrom >= 0:
		case n == 1:
			reportLiteral(p, Fonds, piece, span)
		case unitMark.MatchString(piece) || strings.ContainsAny(piece, "0123456789"):
			fileFrom = start
		case n == 2:
			reportLiteral(p, Series, piece, span)
		}
		n++
		from += stop + 1
	}
	if fileFrom >= 0 {
		reportLiteral(p, File, mark[fileFrom:], corpus.Span{Start: at + fileFrom, End: at + len(mark)})
	}
	if rest := s[end:]; rest != "" {
		if m := copyForm.FindStringIndex(rest); m != nil && m[0] < 40 {
			first := strings.Trim(rest[:sentenceEnd(rest)], " .")
			reportForm(p, first, at+end+strings.Index(rest, first))
		}
	}
	return true
}

// sentenceEnd is where the first sentence ends: at a full stop before a capital, not one behind an
// initial or inside a number.
func sentenceEnd(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] == '\n' {
			return i
		}
		if s[i] != '.' || i+1 < len(s) && s[i+1] != ' ' && s[i+1] != '\n' {
			continue
		}
		word := s[strings.LastIndexAny(s[:i], " \n")+1 : i+1]
		if isInitial(word) && len(word) <= 4 || abbreviation[strings.ToLower(word)] {
			continue
		}
		return i + 1
	}
	return len(s)
}

var abbreviation = words("no. nr. vol. vols. jr. sr. dr. mr. mrs. st. gen. col. dept. dep. ser. fol. p. pp. box. u.s. u.n. op. cit. ms. mss. cf. ca. ed. eds. repr.")

var proseShelf = regexp.MustCompile(`(?i)^\[\s*(?:from\s+)?((?:file|fond|fonds|folder|box|collection)\s+\d+(?:\s*,\s*(?:letter|document|item|doc\.?)\s+(?:number\s+|no\.?\s*)?\d+)?(?:\s*,\s*pages?\s+[\d,\s]*(?:and\s+\d+)?)?)`)

// reportProseShelf reads the shelfmark with which a heading in brackets begins: "[From file 558,
// letter number 2107, a letter …".
func reportProseShelf(p *Pass, h heading) {
	m := proseShelf.FindStringSubmatchIndex(h.text)
	if m == nil {
		return
	}
	start := h.at + strings.Index(h.text, "[") + 1
	mark := strings.TrimRight(h.text[start-h.at:m[3]], " ,.")
	mark = strings.TrimLeft(mark, " ")
	start = h.at + strings.Index(h.text, mark)
	reportLiteral(p, Shelfmark, mark, corpus.Span{Start: start, End: start + len(mark)})
	for i, piece := range strings.Split(h.text[m[2]:m[3]], ",") {
		value := strings.Trim(piece, " .")
		at := h.at + m[2] + strings.Index(h.text[m[2]:m[3]], value)
		span := corpus.Span{Start: at, End: at + len(value)}
		switch low := strings.ToLower(value); {
		case i == 0:
			reportLiteral(p, Fonds, value, span)
		case strings.HasPrefix(low, "page"):
			reportLiteral(p, Leaf, value, span)
		case strings.HasPrefix(low, "letter"), strings.HasPrefix(low, "doc"), strings.HasPrefix(low, "item"):
			reportLiteral(p, File, value, span)
		}
	}
	if f := formInProse.FindStringSubmatchIndex(h.text); f != nil {
		reportLiteral(p, CopyForm, h.text[f[2]:f[3]], corpus.Span{Start: h.at + f[2], End: h.at + f[3]})
	}
}

// formInProse matches the form of the copy in a heading of whole sentences: "The document is a
// typewritten original", "Typewritten original, signed by hand".
var formInProse = regexp.MustCompile(`(?i)(?:\bthe document is an?|[.;])\s+((?:[a-z-]+ ){0,2}(?:original|copy|autograph|typescript|draft))\b`)
