package web

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"regesta/graph"
	"regesta/graph/build"
)

// sampleServer serves the built-in edition.
func sampleServer(t testing.TB, options Options) (*Server, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sample.db")
	if _, err := build.Run(context.Background(), build.Options{DB: path}); err != nil {
		t.Fatal(err)
	}
	options.Log = slog.New(slog.NewTextHandler(t.Output(), nil))
	s, err := New(func() (*graph.Store, error) { return graph.Open(path) }, options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, path
}

// An answer is what a server answered.
type answer struct {
	http.Header
	status int
	body   string
}

// get asks a server for one address; further arguments are names and values of headers.
func get(s http.Handler, address string, headers ...string) answer {
	return ask(s, http.MethodGet, address, "", headers...)
}

func ask(s http.Handler, method, address, body string, headers ...string) answer {
	r := httptest.NewRequest(method, address, strings.NewReader(body))
	r.Host = "localhost"
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return answer{w.Header(), w.Code, w.Body.String()}
}

const browser = "text/html,application/xhtml+xml"

// TestGuard asks as those would who should not get an answer, and as those who should.
func TestGuard(t *testing.T) {
	s, _ := sampleServer(t, Options{Hosts: []string{"letters.example"}, AllowOrigins: []string{"https://notes.example"}})
	for _, c := range []struct {
		name, method, address string
		headers               []string
		status                int
	}{
		{"home", "GET", "/", nil, 200},
		{"figures", "GET", "/", []string{"Host", "127.0.0.1:7373"}, 200},
		{"figures of six", "GET", "/", []string{"Host", "[::1]:7373"}, 200},
		{"own name", "GET", "/", []string{"Host", "Letters.example:80"}, 200},
		{"rebinding", "GET", "/", []string{"Host", "evil.example"}, 421},
		{"no host", "GET", "/", []string{"Host", ""}, 421},
		{"foreign script", "GET", "/", []string{"Origin", "https://evil.example"}, 403},
		{"foreign frame", "GET", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"}, 403},
		{"followed link", "GET", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"}, 200},
		{"foreign form", "POST", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"}, 403},
		{"null origin", "GET", "/", []string{"Origin", "null"}, 403},
		{"own script", "GET", "/", []string{"Origin", "http://localhost"}, 200},
		{"allowed origin, page", "GET", "/", []string{"Origin", "https://notes.example"}, 403},
		{"allowed origin, change", "POST", "/api/v1/x", []string{"Origin", "https://notes.example"}, 403},
		{"allowed origin, preflight", "OPTIONS", "/api/v1/x", []string{"Origin", "https://notes.example"}, 204},
		{"other method", "DELETE", "/", nil, 405},
		{"nothing there", "GET", "/nowhere", nil, 404},
		{"no file", "GET", "/static/nothing.js", nil, 404},
		{"up and out", "GET", "/static/../web.go", nil, 307},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := ask(s, c.method, c.address, "", c.headers...)
			if r.status != c.status {
				t.Errorf("status %d, want %d: %s", r.status, c.status, r.body)
			}
			for name, want := range map[string]string{
				"Content-Security-Policy": "script-src 'self'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "DENY",
			} {
				if got := r.Get(name); !strings.Contains(got, want) {
					t.Errorf("%s is %q", name, got)
				}
			}
		})
	}
}

// TestToken asks a server that wants a token.
func TestToken(t *testing.T) {
	s, _ := sampleServer(t, Options{Token: "open sesame"})
	if r := get(s, "/"); r.status != http.StatusUnauthorized {
		t.Errorf("without a token: %d", r.status)
	}
	if r := get(s, "/", "Authorization", "Bearer open sesam"); r.status != http.StatusUnauthorized {
		t.Errorf("with a wrong token: %d", r.status)
	}
	if r := get(s, "/", "Authorization", "Bearer open sesame"); r.status != http.StatusOK {
		t.Errorf("with the token: %d", r.status)
	}
	r := get(s, "//evil.example/?token=open+sesame&a=1")
	c, err := http.ParseSetCookie(r.Get("Set-Cookie"))
	if r.status != http.StatusSeeOther || r.Get("Location") != "/evil.example/?a=1" || err != nil {
		t.Fatalf("token in the address: %d, to %q, cookie %q", r.status, r.Get("Location"), r.Get("Set-Cookie"))
	}
	if !c.HttpOnly || c.SameSite != http.SameSiteStrictMode {
		t.Errorf("the cookie is open to others: %v", c)
	}
	if r := get(s, "/", "Cookie", c.Name+"="+c.Value); r.status != http.StatusOK {
		t.Errorf("with the cookie: %d", r.status)
	}
}

// TestProblems looks at the form of what is wrong.
func TestProblems(t *testing.T) {
	s, _ := sampleServer(t, Options{})
	r := get(s, "/nowhere", "Accept", browser)
	if page := r.body; r.status != http.StatusNotFound || !strings.Contains(page, "<h1>Not Found</h1>") || !strings.HasPrefix(r.Get("Content-Type"), "text/html") {
		t.Errorf("for a browser: %d %s", r.status, page)
	}
	r = get(s, "/nowhere")
	if text := r.body; r.Get("Content-Type") != "application/problem+json" || !strings.Contains(text, `"status":404`) {
		t.Errorf("for a program: %s %s", r.Get("Content-Type"), text)
	}
}

// TestMistake looks at what a mistake of our own shows: not where it is.
func TestMistake(t *testing.T) {
	s, _ := sampleServer(t, Options{})
	s.mux.HandleFunc("GET /mistake", func(http.ResponseWriter, *http.Request) { panic("oh no") })
	r := get(s, "/mistake")
	if text := r.body; r.status != http.StatusInternalServerError || strings.Contains(text, "oh no") || strings.Contains(text, ".go") {
		t.Errorf("%d %s", r.status, text)
	}
}

// TestKept looks at entity tags, packing and the names of files.
func TestKept(t *testing.T) {
	s, _ := sampleServer(t, Options{})
	r := get(s, "/", "Accept-Encoding", "gzip")
	tag := r.Get("ETag")
	if tag == "" || r.Get("Content-Encoding") != "gzip" {
		t.Errorf("tag %q, packed as %q", tag, r.Get("Content-Encoding"))
	}
	if r := get(s, "/", "If-None-Match", tag); r.status != http.StatusNotModified || r.body != "" {
		t.Errorf("what the reader has: %d", r.status)
	}
	if r := get(s, "/?year=1920", "If-None-Match", tag); r.status != http.StatusOK {
		t.Errorf("what the reader has not: %d", r.status)
	}
	address, err := assetURL("app.css")
	if err != nil {
		t.Fatal(err)
	}
	r = get(s, address, "Accept-Encoding", "br, gzip")
	if r.status != http.StatusOK || !strings.Contains(r.Get("Cache-Control"), "immutable") || !strings.HasPrefix(r.Get("Content-Type"), "text/css") {
		t.Errorf("%s: %d %v", address, r.status, r.Header)
	}
	if r := get(s, "/static/app.css"); r.status != http.StatusOK || r.Get("Cache-Control") != "no-cache" {
		t.Errorf("plain name: %d %v", r.status, r.Header)
	}
}
