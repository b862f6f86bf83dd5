package web

import (
	"net/url"
	"slices"
	"strings"

	"regesta/queries"
)

var _ = addPage(&page{
	Name: "search", Doc: "Search", Pattern: "/search", Nav: 3,
	Data: func(v *visit) (string, any, error) {
		s := &searched{asked: asked{Query: queries.Search, form: form{queries.Search.Params, url.Values(v.Args)}}}
		if err := s.fill(v); err != nil || s.Table == nil {
			return "Search", s, err
		}
		hits, err := queries.SearchLetters(v.Context(), v.Store, queries.Args(s.plain()))
		if err != nil {
			return "", nil, err
		}
		s.All, s.Facets = hits.Count(), hits.Facets(facetValues)
		return s.Words() + " · Search", s, nil
	},
})

// facetValues is how many choices of each facet are shown.
const facetValues = 8

// A searched page is the answer of a search with ways to narrow it.
type searched struct {
	asked
	Facets []queries.Facet
}

// Words are what is searched for.
func (s *searched) Words() string { return strings.Join(s.values["words"], " ") }

// Before and Further are the addresses of the pages beside this one.
func (s *searched) Before() string  { return here(s.Previous) }
func (s *searched) Further() string { return here(s.Next) }

// here makes the address of an answer that of a search.
func here(address string) string {
	if address == "" {
		return ""
	}
	return "/search?" + strings.TrimPrefix(address, "/ask/search?")
}

// address is that of this page with a change.
func (s *searched) address(change func(url.Values)) string {
	values := s.plain()
	change(values)
	return "/search?" + values.Encode()
}

// Narrow is the address with one more choice.
func (s *searched) Narrow(param, value string) string {
	return s.address(func(v url.Values) { v[param] = []string{value} })
}

// A chosen value is one that narrows the search, with the address without it.
type chosen struct{ Name, Value, Without string }

// Chosen are the choices made.
func (s *searched) Chosen() []chosen {
	var list []chosen
	for _, p := range queries.Search.Params {
		if p.Name == "words" || p.Name == "limit" {
			continue
		}
		for _, value := range s.plain()[p.Name] {
			without := s.address(func(v url.Values) {
				v[p.Name] = slices.DeleteFunc(v[p.Name], func(other string) bool { return other == value })
			})
			list = append(list, chosen{p.Name, value, without})
		}
	}
	return list
}

// Passage parts a passage into what stands out and what does not.
func (s *searched) Passage(row queries.Row) []piece {
	var list []piece
	for i, part := range strings.Split(s.cell(row, "passage"), "‹") {
		if i == 0 {
			list = append(list, piece{Text: part})
			continue
		}
		hit, rest, _ := strings.Cut(part, "›")
		list = append(list, piece{Text: hit, Class: "hit"}, piece{Text: rest})
	}
	return list
}

// cell is the text of a row in the column of that name.
func (s *searched) cell(row queries.Row, name string) string {
	i := slices.IndexFunc(s.Table.Columns, func(c queries.Column) bool { return c.Name == name })
	if i < 0 {
		return ""
	}
	return row.Cells[i].Text
}

// Column is what a row says in a column.
func (s *searched) Column(row queries.Row, name string) cellView {
	i := slices.IndexFunc(s.Table.Columns, func(c queries.Column) bool { return c.Name == name })
	return s.Cell(row, i)
}
