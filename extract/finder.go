package extract

// A finder finds which of many words stand in a text, in one pass over it, as Aho and Corasick do
// in Efficient String Matching (1975): its states are the beginnings of words, and from each a byte
// leads to the longest beginning that the text now ends with.
type finder struct {
	class [256]uint8 // of a byte: 0 for those that no word has
	width int        // classes
	next  []int32    // by state and class
	ends  []wordBits // of every state: the words that the text now ends with, nil for none
	size  int        // of a set of words
}

// newFinder returns a finder of words that are not empty.
func newFinder(words []string) *finder {
	f := &finder{width: 1, size: len(words)/64 + 1}
	for _, w := range words {
		for i := range len(w) {
			if f.class[w[i]] == 0 {
				f.class[w[i]] = uint8(f.width)
				f.width++
			}
		}
	}
	f.state()
	for i, w := range words {
		f.enter(w, i)
	}
	f.connect()
	return f
}

// state adds a state and returns it.
func (f *finder) state() int32 {
	f.next = append(f.next, make([]int32, f.width)...)
	f.ends = append(f.ends, nil)
	return int32(len(f.ends) - 1)
}

// edge is where the way from a state with a class of bytes is kept.
func (f *finder) edge(state int32, class int) *int32 { return &f.next[int(state)*f.width+class] }

// enter adds the states of word number n.
func (f *finder) enter(word string, n int) {
	state := int32(0)
	for i := range len(word) {
		class := int(f.class[word[i]])
		if *f.edge(state, class) == 0 {
			fresh := f.state() // moves the edges
			*f.edge(state, class) = fresh
		}
		state = *f.edge(state, class)
	}
	f.end(state).add(n)
}

// end is the set of words that end at a state.
func (f *finder) end(state int32) wordBits {
	if f.ends[state] == nil {
		f.ends[state] = make(wordBits, f.size)
	}
	return f.ends[state]
}

// connect leads every state on with every byte, nearest to the root first: where no word goes on,
// it goes on as the longest end of its own that begins a word does.
func (f *finder) connect() {
	back := make([]int32, len(f.ends))
	for queue := []int32{0}; len(queue) > 0; queue = queue[1:] {
		state := queue[0]
		if found := f.ends[back[state]]; found != nil {
			for i, b := range found {
				f.end(state)[i] |= b
			}
		}
		for class := range f.width {
			to := f.edge(state, class)
			switch {
			case *to == 0 && state != 0:
				*to = *f.edge(back[state], class)
			case *to != 0 && state != 0:
				back[*to] = *f.edge(back[state], class)
				queue = append(queue, *to)
			case *to != 0:
				queue = append(queue, *to)
			}
		}
	}
}

// find returns the words that stand in a text.
func (f *finder) find(text string) wordBits {
	found := make(wordBits, f.size)
	state := int32(0)
	for i := range len(text) {
		state = f.next[int(state)*f.width+int(f.class[text[i]])]
		for k, b := range f.ends[state] {
			found[k] |= b
		}
	}
	return found
}
