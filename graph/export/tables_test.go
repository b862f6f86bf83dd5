package export_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"regesta/graph"
	"regesta/graph/export"
	"regesta/graph/graphtest"
)

// A datapackage is what readers of the tables rely on in datapackage.json.
type datapackage struct {
	Resources []struct {
		Name, Path, Hash string
		Bytes            int64
		Schema           struct {
			Fields      []struct{ Name string }
			PrimaryKey  []string
			ForeignKeys []struct {
				Fields    []string
				Reference struct {
					Resource string
					Fields   []string
				}
			}
		}
	}
}

// TestDataPackage holds the tables against what datapackage.json says of them: columns, length,
// hash, and keys that all lead somewhere.
func TestDataPackage(t *testing.T) {
	folder := tables(t, export.Options{})
	var p datapackage
	if err := json.Unmarshal(read(t, filepath.Join(folder, "datapackage.json")), &p); err != nil {
		t.Fatal(err)
	}
	keys := map[string]map[string]bool{} // of table.column
	for _, r := range p.Resources {
		data := read(t, filepath.Join(folder, r.Path))
		sum := sha256.Sum256(data)
		if int64(len(data)) != r.Bytes || "sha256:"+hex.EncodeToString(sum[:]) != r.Hash {
			t.Errorf("%s has other bytes than the package says", r.Name)
		}
		header, err := csv.NewReader(bytes.NewReader(data)).Read()
		if err != nil {
			t.Fatal(err)
		}
		var columns []string
		for _, f := range r.Schema.Fields {
			columns = append(columns, f.Name)
		}
		if !slices.Equal(header, columns) {
			t.Errorf("%s: columns %v, the package says %v", r.Name, header, columns)
		}
		rows := rowsOf(t, folder, r.Name)
		for _, key := range r.Schema.PrimaryKey {
			column := map[string]bool{"": true}
			for _, row := range rows {
				column[row[key]] = true
			}
			if len(column) != len(rows)+1 {
				t.Errorf("%s.%s is empty or stands twice", r.Name, key)
			}
			keys[r.Name+"."+key] = column
		}
	}
	for _, r := range p.Resources {
		for _, k := range r.Schema.ForeignKeys {
			table := k.Reference.Resource
			if table == "" {
				table = r.Name
			}
			for _, row := range rowsOf(t, folder, r.Name) {
				if !keys[table+"."+k.Reference.Fields[0]][row[k.Fields[0]]] {
					t.Errorf("%s.%s: %q is not in %s", r.Name, k.Fields[0], row[k.Fields[0]], table)
				}
			}
		}
	}
}

// tables exports the graph of graphtest to a new folder.
func tables(t *testing.T, o export.Options) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "tables")
	store := graphtest.Create(t, graph.Memory)
	if _, err := export.Write(context.Background(), store, export.Tables, o, folder); err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestDataPackageSchema asks python3-jsonschema whether datapackage.json keeps to the standard.
func TestDataPackageSchema(t *testing.T) {
	schema, err := filepath.Abs("../../../shared/standards/datapackage-2.0.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(schema); err != nil {
		t.Skip("the schema of Data Package 2.0 is not at hand")
	}
	const script = `import json, sys, jsonschema
jsonschema.Draft7Validator(json.load(open(sys.argv[1]))).validate(json.load(open(sys.argv[2])))`
	oracle(t, "/usr/bin/python3", "import jsonschema", script, schema, filepath.Join(tables(t, export.Options{}), "datapackage.json"))
}

// TestNQuadsAreRDF asks rdflib whether the quads can be read, and whether as many come out as there
// are lines.
func TestNQuadsAreRDF(t *testing.T) {
	const script = `import sys, rdflib
g = rdflib.ConjunctiveGraph()
g.parse(sys.argv[1], format='nquads')
lines = sum(1 for _ in open(sys.argv[1]))
sys.exit(0 if len(g) == lines else '%d lines, %d quads' % (lines, len(g)))`
	oracle(t, "/usr/bin/python3", "import rdflib", script, filepath.Join("testdata", "nquads.golden"))
}

// oracle runs a Python script that fails when something is wrong; without its module the test is
// skipped.
func oracle(t *testing.T, python, module, script string, args ...string) {
	t.Helper()
	if err := exec.Command(python, "-c", module).Run(); err != nil {
		t.Skipf("%s: `%s` does not work here", python, module)
	}
	out, err := exec.Command(python, append([]string{"-c", script}, args...)...).CombinedOutput()
	if err != nil {
		t.Errorf("%s\n%s", err, out)
	}
}
