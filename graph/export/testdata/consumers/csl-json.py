# export csl-json; needs json
import json
import sys

for item in json.load(open(sys.argv[1], encoding="utf-8")):
    assert item["type"] == "personal_communication"
    print(item["id"], [n["literal"] for n in item.get("author", [])], [n["literal"] for n in item.get("recipient", [])], item.get("issued"), item.get("archive_location"), item["note"])
