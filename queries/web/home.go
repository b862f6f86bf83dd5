package web

import "regesta/queries"

var _ = addPage(&page{
	Name: "home", Doc: "Overview", Pattern: "/{$}", Nav: 1,
	Data: func(v *visit) (string, any, error) {
		return "Overview", struct {
			Letters, Entities int
			Questions         []*queries.Query
		}{len(v.Store.Register().Documents), len(v.Store.Register().Entities), queries.Queries()}, nil
	},
})
