package main

import (
	"bufio"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"regesta/queries"
)

// rowOptions say how rows are printed. An empty format is the command's own way for people.
type rowOptions struct {
	format   string
	evidence bool
}

func (o *rowOptions) addFlags(f *pflag.FlagSet) {
	f.StringVar(&o.format, "format", o.format, "print rows as "+strings.Join(queries.Formats, ", "))
	f.BoolVar(&o.evidence, "evidence", true, "print the quotes that each row rests on (table only)")
}

// check refuses an unknown format before any work is done.
func (o *rowOptions) check() error {
	if o.format == "" || queries.Format(o.format) == nil {
		return nil
	}
	return usagef("unknown format %q%s; there are %s", o.format, didYouMean(o.format, queries.Formats), strings.Join(queries.Formats, ", "))
}

// A view is an answer that can be printed in every format of rows.
type view interface {
	Write(w io.Writer, format string, layout queries.Layout) error
}

func (o *rowOptions) print(cmd *cobra.Command, v view) error {
	format := o.format
	if format == "" {
		format = "table"
	}
	w := bufio.NewWriter(cmd.OutOrStdout())
	if err := v.Write(w, format, queries.Layout{Width: width(cmd), Evidence: o.evidence}); err != nil {
		return err
	}
	return w.Flush()
}

// width is the number of columns to draw a table in: those of the terminal, or COLUMNS, or as many
// as it takes.
func width(cmd *cobra.Command) int {
	if f, ok := cmd.OutOrStdout().(*os.File); ok {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil {
			return columns
		}
	}
	columns, err := strconv.Atoi(os.Getenv("COLUMNS"))
	if err != nil || columns < 0 {
		return 0
	}
	return columns
}
