package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"regesta/queries"
)

const showHelp = `Show one letter as a regest (who wrote to whom, when, from where, about what, where the paper lies), or
one person, organisation or place as a dossier, with the quotes that say so. ID is an id, the end of
a letter's id, its printed number, or a name that is clear.`

const showExample = `  regesta show 7
  regesta show sample/7 --evidence=false
  regesta show "Ada Brook" --format json`

type showOptions struct {
	*globals
	rows rowOptions
}

func newShow(g *globals) *cobra.Command {
	o := &showOptions{globals: g}
	cmd := &cobra.Command{
		Use:     "show ID",
		Short:   "Show a letter as a regest, a person or place as a dossier",
		Long:    showHelp,
		Example: showExample,
		Args:    arguments(1, 1),
		RunE:    func(cmd *cobra.Command, args []string) error { return o.run(cmd, args[0]) },
	}
	o.rows.addFlags(cmd.Flags())
	return cmd
}

func (o *showOptions) run(cmd *cobra.Command, text string) error {
	if err := o.rows.check(); err != nil {
		return err
	}
	store, err := o.open()
	if err != nil {
		return err
	}
	defer store.Close()
	target, err := queries.Resolve(store, text)
	if err != nil {
		return err
	}
	if target.Note != "" && !o.quiet {
		fmt.Fprintln(cmd.ErrOrStderr(), target.Note)
	}
	var v view
	if target.Document != "" {
		v, err = queries.Regest(cmd.Context(), store, target.Document)
	} else {
		v, err = queries.Dossier(cmd.Context(), store, target.Entity)
	}
	if err != nil {
		return err
	}
	return o.rows.print(cmd, v)
}
