package web

import (
	"net/url"
	"slices"

	"regesta/queries"
)

// A form is the parameters of a question or chart, filled in with what an address says.
type form struct {
	params []queries.Param
	values url.Values
}

// plain are the arguments without those that are empty, and without the place in the answer.
func (f form) plain() url.Values {
	values := url.Values{}
	for name, list := range f.values {
		for _, s := range list {
			if s != "" && name != "offset" {
				values.Add(name, s)
			}
		}
	}
	return values
}

// A field is one parameter in the form.
type field struct {
	queries.Param
	Values []string // as given; a field that may be repeated has an empty one more
	Input  string   // the type of the input
}

// Own are the fields of the question itself, Filter those that choose letters.
func (f form) Own() []field    { return f.fields(false) }
func (f form) Filter() []field { return f.fields(true) }

func (f form) fields(filter bool) []field {
	var list []field
	for _, p := range f.params {
		if filter != (isFilter(p.Name) && !p.Required && !p.Positional) {
			continue
		}
		one := field{Param: p, Values: slices.DeleteFunc(slices.Clone(f.values[p.Name]), func(s string) bool { return s == "" }), Input: "text"}
		switch p.Kind {
		case queries.Int:
			one.Input = "number"
		case queries.Bool:
			one.Input = "checkbox"
		case queries.AnyEntity, queries.Person, queries.Place:
			one.Input = "entity"
		}
		if len(one.Values) == 0 {
			one.Values = []string{""}
		}
		list = append(list, one)
	}
	return list
}

func isFilter(name string) bool {
	return slices.ContainsFunc(queries.LetterParams(), func(p queries.Param) bool { return p.Name == name }) || name == "limit"
}

// Filtered reports whether letters were chosen.
func (f form) Filtered() bool {
	return slices.ContainsFunc(f.Filter(), func(one field) bool { return one.Values[0] != "" })
}

// GEXF is the address of a network of just the letters that were chosen, for Gephi.
func (f form) GEXF() string {
	values := url.Values{}
	for name, list := range f.plain() {
		if isFilter(name) && name != "limit" && name != "attested" {
			values[name] = list
		}
	}
	return apiRoot + "/export/gexf?" + values.Encode()
}
