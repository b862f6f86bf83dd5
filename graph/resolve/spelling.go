package resolve

// Fold writes a name in lower-case ASCII letters and digits, words parted by one space, so that
// two spellings that differ in case, accents, punctuation or alphabet (Latin, Cyrillic) are one.
// Whoever looks for a name has to fold it as the names were folded that it is compared with.
func Fold(name string) string { return fold(name) }

// SoundKey is what the romanisations of one folded word have in common.
func SoundKey(word string) string { return soundKey(word) }
