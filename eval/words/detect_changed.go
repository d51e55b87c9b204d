package words

import (
	"fmt"
	"math"
	"slices"

	"hotloop"
)

// told is a figure with the words that say what it is of.
type told struct {
	hit
	q     quantity
	about map[string]bool
}

// numberChanged is sprung by a figure that is another one in a later turn: the
// same unit, said of the same thing, where neither sentence tells of a change.
func numberChanged(o *observation) *hotloop.Evidence {
	if o.r.floor {
		return nil
	}
	if ev := o.changedSince(); ev != nil || len(o.r.turns) < 2 {
		return ev
	}
	var before []told
	for ti := range o.r.turns {
		t := &o.r.turns[ti]
		now := o.told(ti)
		for _, b := range now {
			for _, a := range before {
				if !sameThing(a, b, 2) {
					continue
				}
				ev := o.quoted(b.hit, 0.5)
				if ev == nil {
					continue
				}
				u := &o.r.turns[a.turn]
				ev.Says = fmt.Sprintf("Earlier you said %s, here %s. %s", u.text[u.toks[a.q.from].from:u.toks[a.q.to-1].to], t.text[t.toks[b.q.from].from:t.toks[b.q.to-1].to], o.s.Heard)
				return ev
			}
		}
		before = append(before, now...)
		if len(before) > 200 {
			before = before[:200]
		}
	}
	return nil
}

// maxEarlier is how many bytes of earlier answers are read for their figures,
// the latest first.
const maxEarlier = 32 << 10

// changedSince holds the figures of this answer against those of earlier answers
// of the loop. Stories differ, so one word more must be shared.
func (o *observation) changedSince() *hotloop.Evidence {
	if len(o.a.Earlier) == 0 {
		return nil
	}
	var now []told
	for ti := range o.r.turns {
		now = append(now, o.told(ti)...)
	}
	left := maxEarlier
	for i := len(o.a.Earlier) - 1; i >= 0 && left > 0 && len(now) > 0; i-- {
		text := o.a.Earlier[i]
		if len(text) > left {
			text = text[:runeStart(text, left)]
		}
		left -= len(text)
		past := &observation{e: o.e, q: o.q, a: o.a, s: o.s, r: &reading{turns: []turn{o.e.readTurn(0, "", text, map[string]string{})}}}
		t := &past.r.turns[0]
		for _, a := range past.told(0) {
			for _, b := range now {
				if !sameThing(a, b, 3) {
					continue
				}
				if ev := o.quoted(b.hit, 0.4); ev != nil {
					u := &o.r.turns[b.turn]
					ev.Says = fmt.Sprintf("In an earlier answer you said %s, here %s. %s", t.text[t.toks[a.q.from].from:t.toks[a.q.to-1].to], u.text[u.toks[b.q.from].from:u.toks[b.q.to-1].to], o.s.Heard)
					return ev
				}
			}
		}
	}
	return nil
}

// sameThing reports whether two figures with one unit say different things of
// the same: so many more words are shared, and they are a fifth apart or more.
func sameThing(a, b told, least int) bool {
	if a.q.unit == "" || a.q.unit != b.q.unit || a.q.size != b.q.size || math.Abs(a.q.value-b.q.value) < 0.2*max(a.q.value, b.q.value) {
		return false
	}
	shared := 0
	for w := range a.about {
		if b.about[w] {
			shared++
		}
	}
	return shared >= least && shared*2 >= min(len(a.about), len(b.about))
}

// told lists the figures of a turn that stand alone in their sentence and tell of
// no change.
func (o *observation) told(ti int) []told {
	t := &o.r.turns[ti]
	t.heard.once.Do(func() { t.heard.told = t.figuresTold(o.e.lex) })
	list := slices.Clone(t.heard.told)
	for i := range list {
		list[i].turn = ti
	}
	return list
}

func (t *turn) figuresTold(x *lexicon) []told {
	var list []told
	for si := range t.sents {
		s := &t.sents[si]
		if s.mute != 0 || s.question || t.tellsChange(s) {
			continue
		}
		var one told
		n := 0
		for k := s.first; k < s.last; k++ {
			if q, ok := t.quantityAt(x, k, s.last); ok {
				n++
				one.q = q
				k = q.to - 1
			}
		}
		if n != 1 || t.marks[one.q.from]&(negated|hypothetical|conditional) != 0 {
			continue
		}
		one.hit, one.about = s.whole(0, si), map[string]bool{}
		for k := s.first; k < s.last; k++ {
			if (k < one.q.from || k >= one.q.to) && t.toks[k].kind == word && !x.function[t.toks[k].low] {
				one.about[t.toks[k].stem] = true
			}
		}
		list = append(list, one)
	}
	return list
}

// tellsChange reports whether a sentence tells of a change, a part or a
// comparison, so that another figure contradicts nothing.
func (t *turn) tellsChange(s *sentence) bool {
	for k := s.first; k < s.last; k++ {
		switch t.toks[k].low {
		case "from", "before", "after", "later", "now", "then", "today", "became", "instead", "until", "another", "other", "second", "third", "first", "more", "less", "fewer", "than", "each", "every", "some", "most", "half", "by", "down", "up", "still", "only", "already", "next", "last", "at":
			return true
		}
		switch t.toks[k].stem {
		case "grow", "drop", "fall", "rise", "cut", "reduc", "increas", "improv", "decreas", "doubl", "halv", "chang", "reach", "becom":
			return true
		}
	}
	return false
}
