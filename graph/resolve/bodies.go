package resolve

import "strings"

// bodyKey is the same for ways of writing the name of one organisation.
func bodyKey(name string) string { return strings.TrimPrefix(fold(name), "the ") }

// placeKey is the same for ways of writing the name of one place.
func placeKey(name string) string { return strings.TrimPrefix(fold(name), "the ") }

// bodies joins the names of organisations and of places.
func (r *Resolver) bodies() {}
