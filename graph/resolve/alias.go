package resolve

import (
	"strings"

	"regesta/extract"
)

// alias makes one of references that a source states to be the same: the local identifier of a
// register's entry and the addresses of authorities that the entry gives. The smallest stands for
// all, so that the order of documents does not matter.
func (r *Resolver) alias() {
	same := map[string]string{}
	var find func(string) string
	find = func(ref string) string {
		up, ok := same[ref]
		if !ok || up == ref {
			return ref
		}
		top := find(up)
		same[ref] = top
		return top
	}
	for _, f := range r.facts {
		ref := r.forms[f.form].ref
		if f.predicate != extract.Identifier || ref == "" {
			continue
		}
		a, b := find(ref), find(plainURI(f.value))
		if a != b {
			same[max(a, b)] = min(a, b)
		}
	}
	for i := range r.forms {
		if ref := r.forms[i].ref; ref != "" {
			r.forms[i].ref = find(ref)
		}
	}
}

// plainURI is the form in which references are compared: keyOf brings those of mentions into it.
func plainURI(uri string) string {
	return strings.TrimSuffix(strings.Replace(strings.TrimSpace(uri), "http://", "https://", 1), "/")
}

// distinctRefs sorts addresses and leaves out those that differ from an earlier one in nothing but
// the scheme.
func distinctRefs(list []string) []string {
	seen := map[string]bool{}
	out := list[:0]
	for _, ref := range distinct(list) {
		if !seen[plainURI(ref)] {
			seen[plainURI(ref)] = true
			out = append(out, ref)
		}
	}
	return out
}
