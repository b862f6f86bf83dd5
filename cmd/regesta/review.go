package main

import (
	"fmt"
	"io"
	"os"
	"os/user"
	"strconv"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"regesta/corpus"
	"regesta/graph/build"
	"regesta/graph/resolve"
	"regesta/queries"
)

const reviewHelp = `Decide what the last build left in doubt: pairs of names that may be one person, organisation or
place. On a terminal the pairs come one at a time, the likeliest first; elsewhere, and with
--format, they are listed. --export writes them as a CSV table to fill in with a spreadsheet (column
verdict: same, different, not-an-entity, rename, type), --import reads it back.

Decisions are added to the file of decisions, which nothing ever removes from; the next
"regesta build" obeys it.`

const reviewExample = `  regesta review
  regesta review --export doubts.csv
  regesta review --import doubts.csv --author "A. Brook"
  regesta review --format csv`

type reviewOptions struct {
	*globals
	rows      rowOptions
	decisions string
	author    string
	exportTo  string
	importOf  string
}

func (o *reviewOptions) addFlags(f *pflag.FlagSet) {
	f.StringVar(&o.decisions, "decisions", "", "`file` of decisions on names (default decisions.jsonl beside the db)")
	f.StringVar(&o.author, "author", "", "who decides (default your user name)")
	f.StringVar(&o.exportTo, "export", "", "write the doubts as a CSV table to this `file`; - is standard output")
	f.StringVar(&o.importOf, "import", "", "read decisions from this CSV `file`; - is standard input")
	o.rows.addFlags(f)
}

func newReview(g *globals) *cobra.Command {
	o := &reviewOptions{globals: g}
	cmd := &cobra.Command{
		Use:     "review",
		Short:   "Decide doubtful names",
		Long:    reviewHelp,
		Example: reviewExample,
		Args:    noArguments,
		RunE:    func(cmd *cobra.Command, _ []string) error { return o.run(cmd) },
	}
	o.addFlags(cmd.Flags())
	return cmd
}

func (o *reviewOptions) run(cmd *cobra.Command) error {
	if err := o.rows.check(); err != nil {
		return err
	}
	if o.importOf != "" && (o.exportTo != "" || o.rows.format != "") {
		return usagef("--import goes neither with --export nor with --format")
	}
	o.decisions = decisionsFile(o.decisions, o.db)
	if o.author == "" {
		o.author = userName()
	}
	doubts, err := build.ReadDoubts(o.db)
	if err != nil {
		return err
	}
	switch {
	case o.importOf != "":
		return o.importTable(cmd)
	case o.exportTo != "":
		return o.exportTable(cmd, doubts)
	case o.rows.format == "" && isTerminal(cmd.InOrStdin()) && isTerminal(cmd.OutOrStdout()):
		return o.ask(cmd, doubts)
	}
	return o.rows.print(cmd, doubtTable(doubts))
}

func userName() string {
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username
	}
	return "unknown"
}

func (o *reviewOptions) exportTable(cmd *cobra.Command, doubts []resolve.Doubt) error {
	if o.exportTo == corpus.Stdin {
		return resolve.ExportReview(cmd.OutOrStdout(), doubts)
	}
	f, err := os.OpenFile(o.exportTo, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if os.IsExist(err) {
		return fmt.Errorf("%s exists and may hold decisions; import it, or name another file", o.exportTo)
	}
	if err != nil {
		return err
	}
	if err := resolve.ExportReview(f, doubts); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}

// importTable adds every decision of a table that can be used, and names the rows that cannot.
func (o *reviewOptions) importTable(cmd *cobra.Command) error {
	in := cmd.InOrStdin()
	if o.importOf != corpus.Stdin {
		f, err := os.Open(o.importOf)
		if err != nil {
			return corpus.Unreadable(o.importOf, err)
		}
		defer f.Close()
		in = f
	}
	known, err := o.entities()
	if err != nil {
		return err
	}
	review := resolve.Review{
		Author: o.author, Time: time.Now().UTC().Truncate(time.Second),
		Known: func(id string) bool { return known[id] },
	}
	list, wrong, err := review.Import(in)
	if err != nil {
		return fmt.Errorf("%s: %w", o.importOf, err)
	}
	for _, row := range wrong {
		fmt.Fprintf(cmd.ErrOrStderr(), "regesta: %s: %s\n", o.importOf, message(row))
	}
	for _, d := range list {
		if err := o.record(cmd.ErrOrStderr(), d); err != nil {
			return err
		}
	}
	o.tell(cmd.OutOrStdout(), len(list))
	if len(wrong) > 0 {
		return incompleteError(len(wrong))
	}
	return nil
}

// entities are the ids of the graph.
func (o *reviewOptions) entities() (map[string]bool, error) {
	store, err := o.open()
	if err != nil {
		return nil, err
	}
	defer store.Close()
	ids := map[string]bool{}
	for _, e := range store.Register().Entities {
		ids[e.ID] = true
	}
	return ids, nil
}

// record adds one decision to the file.
func (o *reviewOptions) record(errOut io.Writer, d resolve.Decision) error {
	_, warning, err := resolve.Append(o.decisions, d)
	if warning != nil {
		fmt.Fprintln(errOut, "regesta: warning: "+message(warning))
	}
	return err
}

func (o *reviewOptions) tell(w io.Writer, n int) {
	if !o.quiet {
		fmt.Fprintf(w, "%s added to %s; regesta build obeys them.\n", count(n, "decision"), o.decisions)
	}
}

// doubtTable lists doubts for people and programs.
func doubtTable(doubts []resolve.Doubt) *queries.Table {
	t := &queries.Table{Query: "review", Title: "Names that may be one"}
	for _, name := range []string{"a", "in", "b", "and in", "score", "for", "against", "times"} {
		t.Columns = append(t.Columns, queries.Column{Name: name, Kind: queries.TextColumn})
	}
	t.Columns[4].Kind, t.Columns[7].Kind = queries.NumberColumn, queries.NumberColumn
	for _, d := range doubts {
		row := queries.Row{}
		for _, cell := range []string{
			d.A.Name, d.A.Document, d.B.Name, d.B.Document,
			strconv.FormatFloat(d.Score, 'f', 2, 64), d.For, d.Against, strconv.Itoa(d.Count),
		} {
			row.Cells = append(row.Cells, queries.Cell{Text: cell})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
