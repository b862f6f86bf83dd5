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
		starts = append(starts, candidates[i].start)
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
