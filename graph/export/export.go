// Package export writes a graph in the formats of other tools: tables for notebooks and
// spreadsheets, RDF for triple stores, files for network and letter tools.
//
// A [Format] is a value: a name, a sentence of documentation, and a function that writes a [View],
// the documents that were chosen. [Write] puts the result at a path in one step: a failed or
// interrupted export leaves nothing half-written behind.
//
// Every export says what it says of printed letters. Letters that are only spoken of (attested)
// come along when [Options.Attested] asks for them, or where the format marks them.
package export

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"regesta/graph"
)

// A Format is one way to write a graph.
type Format struct {
	Name string // lower case, as `regesta export` takes it
	Doc  string // one sentence, then what the format keeps and what it loses
	Ext  string // of a file, with its dot; empty for folders
	// Folder is set when the format writes several files.
	Folder bool
	// Attested is set when the format marks letters that are only spoken of, and so lists them
	// without being asked.
	Attested bool
	// Run writes the view: to out itself, or, when Folder is set, to files made with out.Create.
	// It writes the same bytes for the same graph and options.
	Run func(ctx context.Context, v *View, out *Output) error
}

// Options say what of a graph is written, and how.
type Options struct {
	// Keep chooses documents by their index in the register; nil keeps all. A part goes with its
	// whole and is not asked about.
	Keep func(*graph.Register, int) bool
	// Attested includes letters that are only spoken of.
	Attested bool
	// Base is what the IRIs of RDF formats begin with; empty stands for [DefaultBase].
	Base string
	// Plain leaves out the properties of other vocabularies that RDF formats add to our own.
	Plain bool
	// Bare leaves out the passages behind statements, which RDF formats otherwise add as PROV-O and
	// Web Annotations.
	Bare bool
	// Complete adds to RDF formats everything that a graph is made of again by [Rebuild]: the texts
	// with their zones, the qualifiers of claims, and letters that are only spoken of.
	Complete bool
	// Force replaces files that stand at the target.
	Force bool
	// Question says in words which letters Keep wants, for those who find the file later.
	Question string
	// Version is that of the program; exports carry it.
	Version string
	// Published is the ISO day that indexes for publication bear; empty stands for the day on which
	// the graph was built.
	Published string
}

// A Result counts what an export wrote and what it left out.
type Result struct {
	Documents   int      // written, parts and attested letters included
	LeftOut     int      // documents that Keep did not want, parts and attested letters included
	AttestedOut int      // letters left out only because they are attested
	Attested    int      // of those written, letters that are only spoken of
	Parts       int      // of those written, parts of others: postscripts, cover notes
	Undated     int      // of those written, whole documents without a date
	Unresolved  int      // names of people, organisations and places that no entity was found for
	Files       []string // written, in order
}

var formats = map[string]*Format{}

// register adds a format; a repeated name is our own mistake and panics at start-up.
func register(f *Format) *Format {
	if formats[f.Name] != nil {
		panic(fmt.Sprintf("export: format %q registered twice", f.Name))
	}
	formats[f.Name] = f
	return f
}

// Formats lists every format, sorted by name.
func Formats() []*Format {
	list := make([]*Format, 0, len(formats))
	for _, f := range formats {
		list = append(list, f)
	}
	slices.SortFunc(list, func(a, b *Format) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// Lookup finds a format by its name.
func Lookup(name string) (*Format, error) {
	if f := formats[name]; f != nil {
		return f, nil
	}
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return nil, fmt.Errorf("no export format %q; there are %s", name, strings.Join(names, ", "))
}
