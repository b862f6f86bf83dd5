package main

import (
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"regesta/graph"
	"regesta/graph/export"
	"regesta/queries"
)

const exportHelp = `Write the graph in a format of other tools. The result goes to -o, a file or, for formats that are a
folder of files, a folder; without -o to standard output. A failed export leaves nothing half-written.

The filters are those of the questions: of different ones all must hold, of one that is given
several times any.`

const exportExample = `  regesta export --list
  regesta export tables -o tables
  regesta export gexf -o letters.gexf --since 1920 --until 1921
  regesta export cmif --from "Ada Brook" > brook.xml`

type exportOptions struct {
	*globals
	list     bool
	output   string
	options  export.Options
	filters  []queries.Param
	fromFlag *pflag.FlagSet
}

func (o *exportOptions) addFlags(f *pflag.FlagSet) {
	f.BoolVar(&o.list, "list", false, "list the formats")
	f.StringVarP(&o.output, "output", "o", "", "`path` to write to")
	f.BoolVar(&o.options.Force, "force", false, "replace what stands there")
	f.BoolVar(&o.options.Attested, "attested", false, "include letters that are only spoken of")
	f.StringVar(&o.options.Base, "base", "", "what the IRIs of RDF formats begin with")
	f.BoolVar(&o.options.Plain, "plain", false, "RDF without the properties of other vocabularies")
	f.BoolVar(&o.options.Bare, "bare", false, "RDF without the passages behind statements")
	f.BoolVar(&o.options.Complete, "complete", false, "RDF from which \"regesta build --from-nquads\" makes the graph again, with texts")
	f.StringVar(&o.options.Published, "published", "", "`day` of publication that a letter index bears (default the day of the build)")
	o.filters = queries.FilterParams()
	for _, p := range o.filters {
		addParam(f, p)
	}
	o.fromFlag = f
}

func newExport(g *globals) *cobra.Command {
	o := &exportOptions{globals: g}
	cmd := &cobra.Command{
		Use:     "export FORMAT",
		Short:   "Write the graph for other tools: tables, networks, RDF, letter indexes",
		Long:    exportHelp,
		Example: exportExample,
		Args:    arguments(0, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.list {
				return listExports(cmd)
			}
			if len(args) == 0 {
				return usagef("export: name a format, one of %s", strings.Join(exportNames(), ", "))
			}
			return o.run(cmd, args[0])
		},
	}
	o.addFlags(cmd.Flags())
	return cmd
}

func exportNames() []string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return names
}

func listExports(cmd *cobra.Command) error {
	w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
	for _, f := range export.Formats() {
		fmt.Fprintf(w, "%s\t%s\n", f.Name, f.Doc)
	}
	return w.Flush()
}

func (o *exportOptions) run(cmd *cobra.Command, name string) error {
	format, err := export.Lookup(name)
	if err != nil {
		return usagef("unknown format %q%s; there are %s", name, didYouMean(name, exportNames()), strings.Join(exportNames(), ", "))
	}
	if format.Folder && o.output == "" {
		return usagef("%s is a folder of files; name one with -o", name)
	}
	store, err := o.open()
	if err != nil {
		return err
	}
	defer store.Close()
	notes, err := o.filter(store)
	if err != nil {
		return err
	}
	var result *export.Result
	if o.output == "" {
		result, err = export.Stream(cmd.Context(), store, format, o.options, cmd.OutOrStdout())
	} else {
		result, err = export.Write(cmd.Context(), store, format, o.options, o.output)
	}
	if err != nil {
		return err
	}
	if !o.quiet {
		o.tell(cmd, result, notes)
	}
	return nil
}

// filter reads the filter flags into the options; its notes say how names were read.
func (o *exportOptions) filter(store *graph.Store) (notes []string, err error) {
	args := namedParams(o.fromFlag, o.filters)
	o.options.Question, o.options.Version = o.question(args), version()
	o.options.Keep, notes, err = queries.Keep(store.Register(), args)
	return notes, err
}

// question writes the filter as it stands on a command line, in the order of the help.
func (o *exportOptions) question(args queries.Args) string {
	var words []string
	for _, p := range o.filters {
		for _, value := range args[p.Name] {
			if strings.ContainsAny(value, " \t\"'&|<>$") {
				value = strconv.Quote(value)
			}
			words = append(words, "--"+p.Name+" "+value)
		}
	}
	if len(words) == 0 {
		return ""
	}
	return "letters " + strings.Join(words, " ")
}

// tell says on standard error what was left out, and to a person at a terminal what was written.
func (o *exportOptions) tell(cmd *cobra.Command, r *export.Result, notes []string) {
	w := cmd.ErrOrStderr()
	for _, note := range notes {
		fmt.Fprintln(w, note)
	}
	if r.LeftOut > 0 {
		fmt.Fprintf(w, "Left out by the filter: %s.\n", count(r.LeftOut, "document"))
	}
	if r.AttestedOut > 0 {
		fmt.Fprintf(w, "Left out: %s that are only spoken of; --attested includes them.\n", count(r.AttestedOut, "letter"))
	}
	if r.Unresolved > 0 {
		fmt.Fprintf(w, "Nobody known by them was found for %s.\n", count(r.Unresolved, "name"))
	}
	if isTerminal(w) {
		fmt.Fprintf(w, "%s: %s in %s.\n", o.output, count(r.Documents, "document"), count(len(r.Files), "file"))
	}
}
