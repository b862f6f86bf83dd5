package resolve

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"regesta/extract"
)

// reviewColumns are the columns of a review table, in the order in which they are written. A reader
// finds them by name; further columns, which spreadsheets add, are left alone.
var reviewColumns = []string{
	"verdict", "value", "author", "note",
	"a_id", "a_name", "a_document", "a_passage", "b_id", "b_name", "b_document", "b_passage",
	"score", "for", "against", "count",
}

// ExportReview writes doubts as a CSV table, one row a pair. A person fills in the first columns
// (verdict: same, different, not-an-entity, rename, type; the last three judge side A alone) in a
// spreadsheet, and may add rows; ImportReview reads the table back.
func ExportReview(w io.Writer, doubts []Doubt) error {
	table := csv.NewWriter(w)
	if err := table.Write(reviewColumns); err != nil {
		return fmt.Errorf("review table: %w", err)
	}
	for _, d := range doubts {
		row := []string{"", "", "", "",
			d.A.Entity, d.A.Name, d.A.Document, d.A.Passage, d.B.Entity, d.B.Name, d.B.Document, d.B.Passage,
			strconv.FormatFloat(d.Score, 'f', 2, 64), d.For, d.Against, strconv.Itoa(d.Count)}
		if err := table.Write(row); err != nil {
			return fmt.Errorf("review table: %w", err)
		}
	}
	table.Flush()
	if err := table.Error(); err != nil {
		return fmt.Errorf("review table: %w", err)
	}
	return nil
}

// Review says how a review table is to be read.
type Review struct {
	Author string    // of rows that name none
	Time   time.Time // of the decisions made from the table
	// Known reports whether an entity of that id is in the graph; nil accepts every id.
	Known func(id string) bool
}

// Import reads a review table back. It returns a decision for every row with a verdict that can be
// used, and an error for every row that cannot, with its line; the caller appends the first and
// shows the second, so that nothing filled in is lost. A table without the columns of a review is
// refused as a whole.
func (v Review) Import(r io.Reader) (list []Decision, rows []error, err error) {
	lines := bufio.NewReader(r)
	table := csv.NewReader(lines)
	table.Comma = delimiter(lines)
	table.FieldsPerRecord = -1
	table.LazyQuotes = true
	header, err := table.Read()
	if err != nil {
		return nil, nil, fmt.Errorf("review table: %w; export one with regesta review", err)
	}
	columns, err := reviewHeader(header)
	if err != nil {
		return nil, nil, err
	}
	first := map[string]int{}
	for {
		row, err := table.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			rows = append(rows, fmt.Errorf("review table: %w", err))
			continue
		}
		line, _ := table.FieldPos(0)
		d, err := v.decision(row, columns)
		if err == nil && d != nil {
			err = repeated(first, d, line)
		}
		switch {
		case err != nil:
			rows = append(rows, fmt.Errorf("review table, line %d: %w", line, err))
		case d != nil:
			d.line = line
			list = append(list, *d)
		}
	}
	return list, append(rows, contradictions(list)...), nil
}

// delimiter is what parts the cells of a table: a comma, or what stands more often in its first line,
// for many a spreadsheet saves with semicolons and OpenRefine with tabs.
func delimiter(r *bufio.Reader) rune {
	head, _ := r.Peek(r.Size())
	first, _, _ := bytes.Cut(head, []byte("\n"))
	best := ','
	for _, c := range ";\t" {
		if bytes.Count(first, []byte(string(c))) > bytes.Count(first, []byte(string(best))) {
			best = c
		}
	}
	return best
}

// reviewHeader finds the columns of a review table.
func reviewHeader(header []string) (map[string]int, error) {
	columns := map[string]int{}
	for i, h := range header {
		name := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(h, "\ufeff")))
		if _, twice := columns[name]; twice && name != "" {
			return nil, fmt.Errorf("review table, line 1: column %q stands twice; remove one", name)
		}
		columns[name] = i
	}
	var missing []string
	for _, c := range []string{"verdict", "a_name", "a_document", "b_name", "b_document"} {
		if _, ok := columns[c]; !ok {
			missing = append(missing, c)
		}
	}
	if len(missing) > 0 {
		return nil, fmt.Errorf("review table, line 1: no column %s (columns: %s); export the table again and keep its header", strings.Join(missing, ", "), strings.Join(header, ", "))
	}
	return columns, nil
}

// decision reads one row, nil when it has no verdict.
func (v Review) decision(row []string, columns map[string]int) (*Decision, error) {
	cell := func(name string) string {
		if i, ok := columns[name]; ok && i < len(row) {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	verdict := strings.ToLower(cell("verdict"))
	if verdict == "" {
		return nil, nil
	}
	d := &Decision{Verdict: Verdict(verdict), Value: cell("value"), Author: cell("author"), Note: cell("note"), Time: v.Time}
	if d.Author == "" {
		d.Author = v.Author
	}
	side := func(letter string) (Anchor, error) {
		a := Anchor{Entity: cell(letter + "_id"), Name: cell(letter + "_name"), Document: cell(letter + "_document"), Passage: cell(letter + "_passage")}
		kind, _, _ := strings.Cut(a.Entity, "/")
		a.Kind = extract.Kind(kind)
		if a.Entity == "" || v.Known != nil && !v.Known(a.Entity) {
			return a, fmt.Errorf("the graph has no entity %q (column %s_id); correct the id, or build again and export the table anew", a.Entity, letter)
		}
		return a, nil
	}
	var err error
	if d.A, err = side("a"); err != nil {
		return nil, err
	}
	if d.Verdict == Same || d.Verdict == Different {
		b, err := side("b")
		if err != nil {
			return nil, err
		}
		d.B = &b
	}
	if err := d.check(); err != nil {
		return nil, err
	}
	d.ID = d.Identify()
	return d, nil
}

// repeated refuses a second row on one pair.
func repeated(first map[string]int, d *Decision, line int) error {
	k := d.subject()
	if at, ok := first[k]; ok {
		return errors.New("it judges the names of line " + strconv.Itoa(at) + " again; keep one of the two rows")
	}
	first[k] = line
	return nil
}
