package names

// lookup finds the longest name of the lexicon that begins at word i.
func (s *scan) lookup(i int) (end int, kind Kind) {
	if !s.has(i, begins) {
		return 0, None
	}
	for l := s.lex; l != nil; l = l.base {
		if e, k := s.walk(&l.trie, i); e > end {
			end, kind = e, k
		}
	}
	return end, kind
}

func (s *scan) walk(t *trie, i int) (end int, kind Kind) {
	node := int32(0)
	for j := i; j < len(s.words); j++ {
		w := &s.words[j]
		if j > i && !s.glued(j) || w.taken || w.mask {
			break
		}
		if w.Kind == Punct {
			if j > i && s.inside(j) {
				continue
			}
			break
		}
		if node = t.step(node, w.id); node < 0 {
			break
		}
		if t.kinds[node] != None && (w.upper() || w.Kind != Word) && (!w.has(capsOnly) || w.Is(AllCaps) && !w.shout || j > i) {
			end, kind = j+1, t.kinds[node]
			if w.Is(Initial) && s.is(j+1, ".") && end-i > 1 {
				end++
			}
		}
	}
	return end, kind
}

// inside reports whether the mark at j may stand within a name: the stop of an abbreviation, a
// hyphen without spaces.
func (s *scan) inside(j int) bool {
	switch s.str(j) {
	case ".":
		return s.words[j-1].Flags&(Initial|Abbrev) != 0
	case "-", "–":
		return !s.words[j].Is(Space) && j+1 < len(s.words) && !s.words[j+1].Is(Space)
	}
	return false
}

// lexed reports whether word i alone is a name of that kind in the lexicon.
func (s *scan) lexed(i int, kind Kind) bool {
	if !s.has(i, begins) {
		return false
	}
	for l := s.lex; l != nil; l = l.base {
		if n := l.trie.step(0, s.words[i].id); n >= 0 && l.trie.kinds[n] == kind {
			return true
		}
	}
	return false
}

// placeAt reads the name of a place that begins at word i and returns its end, 0 when there is
// none: a name of the lexicon with its country part and its "province", or words with a head of
// places ("Bavarian Soviet Republic", "Harley Street").
func (s *scan) placeAt(i int) int {
	end := 0
	if j := s.country(i); j >= i {
		if e, k := s.lookup(j); k == Place {
			if end = e; !s.chained(i) {
				end = s.landTail(e)
			}
		}
	}
	if s.chained(i) {
		return end
	}
	if e := s.landed(i); e > end {
		end = e
	}
	if e := s.fronted(i); e > end {
		end = e
	}
	if e := s.streetShort(i); e > end {
		end = e
	}
	return end
}

// chained reports whether a hyphen ties word i to the name of another place: what stands behind
// "Lugo-Braga-Porto" is said of them all.
func (s *scan) chained(i int) bool { return s.tied(i) && s.lexed(i-2, Place) }

// country skips "Soviet", "Northern", "Turkish" before a place: they belong to its name.
func (s *scan) country(i int) int {
	j := i
	if s.tied(i) && s.has(i, people|party) {
		return -1
	}
	for j < len(s.words) && j-i < 3 && s.upper(j) && s.words[j].has(people|party|direction) {
		if _, k := s.lookup(j); k == Place {
			return j
		}
		if n := s.next(j); n < 0 {
			return -1
		}
		j++
		if s.is(j, "[") && s.is(j+2, "]") && s.upper(j+1) { // "Northern [French] France"
			j += 3
		}
	}
	if j < len(s.words) && (j == i || s.glued(j)) {
		return j
	}
	return -1
}

// landTail reads "province", "district", "River" behind a place.
func (s *scan) landTail(end int) int {
	if s.joined(end) && s.has(end+1, street) && !s.upper(end+1) {
		return end + 2 // "Grosvenor-square"
	}
	if end < len(s.words) && s.glued(end) && (s.has(end, landLower) || s.has(end, landHead) && s.upper(end)) && !s.has(end, head) {
		return end + 1
	}
	return end
}

// landed reads capitalised words with a head of places at their end.
func (s *scan) landed(i int) int {
	if s.foreign || !s.upper(i) || s.has(i, civil|office|calendar) && !s.has(i, landFront) && !s.named(i) || s.words[i].Is(Initial) || s.acronym(i) {
		return 0
	}
	if s.has(i, function) && !s.has(i, modifier) || s.words[i].Is(Sentence) && s.has(i, common) && !s.has(i, direction|people|party|modifier|landHead) {
		return 0
	}
	end, named := 0, false
	for j := i; j < len(s.words) && j-i < 6; j++ {
		if j > i && !s.glued(j) || s.words[j].taken || s.words[j].mask {
			break
		}
		w := &s.words[j]
		if s.joined(j) && j > i && s.lexed(j-1, Place) && s.lexed(j+1, Place) {
			break // "Riga-Pskov region"
		}
		if w.Kind == Clitic || s.is(j, ".") && s.words[j-1].Is(Abbrev) || s.joined(j) {
			continue
		}
		if w.Kind != Word || !w.upper() {
			if j > i && w.has(landLower) && named && w.Kind == Word && !s.words[i].has(people|party) {
				end = j + 1
			}
			break
		}
		if j > i && w.has(landHead) && named {
			end = j + 1
		}
		if w.has(function|calendar) && !w.has(modifier) && !s.named(j) || w.has(office) && j > i && !s.named(j) {
			break
		}
		named = named || !w.has(landHead|landOf) || j == i && (w.has(direction) || !w.Is(Sentence))
	}
	if end == 0 {
		return 0
	}
	return end
}

// named reports whether a title, day or season at i is part of the name of a street or house: the
// head of the name follows, "King's Chapel", "Summer Street".
func (s *scan) named(i int) bool {
	j := i + 1
	if j < len(s.words) && s.words[j].Kind == Clitic {
		j++
		if s.upper(j) && s.has(j, head) && s.upper(j+1) {
			j++ // "King's College Hospital"
		}
	}
	return s.upper(j) && s.glued(j) && s.has(j, landHead) && !s.has(i, function)
}

// fronted reads "Lake Geneva", "Republic of Georgia", "Isle of Wight", "City of London".
func (s *scan) fronted(i int) int {
	if !s.upper(i) && !s.has(i, landRue) {
		return 0
	}
	w := &s.words[i]
	j := i + 1
	if s.is(j, ".") && w.Is(Abbrev) {
		j++
	}
	if j >= len(s.words) || !s.glued(j) {
		return 0
	}
	if w.has(landFront) && w.upper() || w.has(landRue) {
		j += s.particles(j) // "Hôtel du Nord"
	}
	if (w.has(landFront) && w.upper() || w.has(landRue)) && s.upper(j) && (w.has(landRue) || !s.has(j, function|common|head|civil|office)) {
		if !w.has(civil) || s.has(j, given) {
			return s.landTail(s.nameRun(j))
		}
	}
	if w.has(landOf) && s.str(j) == "of" && s.glued(j+1) {
		j++
		if j < len(s.words) && s.str(j) == "the" {
			j++
		}
		if j < len(s.words) && s.glued(j) && s.upper(j) && !s.has(j, calendar) {
			if e, k := s.lookup(j); k == Place {
				return e
			}
			return s.nameRun(j)
		}
	}
	return 0
}

// addresses finds the places of the lines above a letter: "Sweet Water, Ohio, January 3". Such a line
// has capitals and numbers alone, and a place of the lexicon or a date; what stands in it between commas,
// and is no person's name and no heading, is a place too.
func (s *scan) addresses() {
	for from := 0; from < len(s.words) && from < 60; {
		to := from + 1
		for to < len(s.words) && !s.words[to].Is(Line) {
			to++
		}
		if to < len(s.words) && s.address(from, to) {
			s.addressed(from, to)
		}
		from = to
	}
}

// address reports whether the line from..to is one of places and a date.
func (s *scan) address(from, to int) bool {
	dated, known := false, false
	for i := from; i < to; i++ {
		w := &s.words[i]
		switch {
		case w.mask || w.taken || w.shout || w.Is(AllCaps) && w.End-w.Start > 3:
			return false
		case w.has(civil|office|head|body|party) && !w.has(landHead):
			return false
		case w.Kind == Number, w.has(calendar):
			dated = dated || w.has(calendar)
		case w.Kind == Word && !w.upper() && !w.has(inPlace|nearPlace) && w.End-w.Start > 2:
			return false
		}
		if _, kind := s.lookup(i); kind == Place {
			known = true
		}
	}
	return dated && known
}

// addressed reports the unknown words before the known place of an address: "Sweet Water" in "Sweet
// Water, Ohio".
func (s *scan) addressed(from, to int) {
	start, spoilt := -1, false // of the words before; spoilt where some of them name no place
	for i := from; i < to; i++ {
		w := &s.words[i]
		end, kind := s.lookup(i)
		if kind == None && s.shortState(i) {
			end, kind = i+1, Place
		}
		switch {
		case kind == Place:
			stop := i
			if s.is(i-1, ",") {
				stop--
			}
			if start >= 0 && !spoilt && start < stop && stop-start < 4 {
				s.report(start, stop, Place, 0.8)
			}
			start, i = -1, end-1
		case s.is(i, ","):
			if _, next := s.lookup(i + 1); next != Place && !s.shortState(i+1) {
				start, spoilt = -1, false
			}
		case w.has(inPlace | nearPlace):
			start, spoilt = -1, false
		case kind != None, !w.upper(), w.has(given | surname | calendar | function | direction | people | landFront), w.Is(Initial), w.End-w.Start < 3:
			start, spoilt = -1, true
		case start < 0:
			start = i
		}
	}
}

// streetShort reads "Harcourt St.", "Half Moon St": names and the short word for a street, behind which
// no name follows.
func (s *scan) streetShort(i int) int {
	for j := i; j < len(s.words) && j-i < 4 && s.upper(j) && (j == i || s.glued(j)); j++ {
		if j > i && s.str(j) == "St" && !s.words[j].Is(Line) {
			end := j + 1
			if s.is(end, ".") {
				end++
			}
			if s.upper(end) && s.glued(end) && !s.words[end].Is(Sentence) && !s.has(end, function) {
				return 0
			}
			return end
		}
		if s.has(j, function|civil|office|calendar) {
			return 0
		}
	}
	return 0
}

// shortState reports whether the abbreviation of a state or county stands at i: "Va.", "Hants".
func (s *scan) shortState(i int) bool { return s.has(i, landShort) && s.upper(i) && s.glued(i) }

// stateBehind reports whether the abbreviation of a state at i belongs to the place named before it.
func (s *scan) stateBehind(i int) bool {
	if !s.shortState(i) || len(s.mentions) == 0 {
		return false
	}
	p := i - 1
	if s.is(p, ",") || s.is(p, ".") {
		p--
	}
	m := s.mentions[len(s.mentions)-1]
	return p >= 0 && m.Kind == Place && m.End == int(s.words[p].End)
}
