package graph

import (
	"os"
	"path/filepath"
)

// Superseded reports whether another build has taken the place of this graph since it was opened,
// so that opening the path anew gives newer answers. A graph in memory has no place; one whose
// place cannot be read now, as in the midst of a build, is as good as before.
func (s *Store) Superseded() bool {
	if s.held == nil {
		return false
	}
	m, err := readManifest(s.path)
	return err == nil && !s.held.is(s.path, m)
}

// is reports whether the manifest names the files that are held. Names alone do not tell: a graph
// that was removed and built anew begins again with its first generation.
func (h *heldFS) is(path string, m *manifest) bool {
	if len(m.Files) != len(h.files) {
		return false
	}
	for name := range m.Files {
		full := filepath.Join(path, m.Generation, name)
		held := h.files[full]
		if held == nil {
			return false
		}
		was, errWas := held.Stat()
		now, errNow := os.Stat(full)
		if errWas != nil || errNow != nil || !os.SameFile(was, now) {
			return false
		}
	}
	return true
}
