package corpus

import (
	"regexp"
	"strconv"
)

var (
	inlineNote = regexp.MustCompile(`^\[(?:Footnote|Note|Anmerkung)\s*([A-Z0-9*]{0,4})\s*[:.]`)
	pageNote   = regexp.MustCompile(`^\[(?:Sidenote|Pageheading|Page heading|Illustration|Transcriber|Facsimile|Blank Page)\b`)
)

// inlineNotes marks the notes that stand in brackets between the paragraphs of the text,
// "[Footnote 15: …]", and takes their lines out: they are not of the letter.
func (z *zoner) inlineNotes() {
	var kept []line
	for i := 0; i < len(z.lines); i++ {
		m, page := inlineNote.FindStringSubmatch(z.lines[i].text), pageNote.MatchString(z.lines[i].text)
		if m == nil && !page || !z.lines[i].blank {
			kept = append(kept, z.lines[i])
			continue
		}
		end := z.closingBracket(i)
		if page {
			z.mark(Editorial, "", i, end)
		} else {
			z.mark(Note, m[1], i, end)
		}
		if end < len(z.lines) {
			z.lines[end].blank = true
		}
		i = end - 1
	}
	if len(kept) > 0 {
		z.lines = kept
	} else {
		z.doc.Zones = nil
	}
}

var (
	noteMark    = regexp.MustCompile(`^(?:\[(\d{1,3}|\*{1,3}|[a-z])\]|\((\d{1,3})\)|(\d{1,3})(?:\s|[A-Z“"])|(\*{1,3}|†|‡)\s?\S)`)
	sourceFirst = regexp.MustCompile(`(?i)^(?:\d{1,3}\s+)?(?:source|source text|printed from|text from)\s*:\s*\S`)
	sourceLine  = regexp.MustCompile(`(?i)^(?:source|source text|printed from|published from|text from)\s*:`)
)

// notes marks the notes: what stands under their label, or the numbered lines at the end.
func (z *zoner) notes() {
	for i := z.top; i < z.end; i++ {
		if z.lines[i].blank && z.patterns.notes.MatchString(z.lines[i].text) && i > z.top {
			z.mark(Editorial, "", i, i+1)
			z.numberNotes(i+1, true)
			z.end = i
			return
		}
	}
	lowest, first := -1, z.sourceFirst()
	for i := z.end; i > z.top && first < 0; {
		j := i - 1 // the first line of the paragraph above i
		for j > z.top && !z.lines[j].blank {
			j--
		}
		if !noteStart(z.lines[j].text) || j == z.top && z.top == 0 {
			break
		}
		lowest, i = j, j
	}
	if first < 0 {
		first = lowest
	}
	if first < 0 {
		first = z.glued()
	}
	if first < 0 {
		return
	}
	z.numberNotes(first, false)
	z.end = first
}

// sourceFirst finds the source note with which the notes of some editions begin; -1 without one.
func (z *zoner) sourceFirst() int {
	for i := z.top + 1; i < z.end; i++ {
		if z.lines[i].blank && sourceFirst.MatchString(z.lines[i].text) {
			return i
		}
	}
	return -1
}

// glued finds notes that follow the last paragraph of the body without a blank line.
func (z *zoner) glued() int {
	for i := z.end - 1; i > z.top && !z.lines[i].blank; i-- {
		if sourceLine.MatchString(z.lines[i].text) {
			return i
		}
	}
	return -1
}

func noteStart(s string) bool {
	return noteMark.MatchString(s) && !isDateline(s) || sourceLine.MatchString(s)
}

var noteLabelled = regexp.MustCompile(`^(?:\[?(\d{1,3})\]?[.)]?\s*|\[?(\*{1,3})\]?\s*)`)

// numberNotes marks the notes in the lines from i on. A note keeps its printed number; where the
// print has lost or damaged it, the numbers before and behind tell which it is.
func (z *zoner) numberNotes(i int, labelled bool) {
	type piece struct {
		from, to int
		number   int
		mark     string
	}
	var pieces []piece
	for j := i; j < z.end; j++ {
		s := z.lines[j].text
		number, mark := noteNumber(s, labelled)
		switch {
		case labelled && z.lines[j].blank, number > 0 && (len(pieces) == 0 || plausible(number, pieces[len(pieces)-1].number)), mark != "", sourceLine.MatchString(s), len(pieces) == 0:
			pieces = append(pieces, piece{j, j + 1, number, mark})
		default:
			pieces[len(pieces)-1].to = j + 1
		}
	}
	last := 0
	for k := range pieces {
		p := &pieces[k]
		if p.number > 0 && (p.number > last || last == 0) && p.number <= last+12 || p.mark != "" {
			last = max(last, p.number)
			continue
		}
		if sourceLine.MatchString(z.lines[p.from].text) {
			continue
		}
		p.number = 0
		if !labelled {
			continue
		}
		next, unnumbered := 0, 1
		for _, q := range pieces[k+1:] {
			if q.number > last+1 && q.number <= last+12 {
				next = q.number
				break
			}
			if q.number == last+1 {
				next = q.number
				break
			}
			unnumbered++
		}
		if next == 0 || next > last+1 {
			last++
			p.number = last
		}
	}
	for _, p := range pieces {
		switch {
		case p.mark != "":
			z.mark(Note, p.mark, p.from, p.to)
		case p.number > 0:
			z.mark(Note, strconv.Itoa(p.number), p.from, p.to)
		case sourceLine.MatchString(z.lines[p.from].text):
			z.mark(SourceNote, "", p.from, p.to)
		default:
			z.continueNote(p.from, p.to)
		}
	}
}

// continueNote joins lines to the note above them.
func (z *zoner) continueNote(from, to int) {
	for i := len(z.doc.Zones) - 1; i >= 0; i-- {
		if k := z.doc.Zones[i].Kind; k == Note {
			z.doc.Zones[i].Span.End = z.lines[to-1].span.End
			return
		}
	}
	z.mark(Note, "", from, to)
}

// plausible reports whether a note of this number may follow one of that number.
func plausible(number, before int) bool {
	return number >= before && number <= before+8
}

// noteNumber reads the number at the beginning of a note: "7 ", "7On", "[7]", "7.", "*".
func noteNumber(s string, labelled bool) (int, string) {
	if m := noteMark.FindStringSubmatch(s); m != nil {
		for _, g := range m[1:4] {
			if g == "" {
				continue
			}
			if n, ok := numberValue(g); ok {
				return n, ""
			}
			return 0, g
		}
		return 0, m[4]
	}
	if labelled {
		if m := noteLabelled.FindStringSubmatch(s); m != nil && m[1] != "" {
			n, _ := numberValue(m[1])
			return n, ""
		}
	}
	return 0, ""
}
