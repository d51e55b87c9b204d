package words

import (
	"slices"
	"unicode/utf8"

	"hotloop"
)

// listen returns the hit of a signal's patterns that shows it best, how strong the
// strongest is, 0 if there is none, and how telling the most telling one is. It notes
// in own whether the answer opens with one.
func (e *Evaluator) listen(q hotloop.Question, r *reading, s hotloop.Signal, heard compiledSignal, own *heardOf) (best hit, strength, telling float64) {
	var all []toldHit
	best, strength = e.strongest(r, heard.hear, heard.not, heard.within, func(t *turn, h hit) bool {
		if s.Part != "" && t.part != "" && partIndex(q, t.part) < partIndex(q, s.Part) {
			return false
		}
		tells := t.telling(e.lex, h)
		telling = max(telling, tells)
		if s.Against && !e.claimed(t, h) {
			return false
		}
		if at := (where{h.turn, h.sent}); !s.Against && slices.Contains(own.opening, at) {
			own.opens[at] = true
		}
		all = append(all, toldHit{h, tells})
		return true
	})
	if len(all) > 1 && strength > 0 {
		best = r.plainest(all, r.strength(best)-nearlyAsStrong)
	}
	return best, strength, telling
}

// toldHit is a hit and how telling its words are.
type toldHit struct {
	hit
	tells float64
}

// plainest is the hit that shows best what is listened for, of those that are so
// strong: the one in whose sentences most else of the signal was found too, then
// the one in the rarest words, then the strongest, then the first said.
func (r *reading) plainest(all []toldHit, least float64) hit {
	type place struct{ turn, sent, lastSent, from, to int }
	seen := map[place]bool{}
	starts := map[[2]int][]int{} // where the places that begin in a sentence end
	for _, h := range all {
		if p := (place{h.turn, h.sent, h.lastSent, h.from, h.to}); !seen[p] {
			seen[p] = true
			at := [2]int{h.turn, h.sent}
			starts[at] = append(starts[at], h.lastSent)
		}
	}
	var best toldHit
	most, found := 0.0, false
	for _, h := range all {
		v := r.strength(h.hit)
		if v < least {
			continue
		}
		places := 0
		for sent := h.sent; sent <= h.lastSent && places < 4; sent++ {
			for _, last := range starts[[2]int{h.turn, sent}] {
				if last <= h.lastSent {
					places++
				}
			}
		}
		shows := v + min(h.tells, 8)/20 + 0.15*float64(min(places, 4)-1) - 0.1*float64(h.lastSent-h.sent)
		if !found || shows > most+1e-9 || shows > most-1e-9 && before(h.hit, best.hit) {
			best, most, found = h, shows, true
		}
	}
	return best.hit
}

// strongest returns the strongest hit of any of the patterns that counts and
// fulfils a further condition. Of equals it is the first said. A signal heard in two sentences is stronger for it.
func (e *Evaluator) strongest(r *reading, hear, not []pattern, within int, also func(*turn, hit) bool) (hit, float64) {
	var best hit
	strength := 0.0
	any, ends, starts := false, where{}, where{} // the end that comes first, the start that comes last
	for ti := range r.turns {
		t := &r.turns[ti]
		for _, h := range t.every(e.lex, hear, not, within) {
			h.turn = ti
			if !r.counts(t, h) || !also(t, h) {
				continue
			}
			if end := (where{ti, h.lastSent}); !any || end.before(ends) {
				ends = end
			}
			if start := (where{ti, h.sent}); !any || starts.before(start) {
				starts = start
			}
			any = true
			if v := r.strength(h); v > strength+1e-9 || v > strength-1e-9 && before(h, best) {
				best, strength = h, v
			}
		}
	}
	if ends.before(starts) && strength > 0 { // two that share no sentence
		strength += strengthAgain * min(1, strength/strengthBase)
	}
	return best, strength
}

func before(g, h hit) bool {
	if g.turn != h.turn {
		return g.turn < h.turn
	}
	return g.from < h.from
}

// counts reports whether a hit is one: not negated, and in a list of keywords not
// of a single word.
func (r *reading) counts(t *turn, h hit) bool {
	return h.marks&negated == 0 && !((r.list || t.sents[h.sent].list) && h.to-h.from < 2)
}

// claimed reports whether the speaker stands for what a trap listens for, rather
// than naming it as what others think, as a condition, or as wrong.
func (e *Evaluator) claimed(t *turn, h hit) bool {
	if h.marks&(displaced|conditional|others) != 0 || t.sents[h.sent].question {
		return false
	}
	for k := max(t.sents[h.sent].first, h.from-12); k < h.from; k++ {
		switch t.toks[k].stem {
		case "myth", "misconcept", "naiv", "wrong", "mistak", "trap", "tempt", "fals", "pretend", "fallaci":
			return false
		case "peopl", "folk", "everyon", "mani", "some":
			if t.thinks(k, h.from) {
				return false
			}
		case "use":
			if k+1 < h.from && t.toks[k+1].low == "to" { // "I used to think"
				return false
			}
		}
	}
	return !e.rebutted(t, h)
}

// thinks reports whether a verb of opinion stands between tokens k and to.
func (t *turn) thinks(k, to int) bool {
	for j := k + 1; j < to; j++ {
		switch t.toks[j].stem {
		case "think", "believ", "assum", "say", "claim", "tell", "expect", "hope":
			return true
		}
	}
	return false
}

// rebutted reports whether what follows a hit, in its sentence or at the start
// of the next, takes it back: "people think NTP makes clocks safe, it does not".
func (e *Evaluator) rebutted(t *turn, h hit) bool {
	s := t.sents[h.lastSent]
	if refutes(t.toks, h.to, s.last) {
		return true
	}
	if h.lastSent+1 >= len(t.sents) {
		return false
	}
	next := t.sents[h.lastSent+1]
	if next.words() == 0 {
		return false
	}
	switch t.toks[next.first].low {
	case "but", "however", "that", "which", "it", "this", "they", "except", "wrong", "not", "no":
		return refutes(t.toks, next.first, min(next.last, next.first+10))
	}
	return false
}

// refutes reports whether tokens [from, to) hold a turn against what was said:
// a pronoun or a "but", then a negation or a word for failing.
func refutes(toks []token, from, to int) bool {
	turned := 0
	for k := from; k < to; k++ {
		switch toks[k].low {
		case "but", "however", "except", "although", "though", "which", "it", "that", "this", "they", "yet", "and":
			turned = 8
			continue
		}
		if turned--; turned < 0 {
			continue
		}
		if toks[k].low == "not" || toks[k].low == "never" {
			return true
		}
		switch toks[k].stem {
		case "wrong", "fals", "myth", "untru", "naiv", "break", "race", "unsaf", "mistak", "fail", "incorrect", "nonsens", "danger", "lie":
			return true
		}
	}
	return false
}

// quote gives the bytes that show a hit: its sentences if they fit in MaxQuote,
// with a neighbour if they do not stand on their own, else a tight span around it.
func (r *reading) quote(h hit) (hotloop.Quote, bool) {
	from, to := r.turns[h.turn].standing(h.sent, h.lastSent)
	return r.quoteOf(h, from, to)
}

// tight quotes the sentences of a hit alone: what the interviewer presses.
func (r *reading) tight(h hit) (hotloop.Quote, bool) {
	t := &r.turns[h.turn]
	return r.quoteOf(h, t.sents[h.sent].from, t.sents[h.lastSent].to)
}

func (r *reading) quoteOf(h hit, from, to int) (hotloop.Quote, bool) {
	t := &r.turns[h.turn]
	if to-from > MaxQuote || !utf8.ValidString(t.text[from:to]) {
		from, to = t.toks[h.from].from, t.toks[h.to-1].to
		if to-from > MaxQuote {
			a, b, sent := h.core()
			from, to = t.widen(a, b, t.sents[sent:sent+1])
		} else {
			from, to = t.widen(h.from, h.to, t.sents[h.sent:h.lastSent+1])
		}
	}
	return t.quote(from, to)
}

// standsAlone is how many words a quote has at least that needs no neighbour.
const standsAlone = 10

// standing gives the bytes of sentences [first, last] with what they need to be
// understood, if that fits in easyQuote: the sentence before where they begin by
// pointing back ("That was him") or are short, else the one after a single one.
func (t *turn) standing(first, last int) (from, to int) {
	a, b := t.stands(first, last)
	return t.sents[a].from, t.sents[b].to
}

// stands is standing in sentences, [a, b].
func (t *turn) stands(first, last int) (a, b int) {
	from, to := t.sents[first].from, t.sents[last].to
	words := 0
	for i := first; i <= last; i++ {
		words += t.sents[i].words()
	}
	fits := func(i, a, b int) bool {
		return i >= 0 && i < len(t.sents) && t.sents[i].mute == 0 && b-a <= easyQuote && utf8.ValidString(t.text[a:b])
	}
	back := t.sents[first].words() > 0 && (pointsBack(t.toks[t.sents[first].first].low) || t.leavesOut(t.sents[first]))
	if words >= standsAlone && !back {
		return first, last
	}
	if fits(first-1, t.sents[max(first-1, 0)].from, to) {
		return first - 1, last
	}
	if words < standsAlone && first == last && fits(last+1, from, t.sents[min(last+1, len(t.sents)-1)].to) {
		return first, last + 1
	}
	return first, last
}

// leavesOut reports whether a sentence opens with a number alone, so that the one
// before says of what: "Five would be 25."
func (t *turn) leavesOut(s sentence) bool {
	return s.words() > 1 && t.toks[s.first].kind == number && !isYear(t.toks[s.first].low) && isAuxiliary(t.toks[s.first+1].low)
}

// pointsBack reports whether a sentence that opens with a word speaks of what was
// said before it.
func pointsBack(low string) bool {
	switch low {
	case "that", "this", "these", "those", "it", "he", "she", "they", "him", "her", "them", "so", "and", "but", "then", "which", "because", "both", "neither", "otherwise", "there", "not", "or":
		return true
	}
	return false
}

// core is the part of a hit whose terms stand too far apart for one quote that
// says most: the longest of its places, the first of equals.
func (h hit) core() (from, to, sent int) {
	from, to, sent = h.from, h.from+1, h.sent
	for _, p := range h.places {
		if p.to-p.from > to-from {
			from, to, sent = p.from, p.to, p.sent
		}
	}
	return from, to, sent
}

// widen grows a span of tokens while it fits in MaxQuote and stays valid text:
// to the start of a clause if one fits, then to the end of one, then by words.
func (t *turn) widen(from, to int, over []sentence) (int, int) {
	fits := func(a, b int) bool {
		s := t.text[t.toks[a].from:t.toks[b-1].to]
		return len(s) <= MaxQuote && utf8.ValidString(s)
	}
	for _, s := range over {
		for _, c := range s.clauses {
			if c.first < from && fits(c.first, to) {
				from = c.first
			}
		}
	}
	for i := len(over) - 1; i >= 0; i-- {
		for j := len(over[i].clauses) - 1; j >= 0; j-- {
			if c := over[i].clauses[j]; c.last > to && fits(from, c.last) {
				to = c.last
			}
		}
	}
	first, last := over[0].first, over[len(over)-1].last
	if from > first || to < last {
		for to < last && fits(from, to+1) {
			to++
		}
		for from > first && to == last && fits(from-1, to) {
			from--
		}
	}
	return t.toks[from].from, t.toks[to-1].to
}

// quote makes a Quote of bytes of the turn, cut to MaxQuote; false if they are
// no valid text.
func (t *turn) quote(from, to int) (hotloop.Quote, bool) {
	if to-from > MaxQuote {
		to = from + runeStart(t.text[from:], MaxQuote)
	}
	if from >= to || !utf8.ValidString(t.text[from:to]) {
		return hotloop.Quote{}, false
	}
	return hotloop.Quote{Turn: t.index, From: from, To: to, Text: t.text[from:to]}, true
}
