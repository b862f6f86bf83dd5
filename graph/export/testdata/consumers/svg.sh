# export svg; needs xmllint chromium
cd "$1" || exit 1
xmllint --noout ./*.svg && ls
for f in *.svg; do
	chromium --headless --no-sandbox --disable-gpu --user-data-dir="$1/profile" --screenshot="$1/$f.png" --window-size=800,800 "file://$1/$f" >/dev/null 2>&1
	[ "$(wc -c <"$f.png")" -gt 5000 ] && echo "$f is drawn"
done
