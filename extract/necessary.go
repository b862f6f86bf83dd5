package extract

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	mostWords  = 64 // in one set: a larger one tells little and costs much
	mostJoined = 12 // that two neighbours may spell together
	mostRunes  = 4  // of a class that are spelled out
)

// necessaryWords lists sets of words: every text that the pattern matches holds a word of each set,
// behind the word of the set before.
func necessaryWords(p *regexp.Regexp) [][]string {
	re, err := syntax.Parse(p.String(), syntax.Perl)
	if err != nil {
		panic(fmt.Sprintf("extract: pattern %q compiles but does not parse: %v", p, err))
	}
	return necessary(re.Simplify())
}

// necessary is necessaryWords of an expression.
func necessary(re *syntax.Regexp) [][]string {
	if words := spelled(re); words != nil {
		return telling(words)
	}
	switch re.Op {
	case syntax.OpCharClass:
		if n := len(re.Rune); n > 0 && re.Rune[n-1] < utf8.RuneError { // which broken bytes match too
			return telling([]string{commonPrefix(string(re.Rune[0]), string(re.Rune[n-1]))})
		}
	case syntax.OpCapture, syntax.OpPlus:
		return necessary(re.Sub[0])
	case syntax.OpConcat:
		return necessaryInRow(re.Sub)
	case syntax.OpAlternate:
		return necessaryOfAny(re.Sub)
	}
	return nil
}

// necessaryInRow is necessary of expressions that follow each other. What neighbours spell is one
// word: "sent" and " to" is "sent to".
func necessaryInRow(row []*syntax.Regexp) [][]string {
	var sets [][]string
	run := []string{""}
	for _, sub := range row {
		words := spelled(sub)
		if words != nil && len(run)*len(words) <= mostJoined {
			run = product(run, words)
			continue
		}
		sets = append(sets, telling(run)...)
		run = []string{""}
		if words != nil {
			run = words
		} else {
			sets = append(sets, necessary(sub)...)
		}
	}
	return append(sets, telling(run)...)
}

// necessaryOfAny is necessary of alternatives: the most telling set of each, as one set.
func necessaryOfAny(alternatives []*syntax.Regexp) [][]string {
	var words []string
	for _, sub := range alternatives {
		sets := necessary(sub)
		if len(sets) == 0 {
			return nil
		}
		words = append(words, slices.MinFunc(sets, byPromise)...)
	}
	return telling(words)
}

// spelled lists everything that an expression can match, nil where that is too much to list.
func spelled(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpWordBoundary:
		return []string{""}
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			return []string{string(re.Rune)}
		}
	case syntax.OpCharClass:
		return spelledClass(re.Rune)
	case syntax.OpCapture:
		return spelled(re.Sub[0])
	case syntax.OpQuest:
		if words := spelled(re.Sub[0]); words != nil {
			return append([]string{""}, words...)
		}
	case syntax.OpConcat:
		return spelledInRow(re.Sub)
	case syntax.OpAlternate:
		var words []string
		for _, sub := range re.Sub {
			one := spelled(sub)
			if one == nil || len(words)+len(one) > mostWords {
				return nil
			}
			words = append(words, one...)
		}
		return words
	}
	return nil
}

func spelledInRow(row []*syntax.Regexp) []string {
	words := []string{""}
	for _, sub := range row {
		more := spelled(sub)
		if more == nil || len(words) > 1 && len(more) > 1 && len(words)*len(more) > mostJoined {
			return nil
		}
		words = product(words, more)
	}
	return words
}

// spelledClass lists the runes of a class of few, given by first and last rune of its ranges.
func spelledClass(ranges []rune) []string {
	var words []string
	for i := 0; i < len(ranges); i += 2 {
		if len(words)+int(ranges[i+1]-ranges[i]) >= mostRunes {
			return nil
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			words = append(words, string(r))
		}
	}
	return words
}

// product joins every word of a with every word of b.
func product(a, b []string) []string {
	words := make([]string, 0, len(a)*len(b))
	for _, x := range a {
		for _, y := range b {
			words = append(words, x+y)
		}
	}
	return words
}

// telling makes a set of words, without those that hold another of them. A set that has the empty
// word tells nothing, and is none.
func telling(words []string) [][]string {
	var set []string
	for i, w := range words {
		switch {
		case w == "":
			return nil
		case slices.ContainsFunc(words[:i], func(o string) bool { return strings.Contains(w, o) }):
		case slices.ContainsFunc(words[i+1:], func(o string) bool { return o != w && strings.Contains(w, o) }):
		default:
			set = append(set, w)
		}
	}
	if set == nil {
		return nil
	}
	return [][]string{set}
}

// commonPrefix is what the bytes of two runes begin with, where they are as many; of the first and
// last rune of a class, what every rune between begins with. The masks of parties share a byte.
func commonPrefix(a, b string) string {
	n := 0
	for len(a) == len(b) && n < len(a) && a[n] == b[n] {
		n++
	}
	return a[:n]
}
