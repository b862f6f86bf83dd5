package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"regesta/queries"
)

const askHelp = `Put a question to the graph. Without QUESTION, the list of questions; "regesta ask QUESTION --help"
explains one and its parameters. Every row of an answer names the passages it rests on.`

func newAsk(g *globals) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "ask [QUESTION]",
		Short:   "Put a question to the graph",
		Long:    askHelp,
		Example: "  regesta ask\n" + askExamples(3),
		Args:    cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return listQuestions(cmd)
			}
			_, err := queries.Lookup(args[0])
			return usageError{err}
		},
	}
	for _, q := range queries.Queries() {
		cmd.AddCommand(newQuestion(g, q))
	}
	return cmd
}

// askExamples takes the first example of the first n questions that have one.
func askExamples(n int) string {
	var lines []string
	for _, q := range queries.Queries() {
		if len(q.Examples) > 0 && len(lines) < n {
			lines = append(lines, "  "+commandLine(q, q.Examples[0]))
		}
	}
	return strings.Join(lines, "\n")
}

func commandLine(q *queries.Query, e queries.Example) string {
	return strings.TrimSpace("regesta ask " + q.Name + " " + e.Args)
}

func listQuestions(cmd *cobra.Command) error {
	w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
	for _, q := range queries.Queries() {
		fmt.Fprintf(w, "%s\t%s\n", q.Usage(), q.Summary())
	}
	return w.Flush()
}

// A question is one canned question as a command: its flags are the question's parameters.
type question struct {
	*globals
	query *queries.Query
	rows  rowOptions
}

func newQuestion(g *globals, q *queries.Query) *cobra.Command {
	o := &question{globals: g, query: q}
	cmd := &cobra.Command{
		Use:     q.Usage(),
		Short:   q.Summary(),
		Long:    q.Doc,
		Example: questionExamples(q),
		RunE:    func(cmd *cobra.Command, args []string) error { return o.run(cmd, args) },
	}
	for _, p := range q.Params {
		addParam(cmd.Flags(), p)
	}
	o.rows.addFlags(cmd.Flags())
	return cmd
}

func questionExamples(q *queries.Query) string {
	var b strings.Builder
	for i, e := range q.Examples {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "  %s  # %s", commandLine(q, e), e.Doc)
	}
	return b.String()
}

// A paramValue is a parameter of a question as a flag. It collects every value: how many there may
// be, the question itself checks.
type paramValue struct {
	kind   queries.Kind
	values []string
}

func (v *paramValue) Set(value string) error { v.values = append(v.values, value); return nil }
func (v *paramValue) String() string         { return strings.Join(v.values, ", ") }
func (v *paramValue) Type() string           { return string(v.kind) }

func addParam(f *pflag.FlagSet, p queries.Param) {
	doc := p.Doc
	if p.Repeat {
		doc += " (repeatable)"
	}
	flag := f.VarPF(&paramValue{kind: p.Kind}, p.Name, "", doc)
	if p.Kind == queries.Bool {
		flag.NoOptDefVal = "true"
	}
}

// namedParams collects the parameters that were given as flags.
func namedParams(f *pflag.FlagSet, params []queries.Param) queries.Args {
	args := queries.Args{}
	for _, p := range params {
		if flag := f.Lookup(p.Name); flag.Changed {
			args[p.Name] = flag.Value.(*paramValue).values
		}
	}
	return args
}

func (o *question) run(cmd *cobra.Command, words []string) error {
	args, err := o.query.Bind(words, namedParams(cmd.Flags(), o.query.Params))
	if err != nil {
		return usageError{err}
	}
	if err := o.rows.check(); err != nil {
		return err
	}
	store, err := o.open()
	if err != nil {
		return err
	}
	defer store.Close()
	table, err := queries.Ask(cmd.Context(), store, o.query, args)
	if err != nil {
		return err
	}
	return o.rows.print(cmd, table)
}
