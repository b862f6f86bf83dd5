package main

import (
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"regesta/corpus"
)

const formatsHelp = `List the formats of sources that build reads. The format of a file is recognised by its content.

So that no hostile or damaged source costs more than it may, build reads, unless --limit says otherwise:
  attachment=32MB  bytes of one part of a message that are looked at
  message=64MB     bytes of one message
  file=512MB       bytes of a file that has to be read in one piece (a spreadsheet, a PDF)
  member=1GB       bytes of one member of an archive, unpacked
  archive=8GB      bytes of all members of an archive, unpacked
  ratio=1000       unpacked bytes for each packed byte of an archive
  members=1000000  members of one archive
  depth=8          archives in archives, messages in messages
  nesting=2000     elements in elements of XML
  piece=64MB       of one TEI element or web page, which is held in memory`

func newFormats() *cobra.Command {
	return &cobra.Command{
		Use:     "formats",
		Short:   "List the formats of sources that build reads",
		Long:    formatsHelp,
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
