# export palladio; needs csv
import csv
import re
import sys

letters = list(csv.DictReader(open(sys.argv[1] + "/letters.csv", newline="", encoding="utf-8")))
people = list(csv.DictReader(open(sys.argv[1] + "/people.csv", newline="", encoding="utf-8")))
for r in letters:
    assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", r["Date"]), r
    for name in r:
        if name.endswith("coordinates"):
            assert re.fullmatch(r"(-?\d+(\.\d+)?,-?\d+(\.\d+)?)?", r[name]), r
        assert r[name] is not None and (r[name] == "" or r[name][0] not in "=+-@"), r
    print(r["Letter"], repr(r["Sender"]), repr(r["Recipient"]), r["Date"], r["Latest"], r["Place sent coordinates"])
for p in people:
    print(repr(p["Name"]), p["Sent"], p["Received"])
