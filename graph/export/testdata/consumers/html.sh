# export html; needs chromium xmllint
grep -ciE '<script|src=|https?://[^w]' "$1"
chromium --headless --no-sandbox --disable-gpu --user-data-dir="$1.profile" --screenshot="$1.png" --window-size=1000,2000 "file://$1" >/dev/null 2>&1
[ "$(wc -c <"$1.png")" -gt 20000 ] && echo drawn
chromium --headless --no-sandbox --disable-gpu --user-data-dir="$1.profile" --dump-dom "file://$1" 2>/dev/null | grep -c '<tr'
