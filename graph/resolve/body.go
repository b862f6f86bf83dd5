package resolve

import (
	"maps"
	"slices"
	"sort"
	"strings"
)

// body is the name of an organisation taken apart.
type body struct {
	head    []string        // the words before the first "of": "central committee"
	words   map[string]bool // all words that tell it from others, countries as nouns
	generic bool            // nothing but words that every edition has: "Central Committee"
}

// parseBody takes the name of an organisation apart. Abbreviations are read, plurals and adjectives
// of countries levelled, articles and the wing of a party ("(b)", "of Bolsheviks") left out.
func parseBody(name string) body {
	b := body{words: map[string]bool{}, generic: true}
	raw := bodyTokens(name)
	if len(raw) == 1 {
		raw = spell(raw)
	}
	inHead := true
	for i, w := range raw {
		if bodyWords["stop"][w] {
			inHead = inHead && (i == 0 || w == "the" || w == "and")
			continue
		}
		long, ok := abbreviations[w]
		if !ok {
			long = []string{w}
		}
		for _, x := range long {
			x = level(x, len(raw) > 1)
			if x == "" {
				continue
			}
			b.words[x] = true
			b.generic = b.generic && bodyWords["generic"][x]
			if inHead {
				b.head = append(b.head, x)
			}
		}
	}
	b.governed()
	b.generic = b.generic && !longNames[b.key()] && !(b.words["government"] && b.words["soviet"])
	return b
}

// bodyTokens folds a name; "11 [th]" and "eleventh" become "11th", "(b)" and "RCP(b)" lose the wing.
func bodyTokens(name string) []string {
	fields := strings.Fields(Fold(clip(name)))
	var list []string
	for i, w := range fields {
		switch {
		case (w == "th" || w == "st" || w == "nd" || w == "rd") && i > 0 && hasDigit(fields[i-1]):
			list[len(list)-1] += w
		case (w == "soviet" || w == "soviets") && i+1 < len(fields) && fields[i+1] == "of":
			list = append(list, "council") // a translator's choice
		case w == "b" || w == "bolsheviks" || w == "bolshevik" && i > 0 && i == len(fields)-1:
		default:
			list = append(list, w)
		}
	}
	return list
}

// spell reads a name that is one abbreviation.
func spell(raw []string) []string {
	if long, ok := abbreviations[raw[0]]; ok {
		return long
	}
	return raw
}

// level writes one word of a name in one way: without plural, the adjective of a country as the
// country. The name of a country alone is not touched.
func level(w string, several bool) string {
	if noun, ok := countries[w]; ok && several {
		return noun
	}
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 5:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"), len(w) < 5:
		return w
	case strings.HasSuffix(w, "ists"):
		return w[:len(w)-1]
	}
	return strings.TrimSuffix(w, "s")
}

// governed drops from the name of a government what the state calls itself: the government of the
// Republic of X is the government of X. A state that is divided keeps it. A provisional committee
// is the committee; a provisional government is another.
func (b *body) governed() {
	const few = 6 // a longer name is a phrase that speaks of a government
	if len(b.words) > few {
		delete(b.words, "government")
	}
	if !b.words["government"] {
		if len(b.words) > 2 {
			delete(b.words, "provisional")
			b.head = slices.DeleteFunc(b.head, func(w string) bool { return w == "provisional" })
		}
		return
	}
	country := false
	for w := range b.words {
		if bodyWords["divided"][w] {
			return
		}
		country = country || countries[w] == w
	}
	for w := range b.words {
		if country && bodyWords["state"][w] {
			delete(b.words, w)
		}
	}
	for w := range b.words {
		if stem, ok := strings.CutSuffix(w, "ist"); ok && len(stem) > 4 && !bodyWords["keep"][w] {
			delete(b.words, w) // the government of a party: "Falangist", "of the Falange"
			b.words[stem] = true
		}
	}
	if b.words["russia"] {
		delete(b.words, "soviet")
	}
	delete(b.words, "regime")
}

// key is the same for ways of writing one name.
func (b *body) key() string { return strings.Join(slices.Sorted(maps.Keys(b.words)), " ") }

// bodyKey is the same for ways of writing the name of one organisation. A name made of nothing but
// common words holds in its edition only.
func bodyKey(name string) (key string, generic bool) {
	b := parseBody(name)
	if len(b.words) == 0 {
		return Fold(name), false
	}
	return b.key(), b.generic
}

// keyOnly is [bodyKey] without what it says of generic names.
func keyOnly(name string) string {
	k, _ := bodyKey(name)
	return k
}

func (b *body) head0() string {
	if len(b.head) == 0 {
		return ""
	}
	return b.head[0]
}

// headKey groups names that may be one: by head, governments by that word alone.
func (b *body) headKey() string {
	if b.words["government"] {
		return "government"
	}
	head := append([]string{}, b.head...)
	sort.Strings(head)
	return strings.Join(head, " ")
}
