package corpus

import (
	"fmt"
	"io"
	"iter"
	"sort"
)

// A Format reads one kind of source.
type Format struct {
	Name string // lower case, as the documentation and `regesta formats` call it
	Doc  string // one sentence, then what is taken over from the source
	// Match reports whether a source of that name, beginning with head, is of this format. Content
	// decides, the name only where content cannot. At most one format may match a source.
	Match func(name string, head []byte) bool
	// Read yields the documents of a source. An error that comes with no document concerns one
	// letter, and reading goes on; the sequence ends where the source cannot be read any further.
	Read func(src *Source) iter.Seq2[*Document, error]
}

// A Source is one opened file, archive member or stream.
type Source struct {
	Name    string // the path as given
	Reader  io.Reader
	Profile *Profile // how to read an edition, nil to guess
	Limits  Limits   // what a source may cost; the zero value stands for the defaults

	depth int // of archives around it
}

var formats = map[string]*Format{}

// register adds a format; a repeated name is our own mistake and panics at start-up.
func register(f *Format) *Format {
	if formats[f.Name] != nil {
		panic(fmt.Sprintf("corpus: format %q registered twice", f.Name))
	}
	formats[f.Name] = f
	return f
}

// Formats lists every format, sorted by name.
func Formats() []*Format {
	list := make([]*Format, 0, len(formats))
	for _, f := range formats {
		list = append(list, f)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	return list
}
