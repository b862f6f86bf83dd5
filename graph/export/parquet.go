package export

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/parquet-go/parquet-go"
)

// Parquet writes the tables for data frames.
var Parquet = register(&Format{
	Name: "parquet",
	Doc: "The tables of the format tables as Parquet files, for pandas, DuckDB, Polars and R: the same names and columns, with numbers, truth values and days of their types. " +
		"What is unknown is null.",
	Folder:   true,
	Attested: true,
	Run:      writeParquet,
})

// parquetRows is how many rows are kept in memory before they are written.
const parquetRows = 4096

// A parquetTable is one file on its way.
type parquetTable struct {
	resource *resource
	file     io.WriteCloser
	writer   *parquet.GenericWriter[any]
	columns  []int // of every field: the file has its columns sorted by name
	rows     []parquet.Row
}

func writeParquet(ctx context.Context, v *View, out *Output) (err error) {
	w := &tableWriter{view: v, tables: map[string]rowWriter{}}
	var files []*parquetTable
	defer func() {
		for _, t := range files {
			err = firstError(err, t.file.Close())
		}
	}()
	for i := range resources {
		t, err := beginParquet(v, out, &resources[i])
		if err != nil {
			return err
		}
		files = append(files, t)
		w.tables[t.resource.Name] = t
	}
	if err := w.fill(ctx); err != nil {
		return err
	}
	for _, t := range files {
		if err := firstError(t.flush(), t.writer.Close()); err != nil {
			return err
		}
	}
	return nil
}

func beginParquet(v *View, out *Output, r *resource) (*parquetTable, error) {
	group := parquet.Group{}
	for _, f := range r.Fields {
		group[f.Name] = parquet.Optional(parquetType(f.Type))
	}
	schema := parquet.NewSchema(r.Name, group)
	file, err := out.Create(r.Name + ".parquet")
	if err != nil {
		return nil, err
	}
	t := &parquetTable{resource: r, file: file, columns: make([]int, len(r.Fields))}
	for i, f := range r.Fields {
		leaf, ok := schema.Lookup(f.Name)
		if !ok {
			return nil, fmt.Errorf("table %s has no column %s", r.Name, f.Name)
		}
		t.columns[i] = leaf.ColumnIndex
	}
	t.writer = parquet.NewGenericWriter[any](file, schema, parquet.Compression(&parquet.Snappy),
		parquet.CreatedBy("regesta", v.Options.Version, ""), parquet.KeyValueMetadata("description", v.Note()))
	return t, nil
}

// parquetType is the column of a type of the data package.
func parquetType(kind string) parquet.Node {
	switch kind {
	case "integer":
		return parquet.Int(64)
	case "number":
		return parquet.Leaf(parquet.DoubleType)
	case "boolean":
		return parquet.Leaf(parquet.BooleanType)
	case "date":
		return parquet.Date()
	}
	return parquet.String()
}

func (t *parquetTable) row(cells ...string) error {
	row := make(parquet.Row, len(cells))
	for i, cell := range cells {
		value := parquetValue(t.resource.Fields[i].Type, cell)
		level := 1
		if value.IsNull() {
			level = 0
		}
		row[t.columns[i]] = value.Level(0, level, t.columns[i])
	}
	t.rows = append(t.rows, row)
	if len(t.rows) < parquetRows {
		return nil
	}
	return t.flush()
}

func (t *parquetTable) flush() error {
	_, err := t.writer.WriteRows(t.rows)
	t.rows = t.rows[:0]
	return err
}

// parquetValue reads a cell as the tables have it. What is not of the column's type is null: days
// before our era, and coordinates that an authority file wrote in words.
func parquetValue(kind, cell string) parquet.Value {
	switch kind {
	case "integer":
		if n, err := strconv.ParseInt(cell, 10, 64); err == nil {
			return parquet.Int64Value(n)
		}
	case "number":
		if n, err := strconv.ParseFloat(cell, 64); err == nil {
			return parquet.DoubleValue(n)
		}
	case "boolean":
		return parquet.BooleanValue(cell == "true")
	case "date":
		if day, err := time.Parse(time.DateOnly, cell); err == nil {
			return parquet.Int32Value(int32(day.Unix() / 86400))
		}
	default:
		if cell != "" {
			return parquet.ByteArrayValue([]byte(cell))
		}
	}
	return parquet.NullValue()
}
