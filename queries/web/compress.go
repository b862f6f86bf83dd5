package web

import (
	"compress/gzip"
	"net/http"
	"slices"
	"strings"
	"sync"
)

// gzips are writers that are used again: each has a window of its own.
var gzips = sync.Pool{New: func() any { w, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed); return w }}

// compressed packs texts for readers that take it. Files of the program are packed beforehand
// ([Server.static]) and pass untouched.
func compressed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !accepts(r, "gzip") || r.Method == http.MethodHead {
			next.ServeHTTP(w, r)
			return
		}
		p := &packed{ResponseWriter: w}
		defer p.close()
		next.ServeHTTP(p, r)
	})
}

// accepts reports whether a request takes an encoding. A weight of 0 refuses it.
func accepts(r *http.Request, encoding string) bool {
	for _, part := range strings.Split(r.Header.Get("Accept-Encoding"), ",") {
		name, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if strings.EqualFold(strings.TrimSpace(name), encoding) {
			return !slices.Contains([]string{"q=0", "q=0.0", "q=0.00", "q=0.000"}, strings.ReplaceAll(weight, " ", ""))
		}
	}
	return false
}

// A packed response decides at its first byte whether it is worth packing.
type packed struct {
	http.ResponseWriter
	begun bool
	gzip  *gzip.Writer
}

func (p *packed) WriteHeader(status int) {
	if p.begun {
		return
	}
	p.begun = true
	h := p.Header()
	kind, _, _ := strings.Cut(h.Get("Content-Type"), ";")
	text := strings.HasPrefix(kind, "text/") || strings.HasSuffix(kind, "json") || strings.HasSuffix(kind, "xml") || kind == "application/n-quads"
	if text && h.Get("Content-Encoding") == "" && status != http.StatusNoContent && status != http.StatusNotModified {
		h.Add("Vary", "Accept-Encoding")
		h.Set("Content-Encoding", "gzip")
		h.Del("Content-Length")
		p.gzip = gzips.Get().(*gzip.Writer)
		p.gzip.Reset(p.ResponseWriter)
	}
	p.ResponseWriter.WriteHeader(status)
}

func (p *packed) Write(data []byte) (int, error) {
	if !p.begun {
		if p.Header().Get("Content-Type") == "" {
			p.Header().Set("Content-Type", http.DetectContentType(data))
		}
		p.WriteHeader(http.StatusOK)
	}
	if p.gzip == nil {
		return p.ResponseWriter.Write(data)
	}
	return p.gzip.Write(data)
}

// Unwrap is for [http.ResponseController].
func (p *packed) Unwrap() http.ResponseWriter { return p.ResponseWriter }

func (p *packed) close() {
	if p.gzip != nil {
		_ = p.gzip.Close()
		p.gzip.Reset(nil)
		gzips.Put(p.gzip)
		p.gzip = nil
	}
}
