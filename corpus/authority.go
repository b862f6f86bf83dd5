package corpus

import (
	"regexp"
	"strings"
)

// authorities are the files of names that sources refer to, each with the ways its addresses are
// written and the one form that regesta keeps.
var authorities = []struct {
	name  string
	match *regexp.Regexp
	form  string
}{
	{"gnd", regexp.MustCompile(`(?i)(?:d-nb\.info/(?:gnd/)?|^gnd[:/]\s*)([0-9]+(?:-?[0-9xX])?)(?:/|#.*|/about.*)?$`), "https://d-nb.info/gnd/"},
	{"viaf", regexp.MustCompile(`(?i)(?:viaf\.org/viaf/|^viaf[:/]\s*)([0-9]+)`), "https://viaf.org/viaf/"},
	{"geonames", regexp.MustCompile(`(?i)(?:geonames\.org/|^geonames[:/]\s*)([0-9]+)`), "https://www.geonames.org/"},
	{"wikidata", regexp.MustCompile(`(?i)(?:wikidata\.org/(?:wiki|entity)/|^wikidata[:/]\s*|^)([QL][0-9]+)$`), "http://www.wikidata.org/entity/"},
	{"lc", regexp.MustCompile(`(?i)(?:id\.loc\.gov/authorities/(?:names|subjects)/|^lcc?n[:/]\s*)(n[a-z]*[0-9]+)`), "http://id.loc.gov/authorities/names/"},
	{"tgn", regexp.MustCompile(`(?i)(?:vocab\.getty\.edu/(?:page/)?tgn/|^tgn[:/]\s*)([0-9]+)`), "http://vocab.getty.edu/tgn/"},
	{"orcid", regexp.MustCompile(`(?i)orcid\.org/([0-9X-]{19})`), "https://orcid.org/"},
	{"isni", regexp.MustCompile(`(?i)isni\.org/(?:isni/)?([0-9X]{16})`), "https://isni.org/isni/"},
}

// Authority brings a reference to a known file of names (GND, VIAF, GeoNames, Wikidata and the
// like) into one form, so that two spellings of one address are equal. ok is false for a reference
// to anything else.
func Authority(ref string) (uri string, ok bool) {
	ref = strings.TrimSpace(ref)
	for _, a := range authorities {
		if m := a.match.FindStringSubmatch(ref); m != nil {
			id := m[1]
			if a.name != "lc" {
				id = strings.ToUpper(id)
			}
			return a.form + id, true
		}
	}
	return "", false
}
