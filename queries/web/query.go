package web

var _ = addPage(&page{
	Name: "query", Doc: "Query", Pattern: "/query", Nav: 9,
	Data: func(v *visit) (string, any, error) {
		return "Query", &queryForm{AdHoc: v.server.options.AdHoc != nil, Language: cmpOr(v.argument("language"), "gizmo"), Text: cmpOr(v.argument("query"), sampleQuery)}, nil
	},
})

// sampleQuery is what the page begins with.
const sampleQuery = `g.V("<regesta:person/…>").in("<regesta:sender>").all()`

// A queryForm is a query that somebody writes to the database itself.
type queryForm struct {
	AdHoc          bool // queries are answered
	Language, Text string
}
