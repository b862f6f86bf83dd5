package graph

import (
	"cmp"
	"slices"
	"strings"

	"regesta/corpus"
	"regesta/extract"
	"regesta/extract/edtf"
)

// A collector makes the register while records go by, so that a build never reads back what it has
// just written. Entities are interned in the order of their appearance and renumbered at the end.
type collector struct {
	sources   map[string]int32
	paths     []string
	entities  map[string]int32
	interned  []Entity
	rows      map[string]*row
	apparatus map[string]*row
	seq       int
}

// A row is an Entry in the making. Other documents are named by id, because they may come later.
type row struct {
	entry   Entry
	seq     int
	label   string
	whole   string // of a part
	host    string // of an attested letter
	printed bool
	targets []string // of entry.Cites, "" for what the corpus does not have
	scores  map[extract.Predicate]float64
}

func newCollector() *collector {
	return &collector{
		sources: map[string]int32{}, entities: map[string]int32{},
		rows: map[string]*row{}, apparatus: map[string]*row{},
	}
}

// add takes over a document and what it says of itself, of its parts and of letters it speaks of.
func (c *collector) add(d *corpus.Document, label, whole string, list []Statement) {
	r := c.row(d.ID, label)
	r.printed = true
	r.whole = whole
	e := &r.entry
	e.SourceID, e.Number, e.Source = clean(d.SourceID), clean(d.Number), c.source(clean(d.Source))
	e.Start, e.End = int32(d.Span.Start), int32(d.Span.End)
	if d.Role == corpus.Apparatus {
		delete(c.rows, d.ID)
		c.apparatus[d.ID] = r
	}
	for _, p := range d.Parts {
		c.row(clean(p.ID), label)
	}
	for _, s := range list {
		if s.Predicate == extract.AttestedIn {
			c.attest(c.row(s.Subject, label), e.Source, s)
		}
	}
	for _, s := range list {
		if about := c.rows[s.Subject]; about != nil {
			c.take(about, s)
		}
	}
	if e.Language == "" {
		e.Language = d.Language
	}
	if zones := d.ZonesOf(corpus.Heading); e.Heading == "" && len(zones) > 0 {
		e.Heading = strings.Join(strings.Fields(clean(d.Slice(zones[0].Span))), " ")
	}
}

// attest makes the row of a letter that is only spoken of.
func (c *collector) attest(r *row, source int32, s Statement) {
	r.host = s.Object
	r.entry.Source = source
	r.entry.AttestedNote = best(s).Qualifiers.Note
}

// row finds or begins the row of a document.
func (c *collector) row(id, label string) *row {
	if r := c.apparatus[id]; r != nil {
		return r
	}
	r := c.rows[id]
	if r == nil {
		c.seq++
		r = &row{seq: c.seq, label: label, scores: map[extract.Predicate]float64{}, entry: Entry{
			ID: id, PlaceSent: -1, PlaceReceived: -1, PartOf: -1, AttestedIn: -1, Earliest: OpenDay, Latest: OpenDay,
		}}
		c.rows[id] = r
	}
	return r
}

// remove forgets every row of one label.
func (c *collector) remove(label string) {
	for _, rows := range []map[string]*row{c.rows, c.apparatus} {
		for id, r := range rows {
			if r.label == label {
				delete(rows, id)
			}
		}
	}
}

// entityKind is the kind that an entity's id begins with.
func entityKind(id string) extract.Kind {
	kind, _, _ := strings.Cut(id, "/")
	return extract.Kind(kind)
}

// take writes one statement into the row of its subject. Of a field that has room for one value,
// the surest statement wins, the first in the text among equals.
func (c *collector) take(r *row, s Statement) {
	e, p := &r.entry, best(s)
	switch s.Predicate {
	case extract.Sender:
		c.party(&e.Senders, s, p)
	case extract.Recipient:
		c.party(&e.Recipients, s, p)
	case extract.CopyTo:
		c.party(&e.Copies, s, p)
	case extract.Mentions:
		if !s.Literal {
			e.Mentions = append(e.Mentions, Tally{c.entity(s.Object, written(p)), int32(len(s.Passages))})
		}
	case extract.About:
		if !s.Literal {
			e.Subjects = append(e.Subjects, Weight{c.entity(s.Object, written(p)), float32(p.Score)})
		}
	case extract.Cites, extract.RepliesTo, extract.Encloses:
		r.cite(s)
	default:
		if r.surer(s.Predicate, p.Score) {
			c.single(e, s, p)
		}
	}
}

// surer reports whether a score beats what the row's field of that predicate rests on.
func (r *row) surer(p extract.Predicate, score float64) bool {
	if had, ok := r.scores[p]; ok && had >= score {
		return false
	}
	r.scores[p] = score
	return true
}

// single writes a field that has room for one value.
func (c *collector) single(e *Entry, s Statement, p Passage) {
	switch s.Predicate {
	case extract.PlaceSent, extract.PlaceReceived:
		if s.Literal {
			return
		}
		place := c.entity(s.Object, written(p))
		if s.Predicate == extract.PlaceSent {
			e.PlaceSent = place
		} else {
			e.PlaceReceived = place
		}
	case extract.Date:
		e.Date, e.DateText, e.Calendar = s.Object, written(p), p.Qualifiers.Calendar
		e.Earliest, e.Latest = days(s.Object)
	default:
		if field := e.field(s.Predicate); field != nil {
			*field = s.Object
		}
	}
}

// field is the text field of an entry that a predicate fills, nil where there is none.
func (e *Entry) field(p extract.Predicate) *string {
	switch p {
	case extract.DocKind:
		return &e.Kind
	case extract.Heading:
		return &e.Heading
	case extract.Shelfmark:
		return &e.Shelfmark
	case extract.Archive:
		return &e.Archive
	case extract.Fonds:
		return &e.Fonds
	case extract.Series:
		return &e.Series
	case extract.File:
		return &e.File
	case extract.Leaf:
		return &e.Leaf
	case extract.CopyForm:
		return &e.CopyForm
	case extract.Language:
		return &e.Language
	}
	return nil
}

// party adds a sender, recipient or copy recipient, by position where the claim says one.
func (c *collector) party(list *[]Party, s Statement, p Passage) {
	if s.Literal {
		return
	}
	name := written(p)
	party := Party{c.entity(s.Object, name), name, p.Qualifiers.Office, p.Qualifiers.Certainty}
	position := p.Qualifiers.Position
	at := len(*list)
	if position > 0 {
		at = min(position-1, at)
	}
	*list = slices.Insert(*list, at, party)
}

// cite adds the references of one statement, one for each note it points to.
func (r *row) cite(s Statement) {
	for i, p := range s.Passages {
		c := Citation{Target: -1, Kind: string(s.Predicate), Number: p.Qualifiers.Written, Note: p.Qualifiers.Note}
		target := s.Object
		if s.Literal {
			c.Number, target = s.Object, ""
		}
		same := func(q Passage) bool { return q.Qualifiers.Note == p.Qualifiers.Note }
		if !slices.ContainsFunc(s.Passages[:i], same) {
			r.entry.Cites = append(r.entry.Cites, c)
			r.targets = append(r.targets, target)
		}
	}
}

// best is the surest passage of a statement, the first in the text among equals.
func best(s Statement) Passage {
	top := Passage{}
	for i, p := range s.Passages {
		if i == 0 || p.Score > top.Score {
			top = p
		}
	}
	return top
}

// written is the name or value as the passage has it.
func written(p Passage) string {
	if p.Qualifiers.Written != "" {
		return p.Qualifiers.Written
	}
	return p.Text
}

func (c *collector) source(path string) int32 {
	i, ok := c.sources[path]
	if !ok {
		i = int32(len(c.paths))
		c.sources[path] = i
		c.paths = append(c.paths, path)
	}
	return i
}

// entity interns an entity under the first name it was met with; define gives it its own.
func (c *collector) entity(id, name string) int32 {
	i, ok := c.entities[id]
	if !ok {
		i = int32(len(c.interned))
		c.entities[id] = i
		c.interned = append(c.interned, Entity{ID: id, Kind: entityKind(id), Name: name})
	}
	return i
}

// define takes over an entity as resolve made it.
func (c *collector) define(e Entity) { c.interned[c.entity(e.ID, e.Name)] = e }

// register brings the rows into their final order and resolves every index.
func (c *collector) register() *Register {
	reg := &Register{Sources: c.paths}
	renumber := c.sortEntities(reg)
	rows := c.ordered()
	index := make(map[string]int32, len(rows))
	for i, r := range rows {
		index[r.entry.ID] = int32(i)
	}
	find := func(id string) int32 {
		if i, ok := index[id]; ok && id != "" {
			return i
		}
		return -1
	}
	for _, r := range rows {
		e := r.entry
		e.PartOf = find(r.whole)
		if e.Attested = r.host != "" && !r.printed; e.Attested {
			e.AttestedIn = find(r.host)
		}
		e.Cites = slices.Clone(e.Cites)
		for i := range e.Cites {
			e.Cites[i].Target = find(r.targets[i])
		}
		e.renumber(renumber)
		reg.Documents = append(reg.Documents, e)
	}
	for _, r := range sorted(c.apparatus) {
		reg.Apparatus = append(reg.Apparatus, Apparatus{r.entry.ID, r.entry.Source, r.entry.Start, r.entry.End})
	}
	return reg
}

// sortEntities fills in the register's entities and returns the new number of every old one.
func (c *collector) sortEntities(reg *Register) []int32 {
	order := make([]int32, len(c.interned))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return strings.Compare(c.interned[a].ID, c.interned[b].ID) })
	renumber := make([]int32, len(order))
	for to, from := range order {
		renumber[from] = int32(to)
		reg.Entities = append(reg.Entities, c.interned[from])
	}
	return renumber
}

// renumber gives every entity of the entry its final index, in lists of its own.
func (e *Entry) renumber(to []int32) {
	for _, place := range []*int32{&e.PlaceSent, &e.PlaceReceived} {
		if *place >= 0 {
			*place = to[*place]
		}
	}
	for _, list := range []*[]Party{&e.Senders, &e.Recipients, &e.Copies} {
		*list = slices.Clone(*list)
		for i := range *list {
			(*list)[i].Entity = to[(*list)[i].Entity]
		}
	}
	e.Mentions = slices.Clone(e.Mentions)
	for i := range e.Mentions {
		e.Mentions[i].Entity = to[e.Mentions[i].Entity]
	}
	slices.SortFunc(e.Mentions, func(a, b Tally) int { return cmp.Compare(a.Entity, b.Entity) })
	e.Subjects = slices.Clone(e.Subjects)
	for i := range e.Subjects {
		e.Subjects[i].Entity = to[e.Subjects[i].Entity]
	}
	slices.SortStableFunc(e.Subjects, func(a, b Weight) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Entity, b.Entity))
	})
}

// ordered lists the rows source by source: the printed documents by their place in it, parts
// behind their whole, then the letters that are only attested. A row that no document of the
// corpus stands behind is left out.
func (c *collector) ordered() []*row {
	parts, attested := map[string][]*row{}, map[string][]*row{}
	var wholes []*row
	for _, r := range sorted(c.rows) {
		switch {
		case r.printed && (r.whole == "" || c.rows[r.whole] == nil):
			wholes = append(wholes, r)
		case r.printed:
			parts[r.whole] = append(parts[r.whole], r)
		case r.host != "":
			attested[r.host] = append(attested[r.host], r)
		}
	}
	var list []*row
	var place func(r *row)
	place = func(r *row) {
		list = append(list, r)
		for _, p := range parts[r.entry.ID] {
			place(p)
		}
	}
	hosts := append(sorted(c.apparatus), nil)[:len(c.apparatus)]
	for source := range int32(len(c.paths)) {
		from := len(list)
		for _, r := range wholes {
			if r.entry.Source == source {
				place(r)
			}
		}
		for _, r := range slices.Concat(slices.Clone(list[from:]), hosts) {
			if r.entry.Source == source {
				list = append(list, attested[r.entry.ID]...)
			}
		}
	}
	return list
}

// sorted lists rows by their place in the source, then as they were added.
func sorted(rows map[string]*row) []*row {
	list := make([]*row, 0, len(rows))
	for _, r := range rows {
		list = append(list, r)
	}
	slices.SortFunc(list, func(a, b *row) int {
		return cmp.Or(
			cmp.Compare(a.entry.Source, b.entry.Source),
			cmp.Compare(a.entry.Start, b.entry.Start),
			cmp.Compare(a.seq, b.seq),
		)
	})
	return list
}

// days are the bounds of a date in days since 1 January 1970, OpenDay where they are open or the date
// is no EDTF.
func days(date string) (earliest, latest int32) {
	d, err := edtf.Parse(date)
	if err != nil {
		return OpenDay, OpenDay
	}
	from, to, openStart, openEnd := d.Bounds()
	earliest, latest = int32(from), int32(to)
	if openStart {
		earliest = OpenDay
	}
	if openEnd {
		latest = OpenDay
	}
	return earliest, latest
}
