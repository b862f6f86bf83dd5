package web

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

// policy is what pages may load: their own files and nothing else, no script or style inside the
// page.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guarded puts everything around a handler that does not depend on what is asked for.
func (s *Server) guarded(next http.Handler) http.Handler {
	// The first one listed is the outermost.
	for _, wrap := range slices.Backward([]func(http.Handler) http.Handler{
		s.recovering, headers, s.knownHost, s.sameOrigin, s.authorised, s.limited, compressed,
	}) {
		next = wrap(next)
	}
	return next
}

// recovering answers a mistake of our own with 500, and tells the log where it was.
func (s *Server) recovering(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		out := &watched{ResponseWriter: w}
		defer func() {
			p := recover()
			if p == nil {
				return
			}
			s.options.Log.Error("a mistake of regesta's own", "address", r.URL.Path, "mistake", p, "stack", string(debug.Stack()))
			if out.begun || p == http.ErrAbortHandler {
				panic(http.ErrAbortHandler) // so that the reader sees that it is not the whole
			}
			s.fail(out, r, &Problem{Status: http.StatusInternalServerError, Detail: "a mistake of regesta's own; please report it with the address that led here"})
		}()
		next.ServeHTTP(out, r)
	})
}

// A watched response knows whether it has begun.
type watched struct {
	http.ResponseWriter
	begun bool
}

func (w *watched) WriteHeader(status int) {
	w.begun = true
	w.ResponseWriter.WriteHeader(status)
}

func (w *watched) Write(data []byte) (int, error) {
	w.begun = true
	return w.ResponseWriter.Write(data)
}

// Unwrap is for [http.ResponseController].
func (w *watched) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// headers sets what every answer carries.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		next.ServeHTTP(w, r)
	})
}

// knownHost refuses requests that name a host that is not ours: a web page whose name was pointed
// at this machine (DNS rebinding) would read the graph otherwise. An address in figures cannot be
// pointed.
func (s *Server) knownHost(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := r.Host
		if host, _, err := net.SplitHostPort(name); err == nil {
			name = host
		}
		name = strings.ToLower(strings.Trim(name, "[]"))
		if name != "localhost" && net.ParseIP(name) == nil && !slices.ContainsFunc(s.options.Hosts, func(h string) bool { return strings.EqualFold(h, name) }) {
			s.fail(w, r, &Problem{
				Status: http.StatusMisdirectedRequest,
				Detail: fmt.Sprintf("%q is no name of this server; ask localhost, or start it with --host %[1]s if it is to have that name", name),
			})
			return
		}
		next.ServeHTTP(w, r)
	})
}

// sameOrigin refuses what other web pages ask for, but for following a link here and for origins
// that were allowed to read the API.
func (s *Server) sameOrigin(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		if origin != "" && !isOrigin(origin, r.Host) || origin == "" && fetchedByOthers(r) {
			w.Header().Add("Vary", "Origin")
			reading := r.Method == http.MethodGet || r.Method == http.MethodHead || r.Method == http.MethodOptions
			if !reading || !isAPI(r) || !slices.Contains(s.options.AllowOrigins, origin) {
				s.fail(w, r, &Problem{Status: http.StatusForbidden, Detail: "another web page may not ask this server; start it with --allow-origin to let one read the API"})
				return
			}
			w.Header().Set("Access-Control-Allow-Origin", origin)
			w.Header().Set("Access-Control-Expose-Headers", "ETag, Link")
			w.Header().Set("Cross-Origin-Resource-Policy", "cross-origin")
			if r.Method == http.MethodOptions {
				w.Header().Set("Access-Control-Allow-Methods", "GET, HEAD")
				w.Header().Set("Access-Control-Allow-Headers", "Authorization, If-None-Match")
				w.WriteHeader(http.StatusNoContent)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// isOrigin reports whether an Origin header names this host. The scheme is left to whatever stands
// before this server.
func isOrigin(origin, host string) bool {
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && strings.EqualFold(u.Host, host)
}

// fetchedByOthers reports whether a page of another site loads this one as a part of itself.
func fetchedByOthers(r *http.Request) bool {
	site, mode := r.Header.Get("Sec-Fetch-Site"), r.Header.Get("Sec-Fetch-Mode")
	if site == "" || site == "same-origin" || site == "none" {
		return false
	}
	return mode != "navigate" || r.Method != http.MethodGet && r.Method != http.MethodHead
}

// isAPI reports whether a request is one of a program.
func isAPI(r *http.Request) bool { return strings.HasPrefix(r.URL.Path, apiRoot+"/") }

// limited bounds a request: its body, its time, and how many are worked on at once. Others wait for
// their turn, and are sent away when too many do.
func (s *Server) limited(next http.Handler) http.Handler {
	l := s.options.Limits
	working, waiting := make(chan struct{}, l.Working), make(chan struct{}, l.Working+l.Waiting)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		allowed := l.Time
		if isDownload(r) {
			allowed = l.Download
		}
		ctx, cancel := context.WithTimeout(r.Context(), allowed)
		defer cancel()
		r = r.WithContext(ctx)
		r.Body = http.MaxBytesReader(w, r.Body, l.Body)
		// The deadline of the connection is behind that of the work, so that the answer that it took
		// too long still goes out.
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(allowed + 10*time.Second))
		select {
		case waiting <- struct{}{}:
			defer func() { <-waiting }()
		default:
			s.busy(w, r)
			return
		}
		select {
		case working <- struct{}{}:
			defer func() { <-working }()
		case <-ctx.Done():
			s.busy(w, r)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (s *Server) busy(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Retry-After", "5")
	s.fail(w, r, &Problem{Status: http.StatusServiceUnavailable, Detail: "too many requests at once; try again in a moment"})
}

// tooLong reports whether an error says that a request's time was over.
func tooLong(err error) bool {
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)
}
