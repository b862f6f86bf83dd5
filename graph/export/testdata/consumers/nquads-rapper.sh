# export nquads; needs rapper
rapper -q -i nquads -o ntriples "$1" | grep -vc '^<[^>]*vocab/'
