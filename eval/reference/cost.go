package reference

// stated tells the costs that a model answer states, O(n log n), from those it
// only speaks of on the way, "log n levels".
func (p *passage) stated() {
	any := false
	for _, t := range p.terms {
		any = any || t.cost && !t.bare
	}
	if !any {
		return
	}
	for i := range p.terms {
		if t := &p.terms[i]; t.cost && t.bare {
			t.minor = true
			p.says[t.key] = false
		}
	}
	for _, t := range p.terms {
		if t.cost && !t.bare {
			p.says[t.key] = true
		}
	}
}
