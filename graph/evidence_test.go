package graph

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"regesta/extract"
)

// somePassage draws a passage as the store packs it: clean strings, at most four decimals.
func somePassage(t *rapid.T) Passage {
	text := rapid.StringOf(rapid.RuneFrom([]rune("aé\t\n\\t n"))) // what the packing has to escape
	return Passage{
		Start: rapid.IntRange(0, 1<<20).Draw(t, "start"), End: rapid.IntRange(0, 1<<20).Draw(t, "end"),
		Extractor: text.Draw(t, "extractor"), Score: float64(rapid.IntRange(0, 10000).Draw(t, "score")) / 10000,
		Qualifiers: extract.Qualifiers{
			Position: rapid.IntRange(0, 9).Draw(t, "position"), Office: text.Draw(t, "office"), Certainty: text.Draw(t, "certainty"),
			Calendar: text.Draw(t, "calendar"), Note: text.Draw(t, "note"), Written: text.Draw(t, "written"),
		},
	}
}

func TestPassagesRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := rapid.SliceOfN(rapid.Custom(somePassage), 1, 5).Draw(t, "passages")
		got, err := unpackPassages(packPassages(want))
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v came back as %+v, %v", want, got, err)
		}
	})
}

func TestPassagesInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.Custom(somePassage), 1, 5).Draw(t, "passages")
		other := rapid.Permutation(slices.Clone(list)).Draw(t, "other order")
		other = append(other, list[0]) // and one of them twice
		if got, want := packPassages(sortPassages(other)), packPassages(sortPassages(slices.Clone(list))); got != want {
			t.Fatalf("packed %q, in another order %q", want, got)
		}
	})
}

func FuzzUnpackPassages(f *testing.F) {
	f.Add("12\t15\tnames\t0.9\t1\tclerk")
	f.Add("x")
	f.Add("1\t2\ta\t0.5\n3\t4\tb\t1\t\t\t\t\t7\tas written")
	f.Fuzz(func(t *testing.T, packed string) {
		list, err := unpackPassages(packed)
		if err != nil {
			return
		}
		if _, err := unpackPassages(packPassages(list)); err != nil {
			t.Errorf("unpacked and packed again it cannot be read: %v", err)
		}
	})
}

func FuzzIRI(f *testing.F) {
	for _, id := range []string{"person/elise", "x/1 <2>", "100%", "%41", "a\u0085b", "Łódź/71"} {
		f.Add(id)
	}
	f.Fuzz(func(t *testing.T, id string) {
		id = clean(id)
		if got, ok := idOf(iri(id)); !ok || got != id {
			t.Errorf("%q comes back as %q", id, got)
		}
	})
}
