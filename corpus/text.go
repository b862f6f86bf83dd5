package corpus

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"io"
	"iter"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text reads printed editions as plain text. Where the documents start, how they are headed and
// what stands behind them is found from the text itself; a [Profile] sets right what the guess got
// wrong. A file that is no edition is one document.
var Text = register(&Format{
	Name: "text",
	Doc: "Printed editions as plain text. Documents are found by their number lines, headings, rules or datelines; " +
		"headings, datelines, salutations, signatures, source notes, numbered notes and glossaries are marked as zones.",
	Match: func(name string, head []byte) bool { return IsText(head) && !marked(name, head) },
	Read:  readText,
})

// marked reports whether text is the carrier of another format.
func marked(name string, head []byte) bool {
	for _, f := range formats {
		if f.Name != "text" && f.Match(name, head) {
			return true
		}
	}
	return false
}

func readText(src *Source) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		data, err := io.ReadAll(src.Reader)
		if err != nil {
			yield(nil, fmt.Errorf("%s: cannot be read: %w", src.Name, err))
			return
		}
		text, _, err := Decode(data)
		if err != nil {
			yield(nil, fmt.Errorf("%s: %w", src.Name, err))
			return
		}
		if strings.TrimSpace(text) == "" {
			yield(nil, fmt.Errorf("%s: the file is empty: nothing to read", src.Name))
			return
		}
		docs, err := Edition(src.Name, oneLineEnd(text), src.Profile)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}
}

// oneLineEnd makes every line end one character, as readers of text in most languages do: offsets
// are the same however the file writes them.
func oneLineEnd(text string) string {
	if !strings.Contains(text, "\r") {
		return text
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
}

// Edition parts the text of one source into its documents, the apparatus before and behind them
// included. A profile's wrong pattern is an error that names it.
func Edition(source, text string, profile *Profile) ([]*Document, error) {
	plain := Plain(text)
	e := &edition{source: source, stem: Stem(source), text: text, plain: plain, lines: splitLines(plain, 0), offsets: NewOffsets(text)}
	if profile == nil {
		profile = &Profile{}
	}
	e.profile = profile
	patterns, err := profile.compile()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", source, err)
	}
	e.patterns = patterns
	e.find()
	return e.documents(), nil
}

// An edition is one source while it is being read.
type edition struct {
	source, stem string
	text, plain  string
	lines        []line
	offsets      *Offsets
	profile      *Profile
	patterns     *patterns
	layout       string
	starts       []start
	end          int // index of the line behind the last document
}

// find settles where documents start and where the last one ends.
func (e *edition) find() {
	first, last := e.body()
	lines := e.lines[first:last]
	if len(e.patterns.start) > 0 {
		e.layout, e.starts = "profile", e.patterns.starts(lines)
	} else if e.profile.Layout != "" {
		e.layout = e.profile.Layout
		for _, l := range layouts {
			if l.name == e.profile.Layout {
				e.starts = l.find(lines)
			}
		}
	} else {
		e.layout, e.starts = guessLayout(lines)
	}
	for i := range e.starts {
		e.starts[i].line += first
	}
	if len(e.starts) == 0 {
		e.layout = "single"
		if first < last {
			e.starts = []start{{line: first}}
		}
	}
	e.end = e.backMatter(last)
	guessed := *e.profile
	if guessed.Years == "" {
		guessed.Years = e.guessYears()
	}
	if guessed.Sender == "" && len(guessed.Correspondents) == 0 {
		guessed.Sender, guessed.Correspondents = e.guessWriters()
	}
	e.profile = &guessed
}

// frame matches the lines with which digital libraries frame a text.
var frame = regexp.MustCompile(`(?i)^\*\*\* ?(start|end) of (?:the|this) .*\*\*\*$`)

// body is the range of lines between the frame of a digital library, all lines where there is none.
func (e *edition) body() (first, last int) {
	last = len(e.lines)
	for i, l := range e.lines {
		if m := frame.FindStringSubmatch(l.text); m != nil {
			if strings.EqualFold(m[1], "start") {
				first = i + 1
			} else {
				last = i
				break
			}
		}
	}
	if first >= last {
		return 0, len(e.lines)
	}
	return first, last
}

var backLabel = regexp.MustCompile(`(?i)^(?:(?:explanatory |editor[’']?s[’']? |transcriber[’']?s )?(?:notes?|footnotes|endnotes)|(?:general |name |subject |biographical )?index(?: of .*)?|bibliography|appendix(?: [ivx0-9]+)?|glossary|list of .*|works cited|sources|errata|addenda(?: .*)?|biographical notes|anmerkungen|erläuterungen|kommentar|register|(?:namen|personen|sach|orts)(?:register|verzeichnis)|inhalt(?:sverzeichnis)?|anhang|table des mati[èe]res|appendice|annexes|indice|índice|notas|apéndice|примечания|комментарии|указател[ьи].*|содержание|приложени[ея])[.:]?$`)

// backMatter is the line at which the edition's own matter begins behind the last document: a
// label that no document before it has.
func (e *edition) backMatter(last int) int {
	if end := e.patterns.end; end != nil {
		for i, l := range e.lines {
			if end.MatchString(l.text) {
				return min(i, last)
			}
		}
	}
	if len(e.starts) < 2 {
		return last
	}
	from := e.starts[len(e.starts)-1].line
	for i := from + 1; i < last; i++ {
		l := e.lines[i]
		if !l.blank || !backLabel.MatchString(l.text) || strings.HasSuffix(l.text, ":") { // "Notes:" are those of the letter
			continue
		}
		usual := false
		for _, before := range e.lines[e.starts[0].line:from] {
			if before.blank && strings.EqualFold(strings.Trim(before.text, ".: "), strings.Trim(l.text, ".: ")) {
				usual = true
				break
			}
		}
		if !usual {
			return i
		}
	}
	return last
}

// documents cuts the text.
func (e *edition) documents() []*Document {
	var docs []*Document
	if len(e.starts) == 0 {
		return nil
	}
	if front := e.lines[:e.starts[0].line]; len(front) > 0 {
		docs = append(docs, e.apparatus("front-matter", front))
	}
	ids := newIDs(e.source)
	shelf, named, between := "", "", 0
	for i, s := range e.starts {
		end := e.end
		if i+1 < len(e.starts) {
			end = e.starts[i+1].line
		}
		stop := e.nextDivision(s.line, end)
		d := e.document(s, i, trimRulers(e.lines[s.line:stop]), ids)
		shelf = carryShelfmark(d, shelf)
		named = carryHeading(d, named)
		docs = append(docs, d)
		if stop < end {
			between++
			docs = append(docs, e.apparatus(fmt.Sprintf("division-%d", between), e.lines[stop:end]))
		}
	}
	if back := e.lines[e.end:]; len(back) > 0 {
		docs = append(docs, e.apparatus("back-matter", back))
	}
	if p := e.profile; p.Sender == "" && len(p.Correspondents) == 0 {
		p.Sender = usualSigner(docs)
	}
	return docs
}

// nextDivision is the line at which a new chapter or part of the book begins inside the lines of a
// document, end when none does.
func (e *edition) nextDivision(from, end int) int {
	for i := from + 1; i < end; i++ {
		if e.lines[i].blank && division.MatchString(e.lines[i].text) {
			return i
		}
	}
	return end
}

var ibid = regexp.MustCompile(`(?i)^(?:ibid(?:em)?|там же|ebd|ebenda)\b\.?,?\s*`)

// carryShelfmark gives a document whose source note says Ibid. the note that it means, and returns
// the one that the next document's would mean.
func carryShelfmark(d *Document, before string) string {
	for _, z := range d.ZonesOf(SourceNote) {
		note := d.Plain[z.Span.Start:z.Span.End]
		if !ibid.MatchString(note) {
			return note
		}
		if before != "" {
			d.Fields = append(d.Fields, Field{Name: FieldShelfmarkBefore, Value: before})
		}
	}
	return before
}

var theSame = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:(?:to|from|of) the same|(?:au|à la|du|de la) m[êe]me|aux m[êe]mes|(?:an|von) den?selben|an dieselben?|al mismo|a la misma|allo stesso|alla stessa|тому же|той же)(?:[^\pL]|$)`)

// carryHeading gives a document that is addressed to "the same" the heading that names the reader,
// and returns the one that the next document's would mean.
func carryHeading(d *Document, before string) string {
	zones := d.ZonesOf(Heading)
	if len(zones) == 0 {
		return before
	}
	heading := d.Plain[zones[0].Span.Start:zones[0].Span.End]
	if len(heading) > longest || !theSame.MatchString(heading) {
		return heading
	}
	if before != "" {
		d.Fields = append(d.Fields, Field{Name: FieldHeadingBefore, Value: before})
	}
	return before
}

// trimRulers leaves out rules at the end of a document: they part it from the next.
func trimRulers(lines []line) []line {
	for len(lines) > 1 && ruler.MatchString(lines[len(lines)-1].text) {
		lines = lines[:len(lines)-1]
	}
	return lines
}

func (e *edition) cut(lines []line) *Document {
	span := Span{lines[0].span.Start, lines[len(lines)-1].span.End}
	return &Document{
		Source:   e.source,
		Text:     e.text[span.Start:span.End],
		Plain:    e.plain[span.Start:span.End],
		Span:     e.offsets.Points(span),
		Language: e.profile.Language,
		Profile:  e.profile,
	}
}

func (e *edition) document(s start, i int, lines []line, ids *idMaker) *Document {
	d := e.cut(lines)
	d.Number = s.number
	d.SourceID = s.number
	key := s.number
	if key == "" {
		key = strconv.Itoa(i + 1)
	}
	d.ID = ids.next(key)
	z := &zoner{doc: d, lines: shift(lines, -lines[0].span.Start), layout: e.layout, patterns: e.patterns}
	z.run()
	for j, p := range d.Parts {
		p.ID = fmt.Sprintf("%s/part-%d", d.ID, j+1)
		p.Source, p.Language, p.Profile = d.Source, d.Language, d.Profile
		at := lines[0].span.Start + p.At
		p.Span = e.offsets.Points(Span{at, at + len(p.Text)})
	}
	return d
}

func (e *edition) apparatus(name string, lines []line) *Document {
	d := e.cut(lines)
	d.ID = e.stem + "/" + name
	d.Role = Apparatus
	d.Zones = apparatusZones(shift(lines, -lines[0].span.Start))
	return d
}

// shift returns the lines with their spans moved.
func shift(lines []line, by int) []line {
	moved := make([]line, len(lines))
	for i, l := range lines {
		l.span = l.span.Shift(by)
		moved[i] = l
	}
	return moved
}

// Stem is the part of a document's id that names its source: the file's name without ending and
// four letters computed from the whole path, so that two volumes of one name stay apart whatever
// else is in the build.
func Stem(source string) string {
	clean := path.Clean(strings.ReplaceAll(source, `\`, "/"))
	base := path.Base(clean)
	if ext := path.Ext(base); ext != "" && ext != base {
		base = strings.TrimSuffix(base, ext)
	}
	if clean == "sample" {
		return clean
	}
	sum := sha256.Sum256([]byte(clean))
	return slug(base) + "-" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:])[:4])
}

// slug keeps letters, figures, dots, hyphens and underscores; anything else becomes one hyphen.
func slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range s {
		if r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '_' || r == '-') {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		} else {
			gap = true
		}
	}
	if b.Len() == 0 {
		return "document"
	}
	return b.String()
}
