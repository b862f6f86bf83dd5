package edtf

import (
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
