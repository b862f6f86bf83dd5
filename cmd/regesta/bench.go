package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"regesta/queries/bench"
)

const benchHelp = `Measure this machine: make letters, build them, ask every question, add a volume, change a letter,
and compare the graph with what was made. Nothing of yours is read or changed; the letters and their
graph go to a folder that is removed at the end, unless --keep names one.`

const benchExample = `  regesta bench
  regesta bench --letters 100000 --format markdown
  regesta bench --keep made --format json > figures.json`

type benchOptions struct {
	*globals
	letters, rounds, jobs int
	keep                  string
	rows                  rowOptions
}

func (o *benchOptions) addFlags(f *pflag.FlagSet) {
	f.IntVar(&o.letters, "letters", 10_000, "how many letters to make")
	f.IntVar(&o.rounds, "rounds", 20, "how often to ask each question")
	f.IntVar(&o.jobs, "jobs", 0, "documents worked on side by side (default one a processor)")
	f.StringVar(&o.keep, "keep", "", "keep letters and graph in this new `folder`")
	o.rows.addFlags(f)
}

func newBench(g *globals) *cobra.Command {
	o := &benchOptions{globals: g}
	cmd := &cobra.Command{
		Use:     "bench",
		Short:   "Measure building and asking on this machine",
		Long:    benchHelp,
		Example: benchExample,
		Args:    arguments(0, 0),
		RunE:    func(cmd *cobra.Command, _ []string) error { return o.run(cmd) },
	}
	o.addFlags(cmd.Flags())
	return cmd
}

func (o *benchOptions) run(cmd *cobra.Command) error {
	if o.letters < 10 || o.rounds < 1 {
		return usagef("--letters must be 10 or more, --rounds 1 or more")
	}
	if err := o.rows.check(); err != nil {
		return err
	}
	folder, remove, err := o.folder()
	if err != nil {
		return err
	}
	defer remove()
	defer saveMemory()()
	line := &progress{w: cmd.ErrOrStderr()}
	options := bench.Options{Letters: o.letters, Rounds: o.rounds, Jobs: o.jobs, Folder: folder}
	if !o.quiet && !o.noProgress && isTerminal(line.w) {
		options.Progress = line.say
	}
	report, err := bench.Run(cmd.Context(), options)
	line.clear()
	if err != nil {
		return err
	}
	if err := o.print(cmd, report); err != nil {
		return err
	}
	return report.Check()
}

// folder is where letters and graph go, and how it is removed.
func (o *benchOptions) folder() (string, func(), error) {
	if o.keep == "" {
		folder, err := os.MkdirTemp("", "regesta-bench-")
		return folder, func() { _ = os.RemoveAll(folder) }, err
	}
	if err := os.Mkdir(o.keep, 0o777); err != nil {
		return "", nil, fmt.Errorf("--keep %s: %w; name a new folder", o.keep, err)
	}
	return o.keep, func() {}, nil
}

func (o *benchOptions) print(cmd *cobra.Command, report *bench.Report) error {
	if o.rows.format != "json" {
		return o.rows.print(cmd, report)
	}
	return writeJSON(cmd.OutOrStdout(), report)
}

func writeJSON(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
