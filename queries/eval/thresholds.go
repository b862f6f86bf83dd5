package eval

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A Threshold is a committed score: what a gold file reached when the line was written. A change
// that lowers it must say so by changing the line.
type Threshold struct {
	Gold   string // base name of the gold file
	Metric string // a line and its chief value: "sender f1", "date accuracy"
	Value  float64
}

// Thresholds are the chief values of scores: one a line, its F1, else its accuracy or recall.
func Thresholds(gold string, scores Scores) []Threshold {
	var list []Threshold
	for _, line := range scores {
		if v, ok := line.chief(); ok {
			list = append(list, Threshold{filepath.Base(gold), line.Name + " " + v.Name, v.Number})
		}
	}
	return list
}

// ReadThresholds reads committed scores: gold, metric and value with a tab between them. Empty
// lines and lines with # in front are comments.
func ReadThresholds(path string) ([]Threshold, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("committed scores: %w", err)
	}
	var list []Threshold
	for i, line := range strings.Split(string(data), "\n") {
		line = strings.TrimRight(line, "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 {
			return nil, fmt.Errorf("committed scores: %s:%d: %d columns where gold, metric and value belong", path, i+1, len(cells))
		}
		value, err := strconv.ParseFloat(cells[2], 64)
		if err != nil {
			return nil, fmt.Errorf("committed scores: %s:%d: %q is not a number", path, i+1, cells[2])
		}
		list = append(list, Threshold{cells[0], cells[1], value})
	}
	return list, nil
}

// FormatThresholds writes committed scores as [ReadThresholds] reads them, sorted.
func FormatThresholds(list []Threshold) string {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b Threshold) int {
		return cmp.Or(cmp.Compare(a.Gold, b.Gold), cmp.Compare(a.Metric, b.Metric))
	})
	var b strings.Builder
	for _, t := range list {
		fmt.Fprintf(&b, "%s\t%s\t%.4f\n", t.Gold, t.Metric, t.Value)
	}
	return b.String()
}

// A Drop is a score below the committed one. Measured is false where it is no longer measured.
type Drop struct {
	Threshold
	Now      float64
	Measured bool
}

// String says what dropped, as a test prints it.
func (d Drop) String() string {
	if !d.Measured {
		return fmt.Sprintf("%s: %s was %.4f and is no longer measured", d.Gold, d.Metric, d.Value)
	}
	return fmt.Sprintf("%s: %s fell from %.4f to %.4f", d.Gold, d.Metric, d.Value, d.Now)
}

// Compare lists what fell below the committed scores of the same gold files, in their order. Gold
// that was not scored at all, because it is not at hand, drops nothing.
func Compare(scores, committed []Threshold) []Drop {
	type key struct{ gold, metric string }
	now, scored := map[key]float64{}, map[string]bool{}
	for _, t := range scores {
		now[key{t.Gold, t.Metric}] = t.Value
		scored[t.Gold] = true
	}
	var drops []Drop
	for _, t := range committed {
		if !scored[t.Gold] {
			continue
		}
		if value, ok := now[key{t.Gold, t.Metric}]; !ok || value < t.Value {
			drops = append(drops, Drop{t, value, ok})
		}
	}
	return drops
}
