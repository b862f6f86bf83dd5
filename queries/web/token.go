package web

import (
	"crypto/subtle"
	"net/http"
	"strings"
)

const tokenCookie = "regesta-token"

// authorised lets in who shows the token: as "Authorization: Bearer", in a cookie, or once in the
// address, ?token=…, from where it is moved into the cookie.
func (s *Server) authorised(next http.Handler) http.Handler {
	if s.options.Token == "" {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if given := r.URL.Query().Get("token"); same(given, s.options.Token) {
			http.SetCookie(w, &http.Cookie{
				Name: tokenCookie, Value: given, Path: "/", HttpOnly: true, Secure: r.TLS != nil, SameSite: http.SameSiteStrictMode,
			})
			address := *r.URL
			rest := address.Query()
			rest.Del("token")
			address.RawQuery = rest.Encode()
			w.Header().Set("Cache-Control", "no-store")
			// A path that begins with two slashes would be the address of another server.
			http.Redirect(w, r, "/"+strings.TrimLeft(address.RequestURI(), "/\\"), http.StatusSeeOther)
			return
		}
		given := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		if c, err := r.Cookie(tokenCookie); given == "" && err == nil {
			given = c.Value
		}
		if !same(given, s.options.Token) {
			w.Header().Set("WWW-Authenticate", "Bearer")
			s.fail(w, r, &Problem{Status: http.StatusUnauthorized, Detail: "this server wants its token: open the address that it printed when it was started, or send Authorization: Bearer TOKEN"})
			return
		}
		next.ServeHTTP(w, r)
	})
}

// same compares in a time that does not tell how much is right.
func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// mayChange refuses requests that would change something unless editing is on and the request
// brings the secret that only our own pages know, as a header or, from a form that was read, as the field "secret".
func (s *Server) mayChange(r *http.Request) error {
	given := r.Header.Get("X-Regesta-Secret")
	if given == "" && r.PostForm != nil {
		given = r.PostForm.Get("secret")
	}
	switch {
	case !s.options.Edit:
		return &Problem{Status: http.StatusForbidden, Detail: "this server only shows; start it with --edit to record decisions"}
	case r.Header.Get("Origin") == "" && r.Header.Get("Sec-Fetch-Site") == "", !same(given, s.secret):
		return &Problem{Status: http.StatusForbidden, Detail: "decisions are made on the pages of this server; load the page again and repeat"}
	}
	return nil
}
