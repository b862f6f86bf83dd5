package corpus

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var fullYear = regexp.MustCompile(`\b(1[0-9]{3}|20[0-9]{2})\b`)

// openingLines is how many lines of a document are looked at for its year.
const openingLines = 10

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
		for n, l := range e.lines[s.line:end] {
			if n >= openingLines {
				break
			}
			if len(l.text) > longest && !strings.HasPrefix(l.text, "[") {
				continue
			}
			for _, y := range fullYear.FindAllString(l.text[:min(len(l.text), 2*longest)], 4) {
				n, _ := strconv.Atoi(y)
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
