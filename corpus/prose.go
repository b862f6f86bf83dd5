package corpus

import (
	"iter"
	"strconv"
	"strings"
)

// A prose is the text of a file of a word processor on its way to becoming documents: paragraphs
// with blank lines between them, and the notes of each stretch behind it.
type prose struct {
	text  strings.Builder
	notes []string // that wait for the end of the stretch
	count int      // of notes so far
}

// paragraph adds one paragraph, which may hold line ends.
func (p *prose) paragraph(s string) {
	if s = strings.TrimSpace(s); s == "" {
		return
	}
	if p.text.Len() > 0 {
		p.text.WriteString("\n\n")
	}
	p.text.WriteString(s)
}

// line adds one line that belongs to the one before it, such as a row of a table.
func (p *prose) line(s string) {
	if s = strings.TrimSpace(s); s == "" {
		return
	}
	if p.text.Len() > 0 {
		p.text.WriteString("\n")
	}
	p.text.WriteString(s)
}

// table adds the rows of a table as lines of one paragraph, its cells parted by tabs; row and cell
// are the names of the elements, run is the text of a cell.
func (p *prose) table(t *node, row, cell string, run func(*node) string) {
	first := true
	for r := range t.all(row) {
		var cells []string
		for _, c := range r.children {
			if c.name == cell {
				cells = append(cells, strings.Join(strings.Fields(run(c)), " "))
			}
		}
		if line := strings.Join(cells, "\t"); first {
			p.paragraph(line)
			first = false
		} else {
			p.line(line)
		}
	}
}

// note keeps a note for the end of the stretch and returns its number.
func (p *prose) note(s string) int {
	p.count++
	p.notes = append(p.notes, s)
	return p.count
}

// flush writes the notes that wait, as editions print them: number and words.
func (p *prose) flush() {
	for i, s := range p.notes {
		line := strconv.Itoa(p.count-len(p.notes)+i+1) + " " + strings.Join(strings.Fields(s), " ")
		if i == 0 {
			p.paragraph(line)
		} else {
			p.line(line)
		}
	}
	p.notes = nil
}

// documents reads the text as an edition in plain text is read: it may be one letter, or a volume.
// Offsets into the file mean nothing to its reader and are left out.
func (p *prose) documents(src *Source) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		p.flush()
		text := p.text.String()
		if strings.TrimSpace(text) == "" {
			return
		}
		docs, err := Edition(src.Name, text, src.Profile)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, d := range docs {
			unplace(d)
			if !yield(d, nil) {
				return
			}
		}
	}
}

func unplace(d *Document) {
	d.Span = Span{}
	if d.SourceID == "" {
		d.SourceID = baseName(d.Source)
	}
	for _, part := range d.Parts {
		part.Span = Span{}
	}
}
