package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestReadme runs every command line of the README, in its order, in a folder that has the files
// they name. A line that fails there would fail for a reader.
func TestReadme(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no shell to run the lines of the README in")
	}
	root := filepath.Join("..", "..")
	edition, gold := readString(t, filepath.Join(root, "corpus/sample/sample.txt")), readString(t, filepath.Join(root, "corpus/sample/gold.jsonl"))
	var script strings.Builder
	script.WriteString("exec regesta build\n")
	lines := 0
	for line := range strings.Lines(readString(t, filepath.Join(root, "README.md"))) {
		if command, ok := strings.CutPrefix(line, "    regesta "); ok {
			lines++
			if strings.HasPrefix(command, "serve") {
				continue // it ends when it is told to; serve.txtar tells it
			}
			fmt.Fprintf(&script, "exec sh -c 'regesta %s'\n", strings.TrimSpace(command))
		}
	}
	if lines < 10 {
		t.Fatalf("the README has %d command lines", lines)
	}
	fmt.Fprintf(&script, "-- volume1.txt --\n%s-- more/letter.txt --\nA. Brook to N. Lund\n\nBergen, 5 May 1901\n\nDear Sir, the boat is late.\n\nA. Brook\n-- corpus/sample/gold.jsonl --\n%s", edition, gold)
	path := filepath.Join(t.TempDir(), "readme.txtar")
	if err := os.WriteFile(path, []byte(script.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{Files: []string{path}})
}

func readString(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
