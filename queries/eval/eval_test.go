package eval

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// oracle is the script that defines the scores.
const oracle = "../../../shared/exam/score.py"

// TestAsTheScript compares the scores of random tables, to the last digit and in the order of the
// keys, with those of the script.
func TestAsTheScript(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 to run the script with")
	}
	if _, err := os.Stat(oracle); err != nil {
		t.Skip("the script is not at hand:", oracle)
	}
	rounds := 25
	if testing.Short() {
		rounds = 5
	}
	for seed := range rounds {
		dir := t.TempDir()
		gold := newGenerator(uint64(seed)).write(t, dir)
		want := script(t, python, dir, gold)
		if got := ours(t, dir, gold); !bytes.Equal(got, want) {
			t.Fatalf("seed %d:\n got %s\nwant %s", seed, got, want)
		}
	}
}

// script runs the script; what it prints behind the JSON are the misses.
func script(t *testing.T, python, dir, gold string) []byte {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command(python, oracle, dir, gold, "--json")
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, stderr.String())
	}
	var scores json.RawMessage
	if err := json.NewDecoder(bytes.NewReader(out)).Decode(&scores); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := json.Compact(&b, scores); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func ours(t *testing.T, dir, gold string) []byte {
	t.Helper()
	records, err := Read(gold)
	if err != nil {
		t.Fatal(err)
	}
	system, err := Load(dir, "")
	if err != nil {
		t.Fatal(err)
	}
	scores, _ := Score(system, records, 0)
	out, err := json.Marshal(scores)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestMisses scores one letter of which much is wrong: the table and the misses are in testdata.
func TestMisses(t *testing.T) {
	records, err := Read("testdata/small/gold.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	system, err := Load("testdata/small", "letters.txt")
	if err != nil {
		t.Fatal(err)
	}
	scores, misses := Score(system, records, 2)
	var b bytes.Buffer
	if err := scores.WriteTable(&b); err != nil {
		t.Fatal(err)
	}
	if err := WriteMisses(&b, misses); err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/small/want.txt")
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("got\n%s", b.String())
	}
}

// TestReadErrors reads gold that is wrong: the error names the line and what is wrong with it.
func TestReadErrors(t *testing.T) {
	data, err := os.ReadFile("testdata/bad.txt")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		record, want, _ := strings.Cut(line, "\t")
		path := filepath.Join(t.TempDir(), "gold.jsonl")
		save(t, path, `{"id": "good"}`+"\n\n"+record+"\n")
		_, err := Read(path)
		if err == nil || !strings.Contains(err.Error(), "gold.jsonl:3: ") || !strings.Contains(err.Error(), want) {
			t.Errorf("line %d: error %v, want %q", i+1, err, want)
		}
	}
	empty := filepath.Join(t.TempDir(), "empty.jsonl")
	save(t, empty, "\n")
	if _, err := Read(empty); err == nil || !strings.Contains(err.Error(), "no records") {
		t.Errorf("empty gold: %v", err)
	}
}

func TestLoadErrors(t *testing.T) {
	dir := t.TempDir()
	if _, err := Load(dir, ""); err == nil {
		t.Error("a folder without tables was read")
	}
	save(t, filepath.Join(dir, "documents.csv"), "document,source\nd1,a.txt\n")
	if _, err := Load(dir, "b.txt"); err == nil || !strings.Contains(err.Error(), `source "b.txt"`) {
		t.Errorf("a source that is not there: %v", err)
	}
	save(t, filepath.Join(dir, "names.csv"), "entity,name\ne1,\"a\n")
	if _, err := Load(dir, ""); err == nil || !strings.Contains(err.Error(), "names.csv") {
		t.Errorf("a damaged table: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(`{"id": "a", "span": [1, 5], "mentions_complete": true, "mentions": [{"alternatives": [[[1, 2, "place"]]]}], "kind": "letter"}`)
	f.Add(`{"id": "a", "senders": [["b"]], "date": null, "references": [1, "2"]}`)
	f.Fuzz(func(t *testing.T, line string) {
		g := &Gold{}
		if g.read([]byte(line)) != nil {
			return
		}
		Score(&System{}, []*Gold{g}, 1)
	})
}
