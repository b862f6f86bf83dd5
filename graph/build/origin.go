package build

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"regesta/corpus"
	"regesta/graph"
)

// origin is a hash of everything that a graph is made of: the program, what the options say of
// reading and deciding, and the content of every file. It is empty where not all of that is known
// before it is read, as with standard input.
func (b *builder) origin() string {
	if b.DB == graph.Memory || slices.Contains(b.Sources, corpus.Stdin) {
		return ""
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q %+v %q\n", program(), b.Limits, b.Sources)
	err := b.originOfProfile(h)
	for name, e := range corpus.Files(b.Sources...) {
		if err = errors.Join(err, e, b.ctx.Err()); err == nil {
			err = hashFile(h, name)
		}
		if err != nil {
			return ""
		}
	}
	for _, name := range slices.Concat(b.Authorities, []string{b.Subjects, b.Decisions}) {
		if e := hashFile(h, name); name != "" && !errors.Is(e, fs.ErrNotExist) {
			err = errors.Join(err, e)
		}
	}
	if err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

func (b *builder) originOfProfile(h io.Writer) error {
	if b.Profile == nil {
		return nil
	}
	data, err := b.Profile.YAML()
	if err == nil {
		fmt.Fprintf(h, "profile %q\n", data)
	}
	return err
}

// hashFile adds the name and the content of a file to a hash.
func hashFile(h hash.Hash, name string) error {
	f, err := os.Open(filepath.FromSlash(name))
	if err != nil {
		fmt.Fprintf(h, "%q is not there\n", name)
		return err
	}
	defer f.Close()
	own := sha256.New()
	n, err := io.Copy(own, f)
	fmt.Fprintf(h, "%q %d %x\n", name, n, own.Sum(nil))
	return err
}

// program tells one regesta from another: by its version, or, where it was built from a source that
// has none, by its bytes.
var program = sync.OnceValue(func() string {
	info, ok := debug.ReadBuildInfo()
	if v := info.Main.Version; ok && v != "" && v != "(devel)" && !strings.HasSuffix(v, "+dirty") {
		return v
	}
	h := sha256.New()
	if path, err := os.Executable(); err != nil || hashFile(h, path) != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
})

// unchanged reports whether the graph that stands there was made of the same, to its end, and the
// list of doubts with it.
func (b *builder) unchanged() bool {
	if b.Force || b.made == "" || program() == "" {
		return false
	}
	store, err := graph.Open(b.DB)
	if err != nil {
		return false
	}
	same := store.Origin() == b.made
	doubts := filepath.Join(b.DB, graph.DoubtsName)
	_, err = os.Stat(doubts)
	_, pending := os.Stat(doubts + ".new")
	return errors.Join(err, store.Close()) == nil && errors.Is(pending, fs.ErrNotExist) && same
}
