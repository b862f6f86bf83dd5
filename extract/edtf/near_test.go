package edtf

import "testing"

func TestNear(t *testing.T) {
	for _, c := range [][3]string{
		{"1863-03-10", "your letter of the 5th, and", "1863-03-05"},
		{"1863-03-10", "your letter of the 28th reached me", "1863-02-28"},
		{"1863-01-10", "your letter of the 28th.", "1862-12-28"},
		{"1863-03-10", "I wrote to you yesterday", "1863-03-09"},
		{"1863-03-01", "his note of the day before yesterday", "1863-02-27"},
		{"1863-03-10", "wrote last Tuesday", "1863-03-03?"}, // a Tuesday itself
		{"1863-03-10", "wrote on Monday last", "1863-03-09?"},
		{"1863-03-10", "Yesterday came your letter of the 5th; I read it last night, and this morning", "1863-03-091863-03-051863-03-091863-03-10"},
		{"1863-03-10", "received to-day", "1863-03-10"},
		{"1863-03-10", "the order of the 5th Army", ""},
		{"1863-03-10", "your letter of the 30th", ""}, // no day of February
		{"1863-03", "your letter of the 5th, and", ""},
		{"", "I wrote to you yesterday", ""},
	} {
		letter, _ := Parse(c[0])
		got := ""
		for _, f := range Near(c[1], letter, InUnknown) {
			got += f.EDTF
			if c[1][f.Start:f.End] != f.Written {
				t.Errorf("%s: %q at %d-%d", c[1], f.Written, f.Start, f.End)
			}
		}
		if got != c[2] {
			t.Errorf("letter of %s, %q: read %q, want %q", c[0], c[1], got, c[2])
		}
	}
	letter, _ := Parse("1863-03-10")
	if found := Near("your letter of the 5th.", letter, InJulian); len(found) > 0 {
		t.Errorf("a bare day in a Julian letter was read as %s", found[0].EDTF)
	}
}
