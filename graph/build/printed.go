package build

import (
	"slices"
	"strings"

	"regesta/extract"
)

// A sending is what a letter is known by wherever it is spoken of: who wrote it on which day.
type sending struct{ sender, date string }

// A printed letter with the nodes of those who got it.
type printed struct {
	id         string
	number     string
	recipients []string
}

// recognise finds the letters that are spoken of in one document and stand in print in another: same
// sender, same day, same recipients. The two stay apart, the one is said to be the other.
func (b *builder) recognise() error {
	index := map[sending][]printed{}
	for _, l := range b.letters {
		claims := l.claims()
		for _, s := range sendings(claims, l.doc.ID) {
			index[s] = append(index[s], printed{l.doc.ID, l.doc.Number, nodes(claims, l.doc.ID, extract.Recipient, extract.CopyTo)})
		}
	}
	for _, l := range b.letters {
		claims := l.claims()
		n := len(claims)
		for _, attested := range attestedIn(claims) {
			if found, ok := same(index, l.doc.ID, claims, attested); ok {
				claims = append(claims, identify(claims, attested, found))
			}
		}
		if len(claims) > n {
			l.keep(claims)
		}
	}
	return nil
}

// sendings are the senders of a document, each with its date, where that is one day.
func sendings(claims []extract.Claim, id string) []sending {
	var list []sending
	for _, c := range claims {
		if c.Subject.Node != id || c.Predicate != extract.Date || len(c.Object.Name) != len("1920-05-04") || strings.Contains(c.Object.Name, "/") {
			continue
		}
		for _, sender := range nodes(claims, id, extract.Sender) {
			list = append(list, sending{sender, c.Object.Name})
		}
		break
	}
	return list
}

// nodes lists what the claims say of a document by one of the predicates.
func nodes(claims []extract.Claim, id string, predicates ...extract.Predicate) []string {
	var list []string
	for _, c := range claims {
		if c.Subject.Node == id && slices.Contains(predicates, c.Predicate) && !slices.Contains(list, c.Object.Node) {
			list = append(list, c.Object.Node)
		}
	}
	return list
}

// attestedIn lists the letters that the claims of a document only speak of.
func attestedIn(claims []extract.Claim) []string {
	var list []string
	for _, c := range claims {
		if c.Predicate == extract.AttestedIn {
			list = append(list, c.Subject.Node)
		}
	}
	return list
}

// same finds the printed letter that an attested one is; the letter that speaks of it is another.
func same(index map[sending][]printed, speaker string, claims []extract.Claim, attested string) (printed, bool) {
	recipients := nodes(claims, attested, extract.Recipient)
	slices.Sort(recipients)
	for _, s := range sendings(claims, attested) {
		for _, p := range index[s] {
			slices.Sort(p.recipients)
			if p.id != speaker && len(recipients) > 0 && slices.Equal(recipients, p.recipients) {
				return p, true
			}
		}
	}
	return printed{}, false
}

// identify says that an attested letter is a printed one, on the evidence of the words that attest it.
func identify(claims []extract.Claim, attested string, found printed) extract.Claim {
	i := slices.IndexFunc(claims, func(c extract.Claim) bool {
		return c.Subject.Node == attested && c.Predicate == extract.AttestedIn
	})
	return extract.Claim{
		Subject:    extract.Mention{Kind: extract.Document, Node: attested},
		Predicate:  extract.SameAs,
		Object:     extract.Mention{Kind: extract.Document, Name: found.number, Ref: found.number, Node: found.id},
		Evidence:   claims[i].Evidence,
		Qualifiers: extract.Qualifiers{Certainty: "probable"},
	}
}
