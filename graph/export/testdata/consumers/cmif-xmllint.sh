# export cmif; needs xmllint jing; shared cmif-1.1.rng
xmllint --noout --relaxng "$2/cmif-1.1.rng" "$1" 2>&1 | sed 's/.*\///'
jing "$2/cmif-1.1.rng" "$1" && echo jing agrees
xmllint --xpath 'count(//*[local-name()="correspDesc"])' "$1"
xmllint --xpath '//*[local-name()="date"]/@*' "$1"
