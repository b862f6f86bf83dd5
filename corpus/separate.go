package corpus

import (
	"slices"
	"strings"
)

// separate puts zones in the order of the text and resolves overlaps: what is found inside a zone,
// a note between two paragraphs of the body, parts it in two, and a zone that reaches into the next
// ends before it.
func separate(zones []Zone, plain string) []Zone {
	slices.SortStableFunc(zones, func(a, b Zone) int { return a.Span.Start - b.Span.Start })
	var list []Zone
	for pending := zones; len(pending) > 0; {
		z := pending[0]
		pending = pending[1:]
		if len(pending) == 0 || pending[0].Span.Start >= z.Span.End {
			list = append(list, z)
			continue
		}
		next := pending[0]
		if before, ok := z.within(plain, z.Span.Start, next.Span.Start); ok {
			list = append(list, before)
		}
		if behind, ok := z.within(plain, next.Span.End, z.Span.End); ok {
			pending = insert(pending, behind)
		}
	}
	return list
}

// within is the piece of a zone between two offsets, without the space around it, and whether any
// of it is left.
func (z Zone) within(plain string, start, end int) (Zone, bool) {
	if start >= end {
		return z, false
	}
	words := strings.TrimRight(plain[start:end], " \t\n")
	left := strings.TrimLeft(words, " \t\n")
	z.Span = Span{start + len(words) - len(left), start + len(words)}
	return z, left != ""
}

// insert puts a zone into its place among zones in the order of the text.
func insert(zones []Zone, z Zone) []Zone {
	i := 0
	for i < len(zones) && zones[i].Span.Start <= z.Span.Start {
		i++
	}
	return slices.Insert(slices.Clone(zones), i, z)
}
