package edtf

import (
	"fmt"
	"slices"
	"time"

	"pgregory.net/rapid"
	"strconv"
	"strings"
	"testing"
)

// options reads the second column of written.tsv.
func options(t testing.TB, text string) (o Options, running bool) {
	t.Helper()
	for field := range strings.FieldsSeq(text) {
		name, value, _ := strings.Cut(field, "=")
		var err error
		switch name {
		case "years":
			lo, hi, _ := strings.Cut(value, "-")
			o.Years[0], err = strconv.Atoi(lo)
			if err == nil {
				o.Years[1], err = strconv.Atoi(hi)
			}
		case "year":
			o.DefaultYear, err = strconv.Atoi(value)
		case "calendar":
			o.Calendar = Calendar(value)
		case "monthfirst":
			o.MonthFirst = true
		case "letter":
			o.Letter, err = Parse(value)
		case "running":
			running = true
		default:
			t.Fatalf("unknown option %q", field)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return o, running
}

func TestWritten(t *testing.T) {
	for _, line := range lines(t, "written.tsv") {
		c := columns(strings.ReplaceAll(line, `\n`, "\n"), 4)
		o, running := options(t, c[1])
		f, ok := ParseWritten(c[0], o)
		if running {
			if ok {
				t.Errorf("%s: taken for a date as a whole", c[0])
			}
			if found := Find(c[0], o); len(found) == 1 {
				f, ok = found[0], true
			}
		}
		if !ok {
			t.Errorf("%s: not read, found %+v", c[0], Find(c[0], o))
			continue
		}
		if f.EDTF != c[2] || string(f.Calendar) != c[3] {
			t.Errorf("%s: %q %s, want %q %s", c[0], f.EDTF, f.Calendar, c[2], c[3])
		}
		if f.Incomplete != (f.EDTF == "") {
			t.Errorf("%s: incomplete %v with %q", c[0], f.Incomplete, f.EDTF)
		}
	}
}

func TestNoDates(t *testing.T) {
	for _, line := range lines(t, "nodates.txt") {
		for _, f := range Find(line, Options{Years: [2]int{1919, 1921}}) {
			t.Errorf("%s: found %q as %q", line, f.Written, f.EDTF)
		}
		if f, ok := ParseWritten(line, Options{}); ok {
			t.Errorf("%s: read as %q", line, f.EDTF)
		}
	}
}

func TestFindInText(t *testing.T) {
	const text = "He wrote on 3 May 1843 and, not later than June 5, 1844, again; see [spring 1845]."
	var got []string
	for _, f := range Find(text, Options{}) {
		if text[f.Start:f.End] != f.Written {
			t.Errorf("%q is not text[%d:%d]", f.Written, f.Start, f.End)
		}
		got = append(got, f.Written+" = "+f.EDTF)
	}
	want := []string{"3 May 1843 = 1843-05-03", "not later than June 5, 1844 = ../1844-06-05", "[spring 1845] = 1845-21"}
	if !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

func TestComplete(t *testing.T) {
	for _, line := range lines(t, "complete.tsv") {
		c := columns(line, 3)
		year, err := strconv.Atoi(c[1])
		if err != nil {
			t.Fatal(err)
		}
		f, ok := ParseWritten(c[0], Options{})
		if !ok || !f.Incomplete {
			t.Errorf("%s: read %v, incomplete %v, want an incomplete date", c[0], ok, f.Incomplete)
			continue
		}
		if done := f.Complete(year); done.EDTF != c[2] || done.Incomplete != (c[2] == "") || !f.Incomplete {
			t.Errorf("%s in %d: %q, want %q", c[0], year, done.EDTF, c[2])
		}
	}
}

// sentence draws words and dates in any order, with the dates that must be found.
func sentence(t *rapid.T) (string, []string) {
	var words, want []string
	for range rapid.IntRange(0, 12).Draw(t, "length") {
		if rapid.Bool().Draw(t, "date") {
			day := Day(rapid.Int32Range(-150_000, 45_000).Draw(t, "day"))
			y, m, d := day.Gregorian()
			form := rapid.SampledFrom([]string{"%[3]d %[2]s %[1]d", "%[2]s %[3]d, %[1]d", "%[3]d. %[2]s %[1]d"}).Draw(t, "form")
			words = append(words, fmt.Sprintf(form, y, time.Month(m), d)+";")
			want = append(want, day.String())
		}
		words = append(words, rapid.SampledFrom([]string{"he", "left", "for", "Paris,", "«Юг»", "—", "Mayer;", "not.", "\n"}).Draw(t, "word"))
	}
	return strings.Join(words, " "), want
}

func TestFindsEveryDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, want := sentence(t)
		var got []string
		for _, f := range Find(text, Options{}) {
			got = append(got, f.EDTF)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q: found %q, want %q", text, got, want)
		}
	})
}

func TestDoubleDates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := Day(rapid.Int32Range(-135_000, -16_000).Draw(t, "day"))
		y, m, d := day.Gregorian()
		_, jm, jd := day.Julian()
		text := fmt.Sprintf("%d %s (%d %s) %d", jd, time.Month(jm), d, time.Month(m), y)
		f, ok := ParseWritten(text, Options{})
		if !ok || f.EDTF != day.String() || f.Calendar != InJulian {
			t.Fatalf("%s: %q %s, want %s", text, f.EDTF, f.Calendar, day)
		}
	})
}

func FuzzFind(f *testing.F) {
	for _, line := range lines(f, "written.tsv") {
		f.Add(columns(line, 1)[0])
	}
	for _, line := range lines(f, "nodates.txt") {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, found := range Find(text, Options{Years: [2]int{1850, 1949}}) {
			if found.Start < last || found.End <= found.Start || found.End > len(text) || text[found.Start:found.End] != found.Written {
				t.Fatalf("%q: span %d to %d after %d", text, found.Start, found.End, last)
			}
			if _, err := Parse(found.EDTF); err != nil && !found.Incomplete {
				t.Fatalf("%q: %v", found.Written, err)
			}
			found.Complete(1900)
			last = found.End
		}
		ParseWritten(text, Options{})
	})
}

func BenchmarkFindNone(b *testing.B) {
	text := strings.Repeat("The committee considered the question of supplies at great length and came to no decision. ", 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text, Options{})
	}
}

func BenchmarkFindDense(b *testing.B) {
	text := strings.Repeat("On April 23, 1920, they met; on 5-7 May 1920 he wrote 3 letters (see No. 17, p. 204) to him. ", 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(text, Options{})
	}
}

func TestQualified(t *testing.T) {
	for text, want := range map[string]Qualifier{"1920": 0, "1920?": Uncertain, "1920~/1921": Approximate, "[1920-?05,1921~]": Uncertain | Approximate} {
		d, err := Parse(text)
		if err != nil || d.Qualified() != want {
			t.Errorf("%s: qualified %q, %v; want %q", text, d.Qualified(), err, want)
		}
	}
}
