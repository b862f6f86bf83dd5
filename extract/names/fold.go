package names

import (
	"unicode"
	"unicode/utf8"
)

// Fold returns a word in small letters without accents, as the lists have it: "Göttingen" is
// "gottingen", "Łódź" is "lodz", "don’t" is "don't".
func Fold(word string) string {
	var buf [64]byte
	return string(fold(buf[:0], word))
}

// fold appends the folded word to buf.
func fold(buf []byte, word string) []byte {
	for i := 0; i < len(word); {
		c := word[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			buf = append(buf, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(word[i:])
		i += size
		switch {
		case r == '’' || r == 'ʼ':
			buf = append(buf, '\'')
		case unicode.Is(unicode.Mn, r):
		default:
			if plain, ok := unaccented[r]; ok {
				buf = append(buf, plain...)
			} else {
				buf = utf8.AppendRune(buf, unicode.ToLower(r))
			}
		}
	}
	return buf
}

var unaccented = accentTable(
	"aàáâãäåāăąǎ", "cçćĉċč", "dďđð", "eèéêëēĕėęě", "gĝğġģ", "hĥħ", "iìíîïĩīĭįıİ", "jĵ", "kķ", "lĺļľŀł",
	"nñńņňŉ", "oòóôõöøōŏő", "rŕŗř", "sśŝşšș", "tţťŧț", "uùúûüũūŭůűų", "wŵ", "yýÿŷ", "zźżž",
)

func accentTable(rows ...string) map[rune]string {
	table := map[rune]string{'ß': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'þ': "th", 'Þ': "th"}
	for _, row := range rows {
		for i, r := range row {
			if i > 0 {
				table[r] = row[:1]
				table[unicode.ToUpper(r)] = row[:1]
			}
		}
	}
	return table
}
