package main

import (
	"slices"
	"strings"

	"regesta/graph"
	"regesta/queries"
)

// open opens the graph for reading.
func (g *globals) open() (*graph.Store, error) { return graph.Open(g.db) }

// identify returns the id of the letter, entity, statement or piece of apparatus that is meant.
func identify(store *graph.Store, text string) (string, error) {
	isThis := func(a graph.Apparatus) bool { return a.ID == text }
	if strings.HasPrefix(text, "claim/") || slices.ContainsFunc(store.Register().Apparatus, isThis) {
		return text, nil
	}
	target, err := queries.Resolve(store, text)
	if err != nil {
		return "", err
	}
	return target.Document + target.Entity, nil
}
