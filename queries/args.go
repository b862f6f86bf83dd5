package queries

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Kind says what a parameter takes.
type Kind string

// The kinds of parameters.
const (
	AnyEntity Kind = "entity" // a person, organisation, place or topic, by name or id
	Person    Kind = "person" // whoever writes and receives letters: a person or an organisation
	Place     Kind = "place"
	AnyLetter Kind = "letter" // a document, by id, end of id, or printed number
	Date      Kind = "date"   // 1920, 1920-05, 1920-05-26, or any EDTF
	Int       Kind = "int"
	Bool      Kind = "bool"
	Text      Kind = "text"
	Pair      Kind = "pair" // two persons: A/B
)

// A Param is one parameter of a question.
type Param struct {
	Name       string
	Doc        string
	Kind       Kind
	Required   bool
	Repeat     bool // may be given several times
	Positional bool // may be given without its name, in the order of Params
}

// Args are the values of parameters as written, by name. [url.Values] and parsed flags have the
// same shape.
type Args map[string][]string

// Bind gives words without a name to the positional parameters, in order, and checks the whole.
// A last positional parameter that may be repeated takes all that are left.
func (q *Query) Bind(words []string, named Args) (Args, error) {
	args := Args{}
	for name, values := range named {
		args[name] = slices.Clone(values)
	}
	for _, p := range q.Params {
		if !p.Positional || len(words) == 0 || len(args[p.Name]) > 0 {
			continue
		}
		n := 1
		if p.Repeat {
			n = len(words)
		}
		args[p.Name] = words[:n]
		words = words[n:]
	}
	if len(words) > 0 {
		return nil, fmt.Errorf("question %s: too many words: %q is not expected; usage: %s", q.Name, words[0], q.Usage())
	}
	return args, q.check(args)
}

// check refuses unknown, missing and repeated arguments.
func (q *Query) check(args Args) error {
	if err := CheckArgs("question "+q.Name, q.Params, args); err != nil {
		return err
	}
	for _, p := range q.Params {
		if p.Required && args.text(p.Name) == "" {
			return fmt.Errorf("question %s needs %s: %s; usage: %s", q.Name, p.Name, p.Doc, q.Usage())
		}
	}
	return nil
}

// CheckArgs refuses arguments that whatever is asked does not take, or not so often.
func CheckArgs(asked string, params []Param, args Args) error {
	for _, name := range slices.Sorted(maps.Keys(args)) {
		i := slices.IndexFunc(params, func(p Param) bool { return p.Name == name })
		if i < 0 {
			return unknownArgument(asked, name, params)
		}
		if len(args[name]) > 1 && !params[i].Repeat {
			return fmt.Errorf("%s takes --%s only once", asked, name)
		}
	}
	return nil
}

// unknownArgument says what was perhaps meant, and else what there is.
func unknownArgument(asked, name string, params []Param) error {
	best, distance := "", 3
	names := make([]string, len(params))
	for i, p := range params {
		names[i] = "--" + p.Name
		if d := Edits(strings.ToLower(name), p.Name, 2); d < distance {
			best, distance = p.Name, d
		}
	}
	if best != "" {
		return fmt.Errorf("%s has no parameter %q; did you mean %s?", asked, name, best)
	}
	return fmt.Errorf("%s has no parameter %q; it takes %s", asked, name, strings.Join(names, ", "))
}

// text is the first value of a parameter, trimmed.
func (a Args) text(name string) string {
	for _, v := range a[name] {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

// number is a whole number of at least 0.
func (a Args) number(name string, missing int) (int, error) {
	value := a.text(name)
	if value == "" {
		return missing, nil
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 {
		return 0, badArgument("--%s %q is not a whole number of 0 or more", name, value)
	}
	return n, nil
}

// flag is true for --name, --name=true and a ticked box of a form.
func (a Args) flag(name string) (bool, error) {
	switch value := strings.ToLower(a.text(name)); value {
	case "", "false", "0", "no", "off":
		return false, nil
	case "true", "1", "yes", "on":
		return true, nil
	default:
		return false, badArgument("--%s %q is neither true nor false", name, value)
	}
}

// A BadArgument is an error of the question, not of the graph: a date, number or pair that is none.
type BadArgument struct{ error }

func (e BadArgument) Unwrap() error { return e.error }

func badArgument(format string, args ...any) error { return BadArgument{fmt.Errorf(format, args...)} }
