package main

import (
	"errors"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

const rootHelp = `regesta reads editions of correspondence: printed volumes as text, TEI, letter indexes, web pages, mail.
It links the people, organisations, places and documents it finds, and answers questions about
them, each answer with the sentence that says so.

Exit status: 0 done; 1 failed, nothing changed; 2 wrong usage; 3 done, with documents skipped
(each named on standard error).`

const rootExample = `  regesta build                        # the built-in sample edition
  regesta build letters.txt            # an edition of your own
  regesta ask                          # what can be asked
  regesta ask letters --from lenin     # an answer, with its evidence
  regesta export gexf -o letters.gexf  # a network for Gephi`

// globals are the flags that every command understands.
type globals struct {
	db         string
	quiet      bool
	noProgress bool
}

func (g *globals) addFlags(f *pflag.FlagSet) {
	f.StringVar(&g.db, "db", defaultDB(), "path of the graph (environment REGESTA_DB)")
	f.BoolVar(&g.quiet, "quiet", false, "print results and errors only")
	f.BoolVar(&g.noProgress, "no-progress", false, "show no progress, also on a terminal")
}

func defaultDB() string {
	if db := os.Getenv("REGESTA_DB"); db != "" {
		return db
	}
	return "regesta.db"
}

func newRoot() *cobra.Command {
	g := &globals{}
	root := &cobra.Command{
		Use:           "regesta",
		Short:         "Who wrote to whom, when, from where, about what",
		Long:          rootHelp,
		Example:       rootExample,
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return unknownCommand(cmd, args[0])
			}
			return cmd.Help()
		},
	}
	g.addFlags(root.PersistentFlags())
	root.SetFlagErrorFunc(flagError)
	for _, group := range []struct {
		title    string
		commands []*cobra.Command
	}{
		{"Make a graph:", []*cobra.Command{newBuild(g), newFormats(), newProfile(), newReview(g)}},
		{"Read it:", []*cobra.Command{newAsk(g), newShow(g), newExplain(g), newQuery(g), newServe(g), newMCP(g)}},
		{"Use it elsewhere, measure it:", []*cobra.Command{newExport(g), newEval(g), newBench(g)}},
	} {
		root.AddGroup(&cobra.Group{ID: group.title, Title: group.title})
		for _, cmd := range group.commands {
			cmd.GroupID = group.title
			root.AddCommand(cmd)
		}
	}
	root.AddCommand(newVersion())
	root.SetHelpCommand(newHelp(root))
	return root
}

// newHelp is cobra's help command, but for a topic it does not know, which is wrong usage.
func newHelp(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:     "help [COMMAND]",
		Short:   "Explain a command",
		Long:    "Explain a command, as its --help does.",
		Example: "  regesta help build\n  regesta help ask letters",
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return unknownCommand(cmd, rest[0])
			}
			return cmd.Help()
		},
	}
}

func unknownCommand(cmd *cobra.Command, name string) error {
	var names []string
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	return usagef("unknown command %q%s; `%s --help` lists the commands", name, didYouMean(name, names), cmd.CommandPath())
}

// flagError puts an error of the flags in one line, with the flag that was perhaps meant.
func flagError(cmd *cobra.Command, err error) error {
	if args := cmd.Flags().Args(); !cmd.HasParent() && len(args) > 0 {
		return unknownCommand(cmd, args[0])
	}
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) {
		return usagef("%w; see `%s --help`", err, cmd.CommandPath())
	}
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	name := strings.TrimRight("--"+unknown.GetSpecifiedName(), " ")
	return usagef("unknown flag %s%s; see `%s --help`", name, didYouMean(name, names), cmd.CommandPath())
}
