package resolve

import (
	"strconv"

	"regesta/corpus"
	"regesta/extract"
)

// collector takes the names out of the claims of one document.
type collector struct {
	r        *Resolver
	doc      *corpus.Document
	text     string
	n        int32
	uses     []use
	at       map[int32]int // form → its use
	seen     map[place]bool
	from, to int
	attested map[string]bool // letters only spoken of, whose parties are not those of the document
}

// place is a form at a place of the text; several claims may speak of it, it counts once.
type place struct {
	form  int32
	start int
}

func (c *collector) claim(cl *extract.Claim) {
	subject := c.mention(&cl.Subject, cl)
	object := c.mention(&cl.Object, cl)
	if subject >= 0 {
		c.about(subject, cl)
	}
	if cl.Predicate == extract.Date && cl.Subject.Kind == extract.Document && cl.Subject.Node == c.doc.ID {
		c.date(cl.Object.Name)
	}
	if object < 0 {
		return
	}
	u := &c.uses[c.at[object]]
	switch {
	case c.attested[cl.Subject.Node]:
	case cl.Predicate == extract.Sender:
		u.roles |= sender
	case cl.Predicate == extract.Recipient, cl.Predicate == extract.CopyTo:
		u.roles |= recipient
	case cl.Predicate == extract.Signatory:
		u.roles |= sender | signature
	}
	if cl.Qualifiers.Office != "" && cl.Object.Kind == extract.Person {
		c.r.facts = append(c.r.facts, fact{c.n, object, extract.Office, cl.Qualifiers.Office})
	}
}

// mention counts a mention and returns its form, -1 where it is none of ours.
func (c *collector) mention(m *extract.Mention, cl *extract.Claim) int32 {
	if !resolved(m) || m.Node != "" {
		return -1
	}
	f := c.r.form(keyOf(c.doc, m))
	i, ok := c.at[f]
	if !ok {
		i = len(c.uses)
		c.at[f] = i
		c.uses = append(c.uses, use{form: f, unit: -1, span: cl.Evidence.Span, hash: hashAround(c.text, cl.Evidence.Span)})
	}
	u := &c.uses[i]
	if k := (place{f, cl.Evidence.Span.Start}); !c.seen[k] {
		c.seen[k] = true
		u.count++
		u.roles |= c.zoneRole(cl.Evidence.Span)
	}
	if s := cl.Evidence.Span; s.Start < u.span.Start || s.Start == u.span.Start && s.End < u.span.End {
		u.span = s
		u.hash = hashAround(c.text, s)
	}
	return f
}

// zoneRole is the capacity that the zone of a passage gives its names.
func (c *collector) zoneRole(s corpus.Span) role {
	for _, z := range c.doc.Zones {
		if !z.Span.Contains(s) {
			continue
		}
		switch z.Kind {
		case corpus.Signature:
			return signature
		case corpus.Salutation:
			return salutation
		case corpus.Glossary, corpus.Persons:
			return glossary
		}
	}
	return 0
}

// about keeps what a claim says of a person, organisation or place.
func (c *collector) about(form int32, cl *extract.Claim) {
	switch cl.Predicate {
	case extract.Name, extract.Office, extract.Birth, extract.Death, extract.Description,
		extract.Identifier, extract.Latitude, extract.Longitude:
		value := cl.Object.Name
		if value == "" {
			value = cl.Object.Ref
		}
		if value != "" {
			c.r.facts = append(c.r.facts, fact{c.n, form, cl.Predicate, value})
		}
	}
}

// date widens the years of the document by an EDTF date.
func (c *collector) date(edtf string) {
	for i := 0; i+4 <= len(edtf); i++ {
		if i > 0 && edtf[i-1] != '/' && edtf[i-1] != '[' && edtf[i-1] != '.' && edtf[i-1] != '{' {
			continue
		}
		year, err := strconv.Atoi(edtf[i : i+4])
		if err != nil || year < 1 {
			continue
		}
		if c.from == 0 || year < c.from {
			c.from = year
		}
		c.to = max(c.to, year)
	}
}

// form returns the number of a name, new or known.
func (r *Resolver) form(k formKey) int32 {
	if f, ok := r.formOf[k]; ok {
		return f
	}
	f := int32(len(r.forms))
	r.formOf[k] = f
	r.forms = append(r.forms, form{formKey: k})
	if k.kind == extract.Person {
		r.forms[f].person = parseName(k.name)
	}
	return f
}
