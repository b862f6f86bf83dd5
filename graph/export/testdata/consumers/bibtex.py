# export bibtex; needs bibtexparser
import sys

import bibtexparser

for e in bibtexparser.load(open(sys.argv[1], encoding="utf-8"), bibtexparser.bparser.BibTexParser(common_strings=True)).entries:
    print(e["ID"], e.get("author"), "|", e["title"], "|", e.get("date"), e.get("year"), e.get("howpublished"), "|", e["note"])
