package words

import "slices"

// widen lets the words of a term find the members of their groups: other words,
// phrases for a word, and other wordings of a phrase.
func (x *lexicon) widen(t *term) {
	for i := range t.elems {
		e := &t.elems[i]
		for j := range e.alts {
			a := &e.alts[j]
			if a.number || a.wide {
				continue
			}
			if len(a.words) == 1 && !a.words[0].exact {
				w := &a.words[0]
				w.same = append(w.same, x.groups.single[w.stem]...)
				for _, row := range x.groups.phrase[w.stem] {
					e.alts = append(e.alts, row.alt())
				}
			}
			for _, same := range x.sayingSame(t.elems[i:], *a) {
				if same.span == 1 {
					e.alts = append(e.alts, same.alt())
				} else {
					e.swaps = append(e.swaps, same)
				}
			}
		}
	}
}

// alt is a wording as a choice of a pattern.
func (w wording) alt() alt {
	a := alt{wide: true, negates: w.negates}
	for _, s := range w.stems {
		a.words = append(a.words, patternWord{stem: s})
	}
	return a
}

// sayingSame lists other wordings of a phrase that begins with choice a of the
// first element.
func (x *lexicon) sayingSame(elems []elem, a alt) (found []swap) {
	for _, p := range x.groups.rows[a.words[0].stem] {
		if a.words[0].exact {
			continue
		}
		span := 0
		switch {
		case len(a.words) == len(p.stems) && slices.EqualFunc(a.words, p.stems, func(w patternWord, s string) bool { return w.stem == s && !w.exact }):
			span = 1
		case len(a.words) == 1 && len(elems) >= len(p.stems):
			span = len(p.stems)
			for i, s := range p.stems[1:] {
				if !slices.ContainsFunc(elems[i+1].alts, func(b alt) bool {
					return len(b.words) == 1 && b.words[0].stem == s && !b.words[0].exact
				}) {
					span = 0
					break
				}
			}
		}
		if span == 0 {
			continue
		}
		for _, w := range p.same {
			found = append(found, swap{span, w})
		}
	}
	return found
}

// denials are ways to say that something was not done.
var denials = [][]string{{"never"}, {"fail", "to"}, {"forget", "to"}, {"neglect", "to"}, {"omit", "to"}, {"never", "bother", "to"}, {"do", "not", "bother", "to"}}

// widenDenial lets "did not" find "never", "failed to" and the like, "never" find
// "did not", and "not sure" find "unsure".
func (x *lexicon) widenDenial(t *term) {
	is := func(i int, stem string) bool {
		return i < len(t.elems) && slices.ContainsFunc(t.elems[i].alts, func(a alt) bool {
			return len(a.words) == 1 && a.words[0].stem == stem && !a.words[0].exact
		})
	}
	do, never := x.stem("did"), x.stem("never")
	for i := range t.elems {
		e := &t.elems[i]
		for _, a := range e.alts {
			if a.number || a.words[0].stem != "not" {
				continue
			}
			for _, same := range x.sayingSame(t.elems[i:], a) {
				if !same.negates && same.span > 1 {
					e.swaps = append(e.swaps, same)
				}
			}
		}
		if is(i, never) && len(t.elems) > 1 {
			e.alts = append(e.alts, wording{stems: []string{do, "not"}}.alt())
		}
		if is(i, "not") && len(t.elems) > 1 {
			e.alts = append(e.alts, wording{stems: []string{never}}.alt())
		}
		if is(i, do) && is(i+1, "not") {
			for _, row := range denials {
				w := wording{}
				for _, s := range row {
					w.stems = append(w.stems, x.stem(s))
				}
				e.swaps = append(e.swaps, swap{2, w})
			}
		}
	}
}
