package resolve

import (
	"maps"
	"regesta/extract"
	"slices"
)

// named joins the places and organisations that the markup of a source identifies with those of the
// same name that carry no identifier, and with the further names that the edition states.
func (r *Resolver) named(kind extract.Kind, key func(string) string) {
	counts := r.keyCounts(kind, key)
	for _, units := range r.unitsOfEditions(kind) {
		byKey := map[string][]int32{}
		for _, u := range units {
			for k, n := range counts[u] {
				if r.units[u].doc < 0 && (r.units[u].ref == "" || n.large) {
					byKey[k] = append(byKey[k], u)
				}
			}
		}
		for _, k := range slices.Sorted(maps.Keys(byKey)) {
			r.joinNamed(k, byKey[k], counts)
		}
	}
	r.stated(kind, key)
}

// share is how often a unit has a name, and whether that is no slip of the source: a tenth, at
// least, of all its mentions.
type share struct {
	count int
	large bool
}

// keyCounts counts the mentions of every unit of a kind by the keys of the names; initials are none.
func (r *Resolver) keyCounts(kind extract.Kind, key func(string) string) map[int32]map[string]share {
	counts, total := map[int32]map[string]share{}, map[int32]int{}
	for d := range r.docs {
		for _, u := range r.docs[d].uses {
			k := ""
			if r.units[u.unit].kind == kind {
				k = key(r.forms[u.form].name)
			}
			if len(k) < 3 {
				continue
			}
			if counts[u.unit] == nil {
				counts[u.unit] = map[string]share{}
			}
			n := counts[u.unit][k]
			n.count += int(u.count)
			counts[u.unit][k] = n
			total[u.unit] += int(u.count)
		}
	}
	for u, keys := range counts {
		for k, n := range keys {
			keys[k] = share{n.count, 10*n.count >= total[u]}
		}
	}
	return counts
}

// joinNamed joins the unit without identifier with the one of its name that has one, or, of several,
// with that which is by far the most frequent. Identified ones of different authorities are one when
// they are the only ones.
func (r *Resolver) joinNamed(k string, units []int32, counts map[int32]map[string]share) {
	const far = 5
	var plain, identified []int32
	for _, u := range units {
		if r.units[u].ref == "" {
			plain = append(plain, u)
		} else {
			identified = append(identified, u)
		}
	}
	if len(identified) == 0 {
		return
	}
	first, rest := identified[0], 0
	for _, u := range identified {
		if counts[u][k].count > counts[first][k].count {
			first = u
		}
		rest += counts[u][k].count
	}
	rest -= counts[first][k].count
	if len(identified) == 2 && !sameAuthority(r.units[identified[0]].ref, r.units[identified[1]].ref) {
		r.links.join(identified[0], identified[1], 0.8, "same name, identified in two authority files")
		rest = 0
	}
	for _, u := range plain {
		if counts[first][k].count >= far*rest {
			r.links.join(first, u, 0.8, "same name as one that the source identifies")
			continue
		}
		for _, other := range identified[:min(3, len(identified))] {
			r.doubt(other, u, 0.4, "same name", "the source identifies several of that name")
		}
	}
}

// stated joins units with the further names that documents state of them, in one edition.
func (r *Resolver) stated(kind extract.Kind, key func(string) string) {
	in := r.editionsOfUnits()
	byKey := map[string][]int32{}
	for id := range r.units {
		if u := &r.units[id]; u.kind == kind && u.doc < 0 && u.ref == "" && u.entry == nil {
			for _, k := range r.formKeys(u, key) {
				byKey[k] = append(byKey[k], int32(id))
			}
		}
	}
	for _, f := range r.facts {
		u := r.unitOf(f.doc, f.form)
		if f.predicate != extract.Name || r.units[u].kind != kind {
			continue
		}
		for _, other := range byKey[key(f.value)] {
			if len(key(f.value)) > 2 && shareAny(in[u], in[other]) {
				r.links.join(u, other, 0.9, "the edition gives both names")
			}
		}
	}
}

// formKeys are the keys of all forms of a unit; initials are none.
func (r *Resolver) formKeys(u *unit, key func(string) string) []string {
	var keys []string
	for _, f := range u.forms {
		if k := key(r.forms[f].name); len(k) > 2 {
			keys = append(keys, k)
		}
	}
	return distinct(keys)
}
