package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"

	"regesta/queries"
)

// examples are addresses to ask each endpoint for, besides the examples of the questions. The
// built-in edition must have an answer to each.
var examples = map[string][]string{
	"status":    {"/status"},
	"documents": {"/documents", "/documents?from=lenin&limit=1", "/documents?year=1920&attested=true"},
	"document":  {"/documents/sample/18", "/documents/sample/7"},
	"text":      {"/text/sample/18"},
	"entities":  {"/entities?limit=3", "/entities?q=ordz", "/entities?q=Ordjonikidze&type=person"},
	"entity":    {"/entities/person/lenin-v-i", "/entities/place/baku"},
	"evidence":  {"/evidence/sample/18", "/evidence/sample/18?predicate=copyTo", "/evidence/place/baku?limit=2"},
	"questions": {"/questions"},
	"network":   {"/network", "/network?nodes=2&year=1920"},
	"timeline":  {"/timeline", "/timeline?by=day&with=lenin"},
	"map":       {"/map"},
	"matrix":    {"/matrix?rows=3"},
	"doubts":    {"/doubts"},
	"exports":   {"/export"},
	"export":    {"/export/gexf?from=lenin", "/export/tables", "/export/cmif?year=1920"},
}

// TestEveryEndpoint asks every endpoint of the description and compares what it answers with what
// the description says of it.
func TestEveryEndpoint(t *testing.T) {
	s, _ := sampleServer(t, Options{Version: "test"})
	doc := openAPI("test")
	for _, path := range doc.Paths {
		for _, op := range []*huma.Operation{path.Get, path.Post} {
			if op == nil {
				continue
			}
			t.Run(op.OperationID, func(t *testing.T) {
				if op.Summary == "" || op.Description == "" || len(op.Tags) == 0 {
					t.Error("it lacks documentation or a tag")
				}
				for _, p := range op.Parameters {
					if p.Description == "" {
						t.Errorf("parameter %s lacks documentation", p.Name)
					}
				}
				list := examples[op.OperationID]
				if name, ok := strings.CutPrefix(op.OperationID, "ask-"); ok {
					list = addressesOf(t, name)
				}
				if len(list) == 0 && op.Method == http.MethodGet {
					t.Fatal("it has no example")
				}
				for _, address := range list {
					checkAnswer(t, doc, op, get(s, apiRoot+address), address)
				}
			})
		}
	}
}

// addressesOf are the addresses of the examples of a question.
func addressesOf(t *testing.T, name string) []string {
	q, err := queries.Lookup(name)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, x := range q.Examples {
		words, named := commandLine(q, x.Args)
		args, err := q.Bind(words, named)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, "/questions/"+name+"?"+url.Values(args).Encode())
	}
	return list
}

var quoted = regexp.MustCompile(`"[^"]*"|\S+`)

// commandLine parts flags from words, as the command line does.
func commandLine(q *queries.Query, line string) (words []string, named queries.Args) {
	named = queries.Args{}
	all := quoted.FindAllString(line, -1)
	for i := 0; i < len(all); i++ {
		name, ok := strings.CutPrefix(all[i], "--")
		if !ok {
			words = append(words, strings.Trim(all[i], `"`))
			continue
		}
		value := "true"
		if at := slices.IndexFunc(q.Params, func(p queries.Param) bool { return p.Name == name }); at >= 0 && q.Params[at].Kind != queries.Bool {
			i++
			value = strings.Trim(all[i], `"`)
		}
		named[name] = append(named[name], value)
	}
	return words, named
}

// checkAnswer compares an answer with its description.
func checkAnswer(t *testing.T, doc *huma.OpenAPI, op *huma.Operation, r answer, address string) {
	t.Helper()
	if r.status != http.StatusOK {
		t.Errorf("%s: %d %s", address, r.status, r.body)
		return
	}
	if r.Get("ETag") == "" && r.Get("Cache-Control") != "no-store" {
		t.Errorf("%s: neither an entity tag nor no-store", address)
	}
	kind, _, _ := strings.Cut(r.Get("Content-Type"), ";")
	if kind != "application/json" || op.Responses["200"].Content[kind] == nil {
		return
	}
	var value any
	if err := json.Unmarshal([]byte(r.body), &value); err != nil {
		t.Errorf("%s: %v", address, err)
		return
	}
	var found huma.ValidateResult
	huma.Validate(doc.Components.Schemas, op.Responses["200"].Content[kind].Schema, huma.NewPathBuffer(nil, 0), huma.ModeReadFromServer, value, &found)
	for _, err := range found.Errors {
		t.Errorf("%s: %v", address, err)
	}
}

// TestQuestionsDescribed looks for every question, with every parameter, in what programs get as
// the description.
func TestQuestionsDescribed(t *testing.T) {
	s, _ := sampleServer(t, Options{})
	r := get(s, apiRoot+"/openapi.json")
	var doc struct {
		OpenAPI string `json:"openapi"`
		Paths   map[string]map[string]struct {
			Parameters []struct{ Name, In string }
		}
	}
	if err := json.Unmarshal([]byte(r.body), &doc); err != nil || !strings.HasPrefix(doc.OpenAPI, "3.1") {
		t.Fatalf("OpenAPI %q, error %v", doc.OpenAPI, err)
	}
	for _, q := range queries.Queries() {
		for _, p := range q.Params {
			if !slices.ContainsFunc(doc.Paths["/questions/"+q.Name]["get"].Parameters, func(d struct{ Name, In string }) bool {
				return d.Name == p.Name && d.In == "query"
			}) {
				t.Errorf("question %s: parameter %s is not described", q.Name, p.Name)
			}
		}
	}
}

// TestWrong asks for what there is not, and expects to be helped.
func TestWrong(t *testing.T) {
	s, _ := sampleServer(t, Options{})
	for _, c := range []struct {
		address string
		status  int
		says    string
	}{
		{"/nothing", 404, "there is nothing at /api/v1/nothing"},
		{"/documents/sample/1800", 404, "has no"},
		{"/documents/18", 404, `"url":"/letters/sample/18"`},
		{"/entities/person/nobody", 404, "has no"},
		{"/text/sample/1800", 404, "has no"},
		{"/evidence/sample/1800", 404, "has no"},
		{"/evidence/sample/18?predicate=copyto", 400, "did you mean copyTo?"},
		{"/questions/leters", 404, "did you mean letters?"},
		{"/questions/letters?form=lenin", 400, "did you mean from?"},
		{"/questions/letters?from=ordzhonikidse", 200, ""},
		{"/questions/letters?from=Stalinsky", 400, "did you mean"},
		{"/questions/letters?since=yesterday", 400, "is not a date"},
		{"/questions/letters?since=1920&since=1921", 400, "only once"},
		{"/questions/letters?limit=0", 400, "from 1 to 10000"},
		{"/questions/letters?limit=1&limit=2", 400, "one whole number"},
		{"/questions/letters?offset=-1", 400, "from 0"},
		{"/questions/letters?format=xml", 400, "jsonl"},
		{"/questions/letters?from=%zz", 400, "query string is damaged"},
		{"/questions/dialogue", 400, "needs"},
		{"/network?nodes=many", 400, "whole number"},
		{"/network?node=3", 400, "did you mean nodes?"},
		{"/entities?type=ship", 400, "person"},
		{"/export/excel", 404, "no export format"},
		{"/export/gexf?form=lenin", 400, "did you mean from?"},
		{"/export/gexf?from=nobody-at-all", 400, "in this graph"},
	} {
		r := get(s, apiRoot+c.address, "Accept", browser)
		if r.status != c.status || !strings.Contains(r.body, c.says) {
			t.Errorf("%s: %d %s, want %d with %q", c.address, r.status, r.body, c.status, c.says)
		}
		if c.status >= 400 && r.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %s", c.address, r.Get("Content-Type"))
		}
	}
}

// TestPages follows the links from page to page and compares with the whole.
func TestPages(t *testing.T) {
	s, _ := sampleServer(t, Options{})
	rows := func(address string) (list []map[string]any, next, all string) {
		r := get(s, address)
		var table Table
		if err := json.Unmarshal([]byte(r.body), &table); err != nil {
			t.Fatal(address, err, r.body)
		}
		for _, link := range r.Values("Link") {
			target, rel, _ := strings.Cut(link, "; ")
			if rel == `rel="next"` {
				next = strings.Trim(target, "<>")
			}
		}
		return table.Rows, next, r.Get("X-Total-Count")
	}
	for _, question := range []string{"letters?with=lenin", "mentions?who=baku", "correspondents?"} {
		whole, next, all := rows(apiRoot + "/questions/" + question + "&limit=10000")
		if next != "" || len(whole) < 4 || all == "" {
			t.Fatalf("%s: %d of %q rows and %q", question, len(whole), all, next)
		}
		var got []map[string]any
		address := apiRoot + "/questions/" + question + "&limit=3"
		for address != "" {
			var page []map[string]any
			page, address, _ = rows(address)
			if got = append(got, page...); len(got) > len(whole) || len(page) == 0 {
				break
			}
		}
		a, _ := json.Marshal(whole)
		b, _ := json.Marshal(got)
		if string(a) != string(b) {
			t.Errorf("%s: %d rows page by page, %d at once, or others", question, len(got), len(whole))
		}
	}
}
