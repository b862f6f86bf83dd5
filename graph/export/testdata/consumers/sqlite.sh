# export sqlite; needs sqlite3
sqlite3 "$1" 'PRAGMA integrity_check' 'PRAGMA foreign_key_check' '.tables'
sqlite3 "$1" 'SELECT count(*) FROM documents' 'SELECT count(*) FROM claims' 'SELECT value FROM regesta ORDER BY name'
sqlite3 "$1" "SELECT document, snippet(texts_fts, 1, '[', ']', '…', 4) FROM texts_fts JOIN texts ON texts.rowid = texts_fts.rowid WHERE texts_fts MATCH 'ship'"
sqlite3 "$1" "SELECT d.document, p.role, e.name, d.earliest, d.attested FROM documents d JOIN participants p USING (document) JOIN entities e USING (entity) ORDER BY 1, 2, 3"
sqlite3 "$1" "SELECT document FROM documents WHERE earliest IS NULL ORDER BY 1"
sqlite3 "$1" "EXPLAIN QUERY PLAN SELECT * FROM participants WHERE entity = 'person/anna'"
