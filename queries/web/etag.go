package web

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"
)

// notModified sets the entity tag of an answer, and answers 304 itself when the reader has that
// one already: it can only have it from an answer that was whole. The tag is a weak one: the same answer may be packed or not.
func notModified(w http.ResponseWriter, r *http.Request, tag string) bool {
	w.Header().Set("ETag", `W/"`+tag+`"`)
	for _, known := range strings.Split(r.Header.Get("If-None-Match"), ",") {
		known = strings.TrimPrefix(strings.TrimSpace(known), "W/")
		if known == `"`+tag+`"` {
			w.WriteHeader(http.StatusNotModified)
			return true
		}
	}
	return false
}

// tagOf is the entity tag of what a graph answers to a request.
func (s *Server) tagOf(r *http.Request, version string) string {
	sum := sha256.Sum256([]byte(strings.Join([]string{s.edition, version, r.URL.RequestURI(), r.Header.Get("Accept")}, "\x00")))
	return hex.EncodeToString(sum[:10])
}
