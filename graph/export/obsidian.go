package export

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"regesta/corpus"
	"regesta/extract"
	"regesta/graph"
)

// Obsidian writes a vault of notes.
var Obsidian = register(&Format{
	Name: "obsidian",
	Doc: "A vault of Markdown for Obsidian: a note for each letter with its text, a dossier for each person, body, place and subject, and an index. " +
		"Wikilinks join them, front matter holds what is known as fields. Letters that are only spoken of have notes when they are asked for; notes that are in the vault already are replaced only by force.",
	Folder: true,
	Run:    writeObsidian,
})

func writeObsidian(ctx context.Context, v *View, out *Output) error {
	o := &vault{view: v, out: out, about: map[int32][]string{}}
	for _, i := range v.Documents {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := o.letter(ctx, &v.Register.Documents[i]); err != nil {
			return err
		}
	}
	for _, i := range v.Entities() {
		if err := o.dossier(int32(i)); err != nil {
			return err
		}
	}
	return o.index()
}

// A vault writes notes and keeps what dossiers say of letters.
type vault struct {
	view  *View
	out   *Output
	about map[int32][]string // lines of the dossiers of entities
	list  []string           // lines of the index
}

// notePath is where the note of an id stands, without its ending: wikilinks lead there.
func notePath(id string) string {
	folder, _, _ := strings.Cut(id, "/")
	switch extract.Kind(folder) {
	case extract.Person, extract.Organisation, extract.Place, extract.Topic:
		return folder + "/" + xmlID(strings.TrimPrefix(id, folder+"/"))
	}
	return "letters/" + xmlID(id)
}

// link is a wikilink to the note of an id. The characters that would end it become blanks.
func link(id, words string) string {
	words = strings.NewReplacer("[", "(", "]", ")", "|", " ", "\n", " ", "\t", " ", "^", " ", "#", "＃").Replace(corpus.OneLine(words))
	return "[[" + notePath(id) + "|" + words + "]]"
}

func (o *vault) note(id, content string) error {
	file, err := o.out.Create(notePath(id) + ".md")
	if err != nil {
		return err
	}
	_, err = io.WriteString(file, content)
	return firstError(err, file.Close())
}

// A frontMatter collects fields in YAML; JSON's strings are YAML's.
type frontMatter struct{ strings.Builder }

func (f *frontMatter) add(name string, values ...string) {
	values = slices.DeleteFunc(slices.Clone(values), func(s string) bool { return s == "" })
	if len(values) == 0 {
		return
	}
	if len(values) == 1 {
		fmt.Fprintf(f, "%s: %s\n", name, yamlText(values[0]))
		return
	}
	fmt.Fprintf(f, "%s:\n", name)
	for _, s := range values {
		fmt.Fprintf(f, "  - %s\n", yamlText(s))
	}
}

// yamlText quotes a string; dates stand plain, so that Obsidian reads them as such.
func yamlText(s string) string {
	if len(s) == len("2006-01-02") && plainDate.MatchString(s) {
		return s
	}
	quoted, err := compactJSON(s)
	if err != nil {
		return `""`
	}
	return string(quoted)
}

// links are wikilinks to the entities of parties.
func (o *vault) links(parties []graph.Party) []string {
	var list []string
	for _, p := range parties {
		e := o.view.entity(p.Entity)
		list = append(list, link(e.ID, e.Name))
	}
	return list
}

func (o *vault) letter(ctx context.Context, e *graph.Entry) error {
	v := o.view
	title := v.title(&letter{Entry: e, senders: e.Senders, recipients: e.Recipients})
	var f frontMatter
	f.add("title", title)
	f.add("from", o.links(e.Senders)...)
	f.add("to", o.links(e.Recipients)...)
	f.add("copy", o.links(e.Copies)...)
	f.add("date", certainDate(e))
	f.add("edtf", e.Date)
	f.add("written", e.DateText)
	f.add("kind", e.Kind)
	f.add("number", e.Number)
	f.add("shelfmark", e.Shelfmark)
	f.add("source", v.Register.Sources[e.Source])
	if e.Attested {
		f.add("attested", "only spoken of")
	}
	var b strings.Builder
	b.WriteString("---\n" + f.String() + "---\n# " + corpus.OneLine(title) + "\n\n")
	o.relations(&b, e)
	if !e.Attested && e.PartOf < 0 {
		text, err := v.Store.Text(ctx, e.ID)
		if err != nil {
			return err
		}
		b.WriteString("\n## Text\n\n" + fenced(text))
	}
	o.gather(e, title)
	return o.note(e.ID, b.String())
}

// fenced is a text that Markdown leaves alone, whatever stands in it.
func fenced(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "text\n" + strings.TrimRight(text, "\n") + "\n" + fence + "\n"
}

// relations writes the places, names, subjects and other letters that a letter has to do with.
func (o *vault) relations(b *strings.Builder, e *graph.Entry) {
	v := o.view
	line := func(label string, links []string) {
		if len(links) > 0 {
			b.WriteString("- " + label + ": " + strings.Join(links, ", ") + "\n")
		}
	}
	entities := func(list []int32) (links []string) {
		for _, i := range list {
			if i >= 0 {
				links = append(links, link(v.entity(i).ID, v.entity(i).Name))
			}
		}
		return links
	}
	documents := func(list []int32) (links []string) {
		for _, i := range list {
			if v.Has(i) {
				d := &v.Register.Documents[i]
				links = append(links, link(d.ID, v.title(&letter{Entry: d, senders: d.Senders, recipients: d.Recipients})))
			}
		}
		return links
	}
	var subjects, mentions, cites []int32
	for _, s := range e.Subjects {
		subjects = append(subjects, s.Entity)
	}
	for _, m := range e.Mentions {
		mentions = append(mentions, m.Entity)
	}
	for _, c := range e.Cites {
		cites = append(cites, c.Target)
	}
	line("Sent from", entities([]int32{e.PlaceSent}))
	line("Sent to", entities([]int32{e.PlaceReceived}))
	line("About", entities(subjects))
	line("Mentions", entities(mentions))
	line("Refers to", documents(cites))
	line("Part of", documents([]int32{e.PartOf}))
	line("Known from", documents([]int32{e.AttestedIn}))
}

// gather notes a letter in the dossiers of whom and what it has to do with, and in the index.
func (o *vault) gather(e *graph.Entry, title string) {
	date := e.Date
	if date == "" {
		date = "undated"
	}
	line := "- " + date + " " + link(e.ID, title)
	o.list = append(o.list, line)
	seen := map[int32]bool{}
	for _, i := range entitiesOf(e) {
		if !seen[i] {
			seen[i] = true
			o.about[i] = append(o.about[i], line)
		}
	}
}

func (o *vault) dossier(i int32) error {
	e := o.view.entity(i)
	var f frontMatter
	var names []string
	for _, n := range e.Names {
		if n.Name != e.Name {
			names = append(names, corpus.OneLine(n.Name))
		}
	}
	f.add("title", corpus.OneLine(e.Name))
	f.add("aliases", names...)
	f.add("kind", string(e.Kind))
	f.add("born", e.Birth)
	f.add("died", e.Death)
	f.add("offices", e.Offices...)
	f.add("identifiers", e.Identifiers...)
	f.add("location", strings.Trim(coordinates(e), ","))
	var b strings.Builder
	b.WriteString("---\n" + f.String() + "---\n# " + corpus.OneLine(e.Name) + "\n")
	if e.Description != "" {
		b.WriteString("\n" + corpus.OneLine(e.Description) + "\n")
	}
	if lines := o.about[i]; len(lines) > 0 {
		b.WriteString("\n## Letters\n\n" + strings.Join(lines, "\n") + "\n")
	}
	return o.note(e.ID, b.String())
}

func (o *vault) index() error {
	file, err := o.out.Create("Letters.md")
	if err != nil {
		return err
	}
	_, err = io.WriteString(file, "# Letters\n\n"+o.view.Maker()+". "+o.view.Note()+"\n\n"+strings.Join(o.list, "\n")+"\n")
	return firstError(err, file.Close())
}
