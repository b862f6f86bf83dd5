package eval

// SourceOf is the source that gold records are about: the one file that all of them have spans in.
// It is empty for records of many files, which are found by file name or key.
func SourceOf(gold []*Gold) string {
	source := ""
	for _, g := range gold {
		if g.Span == nil || g.Edition == "" || (source != "" && g.Edition != source) {
			return ""
		}
		source = g.Edition
	}
	return source
}
