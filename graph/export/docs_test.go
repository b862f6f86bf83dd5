package export_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"regesta/corpus"
	"regesta/graph/export"
)

// TestDocs draws docs/formats.md from the formats themselves.
func TestDocs(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("# Formats\n\nThis page is drawn from the formats themselves: `go test ./graph/export -run TestDocs -update`.\n\n" +
		"## What `regesta build` reads\n\nThe format of a file is recognised by its content.\n\n| format | what is read |\n|---|---|\n")
	for _, f := range corpus.Formats() {
		row(&b, f.Name, f.Doc)
	}
	b.WriteString("\n## What `regesta export` writes\n\nThe filters are those of the questions (`--from`, `--to`, `--between`, `--since`, `--about` …). " +
		"Every export carries the version of regesta, the question it answers, and how many letters it leaves out and why.\n\n| format | what is written |\n|---|---|\n")
	for _, f := range export.Formats() {
		row(&b, f.Name, f.Doc)
	}
	const page = "../../docs/formats.md"
	if *update {
		if err := os.WriteFile(page, b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(read(t, page), b.Bytes()) {
		t.Errorf("%s is not what the formats say; run go test -update", page)
	}
}

func row(b *bytes.Buffer, name, doc string) {
	fmt.Fprintf(b, "| `%s` | %s |\n", name, strings.ReplaceAll(strings.Join(strings.Fields(doc), " "), "|", `\|`))
}
