package words

import "hotloop"

// Vague finds the claim of the candidate's latest turn that is most worth
// pressing: an effect or a size without a figure. False if there is none.
func (e *Evaluator) Vague(q hotloop.Question, a hotloop.Answer) (hotloop.Quote, bool) {
	r := e.read(q, a)
	if len(r.turns) == 0 || r.foreign != "" {
		return hotloop.Quote{}, false
	}
	ti := len(r.turns) - 1
	if last := lastSaid(a); r.turns[ti].index != last {
		return hotloop.Quote{}, false
	}
	t := &r.turns[ti]
	worst, top := -1, 0
	for si := range t.sents {
		if t.sents[si].mute != 0 {
			continue
		}
		if v := e.vagueness(t, si); v > top {
			worst, top = si, v
		}
	}
	if worst < 0 {
		return hotloop.Quote{}, false
	}
	return r.tight(t.sents[worst].whole(ti, worst))
}

func lastSaid(a hotloop.Answer) int {
	last := -1
	for i := range a.Said {
		last = i
	}
	return last
}

// vagueness is 0 for a sentence that claims nothing vaguely, else 1 for filler,
// 2 for a size and 3 for an effect that lacks its figure. A figure in the
// sentence or the next makes the claim a plain one.
func (e *Evaluator) vagueness(t *turn, si int) int {
	s := t.sents[si]
	if s.question || s.figure || si+1 < len(t.sents) && t.sents[si+1].figure {
		return 0
	}
	return s.vague
}

// Vagueness of the words of a sentence.
const (
	vagueFiller = 1
	vagueSize   = 2
	vagueEffect = 3
)

// markVague notes which sentences of a turn hold words of vague claims.
func (e *Evaluator) markVague(t *turn) {
	for v, name := range [...]string{vagueFiller: "vague.filler", vagueSize: "vague.size", vagueEffect: "vague.effect"} {
		for _, p := range e.phrases[name] {
			for _, h := range t.hits(e.lex, 0, p, 1, nil) {
				if h.marks&(negated|conditional) == 0 {
					t.sents[h.sent].vague = v // from less to more
				}
			}
		}
	}
}
