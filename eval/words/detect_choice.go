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
	ways := (*turn).comparesWays
	h, v := o.e.strongest(o.r, o.e.phrases["choice.alternatives"], nil, 1, func(t *turn, h hit) bool {
		return !t.toks[h.from].quoted && !t.crosses(h) && ways(t, h)
	})
	if v > 0 {
		h = o.clearest("choice.alternatives", h, ways)
	}
	return o.quoted(h, v)
}

// comparesWays reports whether a hit may set one way beside another: what holds in
// some case only ("if it is dark rather than taken over") is the case and no way.
func (t *turn) comparesWays(h hit) bool {
	if low := t.toks[h.from].low; (low == "rather" || low == "instead") && t.marks[h.from]&conditional != 0 {
		return false
	}
	return !t.comparesAmounts(h)
}

// comparesAmounts reports whether "instead of" or "rather than" sets amounts, times,
// states or people beside each other and not ways: "33 instead of 25", "rather than
// an evening", "rather than be wrong", "rather than mine".
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
		switch next.low {
		case "me", "us", "him", "her", "them", "mine", "ours", "his", "hers", "theirs", "yours":
			return k+3 >= last || t.toks[k+3].apart != apartSpace || next.low != "her" && next.low != "his"
		}
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
			if h.turn = ti; h.marks&negated != 0 || !t.comparesWays(h) || !t.reasonNear(&h) {
				continue
			}
			h.marks &^= displaced
			if v := o.r.strength(h); v > strength {
				best, strength = h, v
			}
		}
	}
	if strength > 0 {
		best = o.clearest("choice.rejected", best, (*turn).comparesWays)
		o.r.turns[best.turn].reasonNear(&best)
	}
	return o.quoted(best, strength)
}

// reasonNear reports whether a hit's sentence or the next gives a reason, or the one
// before a mere "Rejected, with regret.", and stretches the hit over it.
func (t *turn) reasonNear(h *hit) bool {
	for si := h.lastSent; si < len(t.sents) && si <= h.lastSent+1; si++ {
		if t.sents[si].mute != 0 {
			return false
		}
		if t.gives(t.sents[si]) {
			h.lastSent = si
			return true
		}
	}
	if before := h.sent - 1; before >= 0 && t.sents[h.sent].words() < 7 && t.sents[before].mute == 0 && t.gives(t.sents[before]) {
		h.sent = before
		return true
	}
	return false
}

// gives reports whether a sentence gives a reason.
func (t *turn) gives(s sentence) bool {
	if s.reason {
		return true
	}
	for k := s.first; k < s.last; k++ {
		switch t.toks[k].stem {
		case "too", "would", "cost", "need", "reason", "mean", "cheaper", "safer", "better":
			return true
		}
	}
	return false
}
