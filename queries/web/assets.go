package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"

	"github.com/andybalholm/brotli"
)

// files are scripts, styles and pictures as browsers get them. They are made from the sources by
// hand and kept here, so that building the program needs nothing but Go.
//
//go:embed all:static
var files embed.FS

// An asset is one of the files.
type asset struct {
	name string // with a hash of its content: app-3f9a01c2.js
	kind string
	data []byte

	once       sync.Once
	gzip, brot []byte // nil where packing gains nothing
}

// assets are the files by their plain names, hashed the same by the names with hashes.
var assets, hashed = func() (map[string]*asset, map[string]*asset) {
	plain, byHash := map[string]*asset{}, map[string]*asset{}
	err := fs.WalkDir(files, "static", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		data, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		short := strings.TrimPrefix(name, "static/")
		sum := sha256.Sum256(data)
		ext := path.Ext(short)
		a := &asset{name: strings.TrimSuffix(short, ext) + "-" + hex.EncodeToString(sum[:5]) + ext, kind: kindOf(ext), data: data}
		plain[short], byHash[a.name] = a, a
		return nil
	})
	if err != nil {
		panic(err)
	}
	return plain, byHash
}()

// kindOf is the media type of a file; the system's own table is not asked, for it differs.
func kindOf(ext string) string {
	switch ext {
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	case ".json":
		return "application/json"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".woff2":
		return "font/woff2"
	case ".ico":
		return "image/x-icon"
	case ".png":
		return "image/png"
	}
	if kind := mime.TypeByExtension(ext); kind != "" {
		return kind
	}
	return "application/octet-stream"
}

// assetURL is the address of a file, which changes with its content, so that browsers may keep it
// for ever.
func assetURL(name string) (string, error) {
	a := assets[name]
	if a == nil {
		return "", fmt.Errorf("there is no file static/%s", name)
	}
	return "/static/" + a.name, nil
}

// static answers with a file, packed where that is wanted and gains something.
func (s *Server) static(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/static/")
	h := w.Header()
	a := hashed[name]
	if a != nil {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else if a = assets[name]; a != nil {
		h.Set("Cache-Control", "no-cache")
	} else {
		s.fail(w, r, &Problem{Status: http.StatusNotFound, Detail: "there is no file " + r.URL.Path})
		return
	}
	h.Set("Content-Type", a.kind)
	h.Add("Vary", "Accept-Encoding")
	a.once.Do(a.pack)
	data, coding := a.data, ""
	switch {
	case a.brot != nil && accepts(r, "br"):
		data, coding = a.brot, "br"
	case a.gzip != nil && accepts(r, "gzip"):
		data, coding = a.gzip, "gzip"
	}
	tag := strings.TrimSuffix(a.name, path.Ext(a.name))
	if coding != "" {
		h.Set("Content-Encoding", coding)
	}
	if notModified(w, r, tag[strings.LastIndexByte(tag, '-')+1:]) {
		return
	}
	_, _ = w.Write(data)
}

// pack packs a file once, at its first use.
func (a *asset) pack() {
	if strings.HasPrefix(a.kind, "image/png") || strings.HasPrefix(a.kind, "font/") {
		return
	}
	var small bytes.Buffer
	z, _ := gzip.NewWriterLevel(&small, gzip.BestCompression)
	_, _ = z.Write(a.data)
	if z.Close() == nil && small.Len() < len(a.data) {
		a.gzip = small.Bytes()
	}
	var smaller bytes.Buffer
	b := brotli.NewWriterLevel(&smaller, 9)
	_, _ = b.Write(a.data)
	if b.Close() == nil && a.gzip != nil && smaller.Len() < len(a.gzip) {
		a.brot = smaller.Bytes()
	}
}
