package edtf

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// lines returns the lines of a data file that are no comments.
func lines(t testing.TB, name string) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && !strings.HasPrefix(line, "#") {
			list = append(list, line)
		}
	}
	return list
}

// columns splits a line at tabs into exactly n cells.
func columns(line string, n int) []string {
	cells := strings.Split(line, "\t")
	for len(cells) < n {
		cells = append(cells, "")
	}
	return cells
}

func TestSpecification(t *testing.T) {
	for _, line := range lines(t, "loc.tsv") {
		c := columns(line, 4)
		d, err := Parse(c[0])
		if err != nil {
			t.Error(err)
			continue
		}
		want := c[1]
		if want == "" {
			want = c[0]
		}
		if got := d.String(); got != want {
			t.Errorf("%s: String is %s, want %s", c[0], got, want)
		}
		from, to, openStart, openEnd := d.Bounds()
		if from.String() != c[2] || to.String() != c[3] {
			t.Errorf("%s: bounds %q to %q, want %q to %q", c[0], from, to, c[2], c[3])
		}
		far := from == to // a year that no Day can hold
		if !far && (openStart != (from == MinDay) || openEnd != (to == MaxDay)) {
			t.Errorf("%s: open %v %v with bounds %d to %d", c[0], openStart, openEnd, from, to)
		}
	}
}

func TestInvalid(t *testing.T) {
	for _, line := range append(lines(t, "invalid.txt"), "", strings.Repeat("1985,", 2000)) {
		if d, err := Parse(line); err == nil {
			t.Errorf("%q is taken for %s", line, d)
		} else if strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: error of several lines: %v", line, err)
		}
	}
}

func TestCalendarRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := Day(rapid.Int32Range(-1_500_000_000, 1_500_000_000).Draw(t, "day"))
		if y, m, d := day.Gregorian(); Gregorian(y, m, d) != day || !ValidGregorian(y, m, d) {
			t.Fatalf("Gregorian %d-%d-%d is not day %d", y, m, d, day)
		}
		if y, m, d := day.Julian(); Julian(y, m, d) != day || !ValidJulian(y, m, d) {
			t.Fatalf("Julian %d-%d-%d is not day %d", y, m, d, day)
		}
		if back, err := ParseDay(day.String()); err != nil || back != day {
			t.Fatalf("ParseDay(%s) = %d, %v; want %d", day, back, err, day)
		}
	})
}

func TestCalendarsMeet(t *testing.T) {
	for _, line := range lines(t, "julian.tsv") {
		c := columns(line, 2)
		var y, m, d int
		if _, err := fmt.Sscanf(c[0], "%d-%d-%d", &y, &m, &d); err != nil {
			t.Fatal(err)
		}
		if got := Julian(y, m, d).String(); got != c[1] {
			t.Errorf("Julian %s is Gregorian %s, want %s", c[0], got, c[1])
		}
	}
}

// expression draws a valid EDTF expression of two days.
func expression(t *rapid.T) (string, Day, Day) {
	a := Day(rapid.Int32Range(-700_000, 100_000).Draw(t, "from"))
	b := a + Day(rapid.Int32Range(0, 100_000).Draw(t, "length"))
	form := rapid.SampledFrom([]string{"A/B", "[A,B]", "{A,B}", "[A..B]", "A?/B~", "../B", "A/", "A%"}).Draw(t, "form")
	return strings.NewReplacer("A", a.String(), "B", b.String()).Replace(form), a, b
}

func TestBoundsHoldTheirEnds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, a, b := expression(t)
		d, err := Parse(s)
		if err != nil {
			t.Fatal(err)
		}
		from, to, _, _ := d.Bounds()
		if from > to {
			t.Fatalf("%s: %d after %d", s, from, to)
		}
		if strings.Contains(s, a.String()) && !d.Overlaps(a, a) || strings.Contains(s, b.String()) && !d.Overlaps(b, b) {
			t.Fatalf("%s does not hold its ends", s)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, name := range []string{"loc.tsv", "invalid.txt"} {
		for _, line := range lines(f, name) {
			f.Add(columns(line, 1)[0])
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := Parse(s)
		if err != nil {
			return
		}
		again, err := Parse(d.String())
		if err != nil {
			t.Fatalf("%q is written %q: %v", s, d, err)
		}
		if again.String() != d.String() {
			t.Fatalf("%q is written %q, then %q", s, d, again)
		}
		from, to, _, _ := d.Bounds()
		from2, to2, _, _ := again.Bounds()
		if from > to || from != from2 || to != to2 {
			t.Fatalf("%q: bounds %d to %d, of %q %d to %d", s, from, to, d, from2, to2)
		}
	})
}
