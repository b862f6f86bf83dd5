package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"regesta/queries"
)

var _ = addPage(&page{
	Name: "questions", Doc: "Ask", Pattern: "/ask", Nav: 2,
	Data: func(*visit) (string, any, error) { return "Questions", queries.Queries(), nil },
})

var _ = addPage(&page{
	Name: "ask", Doc: "A question", Pattern: "/ask/{question}",
	Data: func(v *visit) (string, any, error) {
		q, err := queries.Lookup(v.PathValue("question"))
		if err != nil {
			return "", nil, v.noQuestion(err)
		}
		a := &asked{Query: q, values: url.Values(v.Args)}
		return q.Name, a, a.fill(v)
	},
})

// rowsPerPage is how many rows of an answer a page has.
const rowsPerPage = 50

// An asked question is its form and, once it has what it needs, its answer.
type asked struct {
	*queries.Query
	values   url.Values
	Table    *queries.Table
	Offset   int
	All      int
	Notes    []string
	Problem  *Problem // of the arguments, shown above the form
	Previous string   // addresses of the pages beside this one
	Next     string
}

// fill answers the question if nothing is missing. Fields that were left empty were not given.
func (a *asked) fill(v *visit) error {
	args := queries.Args{}
	for name, values := range a.values {
		if values = slices.DeleteFunc(slices.Clone(values), func(s string) bool { return s == "" }); len(values) > 0 {
			args[name] = values
		}
	}
	var err error
	if a.Offset, err = strconv.Atoi(cmpOr(v.argument("offset"), "0")); err != nil || a.Offset < 0 {
		return badRequest("offset is a whole number of 0 or more")
	}
	delete(args, "offset")
	if a.missing(args) {
		return nil
	}
	table, all, err := queries.AskPage(v.Context(), v.Store, a.Query, args, a.Offset, rowsPerPage)
	if err != nil {
		a.Problem = problemOf(err)
		if a.Problem.Status >= 500 {
			return err
		}
		return nil
	}
	a.Table, a.All = table, all
	if a.Offset > 0 {
		a.Previous = a.at(max(0, a.Offset-rowsPerPage))
	}
	if a.Offset+rowsPerPage < all || all < 0 && len(table.Rows) == rowsPerPage {
		a.Next = a.at(a.Offset + rowsPerPage)
	}
	return nil
}

func (a *asked) missing(args queries.Args) bool {
	return slices.ContainsFunc(a.Params, func(p queries.Param) bool { return p.Required && len(args[p.Name]) == 0 })
}

// at is the address of the answer from a row on.
func (a *asked) at(offset int) string {
	values := a.plain()
	if offset > 0 {
		values.Set("offset", strconv.Itoa(offset))
	}
	return "/ask/" + a.Name + "?" + values.Encode()
}

// plain are the arguments without those that are empty, and without the place in the answer.
func (a *asked) plain() url.Values {
	values := url.Values{}
	for name, list := range a.values {
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
func (a *asked) Own() []field    { return a.fields(false) }
func (a *asked) Filter() []field { return a.fields(true) }

func (a *asked) fields(filter bool) []field {
	var list []field
	for _, p := range a.Params {
		if filter != (isFilter(p.Name) && !p.Required && !p.Positional) {
			continue
		}
		f := field{Param: p, Values: slices.DeleteFunc(slices.Clone(a.values[p.Name]), func(s string) bool { return s == "" }), Input: "text"}
		switch p.Kind {
		case queries.Int:
			f.Input = "number"
		case queries.Bool:
			f.Input = "checkbox"
		case queries.AnyEntity, queries.Person, queries.Place:
			f.Input = "entity"
		}
		if len(f.Values) == 0 {
			f.Values = []string{""}
		}
		list = append(list, f)
	}
	return list
}

func isFilter(name string) bool {
	return slices.ContainsFunc(queries.LetterParams(), func(p queries.Param) bool { return p.Name == name }) || name == "limit"
}

// Filtered reports whether letters were chosen.
func (a *asked) Filtered() bool {
	return slices.ContainsFunc(a.Filter(), func(f field) bool { return f.Values[0] != "" })
}

// Download is the address of the whole answer in a format.
func (a *asked) Download(format string) string {
	values := a.plain()
	values.Set("format", format)
	return apiRoot + "/questions/" + a.Name + "?" + values.Encode()
}

// Network is the address of a network of just the letters that were chosen, for Gephi.
func (a *asked) Network() string {
	values := url.Values{}
	for name, list := range a.plain() {
		if isFilter(name) && name != "limit" && name != "attested" {
			values[name] = list
		}
	}
	return apiRoot + "/export/gexf?" + values.Encode()
}

// A cellView is a cell with an address for each of its ids.
type cellView struct {
	Text  string
	Links []Suggestion
}

// Cell shows one cell: names link to their dossiers, documents to the letters.
func (a *asked) Cell(row queries.Row, column int) cellView {
	cell, kind := row.Cells[column], a.Table.Columns[column].Kind
	c := cellView{Text: cell.Text}
	names := strings.Split(cell.Text, "; ")
	for i, id := range cell.IDs {
		switch kind {
		case queries.DocumentColumn:
			c.Links = append(c.Links, Suggestion{id, letterURL(id)})
		case queries.EntityColumn:
			name := cell.Text
			if len(cell.IDs) > 1 && len(names) == len(cell.IDs) {
				name = names[i]
			}
			c.Links = append(c.Links, Suggestion{name, entityURL(id)})
		}
	}
	return c
}
