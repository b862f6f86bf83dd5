package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"regesta/graph/export"
	"regesta/queries/eval"
)

const evalHelp = `Compare the graph with gold records: letters whose parties, dates, names and references a person has
marked, one JSON object a line. For each GOLD file, precision, recall and F1 (or accuracy) of each
thing it marks. A gold file is about the source that its records name, unless --source names another.

--scores prints one number a line (gold, measure, value with tabs between them); --compare FILE
reads such lines and fails when a number fell.`

const evalExample = `  regesta eval gold/letters.jsonl
  regesta eval --errors 10 gold/letters.jsonl
  regesta eval --scores gold/*.jsonl > scores.txt
  regesta eval --compare scores.txt gold/*.jsonl`

type evalOptions struct {
	*globals
	source  string
	tables  string
	errors  int
	scores  bool
	compare string
	format  string
}

func (o *evalOptions) addFlags(f *pflag.FlagSet) {
	f.StringVar(&o.source, "source", "", "compare letters of the source whose `path` ends so")
	f.StringVar(&o.tables, "tables", "", "read the tables in this `folder`, as \"export tables\" wrote them, not the graph")
	f.IntVar(&o.errors, "errors", 0, "print up to so many misses of each kind")
	f.BoolVar(&o.scores, "scores", false, "print one number a line, for --compare")
	f.StringVar(&o.compare, "compare", "", "fail when a number fell below that of this `file`")
	f.StringVar(&o.format, "format", "table", "print scores as table or json")
}

func newEval(g *globals) *cobra.Command {
	o := &evalOptions{globals: g}
	cmd := &cobra.Command{
		Use:     "eval GOLD...",
		Short:   "Measure the graph against gold records",
		Long:    evalHelp,
		Example: evalExample,
		Args:    arguments(1, -1),
		RunE:    func(cmd *cobra.Command, args []string) error { return o.run(cmd, args) },
	}
	o.addFlags(cmd.Flags())
	return cmd
}

// An evaluation is what one gold file gave.
type evaluation struct {
	gold   string
	scores eval.Scores
	misses []eval.Miss
}

func (o *evalOptions) run(cmd *cobra.Command, golds []string) error {
	if o.format != "table" && o.format != "json" {
		return usagef("unknown format %q; scores are printed as table or json", o.format)
	}
	var committed []eval.Threshold
	if o.compare != "" {
		var err error
		if committed, err = eval.ReadThresholds(o.compare); err != nil {
			return err
		}
	}
	dir, remove, err := o.exported(cmd)
	if err != nil {
		return err
	}
	defer remove()
	var list []evaluation
	for _, gold := range golds {
		e, err := o.evaluate(dir, gold)
		if err != nil {
			return err
		}
		list = append(list, e)
	}
	if err := o.print(cmd.OutOrStdout(), list); err != nil {
		return err
	}
	return fallen(cmd.ErrOrStderr(), list, committed)
}

// exported is the folder with the tables to measure.
func (o *evalOptions) exported(cmd *cobra.Command) (dir string, remove func(), err error) {
	if o.tables != "" {
		return o.tables, func() {}, nil
	}
	store, err := o.open()
	if err != nil {
		return "", nil, err
	}
	defer store.Close()
	if dir, err = os.MkdirTemp("", "regesta-eval-*"); err != nil {
		return "", nil, err
	}
	remove = func() { os.RemoveAll(dir) }
	if _, err = export.Write(cmd.Context(), store, export.Tables, export.Options{}, dir); err != nil {
		remove()
		return "", nil, err
	}
	return dir, remove, nil
}

func (o *evalOptions) evaluate(dir, path string) (evaluation, error) {
	gold, err := eval.Read(path)
	if err != nil {
		return evaluation{}, err
	}
	source := o.source
	if source == "" {
		source = eval.SourceOf(gold)
	}
	system, err := eval.Load(dir, source)
	if err != nil {
		return evaluation{}, fmt.Errorf("%s: %w", path, err)
	}
	scores, misses := eval.Score(system, gold, o.errors)
	return evaluation{path, scores, misses}, nil
}

func (o *evalOptions) print(w io.Writer, list []evaluation) error {
	if o.scores {
		_, err := io.WriteString(w, eval.FormatThresholds(thresholds(list)))
		return err
	}
	if o.format == "json" {
		return printScoresJSON(w, list)
	}
	for i, e := range list {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if len(list) > 1 {
			fmt.Fprintln(w, "== "+e.gold)
		}
		if err := e.scores.WriteTable(w); err != nil {
			return err
		}
		if err := eval.WriteMisses(w, e.misses); err != nil {
			return err
		}
	}
	return nil
}

func printScoresJSON(w io.Writer, list []evaluation) error {
	all := make(map[string]eval.Scores, len(list))
	for _, e := range list {
		all[filepath.Base(e.gold)] = e.scores
	}
	return writeJSON(w, all)
}

func thresholds(list []evaluation) []eval.Threshold {
	var all []eval.Threshold
	for _, e := range list {
		all = append(all, eval.Thresholds(e.gold, e.scores)...)
	}
	return all
}

// fallen names every number that fell, and is an error when one did.
func fallen(w io.Writer, list []evaluation, committed []eval.Threshold) error {
	drops := eval.Compare(thresholds(list), committed)
	for _, d := range drops {
		fmt.Fprintln(w, "regesta: "+d.String())
	}
	if len(drops) > 0 {
		return fmt.Errorf("accuracy fell in %s", count(len(drops), "number"))
	}
	return nil
}
