# export dot; needs dot gvpr
dot -Tsvg "$1" >"$1.svg"
grep -c 'class="node"' "$1.svg"
grep -c 'class="edge"' "$1.svg"
gvpr 'N{printf("%s %s\n", $.name, $.label)} E{printf("%s %s %s %s %s\n", $.tail.name, $.head.name, $.letters, $.first, $.lastyear)}' "$1" | sort
