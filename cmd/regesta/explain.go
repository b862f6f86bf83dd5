package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
	"regesta/queries"
)

const explainHelp = `Print the passages that make a statement: each quote in the sentence it stands in, with the document,
the place in its text (code points), the extractor that read it and how sure it was. ID is a
document or an entity, by its id or by a name that is clear; PREDICATE (sender, date, mentions …)
leaves out all other statements. Before the statements of an entity stands why its names are taken
for one.`

const explainExample = `  regesta explain 7
  regesta explain sample/7 sender
  regesta explain Baku mentions --format csv`

type explainOptions struct {
	*globals
	rows rowOptions
}

func newExplain(g *globals) *cobra.Command {
	o := &explainOptions{globals: g}
	cmd := &cobra.Command{
		Use:     "explain ID [PREDICATE]",
		Short:   "Print the passages behind a statement",
		Long:    explainHelp,
		Example: explainExample,
		Args:    arguments(1, 2),
		RunE:    func(cmd *cobra.Command, args []string) error { return o.run(cmd, args) },
	}
	o.rows.addFlags(cmd.Flags())
	return cmd
}

func (o *explainOptions) run(cmd *cobra.Command, args []string) error {
	var predicate extract.Predicate
	if len(args) == 2 {
		var err error
		if predicate, err = knownPredicate(args[1]); err != nil {
			return err
		}
	}
	if err := o.rows.check(); err != nil {
		return err
	}
	store, err := o.open()
	if err != nil {
		return err
	}
	defer store.Close()
	id, err := identify(store, args[0])
	if err != nil {
		return err
	}
	statements, err := store.Explain(cmd.Context(), id, predicate)
	if err != nil {
		return err
	}
	if other := predicate.InText(); other != "" && other != predicate { // what the letter says instead
		more, err := store.Explain(cmd.Context(), id, other)
		if err != nil {
			return err
		}
		statements = append(statements, more...)
	}
	if len(statements) == 0 {
		return fmt.Errorf("%s: nothing is said of it%s", id, about(predicate))
	}
	queries.SortStatements(statements, id, store.Register())
	if o.rows.format != "" {
		return o.rows.print(cmd, passageTable(id, statements))
	}
	e := &explanation{w: cmd.OutOrStdout(), register: store.Register(), text: func(document string) (string, error) {
		return store.Text(cmd.Context(), document)
	}}
	e.open, e.close = marks(e.w)
	if entity := store.Register().Entity(id); entity != nil && predicate == "" {
		e.reasons(entity)
	}
	return e.print(statements)
}

func about(p extract.Predicate) string {
	if p == "" {
		return ""
	}
	return fmt.Sprintf(" with predicate %s; leave the predicate out to see everything", p)
}

func knownPredicate(name string) (extract.Predicate, error) {
	var names []string
	for _, t := range graph.Vocabulary() {
		if strings.EqualFold(string(t.Predicate), name) {
			return t.Predicate, nil
		}
		names = append(names, string(t.Predicate))
	}
	return "", usagef("unknown predicate %q%s; known are %s", name, didYouMean(name, names), strings.Join(names, ", "))
}

// marks are what stands around a quote: bold on a terminal, guillemets elsewhere.
func marks(w io.Writer) (open, closing string) {
	if colour(w) {
		return "\x1b[1m", "\x1b[0m"
	}
	return "«", "»"
}

// An explanation writes statements with their passages.
type explanation struct {
	w           io.Writer
	register    *graph.Register
	text        func(document string) (string, error)
	open, close string
}

func (e *explanation) print(statements []graph.Statement) error {
	names := namesOf(e.register)
	for i, s := range statements {
		if i > 0 {
			fmt.Fprintln(e.w)
		}
		term, _ := graph.TermOf(s.Predicate)
		object := s.Object
		if name := names[s.Object]; name != "" && !s.Literal {
			object = fmt.Sprintf("%s (%s)", name, s.Object)
		}
		fmt.Fprintf(e.w, "%s %s %s\n", s.Subject, term.Label, corpus.OneLine(object))
		for _, p := range s.Passages {
			if err := e.passage(p); err != nil {
				return err
			}
		}
	}
	return nil
}

// reasons writes why the names of an entity are taken for one, and what else may be one with it.
func (e *explanation) reasons(entity *graph.Entity) {
	joined, more := queries.Joinings(entity)
	for _, j := range joined {
		fmt.Fprintf(e.w, "joined: %s\n", j)
	}
	if more > 0 {
		fmt.Fprintf(e.w, "joined: and for %d more reasons\n", more)
	}
	maybes := queries.Maybes(e.register, entity)
	for _, m := range maybes {
		fmt.Fprintf(e.w, "may be: %s\n", m)
	}
	if len(joined)+len(maybes) > 0 {
		fmt.Fprintln(e.w)
	}
}

func (e *explanation) passage(p graph.Passage) error {
	text, err := e.text(p.Document)
	if err != nil {
		return err
	}
	s := queries.Sentence(text, corpus.NewOffsets(text).Bytes(corpus.Span{Start: p.Start, End: p.End}))
	fmt.Fprintf(e.w, "  %s\n", marked(s, e.open, e.close))
	_, err = fmt.Fprintf(e.w, "  — %s, characters %d to %d, read by %s, score %.2f\n", p.Document, p.Start, p.End, p.Extractor, p.Score)
	return err
}

// marked is a quote in its sentence on one line, between two marks. They are put in last: one that
// colours is a control character itself.
func marked(s queries.Surroundings, open, end string) string {
	const from, to = "\uE000", "\uE001"
	line := corpus.OneLine(s.Before + from + s.Quote + to + s.After)
	return strings.NewReplacer(from, open, to, end).Replace(line)
}

func namesOf(register *graph.Register) map[string]string {
	names := make(map[string]string, len(register.Entities))
	for i := range register.Entities {
		names[register.Entities[i].ID] = register.Entities[i].Name
	}
	return names
}

// passageTable is an explanation for programs: one row a passage.
func passageTable(id string, statements []graph.Statement) *queries.Table {
	t := &queries.Table{Query: "explain", Title: "Passages behind the statements of " + id}
	for _, name := range []string{"subject", "predicate", "object", "document"} {
		t.Columns = append(t.Columns, queries.Column{Name: name, Kind: queries.TextColumn})
	}
	for _, name := range []string{"start", "end"} {
		t.Columns = append(t.Columns, queries.Column{Name: name, Kind: queries.NumberColumn})
	}
	for _, name := range []string{"quote", "extractor", "score"} {
		t.Columns = append(t.Columns, queries.Column{Name: name, Kind: queries.TextColumn})
	}
	for _, s := range statements {
		for _, p := range s.Passages {
			row := queries.Row{Cites: []queries.Citation{{
				Document: p.Document, Predicate: s.Predicate, Object: s.Object, Start: p.Start, End: p.End, Quote: p.Text,
			}}}
			for _, cell := range []string{
				s.Subject, string(s.Predicate), s.Object, p.Document, strconv.Itoa(p.Start), strconv.Itoa(p.End),
				p.Text, p.Extractor, strconv.FormatFloat(p.Score, 'f', 2, 64),
			} {
				row.Cells = append(row.Cells, queries.Cell{Text: cell})
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}
