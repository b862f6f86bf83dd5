package eval

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// fold reduces a text to its letters and figures: no accents, small letters, one space between
// words. "Économie, N.º 5" becomes "economie n o 5".
func fold(text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) {
		return words(strings.ToLower(text))
	}
	var bare strings.Builder
	for _, r := range norm.NFKD.String(text) {
		if norm.NFD.PropertiesString(string(r)).CCC() == 0 {
			bare.WriteRune(r)
		}
	}
	return words(cases.Lower(language.Und).String(bare.String()))
}

// words joins the words of a text with one space.
func words(text string) string {
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_'
	}), " ")
}

// shelf reduces a shelfmark to what identifies the item: how the archive is spelled, and whether a
// series is an Op., On. or Inv., does not matter.
func shelf(text string) string {
	parts := strings.Fields(fold(text))
	for i, w := range parts {
		if w == "on" || w == "inv" {
			parts[i] = "op"
		}
	}
	if len(parts) > 0 && slices.Contains([]string{"rtskhidni", "rckhidni", "rgaspi"}, parts[0]) {
		parts = parts[1:]
	}
	return strings.Join(parts, " ")
}

// titles are words that do not tell two names apart.
var titles = map[string]bool{
	"comrade": true, "tov": true, "mr": true, "mrs": true, "ms": true, "miss": true, "dr": true, "sir": true,
	"lady": true, "lord": true, "the": true, "general": true, "colonel": true, "president": true,
	"secretary": true, "ambassador": true, "minister": true, "st": true, "hon": true, "rev": true,
	"revd": true, "esq": true, "jr": true, "sr": true, "to": true, "of": true, "and": true, "in": true, "de": true,
}

// A name is a name taken apart for comparison.
type name struct {
	folded  string
	surname string // the last word, or the last before the comma of "Zinovyev, Grigory"
	given   []string
	words   map[string]bool
}

// names takes names apart, each once.
type names struct{ seen map[string]*name }

func newNames() *names { return &names{map[string]*name{}} }

func (n *names) of(text string) *name {
	if n.seen[text] == nil {
		n.seen[text] = newName(text)
	}
	return n.seen[text]
}

func newName(text string) *name {
	n := &name{folded: fold(text), words: map[string]bool{}}
	for _, w := range telling(text) {
		n.words[w] = true
	}
	if head, rest, ok := strings.Cut(text, ","); ok {
		n.surname, n.given = last(telling(head)), telling(rest)
		return n
	}
	all := telling(text)
	n.surname = last(all)
	if len(all) > 0 {
		n.given = all[:len(all)-1]
	}
	return n
}

// telling lists the words of a name without titles.
func telling(text string) []string {
	return slices.DeleteFunc(strings.Fields(fold(text)), func(w string) bool { return titles[w] })
}

func last(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// any reports whether one of the names is the same as one of the variants.
func (n *names) any(names, variants []string) bool {
	for _, a := range names {
		for _, b := range variants {
			if n.of(a).same(n.of(b)) {
				return true
			}
		}
	}
	return false
}

// same reports whether two names are equal after folding, have one surname and given names that do
// not contradict each other, or are offices of which one says more than the other.
func (a *name) same(b *name) bool {
	switch {
	case a.folded == "" || b.folded == "":
		return false
	case a.folded == b.folded:
		return true
	case a.surname != "" && a.surname == b.surname:
		return agree(a.given, b.given)
	}
	small, large := a.words, b.words
	if len(large) < len(small) {
		small, large = large, small
	}
	for w := range small {
		if !large[w] {
			return false
		}
	}
	return len(small) >= 2
}

// agree reports whether given names, taken in pairs, are the same or one the initial of the other.
func agree(a, b []string) bool {
	for i := range min(len(a), len(b)) {
		x, sizeX := utf8.DecodeRuneInString(a[i])
		y, sizeY := utf8.DecodeRuneInString(b[i])
		initial := sizeX == len(a[i]) || sizeY == len(b[i])
		if x != y || !initial && a[i] != b[i] {
			return false
		}
	}
	return true
}
