package corpus

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestSeparate(t *testing.T) {
	const text = "body one\n\n[note] \n\nbody two\n\nname"
	for _, c := range []struct {
		name        string
		zones, want []Zone
	}{
		{"in order", []Zone{{Body, "", Span{0, 8}}, {Note, "1", Span{10, 16}}}, []Zone{{Body, "", Span{0, 8}}, {Note, "1", Span{10, 16}}}},
		{"out of order", []Zone{{Signature, "", Span{29, 33}}, {Body, "", Span{0, 8}}}, []Zone{{Body, "", Span{0, 8}}, {Signature, "", Span{29, 33}}}},
		{
			"a note inside the body",
			[]Zone{{Body, "", Span{0, 27}}, {Note, "1", Span{10, 16}}},
			[]Zone{{Body, "", Span{0, 8}}, {Note, "1", Span{10, 16}}, {Body, "", Span{19, 27}}},
		},
		{"a zone that reaches into the next", []Zone{{Body, "", Span{0, 30}}, {Signature, "", Span{29, 33}}}, []Zone{{Body, "", Span{0, 27}}, {Signature, "", Span{29, 33}}}},
		{"two zones in one place", []Zone{{Body, "", Span{0, 8}}, {Marking, "", Span{0, 8}}}, []Zone{{Marking, "", Span{0, 8}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := separate(c.zones, text); !slices.Equal(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// TestSeparateAny checks that any zones come out in order, apart from each other and not empty, and
// cover every letter that they covered.
func TestSeparateAny(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.StringMatching(`[a \n]{1,40}`).Draw(r, "text")
		var zones []Zone
		covered := make([]bool, len(text))
		for range rapid.IntRange(0, 6).Draw(r, "zones") {
			start := rapid.IntRange(0, len(text)-1).Draw(r, "start")
			end := rapid.IntRange(start+1, len(text)).Draw(r, "end")
			zones = append(zones, Zone{Kind: Body, Span: Span{start, end}})
			for i := start; i < end; i++ {
				covered[i] = true
			}
		}
		end := 0
		for _, z := range separate(zones, text) {
			if z.Span.Start < end || z.Span.Empty() {
				r.Fatalf("zone %v behind one that ends at %d", z.Span, end)
			}
			end = z.Span.End
			for i := z.Span.Start; i < z.Span.End; i++ {
				covered[i] = false
			}
		}
		for i, left := range covered {
			if left && text[i] == 'a' {
				r.Errorf("byte %d of %q is in no zone", i, text)
			}
		}
	})
}
