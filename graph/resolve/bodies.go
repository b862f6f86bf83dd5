package resolve

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"regesta/extract"
)

// body is the name of an organisation taken apart.
type body struct {
	head    []string        // the words before the first "of": "central committee"
	words   map[string]bool // all words that tell it from others, countries as nouns
	generic bool            // nothing but words that every edition has: "Central Committee"
}

// parseBody takes the name of an organisation apart. Abbreviations are read, plurals and adjectives
// of countries levelled, articles and the wing of a party ("(b)", "of Bolsheviks") left out.
func parseBody(name string) body {
	b := body{words: map[string]bool{}, generic: true}
	raw := bodyTokens(name)
	if len(raw) == 1 {
		raw = spell(raw)
	}
	inHead := true
	for i, w := range raw {
		if bodyWords["stop"][w] {
			inHead = inHead && (i == 0 || w == "the" || w == "and")
			continue
		}
		long, ok := abbreviations[w]
		if !ok {
			long = []string{w}
		}
		for _, x := range long {
			x = level(x, len(raw) > 1)
			if x == "" {
				continue
			}
			b.words[x] = true
			b.generic = b.generic && bodyWords["generic"][x]
			if inHead {
				b.head = append(b.head, x)
			}
		}
	}
	b.governed()
	b.generic = b.generic && !longNames[b.key()]
	return b
}

// bodyTokens folds a name; "11 [th]" and "eleventh" become "11th", "(b)" and "RCP(b)" lose the wing.
func bodyTokens(name string) []string {
	fields := strings.Fields(fold(name))
	var list []string
	for i, w := range fields {
		switch {
		case (w == "th" || w == "st" || w == "nd" || w == "rd") && i > 0 && hasDigit(fields[i-1]):
			list[len(list)-1] += w
		case (w == "soviet" || w == "soviets") && i+1 < len(fields) && fields[i+1] == "of":
			list = append(list, "council") // a translator's choice
		case w == "b" || w == "bolsheviks" || w == "bolshevik" && i > 0 && i == len(fields)-1:
		default:
			list = append(list, w)
		}
	}
	return list
}

// spell reads a name that is one abbreviation.
func spell(raw []string) []string {
	if long, ok := abbreviations[raw[0]]; ok {
		return long
	}
	return raw
}

// level writes one word of a name in one way: without plural, the adjective of a country as the
// country. The name of a country alone is not touched.
func level(w string, several bool) string {
	if noun, ok := countries[w]; ok && several {
		return noun
	}
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 5:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"), len(w) < 5:
		return w
	case strings.HasSuffix(w, "ists"):
		return w[:len(w)-1]
	}
	return strings.TrimSuffix(w, "s")
}

// governed drops from the name of a government what the state calls itself: the government of the
// Republic of X is the government of X. A state that is divided keeps it. A provisional committee
// is the committee; a provisional government is another.
func (b *body) governed() {
	if !b.words["government"] {
		if len(b.words) > 2 {
			delete(b.words, "provisional")
			b.head = slices.DeleteFunc(b.head, func(w string) bool { return w == "provisional" })
		}
		return
	}
	country := false
	for w := range b.words {
		if bodyWords["divided"][w] {
			return
		}
		country = country || countries[w] == w
	}
	for w := range b.words {
		if country && bodyWords["state"][w] {
			delete(b.words, w)
		}
	}
	delete(b.words, "regime")
}

// key is the same for ways of writing one name.
func (b *body) key() string { return strings.Join(sortedKeys(b.words), " ") }

// bodyKey is the same for ways of writing the name of one organisation. A name made of nothing but
// common words holds in its edition only.
func bodyKey(name string) (key string, generic bool) {
	b := parseBody(name)
	if len(b.words) == 0 {
		return fold(name), false
	}
	return b.key(), b.generic
}

// bodies joins the names of organisations within each edition.
func (r *Resolver) bodies() {
	w := &bodyWork{Resolver: r, parsed: map[int32]*body{}}
	for id := range r.units {
		if u := &r.units[id]; u.kind == extract.Organisation {
			b := parseBody(r.forms[u.forms[0]].name)
			w.parsed[int32(id)] = &b
		}
	}
	r.named(extract.Organisation, keyOnly)
	for _, all := range r.unitsOfEditions(extract.Organisation) {
		var units []int32
		for _, u := range all {
			if r.units[u].doc < 0 {
				units = append(units, u)
			}
		}
		w.spelling(units)
		w.nested(units)
		w.syllables(units)
	}
	w.documents()
}

// bodyWork is the work on organisations.
type bodyWork struct {
	*Resolver
	parsed map[int32]*body
}

// unitsOfEditions lists the units of a kind, sorted, for each edition.
func (r *Resolver) unitsOfEditions(kind extract.Kind) [][]int32 {
	var sets []map[int32]bool
	for d := range r.docs {
		for int(r.docs[d].edition) >= len(sets) {
			sets = append(sets, map[int32]bool{})
		}
		for _, u := range r.docs[d].uses {
			if r.units[u.unit].kind == kind {
				sets[r.docs[d].edition][u.unit] = true
			}
		}
	}
	lists := make([][]int32, len(sets))
	for e, set := range sets {
		for u := range set {
			lists[e] = append(lists[e], u)
		}
		sort.Slice(lists[e], func(i, j int) bool { return lists[e][i] < lists[e][j] })
	}
	return lists
}

// keyOnly is [bodyKey] without what it says of generic names.
func keyOnly(name string) string {
	k, _ := bodyKey(name)
	return k
}

// spelling joins long names that differ in one letter of one word.
func (w *bodyWork) spelling(units []int32) {
	blocks := map[string][]int32{}
	for _, u := range units {
		words := sortedKeys(w.parsed[u].words)
		for i := range words {
			rest := append(append([]string{}, words[:i]...), words[i+1:]...)
			if len(rest) > 0 {
				k := strings.Join(rest, " ")
				blocks[k] = append(blocks[k], u)
			}
		}
	}
	for _, k := range sortedKeys(blocks) {
		for i, a := range blocks[k] {
			for _, b := range blocks[k][:min(i, 50)] {
				x, y := odd(w.parsed[a].words, w.parsed[b].words), odd(w.parsed[b].words, w.parsed[a].words)
				if reason, ok := wordVariant(x, y, true); ok && x != "" && y != "" {
					w.links.join(b, a, 0.75, reason)
				}
			}
		}
	}
}

// odd is the one word that a has and b has not, empty when there are none or several.
func odd(a, b map[string]bool) string {
	found := ""
	for x := range a {
		if !b[x] {
			if found != "" {
				return ""
			}
			found = x
		}
	}
	return found
}

// syllables joins an abbreviation of syllables or initials with the one name that it is made of.
func (w *bodyWork) syllables(units []int32) {
	long := map[byte][]int32{} // first letter → names of several words
	for _, u := range units {
		if b := w.parsed[u]; len(b.words) > 1 && len(b.head) > 0 {
			c := levelSounds(b.head[0])[0]
			long[c] = append(long[c], u)
		}
	}
	for _, u := range units {
		b := w.parsed[u]
		if len(b.words) != 1 || len(b.head) != 1 {
			continue
		}
		short := b.head[0]
		var fits []int32
		for _, v := range long[levelSounds(short)[0]] {
			if abbreviates(short, w.parsed[v].head) || acronym(short, w.forms[w.units[v].forms[0]].name) {
				fits = append(fits, v)
			}
		}
		if one, ok := w.oneOf(fits); ok {
			w.links.join(one, u, 0.8, "an abbreviation of the name")
		}
	}
}

// oneOf returns the first unit when all are one entity.
func (w *bodyWork) oneOf(units []int32) (int32, bool) {
	if len(units) == 0 {
		return 0, false
	}
	for _, u := range units[1:] {
		if !w.links.same(u, units[0]) {
			return 0, false
		}
	}
	return units[0], true
}

// abbreviates reports whether short is made of the beginnings, two letters at least, of two or more
// words in their order, the last of them being the last word: "Revkom" of Revolutionary Committee.
func abbreviates(short string, words []string) bool {
	if len(short) < 5 || len(words) < 2 {
		return false
	}
	return syllableFit(levelSounds(short), words, 0)
}

func syllableFit(short string, words []string, used int) bool {
	if short == "" {
		return len(words) == 0 && used > 1
	}
	if len(words) == 0 {
		return false
	}
	first := levelSounds(words[0])
	if len(words) > 1 && used > 0 && syllableFit(short, words[1:], used) {
		return true
	}
	for n := min(len(short), len(first)); n >= 2; n-- {
		if short[:n] == first[:n] && syllableFit(short[n:], words[1:], used+1) {
			return true
		}
	}
	return false
}

// levelSounds writes letters alike that romanisations of Russian syllables interchange.
func levelSounds(s string) string {
	return strings.NewReplacer("c", "k", "u", "v", "ee", "e", "mm", "m", "ss", "s").Replace(s)
}

// acronym reports whether short is made of the first letters of the words of a name, small words
// left out.
func acronym(short, name string) bool {
	if len(short) < 3 || len(short) > 8 {
		return false
	}
	var letters []byte
	for _, w := range strings.Fields(fold(name)) {
		if !bodyWords["stop"][w] && w != "b" && w != "bolsheviks" {
			letters = append(letters, w[0])
		}
	}
	return string(letters) == short
}

// nested joins names with the same head, of which one only says more: "Politburo", "Politburo of
// the Central Committee". Where two that say more are not the same body, the short one waits for
// its document.
func (w *bodyWork) nested(units []int32) {
	for _, group := range w.byHead(units) {
		for i, short := range group {
			var longer []int32
			for _, long := range group[i+1:] {
				if w.extends(short, long) {
					longer = append(longer, long)
				}
			}
			if len(longer) > 0 && w.chain(longer) {
				for _, long := range longer {
					w.links.join(short, long, 0.75, "the same name, one says more")
				}
			}
		}
	}
}

// byHead groups units by head, those with fewer words first.
func (w *bodyWork) byHead(units []int32) [][]int32 {
	heads := map[string][]int32{}
	for _, u := range units {
		k := w.parsed[u].headKey()
		heads[k] = append(heads[k], u)
	}
	var groups [][]int32
	for _, k := range sortedKeys(heads) {
		g := heads[k]
		sort.SliceStable(g, func(i, j int) bool { return len(w.parsed[g[i]].words) < len(w.parsed[g[j]].words) })
		groups = append(groups, g)
	}
	return groups
}

// extends reports whether the long name has all words of the short one, and says no more than to
// whom the body belongs or of which colour a government is.
func (w *bodyWork) extends(short, long int32) bool {
	a, b := w.parsed[short], w.parsed[long]
	if len(a.words) == 1 && bodyWords["generic"][a.head0()] {
		return false
	}
	for x := range a.words {
		if !b.words[x] {
			return false
		}
	}
	if !a.words["government"] {
		return true
	}
	for x := range b.words {
		if bodyWords["divided"][x] || !a.words[x] && (bodyWords["keep"][x] || countries[x] == x) {
			return false
		}
	}
	return true
}

// abroad reports whether the long name has a country, or a letter that stands for one, that the
// short one has not.
func (w *bodyWork) abroad(short, long int32) bool {
	for x := range w.parsed[long].words {
		if (countries[x] == x || len(x) < 3) && !w.parsed[short].words[x] {
			return true
		}
	}
	return false
}

func (b *body) head0() string {
	if len(b.head) == 0 {
		return ""
	}
	return b.head[0]
}

// chain reports whether of all these names each says the same as the next or more.
func (w *bodyWork) chain(units []int32) bool {
	for i, u := range units {
		for _, v := range units[:i] {
			if !w.links.same(u, v) && !w.extends(u, v) && !w.extends(v, u) {
				return false
			}
		}
	}
	return true
}

// documents joins a common name ("Revolutionary Committee") with the one body of the same document
// that is called so in full, else of the same edition; what is left is one body an edition.
func (w *bodyWork) documents() {
	heads := map[string][]int32{} // edition and head → names that say more
	for e, units := range w.unitsOfEditions(extract.Organisation) {
		for _, u := range units {
			if w.units[u].doc < 0 {
				k := editionKey(int32(e), w.parsed[u].headKey())
				heads[k] = append(heads[k], u)
			}
		}
	}
	left := map[string]int32{}
	for d := range w.docs {
		doc := &w.docs[d]
		here := map[int32]bool{}
		for _, u := range doc.uses {
			here[u.unit] = true
		}
		for _, u := range doc.uses {
			if w.units[u.unit].kind != extract.Organisation || w.units[u.unit].doc < 0 {
				continue
			}
			b := w.parsed[u.unit]
			if w.fuller(u.unit, heads[editionKey(doc.edition, b.headKey())], here) {
				continue
			}
			k := editionKey(doc.edition, b.key())
			if one, ok := left[k]; ok {
				w.links.join(one, u.unit, 0.7, "the same common name in one edition")
			} else {
				left[k] = u.unit
			}
		}
	}
}

// alluded lists the bodies of a document that a common name may be short for though the full name
// has more before it: "Regional Committee" of a "Caucasian Regional Committee". Parties are not
// meant: beside the party of a country, "the Party" is mostly another.
func (w *bodyWork) alluded(u int32, here map[int32]bool) []int32 {
	a := w.parsed[u]
	if len(a.words) < 2 || len(a.head) == 0 || a.words["party"] || a.words["government"] {
		return nil
	}
	var list []int32
	for c := range here {
		b := w.parsed[c]
		if b != nil && w.units[c].doc < 0 && len(b.head) > len(a.head) && b.head[len(b.head)-1] == a.head[len(a.head)-1] && w.extends(u, c) {
			list = append(list, c)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i] < list[j] })
	return list
}

// fuller joins a common name with the one body of the document, else of the edition, whose name
// has all its words and more.
func (w *bodyWork) fuller(u int32, candidates []int32, here map[int32]bool) bool {
	var near, far []int32
	for _, c := range candidates {
		if !w.extends(u, c) {
			continue
		}
		if here[c] {
			near = append(near, c)
		}
		if !w.abroad(u, c) {
			far = append(far, c)
		}
	}
	if len(near) == 0 {
		near = w.alluded(u, here)
	}
	if one, ok := w.oneOf(near); ok {
		return w.links.join(one, u, 0.75, "called so in full in the same document")
	}
	if one, ok := w.oneOf(far); ok && len(near) == 0 {
		return w.links.join(one, u, 0.7, "the only body of the edition that is called so in full")
	}
	return false
}

// headKey groups names that may be one: by head, governments by that word alone.
func (b *body) headKey() string {
	if b.words["government"] {
		return "government"
	}
	head := append([]string{}, b.head...)
	sort.Strings(head)
	return strings.Join(head, " ")
}

func editionKey(edition int32, k string) string { return strconv.Itoa(int(edition)) + "\x00" + k }
