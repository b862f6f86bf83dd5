package extract

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"regesta/corpus"
	"regesta/extract/names"
)

// A Concept is one entry of a list of subjects that a user brings.
type Concept struct {
	ID           string // URI, or what the list calls it
	Label        string // preferred
	Alternatives []string
	Broader      string // id of the concept above it, empty at the top
	line         int    // where the list has it
}

// Concepts are a list of subjects, prepared to be found in texts. A nil one has none.
type Concepts struct {
	byID   map[string]*Concept
	labels map[string][]conceptLabel // by their first word, longest first
}

// A conceptLabel is one label as folded words.
type conceptLabel struct {
	words   []string
	concept *Concept
}

// NewConcepts checks a list and prepares it: every id stands once, every broader concept is in the
// list, and none is above itself.
func NewConcepts(list []Concept) (*Concepts, error) {
	c := &Concepts{byID: map[string]*Concept{}, labels: map[string][]conceptLabel{}}
	for i := range list {
		k := &list[i]
		if first := c.byID[k.ID]; first != nil {
			return nil, fmt.Errorf("line %d: the subject %s stands on line %d already; give each an id of its own", k.line, k.ID, first.line)
		}
		c.byID[k.ID] = k
	}
	for i := range list {
		k := &list[i]
		if err := c.checkAbove(k); err != nil {
			return nil, fmt.Errorf("line %d: %w", k.line, err)
		}
		for _, label := range append([]string{k.Label}, k.Alternatives...) {
			if w := foldedWords(label); len(w) > 0 {
				c.labels[w[0]] = append(c.labels[w[0]], conceptLabel{w, k})
			}
		}
	}
	for _, labels := range c.labels {
		slices.SortStableFunc(labels, func(a, b conceptLabel) int { return len(b.words) - len(a.words) })
	}
	return c, nil
}

// checkAbove goes up from a concept to the top.
func (c *Concepts) checkAbove(k *Concept) error {
	seen := map[string]bool{k.ID: true}
	for at := k; at.Broader != ""; {
		above := c.byID[at.Broader]
		if above == nil {
			return fmt.Errorf("the broader subject %s of %s is not in the list; add it or leave the column empty", at.Broader, at.ID)
		}
		if seen[above.ID] {
			return errors.New("the subject " + k.ID + " is broader than itself, over " + above.ID + "; break the circle")
		}
		seen[above.ID] = true
		at = above
	}
	return nil
}

// A conceptFound is a concept with its first passage and how often it stands.
type conceptFound struct {
	concept *Concept
	span    corpus.Span
	weight  float64
}

// find lists the concepts whose labels stand in the weighted zones of a document, those that stand
// most first. A concept above one that was found comes in behind it, on the same passage.
func (c *Concepts) find(d *corpus.Document) []conceptFound {
	if c == nil {
		return nil
	}
	var list []conceptFound
	at := map[*Concept]int{}
	add := func(k *Concept, span corpus.Span, weight float64) {
		if i, ok := at[k]; ok {
			list[i].weight += weight
			return
		}
		at[k] = len(list)
		list = append(list, conceptFound{k, span, weight})
	}
	for _, z := range d.Zones {
		weight := zoneWeight[z.Kind]
		if weight == 0 {
			continue
		}
		text := d.Plain[z.Span.Start:z.Span.End]
		tokens := names.Tokenise(text)
		for i := 0; i < len(tokens); i++ {
			k, n := c.match(tokens[i:], text)
			if k == nil {
				continue
			}
			span := corpus.Span{Start: z.Span.Start + int(tokens[i].Start), End: z.Span.Start + int(tokens[i+n-1].End)}
			for share := weight; k != nil; k, share = c.byID[k.Broader], share/4 {
				add(k, span, share)
			}
			i += n - 1
		}
	}
	slices.SortStableFunc(list, func(a, b conceptFound) int {
		switch {
		case a.weight > b.weight:
			return -1
		case a.weight < b.weight:
			return 1
		}
		return a.span.Start - b.span.Start
	})
	return list
}

// match is the concept whose label begins at the first token, and how many tokens the label has.
func (c *Concepts) match(tokens []names.Token, text string) (*Concept, int) {
	for _, label := range c.labels[foldedWord(tokens[0].Text(text))] {
		if len(label.words) > len(tokens) {
			continue
		}
		same := true
		for i := 1; i < len(label.words) && same; i++ {
			same = label.words[i] == foldedWord(tokens[i].Text(text))
		}
		if same {
			return label.concept, len(label.words)
		}
	}
	return nil, 0
}

// foldedWords are the words of a label as they are compared.
func foldedWords(label string) []string {
	var list []string
	for _, t := range names.Tokenise(label) {
		list = append(list, foldedWord(t.Text(label)))
	}
	return list
}

// foldedWord is a word without case, accents and the ending of the plural.
func foldedWord(word string) string {
	w := strings.ToLower(names.Fold(word))
	if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		return w[:len(w)-1]
	}
	return w
}

// ref is the identifier of a concept, with a scheme, so that it is the same in every source.
func (k *Concept) ref() string {
	if strings.Contains(k.ID, ":") {
		return k.ID
	}
	return "subject:" + k.ID
}
