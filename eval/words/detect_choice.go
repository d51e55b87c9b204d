package words

import (
	"strings"

	"hotloop"
)

// choiceAlternatives sees that more than one way was considered. "5,000 instead of
// 50,000" and "rather than be wrong" name no other way.
func choiceAlternatives(o *observation) *hotloop.Evidence {
	if o.deaf() {
		return nil
	}
	ways := func(t *turn, h hit) bool { return !t.comparesAmounts(h) }
	h, v := o.e.strongest(o.r, o.e.phrases["choice.alternatives"], nil, 1, func(t *turn, h hit) bool {
		return !t.toks[h.from].quoted && !t.crosses(h) && ways(t, h)
	})
	if v > 0 {
		h = o.clearest("choice.alternatives", h, ways)
	}
	return o.quoted(h, v)
}

// comparesAmounts reports whether "instead of" or "rather than" sets amounts, times
// or states beside each other and not ways: "33 instead of 25", "rather than an
// evening", "rather than be wrong".
func (t *turn) comparesAmounts(h hit) bool {
	last := t.sents[h.sent].last
	for k := h.from; k+2 < last && k < h.to; k++ {
		if low := t.toks[k].low; low != "instead" && low != "rather" {
			continue
		}
		if low := t.toks[k+1].low; low != "of" && low != "than" {
			continue
		}
		next := t.toks[k+2]
		if next.kind == number || next.low == "be" || strings.HasSuffix(next.low, "ing") || isTime(next) && (k+3 >= last || t.toks[k+3].low != "of") {
			return true
		}
		if (next.low == "a" || next.low == "an" || next.low == "the") && k+3 < last {
			after := t.toks[k+3]
			return after.kind == number || isTime(after)
		}
	}
	return false
}

// isTime reports whether a word is a measure of time, or a part of the day.
func isTime(tok token) bool {
	switch tok.low {
	case "evening", "night", "morning", "afternoon":
		return true
	}
	return len(tok.low) > 2 && unitKind(tok.stem) == "time" // "us" is who, too
}

// choiceRejectedWhy sees that something was rejected, and why: a reason within
// the next sentence.
func choiceRejectedWhy(o *observation) *hotloop.Evidence {
	if o.deaf() {
		return nil
	}
	var best hit
	strength := 0.0
	for ti := range o.r.turns {
		t := &o.r.turns[ti]
		for _, h := range t.every(o.e.lex, o.e.phrases["choice.rejected"], nil, 1) {
			if h.turn = ti; h.marks&negated != 0 || t.comparesAmounts(h) || !t.reasonNear(&h) {
				continue
			}
			h.marks &^= displaced
			if v := o.r.strength(h); v > strength {
				best, strength = h, v
			}
		}
	}
	if strength > 0 {
		best = o.clearest("choice.rejected", best, func(t *turn, h hit) bool { return !t.comparesAmounts(h) })
		o.r.turns[best.turn].reasonNear(&best)
	}
	return o.quoted(best, strength)
}

// reasonNear reports whether a hit's sentence or the next gives a reason, and
// stretches the hit over it.
func (t *turn) reasonNear(h *hit) bool {
	for si := h.lastSent; si < len(t.sents) && si <= h.lastSent+1; si++ {
		s := t.sents[si]
		if s.mute != 0 {
			return false
		}
		reason := s.reason
		for k := s.first; k < s.last && !reason; k++ {
			switch t.toks[k].stem {
			case "too", "would", "cost", "need", "reason", "mean":
				reason = true
			}
		}
		if reason {
			h.lastSent = si
			return true
		}
	}
	return false
}
