package queries

import (
	"fmt"
	"io"
	"strings"

	"regesta/corpus"

	"github.com/mattn/go-runewidth"
)

// Widths of the drawn table, in columns of the terminal.
const (
	gap       = 2  // between two columns
	nameWidth = 18 // names are wrapped to this before other text is
	narrowest = 10 // a column of text is not made narrower
	tallest   = 5  // lines of a cell; what does not fit ends in an ellipsis
)

// cellWidth counts terminal columns the same way on every machine, whatever its locale says of
// ambiguous characters.
var cellWidth = runewidth.Condition{StrictEmojiNeutral: true}

// writeText draws the table for people: title, columns under their names, quotes if wanted, notes.
func (t *Table) writeText(w io.Writer, layout Layout) error {
	var b strings.Builder
	if t.Title != "" {
		writeWrapped(&b, "", t.Title, layout.Width)
		b.WriteByte('\n')
	}
	if len(t.Rows) == 0 {
		b.WriteString("Nothing found.\n")
	} else {
		t.drawRows(&b, layout)
	}
	if len(t.Notes) > 0 {
		b.WriteByte('\n')
	}
	for _, note := range t.Notes {
		writeWrapped(&b, "", note, layout.Width)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func (t *Table) drawRows(b *strings.Builder, layout Layout) {
	widths := t.widths(layout.Width)
	heads, rules := make([]Cell, len(t.Columns)), make([]Cell, len(t.Columns))
	for i, col := range t.Columns {
		heads[i], rules[i] = words(col.Name), words(strings.Repeat("─", widths[i]))
	}
	t.drawRow(b, heads, widths)
	t.drawRow(b, rules, widths)
	for _, row := range t.Rows {
		t.drawRow(b, row.Cells, widths)
		if layout.Evidence {
			for _, line := range citeLines(row.Cites) {
				writeWrapped(b, "    ", line, layout.Width)
			}
		}
	}
}

// citeLines draws citations, those of one document that follow each other on one line.
func citeLines(cites []Citation) []string {
	var lines []string
	for i, c := range cites {
		if i == 0 || cites[i-1].Document != c.Document {
			lines = append(lines, c.Document+": "+c.quoted())
		} else {
			lines[len(lines)-1] += ", " + c.quoted()
		}
	}
	return lines
}

// longestQuote is how many characters of a quote are drawn; the other formats have all of it.
const longestQuote = 160

// quoted is a quote and where it stands in its document.
func (c Citation) quoted() string {
	quote := []rune(corpus.OneLine(c.Quote))
	if len(quote) > longestQuote {
		quote = append(quote[:longestQuote], '…')
	}
	return fmt.Sprintf("“%s” %d–%d", string(quote), c.Start, c.End)
}

// drawRow draws one row of cells, each wrapped within the width of its column.
func (t *Table) drawRow(b *strings.Builder, cells []Cell, widths []int) {
	lines := make([][]string, len(cells))
	height := 1
	for i, cell := range cells {
		lines[i] = clip(wrap(corpus.OneLine(cell.Text), widths[i]), tallest, widths[i])
		height = max(height, len(lines[i]))
	}
	for n := range height {
		var line strings.Builder
		for i := range cells {
			text := ""
			if n < len(lines[i]) {
				text = lines[i][n]
			}
			if i > 0 {
				line.WriteString(strings.Repeat(" ", gap))
			}
			pad := strings.Repeat(" ", max(0, widths[i]-cellWidth.StringWidth(text)))
			if t.Columns[i].Kind == NumberColumn {
				text, pad = pad, text
			}
			line.WriteString(text + pad)
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

// widths gives every column the width of its longest cell, then takes from the widest columns of
// names, then of any text, until the table fits. Numbers, dates and ids are not broken.
func (t *Table) widths(width int) []int {
	widths := make([]int, len(t.Columns))
	total := gap * (len(t.Columns) - 1)
	for i, col := range t.Columns {
		widths[i] = cellWidth.StringWidth(col.Name)
		for _, row := range t.Rows {
			widths[i] = max(widths[i], cellWidth.StringWidth(corpus.OneLine(row.Cells[i].Text)))
		}
		total += widths[i]
	}
	names := func(c Column) bool { return c.Kind == EntityColumn }
	texts := func(c Column) bool { return c.Kind == EntityColumn || c.Kind == TextColumn }
	if width > 0 {
		total = t.shrink(widths, total, width, nameWidth, names)
		t.shrink(widths, total, width, narrowest, texts)
	}
	return widths
}

// shrink takes from the widest of some columns, none below least, until their total fits; it
// returns the new total.
func (t *Table) shrink(widths []int, total, width, least int, some func(Column) bool) int {
	for total > width {
		widest := -1
		for i, col := range t.Columns {
			if some(col) && widths[i] > least && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
		total--
	}
	return total
}

// wrap breaks text at spaces into lines of a width; a word longer than a line is broken too.
func wrap(text string, width int) []string {
	if width <= 0 || cellWidth.StringWidth(text) <= width {
		return []string{text}
	}
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		if line != "" && cellWidth.StringWidth(line)+1+cellWidth.StringWidth(word) <= width {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for cellWidth.StringWidth(word) > width {
			head := cellWidth.Truncate(word, width, "")
			if head == "" {
				break
			}
			lines, word = append(lines, head), word[len(head):]
		}
		line = word
	}
	return append(lines, line)
}

// clip leaves the first lines and ends the last of them in an ellipsis.
func clip(lines []string, most, width int) []string {
	if len(lines) <= most {
		return lines
	}
	lines = lines[:most]
	last := lines[most-1]
	if cellWidth.StringWidth(last) >= width {
		last = cellWidth.Truncate(last, width-1, "")
	}
	lines[most-1] = last + "…"
	return lines
}

// writeWrapped writes text as lines of a width, each behind an indent.
func writeWrapped(b *strings.Builder, indent, text string, width int) {
	inner := 0
	if width > 0 {
		inner = max(width-len(indent), narrowest)
	}
	for _, line := range wrap(corpus.OneLine(text), inner) {
		b.WriteString(indent + line + "\n")
	}
}
