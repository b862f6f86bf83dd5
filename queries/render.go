package queries

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"regesta/corpus"
)

// Layout says how a table is drawn for people; the other formats do not look at it.
type Layout struct {
	Width    int  // columns of the terminal; 0 leaves every line as long as it is
	Evidence bool // draw the quotes under each row
}

// Formats are the names that [Table.Write] takes.
var Formats = []string{"table", "json", "jsonl", "csv", "markdown"}

// Write writes the table in one of the Formats.
func (t *Table) Write(w io.Writer, format string, layout Layout) error {
	switch format {
	case "table":
		return t.writeText(w, layout)
	case "json":
		return t.writeJSON(w)
	case "jsonl":
		return t.writeLines(w)
	case "csv":
		return t.writeCSV(w)
	case "markdown":
		return t.writeMarkdown(w)
	}
	return fmt.Errorf("no format %q; there are %s", format, strings.Join(Formats, ", "))
}

// writeJSON writes one object: query, title, columns, rows, notes.
func (t *Table) writeJSON(w io.Writer) error {
	data, err := t.MarshalJSON()
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, data, "", "  "); err != nil {
		return err
	}
	out.WriteByte('\n')
	_, err = out.WriteTo(w)
	return err
}

// MarshalJSON writes a table with rows as objects, their keys the names of the columns in their
// order. A column of entities or documents has a second key with their ids, a list; "evidence"
// has the passages.
func (t *Table) MarshalJSON() ([]byte, error) {
	type column struct {
		Name string     `json:"name"`
		Kind ColumnKind `json:"kind"`
	}
	cols := make([]column, len(t.Columns))
	for i, c := range t.Columns {
		cols[i] = column{c.Name, c.Kind}
	}
	rows := make([]json.RawMessage, len(t.Rows))
	for i := range t.Rows {
		data, err := t.object(&t.Rows[i])
		if err != nil {
			return nil, err
		}
		rows[i] = data
	}
	return plainJSON(struct {
		Query   string            `json:"query"`
		Title   string            `json:"title"`
		Columns []column          `json:"columns"`
		Rows    []json.RawMessage `json:"rows"`
		Notes   []string          `json:"notes"`
	}{t.Query, t.Title, cols, rows, append([]string{}, t.Notes...)})
}

// writeLines writes every row as an object on a line of its own, without title and notes.
func (t *Table) writeLines(w io.Writer) error {
	for i := range t.Rows {
		data, err := t.object(&t.Rows[i])
		if err != nil {
			return err
		}
		if _, err := w.Write(append(data, '\n')); err != nil {
			return err
		}
	}
	return nil
}

// object is one row in JSON.
func (t *Table) object(row *Row) ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	put := func(key string, value any) error {
		data, err := plainJSON(value)
		if err != nil {
			return err
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		b.WriteString(strconv.Quote(key))
		b.WriteByte(':')
		b.Write(data)
		return nil
	}
	for i, col := range t.Columns {
		cell := row.Cells[i]
		if err := put(col.Name, cell.value(col.Kind)); err != nil {
			return nil, err
		}
		if col.Kind == EntityColumn {
			if err := put(col.Name+"_id", append([]string{}, cell.IDs...)); err != nil {
				return nil, err
			}
		}
	}
	err := put("evidence", append([]Citation{}, row.Cites...))
	b.WriteByte('}')
	return b.Bytes(), err
}

// value is the cell as JSON has it: numbers as numbers, and null for no number.
func (c Cell) value(kind ColumnKind) any {
	if kind != NumberColumn {
		return c.Text
	}
	if c.Text == "" {
		return nil
	}
	return json.Number(c.Text)
}

// plainJSON is json.Marshal without the escapes for HTML, which quotes do not need.
func plainJSON(value any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// writeCSV writes RFC 4180 with a header row. Behind the columns stand the first passage of each
// row and how many there are.
func (t *Table) writeCSV(w io.Writer) error {
	out := csv.NewWriter(w)
	var head []string
	for _, col := range t.Columns {
		head = append(head, col.Name)
		if col.Kind == EntityColumn {
			head = append(head, col.Name+"_id")
		}
	}
	head = append(head, "evidence", "evidence_document", "evidence_start", "evidence_end", "evidence_quote")
	if err := out.Write(head); err != nil {
		return err
	}
	for _, row := range t.Rows {
		if err := out.Write(t.record(row)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (t *Table) record(row Row) []string {
	var record []string
	for i, col := range t.Columns {
		record = append(record, row.Cells[i].Text)
		if col.Kind == EntityColumn {
			record = append(record, strings.Join(row.Cells[i].IDs, " "))
		}
	}
	record = append(record, strconv.Itoa(len(row.Cites)))
	if len(row.Cites) == 0 {
		return append(record, "", "", "", "")
	}
	c := row.Cites[0]
	return append(record, c.Document, strconv.Itoa(c.Start), strconv.Itoa(c.End), c.Quote)
}

// writeMarkdown writes a table of GitHub Flavored Markdown, with the quotes as footnotes.
func (t *Table) writeMarkdown(w io.Writer) error {
	var b strings.Builder
	if t.Title != "" {
		fmt.Fprintf(&b, "## %s\n\n", t.Title)
	}
	for _, col := range t.Columns {
		b.WriteString("| " + col.Name + " ")
	}
	b.WriteString("|\n")
	for _, col := range t.Columns {
		if col.Kind == NumberColumn {
			b.WriteString("| ---: ")
		} else {
			b.WriteString("| --- ")
		}
	}
	b.WriteString("|\n")
	var feet []string
	for _, row := range t.Rows {
		for i, cell := range row.Cells {
			text := markdown(cell.Text)
			if i == len(row.Cells)-1 && len(row.Cites) > 0 {
				feet = append(feet, footnote(len(feet)+1, row.Cites))
				text += fmt.Sprintf("[^%d]", len(feet))
			}
			b.WriteString("| " + text + " ")
		}
		b.WriteString("|\n")
	}
	for _, note := range t.Notes {
		b.WriteString("\n" + markdown(note) + "\n")
	}
	if len(feet) > 0 {
		b.WriteString("\n" + strings.Join(feet, "\n") + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func footnote(n int, cites []Citation) string {
	parts := make([]string, len(cites))
	for i, c := range cites {
		parts[i] = fmt.Sprintf("“%s” (%s, %d–%d)", markdown(c.Quote), markdown(c.Document), c.Start, c.End)
	}
	return fmt.Sprintf("[^%d]: %s", n, strings.Join(parts, "; "))
}

// markdownEscapes are the characters that Markdown would read as markup inside a line.
var markdownEscapes = strings.NewReplacer("\\", "\\\\", "|", "\\|", "*", "\\*", "_", "\\_", "`", "\\`", "<", "&lt;", "[", "\\[", "]", "\\]")

// markdown writes text as one line without markup.
func markdown(text string) string { return markdownEscapes.Replace(corpus.OneLine(text)) }

// Format checks the name of a format before a question is put.
func Format(name string) error {
	if !slices.Contains(Formats, name) {
		return fmt.Errorf("no format %q; there are %s", name, strings.Join(Formats, ", "))
	}
	return nil
}
