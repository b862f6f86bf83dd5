package resolve

import (
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"

	"regesta/extract"
)

// enterAuthorities makes units of those authority entries that a name of the corpus may mean, and
// joins places and organisations with them; people are then placed like all others, the sure ones
// first.
func (r *Resolver) enterAuthorities() {
	entries := r.entries()
	if len(entries) == 0 {
		return
	}
	wanted := r.wantedKeys()
	matches := map[string][]int{}
	for i := range entries {
		for _, k := range entries[i].keys() {
			if wanted[k] {
				matches[k] = append(matches[k], i)
			}
		}
	}
	units := map[int]int32{}
	for _, k := range slices.Sorted(maps.Keys(matches)) {
		for _, i := range matches[k] {
			if _, ok := units[i]; !ok {
				units[i] = r.authorityUnit(&entries[i])
			}
		}
	}
	for id := range r.units {
		if u := &r.units[id]; u.ref != "" && u.entry == nil {
			for _, i := range matches["ref\x00"+u.ref] {
				r.links.join(units[i], int32(id), 1, "identifier of the authority file")
			}
		}
	}
	r.joinSure(entries, matches, units)
}

// entries are the entries of all files, those with one id put together.
func (r *Resolver) entries() []Entry {
	var list []Entry
	at := map[string]int{}
	for _, a := range r.authorities {
		for n, e := range a.Entries {
			i, ok := at[e.ID]
			if e.ID == "" || !ok {
				if e.ID == "" {
					e.ID = fmt.Sprintf("%s#%d", a.Name, n+1)
				}
				at[e.ID] = len(list)
				list = append(list, e)
				continue
			}
			list[i].Variants = append(list[i].Variants[:len(list[i].Variants):len(list[i].Variants)], e.Variants...)
			if list[i].Name == "" {
				e.Variants = list[i].Variants
				list[i] = e
			}
		}
	}
	return list
}

// keys are what an entry is looked up by.
func (e *Entry) keys() []string {
	var keys []string
	for _, name := range append([]string{e.Name}, e.Variants...) {
		switch e.Kind {
		case extract.Person:
			n := parseName(name)
			for _, k := range n.surnameKeys() {
				keys = append(keys, string(e.Kind)+"\x00"+k)
			}
		case extract.Organisation:
			k, _ := bodyKey(name)
			keys = append(keys, string(e.Kind)+"\x00"+k)
		case extract.Place:
			keys = append(keys, string(e.Kind)+"\x00"+placeKey(name))
		}
	}
	for _, id := range e.Identifiers {
		keys = append(keys, "ref\x00"+plainURI(id))
	}
	return distinct(keys)
}

// wantedKeys are the keys of the names in the corpus.
func (r *Resolver) wantedKeys() map[string]bool {
	wanted := map[string]bool{}
	for i := range r.forms {
		f := &r.forms[i]
		e := Entry{Kind: f.kind, Name: f.name}
		if f.ref != "" {
			e.Identifiers = []string{f.ref}
		}
		for _, k := range e.keys() {
			wanted[k] = true
		}
	}
	return wanted
}

// authorityUnit makes the unit of an entry.
func (r *Resolver) authorityUnit(e *Entry) int32 {
	ref := plainURI(e.ID)
	if !strings.Contains(ref, ":") {
		ref = "authority:" + ref
	}
	u := unit{kind: e.Kind, doc: -1, ref: ref, entry: e}
	for _, name := range append([]string{e.Name}, e.Variants...) {
		u.addForm(r.form(formKey{e.Kind, name, ref}))
	}
	id := r.links.grow()
	r.units = append(r.units, u)
	return id
}

// joinSure joins places and organisations with the entry that has their name. Of several places of
// one name the one with ten times the people of all others is meant; else it is doubtful.
func (r *Resolver) joinSure(entries []Entry, matches map[string][]int, units map[int]int32) {
	for d := range r.docs {
		for _, u := range r.docs[d].uses {
			f := &r.forms[u.form]
			if f.kind != extract.Place && f.kind != extract.Organisation || r.units[u.unit].doc >= 0 {
				continue
			}
			e := Entry{Kind: f.kind, Name: f.name}
			for _, k := range e.keys() {
				if i, ok := foremost(entries, matches[k]); ok {
					r.links.join(units[i], u.unit, 0.9, "name of the authority file")
				} else {
					for _, i := range matches[k] {
						r.doubt(units[i], u.unit, 0.4, "name of the authority file", "several entries have the name")
					}
				}
			}
		}
	}
}

// foremost chooses between entries of one name.
func foremost(entries []Entry, list []int) (int, bool) {
	if len(list) == 0 {
		return 0, false
	}
	sorted := append([]int{}, list...)
	sort.SliceStable(sorted, func(i, j int) bool { return entries[sorted[i]].Population > entries[sorted[j]].Population })
	if len(sorted) > 1 && entries[sorted[0]].Population < 10*max(1, entries[sorted[1]].Population) {
		return 0, false
	}
	return sorted[0], true
}
