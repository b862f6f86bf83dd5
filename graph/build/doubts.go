package build

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"regesta/graph"
	"regesta/graph/resolve"
)

// writeDoubts writes the doubts of this build beside those of the last. publishDoubts puts them in
// their place once the graph is in its own; where a build is killed between the two, the next one
// finds the file that was left and does not take the graph for finished.
func (b *builder) writeDoubts() error {
	doubts := b.resolver.Doubts()
	b.report.Doubts = len(doubts)
	if b.DB == graph.Memory {
		return nil
	}
	name := filepath.Join(b.DB, graph.DoubtsName)
	f, err := os.Create(name + ".new")
	if err != nil {
		return fmt.Errorf("listing doubts: %w", err)
	}
	if err = errors.Join(resolve.ExportReview(f, doubts), f.Close()); err != nil {
		return errors.Join(fmt.Errorf("listing doubts: %w", err), b.dropDoubts())
	}
	return nil
}

func (b *builder) publishDoubts() error {
	if b.DB == graph.Memory {
		return nil
	}
	name := filepath.Join(b.DB, graph.DoubtsName)
	if err := os.Rename(name+".new", name); err != nil {
		return fmt.Errorf("listing doubts: %w", err)
	}
	return nil
}

// dropDoubts removes what writeDoubts wrote.
func (b *builder) dropDoubts() error {
	if b.DB == graph.Memory {
		return nil
	}
	return os.Remove(filepath.Join(b.DB, graph.DoubtsName+".new"))
}

// ReadDoubts lists the pairs of names that the build of the graph at db left apart though something
// speaks for their being one, the likeliest first. Their spans are not kept: the passage finds the
// place again.
func ReadDoubts(db string) ([]resolve.Doubt, error) {
	f, err := os.Open(filepath.Join(db, graph.DoubtsName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("no list of doubts at %s; run `regesta build` to make one", db)
	}
	if err != nil {
		return nil, fmt.Errorf("doubts: %w", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err == nil && len(rows) == 0 {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, fmt.Errorf("the list of doubts at %s is damaged (%w); run `regesta build` again", db, err)
	}
	column := map[string]int{}
	for i, name := range rows[0] {
		column[name] = i
	}
	var list []resolve.Doubt
	for _, row := range rows[1:] {
		cell := func(name string) string {
			if i, ok := column[name]; ok {
				return row[i]
			}
			return ""
		}
		side := func(s string) resolve.Side {
			return resolve.Side{Entity: cell(s + "_id"), Name: cell(s + "_name"), Document: cell(s + "_document"), Passage: cell(s + "_passage")}
		}
		d := resolve.Doubt{A: side("a"), B: side("b"), For: cell("for"), Against: cell("against")}
		d.Score, _ = strconv.ParseFloat(cell("score"), 64)
		d.Count, _ = strconv.Atoi(cell("count"))
		list = append(list, d)
	}
	return list, nil
}
