package web

import (
	"net/http"
	"slices"
	"strings"

	"regesta/queries"
)

// A QuestionInfo is one canned question as the list of them has it.
type QuestionInfo struct {
	Name     string              `json:"name"`
	URL      string              `json:"url"`
	Doc      string              `json:"doc"`
	Params   []queries.ParamInfo `json:"parameters"`
	Examples []queries.Example   `json:"examples"`
}

// Questions is the list of questions.
type Questions struct {
	Questions []QuestionInfo `json:"questions"`
}

var _ = addEndpoint(&endpoint{
	ID: "questions", Tag: "questions", Path: "/questions", Answer: Questions{},
	Doc: "The questions that can be asked, with their parameters.",
	Run: func(*visit) (any, error) {
		var list Questions
		for _, q := range queries.Queries() {
			list.Questions = append(list.Questions, QuestionInfo{q.Name, apiRoot + "/questions/" + q.Name, q.Doc, queries.Describe(q.Params), q.Examples})
		}
		return list, nil
	},
})

// A Table is the answer to a question, as `regesta ask --format json` prints it. It describes what
// [queries.Table] writes.
type Table struct {
	Query   string           `json:"query"`
	Title   string           `json:"title" doc:"the question in words, with names as they were read"`
	Columns []TableColumn    `json:"columns"`
	Rows    []map[string]any `json:"rows" doc:"objects; keys are the names of the columns, NAME_id the ids behind a column of entities, evidence the passages that the row rests on"`
	Notes   []string         `json:"notes" doc:"what was left out, and how names were read"`
}

// A TableColumn is one column.
type TableColumn struct {
	Name string `json:"name"`
	Kind string `json:"kind" enum:"text,number,date,entity,document"`
}

// formatParam chooses how an answer is written.
var formatParam = queries.Param{Name: "format", Kind: queries.Text, Doc: "json when not given, jsonl, csv or markdown"}

// tableKinds are the media types of the formats of tables.
var tableKinds = map[string]string{
	"json": "application/json", "jsonl": "application/jsonl", "csv": "text/csv; charset=utf-8", "markdown": "text/markdown; charset=utf-8",
}

var _ = addEndpoint(&endpoint{
	ID: "question", Tag: "questions", Path: "/questions/{name}", Paged: true,
	Doc:       "The answer to one question.",
	Described: describedQuestions,
	Run: func(v *visit) (any, error) {
		q, err := queries.Lookup(v.PathValue("name"))
		if err != nil {
			return nil, v.noQuestion(err)
		}
		format := v.argument(formatParam.Name)
		delete(v.Args, formatParam.Name)
		if err := queries.CheckArgs("question "+q.Name, slices.Concat(q.Params, pageParams, []queries.Param{formatParam}), v.Args); err != nil {
			return nil, err
		}
		table, all, err := queries.AskPage(v.Context(), v.Store, q, v.Args, v.offset, v.limit)
		if err != nil {
			return nil, err
		}
		v.paged(all, len(table.Rows))
		return v.tableAs(table, format)
	},
})

// tableAs writes a table in a format; json is left to the server.
func (v *visit) tableAs(table *queries.Table, format string) (any, error) {
	kind := tableKinds[format]
	switch {
	case format == "" || format == "json":
		return table, nil
	case kind == "":
		return nil, badRequest("format " + format + " is none of json, jsonl, csv, markdown")
	}
	return stream(func(w http.ResponseWriter) error {
		w.Header().Set("Content-Type", kind)
		if format == "csv" {
			w.Header().Set("Content-Disposition", `attachment; filename="`+table.Query+`.csv"`)
		}
		return table.Write(w, format, queries.Layout{})
	}), nil
}

// noQuestion is the answer for a question that there is none of.
func (v *visit) noQuestion(err error) error {
	p := &Problem{Status: http.StatusNotFound, Detail: strings.ReplaceAll(err.Error(), "`regesta ask`", apiRoot+"/questions")}
	for _, q := range queries.Queries() {
		if queries.Edits(q.Name, v.PathValue("name"), 2) <= 2 {
			p.Suggestions = append(p.Suggestions, Suggestion{q.Name, apiRoot + "/questions/" + q.Name})
		}
	}
	return p
}

// describedQuestions are the questions as endpoints of their own.
func describedQuestions() []*endpoint {
	var list []*endpoint
	for _, q := range queries.Queries() {
		list = append(list, &endpoint{
			ID: "ask-" + q.Name, Tag: "questions", Path: "/questions/" + q.Name, Doc: q.Doc, Paged: true, Answer: Table{},
			Params: append(slices.Clone(q.Params), formatParam),
		})
	}
	return list
}

// The charts are endpoints of their own.
var _ = func() bool {
	for _, c := range queries.Charts() {
		addEndpoint(&endpoint{
			ID: c.Name, Tag: "charts", Path: "/" + c.Name, Doc: c.Doc, Params: c.Params, Answer: c.Answer,
			Run: func(v *visit) (any, error) { return c.Draw(v.Context(), v.Store, v.Args) },
		})
	}
	return true
}()
