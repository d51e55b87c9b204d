package words

import "slices"

// hit is a place where a pattern matched.
type hit struct {
	turn     int // in reading.turns
	from, to int // tokens, [from, to): the first and last that matched
	sent     int // the sentence of the first token
	lastSent int
	content  int     // words that matched which are no function words
	wide     bool    // told in other words of a group
	marks    mark    // that lie on all or part of it
	places   []place // of its terms, if it has several
}

// place is a match of one term: tokens [from, to) of a sentence.
type place struct {
	from, to, sent int
	wide           bool // told in other words of a group
	negates        bool // what matched says "not" itself
}

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
		for _, same := range a.words[0].same {
			add(t.at[same])
		}
		if len(a.words) == 1 && !a.words[0].exact && len(a.words[0].raw) > 5 {
			add(t.joined[a.words[0].stem])
		}
	}
	for _, c := range e.compact {
		add(t.at[c])
	}
	for _, s := range e.swaps {
		add(t.at[s.stems[0]])
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
		if p, ok := t.placeAt(x, m.elems, k, sent); ok {
			places = append(places, p)
			inSentence++
		}
	}
	return places
}

// placeAt returns where elems stand in a row at token k of a sentence.
func (t *turn) placeAt(x *lexicon, elems []elem, k, sent int) (place, bool) {
	m := matcher{t: t, x: x, elems: elems, start: k, last: min(t.sents[sent].last, k+matchSpan)}
	end, ok := m.at(0, k)
	return place{k, end, sent, m.wide, m.negates}, ok
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
		places = []place{{from: h.from, to: h.to, sent: h.sent}}
	}
	for _, p := range places {
		for k := p.from; k < p.to; k++ {
			switch low := t.toks[k].low; low {
			case "he", "she", "they", "someone", "somebody", "everyone", "everybody", "nobody", "people", "him", "his", "her", "hers", "them", "their", "theirs":
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
	h.content, h.wide = t.content(x, head), head.wide
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
		h.wide = h.wide || best.wide
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
	if p.wide != q.wide {
		return q.wide
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
	if negating || p.negates {
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
