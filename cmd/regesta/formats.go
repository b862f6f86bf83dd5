package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"regesta/corpus"
)

func newFormats() *cobra.Command {
	return &cobra.Command{
		Use:     "formats",
		Short:   "List the formats of sources that build reads",
		Long:    "List the formats of sources that build reads. The format of a file is recognised by its content.",
		Example: "  regesta formats",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
			for _, f := range corpus.Formats() {
				fmt.Fprintf(w, "%s\t%s\n", f.Name, f.Doc)
			}
			return w.Flush()
		},
	}
}
