package extract

// An Edition is what a corpus teaches before its texts are read for names: the sure names of its
// headings, signatures, glossaries and lists.
type Edition struct{}
