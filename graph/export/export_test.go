package export_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"regesta/graph"
	"regesta/graph/export"
	"regesta/graph/graphtest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// options of every export of the tests: what would otherwise depend on day and program is given.
var options = export.Options{Version: "v0", Published: "2026-01-15"}

// binary formats have no golden file: what they hold is looked at by the tests that read them.
var binary = []string{"parquet", "png", "sqlite"}

// TestEveryExport writes the graph of odd names in every format, twice, and compares the bytes with
// each other and with testdata/NAME.golden.
func TestEveryExport(t *testing.T) {
	store := oddGraph(t)
	for _, f := range export.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			if f.Doc == "" || !f.Folder && f.Ext == "" {
				t.Error("a format needs documentation, and an extension or a folder")
			}
			first := written(t, store, f)
			if again := written(t, store, f); !bytes.Equal(first, again) {
				t.Error("a second export has other bytes")
			}
			if slices.Contains(binary, f.Name) {
				return
			}
			golden := filepath.Join("testdata", f.Name+".golden")
			if *update {
				if err := os.WriteFile(golden, first, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatalf("%v; run go test -update and look at the file", err)
			}
			if !bytes.Equal(first, want) {
				t.Errorf("differs from %s; run go test -update and look at the difference", golden)
			}
		})
	}
}

// written is everything a format writes; the files of a folder stand one behind the other.
func written(t *testing.T, store *graph.Store, f *export.Format) []byte {
	t.Helper()
	target := filepath.Join(t.TempDir(), "out"+f.Ext)
	result, err := export.Write(context.Background(), store, f, options, target)
	if err != nil {
		t.Fatal(err)
	}
	if !f.Folder {
		return read(t, target)
	}
	var all bytes.Buffer
	for _, name := range result.Files {
		base, err := filepath.Rel(target, name)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString("-- " + filepath.ToSlash(base) + " --\n")
		all.Write(read(t, name))
	}
	return all.Bytes()
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestTableQuotes checks that every passage of every table is the text that stands there.
func TestTableQuotes(t *testing.T) {
	store := graphtest.Create(t, graph.Memory)
	folder := filepath.Join(t.TempDir(), "tables")
	if _, err := export.Write(context.Background(), store, export.Tables, export.Options{}, folder); err != nil {
		t.Fatal(err)
	}
	for table, quote := range map[string]string{"mentions": "text", "references": "text", "claims": "quote"} {
		rows := rowsOf(t, folder, table)
		if len(rows) == 0 {
			t.Errorf("%s has no rows", table)
		}
		for _, row := range rows {
			text, err := store.Text(context.Background(), row["document"])
			if err != nil {
				t.Fatal(err)
			}
			start, _ := strconv.Atoi(row["start"])
			end, _ := strconv.Atoi(row["end"])
			if got := string([]rune(text)[start:end]); got != row[quote] {
				t.Errorf("%s: %v: text[%d:%d] is %q", table, row, start, end, got)
			}
		}
	}
}

func rowsOf(t *testing.T, folder, table string) []map[string]string {
	t.Helper()
	records, err := csv.NewReader(bytes.NewReader(read(t, filepath.Join(folder, table+".csv")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]string
	for _, record := range records[1:] {
		row := map[string]string{}
		for i, cell := range record {
			row[records[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

// TestTableColumns holds the columns that scripts rely on; further ones may only come behind them.
func TestTableColumns(t *testing.T) {
	store := graphtest.Create(t, graph.Memory)
	folder := filepath.Join(t.TempDir(), "tables")
	if _, err := export.Write(context.Background(), store, export.Tables, export.Options{}, folder); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(read(t, "testdata/columns.txt"))) {
		table, columns, _ := strings.Cut(strings.TrimSpace(line), ": ")
		want := strings.Split(columns, ", ")
		header, err := csv.NewReader(bytes.NewReader(read(t, filepath.Join(folder, table+".csv")))).Read()
		if err != nil || len(header) < len(want) || !slices.Equal(header[:len(want)], want) {
			t.Errorf("%s: columns %v, want %v, %v", table, header, want, err)
		}
	}
}

func TestFilter(t *testing.T) {
	store := graphtest.Create(t, graph.Memory)
	keep := func(reg *graph.Register, i int) bool { return reg.Documents[i].Number == "1" }
	folder := filepath.Join(t.TempDir(), "tables")
	result, err := export.Write(context.Background(), store, export.Tables, export.Options{Keep: keep}, folder)
	if err != nil {
		t.Fatal(err)
	}
	if result.Documents != 2 || result.LeftOut != 2 {
		t.Errorf("result %+v, want the letter and its postscript, and two left out", result)
	}
	for _, row := range rowsOf(t, folder, "references") {
		if row["target"] != "" || row["target_number"] != "2" {
			t.Errorf("reference %v points out of the tables or lost its number", row)
		}
	}
}

func TestWriteRefusesWhatIsThere(t *testing.T) {
	store := graphtest.Create(t, graph.Memory)
	folder := t.TempDir()
	ctx := context.Background()
	if _, err := export.Write(ctx, store, export.Tables, export.Options{}, folder); err != nil {
		t.Fatalf("an empty folder is refused: %v", err)
	}
	other := filepath.Join(folder, "mine.txt")
	if err := os.WriteFile(other, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := export.Write(ctx, store, export.Tables, export.Options{}, folder); err == nil {
		t.Error("a folder with files is overwritten")
	}
	if _, err := export.Write(ctx, store, export.Tables, export.Options{Force: true}, folder); err != nil {
		t.Error(err)
	}
	nowhere := filepath.Join(folder, "no", "letters.gexf")
	if _, err := export.Write(ctx, store, export.GEXF, export.Options{}, nowhere); err == nil || !strings.Contains(err.Error(), "there is no folder") {
		t.Errorf("error %v for a folder that is not there", err)
	}
	if string(read(t, other)) != "mine" {
		t.Error("force changed a file that is not of the export")
	}
	left, err := filepath.Glob(filepath.Join(folder, ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
