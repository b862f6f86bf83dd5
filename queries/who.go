package queries

import (
	"context"
	"strconv"

	"regesta/graph"
)

// Who introduces a person.
var Who = register(&Query{
	Name: "who",
	Doc: "What is known of a person, organisation or place: names as written, offices, life dates, identifiers, first and last letter. " +
		"One row a statement; times is how often the sources have a name. `regesta show` gives more of it, as a dossier.",
	Params: filtered(Param{Name: "who", Kind: AnyEntity, Required: true, Positional: true, Doc: "name or id"}),
	Examples: []Example{
		{"chicherin", "one person"},
		{"\"V. Molotov\"", "whom a name as written means"},
	},
	Run: runWho,
})

func runWho(ctx context.Context, store *graph.Store, args Args) (*Table, error) {
	s, err := choose(store.Register(), args)
	if err != nil {
		return nil, err
	}
	who, err := s.single(AnyEntity, "who")
	if err != nil {
		return nil, err
	}
	e := &s.reg.Entities[who]
	w, err := s.witnesses(ctx, store, who)
	if err != nil {
		return nil, err
	}
	t := s.table(e.Name+" ("+e.ID+")", "what", "value", "times:number", "document:document")
	say := func(what, value, times string, cite Citation) {
		if value != "" {
			t.add([]Citation{cite}, words(what), words(value), words(times), Cell{Text: cite.Document, IDs: []string{cite.Document}})
		}
	}
	say("type", string(e.Kind), "", w.any)
	for _, n := range e.Names {
		say("name", n.Name, strconv.Itoa(n.Count), w.of(n.Name))
	}
	for _, office := range e.Offices {
		say("office", office, "", w.of(office))
	}
	say("born", e.Birth, "", w.of(e.Birth))
	say("died", e.Death, "", w.of(e.Death))
	say("description", e.Description, "", w.of(e.Description))
	for _, id := range e.Identifiers {
		say("identifier", id, "", w.of(id))
	}
	own := s.lettersOf(who)
	if n := len(own.letters) - own.undated; n > 0 {
		say("first letter", own.letters[0].Date, "", s.citeDate(own.letters[0]))
		last := own.latest()
		say("last letter", last.Date, "", s.citeDate(last))
	}
	if own.undated > 0 {
		t.note("First and last letter leave out %s.", plural(own.undated, "undated letter"))
	}
	return t, nil
}
