// The program bundles the scripts of the pages: `npm ci && go run .` in this folder writes them to
// ../static. What it writes is committed, so that nobody needs Node.js to build regesta.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	if err := build("../static"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func build(out string) error {
	result := api.Build(api.BuildOptions{
		EntryPoints:       []string{"src/charts.ts", "src/network.ts"},
		Bundle:            true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		Format:            api.FormatIIFE,
		Target:            api.ES2022,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsEndOfFile,
		Outdir:            out,
		Write:             true,
		LogLevel:          api.LogLevelWarning,
	})
	if len(result.Errors) > 0 {
		return fmt.Errorf("%d errors", len(result.Errors))
	}
	// The outlines of the land, by Natural Earth, in the public domain; borders of today would mislead.
	land, err := os.ReadFile("node_modules/world-atlas/land-50m.json")
	if err != nil {
		return fmt.Errorf("%w; run npm ci first", err)
	}
	return os.WriteFile(filepath.Join(out, "land.json"), land, 0o644)
}
