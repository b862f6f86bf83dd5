package names

import (
	"embed"
	"io/fs"
	"path"
	"strings"
	"sync"
)

// Kind says what a name is the name of.
type Kind uint8

// The kinds of names.
const (
	None Kind = iota
	Person
	Organisation
	Place
)

// String returns the kind in small letters.
func (k Kind) String() string { return [...]string{"none", "person", "organisation", "place"}[k] }

// class is a set of things that the lists know of a word.
type class uint64

const (
	given      class = 1 << iota // a given name
	givenWord                    // a given name that is a word of everyday language too
	surname                      // a surname that the edition's apparatus has
	civil                        // Mr, Lady, Aunt: part of the name
	office                       // comrade, General: before the name, no part of it
	after                        // Pasha, Khan, Esq: behind the name, part of it
	particle                     // de, von, al
	ambiguous                    // a letter that is a title as well as an initial: "T. Orlov"
	people                       // English, Muscovite
	party                        // Menshevik, Catholic, provisional
	head                         // Committee: makes a body's name with its neighbours
	weak                         // government: does so in small letters too
	unit                         // Regiment: does so behind a number
	body                         // Politburo: a body by itself
	lower                        // provisional: a small word before a head that belongs to the name
	modifier                     // Central: often begins a body's name
	folk                         // workers: "Miners' and Sailors' Party"
	calendar                     // days, months, feasts
	function                     // the, his, when: never part of a name at the start of a sentence
	landHead                     // Republic, Street: makes a place's name with the words before it
	landLower                    // province: does so in small letters too
	landFront                    // Lake, Fort: makes a place's name with the words behind it
	landOf                       // village of, Isle of
	direction                    // Northern, Great: before a country part of its name
	speech                       // said, wrote: what people do
	personWord                   // who: speaks of people
	inPlace                      // in, at, near
	nearPlace                    // towards, left
	toPlace                      // to, for, of
	moving                       // went, arrived
	event                        // War, Treaty: makes the words before it no name of a person
	common                       // a word of everyday language
	begins                       // a name of more words, or of this one, begins so
	archive                      // words of citations: ibid, vol
	abroad                       // Embassy: "in" and a place belong to the name
	family                       // a frequent surname
	street                       // Street: makes a place even of a given name
	capsOnly                     // an abbreviation of the apparatus: a body where it stands in capitals
	pronoun                      // he, them
	see                          // Bishop: "of" and a place follow
	noble                        // Duke: with "of" and a place the name of a person
	reign                        // government: "the Orlov government" names a person
	bureau                       // committee: in small letters behind the name of a place
	determiner                   // the, my: what follows is hardly a person's name
	auxiliary                    // had, was: what people do more than places
	rank                         // Captain: part of the name where people are called by titles of private life
	memberOf                     // member, chairman: what follows "of" is a body
	bodySort                     // newspaper, party: a name behind is one of a body
	dignity                      // Prince, Governor: an office that is part of the name where ranks are
	couple                       // Mr, Mrs, Lord, Lady: "and" joins two of them before one name
	partner                      // Co, Sons: makes a firm of the names before
	closing                      // yours, affectionately: what stands before a signature
	greeting                     // love, regards: "to" and a person follow
	landShort                    // Va, Hants: a state or county behind a place
	landRue                      // rue, quai: in small letters before the name of a street
)

// sections gives the sections of the lists, "file.section", their class.
var sections = map[string]class{
	"given.name": given,
	"given.word": givenWord,

	"titles.civil":     civil,
	"titles.office":    office,
	"titles.after":     after,
	"titles.particle":  particle,
	"titles.ambiguous": ambiguous,

	"peoples.people": people,
	"peoples.party":  party,

	"bodies.head":     head,
	"bodies.weak":     weak,
	"bodies.unit":     unit,
	"bodies.name":     body,
	"bodies.lower":    lower,
	"bodies.modifier": modifier,
	"bodies.folk":     folk,
	"bodies.abroad":   abroad,
	"bodies.bureau":   bureau,
	"bodies.reign":    reign,

	"grammar.dignity":    dignity,
	"grammar.couple":     couple,
	"grammar.partner":    partner,
	"grammar.closing":    closing,
	"grammar.greeting":   greeting,
	"land.short":         landShort,
	"land.rue":           landRue,
	"grammar.member":     memberOf,
	"grammar.determiner": determiner,
	"grammar.auxiliary":  auxiliary,
	"grammar.rank":       rank,
	"grammar.pronoun":    pronoun,
	"grammar.noble":      noble,
	"grammar.see":        see,
	"grammar.sort":       bodySort,
	"grammar.function":   function,
	"grammar.speech":     speech,
	"grammar.person":     personWord,
	"grammar.in":         inPlace,
	"grammar.near":       nearPlace,
	"grammar.to":         toPlace,
	"grammar.moving":     moving,
	"grammar.citation":   archive,

	"calendar": calendar,

	"surnames": family,

	"land.street":    street,
	"land.head":      landHead,
	"land.lower":     landLower,
	"land.front":     landFront,
	"land.of":        landOf,
	"land.direction": direction,
	"land.event":     event,

	"words": common,
}

//go:embed data
var files embed.FS

// A Lexicon knows words and names. It is built once and then only read; a lexicon made with
// [NewLexicon] adds what an edition teaches to the built-in lists without changing them.
type Lexicon struct {
	base  *Lexicon // nil in the built-in one
	words map[string]int32
	known []class         // by number of the word, less the offset
	more  map[int32]class // what the edition adds to words of the base
	trie  trie
	// firsts has the first letters of the given names that the edition gives to a surname.
	firsts map[int32]string
	// sounds has the kinds of the longer names by how they sound; see Sound.
	sounds map[string]Kind
}

var builtin = sync.OnceValue(loadLexicon)

// NewLexicon returns a lexicon that knows what the built-in lists know.
func NewLexicon() *Lexicon {
	return &Lexicon{base: builtin(), words: map[string]int32{}, more: map[int32]class{}, firsts: map[int32]string{}, sounds: map[string]Kind{}}
}

func loadLexicon() *Lexicon {
	l := &Lexicon{words: make(map[string]int32, 1<<15), sounds: map[string]Kind{}}
	entries, err := fs.ReadDir(files, "data")
	if err != nil {
		panic(err)
	}
	for _, e := range entries {
		file, err := files.ReadFile(path.Join("data", e.Name()))
		if err != nil {
			panic(err)
		}
		switch stem, ok := strings.CutSuffix(e.Name(), ".txt"); {
		case !ok, stem == "abbreviations": // of places, and of the tokeniser
		case stem == "known":
			l.readNames(string(file))
		default:
			l.readWords(stem, string(file))
		}
	}
	for _, p := range Places() {
		l.Add(Place, p.Name)
		for _, n := range p.Others {
			l.Add(Place, n)
		}
	}
	return l
}

// readWords reads one list: words between white space, under headings in square brackets.
func (l *Lexicon) readWords(stem, file string) {
	section := stem
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "["):
			section = stem + "." + strings.Trim(line, "[]")
		default:
			c, ok := sections[section]
			if !ok {
				panic("names: data has the unknown section " + section)
			}
			for _, w := range strings.Fields(line) {
				l.known[l.intern(Fold(w))] |= c
			}
		}
	}
}

// readNames reads names of organisations, one a line.
func (l *Lexicon) readNames(file string) {
	for line := range strings.Lines(file) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' && line[0] != '[' {
			l.Add(Organisation, line)
		}
	}
}

// offset is the number of the first word that the lexicon itself holds.
func (l *Lexicon) offset() int32 {
	if l.base == nil {
		return 0
	}
	return int32(len(l.base.known))
}

// intern returns the number of a folded word, a new one when it is not known yet.
func (l *Lexicon) intern(word string) int32 {
	if l.base != nil {
		if id, ok := l.base.words[word]; ok {
			return id
		}
	}
	id, ok := l.words[word]
	if !ok {
		id = l.offset() + int32(len(l.known))
		l.words[word] = id
		l.known = append(l.known, 0)
	}
	return id
}

// find returns the number of a folded word, -1 when it is not known.
func (l *Lexicon) find(word []byte) int32 {
	if l.base != nil {
		if id, ok := l.base.words[string(word)]; ok {
			return id
		}
	}
	if id, ok := l.words[string(word)]; ok {
		return id
	}
	return -1
}

// classes returns what the lexicon knows of a word.
func (l *Lexicon) classes(id int32) class {
	switch off := l.offset(); {
	case id < 0:
		return 0
	case id >= off:
		return l.known[id-off]
	default:
		return l.base.known[id] | l.more[id]
	}
}

// mark adds a class to a word.
func (l *Lexicon) mark(id int32, c class) {
	if off := l.offset(); id >= off {
		l.known[id-off] |= c
	} else {
		l.more[id] |= c
	}
}

// A PlaceEntry is one place of the built-in gazetteer; its coordinates are for maps.
type PlaceEntry struct {
	Name      string
	Others    []string // other names and spellings
	Sort      string   // country, region, town, river, sea, island, mountain, continent
	Country   string   // ISO 3166-1 alpha-2, empty where there is none
	Latitude  string   // decimal degrees, empty where unknown
	Longitude string
}

// Places lists the built-in gazetteer, in the order of its file.
var Places = sync.OnceValue(readPlaces)

func readPlaces() []PlaceEntry {
	file, err := files.ReadFile("data/places.tsv")
	if err != nil {
		panic(err)
	}
	var list []PlaceEntry
	const headLines = 2 // where the facts come from, the names of the columns
	n := 0
	for line := range strings.Lines(string(file)) {
		if n++; n <= headLines {
			continue
		}
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		p := PlaceEntry{Name: f[0], Sort: f[2], Country: f[3], Latitude: f[4], Longitude: f[5]}
		if f[1] != "" {
			p.Others = strings.Split(f[1], "|")
		}
		list = append(list, p)
	}
	return list
}
