package eval

import "strings"

// enough is how much of the two spans must be common for a document to be a gold letter.
const enough = 0.7

// pair finds the document of each gold letter: by the greatest overlap of the spans, by the name of
// the file, or by the identifier that the source gives. A document is given away once.
func (s *scoring) pair() map[string]record {
	files, keys := map[string][]int{}, map[string][]int{}
	for i, d := range s.system.documents {
		path := strings.ReplaceAll(d.get("source"), `\`, "/")
		file := path[strings.LastIndex(path, "/")+1:]
		files[file] = append(files[file], i)
		key := d.get("source_id")
		if key == "" {
			key = d.get("number")
		}
		keys[fold(key)] = append(keys[fold(key)], i)
	}
	pairs := map[string]record{}
	used := map[int]bool{}
	for _, g := range s.top {
		var candidates []int
		switch {
		case g.Span != nil:
			candidates = s.overlapping(*g.Span, used)
		case g.File != "":
			candidates = files[g.File]
		case g.Key != "":
			candidates = keys[fold(string(g.Key))]
		}
		for _, i := range candidates {
			if !used[i] {
				used[i] = true
				pairs[g.ID] = s.system.documents[i]
				break
			}
		}
	}
	return pairs
}

// overlapping is the unused document with the greatest intersection over union, if it is enough.
func (s *scoring) overlapping(span Span, used map[int]bool) []int {
	best, found := 0.0, -1
	for i, d := range s.system.documents {
		start, end, ok := d.span()
		if !ok || used[i] {
			continue
		}
		common := min(span.End, end) - max(span.Start, start)
		if common <= 0 {
			continue
		}
		if ratio := float64(common) / float64(max(span.End, end)-min(span.Start, start)); ratio > best {
			best, found = ratio, i
		}
	}
	if best < enough {
		return nil
	}
	return []int{found}
}
