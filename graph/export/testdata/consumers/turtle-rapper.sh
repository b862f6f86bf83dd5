# export turtle; needs rapper
rapper -q -i turtle -o ntriples "$1" | grep -vc '^<[^>]*vocab/'
