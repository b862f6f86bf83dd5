package names

import "strings"

// trie holds names as sequences of word numbers. Marks between the words (full stops of
// abbreviations, hyphens) are no part of them: "Rostov-on-Don" and "Rostov on Don" are one entry.
type trie struct {
	next  map[edge]int32
	kinds []Kind // by node; None where no name ends
}

type edge struct{ node, word int32 }

// add enters a sequence; the first kind given to it stays.
func (t *trie) add(words []int32, kind Kind) {
	if t.next == nil {
		t.next = map[edge]int32{}
		t.kinds = []Kind{None}
	}
	node := int32(0)
	for _, w := range words {
		e := edge{node, w}
		n, ok := t.next[e]
		if !ok {
			n = int32(len(t.kinds))
			t.kinds = append(t.kinds, None)
			t.next[e] = n
		}
		node = n
	}
	if t.kinds[node] == None {
		t.kinds[node] = kind
	}
}

// step follows one word; -1 when no name goes on so.
func (t *trie) step(node, word int32) int32 {
	if n, ok := t.next[edge{node, word}]; ok {
		return n
	}
	return -1
}

// Add teaches the lexicon a name as written, of any number of words.
func (l *Lexicon) Add(kind Kind, name string) {
	var ids []int32
	for _, tok := range Tokenise(name) {
		if tok.Kind != Punct {
			ids = append(ids, l.intern(Fold(tok.Text(name))))
		}
	}
	if len(ids) == 0 {
		return
	}
	l.trie.add(ids, kind)
	if len(ids) == 1 && len(name) > 4 {
		if key := Sound(name); len(key) >= 6 && l.sounds[key] == None {
			l.sounds[key] = kind
		}
	}
	l.mark(ids[0], begins)
}

// AddBody teaches the lexicon the name of a body. Offices ("Secretary of State") are no bodies, what
// the gazetteer has as a place stays one, and an abbreviation counts only in capitals.
func (l *Lexicon) AddBody(name string) {
	name = strings.TrimPrefix(strings.TrimPrefix(name, "The "), "the ")
	tokens := Tokenise(name)
	if len(tokens) == 0 || len(name) < 2 {
		return
	}
	for _, tok := range tokens[:min(3, len(tokens))] {
		if l.classes(l.intern(Fold(tok.Text(name))))&office != 0 {
			return
		}
	}
	if l.knows(tokens, name) == Place {
		return
	}
	if first := tokens[0]; len(tokens) == 1 {
		id := l.intern(Fold(name))
		switch {
		case first.Is(AllCaps):
			l.mark(id, capsOnly)
		case l.classes(id)&(function|common|people|party) != 0:
			return
		}
	}
	l.Add(Organisation, name)
}

// knows returns the kind of a whole name in the lexicon.
func (l *Lexicon) knows(tokens []Token, name string) Kind {
	for x := l; x != nil; x = x.base {
		node := int32(0)
		for _, tok := range tokens {
			if tok.Kind == Punct {
				continue
			}
			if node = x.trie.step(node, l.intern(Fold(tok.Text(name)))); node < 0 {
				break
			}
		}
		if node > 0 && x.trie.kinds[node] != None {
			return x.trie.kinds[node]
		}
	}
	return None
}

// AddPerson teaches the lexicon a person's name as written: "G. K. Orlov", "Orlov, Grigory", "Orlov".
// Its surname alone is then a name too.
func (l *Lexicon) AddPerson(name string) {
	tokens := Tokenise(name)
	last, firsts := -1, ""
	for i, tok := range tokens {
		if tok.Kind == Punct && tok.Text(name) == "," && last >= 0 {
			break
		}
		if eastern := i > 0 && i+2 < len(tokens) && tokens[i+1].Text(name) == "-" && !tokens[i+2].Is(Capital); eastern && last >= 0 {
			break // "Sun Yat-sen": the given name stands behind
		}
		if tok.Kind == Word && tok.Is(Capital) && !tok.Is(Initial) && tok.End-tok.Start > 2 && l.classes(l.intern(Fold(tok.Text(name))))&after == 0 {
			last = i
		}
	}
	if last < 0 {
		return
	}
	word := tokens[last].Text(name)
	id := l.intern(Fold(word))
	for i, tok := range tokens {
		if i != last && tok.Kind == Word && tok.Is(Capital) {
			firsts += Fold(tok.Text(name))[:1]
		}
	}
	l.firsts[id] += firsts
	if l.classes(id)&(function|office|civil|head|people|calendar) == 0 {
		l.mark(id, surname)
	}
	if key := Sound(word); len(key) >= 6 {
		l.sounds[key] = Person
	}
}
