package graph

import "sync"

// OpenDay is the day of an Entry whose bound is open or unknown.
const OpenDay = int32(-1 << 31)

// A Register is the list of all letters with what questions filter and count by, one row a letter.
// It is derived from the quads at the end of a build and read back in one piece when a store is
// opened; it holds no text. Entities, topics and documents are referred to by their index.
type Register struct {
	Documents []Entry
	Entities  []Entity // people, organisations, places and topics; sorted by ID
	Sources   []string // paths as given to build
	Apparatus []Apparatus

	once    sync.Once
	byID    map[string]int32 // made by the first look-up
	derived sync.Map         // see [Register.Derived]
}

// Apparatus is a document of an edition's apparatus: a preface, a list of persons. It is no letter
// and no question counts it, but it makes claims about people.
type Apparatus struct {
	ID         string
	Source     int32 // index into Sources
	Start, End int32 // code points in the source file; both 0 when not plain text
}

// An Entry is the row of one document. Attested letters and parts have rows of their own.
type Entry struct {
	ID       string
	SourceID string
	Number   string
	Heading  string
	Kind     string
	Source   int32 // index into Sources

	Date     string // EDTF, empty when undated
	DateText string // as written
	Calendar string
	Earliest int32 // day, counted from 1 January 1970 in the Gregorian calendar; OpenDay when open
	Latest   int32

	Senders    []Party
	Recipients []Party
	Copies     []Party

	PlaceSent     int32 // index into Entities, -1 when unknown
	PlaceReceived int32

	Shelfmark, Archive, Fonds, Series, File, Leaf string
	CopyForm, Language                            string

	Mentions []Tally // people, organisations and places, by index
	Subjects []Weight
	Cites    []Citation

	PartOf     int32 // index into Documents, -1 for a whole
	Attested   bool  // known only because AttestedIn speaks of it
	AttestedIn int32 // index into Documents, -1 for printed letters and those only the apparatus attests
	// AttestedNote is the number of the note of AttestedIn that speaks of the letter, empty when
	// the text does.
	AttestedNote string

	Start, End int32 // code points in the source file; both 0 when not plain text
}

// A Party is one sender, recipient or copy recipient.
type Party struct {
	Entity    int32
	Name      string // as written
	Office    string
	Certainty string
}

// A Tally counts the mentions of one entity in a document.
type Tally struct {
	Entity int32
	Count  int32
}

// A Weight is one subject of a document, an entity or a topic, with its score.
type Weight struct {
	Entity int32
	Score  float32
}

// A Citation is a reference to another document. Target is its index, -1 when the corpus does not
// have it; Number and Note are what the reference says.
type Citation struct {
	Target int32
	Kind   string // cites, repliesTo, encloses
	Number string
	Note   string
}
