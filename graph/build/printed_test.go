package build_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"regesta/extract"
	"regesta/graph"
	"regesta/graph/build"
)

const exchange = `No. 1

Telegram from A. B. Corran to D. E. Fane

3 May 1911

The bridge is open.

Corran

No. 2

Telegram from D. E. Fane to A. B. Corran

5 May 1911

I thank you.

Fane

Notes:

1 On May 3, 1911, Corran telegraphed Fane that the bridge was open. On May 4, 1911, Corran telegraphed Fane about the tolls.
`

// A letter that a note speaks of and the edition prints is said to be the printed one; one that the
// edition does not print is not.
func TestPrintedLettersAreRecognised(t *testing.T) {
	db := filepath.Join(t.TempDir(), "letters.db")
	if _, err := build.Run(context.Background(), build.Options{DB: db, Sources: []string{"-"}, Stdin: strings.NewReader(exchange)}); err != nil {
		t.Fatal(err)
	}
	store, err := graph.Open(db)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	same := map[string]string{}
	attested := 0
	for _, d := range store.Register().Documents {
		if !d.Attested {
			continue
		}
		attested++
		list, err := store.Explain(context.Background(), d.ID, extract.SameAs)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range list {
			same[d.Date] = s.Object
		}
	}
	if attested != 2 {
		t.Fatalf("%d letters only spoken of, want 2", attested)
	}
	if !strings.HasSuffix(same["1911-05-03"], "/1") || same["1911-05-04"] != "" {
		t.Errorf("recognised: %v, want the letter of 3 May to be No. 1, and no other", same)
	}
}
