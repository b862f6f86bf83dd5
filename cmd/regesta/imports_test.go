package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// layers are the packages from left to right: each may import itself and what stands to its left.
var layers = []string{"corpus", "extract", "graph", "queries", "cmd"}

// TestImports keeps documents, claims, graph and questions apart: a claim knows nothing of the
// graph that keeps it, and nobody but graph and queries knows what database that is.
func TestImports(t *testing.T) {
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		name, _ := filepath.Rel(root, path)
		layer := slices.Index(layers, strings.Split(filepath.ToSlash(name), "/")[0])
		if err != nil || layer < 0 || filepath.Ext(path) != ".go" {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			inside, ok := strings.CutPrefix(imported, "regesta/")
			if to := slices.Index(layers, strings.Split(inside, "/")[0]); ok && to > layer {
				t.Errorf("%s imports %s, which stands to the right of %s", name, imported, layers[layer])
			}
			if strings.HasPrefix(imported, "github.com/cayleygraph/") && layers[layer] != "graph" && layers[layer] != "queries" {
				t.Errorf("%s imports %s: only graph and queries know the database", name, imported)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
