package graph_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"regesta/corpus"
	"regesta/graph"
	"regesta/graph/fulltext"
	"regesta/graph/graphtest"
)

// childBuilds is the environment variable that makes the test binary begin a build at a path, say
// so, and wait to be killed.
const childBuilds = "REGESTA_TEST_BUILD"

func TestMain(m *testing.M) {
	if path := os.Getenv(childBuilds); path != "" {
		s, err := graph.Create(path, graph.Options{})
		if err == nil {
			err = s.Add(context.Background(), graph.Record{Document: &corpus.Document{ID: "half/1", Source: "half.txt", Text: "half"}})
		}
		fmt.Println("building", err)
		select {}
	}
	os.Exit(m.Run())
}

// child begins a build at path in a process of its own.
func child(t *testing.T, path string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), childBuilds+"="+path)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.Process.Kill() // long dead in most tests
		_ = c.Wait()
	})
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || line != "building <nil>\n" {
		t.Fatalf("the child says %q, %v", line, err)
	}
	return c
}

func kill(t *testing.T, c *exec.Cmd) {
	t.Helper()
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = c.Wait() // "signal: killed", as wanted
}

// answers opens the graph at path and checks that it is the one of graphtest.
func answers(t *testing.T, path string) {
	t.Helper()
	s, err := graph.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if n := len(s.Register().Documents); n != 4 {
		t.Errorf("%d documents, want 4", n)
	}
	if n := len(said(t, s)); n == 0 {
		t.Error("the graph says nothing")
	}
}

func TestKilledBuildLeavesTheOldGraph(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	graphtest.Create(t, path)
	c := child(t, path)
	answers(t, path) // while the next one is built
	kill(t, c)
	answers(t, path)
	graphtest.Create(t, path)
	answers(t, path)
	generations, err := filepath.Glob(filepath.Join(path, "graph-*"))
	if err != nil || len(generations) != 1 {
		t.Errorf("generations %v are left, want one, %v", generations, err)
	}
}

func TestKilledFirstBuildLeavesNoGraph(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	kill(t, child(t, path))
	if _, err := graph.Open(path); !errors.Is(err, graph.ErrNoGraph) {
		t.Errorf("opening what a killed build left: %v", err)
	}
	graphtest.Create(t, path)
	answers(t, path)
}

func TestTwoBuildsAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	c := child(t, path)
	_, err := graph.Create(path, graph.Options{})
	if !errors.Is(err, graph.ErrLocked) || !strings.Contains(err.Error(), fmt.Sprint(c.Process.Pid)) {
		t.Errorf("error %v, want one that names process %d", err, c.Process.Pid)
	}
	kill(t, c)
	graphtest.Create(t, path)
	first, err := graph.Create(path, graph.Options{}) // twice in one process
	if err != nil {
		t.Fatal(err)
	}
	if _, err := graph.Create(path, graph.Options{}); !errors.Is(err, graph.ErrLocked) {
		t.Errorf("second build in one process: %v", err)
	}
	if err := first.Close(); err != nil {
		t.Error(err)
	}
	answers(t, path)
}

func TestUnfinishedBuildIsUndone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	s := begun(t, path)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an unfinished first build left something: %v", err)
	}
	graphtest.Create(t, path)
	if err := begun(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	answers(t, path)
}

// TestReaderOutlivesRebuild: who has a graph open goes on reading it while builds take its place.
func TestReaderOutlivesRebuild(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	graphtest.Create(t, path)
	reader, err := graph.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	for range 2 {
		s, err := graph.Create(path, graph.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Add(context.Background(), graphtest.Harbour(t)[0]); err != nil {
			t.Fatal(err)
		}
		commit(t, s)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(said(t, reader)); n < 10 {
		t.Errorf("the reader finds %d statements in the graph it opened", n)
	}
}

func TestCreateKeepsWhatIsNoGraph(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "letters.db")
	if err := os.WriteFile(file, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	likeOurs := t.TempDir() // has files of our names, and others
	for _, name := range []string{"regesta.json", "graph-1", "letters.txt"} {
		if err := os.WriteFile(filepath.Join(likeOurs, name), []byte("mine"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{file, folder, likeOurs} {
		if _, err := graph.Create(path, graph.Options{}); !errors.Is(err, graph.ErrNotGraph) {
			t.Errorf("%s: %v", path, err)
		}
		if _, err := graph.Open(path); !errors.Is(err, graph.ErrNotGraph) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if data, err := os.ReadFile(file); err != nil || string(data) != "mine" {
		t.Errorf("the file has become %q, %v", data, err)
	}
	for folder, want := range map[string]int{folder: 1, likeOurs: 3} {
		if entries, err := os.ReadDir(folder); err != nil || len(entries) != want {
			t.Errorf("the folder has become %v, %v", entries, err)
		}
	}
}

// TestDamage damages a graph in every file and every way, and wants one clear line that says what
// to do; never a panic, and never an answer from what is left.
func TestDamage(t *testing.T) {
	clean := filepath.Join(t.TempDir(), "clean.db")
	if err := graphtest.Create(t, clean).Close(); err != nil {
		t.Fatal(err)
	}
	ways := map[string]func(name string) error{
		"removed":   os.Remove,
		"emptied":   func(name string) error { return os.Truncate(name, 0) },
		"truncated": func(name string) error { return halve(name) },
		"scribbled": scribble,
	}
	var files []string
	err := filepath.WalkDir(clean, func(name string, d fs.DirEntry, err error) error {
		if rel, _ := filepath.Rel(clean, name); err == nil && d.Type().IsRegular() && !strings.EqualFold(filepath.Base(name), "lock") {
			files = append(files, rel)
		}
		return err
	})
	if err != nil || len(files) < 4 {
		t.Fatalf("files %v, %v", files, err)
	}
	for _, file := range files {
		for way, damage := range ways {
			t.Run(filepath.Base(file)+" "+way, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "test.db")
				if err := os.CopyFS(path, os.DirFS(clean)); err != nil {
					t.Fatal(err)
				}
				if err := damage(filepath.Join(path, file)); err != nil {
					t.Fatal(err)
				}
				err := readAll(path)
				if err == nil && way == "scribbled" && !strings.HasSuffix(file, ".sst") && !strings.HasSuffix(file, ".json") {
					return // an options file may say what it likes
				}
				if err == nil || strings.Contains(err.Error(), "\n") {
					t.Errorf("error %v, want one line", err)
				}
				graphtest.Create(t, path) // a rebuild mends it
				answers(t, path)
			})
		}
	}
}

func halve(name string) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	return os.Truncate(name, info.Size()/2)
}

// scribble writes over the middle of a file and leaves its length.
func scribble(name string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	for i := len(data) / 4; i < len(data)*3/4; i++ {
		data[i] ^= 0x5A
	}
	return os.WriteFile(name, data, 0o666)
}

// readAll opens a graph and reads everything in it.
func readAll(path string) error {
	s, err := graph.Open(path)
	if err != nil {
		return err
	}
	defer s.Close()
	for _, e := range s.Register().Documents {
		if e.Attested {
			continue
		}
		if _, err := s.Document(context.Background(), e.ID); err != nil {
			return err
		}
		if _, err := s.Statements(context.Background(), e.ID); err != nil {
			return err
		}
	}
	q, err := fulltext.Parse("dear OR moscow")
	if err == nil {
		_, err = s.Search(context.Background(), q)
	}
	return err
}

func TestOtherVersion(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	if err := graphtest.Create(t, path).Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(path, "regesta.json")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	data = []byte(strings.Replace(string(data), `"format": `, `"format": 9`, 1))
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := graph.Open(path); !errors.Is(err, graph.ErrVersion) || !strings.Contains(err.Error(), "regesta build") {
		t.Errorf("opening a graph of another version: %v", err)
	}
	graphtest.Create(t, path)
	answers(t, path)
}
