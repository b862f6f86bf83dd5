package queries

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"regesta/graph"
)

// A Target is what somebody wants to see: a letter or an entity. One of the two ids is set.
type Target struct {
	Document string
	Entity   string
	Note     string // how a name was read, where that is not plain
}

// Resolve finds the letter or entity that is meant by a full id, the end of a letter's id, a
// printed number, or a name. What fits several is an error that lists them.
func Resolve(store *graph.Store, text string) (Target, error) {
	reg := store.Register()
	names := NamesOf(reg)
	text = strings.TrimSpace(text)
	if at := names.byID(text); at >= 0 {
		return Target{Entity: text}, nil
	}
	at, letterErr := findLetter(reg, text)
	if letterErr == nil {
		return Target{Document: reg.Documents[at].ID}, nil
	}
	var several *severalError
	if errors.As(letterErr, &several) || strings.Trim(text, "0123456789") == "" {
		return Target{}, letterErr
	}
	found, err := names.Find(AnyEntity, text)
	if err != nil {
		return Target{}, err
	}
	return Target{Entity: reg.Entities[found.Entity].ID, Note: found.Note}, nil
}

// A severalError says that a number or the end of an id fits several letters.
type severalError struct {
	text string
	list []string
}

// Error lists the letters.
func (e *severalError) Error() string {
	shown := e.list[:min(len(e.list), mostCandidates)]
	more := ""
	if n := len(e.list) - len(shown); n > 0 {
		more = fmt.Sprintf(" and %d more", n)
	}
	return fmt.Sprintf("%q may be %s%s; give the id", e.text, strings.Join(shown, ", "), more)
}

// findLetter finds the one letter with an id, with a printed number, or whose id ends so.
func findLetter(reg *graph.Register, text string) (int32, error) {
	text = strings.TrimSpace(text)
	number := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(strings.ToLower(text), "no."), "№"))
	var numbered, ending []int32
	for i := range reg.Documents {
		e := &reg.Documents[i]
		switch {
		case e.ID == text:
			return int32(i), nil
		case number != "" && strings.ToLower(e.Number) == number && e.PartOf < 0:
			numbered = append(numbered, int32(i))
		case endsWith(e.ID, text):
			ending = append(ending, int32(i))
		}
	}
	for _, list := range [][]int32{numbered, ending} {
		if len(list) == 1 {
			return list[0], nil
		}
		if len(list) > 1 {
			return -1, several(reg, text, list)
		}
	}
	return -1, fmt.Errorf("no letter %q in this graph; give an id, the end of one, or a printed number", text)
}

// endsWith reports whether an id ends with whole parts: 71 ends letters/71 and letters-71, not
// letters/171. An end without a figure, which may be a name, must be all that is behind a slash.
func endsWith(id, end string) bool {
	before := "/"
	if strings.ContainsAny(end, "0123456789") {
		before = "/-_.:#"
	}
	rest, ok := strings.CutSuffix(id, end)
	return ok && end != "" && rest != "" && strings.ContainsAny(rest[len(rest)-1:], before)
}

func several(reg *graph.Register, text string, list []int32) error {
	e := &severalError{text: text}
	for _, i := range list {
		e.list = append(e.list, letterRef(reg, i).String())
	}
	slices.Sort(e.list)
	return e
}
