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
		names := map[string]bool{d.number: true, d.sourceID: true, path.Base(d.source): r.sources[d.source] == 1}
		for name, ok := range names {
			if ok && name != "" {
				k := scopedNumber(d.edition, name)
				r.numbers[k] = append(r.numbers[k], int32(i))
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
