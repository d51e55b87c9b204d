package words

import "slices"

// hit is a place where a pattern matched.
type hit struct {
	turn     int // in reading.turns
	from, to int // tokens, [from, to): the first and last that matched
	sent     int // the sentence of the first token
	lastSent int
	content  int     // words that matched which are no function words
	marks    mark    // that lie on all or part of it
	places   []place // of its terms, if it has several
}

// place is a match of one term: tokens [from, to) of a sentence.
type place struct{ from, to, sent int }

// perSentence bounds how many places of a term in one sentence are looked at.
const perSentence = 4

// find returns the places of a term in a turn, in order. Muted sentences have
// none.
func (t *turn) find(x *lexicon, m term) []place {
	var starts []int32
	lists := 0
	add := func(more []int32) {
		if len(more) > 0 {
			starts = append(starts, more...)
			lists++
		}
	}
	e := m.elems[0]
	for _, a := range e.alts {
		if a.number {
			add(t.at["#"])
			continue
		}
		add(t.at[a.words[0].stem])
		for _, like := range a.words[0].like {
			add(t.at[like])
		}
		if len(a.words) == 1 && !a.words[0].exact && len(a.words[0].raw) > 5 {
			add(t.joined[a.words[0].stem])
		}
	}
	for _, c := range e.compact {
		add(t.at[c])
	}
	if lists > 1 {
		starts = sortedUnique(starts)
	}
	var places []place
	sent, inSentence := 0, 0
	for _, start := range starts {
		k := int(start)
		for t.sents[sent].last <= k {
			sent, inSentence = sent+1, 0
		}
		if t.sents[sent].mute != 0 || inSentence >= perSentence {
			continue
		}
		if end, ok := t.match(x, m.elems, k, t.sents[sent].last); ok {
			places = append(places, place{k, end, sent})
			inSentence++
		}
	}
	return places
}

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
		for n := 0; n <= gapWords; n++ {
			if end, ok := m.at(e+1, k+n); ok {
				return end, true
			}
		}
		return 0, false
	}
	if el.any {
		return m.at(e+1, k+1)
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
		if next, ok := t.matchWords(a.words, k, m.last); ok {
			if end, ok := m.at(e+1, next); ok {
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
		if k+1 < m.last && !m.x.skip[t.toks[k+1].low] {
			return m.at(e, k+1)
		}
	}
	return 0, false
}

// matchWords reports whether the words of one choice stand at token k.
func (t *turn) matchWords(words []patternWord, k, last int) (int, bool) {
	for _, w := range words {
		if k >= last {
			return 0, false
		}
		tok := t.toks[k]
		switch {
		case w.exact && w.fold && tok.low == w.raw, w.exact && !w.fold && tok.raw == w.raw, !w.exact && tok.stem == w.stem && tok.stem != "":
			k++
		case len(w.like) > 0 && slices.Contains(w.like, tok.stem):
			k++
		case !w.exact && len(w.raw) > 5 && k+1 < last && isJoin(w.stem, tok.stem, t.toks[k+1].stem) && t.toks[k+1].apart == apartSpace:
			k += 2
		default:
			return 0, false
		}
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

// hits returns where a pattern matched in a turn within windows of so many
// sentences, in order. cancelled sentences, if any, take the windows with them.
func (t *turn) hits(x *lexicon, index int, p pattern, within int, not []pattern) []hit {
	lists := make([][]place, len(p.terms))
	for i, m := range p.terms {
		if lists[i] = t.find(x, m); len(lists[i]) == 0 {
			return nil
		}
	}
	cancelled := t.cancels(x, not)
	var hits []hit
	for _, head := range lists[0] {
		if h, ok := t.join(x, head, lists, within, p.negating); ok {
			h.turn = index
			if h.marks&others != 0 && t.namesSomebody(x, h) {
				h.marks &^= others // it listens for what others did
			}
			if !cancels(cancelled, h, within) {
				hits = append(hits, h)
			}
		}
	}
	return hits
}

// namesSomebody reports whether the words that matched name who did it.
func (t *turn) namesSomebody(x *lexicon, h hit) bool {
	places := h.places
	if len(places) == 0 {
		places = []place{{h.from, h.to, h.sent}}
	}
	for _, p := range places {
		for k := p.from; k < p.to; k++ {
			switch low := t.toks[k].low; low {
			case "he", "she", "they", "someone", "somebody", "everyone", "everybody", "nobody", "people", "him", "her", "them":
				return true
			default:
				if x.person[low] {
					return true
				}
			}
		}
	}
	return false
}

// join looks for a place of every other term near head, the nearest that is not
// negated.
func (t *turn) join(x *lexicon, head place, lists [][]place, within int, negating bool) (hit, bool) {
	h := hit{from: head.from, to: head.to, sent: head.sent, lastSent: head.sent}
	h.marks = t.marksOf(head, negating)
	h.content = t.content(x, head)
	if len(lists) > 1 {
		h.places = append(make([]place, 0, len(lists)), head)
	}
	for _, list := range lists[1:] {
		best, found := place{}, false
		// list is in order: begin where the window can begin.
		lo := lowerBound(list, head.sent-within+1)
		for _, p := range list[lo:] {
			if p.sent > head.sent+within-1 {
				break
			}
			if max(h.lastSent, p.sent)-min(h.sent, p.sent) >= within {
				continue
			}
			if !found || t.better(p, best, head, negating) {
				best, found = p, true
			}
		}
		if !found {
			return h, false
		}
		h.places = append(h.places, best)
		// "context rather than control" tells of both: what was not chosen beside
		// what was takes nothing away.
		chosen := (h.marks & t.marksOf(best, negating)) & displaced
		h.marks = (h.marks|t.marksOf(best, negating))&^displaced | chosen
		h.content += t.content(x, best)
		h.from, h.to = min(h.from, best.from), max(h.to, best.to)
		h.sent, h.lastSent = min(h.sent, best.sent), max(h.lastSent, best.sent)
	}
	return h, true
}

// better orders places of a term: what is asserted before what is negated or was
// not chosen, then the nearest to head.
func (t *turn) better(p, q, head place, negating bool) bool {
	const turned = negated | displaced
	pn, qn := t.marksOf(p, negating)&turned != 0, t.marksOf(q, negating)&turned != 0
	if pn != qn {
		return qn
	}
	return distance(p, head) < distance(q, head)
}

func distance(p, q place) int {
	if p.from > q.from {
		return p.from - q.from
	}
	return q.from - p.from
}

func lowerBound(list []place, sent int) int {
	lo, hi := 0, len(list)
	for lo < hi {
		if m := (lo + hi) / 2; list[m].sent < sent {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// marksOf joins the marks on a place. A pattern that looks for a negation itself
// is not negated by the text.
func (t *turn) marksOf(p place, negating bool) mark {
	var m mark
	for k := p.from; k < p.to; k++ {
		m |= t.marks[k]
	}
	if negating {
		m &^= negated | displaced
	}
	return m
}

func (t *turn) content(x *lexicon, p place) int {
	n := 0
	for k := p.from; k < p.to; k++ {
		if !x.function[t.toks[k].low] {
			n++
		}
	}
	return n
}

// cancels returns the sentences in which one of the patterns matches.
func (t *turn) cancels(x *lexicon, not []pattern) map[int]bool {
	var found map[int]bool
	for _, p := range not {
		for _, h := range t.hits(x, 0, p, 1, nil) {
			if found == nil {
				found = map[int]bool{}
			}
			found[h.sent] = true
		}
	}
	return found
}

// cancels reports whether a cancelled sentence lies in a window that holds h.
func cancels(sents map[int]bool, h hit, within int) bool {
	if sents == nil {
		return false
	}
	for s := h.lastSent - within + 1; s <= h.sent+within-1; s++ {
		if sents[s] {
			return true
		}
	}
	return false
}

func sortedUnique(list []int32) []int32 {
	slices.Sort(list)
	return slices.Compact(list)
}
