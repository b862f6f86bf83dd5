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
		a := &asked{Query: q, form: form{q.Params, url.Values(v.Args)}}
		return q.Name, a, a.fill(v)
	},
})

// rowsPerPage is how many rows of an answer a page has.
const rowsPerPage = 50

// An asked question is its form and, once it has what it needs, its answer.
type asked struct {
	*queries.Query
	form
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
	return slices.ContainsFunc(a.Query.Params, func(p queries.Param) bool { return p.Required && len(args[p.Name]) == 0 })
}

// at is the address of the answer from a row on.
func (a *asked) at(offset int) string {
	values := a.plain()
	if offset > 0 {
		values.Set("offset", strconv.Itoa(offset))
	}
	return "/ask/" + a.Name + "?" + values.Encode()
}

// Download is the address of the whole answer in a format.
func (a *asked) Download(format string) string {
	values := a.plain()
	values.Set("format", format)
	return apiRoot + "/questions/" + a.Name + "?" + values.Encode()
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
