package resolve

import (
	"path"
	"strings"

	"regesta/extract"
)

// index finds documents by what others call them: the printed number, or the identifier that the
// source gives, with and without its folder and extension.
func (r *Resolver) index() {
	r.numbers = map[string][]int32{}
	for i := range r.docs {
		d := &r.docs[i]
		names := []string{d.number, d.sourceID}
		if r.sources[d.source] == 1 {
			names = append(names, path.Base(d.source))
		}
		for _, name := range names {
			k := scopedNumber(d.edition, name)
			if list := r.numbers[k]; name != "" && (len(list) == 0 || list[len(list)-1] != int32(i)) {
				r.numbers[k] = append(list, int32(i))
			}
		}
	}
}

// target finds the document that a reference names, in the edition of the document that refers to
// it. Of several with the number it takes the one of the same section; else none.
func (r *Resolver) target(from *document, m *extract.Mention) string {
	for _, name := range [...]string{m.Ref, path.Base(m.Ref), m.Name} {
		name = strings.TrimPrefix(strings.TrimSpace(name), "#")
		if name == "" || name == "." {
			continue
		}
		list := r.numbers[scopedNumber(from.edition, name)]
		if len(list) == 1 {
			return r.docs[list[0]].id
		}
		found := ""
		for _, i := range list {
			if r.docs[i].section == from.section {
				if found != "" {
					return ""
				}
				found = r.docs[i].id
			}
		}
		if found != "" {
			return found
		}
	}
	return ""
}

func scopedNumber(edition int32, name string) string {
	name = strings.TrimSuffix(strings.TrimSuffix(Fold(name), " xml"), " html")
	return editionKey(edition, name)
}
