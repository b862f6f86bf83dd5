package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"regesta/queries"
)

const apiDoc = `Who wrote to whom, when, from where, about what, each answer with the sentence that says so.

Answers are JSON unless a format is asked for; what is wrong is application/problem+json. Answers in pages name the other
pages in the Link header and the number of rows in X-Total-Count. Every answer that depends on the graph alone has an entity
tag: send it back in If-None-Match and get 304 until another graph is served.

Ids have slashes, which stay as they are in addresses. Names are as forgiving as on the command line. Offsets count Unicode
code points, ends are exclusive.`

// describe writes the description of every endpoint, OpenAPI 3.1.
func describe(version string) ([]byte, error) {
	data, err := json.MarshalIndent(openAPI(version), "", " ")
	if err != nil {
		return nil, fmt.Errorf("describing the API: %w", err)
	}
	return append(data, '\n'), nil
}

func openAPI(version string) *huma.OpenAPI {
	registry := huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer)
	doc := &huma.OpenAPI{
		OpenAPI:    "3.1.0",
		Info:       &huma.Info{Title: "regesta", Version: version, Description: apiDoc, License: &huma.License{Name: "Apache 2.0", Identifier: "Apache-2.0"}},
		Servers:    []*huma.Server{{URL: apiRoot}},
		Components: &huma.Components{Schemas: registry},
	}
	for _, e := range endpoints {
		if e.Described == nil {
			doc.AddOperation(e.operation(registry))
			continue
		}
		for _, own := range e.Described() {
			doc.AddOperation(own.operation(registry))
		}
	}
	return doc
}

// operation is an endpoint as the description has it.
func (e *endpoint) operation(registry huma.Registry) *huma.Operation {
	summary, _, _ := strings.Cut(e.Doc, ". ")
	op := &huma.Operation{
		OperationID: e.ID, Method: e.method(), Path: strings.ReplaceAll(e.Path, "...}", "}"), Tags: []string{e.Tag},
		Summary: strings.TrimSuffix(summary, "."), Description: e.Doc, Parameters: e.parameters(), Responses: map[string]*huma.Response{},
	}
	ok := &huma.Response{Description: "the answer", Content: map[string]*huma.MediaType{}}
	if e.Answer != nil {
		ok.Content["application/json"] = &huma.MediaType{Schema: schemaOf(registry, e.Answer)}
	}
	for _, media := range e.Media {
		ok.Content[media] = &huma.MediaType{}
	}
	if e.Paged {
		ok.Headers = map[string]*huma.Param{
			"Link":          {Description: "the first, previous and next page", Schema: &huma.Schema{Type: huma.TypeString}},
			"X-Total-Count": {Description: "how many rows there are", Schema: &huma.Schema{Type: huma.TypeInteger}},
		}
	}
	op.Responses["200"] = ok
	if e.method() == http.MethodGet && !e.Fresh {
		op.Responses["304"] = &huma.Response{Description: "the reader has this answer already"}
	}
	op.Responses["default"] = &huma.Response{Description: "what is wrong, and what to do", Content: map[string]*huma.MediaType{
		"application/problem+json": {Schema: schemaOf(registry, Problem{})},
	}}
	if e.Body != nil {
		op.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Schema: schemaOf(registry, e.Body)}}}
	}
	return op
}

func schemaOf(registry huma.Registry, value any) *huma.Schema {
	t := reflect.TypeOf(value)
	return registry.Schema(t, true, t.Name())
}

// parameters are those of the path and of the query string.
func (e *endpoint) parameters() []*huma.Param {
	var list []*huma.Param
	for _, part := range strings.Split(e.Path, "/") {
		if name, ok := strings.CutPrefix(part, "{"); ok {
			name = strings.TrimSuffix(strings.TrimSuffix(name, "}"), "...")
			list = append(list, &huma.Param{Name: name, In: "path", Required: true, Description: pathDocs[name], Schema: &huma.Schema{Type: huma.TypeString}})
		}
	}
	explode := true
	for _, p := range e.params() {
		param := &huma.Param{Name: p.Name, In: "query", Description: p.Doc, Required: p.Required, Schema: paramSchema(p)}
		if p.Repeat {
			param.Explode = &explode
		}
		list = append(list, param)
	}
	return list
}

// pathDocs say what the parts of addresses are.
var pathDocs = map[string]string{
	"id":     "the id of a letter or entity, with its slashes: sample/18, person/lenin-v-i",
	"format": "a format of /export",
}

// paramSchema is what a parameter takes.
func paramSchema(p queries.Param) *huma.Schema {
	schema := &huma.Schema{Type: huma.TypeString}
	switch p.Kind {
	case queries.Int:
		least := 0.0
		schema = &huma.Schema{Type: huma.TypeInteger, Minimum: &least}
	case queries.Bool:
		schema = &huma.Schema{Type: huma.TypeBoolean}
	}
	if p.Repeat {
		schema = &huma.Schema{Type: huma.TypeArray, Items: schema}
	}
	return schema
}
