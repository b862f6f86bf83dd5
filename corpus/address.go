package corpus

import (
	"net/mail"
	"regexp"
	"strings"
)

var (
	addressIn   = regexp.MustCompile(`<\s*([^<>\s]+)\s*>`)
	bareAddress = regexp.MustCompile(`[^\s<>,;:"()]+@[^\s<>,;:"()]+`)
)

// addresses reads a field of addresses. What the grammar does not allow is taken apart at its
// commas: the address in angle brackets, and the words before it as the name.
func addresses(value string) []*mail.Address {
	value = strings.TrimSpace(value)
	list, err := mail.ParseAddressList(value)
	if err != nil {
		value = obsolete(value)
		list, err = mail.ParseAddressList(value)
	}
	if err == nil {
		for _, a := range list {
			a.Name = strings.TrimSpace(strings.Trim(strings.TrimSpace(a.Name), `'"`))
		}
		return list
	}
	list = nil
	for _, piece := range splitAddresses(value) {
		list = append(list, looseAddress(piece)...)
	}
	return list
}

var (
	looseDot = regexp.MustCompile(`\s+\.\s*|\b\.\s+([a-z]+\b)`)
	route    = regexp.MustCompile(`<@[^<>:]+:`)
)

// obsolete rewrites what older standards allowed in a field of addresses: comments anywhere, spaces
// around dots, a route before the address.
func obsolete(value string) string {
	var b strings.Builder
	quoted, deep := false, 0
	for i := 0; i < len(value); i++ {
		c := value[i]
		switch {
		case c == '\\' && i+1 < len(value):
			if deep == 0 {
				b.WriteString(value[i : i+2])
			}
			i++
			continue
		case c == '"' && deep == 0:
			quoted = !quoted
		case c == '(' && !quoted:
			deep++
			continue
		case c == ')' && !quoted && deep > 0:
			deep--
			continue
		}
		if deep == 0 {
			b.WriteByte(c)
		}
	}
	out := route.ReplaceAllString(b.String(), "<")
	if at := strings.LastIndexByte(out, '@'); at >= 0 && !strings.Contains(out[at:], `"`) {
		out = out[:at] + looseDot.ReplaceAllString(out[at:], ".$1")
	}
	return out
}

// splitAddresses splits at commas and semicolons outside quotes, comments and brackets, and leaves
// out the name of a group.
func splitAddresses(value string) []string {
	var pieces []string
	start, quoted, deep := 0, false, 0
	cut := func(end int) {
		if piece := strings.TrimSpace(value[start:end]); piece != "" {
			pieces = append(pieces, piece)
		}
		start = end + 1
	}
	for i := 0; i < len(value); i++ {
		switch value[i] {
		case '\\':
			i++
		case '"':
			quoted = !quoted
		case '(', '<':
			deep++
		case ')', '>':
			deep = max(deep-1, 0)
		case ',', ';':
			if !quoted && deep == 0 {
				cut(i)
			}
		case ':':
			if !quoted && deep == 0 && !strings.Contains(value[start:i], "@") {
				start = i + 1
			}
		}
	}
	if start < len(value) {
		cut(len(value))
	}
	return pieces
}

func looseAddress(piece string) []*mail.Address {
	if m := addressIn.FindStringSubmatchIndex(piece); m != nil {
		name := strings.Trim(strings.TrimSpace(piece[:m[0]]), `"' `)
		return []*mail.Address{{Name: strings.ReplaceAll(name, `\`, ""), Address: piece[m[2]:m[3]]}}
	}
	found := bareAddress.FindAllString(piece, -1)
	if len(found) == 1 {
		name := strings.Trim(strings.Replace(piece, found[0], "", 1), `"'() `)
		return []*mail.Address{{Name: name, Address: found[0]}}
	}
	var list []*mail.Address
	for _, a := range found {
		list = append(list, &mail.Address{Address: a})
	}
	if len(list) == 0 {
		if name := strings.Trim(piece, `"'<>() `); name != "" {
			list = append(list, &mail.Address{Name: name})
		}
	}
	return list
}
