package names

import "sync"

// IsTown reports whether the built-in gazetteer has a town of that name, in any case of letters.
func IsTown(name string) bool { return towns()[Fold(name)] }

var towns = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, p := range Places() {
		if p.Sort != "town" {
			continue
		}
		set[Fold(p.Name)] = true
		for _, other := range p.Others {
			set[Fold(other)] = true
		}
	}
	return set
})

// IsGiven reports whether a word is a given name of the built-in list.
func IsGiven(word string) bool {
	l := builtin()
	return l.classes(l.find([]byte(Fold(word))))&given != 0
}
