package names

import "strings"

// A run is a stretch of words that may be a person's name, with what speaks for it.
type run struct {
	start, end int
	titled     bool // a title stands before it
	office     bool // the title is an office, which ordinary words follow too: "Deputy Operations Officer"
	initials   int
	given      int // words that are given names
	known      int // surnames of the apparatus
	families   int // frequent surnames
	fresh      int // words that no list knows
	plain      int // words of everyday language
	places     int // words that are names of places
	after      bool
}

// sure reports whether the run shows by itself that it names a person.
func (r *run) sure() bool {
	words := r.given + r.known + r.families + r.fresh + r.plain + r.places
	switch {
	case words == 0:
		return false
	case r.titled && !r.office, r.after, r.initials > 0:
		return true
	case r.titled:
		return r.plain < words
	case r.known > 0 && r.places == 0:
		return true
	}
	return r.given > 0 && words > 1 && r.places == 0
}

// personAt reads the name of a person at word i, behind any titles. Its start lies behind offices
// and ranks and before civil titles.
func (s *scan) personAt(i int) (run, bool) {
	j, start, titled := s.titles(i)
	if j >= len(s.words) || j > i && !s.glued(j) {
		return run{}, false
	}
	r := s.run(j, titled)
	if e := s.peer(i, j, titled); e > r.end {
		return run{start: i, end: e, titled: true, fresh: 1}, true
	}
	if r.end <= j && titled && s.words[j].Is(Initial) && s.has(j-1, civil|rank) || r.end <= j && titled && s.is(j-1, ".") && s.words[j].Is(Initial) {
		r.end, r.initials, r.fresh = j+2, 1, 1 // "Mr. H."
	}
	if r.end <= j {
		return r, false
	}
	if e, kind := s.lookup(j); r.initials > 0 && kind == Place && s.words[j].Is(Initial) && e <= r.end && r.known == 0 {
		return run{}, false // "U.S. Air Force"
	}
	if last := r.end - 1; s.words[last].Is(Abbrev) && r.initials > 0 {
		r.end++ // "J. St."
	}
	if start >= 0 {
		r.start = start
	}
	r.titled = titled
	r.office = titled && start < 0 && !s.rankBefore(j)
	return r, true
}

// peer reads "Duke of Bedford": a title of nobility that is a name with its place. j is the first
// word that is no title.
func (s *scan) peer(i, j int, titled bool) int {
	if titled || !s.has(i, noble) || !s.upper(i) || j != i || i+2 >= len(s.words) || s.str(i+1) != "of" || !s.upper(i+2) || !s.glued(i+2) {
		return 0
	}
	if s.has(i+2, function|calendar|common) && !s.lexed(i+2, Place) {
		return 0
	}
	return s.nameRun(i + 2)
}

// rankBefore reports whether a rank or a form of address, rather than an office, stands before j.
func (s *scan) rankBefore(j int) bool {
	if s.is(j-1, ".") {
		j--
	}
	return s.has(j-1, rank|ambiguous) || s.has(j-1, office) && strings.HasPrefix(Fold(s.str(j-1)), "com")
}

// longest is how many tokens a name may have in each of its parts: titles, words before a head.
const longest = 12

// titles skips titles from word i. start is the first civil title behind the last office, -1
// without one.
func (s *scan) titles(i int) (j, start int, titled bool) {
	j, start = i, -1
	for j < len(s.words) && j-i < longest {
		w := &s.words[j]
		if w.taken || w.mask || j > i && !s.glued(j) {
			break
		}
		switch {
		case w.Kind == Word && w.has(civil) && w.upper() && s.titleHere(j):
			if start < 0 {
				start = j
			}
		case w.Kind == Word && w.has(office) && s.titleHere(j):
			switch {
			case !w.has(rank|dignity) || !w.upper() || !s.counts.private():
				start = -1
			case start < 0:
				start = j
			}
		case w.Is(Initial) && w.has(ambiguous) && s.shortTitle(j):
			start = -1
		default:
			return j, start, titled
		}
		titled = true
		j++
		if s.is(j, ".") {
			j++
		}
		switch {
		case s.joinedTitle(j):
			j += 2
		case s.pairedTitle(j):
			j++
		}
	}
	return j, start, titled
}

// pairedTitle reports whether "and" and the other title of a couple stand at j: "Mr. and Mrs. Orlov".
func (s *scan) pairedTitle(j int) bool {
	if j == 0 || j+1 >= len(s.words) || s.str(j) != "and" && s.str(j) != "&" || !s.glued(j) {
		return false
	}
	first := j - 1
	if s.is(first, ".") && first > 0 {
		first--
	}
	return s.has(first, couple) && s.upper(first) && s.has(j+1, couple) && s.upper(j+1) && s.titleHere(j+1)
}

// titleHere reports whether a name follows the title at j: a capital word or another title.
func (s *scan) titleHere(j int) bool {
	k := j + 1
	if s.is(k, ".") {
		k++
		if !s.words[j].Is(Abbrev) && s.has(k, civil|office) {
			return false // "the General. Mrs. Orlova"
		}
	}
	if s.joinedTitle(k) || s.pairedTitle(k) {
		return true
	}
	if k >= len(s.words) || !s.glued(k) {
		return false
	}
	w := &s.words[k]
	if s.words[j].has(given|surname) && !w.upper() {
		return false
	}
	if w.Kind == Word && elided(s.str(k)) {
		return true
	}
	return w.upper() && (!w.has(head|calendar|people|function) || w.has(given|givenWord|surname)) || w.Is(Initial) || w.has(particle) && s.upper(k+1)
}

// joinedTitle reports whether a hyphen and another title stand at j: "Governor-General".
func (s *scan) joinedTitle(j int) bool {
	return j > 0 && s.joined(j) && s.has(j+1, office)
}

// shortTitle reports whether the letter at j is a title, not an initial: a surname of the apparatus
// follows whose given names begin with other letters.
func (s *scan) shortTitle(j int) bool {
	return s.is(j+1, ".") && s.has(j+2, surname) && s.glued(j+2) && s.stranger(j, j+2)
}

// stranger reports whether the word at j is no given name of the surname at k: the apparatus has
// given names for it, and they begin with other letters.
func (s *scan) stranger(j, k int) bool {
	firsts := s.lex.firsts[s.words[k].id]
	return firsts != "" && !strings.Contains(firsts, Fold(s.str(j))[:1])
}

// run reads the words of a name from j on.
func (s *scan) run(j int, titled bool) run {
	r := run{start: j, end: j}
	surnames := 0
	for k := j; k < len(s.words) && k-j < longest; {
		if k > j && !s.glued(k) {
			break
		}
		w := &s.words[k]
		if w.taken || w.mask {
			break
		}
		switch {
		case w.Is(Initial):
			if surnames > 0 && r.initials > 0 && k > j {
				return r
			}
			if k+2 >= len(s.words) || !s.glued(k+2) || !s.nameWord(k+2, true) && !s.words[k+2].Is(Initial) {
				if r.end > j && r.initials == 0 && surnames > 0 && s.is(k+1, ".") {
					r.end = k + 2 // "Orlov G."
				}
				return r
			}
			r.initials++
			k += 2
			continue
		case w.has(after) && w.upper() && r.end > j:
			r.after = true
			k++
			r.end = k
			continue
		case s.particles(k) > 0 && (r.end > j || titled):
			k += s.particles(k)
			continue
		case s.middleLetter(k) && r.end > j:
			k++
			continue
		case (r.end > j || titled) && w.Kind == Word && elided(s.str(k)):
			r.fresh++
			k++
			r.end = k
			continue
		}
		if !s.nameWord(k, titled && r.end == j || r.initials > 0 && surnames == 0) {
			return r
		}
		if r.end > j && r.plain > 0 && r.plain == surnames && w.has(given|surname) {
			r, surnames = run{start: k}, 0 // "Affairs Ivan White"
		}
		s.weigh(&r, k)
		surnames++
		k++
		r.end = k
		if s.joined(k) && s.eastern(k-1) {
			k += 2
			r.end = k
			continue
		}
		if w.Is(Abbrev) && w.has(given) && s.upper(k+1) && s.glued(k+1) {
			k++ // "Wm. Orr"
			continue
		}
		if s.joined(k) && s.nameWord(k+1, false) && !s.townPair(k) {
			s.weigh(&r, k+1)
			k += 2
			r.end = k
		}
	}
	return r
}

// eastern reports whether word k and the small word tied to it are a given name behind a surname:
// "Mao Tse-tung".
func (s *scan) eastern(k int) bool {
	return k > 0 && s.words[k-1].upper() && s.glued(k) && s.words[k].class&^(begins|given) == 0 && s.joined(k+1) && !s.words[k+2].upper() && s.words[k+2].class&^begins == 0
}

// townPair reports whether the hyphen at k stands between the names of two places: they are no
// double name.
func (s *scan) townPair(k int) bool {
	return !s.has(k-1, given) && (s.lexed(k-1, Place) || s.lexed(k+1, Place) && !s.has(k+1, given|family))
}

// middleLetter reports whether k is a lone capital without a stop before another name: "Harry S Truman".
func (s *scan) middleLetter(k int) bool {
	w := &s.words[k]
	return w.upper() && w.End-w.Start == 1 && s.upper(k+1) && s.glued(k+1)
}

// particles is the number of small particles at k that a capital word follows: "von", "de la".
func (s *scan) particles(k int) int {
	n := 0
	for k+n < len(s.words) && n < 3 && s.words[k+n].Kind == Word && !s.words[k+n].upper() && s.words[k+n].has(particle) && s.glued(k+n) {
		n++
	}
	if n > 0 && s.upper(k+n) && s.glued(k+n) && s.str(k) != "y" && s.str(k) != "e" {
		return n
	}
	return 0
}

// nobiliary reads a name that begins with its particle: "de Vire", "La Vire".
func (s *scan) nobiliary(i int) int {
	if s.foreign || s.words[i].taken || s.words[i].mask || !s.words[i].has(particle) || s.words[i].Is(Sentence) || i > 0 && s.upper(i-1) && s.glued(i) {
		return 0
	}
	switch Fold(s.str(i)) {
	case "de", "von", "van", "du", "della":
	case "la", "le", "di", "da", "des", "del":
		if !s.upper(i) || !s.counts.private() {
			return 0
		}
	default:
		return 0
	}
	j := i + 1
	if !s.upper(j) || !s.glued(j) || s.words[j].has(function|calendar|common) {
		return 0
	}
	if _, kind := s.lookup(i); kind != None {
		return 0
	}
	if _, kind := s.lookup(j); kind != None {
		return 0
	}
	if r := s.run(j, true); r.end > j {
		return r.end
	}
	return 0
}

// elided reports whether word k is a name with its particle before an apostrophe: "d'Orlov".
func elided(word string) bool {
	rest, ok := strings.CutPrefix(strings.ToLower(word), "d'")
	if !ok {
		rest, ok = strings.CutPrefix(strings.ToLower(word), "d’")
	}
	return ok && len(rest) > 2 && isCapital(word[len(word)-len(rest)])
}

// nameWord reports whether word k may be part of a person's name. lenient is set behind titles and
// initials, where also words of everyday language are names.
func (s *scan) nameWord(k int, lenient bool) bool {
	if !s.upper(k) {
		return false
	}
	w := &s.words[k]
	switch {
	case w.has(surname):
		return !w.has(common) || lenient || !w.Is(Sentence) || s.acts(k+1) || k+1 >= len(s.words) || s.words[k+1].Kind == Clitic || s.signs(k)
	case w.End-w.Start == 1, w.has(function) && !w.has(given|givenWord), w.has(calendar) && !lenient && !s.notDate(k):
		return false
	case s.joined(k+1) && s.words[k+2].has(calendar): // "Whit-Sunday"
		return false
	case camel(s.str(k)), !lenient && s.shortState(k) && !w.has(given) && s.upper(k-1):
		return false
	case s.joined(k+1) && !s.words[k+2].upper(): // "Pre-revolutionary", but "Sun Yat-sen"
		return s.eastern(k)
	case w.Is(AllCaps) && !w.shout && (roman(s.str(k)) || !w.has(given) && s.upper(k+1) && s.glued(k+1) && !s.words[k+1].Is(AllCaps) && s.words[k+1].End-s.words[k+1].Start > 1):
		return false
	case w.has(body | archive):
		return false
	case lenient:
		return !w.has(office|civil|after) || w.has(given|givenWord) || w.Is(Abbrev) && k+2 < len(s.words) && s.words[k+2].Is(Line) && s.is(k-1, ".")
	case w.has(given) && w.has(people|party):
		return s.upper(k+1) && s.glued(k+1) && !s.has(k+1, head|people|party|landLower) && !(s.has(k+1, common) && !s.has(k+1, family)) // "Christian Rauch", but not "Christian charity"
	case w.has(given), w.has(calendar), w.has(family|givenWord) && w.Is(Sentence) && s.acts(k+1), w.has(family) && !w.has(common) && !s.foreign, w.has(family) && !s.foreign && !w.Is(Sentence) && !w.has(people|party|head):
		return true
	case w.has(head|people|party|unit|civil|office|event|after) || w.has(landHead|direction) && !s.afterName(k):
		return false
	case w.Is(AllCaps) && !w.shout && w.End-w.Start < 4:
		return false
	case w.Is(Abbrev):
		return false
	case w.has(common):
		return !w.Is(Sentence) && (s.afterName(k) || !s.foreign && s.count(k).proper())
	}
	if w.End-w.Start < 3 && !s.afterName(k) {
		return false
	}
	return !s.foreign || s.afterName(k) || s.called(k)
}

// camel reports whether a word has capitals behind small letters, as trade names and codes do,
// other than in "McKay", "FitzRoy", "O'Brien".
func camel(w string) bool {
	if len(w) > 24 {
		return true
	}
	for i := 1; i < len(w); i++ {
		if 'A' <= w[i] && w[i] <= 'Z' && 'a' <= w[i-1] && w[i-1] <= 'z' {
			return !compound[w[:i]]
		}
	}
	return false
}

var compound = map[string]bool{"Mc": true, "Mac": true, "Fitz": true, "De": true, "Du": true, "La": true, "Le": true, "Di": true, "Da": true, "Van": true, "Von": true, "St": true, "Des": true, "Del": true}

// called reports whether the corpus has word k behind titles and given names.
func (s *scan) called(k int) bool {
	n := s.count(k)
	return n.person >= 3 && n.small == 0
}

// signs reports whether word k stands alone on its line, as a signature does.
func (s *scan) signs(k int) bool {
	if !s.words[k].Is(Line) {
		return false
	}
	for j := k + 1; j < len(s.words) && !s.words[j].Is(Line); j++ {
		if s.words[j].Kind == Word {
			return false
		}
	}
	return true
}

// notDate reports whether word k, a month or day, is a name here: no number stands beside it and a
// name goes with it.
func (s *scan) notDate(k int) bool {
	if !s.words[k].has(given|givenWord) || k+1 < len(s.words) && s.words[k+1].Kind == Number || k > 0 && s.words[k-1].Kind == Number {
		return false
	}
	if k > 0 && s.has(k-1, office|civil) && s.words[k-1].upper() {
		return true
	}
	if k+1 < len(s.words) && s.words[k+1].Kind == Clitic && s.words[k].has(given) {
		return true // "Noel's ship"
	}
	return k+1 < len(s.words) && s.glued(k+1) && (s.has(k+1, speech) || s.upper(k+1) && !s.has(k+1, common|function))
}

// afterName reports whether a given name or an initial stands right before word k.
func (s *scan) afterName(k int) bool {
	if k == 0 || !s.glued(k) {
		return false
	}
	if s.is(k-1, ".") {
		return k > 1 && s.words[k-2].Is(Initial)
	}
	return s.words[k-1].upper() && s.words[k-1].has(given|givenWord)
}

func (s *scan) weigh(r *run, k int) {
	w := &s.words[k]
	switch {
	case w.has(surname) && s.lexed(k, Place):
		r.places++ // a name of both; what stands around it decides
	case w.has(surname):
		r.known++
	case s.lexed(k, Place) && !(w.has(family) && w.has(common)) && !(w.has(given|family) && r.given+r.initials > 0):
		if w.has(given) {
			r.given++
		}
		if w.has(family) {
			r.families++
		}
		r.places++
	case w.has(given):
		r.given++
	case w.has(family):
		r.families++
	case w.has(common | givenWord):
		r.plain++
	default:
		r.fresh++
	}
}
