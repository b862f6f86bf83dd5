package resolve

import "slices"

// likely leaves out bearers of a name whose existence is doubtful beside that of the others, of the
// document or of the edition; and women where a man bears it too and the name has no title, for the
// letters of the time give women theirs.
func (p *people) likely(d int32, n *personName, fits []int32) []int32 {
	if len(fits) == 0 {
		return nil
	}
	edition := p.editions[p.docs[d].edition]
	all := p.fitting(d, n, edition)
	if enumerated(p, all, edition.lone[n.sound]) {
		return nil
	}
	strong := p.strongest(all)
	fits = keep(fits, func(i int32) bool { return slices.Contains(strong, i) || !slices.Contains(all, i) })
	if n.full() || n.female || p.womanWrites(fits) {
		return fits
	}
	man := func(i int32) bool { return !isFemale(p.persons[i].names[0]) }
	if men := keep(fits, man); len(men) == 1 || len(men) == 0 && slices.ContainsFunc(strong, man) {
		return men
	}
	return fits
}

// enumerated reports whether the bearers of a frequent name are no more than paragraphs of a list
// that begin with it: "A. HARVEST", "B. HARVEST".
func enumerated(p *people, bearers []int32, lone int) bool {
	const times = 5
	mentions := 0
	for _, i := range bearers {
		who := p.persons[i]
		if who.strength() > 1 || len(who.names[0].given) != 1 || len(who.names[0].given[0]) != 1 {
			return false
		}
		mentions += who.count
	}
	return len(bearers) > 1 && lone >= times*mentions
}

// eminent leaves out, of the bearers of a name in an edition, those whom it names a single time, when
// the edition itself describes another, or names a party of its letters often: who is named once,
// elsewhere, is not meant by a surname alone.
func (p *people) eminent(list []int32) []int32 {
	const often = 10
	top := keep(list, func(i int32) bool {
		return p.persons[i].told || p.persons[i].strength() == 3 && p.persons[i].count >= often
	})
	if len(top) == 0 {
		return list
	}
	return keep(list, func(i int32) bool { return p.persons[i].count > 1 || p.persons[i].strength() == 3 })
}

// womanWrites reports whether one of the women among the persons is a party of a letter.
func (p *people) womanWrites(list []int32) bool {
	for _, i := range list {
		if who := p.persons[i]; isFemale(who.names[0]) && who.roles&(sender|recipient) != 0 {
			return true
		}
	}
	return false
}

func keep(list []int32, ok func(int32) bool) []int32 {
	var kept []int32
	for _, x := range list {
		if ok(x) {
			kept = append(kept, x)
		}
	}
	return kept
}
