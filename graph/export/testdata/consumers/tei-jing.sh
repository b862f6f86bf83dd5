# export tei; needs xmllint jing; shared tei_all.rng
# The schema is of 2014 and does not know correspDesc, which the schema of CMIF has. xmllint knows
# RELAX NG, but needs hours for this schema.
cd "$1" || exit 1
xmllint --noout ./*.xml && echo well-formed
xmllint --xpath '//*[local-name()="placeName" or local-name()="orgName" or local-name()="ref"]' odd-1.1.xml
xmllint --xpath 'count(//*[local-name()="correspAction"])' odd-1.1.xml
sed -i '/<correspDesc/,/<\/correspDesc>/d' ./*.xml
jing "$2/tei_all.rng" ./*.xml && echo valid
