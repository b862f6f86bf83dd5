package queries

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"regesta/graph"
)

// TestEveryChart draws every case of testdata/charts/<chart>/: a file whose first line is the
// filter as on a command line, and behind a blank line the answer, or the error.
func TestEveryChart(t *testing.T) {
	store := fixture(t)
	for _, c := range Charts() {
		t.Run(c.Name, func(t *testing.T) {
			if c.Doc == "" || c.Answer == nil {
				t.Error("it lacks documentation or an example of its answer")
			}
			cases, _ := filepath.Glob(filepath.Join("testdata", "charts", c.Name, "*.txt"))
			if len(cases) == 0 {
				t.Fatalf("chart %s has no case in testdata/charts/%[1]s", c.Name)
			}
			for _, path := range cases {
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				line, want, _ := strings.Cut(string(data), "\n\n")
				got := drawn(t, store, c, line)
				if *update {
					if err := os.WriteFile(path, []byte(strings.TrimSpace(line)+"\n\n"+got), 0o644); err != nil {
						t.Fatal(err)
					}
				} else if got != want {
					t.Errorf("%s\ngot:\n%s\nwant:\n%s", path, got, want)
				}
			}
		})
	}
}

func drawn(t *testing.T, store *graph.Store, c *Chart, line string) string {
	t.Helper()
	_, args := parseArgs(&Query{Params: c.Params}, splitWords(line)[1:])
	answer, err := c.Draw(context.Background(), store, args)
	if err != nil {
		return "error: " + err.Error() + "\n"
	}
	data, err := json.MarshalIndent(answer, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data) + "\n"
}

// TestChartsAddUp counts the letters of every chart in another way: what is drawn and what is left
// out must be all that was chosen.
func TestChartsAddUp(t *testing.T) {
	store := sampleGraph(t)
	for _, args := range []Args{{}, {"since": {"1920"}}, {"nodes": {"2"}}, {"with": {"lenin"}}} {
		of := func(c *Chart) any {
			own := Args{}
			for name, values := range args {
				if name != "nodes" || c == NetworkChart {
					own[name] = values
				}
			}
			answer, err := c.Draw(context.Background(), store, own)
			if err != nil {
				t.Fatal(err)
			}
			return answer
		}
		timeline := of(TimelineChart).(*TimelineView)
		sum := timeline.Undated
		for _, list := range [][]Bin{timeline.Bins, timeline.Spans} {
			for _, b := range list {
				sum += b.Letters
			}
		}
		if sum != timeline.Letters {
			t.Errorf("%v: the timeline has %d of %d letters", args, sum, timeline.Letters)
		}
		network := of(NetworkChart).(*Network)
		edges := 0
		for _, e := range network.Edges {
			edges += e.Letters
		}
		if n := network.Letters - network.LeftOut.Letters; edges < n || len(network.Nodes)+network.LeftOut.Nodes < len(network.Nodes) || n < 0 {
			t.Errorf("%v: %d letters drawn on edges of %d letters", args, n, edges)
		}
		// Every direction of every edge that is drawn is a cell of the whole matrix.
		matrix := of(MatrixChart).(*Matrix)
		cells := map[[2]string]int{}
		for _, c := range matrix.Cells {
			cells[[2]string{matrix.Rows[c.Row].ID, matrix.Columns[c.Column].ID}] = c.Letters
		}
		for _, e := range network.Edges {
			if cells[[2]string{e.Source, e.Target}] != e.Forth || cells[[2]string{e.Target, e.Source}] != e.Back {
				t.Errorf("%v: %s and %s: %d and %d letters in the network, others in the matrix", args, e.Source, e.Target, e.Forth, e.Back)
			}
		}
		places := of(MapChart).(*Map)
		sent := 0
		for _, list := range [][]Site{places.Places, places.Unplaced} {
			for _, p := range list {
				sent += p.Letters
			}
		}
		if sent < places.Letters-places.LeftOut.Letters {
			t.Errorf("%v: the map has %d letters of %d with a place", args, sent, places.Letters-places.LeftOut.Letters)
		}
	}
}
