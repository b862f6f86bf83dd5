// Package mcp gives assistants the questions as tools, by the Model Context Protocol
// (https://modelcontextprotocol.io). The tools read and change nothing, and every answer has the
// words it rests on: document, start and end in Unicode code points, quote. An assistant that
// quotes them says no more than the sources do.
package mcp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"regesta/extract"
	"regesta/graph"
	"regesta/queries"
)

const instructions = "regesta answers questions about a correspondence: who wrote to whom, when, from where, about what. " +
	"Every row of an answer has its evidence: a document, a place in it, and the literal quote. State only what the evidence says, and quote it. " +
	"Notes say what was left out and how names were read; pass them on. Letters that are only spoken of (attested) are not in the sources."

// rows is how many rows an answer has unless the caller sets a limit.
const rows = 25

// Serve answers one client on standard input and output until it goes away.
func Serve(ctx context.Context, store *graph.Store, version string) error {
	return New(store, version).Run(ctx, &mcp.StdioTransport{})
}

// New makes a server of one graph with a tool for each question, and three to read further.
func New(store *graph.Store, version string) *mcp.Server {
	s := mcp.NewServer(&mcp.Implementation{Name: "regesta", Title: "regesta", Version: version}, &mcp.ServerOptions{Instructions: instructions})
	for _, q := range queries.Queries() {
		add(s, toolName(q.Name), q.Doc, q.Params, func(ctx context.Context, args queries.Args) (any, error) { return answer(ctx, store, q, args) })
	}
	id := queries.Param{Name: "id", Kind: queries.Text, Required: true, Doc: "a letter by id, end of id or number; or a person, organisation, place or subject by name or id"}
	add(s, "show", "One letter as a regest, or the dossier of a person, organisation, place or subject, with its evidence.", []queries.Param{id},
		func(ctx context.Context, args queries.Args) (any, error) { return show(ctx, store, args) })
	add(s, "read", "The text of one letter with the editors' notes. Offsets in answers count its code points.", []queries.Param{id},
		func(ctx context.Context, args queries.Args) (any, error) { return read(ctx, store, args) })
	predicate := queries.Param{Name: "predicate", Kind: queries.Text, Doc: "only statements of this kind: sender, recipient, date, mentions …"}
	add(s, "explain", "The statements about a letter or an entity with every passage that makes them.", []queries.Param{id, predicate},
		func(ctx context.Context, args queries.Args) (any, error) { return explain(ctx, store, args) })
	return s
}

// toolName is the name of a question as names of tools may be.
func toolName(question string) string { return strings.ReplaceAll(question, "-", "_") }

// add adds a tool that reads. Its errors are answers, from which an assistant can learn.
func add(s *mcp.Server, name, doc string, params []queries.Param, run func(context.Context, queries.Args) (any, error)) {
	outside := false
	tool := &mcp.Tool{
		Name: name, Description: doc, InputSchema: schema(params),
		Annotations: &mcp.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &outside},
	}
	s.AddTool(tool, func(ctx context.Context, r *mcp.CallToolRequest) (*mcp.CallToolResult, error) {
		args, err := arguments(params, r.Params.Arguments)
		if err != nil {
			return failed(err), nil
		}
		result, err := run(ctx, args)
		if err != nil {
			return failed(err), nil
		}
		data, err := json.Marshal(result)
		if err != nil {
			return nil, err
		}
		return &mcp.CallToolResult{Content: []mcp.Content{&mcp.TextContent{Text: string(data)}}, StructuredContent: json.RawMessage(data)}, nil
	})
}

func failed(err error) *mcp.CallToolResult {
	return &mcp.CallToolResult{IsError: true, Content: []mcp.Content{&mcp.TextContent{Text: err.Error()}}}
}

// schema describes parameters as JSON Schema.
func schema(params []queries.Param) map[string]any {
	properties, required := map[string]any{}, []string{}
	for _, p := range params {
		property := map[string]any{"type": "string"}
		switch p.Kind {
		case queries.Int:
			property["type"] = "integer"
		case queries.Bool:
			property["type"] = "boolean"
		}
		if p.Repeat {
			property = map[string]any{"type": "array", "items": property}
		}
		property["description"] = p.Doc
		properties[p.Name] = property
		if p.Required {
			required = append(required, p.Name)
		}
	}
	return map[string]any{"type": "object", "properties": properties, "required": required, "additionalProperties": false}
}

// arguments reads what a client sent: texts, numbers, truth values, and lists of these.
func arguments(params []queries.Param, data json.RawMessage) (queries.Args, error) {
	args := queries.Args{}
	if len(bytes.TrimSpace(data)) == 0 {
		return args, nil
	}
	reader := json.NewDecoder(bytes.NewReader(data))
	reader.UseNumber()
	var values map[string]any
	if err := reader.Decode(&values); err != nil {
		return nil, fmt.Errorf("the arguments are no JSON object: %w", err)
	}
	for name, value := range values {
		if !slices.ContainsFunc(params, func(p queries.Param) bool { return p.Name == name }) {
			return nil, fmt.Errorf("there is no argument %q; there are %s", name, names(params))
		}
		list, ok := value.([]any)
		if !ok {
			list = []any{value}
		}
		for _, v := range list {
			switch v := v.(type) {
			case nil:
			case string, bool, json.Number:
				args[name] = append(args[name], fmt.Sprint(v))
			default:
				return nil, fmt.Errorf("argument %q: give a text, a number, true or false, or a list of texts", name)
			}
		}
	}
	return args, nil
}

func names(params []queries.Param) string {
	var list []string
	for _, p := range params {
		list = append(list, p.Name)
	}
	return strings.Join(list, ", ")
}

// answer puts a question, and cuts the answer where the caller does not.
func answer(ctx context.Context, store *graph.Store, q *queries.Query, args queries.Args) (any, error) {
	if err := queries.CheckArgs("question "+q.Name, q.Params, args); err != nil {
		return nil, err
	}
	if len(args["limit"]) > 0 {
		return queries.Ask(ctx, store, q, args)
	}
	table, _, err := queries.AskPage(ctx, store, q, args, 0, rows)
	return table, err
}

func show(ctx context.Context, store *graph.Store, args queries.Args) (any, error) {
	target, err := resolve(store, args)
	if err != nil {
		return nil, err
	}
	if target.Document != "" {
		return queries.Regest(ctx, store, target.Document)
	}
	return queries.Dossier(ctx, store, target.Entity)
}

// A text is a letter for reading.
type text struct {
	ID    string       `json:"id"`
	Text  string       `json:"text"`
	Zones []graph.Zone `json:"zones"`
}

func read(ctx context.Context, store *graph.Store, args queries.Args) (any, error) {
	target, err := resolve(store, args)
	if err != nil {
		return nil, err
	}
	if target.Document == "" {
		return nil, fmt.Errorf("%s is no letter", target.Entity)
	}
	d, err := store.Document(ctx, target.Document)
	if err != nil {
		return nil, err
	}
	return text{d.ID, d.Text, d.Zones}, nil
}

// An explanation is statements with their passages.
type explanation struct {
	Statements []queries.Statement `json:"statements"`
	All        int                 `json:"all"` // of which these are the first
}

func explain(ctx context.Context, store *graph.Store, args queries.Args) (any, error) {
	target, err := resolve(store, args)
	if err != nil {
		return nil, err
	}
	predicate := ""
	if list := args["predicate"]; len(list) > 0 {
		predicate = list[0]
	}
	e := explanation{}
	e.Statements, e.All, err = queries.Explain(ctx, store, target.Document+target.Entity, extract.Predicate(predicate), 0, rows)
	return e, err
}

func resolve(store *graph.Store, args queries.Args) (queries.Target, error) {
	if len(args["id"]) == 0 {
		return queries.Target{}, fmt.Errorf("name a letter or an entity as id")
	}
	return queries.Resolve(store, args["id"][0])
}
