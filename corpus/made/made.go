// Package made makes correspondences of any size, to measure with: who writes to whom is drawn as
// in real ones, a few writing much and most little, each mostly within a circle of their own.
//
// The same number of letters is always the same text. [Write] says what a graph of it must show, so
// that a measurement is a check as well.
package made

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"strings"
	"time"
)

// Totals are what a graph of the letters must show.
type Totals struct {
	Letters    int `json:"letters"`
	People     int `json:"people"`         // who wrote or received a letter
	Pairs      int `json:"directed_pairs"` // of writer and recipient
	References int `json:"document_refs"`  // of a letter's note to another letter
	Greetings  int `json:"mentions"`       // of somebody else at a letter's end
}

// A Letter is one letter of a correspondence, numbered from 1.
type Letter struct {
	Number            int
	Kind              string
	Sender, Recipient string
	Place             string
	Date              time.Time
	Text, Third       string // Third is greeted, empty for nobody
	Refers            int    // to an earlier letter, 0 for none
	Fonds, Series     int
	File, Leaf        int
}

// first is the day of the first letter, days how long the correspondence lasts.
var first = time.Date(1890, 1, 1, 0, 0, 0, 0, time.UTC)

const days = 365 * 35

// Letters makes n letters, in the order of their dates, and hands each to yield.
func Letters(n int, yield func(*Letter) error) (Totals, error) {
	// The numbers of this generator are the same in every version of Go.
	r := rand.New(rand.NewPCG(1890, uint64(n)))
	circles, home := people(n)
	t := Totals{Letters: n}
	pairs, who := map[[2]string]bool{}, map[string]bool{}
	for i := 1; i <= n; i++ {
		circle := circles[r.IntN(len(circles))]
		l := &Letter{
			Number: i, Kind: kinds[i%len(kinds)], Sender: pick(r, circle), Date: first.AddDate(0, 0, i*days/n),
			Fonds: i%90 + 1, Series: i%12 + 1, File: i%900 + 1, Leaf: i%60 + 1,
		}
		l.Place = home[l.Sender]
		for l.Recipient = l.Sender; l.Recipient == l.Sender; {
			other := circle
			if r.IntN(10) == 0 {
				other = circles[r.IntN(len(circles))]
			}
			l.Recipient = pick(r, other)
		}
		if i%9 == 0 {
			l.Third = pick(r, circle)
			t.Greetings++
		}
		if earlier := (i - 1) % Volume; i%11 == 0 && earlier > 0 {
			l.Refers = i - 1 - r.IntN(min(earlier, 50))
			t.References++
		}
		l.Text = text(r)
		pairs[[2]string{l.Sender, l.Recipient}], who[l.Sender], who[l.Recipient] = true, true, true
		if err := yield(l); err != nil {
			return t, err
		}
	}
	t.People, t.Pairs = len(who), len(pairs)
	return t, nil
}

// people are the circles of those who write n letters, and the town each lives in.
func people(n int) (circles [][]string, home map[string]string) {
	count := max(50, 4*int(math.Pow(float64(n), 0.62)))
	home = map[string]string{}
	circles = make([][]string, max(3, count/60))
	for i := range count {
		given, surname := givenNames[i%len(givenNames)], surnames[i/len(givenNames)%len(surnames)]
		round := i / (len(givenNames) * len(surnames))
		middle := string(rune('A'+(i*7+round)%26)) + "."
		if round > 0 {
			middle += string(rune('A'+round%26)) + "."
		}
		name := given + " " + middle + " " + surname
		home[name] = places[i%len(places)]
		circles[i%len(circles)] = append(circles[i%len(circles)], name)
	}
	return circles, home
}

// pick draws the k-th of a list with a chance of about 1/k.
func pick(r *rand.Rand, list []string) string {
	k := int(math.Pow(float64(len(list)), r.Float64()))
	return list[min(k, len(list))-1]
}

// text is what a letter says: three to eleven sentences.
func text(r *rand.Rand) string {
	sentences := make([]string, 3+r.IntN(9))
	for i := range sentences {
		s := frames[r.IntN(len(frames))]
		for _, list := range [][]string{things, doings, times, places} {
			s = strings.Replace(s, "%", list[r.IntN(len(list))], 1)
		}
		sentences[i] = strings.ToUpper(s[:1]) + s[1:]
	}
	return strings.Join(sentences, ". ") + "."
}

// Volume is how many letters a volume has.
const Volume = 1000

// Write writes n letters as printed editions, in plain text: as many volumes as it takes, each
// opened by its number, from 1. A letter refers to letters of its own volume.
func Write(n int, open func(volume int) (io.WriteCloser, error)) (Totals, error) {
	var volume io.WriteCloser
	w := bufio.NewWriter(io.Discard)
	end := func() error {
		err := w.Flush()
		if volume != nil {
			err = cmp.Or(err, volume.Close())
		}
		return err
	}
	t, err := Letters(n, func(l *Letter) (err error) {
		if l.Number%Volume == 1 {
			if err := end(); err != nil {
				return err
			}
			if volume, err = open(1 + l.Number/Volume); err != nil {
				return err
			}
			w.Reset(volume)
			fmt.Fprintf(w, "A Made Correspondence. Volume %d. Collection of documents\n\n", 1+l.Number/Volume)
		}
		return l.print(w)
	})
	return t, cmp.Or(err, end())
}

// print writes a letter as editions print it: number, heading, dateline, text, signature, shelfmark
// and notes.
func (l *Letter) print(w io.Writer) error {
	body, note := l.Text, ""
	if l.Third != "" {
		body += " Give my greetings to " + l.Third + "."
	}
	if l.Refers > 0 {
		body += " I refer to what I wrote before 1 ."
		note = fmt.Sprintf("\nNotes:\n\n1 See Document No. %d.\n", l.Refers)
	}
	words := strings.Fields(l.Sender)
	_, err := fmt.Fprintf(w, "No. %d\n\n%s from %s to %s\n\n%s\n\n%s.\n\n%s\n\n%s.\n\nSTATE ARCHIVE. F. %d. Op. %d. D. %d. L. %d. Typewritten copy.\n%s\n \n\n",
		l.Number, l.Kind, l.Sender, l.Recipient, l.Date.Format("January 2, 2006"), l.Place, body, words[len(words)-1], l.Fonds, l.Series, l.File, l.Leaf, note)
	return err
}

// Phrase is what somebody may search the letters for.
func Phrase(r *rand.Rand) string {
	return things[r.IntN(len(things))] + " " + places[r.IntN(len(places))]
}
