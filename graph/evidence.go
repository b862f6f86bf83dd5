package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"regesta/extract"
)

// The passages of one statement are one literal: a line each, fields divided by tabs, empty fields
// at the end left out. It is read a hundred times for one letter, so it is plain text, not JSON.
//
//	start end extractor score position office certainty calendar note written
const passageFields = 10

var (
	escapeField   = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`)
	unescapeField = strings.NewReplacer(`\\`, `\`, `\t`, "\t", `\n`, "\n")
)

// packPassages writes the passages of one statement, which all stand in the same document.
func packPassages(passages []Passage) string {
	var b strings.Builder
	for i, p := range passages {
		if i > 0 {
			b.WriteByte('\n')
		}
		q := p.Qualifiers
		fields := [passageFields]string{
			strconv.Itoa(p.Start), strconv.Itoa(p.End), p.Extractor, formatScore(p.Score),
			"", q.Office, q.Certainty, q.Calendar, q.Note, q.Written,
		}
		if q.Position != 0 {
			fields[4] = strconv.Itoa(q.Position)
		}
		last := len(fields)
		for last > 0 && fields[last-1] == "" {
			last--
		}
		for j, f := range fields[:last] {
			if j > 0 {
				b.WriteByte('\t')
			}
			escapeField.WriteString(&b, clean(f))
		}
	}
	return b.String()
}

// unpackPassages reads what packPassages wrote; document and text are filled in by the caller.
func unpackPassages(packed string) ([]Passage, error) {
	passages := make([]Passage, 0, strings.Count(packed, "\n")+1)
	for line := range strings.SplitSeq(packed, "\n") {
		var f [passageFields]string
		n := 0
		for field := range strings.SplitSeq(line, "\t") {
			if n == len(f) {
				return nil, fmt.Errorf("passage %q has more than %d fields", line, len(f))
			}
			if strings.Contains(field, `\`) {
				field = unescapeField.Replace(field)
			}
			f[n] = field
			n++
		}
		p := Passage{Extractor: f[2], Qualifiers: extract.Qualifiers{
			Office: f[5], Certainty: f[6], Calendar: f[7], Note: f[8], Written: f[9],
		}}
		var err error
		if p.Start, err = strconv.Atoi(f[0]); err != nil {
			return nil, fmt.Errorf("passage %q: start: %w", line, err)
		}
		if p.End, err = strconv.Atoi(f[1]); err != nil {
			return nil, fmt.Errorf("passage %q: end: %w", line, err)
		}
		if p.Score, err = strconv.ParseFloat(f[3], 64); err != nil {
			return nil, fmt.Errorf("passage %q: score: %w", line, err)
		}
		if f[4] != "" {
			if p.Qualifiers.Position, err = strconv.Atoi(f[4]); err != nil {
				return nil, fmt.Errorf("passage %q: position: %w", line, err)
			}
		}
		passages = append(passages, p)
	}
	return passages, nil
}

// formatScore writes a score with at most four decimals: more would pretend to be known.
func formatScore(score float64) string {
	s := strconv.FormatFloat(score, 'f', 4, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// sortPassages puts passages into the order of the text and drops repeated ones.
func sortPassages(passages []Passage) []Passage {
	slices.SortFunc(passages, func(a, b Passage) int {
		return cmp.Or(
			cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End),
			cmp.Compare(a.Extractor, b.Extractor), cmp.Compare(b.Score, a.Score),
			cmp.Compare(a.Qualifiers.Position, b.Qualifiers.Position),
			cmp.Compare(fmt.Sprint(a.Qualifiers), fmt.Sprint(b.Qualifiers)),
		)
	})
	return slices.Compact(passages)
}
