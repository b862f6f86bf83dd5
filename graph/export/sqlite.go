package export

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/ncruces/go-sqlite3"
	_ "github.com/ncruces/go-sqlite3/embed" // the SQLite that is driven
)

// SQLite writes a database for Datasette.
var SQLite = register(&Format{
	Name: "sqlite",
	Doc: "An SQLite database for Datasette, R and SQL: the tables of the format tables with their keys and indexes, the texts of the letters, and a full-text search of them (texts_fts, FTS5, accents do not matter). " +
		"What is unknown is NULL, truth values are 0 and 1, the table regesta says what the file holds.",
	Ext:      ".sqlite",
	Attested: true,
	Run:      writeSQLite,
})

// writeSQLite makes the database in a temporary file, because SQLite needs to go back and forth in
// it, and copies it to the output.
func writeSQLite(ctx context.Context, v *View, out *Output) (err error) {
	folder, err := os.MkdirTemp("", "regesta-sqlite-*")
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, os.RemoveAll(folder)) }()
	path := filepath.Join(folder, "letters.sqlite")
	if err := fillSQLite(ctx, v, path); err != nil {
		return err
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(out, file)
	return err
}

func fillSQLite(ctx context.Context, v *View, path string) (err error) {
	db, err := sqlite3.Open("file:" + path + "?_pragma=journal_mode(off)&_pragma=synchronous(off)&_pragma=foreign_keys(off)")
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, db.Close()) }()
	w := &tableWriter{view: v, tables: map[string]rowWriter{}}
	var inserts []*sqliteTable
	defer func() {
		for _, t := range inserts {
			err = firstError(err, t.insert.Close())
		}
	}()
	if err := db.Exec("BEGIN"); err != nil {
		return err
	}
	for i := range resources {
		t, err := beginSQLite(db, &resources[i])
		if err != nil {
			return fmt.Errorf("table %s: %w", resources[i].Name, err)
		}
		inserts = append(inserts, t)
		w.tables[t.resource.Name] = t
	}
	texts, err := beginSQLite(db, &textsResource)
	if err != nil {
		return err
	}
	inserts = append(inserts, texts)
	if err := w.fill(ctx); err != nil {
		return err
	}
	if err := w.texts(ctx, texts); err != nil {
		return err
	}
	return db.Exec(sqliteIndexes() + sqliteSearch + about(v) + "COMMIT; ANALYZE;")
}

// textsResource is the table of texts, which only the database has.
var textsResource = resource{
	Name: "texts", Primary: "document", Foreign: []foreignKey{documentKey},
	Fields: []field{text("document", ""), text("heading", ""), text("text", "")},
}

// texts writes the texts of printed documents. Those of parts are inside their wholes'.
func (w *tableWriter) texts(ctx context.Context, sink rowWriter) error {
	for l := range w.view.letters() {
		if l.Attested {
			continue
		}
		text, err := w.view.Store.Text(ctx, l.ID)
		if err != nil {
			return err
		}
		if err := sink.row(l.ID, l.Heading, text); err != nil {
			return err
		}
	}
	return nil
}

// A sqliteTable takes the rows of one table.
type sqliteTable struct {
	resource *resource
	insert   *sqlite3.Stmt
}

func beginSQLite(db *sqlite3.Conn, r *resource) (*sqliteTable, error) {
	if err := db.Exec(createTable(r)); err != nil {
		return nil, err
	}
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(r.Fields)), ", ")
	insert, _, err := db.Prepare("INSERT INTO " + sqlite3.QuoteIdentifier(r.Name) + " VALUES (" + marks + ")")
	return &sqliteTable{r, insert}, err
}

// createTable declares a table with its keys.
func createTable(r *resource) string {
	types := map[string]string{"integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
	var parts []string
	for _, f := range r.Fields {
		kind := types[f.Type]
		if kind == "" {
			kind = "TEXT"
		}
		part := sqlite3.QuoteIdentifier(f.Name) + " " + kind
		if f.Name == r.Primary {
			part += " PRIMARY KEY"
		}
		parts = append(parts, part)
	}
	for _, k := range r.Foreign {
		table := k.table
		if table == "" {
			table = r.Name
		}
		parts = append(parts, fmt.Sprintf("FOREIGN KEY (%s) REFERENCES %s (%s)",
			sqlite3.QuoteIdentifier(k.column), sqlite3.QuoteIdentifier(table), sqlite3.QuoteIdentifier(k.key)))
	}
	return "CREATE TABLE " + sqlite3.QuoteIdentifier(r.Name) + " (\n  " + strings.Join(parts, ",\n  ") + "\n)"
}

func (t *sqliteTable) row(cells ...string) error {
	for i, cell := range cells {
		if err := t.bind(i+1, t.resource.Fields[i].Type, cell); err != nil {
			return fmt.Errorf("table %s: %w", t.resource.Name, err)
		}
	}
	if err := t.insert.Exec(); err != nil {
		return fmt.Errorf("table %s: %w", t.resource.Name, err)
	}
	return t.insert.Reset()
}

func (t *sqliteTable) bind(at int, kind, cell string) error {
	if cell == "" {
		return t.insert.BindNull(at)
	}
	switch kind {
	case "integer":
		if n, err := strconv.ParseInt(cell, 10, 64); err == nil {
			return t.insert.BindInt64(at, n)
		}
	case "number":
		if n, err := strconv.ParseFloat(cell, 64); err == nil {
			return t.insert.BindFloat(at, n)
		}
	case "boolean":
		return t.insert.BindBool(at, cell == "true")
	}
	return t.insert.BindText(at, cell)
}

// sqliteIndexes declares an index for every foreign key and for what letters are looked up by.
func sqliteIndexes() string {
	var b strings.Builder
	index := func(table, column string) {
		fmt.Fprintf(&b, "CREATE INDEX %s ON %s (%s);\n", sqlite3.QuoteIdentifier(table+"_"+column), sqlite3.QuoteIdentifier(table), sqlite3.QuoteIdentifier(column))
	}
	for _, r := range resources {
		for _, k := range r.Foreign {
			index(r.Name, k.column)
		}
	}
	for _, c := range [][2]string{{"documents", "earliest"}, {"documents", "latest"}, {"documents", "kind"}, {"entities", "name"}, {"claims", "subject"}, {"claims", "object"}, {"subjects", "subject"}} {
		index(c[0], c[1])
	}
	return b.String()
}

// sqliteSearch makes the full-text search; Datasette finds it by its content table.
const sqliteSearch = `CREATE VIRTUAL TABLE texts_fts USING fts5 (heading, text, content='texts', tokenize='unicode61 remove_diacritics 2');
INSERT INTO texts_fts (texts_fts) VALUES ('rebuild');
INSERT INTO texts_fts (texts_fts) VALUES ('optimize');
`

// about says what the file holds.
func about(v *View) string {
	return "CREATE TABLE regesta (name TEXT PRIMARY KEY, value TEXT);\nINSERT INTO regesta VALUES ('maker', " +
		sqlite3.Quote(v.Maker()) + "), ('note', " + sqlite3.Quote(v.Note()) + ");\n"
}
