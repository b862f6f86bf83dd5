package graph

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// A graph on disk is a folder:
//
//	regesta.db/
//	  regesta.json   names the generation that answers, and the format
//	  graph-7/       one finished generation, never written again; words/ in it is the index of words
//	  graph-8/       the next one, while it is built
//	  review.csv     the names in doubt, written behind the build
//	  lock           held by the process that builds
//
// A build writes the next generation beside the old one. Renaming a new regesta.json over the old
// is the one step that puts it in place: until then the old graph answers, whatever happens.
const (
	manifestName     = "regesta.json"
	lockName         = "lock"
	generationPrefix = "graph-"
)

// DoubtsName is the file in a graph's folder in which a build lists the names it left in doubt. The
// graph does not need it.
const DoubtsName = "review.csv"

// formatVersion is the version of the folder and of everything in it that is not the register.
// Raise it when a graph of before can no longer be read.
const formatVersion = 3

// What is wrong with a path that should hold a graph. The errors of this package say more and wrap
// one of these.
var (
	ErrNoGraph  = errors.New("no graph")
	ErrNotGraph = errors.New("not a regesta graph")
	ErrVersion  = errors.New("graph of another version")
	ErrCorrupt  = errors.New("damaged graph")
	ErrLocked   = errors.New("graph is being built")
)

// problem is an error that reads as one sentence and wraps one of the errors above.
type problem struct {
	kind error
	text string
}

func (p *problem) Error() string { return p.text }
func (p *problem) Unwrap() error { return p.kind }

func problemf(kind error, format string, args ...any) error {
	return &problem{kind, fmt.Sprintf(format, args...)}
}

// A manifest is what regesta.json says. Files lists the generation's files with their sizes, so
// that a file that went missing or was cut short is noticed before anything is answered from it.
type manifest struct {
	Regesta    string           `json:"regesta"` // "graph", so that the file explains itself
	Format     int              `json:"format"`
	Generation string           `json:"generation"`
	Files      map[string]int64 `json:"files"`
	Origin     string           `json:"origin,omitempty"` // of what it was made, see [Store.SetOrigin]
}

// readManifest reads and checks the manifest of the graph at path.
func readManifest(path string) (*manifest, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, problemf(ErrNoGraph, "no graph at %s; run `regesta build` to make one", path)
	case err != nil:
		return nil, fmt.Errorf("graph at %s: %w", path, err)
	case !info.IsDir():
		return nil, problemf(ErrNotGraph, "%s is a file, not a regesta graph; name another --db", path)
	}
	data, err := os.ReadFile(filepath.Join(path, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		if ours(path) {
			return nil, problemf(ErrNoGraph, "no graph at %s: a build did not come to its end; run `regesta build` again", path)
		}
		return nil, notGraph(path)
	}
	if err != nil {
		return nil, fmt.Errorf("graph at %s: %w", path, err)
	}
	var m manifest
	if err := json.Unmarshal(data, &m); err != nil || m.Regesta != "graph" || !isGeneration(m.Generation) {
		if ours(path) {
			return nil, corrupt(path, manifestName+" cannot be read")
		}
		return nil, notGraph(path)
	}
	if m.Format != formatVersion {
		return nil, problemf(ErrVersion, "the graph at %s has format %d, this regesta reads format %d; run `regesta build` again", path, m.Format, formatVersion)
	}
	return &m, m.check(path)
}

// check compares the files on disk with those that were there when the graph was finished.
func (m *manifest) check(path string) error {
	for name, size := range m.Files {
		info, err := os.Stat(filepath.Join(path, m.Generation, name))
		if err != nil || info.Size() != size {
			return corrupt(path, fmt.Sprintf("%s is missing or cut short", filepath.Join(m.Generation, name)))
		}
	}
	return nil
}

func notGraph(path string) error {
	return problemf(ErrNotGraph, "%s is a folder but no regesta graph; name another --db", path)
}

func corrupt(path, what string) error {
	return problemf(ErrCorrupt, "the graph at %s is damaged (%s); run `regesta build` again", path, what)
}

// ours reports whether a folder without a manifest that can be read holds nothing but what builds
// make.
func ours(path string) bool {
	entries, err := os.ReadDir(path)
	if err != nil {
		return false
	}
	for _, e := range entries {
		switch name := e.Name(); name {
		case manifestName, manifestName + ".new", lockName, lockName + ".pid", DoubtsName, DoubtsName + ".new":
		default:
			if !isGeneration(name) {
				return false
			}
		}
	}
	return true
}

// isGeneration reports whether name is the folder name of a generation.
func isGeneration(name string) bool { return generationNumber(name) > 0 }

// generationNumber is the number of a generation by its folder name, 0 for other names.
func generationNumber(name string) int {
	number, ok := strings.CutPrefix(name, generationPrefix)
	n, err := strconv.Atoi(number)
	if !ok || err != nil {
		return 0
	}
	return n
}

// A build is the place where the next generation grows.
type build struct {
	path   string
	folder string // of the new generation
	origin string
	lock   *lock
}

// beginBuild takes the lock of path, clears what earlier builds left behind, and makes the folder
// of the next generation. What is at path and is no graph is never touched.
func beginBuild(path string) (*build, error) {
	switch _, err := readManifest(path); {
	case err == nil, errors.Is(err, ErrNoGraph), errors.Is(err, ErrVersion), errors.Is(err, ErrCorrupt):
	default:
		return nil, err
	}
	if err := os.MkdirAll(path, 0o777); err != nil {
		return nil, fmt.Errorf("making the graph at %s: %w", path, err)
	}
	l, err := takeLock(filepath.Join(path, lockName))
	if err != nil {
		return nil, lockError(path, err)
	}
	next := 1 + clearGenerations(path, currentGeneration(path))
	return &build{path: path, folder: filepath.Join(path, generationPrefix+strconv.Itoa(next)), lock: l}, nil
}

// currentGeneration is the generation that the manifest names, of whatever version it is.
func currentGeneration(path string) string {
	var m manifest
	data, err := os.ReadFile(filepath.Join(path, manifestName))
	if err != nil || json.Unmarshal(data, &m) != nil {
		return ""
	}
	return m.Generation
}

// clearGenerations removes every generation but keep, and returns the highest number seen.
func clearGenerations(path, keep string) int {
	highest := 0
	entries, _ := os.ReadDir(path)
	for _, e := range entries {
		n := generationNumber(e.Name())
		highest = max(highest, n)
		if n > 0 && e.Name() != keep {
			// A generation that another process still reads may not go away on Windows; the next
			// build tries again.
			_ = os.RemoveAll(filepath.Join(path, e.Name()))
		}
	}
	return highest
}

// publish puts the finished generation in the place of the old one.
func (b *build) publish() error {
	files, err := fileSizes(b.folder)
	if err != nil {
		return err
	}
	m := manifest{Regesta: "graph", Format: formatVersion, Generation: filepath.Base(b.folder), Files: files, Origin: b.origin}
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return err
	}
	name := filepath.Join(b.path, manifestName)
	if err := writeSynced(name+".new", append(data, '\n')); err != nil {
		return err
	}
	if err := os.Rename(name+".new", name); err != nil {
		return err
	}
	syncFolder(b.path)
	clearGenerations(b.path, m.Generation)
	return b.lock.release()
}

// abandon removes what was built, and the folder when nothing else is in it.
func (b *build) abandon() error {
	err := os.RemoveAll(b.folder)
	first := false
	if _, e := os.Stat(filepath.Join(b.path, manifestName)); errors.Is(e, fs.ErrNotExist) {
		first = true
		_ = os.Remove(b.lock.name)
	}
	err = errors.Join(err, b.lock.release())
	if first {
		_ = os.Remove(b.path) // fails, rightly, where anything else is in it
	}
	return err
}

// fileSizes lists the files of a generation, those of folders in it too, with a slash between.
func fileSizes(folder string) (map[string]int64, error) {
	sizes := map[string]int64{}
	err := filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == "LOCK" {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(folder, name)
		sizes[filepath.ToSlash(relative)] = info.Size()
		return err
	})
	return sizes, err
}

// writeSynced writes a file and waits until it is on the disk.
func writeSynced(name string, data []byte) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if e := f.Sync(); err == nil {
		err = e
	}
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// syncFolder makes a rename last over a power failure where the system can.
func syncFolder(path string) {
	if f, err := os.Open(path); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}

// damage makes an error of the right kind of whatever else went wrong.
func damage(path string, err error) error {
	var p *problem
	if errors.As(err, &p) {
		return err
	}
	return corrupt(path, err.Error())
}
