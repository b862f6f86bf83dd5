package mcp

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"regesta/graph"
	"regesta/graph/build"
	"regesta/queries"
)

// connect is a client of a server of the built-in edition.
func connect(t *testing.T) (*mcp.ClientSession, *graph.Store) {
	t.Helper()
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "sample.db")
	if _, err := build.Run(ctx, build.Options{DB: path}); err != nil {
		t.Fatal(err)
	}
	store, err := graph.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	here, there := mcp.NewInMemoryTransports()
	server, err := New(store, "test").Connect(ctx, there, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	client, err := mcp.NewClient(&mcp.Implementation{Name: "test"}, nil).Connect(ctx, here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Close() })
	return client, store
}

// call calls a tool and decodes its answer; an error of the tool is its text.
func call(t *testing.T, c *mcp.ClientSession, name string, args map[string]any) (answer map[string]any, problem string) {
	t.Helper()
	r, err := c.CallTool(context.Background(), &mcp.CallToolParams{Name: name, Arguments: args})
	if err != nil {
		t.Fatalf("%s %v: %v", name, args, err)
	}
	text := r.Content[0].(*mcp.TextContent).Text
	if r.IsError {
		return nil, text
	}
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatalf("%s: %v in %s", name, err, text)
	}
	return answer, ""
}

// TestEveryQuestion calls the tool of every question with what it needs, and checks every quote.
func TestEveryQuestion(t *testing.T) {
	c, store := connect(t)
	list, err := c.ListTools(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	tools := map[string]*mcp.Tool{}
	for _, tool := range list.Tools {
		tools[tool.Name] = tool
		if !tool.Annotations.ReadOnlyHint || tool.Description == "" {
			t.Errorf("%s is not said to read only, or not described", tool.Name)
		}
	}
	value := map[queries.Kind]string{queries.Person: "Lenin", queries.AnyEntity: "Baku", queries.Place: "Baku", queries.AnyLetter: "sample/8", queries.Text: "oil"}
	for _, q := range queries.Queries() {
		if tools[toolName(q.Name)] == nil {
			t.Errorf("question %s has no tool", q.Name)
			continue
		}
		args := map[string]any{}
		for _, p := range q.Params {
			switch {
			case !p.Required:
			case p.Name == "b":
				args[p.Name] = "Ordzhonikidze"
			default:
				args[p.Name] = value[p.Kind]
			}
		}
		answer, problem := call(t, c, toolName(q.Name), args)
		if problem != "" {
			t.Errorf("%s %v: %s", q.Name, args, problem)
			continue
		}
		quotes(t, store, q.Name, answer)
	}
}

// quotes checks that every row of an answer quotes what the letters say where it says.
func quotes(t *testing.T, store *graph.Store, name string, answer map[string]any) {
	t.Helper()
	for _, row := range answer["rows"].([]any) {
		evidence := row.(map[string]any)["evidence"].([]any)
		if len(evidence) == 0 {
			t.Errorf("%s: a row has no evidence: %v", name, row)
		}
		for _, e := range evidence {
			e := e.(map[string]any)
			text, err := store.Text(context.Background(), e["document"].(string))
			if err != nil {
				t.Fatal(err)
			}
			points := []rune(text)
			if got := string(points[int(e["start"].(float64)):int(e["end"].(float64))]); got != e["quote"] {
				t.Errorf("%s: %q stands where %q is quoted", name, got, e["quote"])
			}
		}
	}
}

func TestReading(t *testing.T) {
	c, _ := connect(t)
	for _, want := range []struct {
		tool, field string
		args        map[string]any
	}{
		{"show", "heading", map[string]any{"id": "sample/8"}},
		{"show", "names", map[string]any{"id": "Ordzhonikidze"}},
		{"read", "text", map[string]any{"id": "8"}},
		{"explain", "statements", map[string]any{"id": "sample/8", "predicate": "sender"}},
		{"letters", "rows", map[string]any{"from": []string{"Lenin", "Stalin"}, "limit": 2, "attested": true}},
	} {
		answer, problem := call(t, c, want.tool, want.args)
		if problem != "" || answer[want.field] == nil {
			t.Errorf("%s %v: no %s in the answer (%s)", want.tool, want.args, want.field, problem)
		}
	}
}

// TestWrong: what is wrong is an answer from which a caller can learn.
func TestWrong(t *testing.T) {
	c, _ := connect(t)
	for _, wrong := range []struct {
		tool, says string
		args       map[string]any
	}{
		{"letters", "there is no argument", map[string]any{"form": "Lenin"}},
		{"letters", "Nobodyatall", map[string]any{"from": "Nobodyatall"}},
		{"letters", "give a text", map[string]any{"from": map[string]any{"name": "Lenin"}}},
		{"dialogue", "needs b", map[string]any{"a": "Lenin"}},
		{"show", "name a letter", nil},
		{"read", "no letter", map[string]any{"id": "Baku"}},
	} {
		if _, problem := call(t, c, wrong.tool, wrong.args); !strings.Contains(problem, wrong.says) {
			t.Errorf("%s %v: %q, want words on %q", wrong.tool, wrong.args, problem, wrong.says)
		}
	}
}
