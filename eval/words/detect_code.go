package words

import (
	"regexp"
	"strings"

	"hotloop"
)

// costPattern matches a stated order of growth. RE2 runs in linear time.
func costPattern() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(?:O|theta)\s?\(\s?[^()\n]{1,40}(?:\([^()\n]{1,20}\)[^()\n]{0,20})?\)` + // O(n), O(n log(k))
		`|Θ\s?\([^()\n]{1,40}\)` +
		`|\b(?:big )?O of (?:n|m|k|v|e|one|1|log|constant)\b` + // as it is spoken
		`|\b(?:order|in) (?:n|n log n|log n)\b|\bn log n\b|\bn squared\b|\blog n\b` +
		`|\b(?:linear|constant|quadratic|cubic|logarithmic|exponential|linearithmic)(?:[ -](?:time|space|memory|extra|per|in|lookups?|work)\b)`)
}

// complexityTime sees a stated cost in time, complexitySpace one in memory.
func complexityTime(o *observation) *hotloop.Evidence  { return complexity(o, false) }
func complexitySpace(o *observation) *hotloop.Evidence { return complexity(o, true) }

func complexity(o *observation, space bool) *hotloop.Evidence {
	if o.r.floor {
		return nil
	}
	var best hit
	strength := 0.0
	o.r.each(func(ti int, t *turn, si int, s *sentence) bool {
		text := t.text[s.from:s.to]
		for _, m := range o.e.cost.FindAllStringIndex(text, 8) {
			if t.aboutSpace(o.e.lex, s, s.from+m[0], s.from+m[1]) != space {
				continue
			}
			h := s.whole(ti, si)
			v := 0.55
			if s.reason || t.givesReason(si) {
				v = 0.9
			}
			if t.markAt(s, s.from+m[0])&negated != 0 {
				continue
			}
			if v > strength {
				best, strength = h, v
			}
		}
		return true
	})
	return o.quoted(best, strength)
}

// aboutSpace reports whether the cost at bytes [from, to) is one of memory: the
// nearest word for either says.
func (t *turn) aboutSpace(x *lexicon, s *sentence, from, to int) bool {
	space, time := 1<<30, 1<<30
	for k := s.first; k < s.last; k++ {
		tok := t.toks[k]
		d := max(from-tok.to, tok.from-to, 0)
		// What follows a cost names it: "O(n) space, O(1) time".
		if tok.from < from {
			d += 4
		}
		switch tok.stem {
		case "space", "memori", "storag", "heap", "alloc", "extra":
			space = min(space, d)
		case "time", "oper", "lookup", "insert", "sort", "per", "call", "run", "scan", "pass", "work":
			time = min(time, d)
		}
	}
	return space < time
}

// givesReason reports whether a sentence says where a cost comes from.
func (t *turn) givesReason(si int) bool {
	low := strings.ToLower(t.text[t.sents[si].from:t.sents[si].to])
	for _, w := range [...]string{"each ", "every", " per ", "sort", "once", "at most", "one pass", "single pass", "loop", "heap", "scan", "amorti", "dominat", "for the ", "binary search", "hash"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// markAt is the mark of the token that holds or follows a byte.
func (t *turn) markAt(s *sentence, at int) mark {
	for k := s.first; k < s.last; k++ {
		if t.toks[k].to > at {
			return t.marks[k]
		}
	}
	return 0
}

// testsNamed sees edge cases named: the more different ones, the stronger.
func testsNamed(o *observation) *hotloop.Evidence {
	if o.r.floor {
		return nil
	}
	var best hit
	strength, kinds := 0.0, 0
	named := o.e.phrases["tests.named"]
	for i := range named {
		heard := false
		for ti := range o.r.turns {
			t := &o.r.turns[ti]
			for _, h := range t.every(o.e.lex, named[i:i+1], nil, 1) {
				h.turn, heard = ti, true
				if v := o.r.strength(h); v > strength {
					best, strength = h, v
				}
			}
		}
		if heard {
			kinds++
		}
	}
	return o.quoted(best, strength*share(kinds, 2))
}

// mostAsking is in how many turns from the start clarifying questions are heard.
const mostAsking = 4

// clarifyAsked sees a clarifying question before the answer began, which it does
// with the first turn that asks nothing; one that asks for a fact of the question
// is strongest.
func clarifyAsked(o *observation) *hotloop.Evidence {
	facts, err := o.e.compiled(o.q)
	if err != nil {
		return nil // Evaluate has compiled the same question already
	}
	var best hit
	strength := 0.0
	for ti := range o.r.turns {
		t := &o.r.turns[ti]
		if ti >= mostAsking || o.codedBefore(t.index) {
			break
		}
		qs := t.questions()
		if len(qs) == 0 {
			break // the answer has begun; how long it is must not matter
		}
		for _, si := range qs {
			v := 0.55
			for _, f := range facts.facts {
				if t.asks(o.e.lex, f, []int{si}) > 0 {
					v = 0.9
				}
			}
			if t.sents[si].mute == 0 && v > strength {
				best, strength = t.sents[si].whole(ti, si), v
			}
		}
	}
	return o.quoted(best, strength)
}

// codedBefore reports whether the candidate had run a program before that turn.
func (o *observation) codedBefore(index int) bool {
	return len(o.a.Runs) > 0 && o.a.Runs[0].Clock < o.a.Turns[index].Clock
}
