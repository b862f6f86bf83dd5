package export

import (
	"context"
	"strconv"
	"strings"

	"regesta/graph"
)

// Palladio writes flat tables for Palladio.
var Palladio = register(&Format{
	Name: "palladio",
	Doc: "Two flat CSV files for Palladio: letters.csv, one row for each letter, sender and recipient, with places as \"latitude,longitude\", and people.csv. " +
		"Date is empty unless the letter has a certain day, month or year; Earliest and Latest are the bounds of the others. " +
		"A cell that a spreadsheet would take for a formula has an apostrophe before it. Palladio knows people by their names only: where two have one, the identifier stands behind it. Copies are left out.",
	Folder: true,
	Run:    writePalladio,
})

func writePalladio(ctx context.Context, v *View, out *Output) error {
	return firstError(palladioLetters(ctx, v, out), palladioPeople(v, out))
}

func palladioLetters(ctx context.Context, v *View, out *Output) (err error) {
	f, err := createCSV(out, "letters.csv", "Letter", "Number", "Title", "Sender", "Recipient", "Date", "Earliest", "Latest",
		"Place sent", "Place sent coordinates", "Place received", "Place received coordinates", "Kind", "Subjects", "Shelfmark")
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, f.Close()) }()
	members, _ := v.members()
	called := map[int32]string{}
	for i, name := range uniqueNames(members) {
		called[members[i].index] = name
	}
	for l := range v.letters() {
		if err := ctx.Err(); err != nil {
			return err
		}
		var subjects []string
		for _, s := range l.Subjects {
			subjects = append(subjects, v.entity(s.Entity).Name)
		}
		for _, from := range orNobody(l.senders, called) {
			for _, to := range orNobody(l.recipients, called) {
				f.row(l.ID, inert(l.Number), inert(v.title(l)), inert(from), inert(to), certainDate(l.Entry), isoDay(l.Earliest), isoDay(l.Latest),
					inert(v.placeName(l.PlaceSent)), coordinates(v.place(l.PlaceSent)), inert(v.placeName(l.PlaceReceived)), coordinates(v.place(l.PlaceReceived)),
					l.Kind, inert(strings.Join(subjects, ",")), inert(l.Shelfmark))
			}
		}
	}
	return nil
}

// orNobody are the names of parties, one empty name where there are none.
func orNobody(parties []graph.Party, called map[int32]string) []string {
	names := make([]string, 0, len(parties))
	for _, p := range parties {
		names = append(names, called[p.Entity])
	}
	if len(names) == 0 {
		names = append(names, "")
	}
	return names
}

// coordinates are those of a place as Palladio reads them, empty when unknown.
func coordinates(e *graph.Entity) string {
	if e == nil || e.Latitude == "" || e.Longitude == "" {
		return ""
	}
	return e.Latitude + "," + e.Longitude
}

func palladioPeople(v *View, out *Output) (err error) {
	f, err := createCSV(out, "people.csv", "Name", "Kind", "Born", "Died", "Offices", "Sent", "Received", "Authority", "Entity")
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, f.Close()) }()
	members, _ := v.members()
	for i, name := range uniqueNames(members) {
		m := members[i]
		f.row(inert(name), string(m.Kind), m.Birth, m.Death, inert(strings.Join(m.Offices, ",")),
			strconv.Itoa(m.Sent), strconv.Itoa(m.Received), authority(m.Entity), m.ID)
	}
	return nil
}
