package queries

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

const docsPath = "../docs/questions.md"

// TestDocs keeps docs/questions.md what the questions say of themselves; -update writes it.
func TestDocs(t *testing.T) {
	want := questionsPage()
	if *update {
		if err := os.WriteFile(docsPath, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(docsPath)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what the questions say of themselves; run go test ./queries -update", docsPath)
	}
}

// questionsIntro explains what all questions have in common.
const questionsIntro = `# Questions

Generated from the questions themselves; ` + "`go test ./queries -update`" + ` writes it anew.

` + "`regesta ask`" + ` lists the questions, ` + "`regesta ask QUESTION --help`" + ` explains one. An answer is a table; every row names the
passages it rests on, and the notes below it say what was left out and how names were read. ` + "`--format`" + ` draws it as
` + "`table`, `json`, `jsonl`, `csv` or `markdown`" + `.

In JSON an answer is an object of query, title, columns, rows and notes, in ` + "`jsonl`" + ` a row a line; a row has the columns as keys,
a list of ids beside each column of names (` + "`from`, `from_id`" + `), and its passages under ` + "`evidence`" + `: document, predicate, start and end
in Unicode code points, quote. CSV has the number of passages and the first of them in its last columns.

## Names

Names are forgiving: case, accents and the order of words do not matter, part of a name or its initials will do, and
transliterations of one name (Ioffe, Joffe, Иоффе) are the same. A full name wins over a part of one, a part over a similar
spelling, and among equals one that is five times as frequent as any other. A name that nobody bears is an error that
suggests five; one that several bear is an error that lists them with their ids. An id always means just that one.

## What is counted

Printed letters. A letter with a postscript or a cover note is one letter, and its writers are those of all its parts. Letters that
are only spoken of count with ` + "`--attested`" + ` only. Undated letters are in no range of dates, and are never drawn at a default
date. Recipients of copies are no recipients: ` + "`regesta ask copied`" + ` counts them.

## Choosing letters

Most questions take these parameters. Different ones must all hold; of one that is given several times, any may hold. A range of
dates takes in a letter that may have been written in it, both ends inclusive. ` + "`--from` and `--to`" + ` name sender and recipient; a
value that is a date, such as 1920 or 1920-05-26, is read as ` + "`--since` and `--until`" + `.

`

func questionsPage() string {
	var b strings.Builder
	b.WriteString(questionsIntro)
	for _, p := range filterParams {
		writeParam(&b, p)
	}
	for _, q := range Queries() {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n    regesta ask %s\n\n", q.Name, q.Doc, q.Usage())
		shared := 0
		for _, p := range q.Params {
			if slices.Contains(filterParams, p) {
				shared++
				continue
			}
			writeParam(&b, p)
		}
		if shared == len(filterParams) {
			b.WriteString("* and all parameters that choose letters\n")
		} else if shared > 0 {
			b.WriteString("* and the other parameters that choose letters\n")
		}
		b.WriteString("\nExamples:\n\n")
		for _, x := range q.Examples {
			fmt.Fprintf(&b, "    %-48s  # %s\n", strings.TrimSpace("regesta ask "+q.Name+" "+x.Args), x.Doc)
		}
	}
	return b.String()
}

func writeParam(b *strings.Builder, p Param) {
	traits := []string{string(p.Kind)}
	if p.Required {
		traits = append(traits, "required")
	}
	if p.Repeat {
		traits = append(traits, "repeatable")
	}
	fmt.Fprintf(b, "* `--%s` (%s): %s\n", p.Name, strings.Join(traits, ", "), p.Doc)
}
