package queries

import (
	"slices"
	"strings"

	"regesta/graph/resolve"
)

// A level says how well a form bears out a name that somebody typed; lower is better.
type level uint8

const (
	full   level = iota // the same words, in any order
	part                // some of the words, initials standing for names
	alike               // as part, spelled by another transliteration
	prefix              // words that begin so
	slip                // as alike, one letter of one long word wrong, missing or in excess
	none
)

// A wanted is a typed name, folded.
type wanted struct {
	words  []string
	sorted []string
	keys   []string
}

func newWanted(name string) wanted {
	w := wanted{words: strings.Fields(resolve.Fold(name))}
	w.sorted = slices.Sorted(slices.Values(w.words))
	for _, word := range w.words {
		w.keys = append(w.keys, resolve.SoundKey(word))
	}
	return w
}

// match tells how well a folded form bears out the name; levels worse than worst need not be told
// apart from none.
func (w wanted) match(text string, worst level) level {
	words := strings.Fields(text)
	if len(words) >= len(w.words) {
		if len(words) == len(w.words) && slices.Equal(w.sorted, slices.Sorted(slices.Values(words))) {
			return full
		}
		if covers(w.words, words, sameOrInitial) && anyOf(w.words, words, sameWord) {
			return part
		}
	}
	if worst <= part || len(words) < len(w.words) {
		return none
	}
	keys := make([]string, len(words))
	for i, word := range words {
		keys[i] = resolve.SoundKey(word)
	}
	switch {
	case covers(w.keys, keys, sameOrInitial) && anyOf(w.keys, keys, sameWord):
		return alike
	case worst > alike && covers(w.words, words, begins):
		return prefix
	case worst > prefix && covers(w.keys, keys, nearOrInitial) && anyOf(w.keys, keys, near),
		worst > prefix && covers(w.words, words, nearOrInitial) && anyOf(w.words, words, near):
		return slip
	}
	return none
}

// distance is how many letters the longest word of the name is away from some word of a form, -1
// when it is too far to be worth a suggestion.
func (w wanted) distance(text string) int {
	if len(w.words) == 0 {
		return -1
	}
	long := slices.MaxFunc(w.keys, func(a, b string) int { return len(a) - len(b) })
	most := max(1, len(long)/3)
	best := most + 1
	for _, word := range strings.Fields(text) {
		best = min(best, Edits(long, resolve.SoundKey(word), most))
	}
	if best > most {
		return -1
	}
	return best
}

// covers reports whether every wanted word finds a word of its own.
func covers(wanted, have []string, same func(a, b string) bool) bool {
	var used uint64
	for _, w := range wanted {
		found := false
		for i, h := range have {
			if i < 64 && used&(1<<i) == 0 && same(w, h) {
				used |= 1 << i
				found = true
				break
			}
		}
		if !found {
			return false
		}
	}
	return true
}

// anyOf reports whether some wanted word longer than an initial finds its like.
func anyOf(wanted, have []string, same func(a, b string) bool) bool {
	for _, w := range wanted {
		if len(w) > 1 && slices.ContainsFunc(have, func(h string) bool { return len(h) > 1 && same(w, h) }) {
			return true
		}
	}
	return false
}

func sameWord(a, b string) bool { return a == b }

// sameOrInitial lets a single letter stand for a word that begins with it.
func sameOrInitial(a, b string) bool {
	if a == b {
		return true
	}
	return (len(a) == 1 && strings.HasPrefix(b, a)) || (len(b) == 1 && strings.HasPrefix(a, b))
}

func begins(a, b string) bool { return len(a) >= 3 && strings.HasPrefix(b, a) || a == b }

// near lets one slip pass in words of five letters or more.
func near(a, b string) bool {
	return a == b || (min(len(a), len(b)) >= 4 && max(len(a), len(b)) >= 5 && Edits(a, b, 1) <= 1)
}

func nearOrInitial(a, b string) bool { return sameOrInitial(a, b) || near(a, b) }
