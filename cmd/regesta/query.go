package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"regesta/queries"
	"regesta/queries/adhoc"
)

const queryHelp = `Put an ad-hoc query to the database, in Gizmo (JavaScript) or GraphQL; "-" or no QUERY reads it from
standard input. Nodes and predicates are IRIs: <regesta:person/…>, <regesta:sender>; every quad's
label is the document that says so, so a statement that three documents make is found three times:
end a walk with unique(), or count on purpose. The query runs in a process of its own, which is
stopped at its limits. The canned questions of "regesta ask" are faster and
cite their passages.`

const queryExample = `  regesta query 'g.V().has("<regesta:type>", "<regesta:Person>").unique().all()'
  regesta query 'g.V().tag("letter").out("<regesta:sender>").tag("sender").all()' --limit 20
  regesta query --language graphql '{ nodes(first: 5) { id, <regesta:date> } }'`

type queryOptions struct {
	*globals
	rows     rowOptions
	language string
	limits   queries.Limits
	memory   int // MB
}

func (o *queryOptions) addFlags(f *pflag.FlagSet) {
	f.StringVar(&o.language, "language", queries.Languages[0], strings.Join(queries.Languages, " or "))
	f.IntVar(&o.limits.Rows, "limit", 1000, "rows to print at most")
	f.DurationVar(&o.limits.Time, "timeout", 30*time.Second, "give the query up after this time")
	f.IntVar(&o.memory, "memory", 1024, "give the query up beyond so many MB")
	o.rows.addFlags(f)
}

func newQuery(g *globals) *cobra.Command {
	o := &queryOptions{globals: g}
	cmd := &cobra.Command{
		Use:     "query [QUERY]",
		Short:   "Put an ad-hoc Gizmo or GraphQL query",
		Long:    queryHelp,
		Example: queryExample,
		Args:    arguments(0, 1),
		RunE:    func(cmd *cobra.Command, args []string) error { return o.run(cmd, args) },
	}
	o.addFlags(cmd.Flags())
	return cmd
}

func (o *queryOptions) run(cmd *cobra.Command, args []string) error {
	if err := o.rows.check(); err != nil {
		return err
	}
	if !slices.Contains(queries.Languages, o.language) {
		return usagef("unknown language %q%s; there are %s", o.language, didYouMean(o.language, queries.Languages), strings.Join(queries.Languages, ", "))
	}
	if o.limits.Rows < 1 || o.limits.Time <= 0 || o.memory < 1 {
		return usagef("--limit, --timeout and --memory must be above 0")
	}
	text, err := queryText(cmd, args)
	if err != nil {
		return err
	}
	o.limits.Memory = int64(o.memory) << 20
	table, err := adhoc.Run(cmd.Context(), o.db, o.language, text, o.limits)
	if err != nil {
		return err
	}
	return o.rows.print(cmd, table)
}

// queryText is the query of the command line, or of standard input.
func queryText(cmd *cobra.Command, args []string) (string, error) {
	if len(args) == 1 && args[0] != "-" {
		return args[0], nil
	}
	if len(args) == 0 && isTerminal(cmd.InOrStdin()) {
		return "", usagef("no query; usage: %s", cmd.UseLine())
	}
	data, err := io.ReadAll(cmd.InOrStdin())
	if err != nil {
		return "", fmt.Errorf("reading the query from standard input: %w", err)
	}
	return string(data), nil
}
