package corpus

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A numbered is a possible start whose number counts.
type numbered struct {
	start
	value int
}

// reach is how many candidates back the chain looks for the one before: numbers of paragraphs,
// pages and notes stand between the numbers of two documents.
const reach = 400

// chain picks the run of candidates that counts up best: consecutive numbers are worth more than
// gaps, and a new count from one (the next part or volume) costs a little.
func chain(candidates []numbered) []start {
	n := len(candidates)
	best, from := make([]float64, n), make([]int, n)
	top := -1
	for i, c := range candidates {
		best[i], from[i] = c.evidence, -1
		for j := max(0, i-reach); j < i; j++ {
			score := best[j] + c.evidence + step(candidates[j].value, c.value)
			if score > best[i] {
				best[i], from[i] = score, j
			}
		}
		if top < 0 || best[i] > best[top] {
			top = i
		}
	}
	var starts []start
	for i := top; i >= 0; i = from[i] {
		s := candidates[i].start
		s.counts = from[i] >= 0 && candidates[i].value == candidates[from[i]].value+1
		starts = append(starts, s)
	}
	for i, j := 0, len(starts)-1; i < j; i, j = i+1, j-1 {
		starts[i], starts[j] = starts[j], starts[i]
	}
	return starts
}

func step(before, after int) float64 {
	switch gap := after - before; {
	case gap == 1:
		return 1.5
	case gap == 0:
		return -1
	case gap > 1:
		return max(0.5-float64(gap)*0.1, -6)
	case after == 1:
		return -2.5
	default:
		return -12
	}
}

// numberValue reads an Arabic or Roman number; letters behind an Arabic one ("71a") do not count.
func numberValue(s string) (int, bool) {
	if r, _ := utf8.DecodeRuneInString(s); unicode.IsDigit(r) {
		n, err := strconv.Atoi(strings.TrimRightFunc(s, unicode.IsLetter))
		return n, err == nil
	}
	return roman(s)
}

// roman reads a Roman number in capitals.
func roman(s string) (int, bool) {
	if s == "" || s != strings.ToUpper(s) {
		return 0, false
	}
	values := map[rune]int{'I': 1, 'V': 5, 'X': 10, 'L': 50, 'C': 100, 'D': 500, 'M': 1000}
	total, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v, ok := values[rune(s[i])]
		if !ok {
			return 0, false
		}
		if v < last {
			total -= v
		} else {
			total += v
			last = v
		}
	}
	return total, true
}

// longestGap is how many numbers in a row may be missing from a series that is completed.
const longestGap = 60

// complete fills the gaps of a series: between the documents 11 and 14 the lines that bear the numbers
// 12 and 13 in the same form begin documents too, whatever stands below them, and so does the line
// with the number behind the last.
func complete(lines []line, starts []start, number func([]line, int) (string, bool)) []start {
	if len(starts) < 2 {
		return starts
	}
	var all []start
	for k, s := range starts {
		all = append(all, s)
		value, ok := numberValue(s.number)
		if !ok {
			continue
		}
		end, last := len(lines), value+longestGap
		if k+1 < len(starts) {
			end = starts[k+1].line
			next, ok := numberValue(starts[k+1].number)
			if !ok || next <= value+1 || next > value+longestGap {
				continue
			}
			last = next - 1
		}
		for i := s.line + 1; i < end && value < last; i++ {
			n, ok := number(lines, i)
			if !ok || numberForm(lines[i].text) != numberForm(lines[s.line].text) {
				continue
			}
			if v, ok := numberValue(n); ok && v > value && (v == value+1 || k+1 < len(starts) && v <= last) {
				value = v
				all = append(all, start{line: i, number: n, evidence: 1, counts: true})
			}
		}
	}
	return all
}

// numberForm is how a number is printed, the number left out: "No. #." of "No. 71.".
func numberForm(s string) string {
	form, end := "", len(s)
	if m := numberLine.FindStringSubmatchIndex(s); m != nil {
		form, end = s[:m[2]]+"#", m[3]
	} else if m := numberHeading.FindStringSubmatchIndex(s); m != nil {
		form, end = s[:m[2]]+"#", m[3]
	} else if m := labelledHeading.FindStringSubmatchIndex(s); m != nil {
		form, end = s[:m[2]]+"#", m[3]
	}
	if end < len(s) && strings.ContainsRune(".)]:", rune(s[end])) {
		form += s[end : end+1]
	}
	return strings.ToLower(form)
}
