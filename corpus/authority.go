package corpus

import (
	"regexp"
	"strings"
)

// authorities are the files of names that sources refer to, each with the ways its addresses are
// written and the one form that regesta keeps.
var authorities = []struct {
	name  string
	sign  string // stands in every address, in lower case
	match *regexp.Regexp
	form  string
}{
	{"gnd", "gnd", regexp.MustCompile(`(?i)(?:d-nb\.info/(?:gnd/)?|^gnd[:/]\s*)([0-9]+(?:-?[0-9xX])?)(?:/|#.*|/about.*)?$`), "https://d-nb.info/gnd/"},
	{"viaf", "viaf", regexp.MustCompile(`(?i)(?:viaf\.org/viaf/|^viaf[:/]\s*)([0-9]+)`), "https://viaf.org/viaf/"},
	{"geonames", "geonames", regexp.MustCompile(`(?i)(?:geonames\.org/|^geonames[:/]\s*)([0-9]+)`), "https://www.geonames.org/"},
	{"wikidata", "wikidata", regexp.MustCompile(`(?i)(?:wikidata\.org/(?:wiki|entity)/|^wikidata[:/]\s*)([QL][0-9]+)$`), "http://www.wikidata.org/entity/"},
	{"lc", "lc", regexp.MustCompile(`(?i)(?:id\.loc\.gov/authorities/(?:names|subjects)/|^lcc?n[:/]\s*)(n[a-z]*[0-9]+)`), "http://id.loc.gov/authorities/names/"},
	{"tgn", "tgn", regexp.MustCompile(`(?i)(?:vocab\.getty\.edu/(?:page/)?tgn/|^tgn[:/]\s*)([0-9]+)`), "http://vocab.getty.edu/tgn/"},
	{"orcid", "orcid", regexp.MustCompile(`(?i)orcid\.org/([0-9X-]{19})`), "https://orcid.org/"},
	{"isni", "isni", regexp.MustCompile(`(?i)isni\.org/(?:isni/)?([0-9X]{16})`), "https://isni.org/isni/"},
}

// wikidataID matches the number of an item alone.
var wikidataID = regexp.MustCompile(`^[QL][0-9]+$`)

// Authority brings a reference to a known file of names (GND, VIAF, GeoNames, Wikidata and the
// like) into one form, so that two spellings of one address are equal. ok is false for a reference
// to anything else.
func Authority(ref string) (uri string, ok bool) {
	ref = strings.TrimSpace(ref)
	if wikidataID.MatchString(ref) {
		ref = "wikidata:" + ref
	}
	if uri, ok := usualAddress(ref); ok {
		return uri, true
	}
	low := strings.ToLower(ref)
	for _, a := range authorities {
		if !strings.Contains(low, a.sign) && (a.name != "gnd" || !strings.Contains(low, "d-nb.info")) && (a.name != "lc" || !strings.Contains(low, "loc.gov")) {
			continue
		}
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

// usual are the addresses that nearly all references have, the scheme left out; a number follows.
var usual = []struct{ address, form string }{
	{"d-nb.info/gnd/", "https://d-nb.info/gnd/"}, {"www.geonames.org/", "https://www.geonames.org/"}, {"viaf.org/viaf/", "https://viaf.org/viaf/"},
}

// usualAddress reads such an address without the cost of a pattern; ok is false for any other.
func usualAddress(ref string) (uri string, ok bool) {
	rest, plain := strings.CutPrefix(ref, "http://")
	if !plain {
		if rest, plain = strings.CutPrefix(ref, "https://"); !plain {
			return "", false
		}
	}
	for _, u := range usual {
		number, found := strings.CutPrefix(rest, u.address)
		if found && number != "" && strings.Trim(number, "0123456789") == "" {
			return u.form + number, true
		}
	}
	return "", false
}
