package main

import "github.com/spf13/cobra"

// noArguments, arguments check the number of arguments and say in one line what was expected.
func noArguments(cmd *cobra.Command, args []string) error { return arguments(0, 0)(cmd, args) }

// arguments allows between least and most arguments; most -1 is any number.
func arguments(least, most int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usagef("%s: too few arguments; usage: %s", cmd.Name(), cmd.UseLine())
		case most >= 0 && len(args) > most:
			return usagef("%s: unexpected argument %q; usage: %s", cmd.Name(), args[most], cmd.UseLine())
		}
		return nil
	}
}
