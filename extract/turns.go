package extract

import (
	"regexp"
	"strings"

	"regesta/corpus"
)

// reportPart reports the parties of a part: the speaker of a turn, the reader of a cover note.
func reportPart(p *Pass, part *corpus.Document) {
	subject := Mention{Kind: Document, Node: part.ID}
	offset := part.At
	var senders, recipients []party
	if m := turn.FindStringSubmatchIndex(part.Plain); m != nil && m[0] == 0 {
		if name := part.Plain[m[2]:m[3]]; !strings.EqualFold(name, "note") && firstWords(part.Plain) == "" {
			senders = parseParties(name, offset+m[2])
		}
		if m[4] >= 0 {
			recipients = parseParties(part.Plain[m[4]:m[5]], offset+m[4])
		}
	}
	for _, z := range part.Zones {
		s, at := part.Plain[z.Span.Start:z.Span.End], offset+z.Span.Start
		switch z.Kind {
		case corpus.Heading:
			if m := answer.FindStringSubmatchIndex(s); m != nil {
				senders = parseParties(s[m[2]:m[3]], at+m[2])
				if m[4] >= 0 {
					recipients = parseParties(s[m[4]:m[5]], at+m[4])
				}
			}
		case corpus.Salutation:
			if len(recipients) == 0 {
				recipients = readSalutation(s, at)
			}
		case corpus.Body:
			if len(recipients) == 0 {
				recipients = readSalutation(firstWords(s), at)
			}
		case corpus.Signature:
			if len(senders) == 0 {
				senders = people(readSignature(s, at))
			}
		}
	}
	spellOut(p, senders)
	reportAs(p, subject, Sender, senders)
	reportAs(p, subject, Recipient, recipients)
	p.Report(Claim{Subject: subject, Predicate: PartOf, Object: Mention{Kind: Document, Node: p.Document.ID}, Evidence: Evidence{Span: corpus.Span{Start: offset, End: offset + min(len(part.Text), runeCut(part.Text, 80))}}})
}

// spellOut gives a signature that is cut short the name of the letter's sender: "St." under a
// postscript of Stalin.
func spellOut(p *Pass, parties []party) {
	for i, q := range parties {
		short := nameTokens(q.name)
		for _, c := range p.Claims() {
			full := nameTokens(c.Object.Name)
			if c.Predicate != Sender || len(short) == 0 || len(full) == 0 || short[len(short)-1] == full[len(full)-1] {
				continue
			}
			if strings.HasPrefix(full[len(full)-1], short[len(short)-1]) && len(short[len(short)-1]) <= 4 {
				parties[i].name = c.Object.Name
			}
		}
	}
}

func reportAs(p *Pass, subject Mention, role Predicate, parties []party) {
	for i, q := range parties {
		c := partyClaim(role, q, i+1, 0.9)
		c.Subject = subject
		p.Report(c)
	}
}

var (
	turn      = regexp.MustCompile(`^([A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3})(?: to (?:Comrade |Mr\. )?([A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){0,3}))?:\s`)
	answer    = regexp.MustCompile(`(?i)^((?:[A-Z][\w’'.]+\s)?[A-Z][\w]+)['’]s? (?:answer|reply|response)(?: to ([A-Z][\w. ]+))?`)
	addressed = regexp.MustCompile(`^(?:(?:My )?Dear|Comrade|Tov\.|Mr\.) (?:[A-Z][\w’'.-]*\s?){1,3}[!:,]`)
)

// firstWords is the salutation that a paragraph begins with, "" when it has none.
func firstWords(s string) string { return addressed.FindString(s) }

// runeCut is the length of the longest beginning of s that has at most n bytes and ends a rune.
func runeCut(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return n
}
