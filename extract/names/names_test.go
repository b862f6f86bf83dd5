package names

import (
	"flag"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "rewrite the marked texts of testdata/tag")

var letters = map[Kind]string{Person: "P", Organisation: "O", Place: "L"}

// marked shows the mentions of a text inside it: "⟦P:Orlov⟧ left ⟦L:Riga⟧".
func marked(text string, mentions []Mention) string {
	var b strings.Builder
	at := 0
	for _, m := range mentions {
		b.WriteString(text[at:m.Start] + "⟦" + letters[m.Kind] + ":" + text[m.Start:m.End] + "⟧")
		at = m.End
	}
	return b.String() + text[at:]
}

func unmarked(text string) string {
	for _, l := range letters {
		text = strings.ReplaceAll(text, "⟦"+l+":", "")
	}
	return strings.ReplaceAll(text, "⟧", "")
}

// TestTag reads the cases of testdata/tag: the names that an edition teaches, a line of dashes, and
// a text with its mentions marked.
func TestTag(t *testing.T) {
	files, err := filepath.Glob("testdata/tag/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases:", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			head, want, ok := strings.Cut("\n"+string(content), "\n---\n")
			if !ok {
				t.Fatal("no line of dashes")
			}
			lexicon := NewLexicon()
			for line := range strings.Lines(strings.TrimSpace(head)) {
				if name, ok := strings.CutPrefix(strings.TrimSpace(line), "person: "); ok {
					lexicon.AddPerson(name)
				}
			}
			text := unmarked(want)
			got := marked(text, NewTagger(lexicon, nil).Tag(text))
			if *update {
				if err := os.WriteFile(file, []byte(strings.TrimPrefix(head+"\n---\n", "\n")+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			compare(t, got, want)
		})
	}
}

func compare(t *testing.T, got, want string) {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range w {
		if i >= len(g) || g[i] != w[i] {
			t.Errorf("line %d:\n got %s\nwant %s", i+1, g[min(i, len(g)-1)], w[i])
		}
	}
}

func TestSkip(t *testing.T) {
	text := "Orlov wrote from Riga. Shelfmark: Riga, box 3."
	skip := strings.LastIndex(text, "Riga")
	lexicon := NewLexicon()
	lexicon.AddPerson("P. Orlov")
	got := marked(text, NewTagger(lexicon, nil).Tag(text, [2]int{skip, skip + 4}))
	if want := "⟦P:Orlov⟧ wrote from ⟦L:Riga⟧. Shelfmark: Riga, box 3."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestCountsTeach(t *testing.T) {
	counts := NewCounts()
	counts.Learn("We stayed at Velmora. He came from Velmora to Zand, and in Velmora they met. General Zand wrote.")
	text := "Velmora is quiet. Zand is not."
	got := marked(text, NewTagger(NewLexicon(), counts).Tag(text))
	if want := "⟦L:Velmora⟧ is quiet. ⟦P:Zand⟧ is not."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSound(t *testing.T) {
	same := [][2]string{{"Byelinsky", "Belinskii"}, {"Dzhankoi", "Jankoy"}, {"Khorsabad", "Horsabad"}}
	for _, p := range same[:2] {
		if Sound(p[0]) != Sound(p[1]) {
			t.Errorf("%s is %q, %s is %q", p[0], Sound(p[0]), p[1], Sound(p[1]))
		}
	}
	if Sound("Petrov") == Sound("Pavlov") {
		t.Error("Petrov sounds as Pavlov")
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{"Łódź": "lodz", "GÖTTINGEN": "gottingen", "O’Brien": "o'brien", "Straße": "strasse", "Москва": "москва"} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestPlaces guards the gazetteer: coordinates are on the globe, countries are two letters, and no
// name stands twice.
func TestPlaces(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range Places() {
		if p.Name == "" || seen[p.Name] {
			t.Errorf("%q is empty or stands twice", p.Name)
		}
		seen[p.Name] = true
		if p.Country != "" && len(p.Country) != 2 {
			t.Errorf("%s: country %q", p.Name, p.Country)
		}
		if (p.Latitude == "") != (p.Longitude == "") {
			t.Errorf("%s: half a coordinate", p.Name)
		}
	}
}

// TestCoordinates holds that every place of the gazetteer has coordinates on the globe, but for those
// that are no one place, and that no two towns within 50 km share a name.
func TestCoordinates(t *testing.T) {
	const near = 50 // kilometres
	nowhere := map[string]bool{
		"Orient": true, "Occident": true, "New World": true, "Old World": true, "British Empire": true,
		"Sierra Nevada": true, "Ramsey": true, "Richmond Hill": true, "Munich Bohemia": true,
	}
	type town struct {
		name string
		at   [2]float64
	}
	towns := map[string][]town{}
	for _, p := range Places() {
		latitude, err1 := strconv.ParseFloat(p.Latitude, 64)
		longitude, err2 := strconv.ParseFloat(p.Longitude, 64)
		if nowhere[p.Name] {
			continue
		}
		if err1 != nil || err2 != nil || math.Abs(latitude) > 90 || math.Abs(longitude) > 180 || latitude == 0 && longitude == 0 {
			t.Errorf("%s: coordinates %q, %q", p.Name, p.Latitude, p.Longitude)
			continue
		}
		if p.Sort != "town" {
			continue
		}
		here := [2]float64{latitude, longitude}
		for _, name := range append([]string{p.Name}, p.Others...) {
			for _, other := range towns[Fold(name)] {
				if km := distance(here, other.at); km < near && other.name != p.Name {
					t.Errorf("%q is a name of %s and of %s, %.0f km apart", name, p.Name, other.name, km)
				}
			}
			towns[Fold(name)] = append(towns[Fold(name)], town{p.Name, here})
		}
	}
}

// TestWhereTownsAre compares some towns with what any atlas says, to a degree.
func TestWhereTownsAre(t *testing.T) {
	atlas := map[string][2]float64{
		"Jakarta": {-6, 107}, "Ho Chi Minh City": {11, 107}, "Yangon": {17, 96}, "Kinshasa": {-4, 15}, "Harare": {-18, 31},
		"Maputo": {-26, 32.5}, "Ciudad Trujillo": {18.5, -70}, "Tegucigalpa": {14, -87}, "Valparaíso": {-33, -71.6}, "Cuzco": {-13.5, -72},
	}
	for _, p := range Places() {
		for _, name := range append([]string{p.Name}, p.Others...) {
			want, ok := atlas[name]
			if !ok {
				continue
			}
			latitude, _ := strconv.ParseFloat(p.Latitude, 64)
			longitude, _ := strconv.ParseFloat(p.Longitude, 64)
			if math.Abs(latitude-want[0]) > 1 || math.Abs(longitude-want[1]) > 1 {
				t.Errorf("%s lies at %s, %s", name, p.Latitude, p.Longitude)
			}
			delete(atlas, name)
		}
	}
	for name := range atlas {
		t.Errorf("%s is not in the gazetteer", name)
	}
}

// distance is that of two points of the globe (degrees of latitude and longitude) in kilometres.
func distance(a, b [2]float64) float64 {
	const radius, degree = 6371, math.Pi / 180
	dy, dx := (b[0]-a[0])*degree/2, (b[1]-a[1])*degree/2
	h := math.Pow(math.Sin(dy), 2) + math.Cos(a[0]*degree)*math.Cos(b[0]*degree)*math.Pow(math.Sin(dx), 2)
	return 2 * radius * math.Asin(math.Sqrt(h))
}

func FuzzTag(f *testing.F) {
	files, _ := filepath.Glob("testdata/tag/*.txt")
	for _, file := range files {
		if content, err := os.ReadFile(file); err == nil {
			f.Add(string(content))
		}
	}
	f.Add("St. St. A. B. (of C) [th] 11 [th] army -- X, Y** ** Mr. T. ’s")
	lexicon := NewLexicon()
	lexicon.AddPerson("G. V. Orlov")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, m := range NewTagger(lexicon, nil).Tag(text) {
			if m.Start < end || m.End <= m.Start || m.End > len(text) || m.Kind == None {
				t.Fatalf("mention %+v behind %d", m, end)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[m.Start:m.End]) {
				t.Fatalf("mention %q cuts a letter", text[m.Start:m.End])
			}
			end = m.End
		}
	})
}

func BenchmarkTag(b *testing.B) {
	content, err := os.ReadFile("testdata/tag/telegram.txt")
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(unmarked(string(content)), 200)
	tagger := NewTagger(NewLexicon(), NewCounts())
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		tagger.Tag(text)
	}
}
