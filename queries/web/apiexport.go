package web

import (
	"archive/zip"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"path/filepath"
	"strings"

	"regesta/graph/export"
	"regesta/queries"
)

// An ExportInfo is one format of an export.
type ExportInfo struct {
	Name   string `json:"name"`
	URL    string `json:"url"`
	Doc    string `json:"doc"`
	Folder bool   `json:"folder" doc:"several files, which come as one zip archive"`
}

// Exports is the list of formats.
type Exports struct {
	Formats []ExportInfo `json:"formats"`
}

var _ = addEndpoint(&endpoint{
	ID: "exports", Tag: "export", Path: "/export", Answer: Exports{},
	Doc: "The formats in which letters can be taken elsewhere.",
	Run: func(*visit) (any, error) {
		var list Exports
		for _, f := range export.Formats() {
			list.Formats = append(list.Formats, ExportInfo{f.Name, apiRoot + "/export/" + f.Name, f.Doc, f.Folder})
		}
		return list, nil
	},
})

var _ = addEndpoint(&endpoint{
	ID: "export", Tag: "export", Path: "/export/{format}", Media: []string{"application/octet-stream"},
	Params: append(queries.FilterParams(), queries.Param{Name: "attested", Kind: queries.Bool, Doc: "include letters that are only spoken of"}),
	Doc:    "Letters, chosen by the filter of the questions, in a format of other tools: networks, tables, RDF, letter indexes. A format of several files comes as a zip archive.",
	Run: func(v *visit) (any, error) {
		format, err := export.Lookup(v.PathValue("format"))
		if err != nil {
			return nil, &Problem{Status: http.StatusNotFound, Detail: err.Error()}
		}
		options := export.Options{Version: v.server.options.Version, Attested: v.argument("attested") == "true", Question: v.URL.RawQuery}
		filter := queries.Args{}
		for name, values := range v.Args {
			if name != "attested" {
				filter[name] = values
			}
		}
		if options.Keep, _, err = queries.Keep(v.Store.Register(), filter); err != nil {
			return nil, err
		}
		name := format.Name + format.Ext
		if format.Folder {
			name = format.Name + ".zip"
		}
		return stream(func(w http.ResponseWriter) error {
			w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
			w.Header().Set("Content-Type", mediaOf(name))
			if format.Folder {
				return v.zipped(w, format, options)
			}
			_, err := export.Stream(v.Context(), v.Store, format, options, w)
			return err
		}), nil
	},
})

// mediaOf is the media type of a file to be saved. Types that a browser would show as a page are
// given as plain data: an export of hostile letters is not to run here.
func mediaOf(name string) string {
	switch filepath.Ext(name) {
	case ".json", ".jsonld", ".ipynb", ".geojson":
		return "application/json"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".nq", ".nt":
		return "application/n-quads"
	case ".ttl":
		return "text/turtle; charset=utf-8"
	case ".gexf", ".graphml", ".gml", ".dot", ".bib", ".txt":
		return "text/plain; charset=utf-8"
	case ".zip":
		return "application/zip"
	}
	return "application/octet-stream"
}

// zipped writes an export that is a folder as one archive. The folder is made aside first.
func (v *visit) zipped(w io.Writer, format *export.Format, options export.Options) (err error) {
	aside, err := os.MkdirTemp("", "regesta-export-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(aside)) }()
	folder := filepath.Join(aside, format.Name)
	result, err := export.Write(v.Context(), v.Store, format, options, folder)
	if err != nil {
		return err
	}
	archive := zip.NewWriter(w)
	for _, name := range result.Files {
		if err := addFile(archive, aside, name); err != nil {
			return err
		}
	}
	return archive.Close()
}

// addFile adds a file to an archive, under its name in the folder.
func addFile(archive *zip.Writer, folder, name string) (err error) {
	inside, err := filepath.Rel(folder, name)
	if err != nil {
		return err
	}
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w, err := archive.Create(strings.ReplaceAll(inside, string(filepath.Separator), "/"))
	if err != nil {
		return err
	}
	_, err = io.Copy(w, f)
	return err
}
