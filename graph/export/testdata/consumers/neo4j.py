# export neo4j; needs csv
import csv
import re
import sys

field = r"(\w+)?(:(ID|START_ID|END_ID)\(\w+\)|:(LABEL|TYPE|IGNORE)|:(int|long|float|double|boolean|byte|short|char|string|date|datetime|point)(\[\])?)?"
nodes = {"Document": set(), "Entity": set()}
for name in ("documents", "entities", "document_entity", "document_document"):
    rows = list(csv.reader(open(f"{sys.argv[1]}/{name}.csv", newline="", encoding="utf-8")))
    header, rows = rows[0], rows[1:]
    for h in header:
        assert re.fullmatch(field, h), h
    for r in rows:
        assert len(r) == len(header), r
        for h, cell in zip(header, r):
            space = re.search(r":(ID|START_ID|END_ID)\((\w+)\)", h)
            if space and space[1] == "ID":
                assert cell not in nodes[space[2]], cell
                nodes[space[2]].add(cell)
            elif space:
                assert cell in nodes[space[2]], cell
            elif h.endswith(":int") and cell:
                int(cell)
            elif h.endswith(":double") and cell:
                float(cell)
            elif h.endswith(":date") and cell:
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", cell)
    print(name, len(rows), sorted({r[-1] for r in rows}))
script = open(sys.argv[1] + "/load.cypher", encoding="utf-8").read()
for header in re.findall(r"row\.`([^`]+)`", script):
    assert any(header in open(f"{sys.argv[1]}/{n}.csv", encoding="utf-8").readline() for n in ("documents", "entities", "document_entity", "document_document")), header
for kind in ("SENT_BY", "SENT_TO", "COPIED_TO", "SENT_FROM", "DELIVERED_TO", "MENTIONS", "ABOUT", "CITES", "REPLIES_TO", "ENCLOSES", "PART_OF", "ATTESTED_IN"):
    assert f"'{kind}'" in script, kind
