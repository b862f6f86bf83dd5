package extract

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The word lists of the heading grammar: general knowledge, one entry a line, # for comments.
var (
	//go:embed data/offices.txt
	officesFile string
	//go:embed data/bodies.txt
	bodiesFile string
	//go:embed data/officeof.txt
	officeOfFile string

	officeWords = wordSet(officesFile)
	bodyWords   = wordSet(bodiesFile)
	officeOf    = wordSet(officeOfFile)
)

// wordSet reads a word list.
func wordSet(file string) map[string]bool {
	set := map[string]bool{}
	for _, line := range strings.Split(file, "\n") {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			set[line] = true
		}
	}
	return set
}

func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

var (
	// honorifics stand before a name and are no part of it.
	honorifics = words("comrade comrades tov tov. t. c. mr mr. mrs mrs. ms ms. miss messrs messrs. dr dr. sir lady lord madame madam mme mlle m. monsieur herr frau fräulein signor signora don doña señor señora rev rev. revd hon hon. honourable honorable prof prof. his her excellency majesty highness holiness grace esq esq. citizen brother sister father the dear my mister master saint st. gen. col. maj. capt. lt. adm. sergt. товарищ тов. т. г-н")
	// particles join the parts of a surname and are written small.
	particles = words("von van der den de du des di da del della la le les el al ibn bin ben y e zu zum af av ter ten do dos das")
	// suffixes stand behind a name.
	suffixes = words("jr jr. sr sr. ii iii iv esq esq. pasha bey khan effendi m.p. bart. k.c.b.")
)

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func capital(s string) bool { return unicode.IsUpper(firstRune(s)) }

// isInitial reports whether a token is one or more initials: "G.", "J.C.", "Ph.".
func isInitial(s string) bool {
	return strings.HasSuffix(s, ".") && utf8.RuneCountInString(strings.ReplaceAll(s, ".", "")) <= 3 && capital(s) && len(s) <= 9
}

// isAcronym reports whether a token is written in capitals only and short: "SNK", "NKID".
func isAcronym(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			if !unicode.IsUpper(r) {
				return false
			}
			letters++
		}
	}
	return letters >= 2 && letters <= 4 && !strings.Contains(s, ".")
}

// isHonorific reports whether a word stands before a name and is no part of it, a rank of two words
// among them: "Major-General".
func isHonorific(word string) bool {
	low := strings.ToLower(word)
	first, second, two := strings.Cut(low, "-")
	return honorifics[low] || two && ranks[first] && ranks[second]
}

// ranks make up the compound ranks of armies and fleets.
var ranks = words("major lieutenant brigadier general colonel vice rear admiral commander captain surgeon adjutant quartermaster field marshal")

// isPersonName reports whether s, honorifics aside, is built like a person's name. In upper, all
// words are written in capitals and an acronym cannot be told.
func isPersonName(s string, upper bool) bool {
	tokens := strings.Fields(s)
	for len(tokens) > 0 && isHonorific(tokens[0]) {
		tokens = tokens[1:]
	}
	if len(tokens) == 0 || len(tokens) > 6 {
		return false
	}
	full := 0
	for i, t := range tokens {
		low := strings.ToLower(strings.Trim(t, ",\"“”()"))
		switch {
		case isInitial(t):
		case particles[low] && i+1 < len(tokens):
		case suffixes[low] && i > 0:
		case strings.HasPrefix(t, "(") || strings.HasPrefix(t, `"`) || strings.HasPrefix(t, "“"):
		case !capital(t) || bodyWords[low] || officeWords[low] || strings.ContainsFunc(t, unicode.IsDigit) || strings.ContainsAny(t, "/[]"):
			return false
		case isAcronym(t) && !upper:
			return false
		case utf8.RuneCountInString(low) < 2:
			return false
		default:
			full++
		}
	}
	return full >= 1 || len(tokens) == 1 && isInitial(tokens[0])
}
