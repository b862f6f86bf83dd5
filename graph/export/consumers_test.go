package export_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"regesta/graph/export"
)

// TestConsumers opens exports with the programs they are made for. A case is a script in
// testdata/consumers whose first line says what it opens and needs:
//
//	# export gexf; needs networkx; shared tei_all.rng
//
// It is run with the path of the export, and the folder of schemas where it wants a shared one, and
// what it prints must be the golden file beside it. A case whose consumer is missing is skipped;
// .ci/consumers installs all of them, and behind it a missing one is a failure.
func TestConsumers(t *testing.T) {
	scripts, err := filepath.Glob(filepath.Join("testdata", "consumers", "*"))
	if err != nil {
		t.Fatal(err)
	}
	store := oddGraph(t)
	for _, script := range scripts {
		name, ext := strings.TrimSuffix(filepath.Base(script), filepath.Ext(script)), filepath.Ext(script)
		if ext == ".golden" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			c := readConsumer(t, script, ext)
			format, err := export.Lookup(c.format)
			if err != nil {
				t.Fatal(err)
			}
			target := filepath.Join(t.TempDir(), "out"+format.Ext)
			if _, err := export.Write(context.Background(), store, format, options, target); err != nil {
				t.Fatal(err)
			}
			got := c.run(t, target)
			golden := strings.TrimSuffix(script, ext) + ".golden"
			if *update {
				if err := os.WriteFile(golden, got, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			if want := read(t, golden); !bytes.Equal(got, want) {
				t.Errorf("%s prints\n%s\nwant\n%s", script, got, want)
			}
		})
	}
}

// A consumerCase is the first line of a script, read.
type consumerCase struct {
	script string
	ext    string
	format string
	needs  []string
	schema string // folder of the shared schema
}

// Where the consumers are looked for: Debian's Python, because its packages belong to no other, and
// the modules that .ci/consumers installs.
const (
	python      = "/usr/bin/python3"
	nodeModules = "../../.cache/consumers/node_modules"
	standards   = "../../../shared/standards"
)

func readConsumer(t *testing.T, script, ext string) *consumerCase {
	t.Helper()
	line, _, _ := strings.Cut(string(read(t, script)), "\n")
	var err error
	c := &consumerCase{script: script, ext: ext}
	for _, part := range strings.Split(strings.TrimLeft(line, "#/ "), ";") {
		switch words := strings.Fields(part); words[0] {
		case "export":
			c.format = words[1]
		case "needs":
			c.needs = words[1:]
		case "shared":
			if c.schema, err = filepath.Abs(standards); err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(filepath.Join(standards, words[1])); err != nil {
				missing(t, "schema "+words[1])
			}
		default:
			t.Fatalf("%s: first line has %q", script, part)
		}
	}
	for _, need := range c.needs {
		if !c.has(need) {
			missing(t, need)
		}
	}
	return c
}

// missing skips a case, or fails it where .ci/consumers has installed everything.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") == "true" && os.Getenv("REGESTA_CONSUMERS") == "1" {
		t.Fatalf("%s is missing; .ci/consumers installs it", what)
	}
	t.Skipf("%s is missing; .ci/consumers installs it", what)
}

func (c *consumerCase) has(need string) bool {
	switch c.ext {
	case ".py":
		return exec.Command(python, "-c", "import "+need).Run() == nil
	case ".mjs":
		_, err := os.Stat(filepath.Join(nodeModules, need))
		return err == nil
	}
	_, err := exec.LookPath(need)
	return err == nil
}

func (c *consumerCase) run(t *testing.T, target string) []byte {
	t.Helper()
	argv := []string{"sh", c.script, target, c.schema}
	switch c.ext {
	case ".py":
		argv[0] = python
	case ".mjs":
		argv[0] = "node"
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, argv[0], slices.DeleteFunc(argv[1:], func(s string) bool { return s == "" })...)
	modules, err := filepath.Abs(nodeModules)
	if err != nil {
		t.Fatal(err)
	}
	command.Env = append(os.Environ(), "REGESTA_NODE_MODULES="+modules, "PYTHONDONTWRITEBYTECODE=1", "MPLBACKEND=Agg", "LC_ALL=C.UTF-8")
	command.WaitDelay = time.Second
	var stderr bytes.Buffer
	command.Stderr = &stderr
	stdout, err := command.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s%s", strings.Join(command.Args, " "), err, stdout, stderr.Bytes())
	}
	return stdout
}
