package made

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"testing"
)

// TestSame: the same number is the same text, everywhere and in every version of Go.
func TestSame(t *testing.T) {
	var a bytes.Buffer
	volumes := 0
	totals, err := Write(2500, func(n int) (io.WriteCloser, error) {
		if volumes++; n != volumes {
			t.Errorf("volume %d is opened as number %d", volumes, n)
		}
		return closer{&a}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	const want = "ece4a72b9a7a3be8ddc2954cc92bc37e8eff13e9637dea9bd7b1c3ecb1ba29c2 3 {Letters:2500 People:486 Pairs:2049 References:226 Greetings:277}"
	if got := fmt.Sprintf("%x %d %+v", sha256.Sum256(a.Bytes()), volumes, totals); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if n := strings.Count(a.String(), "\nNo. "); n != totals.Letters {
		t.Errorf("%d letters printed, want %d", n, totals.Letters)
	}
	if n := strings.Count(a.String(), "1 See Document No. "); n != totals.References {
		t.Errorf("%d references printed, want %d", n, totals.References)
	}
	for _, l := range strings.Split(a.String(), "\n") {
		if strings.Contains(l, "%") {
			t.Errorf("a frame was not filled: %s", l)
		}
	}
}

type closer struct{ io.Writer }

func (closer) Close() error { return nil }
