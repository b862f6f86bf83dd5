package names

import (
	"strings"
	"sync"
)

// IsTown reports whether the built-in gazetteer has a town of that name, in any case of letters.
func IsTown(name string) bool { return towns()[Fold(name)] }

var towns = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for _, p := range Places() {
		if p.Sort != "town" && p.Sort != "city" && p.Sort != "capital" {
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
func IsGiven(word string) bool { return given()[Fold(word)] }

var given = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	file, err := files.ReadFile("data/given.txt")
	if err != nil {
		panic(err)
	}
	for line := range strings.Lines(string(file)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(line) {
			set[Fold(w)] = true
		}
	}
	return set
})
