// Put the CSV files into the import folder of Neo4j and run: cypher-shell -f load.cypher
// For a new database, neo4j-admin is faster:
//   neo4j-admin database import full --nodes documents.csv --nodes entities.csv \
//     --relationships document_entity.csv --relationships document_document.csv \
//     --multiline-fields=true neo4j
CREATE CONSTRAINT document_id IF NOT EXISTS FOR (d:Document) REQUIRE d.id IS UNIQUE;
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;

LOAD CSV WITH HEADERS FROM 'file:///documents.csv' AS row
MERGE (d:Document {id: row.`id:ID(Document)`})
SET d.number = row.number, d.heading = row.heading, d.kind = row.kind, d.date = row.date,
    d.earliest = date(row.`earliest:date`), d.latest = date(row.`latest:date`), d.year = toInteger(row.`year:int`),
    d.shelfmark = row.shelfmark, d.source = row.source, d.attested = row.`attested:boolean` = 'true';

LOAD CSV WITH HEADERS FROM 'file:///entities.csv' AS row
MERGE (e:Entity {id: row.`id:ID(Entity)`})
SET e.name = row.name, e.kind = row.kind, e.birth = row.birth, e.death = row.death, e.description = row.description,
    e.offices = split(row.`offices:string[]`, ';'), e.identifiers = split(row.`identifiers:string[]`, ';'),
    e.latitude = toFloat(row.`latitude:double`), e.longitude = toFloat(row.`longitude:double`),
    e.resolved = row.`resolved:boolean` = 'true'
FOREACH (_ IN CASE row.kind WHEN 'person' THEN [1] ELSE [] END | SET e:Person)
FOREACH (_ IN CASE row.kind WHEN 'organisation' THEN [1] ELSE [] END | SET e:Organisation)
FOREACH (_ IN CASE row.kind WHEN 'place' THEN [1] ELSE [] END | SET e:Place)
FOREACH (_ IN CASE row.kind WHEN 'topic' THEN [1] ELSE [] END | SET e:Topic);

LOAD CSV WITH HEADERS FROM 'file:///document_entity.csv' AS row
MATCH (d:Document {id: row.`:START_ID(Document)`}), (e:Entity {id: row.`:END_ID(Entity)`})
FOREACH (_ IN CASE row.`:TYPE` WHEN 'SENT_BY' THEN [1] ELSE [] END | MERGE (d)-[r:SENT_BY]->(e) SET r.name_as_written = row.name_as_written, r.office = row.office, r.certainty = row.certainty)
FOREACH (_ IN CASE row.`:TYPE` WHEN 'SENT_TO' THEN [1] ELSE [] END | MERGE (d)-[r:SENT_TO]->(e) SET r.name_as_written = row.name_as_written, r.office = row.office, r.certainty = row.certainty)
FOREACH (_ IN CASE row.`:TYPE` WHEN 'COPIED_TO' THEN [1] ELSE [] END | MERGE (d)-[r:COPIED_TO]->(e) SET r.name_as_written = row.name_as_written, r.office = row.office, r.certainty = row.certainty)
FOREACH (_ IN CASE row.`:TYPE` WHEN 'SENT_FROM' THEN [1] ELSE [] END | MERGE (d)-[:SENT_FROM]->(e))
FOREACH (_ IN CASE row.`:TYPE` WHEN 'DELIVERED_TO' THEN [1] ELSE [] END | MERGE (d)-[:DELIVERED_TO]->(e))
FOREACH (_ IN CASE row.`:TYPE` WHEN 'MENTIONS' THEN [1] ELSE [] END | MERGE (d)-[r:MENTIONS]->(e) SET r.count = toInteger(row.`count:int`))
FOREACH (_ IN CASE row.`:TYPE` WHEN 'ABOUT' THEN [1] ELSE [] END | MERGE (d)-[r:ABOUT]->(e) SET r.score = toFloat(row.`score:double`));

LOAD CSV WITH HEADERS FROM 'file:///document_document.csv' AS row
MATCH (d:Document {id: row.`:START_ID(Document)`}), (e:Document {id: row.`:END_ID(Document)`})
FOREACH (_ IN CASE row.`:TYPE` WHEN 'CITES' THEN [1] ELSE [] END | MERGE (d)-[r:CITES]->(e) SET r.note = row.note)
FOREACH (_ IN CASE row.`:TYPE` WHEN 'REPLIES_TO' THEN [1] ELSE [] END | MERGE (d)-[r:REPLIES_TO]->(e) SET r.note = row.note)
FOREACH (_ IN CASE row.`:TYPE` WHEN 'ENCLOSES' THEN [1] ELSE [] END | MERGE (d)-[r:ENCLOSES]->(e) SET r.note = row.note)
FOREACH (_ IN CASE row.`:TYPE` WHEN 'PART_OF' THEN [1] ELSE [] END | MERGE (d)-[:PART_OF]->(e))
FOREACH (_ IN CASE row.`:TYPE` WHEN 'ATTESTED_IN' THEN [1] ELSE [] END | MERGE (d)-[r:ATTESTED_IN]->(e) SET r.note = row.note);
