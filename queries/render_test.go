package queries

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// anyTable draws a table of odd words, wide letters and line breaks.
func anyTable(t *rapid.T) *Table {
	text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[а-яА-Я ]{0,80}`), rapid.StringMatching(`[a-z ,|"\n日本]{0,60}`))
	table := &Table{Query: "any", Title: text.Draw(t, "title"), Columns: Columns("name", "who:entity", "n:number", "in:document")}
	for range rapid.IntRange(0, 5).Draw(t, "rows") {
		cites := []Citation{{Document: "a/1", Predicate: "sender", Start: 3, End: 9, Quote: text.Draw(t, "quote")}}
		table.add(cites, words(text.Draw(t, "name")), Cell{Text: text.Draw(t, "who"), IDs: []string{"person/x"}},
			count(rapid.Int().Draw(t, "n")), words("a/1"))
	}
	table.note("%s", text.Draw(t, "note"))
	return table
}

// TestFormatsKeepRows: whatever stands in the cells, JSON and CSV give it back.
func TestFormatsKeepRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := anyTable(t)
		var asJSON, asLines, asCSV bytes.Buffer
		for format, b := range map[string]*bytes.Buffer{"json": &asJSON, "jsonl": &asLines, "csv": &asCSV} {
			if err := table.Write(b, format, Layout{}); err != nil {
				t.Fatal(err)
			}
		}
		var back struct {
			Rows []struct {
				Name, Who string
				N         json.Number
				Evidence  []Citation
			}
		}
		if err := json.Unmarshal(asJSON.Bytes(), &back); err != nil {
			t.Fatalf("%v in %s", err, asJSON.String())
		}
		if n := strings.Count(asLines.String(), "\n"); n != len(table.Rows) {
			t.Fatalf("%d lines for %d rows", n, len(table.Rows))
		}
		records, err := csv.NewReader(&asCSV).ReadAll()
		if err != nil || len(records) != len(table.Rows)+1 {
			t.Fatalf("%d records for %d rows: %v", len(records), len(table.Rows), err)
		}
		for i, row := range table.Rows {
			r := back.Rows[i]
			if valid(r.Name) != valid(row.Cells[0].Text) || string(r.N) != row.Cells[2].Text || valid(r.Evidence[0].Quote) != valid(row.Cites[0].Quote) {
				t.Fatalf("row %d is %v, in JSON %v", i, row, r)
			}
			if want := strings.ReplaceAll(row.Cells[1].Text, "\r\n", "\n"); records[i+1][1] != want {
				t.Fatalf("row %d is %q in CSV, want %q", i, records[i+1][1], want)
			}
		}
	})
}

func valid(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }

// TestTextFits: no line is longer than the terminal, as long as the columns that are never broken
// leave room, and columns stand below their names.
func TestTextFits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := anyTable(t)
		width := rapid.IntRange(70, 140).Draw(t, "width")
		var b strings.Builder
		if err := table.Write(&b, "table", Layout{Width: width, Evidence: true}); err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(b.String(), "\n") {
			if n := cellWidth.StringWidth(line); n > width {
				t.Fatalf("a line of %d columns for a terminal of %d:\n%s", n, width, line)
			}
		}
	})
}

func TestMarkdownKeepsColumns(t *testing.T) {
	table := &Table{Columns: Columns("a", "b")}
	table.add(nil, words("one | two\nthree"), words("*[x]* <b> `_`"))
	var b strings.Builder
	if err := table.Write(&b, "markdown", Layout{}); err != nil {
		t.Fatal(err)
	}
	want := "| a | b |\n| --- | --- |\n| one \\| two three | \\*\\[x\\]\\* &lt;b> \\`\\_\\` |\n"
	if b.String() != want {
		t.Errorf("got  %q\nwant %q", b.String(), want)
	}
}

func TestUnknownFormat(t *testing.T) {
	err := (&Table{}).Write(new(bytes.Buffer), "xml", Layout{})
	if want := "no format \"xml\"; there are table, json, jsonl, csv, markdown"; fmt.Sprint(err) != want {
		t.Errorf("error %v, want %s", err, want)
	}
}
