package eval

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"regesta/corpus"
)

// Gold is the record of one letter. Pointers and Set fields tell a key that is missing, and so is
// not scored, from one that is empty or null.
type Gold struct {
	ID      string `json:"id"`
	Edition string `json:"edition"` // name of the source file
	Number  Text   `json:"number"`
	Heading string `json:"heading"`
	Part    bool   `json:"part"` // of another letter; only its mentions are scored
	Span    *Span  `json:"span"` // in the source file, code points
	File    string `json:"file"` // the name of the file that is the letter
	Key     Text   `json:"key"`  // the identifier that the source gives the letter

	Senders    *[]Names `json:"senders"`
	Recipients *[]Names `json:"recipients"`
	Copies     *[]Names `json:"copies"`

	Date      Wanted   `json:"date"` // EDTF; null for an undated letter
	Dates     []string `json:"dates_accepted"`
	PlaceSent Wanted   `json:"place_sent"`
	Shelfmark Wanted   `json:"shelfmark"`
	Kind      Wanted   `json:"kind"`
	CopyForm  Wanted   `json:"copy_form"`

	References *[]Text     `json:"references"` // numbers of documents of the same edition
	Attested   *[]Attested `json:"attested"`
	About      [][]string  `json:"about"`       // subjects, each with its accepted forms
	PersonsSet [][]string  `json:"persons_set"` // people that the edition's markup names

	MentionsComplete bool      `json:"mentions_complete"`
	MentionTypes     []string  `json:"mention_types"` // those that are marked; all three when missing
	Mentions         []Mention `json:"mentions"`
	Optional         []Span    `json:"optional"` // mentions that may be found or not
	Ignore           []Span    `json:"ignore"`   // stretches where nothing is counted
}

// Names are the accepted names of one party.
type Names []string

// An Attested record is a letter that is known only because a letter or a note speaks of it.
type Attested struct {
	Senders    []Names `json:"senders"`
	Recipients []Names `json:"recipients"`
	Date       string  `json:"date"`
}

// A Mention is a name in the text, with the readings that the annotator accepts instead.
type Mention struct {
	Start        int         `json:"start"`
	End          int         `json:"end"`
	Type         string      `json:"type"`
	Text         string      `json:"text"`
	Entity       string      `json:"entity"`
	Alternatives [][]Reading `json:"alternatives"`
}

// A Span is a range of code points of the source file, end exclusive; in JSON a pair.
type Span struct{ Start, End int }

// UnmarshalJSON reads [start, end].
func (s *Span) UnmarshalJSON(b []byte) error {
	var pair []int
	if err := json.Unmarshal(b, &pair); err != nil || len(pair) != 2 || pair[0] < 0 || pair[1] < pair[0] {
		return fmt.Errorf("span %s is not [start, end]", b)
	}
	s.Start, s.End = pair[0], pair[1]
	return nil
}

// A Reading is one mention of an alternative; in JSON [start, end, type].
type Reading struct {
	Span
	Type string
}

// UnmarshalJSON reads [start, end, type].
func (r *Reading) UnmarshalJSON(b []byte) error {
	var parts []json.RawMessage
	err := json.Unmarshal(b, &parts)
	if err == nil && len(parts) == 3 {
		err = errors.Join(json.Unmarshal(parts[0], &r.Start), json.Unmarshal(parts[1], &r.End), json.Unmarshal(parts[2], &r.Type))
	}
	if err != nil || len(parts) != 3 {
		return fmt.Errorf("reading %s is not [start, end, type]", b)
	}
	return nil
}

// Text is a string that JSON may also have as a number, or as null.
type Text string

// UnmarshalJSON reads a string or a number.
func (t *Text) UnmarshalJSON(b []byte) error {
	var value any
	decoder := json.NewDecoder(bytes.NewReader(b))
	decoder.UseNumber()
	if err := decoder.Decode(&value); err != nil {
		return err
	}
	switch v := value.(type) {
	case nil:
	case string:
		*t = Text(v)
	case json.Number:
		*t = Text(v.String())
	default:
		return fmt.Errorf("%s is neither a string nor a number", b)
	}
	return nil
}

// Wanted is a value, or the values that are accepted. Set says that the record has the key, and no
// value that there shall be none.
type Wanted struct {
	Set    bool
	Values []string
}

// UnmarshalJSON reads null, a string or a list of strings.
func (w *Wanted) UnmarshalJSON(b []byte) error {
	w.Set = true
	if string(b) == "null" {
		return nil
	}
	if b[0] == '[' {
		return json.Unmarshal(b, &w.Values)
	}
	w.Values = make([]string, 1)
	return json.Unmarshal(b, &w.Values[0])
}

// Read reads gold records, one JSON object a line; empty lines are passed over. An error names the
// line and what is wrong with it.
func Read(path string) ([]*Gold, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("gold: %w", corpus.Unreadable(path, err))
	}
	var list []*Gold
	number := 0
	for line := range bytes.Lines(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))) {
		number++
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		g := &Gold{}
		if err := g.read(line); err != nil {
			return nil, fmt.Errorf("gold: %s:%d: %w", path, number, err)
		}
		list = append(list, g)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("gold: %s has no records; it should hold one JSON object a line", path)
	}
	return list, nil
}

func (g *Gold) read(line []byte) error {
	if err := json.Unmarshal(line, g); err != nil {
		var wrong *json.UnmarshalTypeError
		if errors.As(err, &wrong) {
			return fmt.Errorf("%q is a %s where a %s belongs", wrong.Field, wrong.Value, wrong.Type)
		}
		return err
	}
	switch {
	case g.ID == "":
		return errors.New("a record has no id")
	case g.MentionsComplete && g.Span == nil:
		return fmt.Errorf("%s: mentions_complete needs the span of the letter", g.ID)
	case len(g.Shelfmark.Values) > 1, len(g.Date.Values) > 1:
		return fmt.Errorf("%s: date and shelfmark take one value each; further dates belong in dates_accepted", g.ID)
	}
	return g.check()
}

// check refuses parties without a name.
func (g *Gold) check() error {
	var parties []Names
	for _, list := range []*[]Names{g.Senders, g.Recipients, g.Copies} {
		if list != nil {
			parties = append(parties, *list...)
		}
	}
	if g.Attested != nil {
		for _, a := range *g.Attested {
			parties = append(append(parties, a.Senders...), a.Recipients...)
		}
	}
	for _, names := range parties {
		if len(names) == 0 {
			return fmt.Errorf("%s: a party has no name", g.ID)
		}
	}
	for _, forms := range append(g.About[:len(g.About):len(g.About)], g.PersonsSet...) {
		if len(forms) == 0 {
			return fmt.Errorf("%s: a subject or person has no form", g.ID)
		}
	}
	return nil
}
