package corpus

import (
	"fmt"
	"hash/fnv"
	"path"
	"strings"
)

// idLength is the number of letters of a source's own identifier that an id can bear; a longer one
// is replaced by its hash.
const idLength = 48

// An idMaker gives the documents of one source their ids: the [Stem] of the source and the
// identifier that the source gives the letter. A second letter of the same identifier gets a
// number behind it.
type idMaker struct {
	stem, base string
	seen       map[string]int
}

func newIDs(source string) *idMaker {
	return &idMaker{stem: Stem(source), base: baseName(source), seen: map[string]int{}}
}

// next returns the id of the letter that the source calls sourceID. Where a file is one letter and
// its name the identifier, the stem says it already.
func (m *idMaker) next(sourceID string) string {
	id := m.stem
	if sourceID != "" && sourceID != m.base {
		if len(sourceID) > idLength {
			sourceID = hashed(sourceID)
		}
		id += "/" + slug(sourceID)
	}
	m.seen[id]++
	if n := m.seen[id]; n > 1 {
		id = fmt.Sprintf("%s-%d", id, n)
	}
	return id
}

func hashed(s string) string {
	h := fnv.New64a()
	h.Write([]byte(s))
	return fmt.Sprintf("%016x", h.Sum64())
}

// baseName is the name of a source without folders and extension.
func baseName(source string) string {
	base := path.Base(strings.ReplaceAll(source, `\`, "/"))
	return strings.TrimSpace(strings.TrimSuffix(base, path.Ext(base)))
}
