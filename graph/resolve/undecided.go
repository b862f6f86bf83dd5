package resolve

// Undecided leaves out the doubts on which one of the decisions has been made: on the pair, or on a
// side that was said to be no entity.
func Undecided(doubts []Doubt, decisions []Decision) []Doubt {
	decided, dropped := map[string]bool{}, map[string]bool{}
	for i := range decisions {
		switch d := &decisions[i]; d.Verdict {
		case Same, Different:
			decided[d.subject()] = true
		case NotAnEntity:
			dropped[d.A.key()] = true
		}
	}
	var open []Doubt
	for _, d := range doubts {
		a, b := d.A.Anchor(), d.B.Anchor()
		pair := Decision{A: a, B: &b}
		if !decided[pair.subject()] && !dropped[a.key()] && !dropped[b.key()] {
			open = append(open, d)
		}
	}
	return open
}
