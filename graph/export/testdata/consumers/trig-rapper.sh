# export trig; needs rapper
rapper -q -i trig -o ntriples "$1" | grep -vc '^<[^>]*vocab/'
