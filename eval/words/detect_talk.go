package words

import "hotloop"

// structureAnswerFirst sees that the first sentences answer the question: they
// announce the answer, or take up two of its words. See opensWithIt too.
func structureAnswerFirst(o *observation) *hotloop.Evidence {
	if o.deaf() {
		return nil
	}
	asked := map[string]bool{}
	for _, t := range o.e.lex.tokenize(nil, o.q.Ask, 0, min(len(o.q.Ask), 4096), map[string]string{}) {
		if t.kind == word && !o.e.lex.function[t.low] && len(t.low) > 3 {
			asked[t.stem] = true
		}
	}
	for _, at := range o.e.opening(o.r) {
		t := &o.r.turns[at.turn]
		s := &t.sents[at.sent]
		shared := map[string]bool{}
		for k := s.first; k < s.last; k++ {
			if asked[t.toks[k].stem] {
				shared[t.toks[k].stem] = true
			}
		}
		announced := false
		for _, p := range o.e.phrases["structure.answer"] { // it opens the sentence
			for k := s.first; k < min(s.first+3, s.last) && !announced; k++ {
				_, announced = t.match(o.e.lex, p.terms[0].elems, k, s.last)
			}
		}
		if announced || len(shared) >= 2 && s.words() >= 6 {
			return o.opened(at)
		}
	}
	return nil
}

// answeredFirst is the strength of an answer that comes first.
const answeredFirst = 0.7

// where is a sentence of a turn.
type where struct{ turn, sent int }

func (w where) before(v where) bool {
	return w.turn < v.turn || w.turn == v.turn && w.sent < v.sent
}

// opening is the sentences with which an answer opens: up to the third one that
// counts and does more than set the scene; questions and prefaces are left out.
func (e *Evaluator) opening(r *reading) (list []where) {
	begun := 0
	r.each(func(ti int, t *turn, si int, s *sentence) bool {
		if s.question || s.words() < 3 || t.isPreface(s) {
			return true
		}
		list = append(list, where{ti, si})
		if !e.isScene(t, s) {
			begun++
		}
		return begun < 3
	})
	return list
}

// isScene reports whether a sentence says when or where it was.
func (e *Evaluator) isScene(t *turn, s *sentence) bool {
	for _, p := range e.phrases["star.situation"] {
		if t.holds(e.lex, p, *s) {
			return true
		}
	}
	for k := s.first; k < s.last; k++ {
		if t.toks[k].kind == number && isYear(t.toks[k].low) {
			return true
		}
	}
	return false
}

// opensWithIt sees that one of the first sentences shows something: a signal of
// the question's own, a deed where deeds were asked for, a figure. Then the answer
// came first, whatever its words; and whoever leaves that sentence out does not
// come to the point any sooner.
func (o *observation) opensWithIt(own heardOf) *hotloop.Evidence {
	if o.s.Detect != "structure.answer-first" || o.deaf() {
		return nil
	}
	deeds := map[where]bool{}
	if o.r.deeds {
		for _, d := range o.deedsTold() {
			deeds[where{d.turn, d.sent}] = true
		}
	}
	for _, at := range own.opening {
		t := &o.r.turns[at.turn]
		s := &t.sents[at.sent]
		if own.opens[at] || deeds[at] || s.figure && !o.e.isScene(t, s) {
			return o.opened(at)
		}
	}
	return nil
}

// isPreface reports whether a sentence only leads up to an answer: thanks, praise
// for the question, or what will be talked about.
func (t *turn) isPreface(s *sentence) bool {
	if s.words() > 16 {
		return false
	}
	for k := s.first; k < s.last; k++ {
		switch t.toks[k].low {
		case "thanks", "thank", "hello", "hi", "welcome":
			return k < s.first+3
		case "question", "name", "names":
			return true
		case "start", "begin", "pick", "go":
			// "I'll start with the end": what comes is announced, not said.
			if k <= s.first+3 && k+1 < s.last && (t.toks[k+1].low == "with" || t.toks[k+1].low == "from" || t.toks[k+1].low == "at" || t.toks[k+1].low == "by" || t.toks[k+1].low == "through") {
				return true
			}
			if k > s.first+1 && t.toks[k-1].low == "me" && t.toks[k-2].low == "let" && k+3 >= s.last {
				return true
			}
		case "think", "see":
			if k > s.first+1 && t.toks[k-1].low == "me" && t.toks[k-2].low == "let" && k+3 >= s.last {
				return true
			}
		}
	}
	return false
}

// structureSignposts sees words that lead the listener: two different ones at
// least.
func structureSignposts(o *observation) *hotloop.Evidence {
	if o.deaf() {
		return nil
	}
	var best hit
	kinds, most := 0, -1
	signposts := o.e.phrases["structure.signposts"]
	for i := range signposts {
		heard := false
		for ti := range o.r.turns {
			for _, h := range o.r.turns[ti].every(o.e.lex, signposts[i:i+1], nil, 1) {
				t := &o.r.turns[ti]
				h.turn = ti
				// A signpost opens a clause: "First, ...", not "my first job".
				if t.opensClause(h) {
					heard = true
					if n := t.signposted(h); n > most || n == most && before(h, best) {
						best, most = h, n
					}
				}
			}
		}
		if heard {
			kinds++
		}
	}
	if kinds < 2 || most == 0 {
		return nil
	}
	return o.quoted(o.r.withNext(best), min(0.9, 0.3+0.15*float64(kinds)))
}

// signposted says how plainly the words of a hit stand apart as a signpost: 3 if
// they are counted and a pause follows ("First, ...") or say how many things come, 2
// if a subject follows ("First I"), 0 if they belong to a noun or a verb: "the
// second one", "a first attempt".
func (t *turn) signposted(h hit) int {
	s := t.sents[h.sent]
	ordinal := false
	for k := h.from; k < h.to; k++ {
		switch t.toks[k].stem {
		case "first", "second", "third":
			ordinal = true
		}
	}
	alone := h.to >= s.last || t.toks[h.to].apart != apartSpace
	switch {
	case ordinal && h.to >= s.last && h.from > s.first:
		return 0 // "I ask that first."
	case !ordinal && t.counts(h):
		return 3
	case !ordinal && alone:
		return 2
	case !ordinal:
		return 1
	case h.from > s.first && t.toks[h.from].apart == apartSpace:
		// "Parties first", "the second, in Jakarta"; but "and third, ...".
		if low := t.toks[h.from-1].low; low != "and" && low != "then" && low != "so" && low != "but" {
			return 0
		}
	}
	if alone {
		return 3
	}
	switch low := t.toks[h.to].low; {
	case low == "i" || low == "we" || low == "it" || low == "you" || low == "there" || low == "that" || low == "this":
		return 2
	case low == "is" || low == "was":
		return 1
	}
	return 0
}

// counts reports whether a hit says how many things come: "three reasons".
func (t *turn) counts(h hit) bool {
	switch t.toks[h.from].low {
	case "two", "three", "four":
		return true
	}
	return false
}

// opensClause reports whether a hit stands at the start of a clause.
func (t *turn) opensClause(h hit) bool {
	for _, c := range t.sents[h.sent].clauses {
		if h.from >= c.first && h.from <= c.first+1 && h.from < c.last {
			return true
		}
	}
	return false
}

// Words of a good length: a story told in a minute or more, and no turn that
// talks for five minutes at a stretch. People speak about 130 words a minute.
const (
	shortAnswer    = 40
	fullAnswer     = 90
	longTurn       = 600
	wordsPerMinute = 150
)

// structureLength weighs the length of a finished answer against what the
// question has time for.
func structureLength(o *observation) *hotloop.Evidence {
	if !o.a.Done || o.r.words == 0 {
		return nil
	}
	minutes := max(o.q.Minutes, 3)
	var opening, longest hit
	found, most := false, 0
	for ti := range o.r.turns {
		t := &o.r.turns[ti]
		n := 0
		for si := range t.sents {
			if t.sents[si].mute != 0 {
				continue
			}
			n += t.sents[si].words()
			if !found && (t.sents[si].words() > 5 || opening.to == 0) {
				opening, found = t.sents[si].whole(ti, si), t.sents[si].words() > 5
			}
			if n > most {
				longest, most = t.sents[si].whole(ti, si), n
			}
		}
	}
	switch {
	case o.r.words < shortAnswer:
		return o.exactly(opening, o.against(opening, 0.5))
	case most > longTurn || o.r.words > minutes*wordsPerMinute:
		return o.exactly(longest, o.against(longest, 0.4))
	case o.deaf() || o.r.words < fullAnswer:
		return nil
	}
	return o.exactly(opening, o.quoted(opening, 0.5))
}

// exactly quotes the sentences of a hit and nothing beside them: the length of an
// answer is shown by where it begins.
func (o *observation) exactly(h hit, ev *hotloop.Evidence) *hotloop.Evidence {
	if ev == nil {
		return nil
	}
	if quote, ok := o.r.tight(h); ok {
		ev.Seen.Quote = &quote
	}
	return ev
}

// against gives evidence against a signal that is no trap: it was tried, and
// fell short.
func (o *observation) against(h hit, strength float64) *hotloop.Evidence {
	ev := o.quoted(h, strength)
	if ev == nil {
		return nil
	}
	ev.Strength = -strength
	if o.s.Missing != "" {
		ev.Says = o.s.Missing
	}
	return ev
}

// vagueClaims is sprung by claims with no who, what or how much: a fifth of
// what was said and two at least, or one that is half of it.
func vagueClaims(o *observation) *hotloop.Evidence {
	var worst hit
	n, top, all := 0, 0, 0
	o.r.each(func(ti int, t *turn, si int, s *sentence) bool {
		all++
		if v := o.e.vagueness(t, si); v > 0 {
			n++
			if v > top {
				worst, top = s.whole(ti, si), v
			}
		}
		return true
	})
	if n == 0 || n == 1 && (all < 2 || n*2 < all) || n > 1 && n*5 < all {
		return nil
	}
	return o.quoted(worst, min(0.8, 0.2+0.1*float64(n)+0.4*float64(n)/float64(all)))
}
