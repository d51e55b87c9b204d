package words

import "hotloop"

// starSituation sees when and where it was: a time, a place, or a year.
func starSituation(o *observation) *hotloop.Evidence {
	if o.deaf() {
		return nil
	}
	var scenes []hit
	h, v := o.e.strongest(o.r, o.e.phrases["star.situation"], nil, 1, func(t *turn, g hit) bool {
		ok := !t.toks[g.from].quoted && !t.crosses(g) && !t.sents[g.sent].question && g.marks&hypothetical == 0 && !t.countsWays(g) && !t.pointsOn(g)
		if ok {
			scenes = append(scenes, g)
		}
		return ok
	})
	o.r.each(func(ti int, t *turn, si int, s *sentence) bool {
		for k := s.first + 1; k < s.last; k++ {
			if isYear(t.toks[k].low) && t.toks[k].kind == number && (t.toks[k-1].low == "in" || t.toks[k-1].low == "since" || isCapital(t.toks[k-1].raw)) {
				g := hit{turn: ti, from: k - 1, to: k + 1, sent: si, lastSent: si, content: 2}
				scenes = append(scenes, g)
				if w := o.r.strength(g); w > v {
					h, v = g, w
				}
			}
		}
		return true
	})
	if v > 0 {
		h = o.r.firstOf(scenes, v-nearlyAsStrong)
	}
	return o.quoted(h, v)
}

// pointsOn reports whether a hit hangs on something named before and its sentence
// names nothing else, as in "I worked on it like everyone": that sets no scene.
func (t *turn) pointsOn(h hit) bool {
	s := t.sents[h.sent]
	if h.to >= s.last || s.figure || s.name || !isPreposition(t.toks[h.to-1].low) {
		return false
	}
	return t.toks[h.to].low == "it" || t.toks[h.to].low == "them"
}

// countsWays reports whether a hit goes on as "there were two ways" does: that
// is a choice and no scene.
func (t *turn) countsWays(h hit) bool {
	for k := h.from; k < min(h.to+3, t.sents[h.sent].last); k++ {
		switch t.toks[k].low {
		case "ways", "options", "choices":
			return true
		}
	}
	return false
}

// firstOf is the first of some hits that is so strong: a scene is set before the
// deeds, and what is told later and names a time is rather one of them.
func (r *reading) firstOf(hits []hit, least float64) hit {
	var first hit
	found := false
	for _, h := range hits {
		if r.strength(h) >= least && (!found || before(h, first)) {
			first, found = h, true
		}
	}
	return first
}

// starTask sees what was asked, what had to be done, or whose part it was; what
// is asked now, or would be, is none.
func starTask(o *observation) *hotloop.Evidence {
	if o.deaf() {
		return nil
	}
	h, v := o.e.strongest(o.r, o.e.phrases["star.task"], nil, 1, func(t *turn, h hit) bool {
		return !t.toks[h.from].quoted && !t.crosses(h) && !t.sents[h.sent].question && h.marks&(conditional|hypothetical|negated) == 0 && !t.wasNot(h)
	})
	return o.quoted(h, v)
}

// wasNot reports whether a hit goes on to say what something was not: "part of the
// goal was not software" sets no task, "the goal was not to be quick" does.
func (t *turn) wasNot(h hit) bool {
	last := t.sents[h.sent].last
	return h.to < last && t.toks[h.to].low == "not" && t.toks[h.to].apart == apartSpace && !(h.to+1 < last && t.toks[h.to+1].low == "to")
}

// starAction sees what the speaker did: the more different deeds, the stronger.
func starAction(o *observation) *hotloop.Evidence {
	if o.deaf() {
		return nil
	}
	var best hit
	strength, most, verbs := 0.0, -1.0, map[string]bool{}
	for _, d := range o.deedsTold() {
		verbs[d.stem] = true
		v, shows := o.r.strength(d.hit), o.r.shows(d)
		if d.by == we {
			v, shows = v*0.5, shows*0.5
		}
		strength = max(strength, v)
		if shows > most {
			best, most = d.hit, shows
		}
	}
	return o.quoted(best, strength*share(len(verbs), 3))
}

// share is n of enough, at most 1; a single one counts a little more than its
// share.
func share(n, enough int) float64 {
	return min(1, (1+float64(n))/(1+float64(enough)))
}

// starResult sees how it ended; an end with a figure is stronger.
func starResult(o *observation) *hotloop.Evidence {
	is := func(t *turn, g hit) bool {
		return !o.deaf() && !t.toks[g.from].quoted && !t.crosses(g) && g.marks&hypothetical == 0 && !t.goesOnSupposing(g)
	}
	h, v := o.e.strongest(o.r, o.e.phrases["star.result"], nil, 1, is)
	if deeds := o.deedsTold(); v > 0 && len(deeds) > 0 {
		// What stands after the first deed is rather an end than what stands before.
		var ends []hit
		_, w := o.e.strongest(o.r, o.e.phrases["star.result"], nil, 1, func(t *turn, g hit) bool {
			ok := is(t, g) && !t.sents[g.sent].question && (g.turn > deeds[0].turn || g.turn == deeds[0].turn && g.from > deeds[0].to)
			if ok {
				ends = append(ends, g)
			}
			return ok
		})
		if w >= earlyEnd*v {
			v = w
			h = o.r.lastOf(ends, w-nearlyAsStrong)
			if ends = o.r.plainEnds(ends, o.e.lex, o.r.strength(h)/2); len(ends) > 0 {
				h = o.r.lastOf(ends, w-nearlyAsStrong)
			}
		} else {
			v *= earlyEnd
		}
	}
	if c, w, _ := o.change(); w*0.9 > v {
		h, v = c, w*0.9
	}
	return o.quoted(h, v)
}

// plainEnds are those hits that tell of an end in plain words and are so strong:
// no year taken for an amount ("cut, because in 2009"), nothing that only says
// which thing is meant ("every file that failed"), nothing that had been before
// ("I had cut it down"), and no span ("up to a year later").
func (r *reading) plainEnds(hits []hit, x *lexicon, least float64) []hit {
	var list []hit
	for _, h := range hits {
		t := &r.turns[h.turn]
		before := func(n int) token {
			if k := h.from - n; k >= t.sents[h.sent].first {
				return t.toks[k]
			}
			return token{}
		}
		which := t.toks[h.from].low == "that" && t.toks[h.from].apart == apartSpace && before(1).kind == word && before(1).low != "" && !x.function[before(1).low] && !x.isPast(before(1).low)
		year := t.toks[h.to-1].kind == number && isYear(t.toks[h.to-1].low)
		span := before(2).low == "up" && before(1).low == "to" || before(3).low == "up" && before(2).low == "to"
		if r.strength(h) >= least && !which && !year && !span && before(1).low != "had" {
			list = append(list, h)
		}
	}
	return list
}

// goesOnSupposing reports whether a hit is of what would be: "since then I would
// try it first" is a resolution, and no end.
func (t *turn) goesOnSupposing(h hit) bool {
	end := min(h.to+3, t.sents[h.lastSent].last)
	return t.supposed(hit{sent: h.sent, from: h.from, to: end})
}

const (
	earlyEnd       = 0.8 // what an end told before the first deed is worth
	nearlyAsStrong = 0.2 // an end that is told later shows the end rather than a step
)

// lastOf is the last of some hits that is so strong, and the strongest if none is.
func (r *reading) lastOf(hits []hit, least float64) hit {
	var last, best hit
	strongest, found := 0.0, false
	for _, h := range hits {
		v := r.strength(h)
		if v > strongest {
			best, strongest = h, v
		}
		if v >= least && (!found || before(last, h)) {
			last, found = h, true
		}
	}
	if !found {
		return best
	}
	return last
}

// ownI sees deeds in the first person singular.
func ownI(o *observation) *hotloop.Evidence {
	if o.deaf() {
		return nil
	}
	var best hit
	strength, most, mine, ours := 0.0, -1.0, 0, 0
	for _, d := range o.deedsTold() {
		if d.by == we {
			ours++
			continue
		}
		mine++
		strength = max(strength, o.r.strength(d.hit))
		if shows := o.r.shows(d); shows > most {
			best, most = d.hit, shows
		}
	}
	if ours > 3*mine {
		strength *= 0.6
	}
	return o.quoted(best, strength*share(mine, 3))
}

// ownWeOnly is sprung when three deeds or more are told in "we" and none, or
// hardly any, in "I".
func ownWeOnly(o *observation) *hotloop.Evidence {
	var first hit
	mine, ours := 0, 0
	for _, d := range o.deedsTold() {
		if d.by == speaker {
			mine++
			continue
		}
		if ours == 0 {
			first = d.hit
		}
		ours++
	}
	switch {
	case ours >= 3 && mine == 0:
		return o.quoted(first, 0.7)
	case ours >= 6 && mine*5 < ours:
		return o.quoted(first, 0.4)
	}
	return nil
}

// reflectLearned sees what was learned. "I learned a lot" is not much.
func reflectLearned(o *observation) *hotloop.Evidence {
	h, v := o.strongestThat("reflect.learned", 1, func(g hit) bool { return !o.r.turns[g.turn].toldOff(g) })
	if v > 0 {
		t := &o.r.turns[h.turn]
		s := t.sents[h.sent]
		hollow := s.words() < 7 && h.sent+1 >= len(t.sents)
		for _, p := range o.e.phrases["reflect.hollow"] {
			hollow = hollow || t.holds(o.e.lex, p, s)
		}
		if hollow {
			v *= 0.4
		} else {
			h = o.r.announced(o.clearest("reflect.learned", h, func(t *turn, h hit) bool { return !t.toldOff(h) && h.marks&conditional == 0 }))
		}
	}
	return o.quoted(h, v)
}

// toldOff reports whether a lesson is one that somebody was asked for or told: "I ask
// one person to write me what I should have done".
func (t *turn) toldOff(h hit) bool {
	s := t.sents[h.sent]
	if h.from > s.first && t.toks[h.from-1].low == "me" {
		return true // "who would tell me I was wrong"
	}
	for k := max(s.first, h.from-8); k+1 < h.to; k++ {
		if low := t.toks[k].low; (low == "me" || low == "us" || low == "them" || low == "him" || low == "her") && t.toks[k+1].low == "what" {
			for j := max(s.first, k-10); j < k; j++ {
				if t.toks[j].stem == "ask" {
					return true
				}
			}
		}
	}
	return h.to < s.last && t.toks[h.to].low == "to" && (t.toks[h.from+1].low == "had" || t.toks[h.from+1].low == "did") // "I did not ask them to"
}

// reflectChanged sees what is different since, or would be another time.
func reflectChanged(o *observation) *hotloop.Evidence {
	h, v := o.strongest("reflect.changed", 1)
	if v > 0 {
		h = o.r.announced(o.clearest("reflect.changed", h, func(*turn, hit) bool { return true }))
	}
	return o.quoted(h, v)
}
