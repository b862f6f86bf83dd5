package names

import (
	"strings"
	"sync"
)

// bodyAt reads the name of an organisation that begins at word i: words before a head, the head,
// and what belongs to it behind. It returns the end, 0 when there is none.
//
//	3rd Army · Riga Committee · Council of People's Deputies · Danish government ·
//	Bureau of the Central Committee of the Miners' and Sailors' Party
func (s *scan) bodyAt(i int) int {
	if end := s.abbreviation(i); end > 0 {
		return s.tail(end, true)
	}
	if s.has(i, body) && s.upper(i) {
		return s.tail(i+1, true)
	}
	h, proper, numbered := s.before(i)
	if h < 0 {
		return 0
	}
	return s.headed(i, h, proper, numbered)
}

// stateUnit reads a regiment that is called by its number and its state alone: "20th Maine".
func (s *scan) stateUnit(i int) int {
	if !s.words[i].Is(Ordinal) || i == 0 || !s.glued(i+1) || Fold(s.str(i-1)) == "the" && i > 1 && Fold(s.str(i-2)) == "on" || s.is(i-1, ",") {
		return 0
	}
	end, kind := s.lookup(i + 1)
	if kind != Place || !americanStates()[Fold(s.text[s.words[i+1].Start:s.words[end-1].End])] || s.has(end, landHead) || s.upper(end) && s.has(end, unit|head) {
		return 0
	}
	return end
}

// americanStates are the states after which regiments are called, by their folded names.
var americanStates = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, p := range Places() {
		if p.Country == "US" && p.Sort == "region" {
			for _, n := range append([]string{p.Name}, p.Others...) {
				set[Fold(n)] = true
			}
		}
	}
	return set
})

// firm reads the name of a firm: names of people and what makes partners of them, "Orr & Sons",
// "Messrs. Lane, Fraser & Co.".
func (s *scan) firm(i int) int {
	if !s.upper(i) || s.has(i, function|calendar) && !s.has(i, civil) {
		return 0
	}
	names := 0
	for j := i; j+1 < len(s.words) && j-i < longest && (j == i || s.glued(j)); j++ {
		w := &s.words[j]
		switch {
		case w.taken || w.mask:
			return 0
		case s.str(j) == "&" || s.str(j) == "and":
			if names > 0 && s.has(j+1, partner) && s.upper(j+1) && s.glued(j+1) && (s.str(j) == "&" || s.words[j+1].End-s.words[j+1].Start > 2) { // "Orlov and Co." may mock
				return s.stopped(j + 2)
			}
		case s.is(j, ","):
			if names == 0 {
				return 0
			}
		case s.is(j, "."):
			if !s.words[j-1].Is(Initial) && !s.words[j-1].Is(Abbrev) {
				return 0
			}
		case !w.upper() || w.has(function|calendar|office) || w.has(civil) && j > i:
			return 0
		case !w.has(civil):
			names++
		}
	}
	return 0
}

// stopped takes in the full stop of an abbreviation that ends a name before end.
func (s *scan) stopped(end int) int {
	if s.is(end, ".") && s.words[end-1].Is(Abbrev) {
		return end + 1
	}
	return end
}

// headed decides whether the head at h, with the words before it from i, makes a name.
func (s *scan) headed(i, h int, proper, numbered bool) int {
	w := &s.words[h]
	end := s.tail(h+1, w.upper())
	switch {
	case !w.upper():
		if w.has(unit) && numbered || w.has(weak) && proper && !s.indefinite(i) || w.has(bureau) && !w.has(weak) && s.str(h) != "organization" {
			return end
		}
		if end > h+1 && (s.str(h) == "government" && !proper || h > i && s.lexed(h-1, Place)) && !s.shared(end) {
			return end // "government of Georgia", "Riga organisation of the Party"
		}
		return 0
	case h > i:
		return end
	case end > h+1:
		return end
	}
	return 0
}

// shared reports whether more places follow in "government of Georgia and Armenia": then no body is
// named, but the places are.
func (s *scan) shared(end int) bool {
	if !s.is(end, ",") && (end >= len(s.words) || s.str(end) != "and") {
		return false
	}
	_, kind := s.lookup(end + 1)
	return kind == Place
}

// indefinite reports whether "a" or "an" stands before word i, or a hyphen that ties it to a word
// before: then the words behind describe, and do not name.
func (s *scan) indefinite(i int) bool {
	if i == 0 {
		return false
	}
	return s.str(i-1) == "a" || s.str(i-1) == "an" || s.tied(i)
}

// tied reports whether a hyphen ties word i to the word before.
func (s *scan) tied(i int) bool { return i > 1 && s.joined(i-1) && s.words[i-2].Kind == Word }

// before reads the words that may stand before a head and returns the head: proper tells that one
// of them is a name or made of one, numbered that one is an ordinal.
func (s *scan) before(i int) (h int, proper, numbered bool) {
	h = -1
	for j := i; j >= 0 && j < len(s.words) && j-i < longest; {
		if j > i && !s.glued(j) {
			break
		}
		w := &s.words[j]
		if w.taken || w.mask {
			break
		}
		if s.headAt(j, numbered) {
			h = j
			if !w.upper() {
				break
			}
		}
		n, isProper, isNumber := s.modifierAt(j, j == i)
		if n == 0 {
			break
		}
		proper, numbered = proper || isProper, numbered || isNumber
		j += n
	}
	return h, proper, numbered
}

// headAt reports whether word j can be the head of a body's name.
func (s *scan) headAt(j int, numbered bool) bool {
	w := &s.words[j]
	if !w.has(head | unit) {
		return false
	}
	if w.has(reign) && j > 0 && s.rules(j-1) {
		return false
	}
	if w.upper() {
		return !w.has(party) || j+1 >= len(s.words) || !s.upper(j+1) // "Soviet" before a noun is an adjective
	}
	return w.has(weak) || w.has(unit) && numbered || w.has(bureau) && j > 0 && s.words[j-1].upper() && s.lexed(j-1, Place)
}

// modifierAt reads one member of the words before a head and returns its length in tokens.
func (s *scan) modifierAt(j int, first bool) (n int, proper, numbered bool) {
	w := &s.words[j]
	switch {
	case w.Kind == Number:
		return s.ordinal(j)
	case w.Kind != Word:
		return 0, false, false
	case !w.upper():
		if first && w.has(lower) || w.has(party) && s.has(j+1, head) && s.glued(j+1) && (s.upper(j+1) || !first) || !first && w.has(modifier) && s.has(j+1, weak) {
			return 1, false, false
		}
		return 0, false, false
	case w.Is(Initial):
		if e, kind := s.lookup(j); kind == Place {
			return e - j, true, false // "U.S. Navy"
		}
		return 0, false, false
	case w.has(office|civil) && !w.has(head|modifier|people|party), w.has(calendar):
		return 0, false, false
	case s.str(j) == "All" && j+1 < len(s.words) && (s.joined(j+1) || s.words[j+1].upper() && s.words[j+1].has(people|landHead)):
	case w.Is(Sentence) && w.has(function|common) && !w.has(head|modifier|people|party|folk):
		return 0, false, false
	case w.has(function) && !w.has(modifier):
		return 0, false, false
	}
	n = 1
	proper = w.has(people|party) || !w.has(common)
	for s.joined(j+n) && n < longest {
		if !s.words[j+n+1].upper() && !s.words[j+n+1].has(people|party|modifier) {
			return 0, false, false // "Communist-inspired"
		}
		proper = proper || s.words[j+n+1].has(people|party)
		n += 2
	}
	if s.words[j].has(folk) && s.next(j) > 0 && s.str(j+1) == "and" && s.has(j+2, folk) && s.upper(j+2) {
		return 2, false, false // "Workers and Peasants Inspectorate"
	}
	if s.is(j+n, "(") && s.is(j+n+2, ")") && s.has(j+n+3, weak) && s.upper(j+n+1) {
		return n + 3, proper, false // "Zarya (Dawn) party"
	}
	if k := s.next(j + n - 1); k > 0 && (s.words[k].Kind == Clitic || s.is(k, "'") || s.is(k, "’")) {
		if !s.words[j+n-1].has(folk) {
			return 0, false, false
		}
		n++
		n += s.andFolk(j + n)
	}
	return n, proper, false
}

// joined reports whether a hyphen at j ties two words: "All-Russian", "Pre-revolutionary".
func (s *scan) joined(j int) bool {
	return s.is(j, "-") && j+1 < len(s.words) && s.words[j+1].Kind == Word && !s.words[j].Is(Space) && !s.words[j+1].Is(Space)
}

// andFolk reads "and Peasants'", ", Soldiers' and Peasants'" behind "Workers'".
func (s *scan) andFolk(j int) int {
	n := 0
	for n < longest && j+n+1 < len(s.words) && (s.is(j+n, ",") || s.str(j+n) == "and") && s.words[j+n+1].has(folk) && s.words[j+n+1].upper() {
		n += 2
		if j+n < len(s.words) && (s.is(j+n, "'") || s.is(j+n, "’") || s.words[j+n].Kind == Clitic) {
			n++
		}
	}
	return n
}

// ordinal reads "11th", "11 [th]" and "XI".
func (s *scan) ordinal(j int) (n int, proper, numbered bool) {
	if s.words[j].Is(Ordinal) {
		return 1, false, true
	}
	if s.is(j+1, "[") && s.is(j+3, "]") {
		switch s.str(j + 2) {
		case "st", "nd", "rd", "th":
			return 4, false, true
		}
	}
	return 0, false, false
}

// tail reads what belongs to a body's name behind its head at end-1: an abbreviation, "(b)", and
// "of", "for" or "on" with a name. large tells that the head is capitalised.
func (s *scan) tail(end int, large bool) int {
	end = s.suffix(end)
	for {
		next := s.complement(end, large)
		if next == end {
			return end
		}
		end = s.suffix(next)
	}
}

// suffix reads "(b)", "(of Bolsheviks)" and an abbreviation behind a head: "Party CC".
func (s *scan) suffix(end int) int {
	if s.partyName(end) {
		end++
	}
	if end < len(s.words) && s.glued(end) && s.words[end].Is(AllCaps) && !s.words[end].shout && s.words[end].Kind == Word && end > 0 && s.words[end-1].upper() && !s.lexed(end, Place) {
		end++
	}
	if s.is(end, "(") && s.is(end+2, ")") && end+1 < len(s.words) && len(s.str(end+1)) == 1 && s.words[end+1].Kind == Word {
		end += 3
		if end < len(s.words) && s.words[end].Kind == Word && !s.words[end].Is(Space) && len(s.str(end)) == 1 {
			end++
		}
		return end
	}
	if s.is(end, "(") && s.is(end+3, ")") && s.str(end+1) == "of" && s.upper(end+2) {
		return end + 4
	}
	return end
}

// partyName reports whether a party's own name follows: "Labour Party Aurora".
func (s *scan) partyName(end int) bool {
	return end > 1 && s.upper(end) && s.glued(end) && s.words[end-1].upper() && s.has(end-1, bodySort) && s.words[end-1].has(weak) && s.words[end].class&^(begins|modifier) == 0 && !s.words[end].Is(AllCaps)
}

// deepest is how many bodies may stand within each other's names: the Commission of the Bureau of
// the Committee of the Party has three.
const deepest = 5

// complement reads "of the Province", "for Foreign Affairs", "of Mine Workers".
func (s *scan) complement(end int, large bool) int {
	j := end
	if j >= len(s.words) || !s.glued(j) || s.words[j].Kind != Word {
		return end
	}
	switch Fold(s.str(j)) {
	case "of":
	case "for", "on":
		if !large {
			return end
		}
	case "in", "to", "at":
		if !s.words[end-1].has(abroad) || !s.words[end-1].upper() {
			return end
		}
	default:
		return end
	}
	j++
	if j < len(s.words) && s.glued(j) && Fold(s.str(j)) == "the" {
		j++
	}
	if j >= len(s.words) || !s.glued(j) || s.words[j].has(calendar) || !large && s.rules(j) {
		return end
	}
	if s.depth < deepest {
		s.depth++
		e := s.bodyAt(j)
		s.depth--
		if e > 0 {
			return s.andMore(e)
		}
	}
	if e := s.nameRun(j); e > j && !(s.words[e-1].has(people) && s.qualifies(e)) {
		return s.andMore(e)
	}
	return end
}

// rules reports whether a person is named at j: a government of Orlov is his, and no body's name.
func (s *scan) rules(j int) bool {
	if _, kind := s.lookup(j); kind == Place || !s.upper(j) {
		return false
	}
	return s.words[j].has(given|surname) || s.count(j).lean() > 1
}

// andMore reads "and Fisheries", "and Navy Affairs" behind a complement.
func (s *scan) andMore(end int) int {
	if end+1 >= len(s.words) || s.str(end) != "and" || !s.glued(end) || !s.glued(end+1) || s.lexed(end-1, Place) {
		return end
	}
	w := &s.words[end+1]
	if w.upper() && w.has(common) && !w.has(people|head|civil|office|function) {
		if e := s.nameRun(end + 1); !s.qualifies(e) {
			return e
		}
	}
	return end
}

// nameRun reads a run of capitalised words, with "People's" and "of" between capitals.
func (s *scan) nameRun(j int) int {
	end := j
	for end < len(s.words) && end-j < longest && s.upper(end) && (end == j || s.glued(end) && !s.words[end].has(given|surname)) && !s.words[end].has(civil|calendar) && !s.singleOffice(end) {
		end++
		for s.joined(end) && end-j < longest {
			end += 2
		}
		if end < len(s.words) && (s.words[end].Kind == Clitic || s.is(end, "'") || s.is(end, "’")) && s.words[end-1].has(folk) {
			end++
			end += s.andFolk(end)
		}
	}
	return end
}

// singleOffice reports whether word i is an office in the singular: it begins a person's name, while
// "Commissars" may be what a council is named after.
func (s *scan) singleOffice(i int) bool {
	return s.has(i, office) && !strings.HasSuffix(Fold(s.str(i)), "s")
}

// abbreviation reads abbreviations of bodies: "SPD", "WP(b)", "CC WP".
func (s *scan) abbreviation(i int) int {
	end := i
	for end < len(s.words) && end-i < longest && s.acronym(end) && (end == i || s.glued(end)) {
		end++
	}
	if end == i {
		return 0
	}
	return s.suffix(end)
}

// acronym reports whether word i is a capital abbreviation that is no place and no number.
func (s *scan) acronym(i int) bool {
	w := &s.words[i]
	if w.Kind != Word || !w.Is(AllCaps) && !s.mixed(i) || w.taken || w.mask || w.End-w.Start > 10 || s.is(i-1, "/") {
		return false
	}
	if w.shout && !s.counted(i) {
		return false
	}
	if s.lexed(i, Organisation) && (w.Is(AllCaps) || !w.has(capsOnly)) {
		return true
	}
	if s.foreign {
		return false
	}
	return !w.has(common|function|calendar|given|surname|people|party|after|civil|office|speech) && !s.lexed(i, Place) && !roman(s.str(i)) && w.End-w.Start > 1 && !s.lexed(i, Person)
}

// mixed reports whether word i is an abbreviation of syllables and letters: "TsIK", "VChK".
func (s *scan) mixed(i int) bool {
	w := s.str(i)
	n := len(w)
	return n > 2 && n < 7 && isCapital(w[0]) && isCapital(w[n-1]) && !s.words[i].has(common|given|surname)
}

func isCapital(c byte) bool { return 'A' <= c && c <= 'Z' }

// counted reports whether the corpus has word i in capitals within sentences too, so that it is an
// abbreviation also in a line of capitals.
func (s *scan) counted(i int) bool {
	n := s.count(i)
	return n.middle > 0 && n.small == 0
}

func roman(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case 'I', 'V', 'X', 'L', 'C', 'D', 'M':
		default:
			return false
		}
	}
	return s != "CC" && s != "CD"
}
