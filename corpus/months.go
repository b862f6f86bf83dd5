package corpus

import (
	"strings"
	"unicode"
)

// months are the names of months, and their usual abbreviations, in the languages of editions. Words
// that mean something else as well are among them: a month alone makes no dateline.
var months = set(`
	jan january jany janr february feb feby febr mar march apr april apl may jun june jul july aug august augt sept sep september
	septr oct october octr nov november novr dec december decr
	janvier janv février fevrier févr fév mars avril avr mai juin juillet juil août aout aoust septembre octobre novembre décembre déc
	januar jänner jenner februar feber hornung märz maerz juni juli oktober okt dezember dez
	gennaio genn febbraio febbr marzo aprile maggio magg giugno luglio lugl agosto settembre ottobre ott dicembre
	enero febrero abril mayo junio julio septiembre setiembre octubre noviembre diciembre
	janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
	januari februari maart mei augustus
	ianuarii januarii februarii martii aprilis maii iunii junii iulii julii augusti septembris octobris novembris decembris
	январь января янв февраль февраля февр март марта апрель апреля апр май мая июнь июня июль июля август августа авг
	сентябрь сентября сент октябрь октября окт ноябрь ноября нояб декабрь декабря дек`)

// hasMonth reports whether the name of a month is among the words of s.
func hasMonth(s string) bool {
	from := -1
	for i, r := range s {
		switch letter := unicode.IsLetter(r); {
		case letter && from < 0:
			from = i
		case !letter && from >= 0:
			if isMonth(s, from, i) {
				return true
			}
			from = -1
		}
	}
	return from >= 0 && isMonth(s, from, len(s))
}

// isMonth reports whether the word at s[from:to] names a month; "7bre" is September, and has its
// figure before it.
func isMonth(s string, from, to int) bool {
	word := s[from:to]
	if len(word) > 24 {
		return false
	}
	if from > 0 && '0' <= s[from-1] && s[from-1] <= '9' {
		switch strings.ToLower(word) {
		case "ber", "bre", "bris":
			return strings.ContainsRune("7890", rune(s[from-1]))
		}
	}
	return months[strings.ToLower(word)]
}
