package main

import (
	"github.com/spf13/cobra"

	"regesta/queries/mcp"
)

const mcpHelp = `Answer an assistant on standard input and output, by the Model Context Protocol. Every question is a
tool; show, read and explain go further. Nothing can be changed, and every answer has the words it
rests on: document, place, quote.

An assistant is told of it in its own configuration, usually so:

  {"mcpServers": {"letters": {"command": "regesta", "args": ["mcp", "--db", "/home/me/letters.db"]}}}`

const mcpExample = `  regesta mcp --db letters.db`

func newMCP(g *globals) *cobra.Command {
	return &cobra.Command{
		Use:     "mcp",
		Short:   "Let an assistant ask, by the Model Context Protocol",
		Long:    mcpHelp,
		Example: mcpExample,
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			store, err := g.open()
			if err != nil {
				return err
			}
			defer store.Close()
			return mcp.Serve(cmd.Context(), store, version())
		},
	}
}
