package resolve

import "strings"

// hear fills in how a name sounds whoever wrote it down: the keys of its surname in the romanisations
// that its spelling may follow, and a Chinese name in one of them.
func (n *personName) hear(written string) {
	n.sound = SoundKey(n.surname)
	n.heard = servants(n.given)
	switch {
	case easternNames[n.surname]:
		n.hearChinese()
	case n.style != "" && len(n.given) == 0 && muslimName(n.surname) != "":
		n.sound = muslimName(n.surname)
	case n.surname != "" && !strings.Contains(n.surname, " "):
		n.readings = readings(n.surname, written)
	}
}

// hearChinese writes a name in pinyin as Wade and Giles would without apostrophes: "Zhou Enlai" is
// "chou enlai". Only names that no other romanisation writes so are taken for pinyin.
func (n *personName) hearChinese() {
	pinyin := markedPinyin(n.surname)
	for _, g := range n.given {
		pinyin = pinyin || markedPinyin(g)
	}
	surname, ok := wadeGiles(n.surname)
	if !pinyin || !ok {
		n.heard = n.given
		for i, g := range n.given {
			if strings.HasSuffix(g, "eh") && len(g) < 5 { // as Wade-Giles has it
				n.heard = append([]string{}, n.given...)
				n.heard[i] = strings.TrimSuffix(g, "h")
			}
		}
		return
	}
	n.sound = surname
	for _, g := range n.given {
		if w, ok := wadeGiles(g); ok {
			g = w
		}
		n.heard = append(n.heard, g)
	}
}

// servants writes "Abd al-Rahman" and "Abdul Rahman" as one word; nil where no such name is among the
// given names.
func servants(given []string) []string {
	for i := 0; i+1 < len(given); i++ {
		switch given[i] {
		case "abd", "abdul", "abdel", "abdal", "abdur":
		default:
			continue
		}
		joined := append([]string{}, given[:i]...)
		joined = append(joined, "abdul"+strings.TrimPrefix(strings.TrimPrefix(given[i+1], "al"), "el"))
		return append(joined, given[i+2:]...)
	}
	return nil
}

// heardGiven are the given names as they are compared.
func (n *personName) heardGiven() []string {
	if n.heard != nil {
		return n.heard
	}
	return n.given
}

// soundsLike reports whether two surnames are one in some romanisation of either.
func (n *personName) soundsLike(o *personName) bool {
	if n.sound == o.sound {
		return true
	}
	for _, a := range n.sounds() {
		for _, b := range o.sounds() {
			if a == b {
				return true
			}
		}
	}
	return false
}

// sounds are all keys of the surname.
func (n *personName) sounds() []string {
	if len(n.readings) == 0 {
		return []string{n.sound}
	}
	return append([]string{n.sound}, n.readings...)
}

// muslimName is the key of a name of the Muslim world, whose spellings follow no rule: that of its line in
// the list of given names; empty for other names.
func muslimName(w string) string {
	for _, class := range givenNames[w] {
		if words["muslim"][class] {
			return "=" + class
		}
	}
	return ""
}

// readings are the keys of a surname, read as German, Polish, Czech, Turkish, Persian or Arabic, besides
// its own.
func readings(surname, written string) []string {
	own := SoundKey(surname)
	var keys []string
	add := func(w string) {
		if k := SoundKey(w); k != own && len(w) > 3 {
			keys = append(keys, k)
		}
	}
	if m := muslimName(surname); m != "" {
		keys = append(keys, m)
	}
	if w := spelledOut(surname, written); w != surname {
		add(w)
	}
	if slavic(surname) {
		german := strings.NewReplacer("tsch", "ch", "sch", "sh", "ch", "kh", "tz", "ts", "w", "v", "j", "y").Replace(surname)
		add(german)
		if strings.HasPrefix(german, "s") && strings.ContainsAny(surname, "wj") && len(german) > 4 && strings.IndexByte("aeiou", german[1]) >= 0 {
			add("z" + german[1:])
		}
	}
	if w := strings.ReplaceAll(surname, "gh", "q"); strings.ContainsRune(w, 'q') && !strings.Contains(surname, "ght") {
		add(w)
	}
	return distinct(keys)
}

// slavic reports whether a surname ends as those of Russia and its neighbours do.
func slavic(w string) bool {
	for _, end := range [...]string{"ov", "ev", "off", "eff", "ow", "ew", "in", "ski", "sky", "skij", "ova", "eva", "ina", "ich", "itsch", "itch", "enko"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return true
		}
	}
	return false
}

// spelledOut writes the letters with marks of a surname as English has them: Polish "ż" and Czech "ž"
// as zh, Turkish "ş" as sh. Without such letters in the name as written it is the surname.
func spelledOut(surname, written string) string {
	if ascii(written) {
		return surname
	}
	for _, w := range strings.Fields(written) {
		if strings.ReplaceAll(Fold(w), " ", "") == surname {
			turkish := strings.ContainsAny(w, "şŞçÇğĞıİ")
			w = strings.ToLower(w)
			if turkish {
				w = strings.ReplaceAll(w, "c", "j")
			} else {
				w = strings.NewReplacer("rzy", "rzhy", "dzi", "dz").Replace(w)
			}
			w = markedLetters.Replace(w)
			return strings.ReplaceAll(Fold(w), " ", "")
		}
	}
	return surname
}

var markedLetters = strings.NewReplacer("ż", "zh", "ž", "zh", "ź", "z", "š", "sh", "ş", "sh", "ș", "sh", "ś", "s", "č", "ch", "ç", "ch", "ć", "ch", "ğ", "g")
