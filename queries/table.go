package queries

import (
	"fmt"
	"strconv"
	"strings"

	"regesta/extract"
	"regesta/graph"
)

// A Table is the answer to a question.
type Table struct {
	Query   string // name of the question
	Title   string // the question in words, with names as they were read
	Columns []Column
	Rows    []Row
	Notes   []string // what was left out, and how names were read; full sentences

	unfinished bool // cut by the question itself, which did not look at what comes behind
}

// ColumnKind says what the cells of a column hold.
type ColumnKind string

// The kinds of columns.
const (
	TextColumn     ColumnKind = "text"
	NumberColumn   ColumnKind = "number"
	DateColumn     ColumnKind = "date"     // EDTF
	EntityColumn   ColumnKind = "entity"   // names; the cell has their ids
	DocumentColumn ColumnKind = "document" // an id of a document
)

// A Column is one column of a table. Name is a word, the key in JSON and CSV.
type Column struct {
	Name string
	Kind ColumnKind
}

// A Row is one line of an answer with what it rests on.
type Row struct {
	Cells []Cell
	Cites []Citation
}

// A Cell is one value. In a column of numbers an empty Text means that there is none.
type Cell struct {
	Text string
	IDs  []string // entities or documents behind the text, in its order
}

// A Citation is a passage that a row rests on. Start and End count Unicode code points of the
// document's text, end exclusive. Questions leave the passage open: they name the statements, by
// document, predicate and (where it matters) object, and [Ask] fills in the words.
type Citation struct {
	Document  string            `json:"document"`
	Predicate extract.Predicate `json:"predicate"`
	Object    string            `json:"object,omitempty"` // node or value; empty for any
	Start     int               `json:"start"`
	End       int               `json:"end"`
	Quote     string            `json:"quote"`
}

// Columns makes columns of "name" or "name:kind".
func Columns(names ...string) []Column {
	list := make([]Column, len(names))
	for i, name := range names {
		list[i] = Column{Name: name, Kind: TextColumn}
		for _, kind := range []ColumnKind{NumberColumn, DateColumn, EntityColumn, DocumentColumn} {
			if base, ok := strings.CutSuffix(name, ":"+string(kind)); ok {
				list[i] = Column{Name: base, Kind: kind}
			}
		}
	}
	return list
}

func words(s string) Cell { return Cell{Text: s} }

func count(n int) Cell { return Cell{Text: strconv.Itoa(n)} }

func decimal(x float64, digits int) Cell {
	return Cell{Text: strconv.FormatFloat(x, 'f', digits, 64)}
}

func document(e *graph.Entry) Cell { return Cell{Text: e.ID, IDs: []string{e.ID}} }

// note adds a sentence to the notes.
func (t *Table) note(format string, args ...any) {
	t.Notes = append(t.Notes, fmt.Sprintf(format, args...))
}

// add appends one row.
func (t *Table) add(cites []Citation, cells ...Cell) {
	t.Rows = append(t.Rows, Row{Cells: cells, Cites: cites})
}

// cut leaves the first rows and says so; 0 leaves all.
func (t *Table) cut(limit int) {
	if limit == 0 || len(t.Rows) <= limit {
		return
	}
	t.note("Cut by --limit: the first %d of %d rows.", limit, len(t.Rows))
	t.Rows = t.Rows[:limit]
}
