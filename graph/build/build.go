// Package build makes a graph from sources.
//
// It runs in stages, each a method that leaves its result for the next: read the sources, take the
// structure of every document, learn the edition's names and read the texts for them, decide who is
// who, write the graph. Documents are worked on side by side, but every stage that collects goes
// through them in the order of the sources, so the same input gives the same graph. The graph that
// stands in the place of the new one is replaced in one step at the end.
package build

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
	"regesta/graph/resolve"
)

// Options say what to build from what. Every zero value has a meaning of its own.
type Options struct {
	DB      string    // path of the graph
	Sources []string  // files, folders, "-"; none: the built-in sample edition
	Stdin   io.Reader // what "-" reads
	Profile *corpus.Profile
	Limits  corpus.Limits // what one source may cost; the zero value stands for the defaults
	// Authorities are files of known people, organisations and places.
	Authorities []string
	// Subjects is the user's own list of subjects, empty for none; see [extract.LoadConcepts].
	Subjects string
	// Decisions is the file of what people decided on names; one that does not exist has none.
	Decisions string
	Jobs      int // documents worked on side by side; 0: one a processor
	// Force builds also when nothing has changed, and replaces a graph also when it has letters that
	// these sources do not have.
	Force    bool
	Progress func(Progress)
}

// Progress is how far one stage has come. Total is 0 while it is not known.
type Progress struct {
	Stage       string // "reading", "structure", "contents", "writing"
	Done, Total int
}

// ErrNothingRead is the error of a build whose sources hold no document that can be read. The
// graph is left as it was.
var ErrNothingRead = errors.New("no document could be read, the graph was not written")

// ErrWouldLose is the error of a build that would replace a graph of other sources; Options.Force
// allows it.
var ErrWouldLose = errors.New("the graph has letters that this build does not read")

// A letter is one document on its way through the stages.
type letter struct {
	doc    *corpus.Document
	packed extract.Packed
	err    error
}

func (l *letter) claims() []extract.Claim { return l.packed.Claims() }

// keep puts claims in the place of those the letter had.
func (l *letter) keep(claims []extract.Claim) { l.packed = extract.Pack(claims) }

// A builder holds what the stages hand on.
type builder struct {
	Options
	ctx      context.Context
	letters  []*letter
	resolver *resolve.Resolver
	concepts *extract.Concepts
	store    *graph.Store
	report   *Report
	made     string // the origin of the graph, empty where it is not known
}

// Run builds the graph, unless what stands there was made of the same. The report is there also with an error: it says what could not be read.
// After an error, and when the context was cancelled, the graph is as it was.
func Run(ctx context.Context, o Options) (report *Report, err error) {
	if o.Jobs <= 0 {
		o.Jobs = runtime.GOMAXPROCS(0)
	}
	if o.Progress == nil {
		o.Progress = func(Progress) {}
	}
	b := &builder{Options: o, ctx: ctx, report: &Report{}}
	if b.made = b.origin(); b.unchanged() {
		b.report.Unchanged = true
		return b.report, nil
	}
	// The place is taken first: who cannot write there need not read for an hour to learn it.
	if b.store, err = graph.Create(o.DB, graph.Options{}); err != nil {
		return b.report, err
	}
	defer func() { err = errors.Join(err, b.store.Close()) }()
	for _, stage := range []func() error{b.begin, b.read, b.spare, b.structure, b.contents, b.resolve, b.recognise, b.write} {
		if err := stage(); err != nil {
			return b.report, err
		}
	}
	return b.report, nil
}

// begin hands the resolver what the user knows: a file that cannot be read ends the build before
// anything else is.
func (b *builder) begin() error {
	b.resolver = resolve.New()
	if b.Subjects != "" {
		var err error
		if b.concepts, err = extract.LoadConcepts(b.Subjects); err != nil {
			return err
		}
	}
	for _, path := range b.Authorities {
		authority, warnings, err := resolve.LoadAuthority(path)
		if err != nil {
			return err
		}
		b.report.Warnings = append(b.report.Warnings, warnings...)
		b.resolver.Use(authority)
	}
	if b.Decisions == "" {
		return nil
	}
	decisions, warnings, err := resolve.LoadDecisions(b.Decisions)
	if err != nil {
		return err
	}
	b.report.Warnings = append(b.report.Warnings, warnings...)
	b.resolver.Decide(decisions)
	return nil
}

// structure reads what the layout of every document states, and learns its names.
func (b *builder) structure() error {
	return b.each("structure", func(l *letter) error {
		claims, err := extract.Structure(l.doc)
		l.keep(claims)
		return err
	})
}

// contents reads the texts, with the names that all documents together have taught.
func (b *builder) contents() error {
	edition := extract.NewEdition()
	edition.UseConcepts(b.concepts)
	for _, l := range b.letters {
		claims := l.claims()
		b.contradictions(l.doc, claims)
		edition.Learn(l.doc, claims)
	}
	edition.Finish()
	return b.each("contents", func(l *letter) error {
		claims, err := extract.Contents(l.doc, l.claims(), edition)
		l.keep(claims)
		return err
	})
}

// resolve decides who is who and sets the node of every mention.
func (b *builder) resolve() error {
	for _, l := range b.letters {
		b.resolver.Add(l.doc, l.claims())
	}
	if err := b.resolver.Resolve(); err != nil {
		return fmt.Errorf("deciding who is who: %w", err)
	}
	b.report.Warnings = append(b.report.Warnings, b.resolver.Warnings()...)
	return b.each("names", func(l *letter) error {
		l.keep(b.resolver.Apply(l.doc, l.claims()))
		return nil
	})
}
