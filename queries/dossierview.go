package queries

import (
	"fmt"
	"io"
)

// shownInDossier is how many correspondents, subjects and letters a drawn dossier lists; JSON has
// all.
const shownInDossier = 12

// Write writes the dossier in one of the Formats.
func (d *Entity) Write(w io.Writer, format string, layout Layout) error {
	v := &view{title: fmt.Sprintf("%s (%s)", d.Name, d.ID), data: d}
	v.add("type", string(d.Type), nil)
	for _, n := range d.Names {
		count := "not in the letters" // a glossary or an authority file has it
		if n.Count > 0 {
			count = times(n.Count)
		}
		v.add("name", n.Value+", "+count, n.Evidence)
	}
	d.addReasons(v)
	for _, o := range d.Offices {
		held := o.Value
		if o.First != nil {
			held += ", in letters of " + o.First.Date
			if o.Last.Date != o.First.Date {
				held += " to " + o.Last.Date
			}
		}
		v.add("office", held, o.Evidence)
	}
	for _, f := range []struct {
		label string
		said  *Said
	}{{"born", d.Birth}, {"died", d.Death}, {"description", d.Description}} {
		if f.said != nil {
			v.add(f.label, f.said.Value, f.said.Evidence)
		}
	}
	for _, id := range d.Identifiers {
		v.add("identifier", id, nil)
	}
	if d.Latitude != "" {
		v.add("coordinates", d.Latitude+", "+d.Longitude, nil)
	}
	d.addCounts(v)
	d.addLists(v)
	return v.write(w, format, layout)
}

func (d *Entity) addReasons(v *view) {
	for _, j := range d.Joined {
		v.add("joined", j.String(), nil)
	}
	if d.MoreJoined > 0 {
		v.add("joined", fmt.Sprintf("and for %d more reasons", d.MoreJoined), nil)
	}
	for _, m := range d.Maybe {
		v.add("may be", m.String(), nil)
	}
}

func (d *Entity) addCounts(v *view) {
	for _, f := range []struct {
		label string
		n     int
	}{
		{"sent", d.Sent}, {"received", d.Received}, {"copies", d.Copied}, {"undated", d.Undated}, {"only spoken of", d.Attested},
		{"sent from here", d.SentFrom}, {"received here", d.SentTo}, {"subject of", d.SubjectOf}, {"named in", len(d.MentionedIn)},
	} {
		if f.n > 0 {
			v.add(f.label, plural(f.n, "letter"), nil)
		}
	}
	if d.First != nil {
		v.add("first letter", d.First.Date+" "+d.First.String(), nil)
		v.add("last letter", d.Last.Date+" "+d.Last.String(), nil)
	}
}

// addLists adds the first correspondents, subjects and letters, and how many more there are.
func (d *Entity) addLists(v *view) {
	list := func(label, question string, n int, item func(int) string) {
		for i := range min(n, shownInDossier) {
			v.add(label, item(i), nil)
		}
		if n > shownInDossier {
			v.add(label, fmt.Sprintf("and %d more: regesta ask %s %s", n-shownInDossier, question, d.ID), nil)
		}
	}
	list("correspondent", "correspondents", len(d.Correspondents), func(i int) string {
		c := d.Correspondents[i]
		return fmt.Sprintf("%s, %s (%d to, %d from)", c.Name, plural(c.Letters, "letter"), c.Sent, c.Received)
	})
	list("letters about", "about", len(d.Subjects), func(i int) string {
		return d.Subjects[i].Name + ", " + plural(d.Subjects[i].Count, "letter")
	})
	list("mentioned in", "mentions", len(d.MentionedIn), func(i int) string {
		m := d.MentionedIn[i]
		date := m.Date
		if date == "" {
			date = "undated"
		}
		return date + " " + m.String() + ", " + times(m.Count)
	})
}
