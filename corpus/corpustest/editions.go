// Package corpustest has editions for benchmarks to read: the printed volumes that stand beside the
// project in ../shared where they do, the built-in sample edition otherwise.
package corpustest

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"regesta/corpus"
	"regesta/corpus/sample"
)

// A Volume is one printed edition as plain text.
type Volume struct{ Name, Text string }

// Volumes returns the editions that are there, the largest first.
func Volumes(t testing.TB) []Volume {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(root(t), "..", "shared", "gold", "editions", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var list []Volume
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, Volume{filepath.Base(name), string(text)})
	}
	if len(list) == 0 {
		t.Log("no ../shared/gold/editions beside the project: the sample edition is read, whose figures are others")
		text, err := sample.Edition.ReadFile("sample.txt")
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, Volume{"sample.txt", string(text)})
	}
	slices.SortStableFunc(list, func(a, b Volume) int { return len(b.Text) - len(a.Text) })
	return list
}

// Folder writes volumes into a new folder until they have that many bytes together, and returns it
// with what they have. The editions are repeated under other names: of a larger corpus this has the
// letters and the names, not the variety of names.
func Folder(t testing.TB, bytes int) (folder string, size int) {
	t.Helper()
	folder = t.TempDir()
	volumes := Volumes(t)
	for i := 0; size < bytes; i++ {
		v := volumes[i%len(volumes)]
		name := fmt.Sprintf("%05d-%s", i, v.Name)
		if err := os.WriteFile(filepath.Join(folder, name), []byte(v.Text), 0o644); err != nil {
			t.Fatal(err)
		}
		size += len(v.Text)
	}
	return folder, size
}

// Documents reads all volumes once and returns their documents with the bytes they were read from.
func Documents(t testing.TB) (docs []*corpus.Document, size int) {
	t.Helper()
	for _, v := range Volumes(t) {
		list, err := corpus.Edition(v.Name, v.Text, nil)
		if err != nil {
			t.Fatal(err)
		}
		docs, size = append(docs, list...), size+len(v.Text)
	}
	return docs, size
}

// root is the folder of the module, found from the folder of the package that is tested.
func root(t testing.TB) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(folder, "go.mod")); err == nil {
			return folder
		}
		if filepath.Dir(folder) == folder {
			t.Fatal("no go.mod above the package that is tested")
		}
		folder = filepath.Dir(folder)
	}
}
