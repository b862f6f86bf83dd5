package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"regesta/graph"
	"regesta/graph/export"
)

// rebuild makes the graph that a complete export in N-Quads holds.
func (o *buildOptions) rebuild(cmd *cobra.Command, sources []string) (err error) {
	if len(sources) > 0 {
		return usagef("--from-nquads makes the graph of one file; leave out %s", sources[0])
	}
	if _, err := os.Stat(o.db); err == nil && !o.force {
		return fmt.Errorf("%s exists; --force replaces it, --db names another", o.db)
	}
	in := cmd.InOrStdin()
	if o.fromNQuads != "-" {
		file, err := os.Open(o.fromNQuads)
		if err != nil {
			return err
		}
		defer file.Close()
		in = file
	}
	register, err := rebuildFrom(cmd.Context(), in, o.db)
	if err != nil {
		return fmt.Errorf("%s: %w", o.fromNQuads, err)
	}
	if !o.quiet {
		fmt.Fprintf(cmd.OutOrStdout(), "%s: %s, made again from %s\n", o.db, count(len(register.Documents), "document"), o.fromNQuads)
	}
	return nil
}

func rebuildFrom(ctx context.Context, in io.Reader, db string) (*graph.Register, error) {
	store, err := graph.Create(db, graph.Options{})
	if err != nil {
		return nil, err
	}
	if err := export.Rebuild(ctx, in, store); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	if err := store.Commit(ctx); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store.Register(), store.Close()
}
