package corpus

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"
	"unicode/utf8"
)

// CSV reads tables of letters, one letter a row.
var CSV = register(&Format{
	Name: "csv",
	Doc: "Tables of letters as CSV or TSV, one letter a row: the columns of csv2cmi, the usual headings of several languages, or those that a " +
		"profile names under columns:. Several names in a cell stand apart by | or ;. Dates are EDTF or as written.",
	Match: func(name string, head []byte) bool { return len(tableHead(name, head)) > 0 },
	Read:  readCSV,
})

// tableHead returns the cells of the heading row if a source is a table: two known columns say so
// by themselves, any two if the name says it too.
func tableHead(name string, head []byte) []string {
	if !IsText(head[:min(len(head), 64<<10)]) {
		return nil
	}
	text, _, err := Decode(bytes.Clone(head[:min(len(head), 64<<10)]))
	if err != nil {
		return nil
	}
	text = strings.TrimPrefix(text, "\uFEFF")
	line, _, _ := strings.Cut(strings.TrimLeft(text, "\r\n"), "\n")
	if strings.HasPrefix(line, "<") || len(line) > 8<<10 {
		return nil
	}
	cells := strings.Split(line, string(delimiter(line)))
	if len(cells) < 2 {
		return nil
	}
	known, tells := 0, false
	for _, c := range cells {
		if holds := knownColumns[foldHeading(c)]; holds != "" && len(strings.Fields(c)) <= 3 && !strings.ContainsAny(c, ".:!?") {
			known++
			tells = tells || telling(holds)
		}
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".csv", ".tsv", ".tab":
		return cells
	}
	if known >= 2 && tells && known*3 >= len(cells) {
		return cells
	}
	return nil
}

// delimiter is the character that parts the cells of a heading row: the one that stands there most.
func delimiter(line string) rune {
	best, most := ',', 0
	for _, d := range "\t;,|" {
		if n := strings.Count(line, string(d)); n > most {
			best, most = d, n
		}
	}
	return best
}

func readCSV(src *Source) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		lines, err := utf8Reader(src)
		if err != nil {
			yield(nil, fmt.Errorf("%s: %w", src.Name, err))
			return
		}
		head, _ := lines.Peek(8 << 10)
		line, _, _ := strings.Cut(strings.TrimLeft(string(head), "\uFEFF\r\n"), "\n")
		rows := newRowReader(src.Name, lines, delimiter(line))
		r := csv.NewReader(rows)
		r.Comma, r.LazyQuotes, r.FieldsPerRecord, r.ReuseRecord = delimiter(line), true, -1, false
		headers, err := r.Read()
		if err != nil {
			yield(nil, fmt.Errorf("%s: the heading row cannot be read: %w", src.Name, err))
			return
		}
		table, err := newTable(src, headers)
		if err != nil {
			yield(nil, err)
			return
		}
		for number := 1; ; number++ {
			row, err := r.Read()
			if errors.Is(err, io.EOF) {
				for _, problem := range rows.problems() {
					if !yield(nil, problem) {
						return
					}
				}
				return
			}
			if err != nil {
				var wrong *csv.ParseError
				more := errors.As(err, &wrong)
				if !yield(nil, fmt.Errorf("%s: row %d: %w; mend it there", src.Name, number, err)) || !more {
					return
				}
				continue
			}
			if d := table.document(number, row); d != nil && !yield(d, nil) {
				return
			}
		}
	}
}

// utf8Reader reads a source as UTF-8. One that is UTF-8 as far as it can be seen, or in some of its
// lines, is streamed; of any other the whole is read to find its character set.
func utf8Reader(src *Source) (*bufio.Reader, error) {
	r := bufio.NewReaderSize(src.Reader, peek)
	head, _ := r.Peek(peek)
	for i := 0; i < utf8.UTFMax && len(head) == peek && !utf8.Valid(head); i++ {
		head = head[:len(head)-1] // a character may be cut
	}
	if utf8.Valid(head) || someUTF8(head) {
		return r, nil
	}
	limit := src.Limits.withDefaults().File
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("cannot be read: %w", err)
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("larger than %d bytes and not UTF-8; convert it to UTF-8", limit)
	}
	text, _, err := Decode(data)
	if err != nil {
		return nil, err
	}
	return bufio.NewReaderSize(strings.NewReader(text), 64<<10), nil
}

// someUTF8 reports whether a text has lines in UTF-8, with characters beyond ASCII, beside lines
// that are not: no one-byte character set makes such lines but by accident.
func someUTF8(head []byte) bool {
	for line := range bytes.Lines(head) {
		if utf8.Valid(line) && utf8.RuneCount(line) < len(line) {
			return IsText(head)
		}
	}
	return false
}
