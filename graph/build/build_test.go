package build

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"regesta/corpus"
	"regesta/graph"
	"regesta/graph/export"
)

// run builds into a new folder.
func run(t *testing.T, o Options) (db string, r *Report) {
	t.Helper()
	o.DB = filepath.Join(t.TempDir(), "x.db")
	r, err := Run(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return o.DB, r
}

// tables exports a graph and returns all files as one text.
func tables(t *testing.T, db string) string {
	t.Helper()
	store, err := graph.Open(db)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	format, err := export.Lookup("tables")
	if err != nil {
		t.Fatal(err)
	}
	result, err := export.Write(context.Background(), store, format, export.Options{}, filepath.Join(t.TempDir(), "tables"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, name := range result.Files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(filepath.Base(name) + "\n" + string(data))
	}
	return all.String()
}

func TestSampleIsTheSameWithAnyNumberOfJobs(t *testing.T) {
	one, report := run(t, Options{Jobs: 1})
	many, _ := run(t, Options{Jobs: 7})
	if report.Documents == 0 || report.Sources != 1 || len(report.Problems) > 0 {
		t.Errorf("report %+v", report)
	}
	if tables(t, one) != tables(t, many) {
		t.Error("the tables differ between one worker and seven")
	}
}

// TestCancel stops a build in each of its stages: what stands at its place stays.
func TestCancel(t *testing.T) {
	db, before := run(t, Options{})
	for _, stage := range []string{"reading", "structure", "contents", "names", "writing"} {
		ctx, cancel := context.WithCancel(context.Background())
		seen := false
		_, err := Run(ctx, Options{DB: db, Force: true, Progress: func(p Progress) {
			if p.Stage == stage {
				seen = true
				cancel()
			}
		}})
		cancel()
		if !seen || !errors.Is(err, context.Canceled) {
			t.Errorf("cancelled while %s (seen: %t): error %v", stage, seen, err)
		}
		if n := documents(t, db); n != len(before.Register.Documents) {
			t.Errorf("cancelled while %s: %d documents left of %d", stage, n, len(before.Register.Documents))
		}
	}
	fresh := filepath.Join(t.TempDir(), "never.db")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, Options{DB: fresh}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(fresh); !os.IsNotExist(err) {
		t.Errorf("a cancelled build left something behind: %v", err)
	}
}

// A build that waits for its source is cancelled all the same.
func TestCancelWhileWaiting(t *testing.T) {
	in, out := io.Pipe()
	defer out.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	db := filepath.Join(t.TempDir(), "x.db")
	if _, err := Run(ctx, Options{DB: db, Sources: []string{"-"}, Stdin: in}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
	if _, err := os.Stat(db); !os.IsNotExist(err) {
		t.Errorf("a cancelled build left something behind: %v", err)
	}
}

// A document beyond measure is left out, and named.
func TestTooLong(t *testing.T) {
	b := &builder{report: &Report{}}
	c := collection{builder: b, seen: map[string]*corpus.Document{}, sources: map[string]bool{}}
	c.take(reading{doc: &corpus.Document{ID: "a/1", Source: "a.txt", Text: "short"}})
	c.take(reading{doc: &corpus.Document{ID: "a/2", Source: "a.txt", Text: strings.Repeat("long", longest/4+1)}})
	if len(b.letters) != 1 || len(b.report.Problems) != 1 || !strings.Contains(b.report.Problems[0].Error(), "a/2 is 32 MB long") {
		t.Errorf("%d letters, problems %v", len(b.letters), b.report.Problems)
	}
}

func documents(t *testing.T, db string) int {
	t.Helper()
	store, err := graph.Open(db)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	return len(store.Register().Documents)
}

func TestNothingRead(t *testing.T) {
	db := filepath.Join(t.TempDir(), "x.db")
	report, err := Run(context.Background(), Options{DB: db, Sources: []string{filepath.Join(t.TempDir(), "missing")}})
	if !errors.Is(err, ErrNothingRead) || len(report.Problems) != 1 {
		t.Errorf("error %v, problems %v", err, report.Problems)
	}
	if _, err := os.Stat(db); !os.IsNotExist(err) {
		t.Error("a graph of nothing was left behind")
	}
}

// Two files of one name in folders of one name are two sources; one file under two names is one.
func TestIDsOfTwoSources(t *testing.T) {
	root := t.TempDir()
	const head = "No. 1\n\nLetter from Ada Brook to Jonas Quill\n\nSaltmere, 3 May 1911\n\n"
	for name, text := range map[string]string{
		"a/1911/letters.txt": head + "The harbour is shut.\n",
		"b/1911/letters.txt": head + "The harbour is open.\n",
		"c/1911/letters.txt": head + "The harbour is shut.\n",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(root, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	_, report := run(t, Options{Sources: []string{root}})
	ids := map[string]bool{}
	for _, d := range report.Register.Documents {
		ids[d.ID] = true
	}
	if len(ids) != report.Documents || len(ids)+len(report.Problems) != 3 {
		t.Errorf("%d ids %v and problems %v of three letters", len(ids), ids, report.Problems)
	}
}

func TestTryNamesTheLetter(t *testing.T) {
	b := &builder{Options: Options{Jobs: 2, Progress: func(Progress) {}}, ctx: context.Background(), report: &Report{}}
	for _, id := range []string{"a", "b", "c"} {
		b.letters = append(b.letters, &letter{doc: &corpus.Document{ID: id, Source: "src"}})
	}
	err := b.each("structure", func(l *letter) error {
		switch l.doc.ID {
		case "a":
			panic("index out of range")
		case "b":
			return errors.New("b: strange")
		}
		return nil
	})
	if err != nil || len(b.letters) != 1 || b.letters[0].doc.ID != "c" {
		t.Errorf("error %v, letters left %d", err, len(b.letters))
	}
	if len(b.report.Problems) != 2 || !strings.Contains(b.report.Problems[0].Error(), "src: a: ") || b.report.Problems[1].Error() != "src: b: strange" {
		t.Errorf("problems %v", b.report.Problems)
	}
}
