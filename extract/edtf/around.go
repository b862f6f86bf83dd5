package edtf

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What stands around a date: modifiers, brackets, a second date, the style.

// before reads the words before a date backwards, down to no earlier than limit. It returns where
// the date begins with them, and what they make of it.
func (p *parser) before(at, limit int) (int, modifier) {
	start, e := at, at
	for range 6 {
		e = p.backSpace(e, limit)
		w := p.backWord(e, limit)
		if w == e {
			break
		}
		if e-w == 1 && unicode.IsUpper(rune(p.text[w])) && w > limit && p.text[w-1] == '.' {
			break // the second letter of "N.C." is no "circa"
		}
		word := fold(p.text[w:e])
		if begin, mod := p.phrase(e, limit, word); mod != noModifier {
			return begin, mod
		}
		m := vocabulary[word]
		if m == nil || !m.in[link] && !m.in[weekday] && !m.in[dayWord] {
			break
		}
		if m.in[weekday] {
			start = w
		}
		e = w
	}
	return start, noModifier
}

// backSpace steps back over spaces, one line break, brackets, and one sign that may follow a word.
func (p *parser) backSpace(e, limit int) int {
	lines := 0
	for e > limit {
		switch c := p.text[e-1]; c {
		case '\n':
			if lines++; lines > 1 {
				return limit
			}
		case ' ', '\t', '\r', '[', ']', '.', '-', ',', '(':
		default:
			return e
		}
		e--
	}
	return e
}

// backWord steps back over letters.
func (p *parser) backWord(e, limit int) int {
	for e > limit {
		r, n := utf8.DecodeLastRuneInString(p.text[limit:e])
		if !unicode.IsLetter(r) || r == utf8.RuneError {
			break
		}
		e -= n
	}
	return e
}

// phrase finds the longest phrase that ends at e with that last word.
func (p *parser) phrase(e, limit int, last string) (int, modifier) {
	for _, ph := range phrases[last] {
		begin, ok := e, true
		for i := len(ph.words) - 1; i >= 0 && ok; i-- {
			stop := begin
			if i < len(ph.words)-1 {
				stop = len(strings.TrimRight(p.text[:begin], " \n"))
				ok = stop > limit && stop < begin
			}
			if ok {
				begin = p.backWord(stop, limit)
				ok = fold(p.text[begin:stop]) == ph.words[i]
			}
		}
		if ok {
			return begin, ph.mod
		}
	}
	return e, noModifier
}

// joined reads a second date behind the first, at token j.
func (p *parser) joined(j int, w *written) int {
	w.to = w.from
	if w.from.lastDay > 0 {
		w.join = w.from.lastJoin
		if w.join == both && w.mod == modBetween {
			w.join = upTo
		}
		w.to.day = w.from.lastDay
	} else if w.from.lastYear > 0 && !w.from.dual && w.from.season != winter {
		w.join = upTo
		w.to.year = w.from.lastYear
	}
	if w.join != noJoin {
		return j
	}
	how, k := p.joint(j, w)
	if how == noJoin {
		return j
	}
	k, approx := p.part(k)
	s, end, ok := p.core(k)
	if !ok || s.lastDay > 0 || !p.fits(how, w, s) {
		return j
	}
	if how == twoStyle && p.tok(j).sign == '(' {
		if p.tok(end).sign != ')' {
			return j
		}
		end++
		if s.year == 0 {
			end, _ = p.year(end, &s, false)
		}
	}
	w.join, w.to, w.approx = how, s, approx
	return end
}

// joint reads what may join two dates.
func (p *parser) joint(j int, w *written) (join, int) {
	t := p.tok(j)
	switch {
	case t.kind == sign && t.sign == '-', t.is(until) && w.mod != modBetween:
		return upTo, j + 1
	case t.kind == sign && (t.sign == '/' || t.sign == '('):
		return twoStyle, j + 1
	case t.is(and) && w.mod == modBetween:
		return upTo, j + 1
	case t.is(and):
		return both, j + 1
	case t.is(or):
		return either, j + 1
	}
	return noJoin, j
}

// part steps over "early" and articles before a second date.
func (p *parser) part(k int) (int, bool) {
	approx := false
	for range 4 {
		t := p.tok(k)
		if t.is(partWord) {
			approx = true
		} else if !t.is(link) && !t.is(weekday) && !(t.sign == ',' || t.sign == '-') || t.is(month) {
			break
		}
		k++
	}
	return k, approx
}

// fits reports whether s may be the second of two dates joined like that.
func (p *parser) fits(how join, w *written, s stamp) bool {
	a, b := w.from.precision(), s.precision()
	switch how {
	case twoStyle:
		return a == b && (a == ToDay || a == ToMonth && w.from.year == 0) && !w.from.republican && !s.republican
	case both:
		return a == b && w.from.year == 0 && s.year != 0
	case either:
		return a == b
	}
	if s.year == 0 && w.from.year == 0 && !p.whole {
		return a == ToDay && b == ToDay
	}
	return true
}

// styled reads "O.S.", "(old style)", "N.S." behind a date.
func (p *parser) styled(j int, w *written) int {
	k := j
	if t := p.tok(k); t.sign == '(' || t.sign == ',' {
		k++
	}
	t := p.tok(k)
	if t.kind != word || t.end-t.start > longestWord {
		return j
	}
	for _, s := range styles[fold(p.text[t.start:t.end])] {
		if end, ok := p.words(k, s.words); ok {
			w.style = s.calendar
			return p.skipSign(end, ')')
		}
	}
	return j
}

// words reads these words, each with or without a full stop.
func (p *parser) words(k int, words []string) (int, bool) {
	for _, want := range words {
		t := p.tok(k)
		if t.kind != word || fold(p.text[t.start:t.end]) != want {
			return k, false
		}
		k = p.skipSign(k+1, '.')
	}
	return k, true
}

// surroundings widens a date by the brackets around it, and reads a question mark behind it.
func (p *parser) surroundings(start, end, limit int, w *written) (int, int) {
	inside := p.text[start:end]
	rest := p.text[end:]
	if mark := doubtMark(rest, p.whole); mark > 0 {
		if w.join == upTo && w.mod == noModifier {
			w.mod = modBetween // "[4-9 June 1863?]" is one of these days
		} else {
			w.from.doubtAll()
			w.to.doubtAll()
		}
		end += mark
		inside, rest = p.text[start:end], p.text[end:]
	}
	opened := strings.Count(inside, "[") - strings.Count(inside, "]")
	switch {
	case opened > 0 && strings.HasPrefix(rest, "]"):
		end++
	case opened < 0 && start > limit && p.text[start-1] == '[':
		start--
	case opened == 0 && start > limit && p.text[start-1] == '[' && strings.HasPrefix(rest, "]"):
		start, end = start-1, end+1
	}
	return start, end
}

// doubtMark is the length of a question mark that doubts the date before it, and does not end a
// sentence.
func doubtMark(rest string, whole bool) int {
	for _, mark := range []string{"?]", "(?)", " (?)", "[?]", " [?]"} {
		if strings.HasPrefix(rest, mark) {
			return len(strings.TrimSuffix(mark, "]")) + strings.Count(mark, "[")
		}
	}
	if whole && strings.HasPrefix(rest, "?") {
		return 1
	}
	return 0
}

func (s *stamp) doubtAll() {
	for i := range s.doubt {
		s.doubt[i] |= Uncertain
	}
}
