package corpus

import (
	"fmt"
	"hash/fnv"
	"path"
	"strings"
	"unicode"
)

// idLength is the number of letters of a source's own identifier that an id can bear; a longer one
// is replaced by its hash.
const idLength = 48

// An idMaker gives the documents of one source their ids: the folder and the stem of the source's
// name and the identifier that the source gives the letter, in characters that need no quoting in
// a path, a URL or a shell. A second letter of the same identifier gets a number behind it.
type idMaker struct {
	stem string
	seen map[string]int
}

func newIDs(source string) *idMaker {
	source = strings.Trim(path.Clean(strings.ReplaceAll(source, `\`, "/")), "/")
	stem := strings.TrimSuffix(path.Base(source), path.Ext(source))
	if dir := path.Base(path.Dir(source)); dir != "." && dir != "/" && dir != ".." {
		stem = dir + "-" + stem
	}
	return &idMaker{stem: slug(stem), seen: map[string]int{}}
}

// next returns the id of the letter that the source calls sourceID; empty or the stem itself where
// a file is one letter.
func (m *idMaker) next(sourceID string) string {
	id := m.stem
	if s := slug(sourceID); s != "" && !strings.HasSuffix(m.stem, s) {
		if len(s) > idLength {
			s = hashed(sourceID)
		}
		id += "-" + s
	}
	m.seen[id]++
	if n := m.seen[id]; n > 1 {
		id = fmt.Sprintf("%s-%d", id, n)
	}
	return id
}

// slug keeps letters, digits and dots, and joins the rest by single hyphens.
func slug(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '.', r == '_':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-.")
}

func hashed(s string) string {
	h := fnv.New64a()
	h.Write([]byte(s))
	return fmt.Sprintf("%016x", h.Sum64())
}

// stem is the base name of a source without its extension.
func stem(source string) string {
	base := path.Base(strings.ReplaceAll(source, `\`, "/"))
	return strings.TrimSuffix(base, path.Ext(base))
}
