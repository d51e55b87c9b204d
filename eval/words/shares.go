package words

import "hotloop"

// Shares says how much of a story went into each of its parts, as parts of its
// words that add up to at most 1. What shows none of them counts as Situation
// before the first deed, and as nothing after it.
type Shares struct {
	Situation, Task, Action, Result float64
}

// Shares measures a story. It is zero for an answer in which nothing can be
// heard.
func (e *Evaluator) Shares(q hotloop.Question, a hotloop.Answer) Shares {
	return e.sharesOf(&observation{e: e, q: q, a: a, r: e.read(q, a)})
}

func (e *Evaluator) sharesOf(o *observation) Shares {
	var s Shares
	if o.deaf() || o.r.foreign != "" {
		return s
	}
	type at struct{ turn, sent int }
	deeds := map[at]bool{}
	for _, d := range o.deedsTold() {
		deeds[at{d.turn, d.sent}] = true
	}
	acted := false
	o.r.each(func(ti int, t *turn, si int, sent *sentence) bool {
		n := float64(sent.words())
		is := func(name string) bool {
			for _, p := range e.phrases[name] {
				if t.holds(e.lex, p, *sent) {
					return true
				}
			}
			return false
		}
		switch {
		case acted && is("star.result"):
			s.Result += n
		case !acted && is("star.task"):
			s.Task += n
		case deeds[at{ti, si}] && !(is("star.situation") && !acted):
			acted = true
			s.Action += n
		case !acted:
			s.Situation += n
		}
		return true
	})
	all := float64(max(o.r.words, 1))
	s.Situation, s.Task, s.Action, s.Result = s.Situation/all, s.Task/all, s.Action/all, s.Result/all
	return s
}
