package build

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"regesta/graph"
)

// childBuilds is the environment variable that makes the test binary build the sample at a path.
const childBuilds = "REGESTA_TEST_CHILD"

func TestMain(m *testing.M) {
	if db := os.Getenv(childBuilds); db != "" {
		if _, err := Run(context.Background(), Options{DB: db, Force: true}); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

const oneLetter = "No. 1\n\nLetter from Ada Brook to Jonas Quill\n\nSaltmere, 3 May 1911\n\nDear Quill,\n\nThe harbour is shut.\n\nBrook.\n"

// TestKilled kills builds at twenty random moments: the graph of before or the new one answers,
// whole, and the next build comes to its end.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("starts twenty processes")
	}
	folder := t.TempDir()
	db, source := filepath.Join(folder, "x.db"), filepath.Join(folder, "one.txt")
	if err := os.WriteFile(source, []byte(oneLetter), 0o666); err != nil {
		t.Fatal(err)
	}
	before := func() {
		t.Helper()
		if r, err := Run(t.Context(), Options{DB: db, Sources: []string{source}, Force: true}); err != nil || r.Documents != 1 {
			t.Fatalf("the build behind a kill: %+v, %v", r, err)
		}
	}
	before()
	start := time.Now()
	whole := child(t, db)
	if err := whole.Wait(); err != nil {
		t.Fatal(err)
	}
	length, all := time.Since(start), readable(t, db)
	for range 20 {
		before()
		c := child(t, db)
		moment := time.Duration(rand.Int64N(int64(length)))
		time.Sleep(moment)
		_ = c.Process.Kill()
		_ = c.Wait()
		if n := readable(t, db); n != 1 && n != all {
			t.Errorf("killed after %v of %v: %d documents, want 1 or %d", moment, length, n, all)
		}
	}
	before()
}

// child builds the sample at db in a process of its own.
func child(t *testing.T, db string) *exec.Cmd {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), childBuilds+"="+db)
	c.Stderr = os.Stderr
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c
}

// readable counts the documents of a graph, and reads the text of each.
func readable(t *testing.T, db string) int {
	t.Helper()
	store, err := graph.Open(db)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for _, d := range store.Register().Documents {
		if !d.Attested {
			if _, err := store.Text(t.Context(), d.ID); err != nil {
				t.Error(err)
			}
		}
	}
	return len(store.Register().Documents)
}

// TestUnchanged: what was made of the same is not built again. A letter, an option or a decision
// that changed, a list of doubts that did not come into its place, and force build.
func TestUnchanged(t *testing.T) {
	folder := t.TempDir()
	source, decisions := filepath.Join(folder, "one.txt"), filepath.Join(folder, "decisions.jsonl")
	o := Options{DB: filepath.Join(folder, "x.db"), Sources: []string{source}, Decisions: decisions}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	built := func(why string, o Options, want bool) {
		t.Helper()
		r, err := Run(t.Context(), o)
		if err != nil || r.Unchanged == want {
			t.Errorf("%s: unchanged %v, %v", why, r.Unchanged, err)
		}
	}
	write(source, oneLetter)
	built("first", o, true)
	built("again", o, false)
	forced := o
	forced.Force = true
	built("forced", forced, true)
	built("after force", o, false)
	write(source, oneLetter+"\nP.S. It is open again.\n")
	built("changed letter", o, true)
	write(decisions, "\n")
	built("decisions", o, true)
	doubts := filepath.Join(o.DB, graph.DoubtsName)
	write(doubts+".new", "half")
	built("doubts not in place", o, true)
	o.Limits.Message = 1 << 20
	built("limit", o, true)
	built("same limit", o, false)
	if err := os.Remove(doubts); err != nil {
		t.Fatal(err)
	}
	built("no doubts", o, true)
}
