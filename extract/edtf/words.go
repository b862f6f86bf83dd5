package edtf

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:embed words.tsv
var wordsFile string

//go:embed phrases.tsv
var phrasesFile string

//go:embed styles.tsv
var stylesFile string

// A class says what a word does in a date.
type class uint8

const (
	month class = iota + 1
	republicanMonth
	seasonWord
	weekday
	link      // may stand before a date
	ofWord    // between day and month
	theWord   // between month and day
	yearWord  // before a year: "anno"
	yearAfter // behind a year: "г."
	dayWord
	until
	and
	or
	timeWord
	relative    // "inst.": the value is the months to add
	ordinal     // a day in words
	partWord    // "early"
	countWord   // before four digits that are no year: "page"
	countedWord // behind them: "men"
	classes
)

var classNames = map[string]class{
	"month": month, "republican": republicanMonth, "season": seasonWord, "weekday": weekday, "link": link, "of": ofWord, "the": theWord,
	"yearword": yearWord, "yearafter": yearAfter, "dayword": dayWord, "until": until, "and": and, "or": or,
	"time": timeWord, "relative": relative, "ordinal": ordinal, "part": partWord, "count": countWord, "counted": countedWord,
}

// A meaning is all that one word can be: the classes it belongs to, and a value for each.
type meaning struct {
	in      [classes]bool
	value   [classes]int
	capital bool // counts as a month only with a capital letter
	short   bool // an abbreviation
	dated   bool // counts as a month only with a year
	anchor  bool // a date may begin with it
}

// A modifier is what a phrase before a date makes of it.
type modifier uint8

const (
	noModifier modifier = iota
	modAfter
	modBefore
	modAbout
	modPart // "early": approximate, unless the date is a day
	modDoubt
	modBetween
	modFrom
)

var modifierNames = map[string]modifier{
	"after": modAfter, "before": modBefore, "about": modAbout, "part": modPart, "doubt": modDoubt, "between": modBetween, "from": modFrom,
}

// A phrase is some words before a date, folded.
type phrase struct {
	words []string
	mod   modifier
}

// A style is the name of a calendar behind a date, folded.
type style struct {
	words    []string
	calendar Calendar
}

// What the data files say: words, phrases by their last word, styles by their first. They never
// change.
var (
	vocabulary = readWords()
	phrases    = readPhrases()
	styles     = readStyles()
)

// starts marks the first two bytes, folded, of words that a date may begin with.
var starts = firstBytes()

func readWords() map[string]*meaning {
	table := map[string]*meaning{}
	for line := range dataLines(wordsFile) {
		cells := strings.Split(line, "\t")
		c, ok := classNames[cells[0]]
		value, err := strconv.Atoi(cells[1])
		if !ok || err != nil || len(cells) != 3 {
			panic("edtf: words.tsv: " + line) // our own file
		}
		for _, word := range strings.Fields(cells[2]) {
			addWord(table, c, value, word)
		}
	}
	return table
}

func addWord(table map[string]*meaning, c class, value int, word string) {
	name, capital := strings.CutPrefix(word, "^")
	name, dated := strings.CutSuffix(name, "!")
	name, short := strings.CutSuffix(name, ".")
	key := fold(name)
	m := table[key]
	if m == nil {
		m = &meaning{}
		table[key] = m
	}
	m.in[c], m.value[c] = true, value
	m.capital = m.capital || capital
	m.dated = m.dated || dated
	m.short = m.short || short && c == month
	m.anchor = m.anchor || c == month || c == seasonWord || c == ordinal
}

// readPhrases lists the phrases by their last word, the longest first.
func readPhrases() map[string][]phrase {
	table := map[string][]phrase{}
	for line := range dataLines(phrasesFile) {
		name, words, _ := strings.Cut(line, "\t")
		mod := modifierNames[name]
		if mod == noModifier {
			panic("edtf: phrases.tsv: " + line) // our own file
		}
		list := strings.Fields(strings.TrimRight(fold(words), ".-"))
		last := list[len(list)-1]
		table[last] = append(table[last], phrase{list, mod})
	}
	for _, list := range table {
		slices.SortStableFunc(list, func(a, b phrase) int { return len(b.words) - len(a.words) })
	}
	return table
}

func readStyles() map[string][]style {
	table := map[string][]style{}
	for line := range dataLines(stylesFile) {
		name, words, _ := strings.Cut(line, "\t")
		list := strings.Fields(fold(words))
		table[list[0]] = append(table[list[0]], style{list, Calendar(name)})
	}
	return table
}

// dataLines yields the lines that are no comments.
func dataLines(file string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(file) {
			line = strings.TrimSpace(line)
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

func firstBytes() *[1 << 16]bool {
	var table [1 << 16]bool
	for line := range dataLines(wordsFile) {
		for _, name := range strings.Fields(line)[2:] {
			name = strings.TrimPrefix(name, "^")
			if m := lookup(strings.TrimRight(name, ".!")); m == nil || !m.anchor || len(name) < 2 {
				continue
			}
			lower := strings.ToLower(name)
			for _, form := range []string{lower, capitalised(lower), strings.ToUpper(name), fold(name), capitalised(fold(name))} {
				table[int(form[0])<<8|int(form[1])] = true
			}
		}
	}
	return &table
}

func capitalised(word string) string {
	r, n := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(r)) + word[n:]
}

// lookup finds a word whatever its case and accents.
func lookup(s string) *meaning {
	var folded [longestWord]byte
	if len(s) > len(folded) {
		return nil
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return vocabulary[fold(s)]
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		folded[i] = c
	}
	return vocabulary[string(folded[:len(s)])]
}

// longestWord bounds the bytes of a word that lookup tries.
const longestWord = 32

// fold lowers the case and takes the accents off Latin letters. Cyrillic letters that look like
// Latin ones stay Cyrillic, because Russian month names need them.
func fold(s string) string {
	ascii := true
	for i := 0; i < len(s) && ascii; i++ {
		ascii = s[i] < utf8.RuneSelf
	}
	if ascii {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r < utf8.RuneSelf {
			b.WriteRune(unicode.ToLower(r))
		} else {
			b.WriteString(foldRune(r))
		}
	}
	return b.String()
}

// accented gives Latin letters without their accents.
var accented = map[rune]string{
	'à': "a", 'á': "a", 'â': "a", 'ã': "a", 'ä': "a", 'å': "a", 'æ': "ae", 'ç': "c", 'è': "e", 'é': "e", 'ê': "e", 'ë': "e",
	'ì': "i", 'í': "i", 'î': "i", 'ï': "i", 'ñ': "n", 'ò': "o", 'ó': "o", 'ô': "o", 'õ': "o", 'ö': "o", 'ø': "o", 'ù': "u",
	'ú': "u", 'û': "u", 'ü': "u", 'ý': "y", 'ą': "a", 'ć': "c", 'ę': "e", 'ł': "l", 'ń': "n", 'ś': "s", 'ź': "z", 'ż': "z",
}

func foldRune(r rune) string {
	r = unicode.ToLower(r)
	if s, ok := accented[r]; ok {
		return s
	}
	return string(r)
}
