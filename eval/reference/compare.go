package reference

// A comparison may be said from either end: "A is less than B" is "B is more
// than A", and not "B is less than A".

// exchanged tells how many of two sides of a comparison, what stands before it
// and what stands behind its "than", changed places between two texts.
func exchanged(p *passage, a *term, q *passage, b *term) int {
	if !a.compares || !b.compares {
		return 0
	}
	before, after := p.beside(a)
	left, right := q.beside(b)
	return truth(crosses(before, after, left, right)) + truth(crosses(after, before, right, left))
}

// crosses reports whether a key of one side only stands on the other side only
// of the second text.
func crosses(side, other, same, opposite map[string]bool) bool {
	for k := range side {
		if !other[k] && opposite[k] && !same[k] {
			return true
		}
	}
	return false
}

// beside lists the keys that stand before and behind a term in its clause.
func (p *passage) beside(t *term) (before, after map[string]bool) {
	before, after = map[string]bool{}, map[string]bool{}
	for i := range p.terms {
		switch u := &p.terms[i]; {
		case u.clause != t.clause || u.key == t.key:
		case u.from < t.from:
			before[u.key] = true
		default:
			after[u.key] = true
		}
	}
	return before, after
}
