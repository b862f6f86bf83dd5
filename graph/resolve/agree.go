package resolve

import "strings"

// surnameKeys are the keys under which a person is found by a surname alone: of the surname, of
// words that may serve as one, of another surname in brackets.
func (n *personName) surnameKeys() []string {
	var keys []string
	add := func(s string) {
		if s != "" && !strings.Contains(s, " ") {
			s = SoundKey(s)
		}
		if s != "" {
			keys = append(keys, s)
		}
	}
	if n.sound != "" && !strings.Contains(n.surname, " ") {
		keys = append(keys, n.sounds()...)
	} else {
		add(n.surname)
	}
	for _, o := range n.others {
		add(o)
	}
	if len(n.given) == 1 && !initialOnly(n.given[0]) {
		keys = append(keys, SoundKey(n.given[0]+n.surname)) // as "Mustafa-Kemal" has it
	}
	for _, a := range n.aliases {
		alias := parseName(a)
		add(alias.surname)
		if alias.surname == "" && len(alias.given) == 1 {
			add(alias.given[0])
		}
	}
	return distinct(keys)
}

// agree reports whether two full names may be names of one person: sex, suffix and given names do
// not contradict, and the surname is one, or one name is a part of the other.
func agree(a, b *personName) bool {
	if a.suffix != b.suffix && a.suffix != "" && b.suffix != "" {
		return false
	}
	if isFemale(a) != isFemale(b) && (a.female || b.female || a.male || b.male) {
		return false
	}
	if aliased(a, b) || aliased(b, a) {
		return true
	}
	if a.sound == b.sound && (a.monsieur() || b.monsieur()) {
		return true
	}
	if !strings.Contains(a.surname, " ") && !strings.Contains(b.surname, " ") && a.soundsLike(b) {
		return givenAgree(a.heardGiven(), b.heardGiven()) || nicked(a, b) || nicked(b, a) || partOf(a, b) || partOf(b, a)
	}
	return partOf(a, b) || partOf(b, a)
}

// monsieur reports whether the only initial may be the French title.
func (n *personName) monsieur() bool { return len(n.given) == 1 && n.given[0] == "m" }

// isFemale reports whether a title or the given name is a woman's.
func isFemale(n *personName) bool { return n.female || len(n.given) > 0 && isWoman(n.given[0]) }

// mayBeFemale reports whether a "Mrs." may stand for the name: its given name is a woman's or one that
// no list has.
func mayBeFemale(n *personName) bool {
	return isFemale(n) || len(n.given) > 0 && !isGiven(n.given[0]) && !initialOnly(n.given[0])
}

// aliased reports whether a's own brackets give b as another name.
func aliased(a, b *personName) bool {
	for _, written := range a.aliases {
		n := parseName(written)
		switch {
		case n.full() && n.sound == b.sound && givenAgree(n.given, b.given):
			return true
		case !n.full() && n.surname != "" && n.sound == b.sound && givenAgree(a.given, b.given):
			return true
		}
	}
	return false
}

// nicked reports whether b's first given name is a nickname that a's own form explains.
func nicked(a, b *personName) bool {
	if len(b.given) == 0 {
		return false
	}
	for _, n := range a.nicks {
		if n == b.given[0] {
			return true
		}
	}
	return false
}

// partOf reports whether the words of a are all, the first or the last of b's: "Pablo Arroyo" and
// "Arroyo Bustos" of people with two surnames.
func partOf(a, b *personName) bool {
	x, y := a.words(), b.words()
	if len(x) < 2 || len(x) > len(y) {
		return false
	}
	return sameWords(x, y[:len(x)]) || !isGiven(x[0]) && !initialOnly(x[0]) && sameWords(x, y[len(y)-len(x):])
}

// words are the given names and the surname, a surname of two words as two.
func (n *personName) words() []string {
	return append(append([]string{}, n.given...), strings.Fields(n.surname)...)
}

func sameWords(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] && (i == len(a)-1 || !givenFits(a[i], b[i])) {
			return false
		}
	}
	return true
}

// givenAgree compares given names place by place; a name may be an initial of the other, and one
// list may be shorter.
func givenAgree(a, b []string) bool {
	for i := 0; i < min(len(a), len(b)); i++ {
		if !givenFits(a[i], b[i]) {
			return false
		}
	}
	return true
}

// givenFits reports whether two given names, or initials, may be the same.
func givenFits(a, b string) bool {
	switch {
	case a == b:
		return true
	case initialOnly(a) || initialOnly(b):
		return initialFits(a, b)
	case sameGiven(a, b), SoundKey(a) == SoundKey(b), shortened(a, b), shortened(b, a):
		return true
	}
	return (!isGiven(a) || !isGiven(b)) && jaroWinkler(SoundKey(a), SoundKey(b)) >= 0.93
}

// shortened reports whether a, no name itself, is the beginning of b: "Gr.", "Alexr.".
func shortened(a, b string) bool { return len(a) > 1 && !isGiven(a) && strings.HasPrefix(b, a) }

// initialFits compares an initial with a name or another initial, across languages: I. V. and
// Joseph are no contradiction.
func initialFits(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if strings.HasPrefix(b, a) || !ascii(a+b) {
		return strings.HasPrefix(b, a)
	}
	for _, class := range givenNames[b] {
		if strings.HasPrefix(class, a) {
			return true
		}
	}
	return alikeInitials[a[:1]+b[:1]] || alikeInitials[b[:1]+a[:1]]
}

// alikeInitials are the letters that one name may begin with in two languages or romanisations:
// Iosif, Joseph; Yevgeny, Evgeny; Karl, Carl; Khristian, Christian; Genrikh, Heinrich.
var alikeInitials = map[string]bool{"ij": true, "jy": true, "iy": true, "ey": true, "vw": true, "ck": true, "gh": true, "ft": true}
