package corpus

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// openingLines is how many lines of a document are looked at for its year.
const openingLines = 10

// besideMonth matches a year with a month in words or Roman figures near it: one that is part of a
// date, not the number of a file.
var besideMonth = regexp.MustCompile(`(?i)(?:jan|feb|f[ée]v|m[aä]r|apr|avr|ma[iy]|ju[ni]|jul|aug|ao[uû]|sep|o[ck]t|nov|de[cz]|д?екабр|январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|/ ?[ivx]{1,4})[^\d\n]{0,14}(?:\d{1,2}[^\d\n]{1,6})?(1[0-9]{3}|20[0-9]{2})\b`)

// hasYear reports whether a text has four figures that may be a year of besideMonth, without which
// that slow pattern cannot match.
func hasYear(s string) bool {
	figures := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c < '0' || c > '9':
			figures = 0
			continue
		case figures > 0 || c == '1' || c == '2':
			figures++
		}
		if figures == 4 {
			return true
		}
	}
	return false
}

// guessYears is the window of years that the openings of the documents speak of, as a profile
// writes it ("1918-1921"), with a twentieth cut off at both ends against misprints; empty where
// they name none.
func (e *edition) guessYears() string {
	var years []int
	for i, s := range e.starts {
		end := e.end
		if i+1 < len(e.starts) {
			end = e.starts[i+1].line
		}
		for _, l := range e.lines[s.line:min(end, s.line+openingLines)] {
			text := l.text[:min(len(l.text), longest)]
			if !hasYear(text) {
				continue
			}
			for _, m := range besideMonth.FindAllStringSubmatch(text, 4) {
				n, _ := strconv.Atoi(m[1])
				years = append(years, n)
			}
		}
	}
	if len(years) == 0 {
		return ""
	}
	slices.Sort(years)
	cut := len(years) / 20
	return fmt.Sprintf("%d-%d", years[cut], years[len(years)-1-cut])
}

// Window reads the profile's years: first and last, both inclusive. A profile without years has
// none.
func (p *Profile) Window() (first, last int, ok bool) {
	if p == nil || p.Years == "" {
		return 0, 0, false
	}
	a, b, two := strings.Cut(strings.ReplaceAll(p.Years, "–", "-"), "-")
	first, err := strconv.Atoi(strings.TrimSpace(a))
	if err != nil {
		return 0, 0, false
	}
	if !two {
		return first, first, true
	}
	last, err = strconv.Atoi(strings.TrimSpace(b))
	return first, last, err == nil && first <= last
}
