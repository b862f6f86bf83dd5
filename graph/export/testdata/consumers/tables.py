# export tables; needs jsonschema; shared datapackage-2.0.schema.json
import csv
import hashlib
import json
import sys

import jsonschema

package = json.load(open(sys.argv[1] + "/datapackage.json", encoding="utf-8"))
schema = json.load(open(sys.argv[2] + "/datapackage-2.0.schema.json", encoding="utf-8"))
jsonschema.validators.validator_for(schema)(schema).validate(package)
print(package["description"])
rows = {}
for r in package["resources"]:
    data = open(sys.argv[1] + "/" + r["path"], "rb").read()
    assert "sha256:" + hashlib.sha256(data).hexdigest() == r["hash"] and len(data) == r["bytes"], r["path"]
    rows[r["name"]] = list(csv.DictReader(open(sys.argv[1] + "/" + r["path"], newline="", encoding="utf-8")))
    print(r["name"], len(rows[r["name"]]))
for r in package["resources"]:
    for key in r["schema"].get("foreignKeys", []):
        target = key["reference"].get("resource", r["name"])
        known = {x[key["reference"]["fields"][0]] for x in rows[target]}
        for x in rows[r["name"]]:
            assert x[key["fields"][0]] in known | {""}, (r["name"], x)
