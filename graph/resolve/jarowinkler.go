package resolve

// jaroWinkler is the similarity of two words, 0 to 1, with weight on a common beginning.
func jaroWinkler(a, b string) float64 {
	if a == b {
		return 1
	}
	m, half := jaroMatches(a, b)
	if m == 0 {
		return 0
	}
	jaro := (m/float64(len(a)) + m/float64(len(b)) + (m-half)/m) / 3
	prefix := 0
	for prefix < 4 && prefix < len(a) && prefix < len(b) && a[prefix] == b[prefix] {
		prefix++
	}
	return jaro + float64(prefix)*0.1*(1-jaro)
}

// jaroMatches counts the bytes that two words share at about the same place, and half of those
// that stand in another order.
func jaroMatches(a, b string) (matches, half float64) {
	window := max(len(a), len(b))/2 - 1
	taken := make([]bool, len(b))
	var left []byte
	for i := 0; i < len(a); i++ {
		for j := max(0, i-window); j < min(len(b), i+window+1); j++ {
			if !taken[j] && a[i] == b[j] {
				taken[j] = true
				left = append(left, a[i])
				break
			}
		}
	}
	k, swaps := 0, 0
	for j := range taken {
		if taken[j] {
			if b[j] != left[k] {
				swaps++
			}
			k++
		}
	}
	return float64(len(left)), float64(swaps) / 2
}
