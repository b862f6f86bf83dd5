package bench

import (
	"fmt"
	"io"
	"strconv"

	"regesta/queries"
)

// Check compares what the graph says with what was made; the error names every difference.
func (r *Report) Check() error {
	for _, c := range []struct {
		what        string
		found, made int
	}{
		{"letters", r.Found.Letters, r.Made.Letters}, {"people", r.Found.People, r.Made.People},
		{"pairs of writer and recipient", r.Found.Pairs, r.Made.Pairs}, {"references", r.Found.References, r.Made.References},
	} {
		if c.found != c.made {
			return fmt.Errorf("the graph has %d %s, %d were made", c.found, c.what, c.made)
		}
	}
	return nil
}

// Write writes the figures and the questions as two tables, in a format of [queries.Formats].
func (r *Report) Write(w io.Writer, format string, layout queries.Layout) error {
	if err := r.figures().Write(w, format, layout); err != nil {
		return err
	}
	if _, err := io.WriteString(w, "\n"); err != nil {
		return err
	}
	return r.questions().Write(w, format, layout)
}

func (r *Report) figures() *queries.Table {
	t := table(fmt.Sprintf("%d made letters, %.0f MB", r.Letters, r.Megabytes), "measure", "value:number", "unit")
	for _, f := range []struct {
		measure string
		value   float64
		unit    string
	}{
		{"build", r.Build.Seconds, "s"},
		{"build, letters", r.Build.LettersPerSecond, "/s"},
		{"build, text", r.Build.MegabytesPerS, "MB/s"},
		{"build, memory", r.Build.Memory, "MB"},
		{fmt.Sprintf("build of %d letters", r.Tenth.Letters), r.Tenth.Seconds, "s"},
		{"time a letter, by that of a tenth of the letters", r.Growth, "times"},
		{"build, nothing changed", r.Unchanged, "s"},
		{"build, a thousand letters more", r.Add, "s"},
		{"build, one letter changed", r.Replace, "s"},
		{"graph", r.Graph, "MB"},
		{"graph, by the text", r.Graph / r.Megabytes, "times"},
		{"opening", r.Open * 1000, "ms"},
	} {
		add(t, f.measure, strconv.FormatFloat(f.value, 'f', 2, 64), f.unit)
	}
	return t
}

func (r *Report) questions() *queries.Table {
	t := table("Questions, in milliseconds, at most "+limit+" rows", "question", "asks:number", "rows:number", "p50:number", "p95:number")
	for _, q := range r.Questions {
		add(t, q.Name, strconv.Itoa(q.Asks), strconv.FormatFloat(q.Rows, 'f', 0, 64), milliseconds(q.P50), milliseconds(q.P95))
	}
	return t
}

func milliseconds(ms float64) string { return strconv.FormatFloat(ms, 'f', 1, 64) }

func table(title string, columns ...string) *queries.Table {
	return &queries.Table{Query: "bench", Title: title, Columns: queries.Columns(columns...)}
}

func add(t *queries.Table, cells ...string) {
	row := queries.Row{}
	for _, c := range cells {
		row.Cells = append(row.Cells, queries.Cell{Text: c})
	}
	t.Rows = append(t.Rows, row)
}
