package main

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"regesta/corpus"
	"regesta/graph/build"
	"regesta/queries"
)

const buildHelp = `Read sources, find who wrote to whom, when, from where and about what, decide which names are one
person, and write the graph. SOURCE is a file, a folder (hidden files are skipped) or "-" for
standard input; without one, the built-in sample edition is read. The format of each file is
recognised by its content; see "regesta formats".

An existing graph is replaced when the new one is complete, and not before; one that has letters of
sources which are not read this time only with --force. Where sources, options and decisions are those of
the graph that stands there, nothing is done, but with --force.`

const buildExample = `  regesta build
  regesta build volume1.txt volume2.txt
  regesta build --db letters.db --profile edition.yaml letters/
  zcat letters.txt.gz | regesta build -`

type buildOptions struct {
	*globals
	authorities []string
	subjects    string
	decisions   string
	profile     string
	jobs        int
	limits      []string
	fromNQuads  string
	force       bool
}

func (o *buildOptions) addFlags(f *pflag.FlagSet) {
	f.StringArrayVar(&o.authorities, "authority", nil, "authority `file` of people, organisations and places (repeatable)")
	f.StringVar(&o.subjects, "subjects", "", "list of subjects to look for, a CSV (id, label, alternatives, broader) or SKOS `file`")
	f.StringVar(&o.decisions, "decisions", "", "`file` of decisions on names (default decisions.jsonl beside the db)")
	f.StringVar(&o.profile, "profile", "", "edition profile, a YAML `file`; \"regesta profile\" prints one to start from")
	f.IntVar(&o.jobs, "jobs", 0, "letters read side by side (default one a processor)")
	f.StringArrayVar(&o.limits, "limit", nil, "how much of a source is read, as `name=size` (repeatable); \"regesta formats\" lists them")
	f.StringVar(&o.fromNQuads, "from-nquads", "", "make the graph again from a `file` of \"regesta export nquads --complete\"")
	f.BoolVar(&o.force, "force", false, "build also when nothing has changed, and replace a graph also when it has letters of other sources")
}

func newBuild(g *globals) *cobra.Command {
	o := &buildOptions{globals: g}
	cmd := &cobra.Command{
		Use:     "build [SOURCE...]",
		Short:   "Read sources and write the graph",
		Long:    buildHelp,
		Example: buildExample,
		RunE:    func(cmd *cobra.Command, args []string) error { return o.run(cmd, args) },
	}
	o.addFlags(cmd.Flags())
	return cmd
}

func (o *buildOptions) run(cmd *cobra.Command, sources []string) error {
	if o.fromNQuads != "" {
		return o.rebuild(cmd, sources)
	}
	if o.jobs < 0 {
		return usagef("--jobs %d: give a number above 0", o.jobs)
	}
	profile, err := readProfile(o.profile)
	if err != nil {
		return err
	}
	var limits corpus.Limits
	for _, l := range o.limits {
		if err := limits.Set(l); err != nil {
			return usagef("--%v", err)
		}
	}
	options := build.Options{
		Limits: limits,
		DB:     o.db, Sources: sources, Stdin: cmd.InOrStdin(), Profile: profile, Authorities: o.authorities,
		Subjects:  o.subjects,
		Decisions: decisionsFile(o.decisions, o.db), Jobs: o.jobs, Force: o.force,
	}
	line := &progress{w: cmd.ErrOrStderr()}
	if !o.quiet && !o.noProgress && isTerminal(line.w) {
		options.Progress = line.show
	}
	defer saveMemory()()
	report, err := build.Run(cmd.Context(), options)
	line.clear()
	for _, warning := range report.Warnings {
		fmt.Fprintln(cmd.ErrOrStderr(), "regesta: warning: "+message(warning))
	}
	for _, problem := range report.Problems {
		fmt.Fprintln(cmd.ErrOrStderr(), "regesta: "+message(problem))
	}
	if err != nil {
		if errors.Is(err, build.ErrNothingRead) && len(report.Problems) > 0 {
			return fmt.Errorf("%w; see above", err)
		}
		return err
	}
	switch {
	case o.quiet:
	case report.Unchanged:
		fmt.Fprintf(cmd.OutOrStdout(), "%s: nothing has changed since it was built; --force builds it again\n", o.db)
	default:
		printReport(cmd.OutOrStdout(), o.db, report)
	}
	if n := len(report.Problems); n > 0 {
		return incompleteError(n)
	}
	return nil
}

// saveMemory makes the collection of garbage more frequent than usual until the function it returns
// is called: in a build that takes a third off the peak and costs a twentieth of the time.
func saveMemory() func() {
	usual := debug.SetGCPercent(25)
	return func() { debug.SetGCPercent(usual) }
}

// decisionsFile is the file of decisions: decisions.jsonl beside the graph where none is named.
func decisionsFile(name, db string) string {
	if name != "" {
		return name
	}
	return filepath.Join(filepath.Dir(db), "decisions.jsonl")
}

func printReport(w io.Writer, db string, r *build.Report) {
	fmt.Fprintf(w, "%s: %s from %s\n", db, count(r.Documents, "document"), count(r.Sources, "source"))
	for _, line := range []struct {
		n         int
		one, many string
	}{
		{r.Parts, "part of a document (postscript, cover note)", "parts of documents (postscripts, cover notes)"},
		{r.Attested, "letter only spoken of", "letters only spoken of"},
		{r.Undated, "document without a date", "documents without a date"},
		{r.People, "person", "people"},
		{r.Organisations, "organisation", "organisations"},
		{r.Places, "place", "places"},
		{r.Topics, "other subject", "other subjects"},
		{r.Claims, "claim, with its quote", "claims, each with its quote"},
		{r.Doubts, "doubtful pair of names, see regesta review", "doubtful pairs of names, see regesta review"},
	} {
		fmt.Fprintf(w, "%8d %s\n", line.n, noun(line.n, line.one, line.many))
	}
	if n := len(r.Problems); n > 0 {
		fmt.Fprintf(w, "%8d %s, see above\n", n, noun(n, "problem", "problems"))
	}
	for i, s := range queries.Next(r.Register) {
		if i == 0 {
			fmt.Fprintln(w, "\nAsk next:")
		}
		fmt.Fprintf(w, "  regesta %s%s  # %s\n", s.Command, dbFlag(db), s.Doc)
	}
}

// dbFlag is what a command needs to read the same graph.
func dbFlag(db string) string {
	if db == defaultDB() {
		return ""
	}
	if strings.ContainsAny(db, " '\"") {
		db = strconv.Quote(db)
	}
	return " --db " + db
}

// count puts a number before a noun.
func count(n int, what string) string {
	return fmt.Sprintf("%d %s", n, noun(n, what, what+"s"))
}

// noun is the form of a noun that goes with a number.
func noun(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
