# export png; needs PIL
import pathlib
import sys

from PIL import Image

for p in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    image = Image.open(p).convert("RGB")
    print(p.name, image.size, len(image.getcolors(1 << 24)) > 8)
