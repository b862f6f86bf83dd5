package queries

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"regesta/graph"
	"regesta/graph/build"
)

var update = flag.Bool("update", false, "rewrite expected answers and docs/questions.md")

// TestEveryQuery puts every case of testdata/<question>/: a file whose first line is what stands
// behind `regesta ask`, and behind a blank line the answer, or the error.
func TestEveryQuery(t *testing.T) {
	store := fixture(t)
	for _, q := range Queries() {
		t.Run(q.Name, func(t *testing.T) {
			cases, _ := filepath.Glob(filepath.Join("testdata", q.Name, "*.txt"))
			if len(cases) == 0 {
				t.Fatalf("question %s has no case in testdata/%s", q.Name, q.Name)
			}
			for _, path := range cases {
				t.Run(strings.TrimSuffix(filepath.Base(path), ".txt"), func(t *testing.T) {
					data, err := os.ReadFile(path)
					if err != nil {
						t.Fatal(err)
					}
					line, want, _ := strings.Cut(string(data), "\n\n")
					got := put(t, store, line)
					if *update {
						if err := os.WriteFile(path, []byte(strings.TrimSpace(line)+"\n\n"+got), 0o644); err != nil {
							t.Fatal(err)
						}
						return
					}
					if got != want {
						t.Errorf("%s\ngot:\n%s\nwant:\n%s", line, got, want)
					}
				})
			}
		})
	}
}

// put puts a question given as a command line, in the format --format names.
func put(t *testing.T, store *graph.Store, line string) string {
	t.Helper()
	ctx := context.Background()
	name, rest := splitWords(line)[0], splitWords(line)[1:]
	q, err := Lookup(name)
	if err != nil {
		t.Fatal(err)
	}
	words, args := parseArgs(q, rest)
	format := "table"
	if args["format"] != nil {
		format = args["format"][0]
		delete(args, "format")
	}
	bound, err := q.Bind(words, args)
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	table, err := Ask(ctx, store, q, bound)
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	if err := sound(ctx, store, table); err != nil {
		t.Error(err)
	}
	var b strings.Builder
	if err := table.Write(&b, format, Layout{Width: 120, Evidence: format == "table"}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var quotedWord = regexp.MustCompile(`"[^"]*"|\S+`)

func splitWords(line string) []string {
	list := quotedWord.FindAllString(strings.TrimSpace(line), -1)
	for i := range list {
		list[i] = strings.Trim(list[i], `"`)
	}
	return list
}

// parseArgs parts flags from words, as the command line does.
func parseArgs(q *Query, words []string) ([]string, Args) {
	var free []string
	args := Args{}
	for i := 0; i < len(words); i++ {
		name, ok := strings.CutPrefix(words[i], "--")
		if !ok {
			free = append(free, words[i])
			continue
		}
		value := "true"
		for _, p := range append(q.Params, Param{Name: "format", Kind: Text}) {
			if p.Name == name && p.Kind != Bool && i+1 < len(words) {
				i++
				value = words[i]
			}
		}
		args[name] = append(args[name], value)
	}
	return free, args
}

// TestExamples runs every example on the built-in edition, for which they are written: it must
// parse, find something, and quote what the letters say where it says.
func TestExamples(t *testing.T) {
	store := sampleGraph(t)
	ctx := context.Background()
	for _, q := range Queries() {
		if q.Doc == "" || !strings.HasSuffix(q.Doc, ".") || len(q.Examples) == 0 {
			t.Errorf("question %s lacks a documentation of full sentences, or examples", q.Name)
		}
		for _, p := range q.Params {
			if p.Doc == "" || p.Kind == "" {
				t.Errorf("question %s: parameter %s lacks documentation or kind", q.Name, p.Name)
			}
		}
		for _, x := range q.Examples {
			words, args := parseArgs(q, splitWords(x.Args))
			bound, err := q.Bind(words, args)
			if err != nil {
				t.Errorf("%s %s: %v", q.Name, x.Args, err)
				continue
			}
			table, err := Ask(ctx, store, q, bound)
			if err != nil {
				t.Errorf("%s %s: %v", q.Name, x.Args, err)
				continue
			}
			if len(table.Rows) == 0 {
				t.Errorf("%s %s: the example finds nothing", q.Name, x.Args)
			}
			if err := sound(ctx, store, table); err != nil {
				t.Errorf("%s %s: %v", q.Name, x.Args, err)
			}
		}
	}
}

// sampleGraph is the graph of the built-in edition.
func sampleGraph(t *testing.T) *graph.Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.db")
	if _, err := build.Run(context.Background(), build.Options{DB: path}); err != nil {
		t.Fatal(err)
	}
	store, err := graph.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	return store
}

// sound checks that a table is well formed and every row rests on a quote that is there.
func sound(ctx context.Context, store *graph.Store, t *Table) error {
	for i, row := range t.Rows {
		if len(row.Cells) != len(t.Columns) {
			return fmt.Errorf("row %d has %d cells for %d columns", i, len(row.Cells), len(t.Columns))
		}
		if len(row.Cites) == 0 {
			return fmt.Errorf("row %d cites nothing: %v", i, row.Cells)
		}
		for _, c := range row.Cites {
			whole, err := store.Text(ctx, c.Document)
			if err != nil {
				return err
			}
			points := []rune(whole)
			if c.Start < 0 || c.End > len(points) || c.Quote == "" || string(points[c.Start:c.End]) != c.Quote {
				return fmt.Errorf("row %d: %q is not at %d–%d of %s", i, c.Quote, c.Start, c.End, c.Document)
			}
			if !utf8.ValidString(c.Quote) {
				return fmt.Errorf("row %d: quote is no UTF-8", i)
			}
		}
	}
	return nil
}
