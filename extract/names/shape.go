package names

import (
	"bytes"
	"strings"
)

// shape is what the ending of word i says: positive for a surname, negative for a place.
func (s *scan) shape(i int) float64 {
	w := Fold(s.str(i))
	for _, e := range surnameEndings {
		if strings.HasSuffix(w, e) && len(w) > len(e)+1 {
			return 1
		}
	}
	for _, e := range placeEndings {
		if strings.HasSuffix(w, e) && len(w) > len(e)+1 {
			return -0.8
		}
	}
	return 0.4
}

// bodyShape is what the ending of word i says for a body: "Revkom", "Cavbureau".
func (s *scan) bodyShape(i int) float64 {
	w := Fold(s.str(i))
	for _, e := range bodyEndings {
		if strings.HasSuffix(w, e) && len(w) > len(e)+1 {
			return 2
		}
	}
	return 0
}

var bodyEndings = strings.Fields("kom com bureau buro torg trest prombank bank gazette zeitung presse verlag verein bund")

var surnameEndings = strings.Fields(`ov ev off sky ski skii enko vich witz shvili dze adze yan ian nian son sen sson mann stein feld
	baum meyer meier escu poulos oglu ovic nini etti elli ucci ez zadeh evna ovna ulin ichev`)

var placeEndings = strings.Fields(`grad burg burgh ville town ton ham shire stan abad polis kent sk insk borough bury mouth stadt dorf heim
	furt land wick worth field combe port pore pur nagar shan minster chester cester thorpe firth haven holm fjord dal vik gorod gard
	ia istan ovo evo ino itsa iya`)

// likeness compares an unknown word with the names of the lexicon as the ear hears them:
// transliterations and inflected forms of a known name are of its kind.
func (s *scan) likeness(i int) Kind {
	w := &s.words[i]
	if w.id >= 0 && w.class != 0 || w.End-w.Start < 5 {
		return None
	}
	if k := s.inflected(i); k != None {
		return k
	}
	key := Sound(s.str(i))
	if len(key) < 6 {
		return None
	}
	for l := s.lex; l != nil; l = l.base {
		if k, ok := l.sounds[key]; ok {
			return k
		}
	}
	return None
}

// inflected compares an unknown word without its last vowels with the names of the lexicon: Slavic
// names keep their endings in bad translations.
func (s *scan) inflected(i int) Kind {
	var buf [64]byte
	stem := bytes.TrimRight(fold(buf[:0], s.str(i)), "aeiouy")
	if n := int(s.words[i].End - s.words[i].Start); len(stem) < 4 || len(stem) == n || len(stem) < n-2 {
		return None
	}
	for l := s.lex; l != nil; l = l.base {
		if n := l.trie.step(0, s.lex.find(stem)); n >= 0 && l.trie.kinds[n] != None {
			return l.trie.kinds[n]
		}
	}
	return None
}

// Sound is a key that transliterations of one name share: "Dzhankoi" and "Jankoy",
// "Byelinsky" and "Belinskii". Vowels are all alike, and none stands at the end.
func Sound(name string) string {
	var buf [64]byte
	w := fold(buf[:0], name)
	out := make([]byte, 0, len(w))
	for i := 0; i < len(w); i++ {
		c := w[i]
		next := byte(0)
		if i+1 < len(w) {
			next = w[i+1]
		}
		switch {
		case c == 'k' && next == 'h', c == 'g' && next == 'h':
			i++
			c = 'k'
			if w[i-1] == 'g' {
				c = 'g'
			}
		case c == 'd' && (next == 'j' || next == 'z' && i+2 < len(w) && w[i+2] == 'h'):
			i++
			if next == 'z' {
				i++
			}
			c = 'j'
		case c == 'z' && next == 'h':
			i++
			c = 'j'
		case c == 'p' && next == 'h':
			i++
			c = 'f'
		case c == 's' && next == 'h', c == 'c' && next == 'h', c == 't' && next == 's':
			i++
			if c != 't' {
				c = 'x'
			} else {
				c = 's'
			}
		case c == 'c' || c == 'q':
			c = 'k'
		case c == 'w':
			c = 'v'
		case c == 'z':
			c = 's'
		case c == 'g' && (next == 'e' || next == 'i'):
			c = 'g'
		}
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y', '\'':
			c = 'a'
		}
		if n := len(out); n > 0 && out[n-1] == c {
			continue
		}
		out = append(out, c)
	}
	for len(out) > 0 && out[len(out)-1] == 'a' {
		out = out[:len(out)-1]
	}
	return string(out)
}
