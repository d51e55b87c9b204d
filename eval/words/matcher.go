package words

import "slices"

// match reports whether elems stand in a row at token k, and where the row ends.
func (t *turn) match(x *lexicon, elems []elem, k, last int) (int, bool) {
	m := matcher{t: t, x: x, elems: elems, start: k, last: min(last, k+matchSpan)}
	return m.at(0, k)
}

// matchSpan is how many words a row can span: more than a sentence has.
const matchSpan = 64

// matcher tries one row at one place. What failed once is not tried again, so
// that no pattern takes long, however many ways of matching it offers.
type matcher struct {
	t           *turn
	x           *lexicon
	elems       []elem
	start, last int
	wide        bool                    // other words of a group are part of the match
	negates     bool                    // and they say "not" themselves
	failed      [maxElements + 1]uint64 // by element: a bit for each token from start
}

// at reports whether the elements from e on stand in a row at token k.
func (m *matcher) at(e, k int) (int, bool) {
	if e == len(m.elems) {
		return k, true
	}
	if k >= m.last {
		return 0, false
	}
	bit := uint64(1) << (k - m.start)
	if m.failed[e]&bit != 0 {
		return 0, false
	}
	if end, ok := m.try(e, k); ok {
		return end, true
	}
	m.failed[e] |= bit
	return 0, false
}

func (m *matcher) try(e, k int) (int, bool) {
	t, el := m.t, m.elems[e]
	if el.gap {
		for n, words := 0, 0; words <= gapWords; n++ {
			if end, ok := m.at(e+1, k+n); ok {
				return end, true
			}
			if k+n >= m.last {
				break
			}
			if !t.toks[k+n].tail { // a name is one word
				words++
			}
		}
		return 0, false
	}
	if el.any {
		for k++; k < m.last && t.toks[k].tail; k++ {
		}
		return m.at(e+1, k)
	}
	for _, a := range el.alts {
		if a.number {
			for n := t.numberEnd(m.x, k, m.last); n > k; n-- {
				if end, ok := m.at(e+1, n); ok {
					return end, true
				}
			}
			continue
		}
		if next, wide, ok := t.matchWords(m.x, a.words, k, m.last); ok {
			if end, ok := m.at(e+1, next); ok {
				m.wide, m.negates = m.wide || wide || a.wide, m.negates || a.negates
				return end, true
			}
		}
	}
	for _, s := range el.swaps {
		if next, ok := t.matchStems(m.x, s.stems, k, m.last); ok {
			if end, ok := m.at(e+s.span, next); ok {
				m.wide, m.negates = true, m.negates || s.negates
				return end, true
			}
		}
	}
	for _, c := range el.compact {
		if t.toks[k].stem == c {
			if end, ok := m.at(e+2, k+1); ok {
				return end, true
			}
		}
	}
	// "the clock's own skew": an article or the like between two words of a row
	// does not part them.
	if e > 0 && m.x.skip[t.toks[k].low] && t.toks[k].apart == apartSpace && !m.elems[e-1].gap && !m.elems[e-1].any {
		if k+1 < m.last && !(k > m.start+1 && m.x.skip[t.toks[k-1].low] && m.x.skip[t.toks[k+1].low]) {
			return m.at(e, k+1)
		}
	}
	return 0, false
}

// matchWords reports whether the words of one choice stand at token k, where
// they end, and whether one of them only tells the same.
func (t *turn) matchWords(x *lexicon, words []patternWord, k, last int) (end int, wide, ok bool) {
	for i, w := range words {
		if i > 0 && k+1 < last && x.skip[t.toks[k].low] && t.toks[k].stem != w.stem {
			k++ // "hold my hands up"
		}
		if k >= last {
			return 0, false, false
		}
		tok := t.toks[k]
		switch {
		case w.exact && w.fold && tok.low == w.raw, w.exact && !w.fold && tok.raw == w.raw, !w.exact && tok.stem == w.stem && tok.stem != "":
			k++
		case len(w.like) > 0 && (slices.Contains(w.like, tok.stem) || tok.also != "" && slices.Contains(w.like, tok.also)):
			k++
		case len(w.same) > 0 && slices.Contains(w.same, tok.stem):
			k++
			wide = true
		case !w.exact && len(w.raw) > 5 && k+1 < last && isJoin(w.stem, tok.stem, t.toks[k+1].stem) && t.toks[k+1].apart == apartSpace:
			k += 2
		default:
			return 0, false, false
		}
	}
	return k, wide, true
}

// matchStems is matchWords for stems alone.
func (t *turn) matchStems(x *lexicon, stems []string, k, last int) (int, bool) {
	for i, s := range stems {
		if i > 0 && k+1 < last && x.skip[t.toks[k].low] && t.toks[k].stem != s {
			k++
		}
		if k >= last || t.toks[k].stem != s {
			return 0, false
		}
		k++
	}
	return k, true
}

// isJoin reports whether whole is a and b written as one word.
func isJoin(whole, a, b string) bool {
	return len(a) > 1 && len(b) > 0 && len(whole) == len(a)+len(b) && whole[:len(a)] == a && whole[len(a):] == b
}

// numberEnd returns where a number that begins at token k ends with its scale
// and percent sign, or k if none begins there.
func (t *turn) numberEnd(x *lexicon, k, last int) int {
	if t.toks[k].kind != number && (t.toks[k].low != "one" || k+1 >= last || !x.units[t.toks[k+1].stem]) {
		return k
	}
	j := k + 1
	for j < last && j < k+5 && t.toks[j].apart == apartSpace {
		low := t.toks[j].low
		if t.toks[j].kind != number && low != "percent" && !(low == "and" && j+1 < last && t.toks[j+1].kind == number && !isDigitOrCurrency(t.toks[j+1].raw)) {
			break
		}
		j++
	}
	return j
}
