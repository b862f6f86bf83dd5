package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// personName is a name taken apart. All words are folded.
type personName struct {
	given    []string // given names, patronymics and initials, in the order of the name
	surname  string   // without particles; empty in "Vladimir Ilyich"
	sound    string   // the surname's key
	readings []string // keys of the surname in other romanisations
	heard    []string // given names of China in one romanisation; nil for other names
	others   []string // further words that may serve as surname: "Arroyo" in "Pablo Arroyo Bustos"
	particle string   // "von", "de la"
	suffix   string   // jr, sr, ii
	style    string   // pasha, bey, khan, effendi, mirza
	nicks    []string // what stands in quotation marks: "Sergo"
	aliases  []string // another whole name, or another surname, in brackets; as written
	female   bool     // Mrs, Miss, Lady
	maiden   bool     // Miss
	male     bool     // Mr, Sir, Herr
	office   string   // the whole of it, when it names no person: "secretary of state"
	initials []string // in brackets behind a byname: "Sergo (G. K.)"
	short    bool     // the surname is cut off: "St." for a longer one
}

// full reports whether the name has a surname and something before it.
func (n *personName) full() bool { return n.surname != "" && len(n.given) > 0 && !n.short }

// parseName takes the name of a person apart, in any of the orders of letters and registers:
// "G. K. Smirnov", "Smirnov, Grigory", "Baron von Stein", "Chiang Kai-shek", "Nuri Pasha".
func parseName(written string) personName {
	n := takeApart(written)
	n.hear(written)
	return n
}

func takeApart(written string) personName {
	var n personName
	if strings.Contains(written, "@") && !strings.Contains(strings.TrimSpace(written), " ") {
		n.surname = strings.ToLower(strings.TrimSpace(written)) // a mail address is one word: its domain is no surname
		return n
	}
	text := n.brackets(strings.TrimSpace(clip(written)))
	text = strings.TrimSuffix(strings.TrimSuffix(text, "'s"), "’s")
	if couple(nameWords(text)) {
		n.office = Fold(text)
		return n
	}
	if isOffice(nameWords(text)) {
		if len(n.aliases) == 1 && !strings.ContainsAny(n.aliases[0], "([") { // "The Secretary of State (Marsh)"
			return takeApart(n.aliases[0])
		}
		n.office = officeKey(text)
		return n
	}
	head, rest, inverted := invert(text)
	words := n.strip(withoutNoise(nameWords(head)))
	switch {
	case inverted:
		n.given = append(n.strip(append(nameWords(rest), word{})), n.given...)
		n.setSurname(words)
	case len(words) == 1:
		n.single(words[0])
	default:
		n.order(words, head)
	}
	if len(n.initials) > 0 {
		n.nicks, n.given = append(n.nicks, n.given...), n.initials
	}
	return n
}

// couple tells "Mr. and Mrs. Darwin" from the names of either.
func couple(list []word) bool {
	for i := 1; i+1 < len(list); i++ {
		if w := list[i].folded; w == "and" && (titles[list[i-1].folded] || femaleTitles[list[i-1].folded]) && (titles[list[i+1].folded] || femaleTitles[list[i+1].folded]) {
			return true
		}
	}
	return false
}

// clip cuts what is too long for a name, so that a whole page given as one costs no time.
func clip(name string) string {
	const longest = 400 // bytes
	if len(name) <= longest {
		return name
	}
	return strings.ToValidUTF8(name[:longest], "")
}

// isOffice tells "The Secretary of State" and "Chairman" from the names of people. "Duke of X" is
// one.
func isOffice(list []word) bool {
	for len(list) > 0 && (list[0].folded == "the" || list[0].folded == "acting" || list[0].folded == "deputy") {
		list = list[1:]
	}
	if len(list) == 0 || !titles[list[0].folded] || list[0].dotted || words["noble"][list[0].folded] {
		return false
	}
	if len(list) == 1 {
		return !words["address"][list[0].folded]
	}
	for _, w := range list[1:] {
		switch w.folded {
		case "of", "for", "in", "to", "at", "general":
			return true
		}
	}
	return false
}

// brackets takes nicknames and aliases out of a name and returns what is left.
func (n *personName) brackets(text string) string {
	for {
		open := strings.IndexAny(text, "([")
		if open < 0 {
			break
		}
		end := strings.IndexAny(text[open:], ")]")
		if end < 0 {
			return n.quotes(text[:open])
		}
		inside := strings.TrimSpace(text[open+1 : open+end])
		behind := text[open+end+1:]
		switch plain := n.quotes(inside); {
		case plain == "" || !startsUpper(plain):
		case len(initialsOf(plain)) > 0:
			n.initials = initialsOf(plain)
		default:
			n.aliases = append(n.aliases, plain)
		}
		text = text[:open] + " " + behind
	}
	return n.quotes(text)
}

// initialsOf are the letters of a text that is nothing but initials, none of any other.
func initialsOf(text string) []string {
	var letters []string
	for _, w := range nameWords(text) {
		if !w.dotted || !initialOnly(w.folded) {
			return nil
		}
		letters = append(letters, w.folded)
	}
	return letters
}

// quotes takes words in quotation marks as nicknames.
func (n *personName) quotes(text string) string {
	const opening, closing = "\"“„«", "\"”“»"
	for {
		i := strings.IndexAny(text, opening)
		if i < 0 {
			return strings.TrimSpace(text)
		}
		_, w := utf8.DecodeRuneInString(text[i:])
		j := strings.IndexAny(text[i+w:], closing)
		if j < 0 {
			return strings.TrimSpace(text[:i] + text[i+w:])
		}
		if nick := Fold(text[i+w : i+w+j]); nick != "" {
			n.nicks = append(n.nicks, nick)
		}
		_, w2 := utf8.DecodeRuneInString(text[i+w+j:])
		text = text[:i] + " " + text[i+w+j+w2:]
	}
}

// invert parts "Smirnov, Grigory". What follows the comma may also be a suffix or a description
// ("Smirnov, deputy commissar"), which is no part of the name.
func invert(text string) (head, rest string, inverted bool) {
	head, rest, found := strings.Cut(text, ",")
	if !found {
		return text, "", false
	}
	rest, _, _ = strings.Cut(rest, ",")
	words := nameWords(rest)
	if len(words) == 0 || len(words) > 5 {
		return head, "", false
	}
	for _, w := range words {
		if suffixes[w.folded] {
			return head + " " + rest, "", false
		}
		if !w.upper && !particles[w.folded] {
			return head, "", false
		}
	}
	return head, rest, true
}

// word is one word of a name.
type word struct {
	folded string
	upper  bool // begins with a capital
	dotted bool // an abbreviation: "G."
}

// nameWords cuts a name into words; "G.K." is two, "Kai-shek" one.
func nameWords(text string) []word {
	var list []word
	start := -1
	flush := func(end int, dot bool) {
		if start >= 0 {
			w := text[start:end]
			if f := strings.ReplaceAll(Fold(w), " ", ""); f != "" {
				list = append(list, word{f, startsUpper(w), dot})
			}
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case r == '.':
			flush(i, true)
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mn, r), r == '-', r == '\'', r == '’', r == 'ʹ', r == '‐':
			if start < 0 {
				start = i
			}
		default:
			flush(i, false)
		}
	}
	flush(len(text), false)
	return list
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r) || unicode.IsLetter(r) && !unicode.IsLower(r)
}

// withoutNoise leaves out what stands before a name by mistake: the end of an office or the name of a
// country, up to the last such word that has a name behind it.
func withoutNoise(list []word) []word {
	from := 0
	for i := 0; i+1 < len(list); i++ {
		if w := list[i].folded; !isGiven(w) && (words["noise"][w] || countries[w] != "") {
			from = i + 1
		}
	}
	return list[from:]
}

// strip takes titles, styles, suffixes and particles off and returns the bare words.
func (n *personName) strip(words []word) []string {
	var bare []string
	for i, w := range words {
		switch {
		case w.folded == "": // stands for the surname behind the given names
		case suffixes[w.folded] && i > 0:
			n.suffix = suffix(w.folded)
		case femaleTitles[w.folded] && i+1 < len(words):
			n.female, n.maiden = true, maidenTitles[w.folded]
		case titles[w.folded] && i+1 < len(words) && (len(w.folded) > 1 || !w.dotted) && len(bare) == 0:
			n.male = n.male || maleTitles[w.folded]
		case styles[w.folded] && (i > 0 || w.folded == "mirza") && len(words) > 1:
			n.style = w.folded
		case particles[w.folded] && !w.dotted && (!w.upper || i > 0 && i+1 < len(words)) && i+1 < len(words):
			n.particle = strings.TrimSpace(n.particle + " " + w.folded)
		default:
			bare = append(bare, w.folded)
			if i == len(words)-1 && w.dotted && len(w.folded) > 1 && len(w.folded) < 5 {
				n.short = true
			}
		}
	}
	return bare
}

// suffix writes the suffixes of father and son in one way.
func suffix(w string) string {
	switch w {
	case "junior":
		return "jr"
	case "senior":
		return "sr"
	case "esq", "esquire", "md", "phd":
		return ""
	}
	return w
}

// setSurname takes the words of a surname; of two, either may be used alone.
func (n *personName) setSurname(words []string) {
	switch len(words) {
	case 0:
	case 1:
		n.surname = words[0]
	default:
		n.surname = strings.Join(words, " ")
		n.others = append(n.others, words...)
	}
}

// single judges a name of one word.
func (n *personName) single(w string) {
	switch {
	case isPatronymic(w), isGiven(w) && len(n.style) == 0 && !n.female:
		n.given = []string{w}
		n.others = []string{w} // a surname all the same, where the edition has nobody else for it
	default:
		n.surname = w
	}
}

// order finds the surname among several words: the last, but the first where the rest is a name of
// the East ("Kai-shek"), and none in a given name with a patronymic.
func (n *personName) order(words []string, text string) {
	if len(words) == 0 {
		return
	}
	last := len(words) - 1
	if isPatronymic(words[last]) && last == 1 && len(words[0]) > 1 && !initialOnly(words[0]) && isGiven(words[0]) {
		n.given = words
		return
	}
	if eastern(words, text) {
		n.surname, n.given = words[0], []string{strings.Join(words[1:], "")}
		return
	}
	n.surname, n.given = words[last], words[:last]
	for _, w := range words[1:last] {
		if !initialOnly(w) && !isPatronymic(w) && !isGiven(w) {
			n.others = append(n.others, w)
		}
	}
}

// eastern tells a name that begins with the surname: "Chiang Kai-shek", "Mao Tse-tung".
func eastern(words []string, text string) bool {
	if len(words) < 2 || len(words) > 3 || isGiven(words[0]) || initialOnly(words[0]) {
		return false
	}
	if i := strings.IndexAny(text, "-‐"); i > 0 && strings.LastIndexByte(text[:i], ' ') > 0 {
		r, _ := utf8.DecodeRuneInString(text[i+1:])
		return unicode.IsLower(r) || easternNames[words[0]]
	}
	if !easternNames[words[0]] {
		return false
	}
	for _, w := range words[1:] {
		if len(w) > 6 && !markedPinyin(w) || isGiven(w) && !markedPinyin(w) || initialOnly(w) {
			return false
		}
	}
	return true
}

// initialOnly reports whether a given name is only its first letter, or letters: G, Kh, Yu.
func initialOnly(w string) bool {
	switch w {
	case "kh", "zh", "sh", "ch", "ts", "yu", "ya", "ye", "yo", "dzh", "ph", "th":
		return true
	}
	return utf8.RuneCountInString(w) == 1
}

// isPatronymic recognises Russian patronymics by their endings.
func isPatronymic(w string) bool {
	switch w {
	case "ilyich", "ilich", "ilyitch", "kuzmich", "lukich", "fomich", "nikitich", "savvich", "ilinichna", "kuzminichna", "lukinichna", "fominichna":
		return true
	}
	for _, end := range [...]string{"ovich", "evich", "ovitch", "evitch", "owitsch", "ovych", "ovna", "evna"} {
		if len(w) > len(end)+1 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}
