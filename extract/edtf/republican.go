package edtf

// republican reads the year behind a French Republican month at k: "an VIII", "l'an 8", "VIII".
func (p *parser) republican(k int, s stamp) (stamp, int, bool) {
	s.month, s.republican = p.tok(k).meaning.value[republicanMonth], true
	j := p.skipSign(k+1, '.')
	for n := 0; n < 5; n++ {
		t := p.tok(j)
		l := t.kind == word && p.text[t.start:t.end] == "l"
		if !l && !t.is(yearWord) && !(t.kind == sign && (t.sign == ',' || t.sign == '\'' || t.sign == '-')) {
			break
		}
		j++
	}
	t := p.tok(j)
	switch t.kind {
	case numeral:
		s.year = t.value
	case word:
		s.year = romanYears[p.text[t.start:t.end]]
	}
	if s.year < 1 || s.year > 14 {
		return s, k, false
	}
	_, ok := republicanDay(s.year, s.month, s.day)
	return s, j + 1, ok
}

// romanYears are the years for which the calendar was in use.
var romanYears = map[string]int{
	"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12,
	"XIII": 13, "XIV": 14,
}

// republicanDay converts a date of the French Republican calendar as it was kept from 22 September
// 1792 to 1805, with leap years III, VII and XI.
func republicanDay(year, month, day int) (Day, bool) {
	leap := 0
	for _, y := range []int{3, 7, 11} {
		if y < year {
			leap++
		}
	}
	last := 30
	if month == 13 {
		last = 5
		if year%4 == 3 {
			last = 6
		}
	}
	start := Gregorian(1792, 9, 22)
	return start + Day((year-1)*365+leap+(month-1)*30+day-1), day >= 1 && day <= last
}
