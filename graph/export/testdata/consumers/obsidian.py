# export obsidian; needs yaml
import pathlib
import re
import sys

import yaml

root = pathlib.Path(sys.argv[1])
notes = {str(p.relative_to(root))[:-3]: p.read_text(encoding="utf-8") for p in root.rglob("*.md")}
links = 0
for name, text in sorted(notes.items()):
    for target in re.findall(r"\[\[([^\]|]+)\|[^\]|]+\]\]", text):
        assert target in notes, (name, target)
        links += 1
    assert text.count("[[") == text.count("]]"), name
    if name != "Letters":
        front = yaml.safe_load(text.split("---\n")[1])
        print(name, repr(front["title"]), front.get("date"))
print(len(notes), "notes,", links, "links")
