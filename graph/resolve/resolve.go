// Package resolve decides which mentions are mentions of one person, organisation, place or
// document, and gives each its node.
//
// Feed it every document's claims with Add, call Resolve once, then Apply to each document's
// claims: mentions get their nodes. Entities lists what came of it. A name stays as written; only
// the node it points to changes.
package resolve

import (
	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// A Resolver collects mentions and decides who is who.
type Resolver struct{}

// New returns an empty resolver.
func New() *Resolver { return &Resolver{} }

// Add collects the mentions of one document. The order of documents does not matter to the result.
func (r *Resolver) Add(d *corpus.Document, claims []extract.Claim) {}

// Resolve decides. It is called once, behind the last Add.
func (r *Resolver) Resolve() error { return nil }

// Apply sets the Node of every mention in the claims of document d.
func (r *Resolver) Apply(d *corpus.Document, claims []extract.Claim) {}

// Entities lists all entities, sorted by ID.
func (r *Resolver) Entities() []graph.Entity { return nil }
