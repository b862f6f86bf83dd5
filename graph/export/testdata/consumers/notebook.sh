# export notebook; needs jupyter-nbconvert
cd "$1" || exit 1
/usr/bin/python3 -c 'import pandas, networkx, matplotlib, ipykernel, nbformat
nbformat.validate(nbformat.read("letters.ipynb", 4))' || exit 1
export HOME="$1" JUPYTER_PATH=/usr/share/jupyter
/usr/bin/jupyter-nbconvert --log-level ERROR --to notebook --execute --output run.ipynb letters.ipynb || exit 1
/usr/bin/python3 - <<'PY'
import nbformat

for cell in nbformat.read("run.ipynb", 4).cells:
    for output in cell.get("outputs", []):
        if output.output_type == "stream" and output.name == "stdout":
            print(output.text, end="")
        elif "text/plain" in output.get("data", {}) and "image/png" not in output.data:
            print(output.data["text/plain"])
        elif "image/png" in output.get("data", {}):
            print("a picture")
PY
