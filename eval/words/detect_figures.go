package words

import "hotloop"

// numberAny sees a figure with its unit.
func numberAny(o *observation) *hotloop.Evidence {
	if o.deaf() {
		return nil
	}
	var best hit
	strength, n := 0.0, 0
	o.r.each(func(ti int, t *turn, si int, s *sentence) bool {
		for k := s.first; k < s.last; k++ {
			weight := t.figureAt(o.e.lex, k, s.last)
			if weight == 0 {
				continue
			}
			n++
			h := hit{turn: ti, from: k, to: min(k+3, s.last), sent: si, lastSent: si, content: 2, marks: t.marks[k] &^ negated}
			if v := weight * o.r.strength(h); v > strength {
				best, strength = h, v
			}
		}
		return true
	})
	if n > 1 {
		strength += strengthAgain
	}
	return o.quoted(best, strength)
}

// numberBeforeAfter sees a figure before and after.
func numberBeforeAfter(o *observation) *hotloop.Evidence {
	h, v, both := o.change()
	ev := o.quoted(h, v)
	if ev != nil && !both {
		ev.Says = "You put a figure on what was gained, lost or changed; the figure before and the one after would say more."
	}
	return ev
}

// change finds the strongest telling of a change: both figures, or the
// difference alone, which is weaker.
func (o *observation) change() (h hit, v float64, both bool) {
	for _, way := range [...]struct {
		name          string
		within        int
		sameUnitGiven bool
	}{{"change.from", 1, false}, {"change.labelled", 2, false}, {"change.both", 1, true}, {"change.across", 2, true}} {
		// Every place is looked at: a stronger one without two figures must not hide
		// a weaker one that has them.
		if g, w := o.strongestThat(way.name, way.within, func(g hit) bool {
			t := &o.r.turns[g.turn]
			return o.twoFigures(g, way.sameUnitGiven) && !t.ordered(g) && (way.name != "change.across" || t.saysBefore(g))
		}); w > v {
			h, v, both = g, w, true
		}
	}
	real := func(g hit) bool { // "Then four smaller." tells of no change
		t := &o.r.turns[g.turn]
		return !t.supposed(g) && (g.lastSent > g.sent || t.sents[g.sent].words() > 4)
	}
	if v > 0 {
		h = o.clearest("change", h, func(t *turn, g hit) bool { return o.twoFigures(g, false) && !t.ordered(g) && !t.supposed(g) })
	}
	if d, w := o.strongestThat("change.by", 1, real); w*0.7 > v && o.oneFigure(d) {
		h, v, both = d, w*0.7, o.twoFigures(d, true)
	}
	return h, v, both
}

// supposed reports whether what a hit tells would only be: "it would have saved
// two".
func (t *turn) supposed(h hit) bool {
	for k := max(t.sents[h.sent].first, h.from-3); k < h.to; k++ {
		switch t.toks[k].low {
		case "would", "could", "might", "should":
			return true
		}
	}
	return false
}

// ordered reports whether the change of a hit was only asked for or planned: "asked
// him to cut it from nine to five".
func (t *turn) ordered(h hit) bool {
	first := t.sents[h.sent].first
	for k := max(first, h.from-1); k < h.to; k++ {
		if t.toks[k].low != "to" || k+1 >= t.sents[h.lastSent].last || t.toks[k+1].kind == number {
			continue
		}
		for j := max(first, k-4); j < k; j++ {
			switch t.toks[j].stem {
			case "ask", "want", "tell", "order", "plan", "promis", "propos", "aim", "hope", "goal", "target":
				return true
			}
		}
	}
	return false
}

// saysBefore reports whether a hit that sets a "before" against a "now" says the
// first of how things were, and not of what came next: "before promising",
// "before I knew".
func (t *turn) saysBefore(h hit) bool {
	none := true
	for i := h.sent; i <= h.lastSent; i++ {
		s := t.sents[i]
		for k := s.first; k < s.last; k++ {
			switch t.toks[k].low {
			case "earlier", "originally", "initially":
				return true
			case "used":
				if k+1 < s.last && t.toks[k+1].low == "to" {
					return true
				}
			case "before":
				none = false
				if k+1 >= s.last || t.toks[k+1].apart != apartSpace || t.toks[k+1].kind == number {
					return true
				}
				switch t.toks[k+1].low {
				case "it", "that", "this", "they", "there", "and":
					return true
				}
			}
		}
	}
	return none
}

// oneFigure reports whether a figure that is no year stands in the sentences of a
// hit, or a word that is one: doubled, by half.
func (o *observation) oneFigure(h hit) bool {
	t := &o.r.turns[h.turn]
	for k := t.sents[h.sent].first; k < t.sents[h.lastSent].last; k++ {
		switch {
		case t.toks[k].kind == number && !isYear(t.toks[k].low):
			return true
		case k >= h.from && k < h.to && (t.toks[k].stem == "halv" || t.toks[k].stem == "doubl" || t.toks[k].stem == "tripl" || t.toks[k].stem == "quadrupl"):
			return true
		}
	}
	return false
}

// twoFigures reports whether two figures that can be compared stand in the
// sentences of a hit, years left out: 900 ms and 2 s can, 12 engineers and 3
// regions cannot. Where the words do not join them ("from 31 days to 12"), both
// must give their unit, or be digits without one.
func (o *observation) twoFigures(h hit, sameUnitGiven bool) bool {
	t := &o.r.turns[h.turn]
	var kinds []string
	for si := h.sent; si <= h.lastSent; si++ {
		s := t.sents[si]
		for k := s.first; k < s.last; k++ {
			if low := t.toks[k].low; (low == "would" || low == "could" || low == "might") && k+1 < s.last && t.toks[k+1].low == "have" {
				break // what would have been is no figure of what was
			}
			if t.toks[k].kind != number || isYear(t.toks[k].low) {
				continue
			}
			end := t.numberEnd(o.e.lex, k, s.last)
			kind, digits := "", isDigitOrCurrency(t.toks[k].raw)
			switch raw := t.toks[k].raw; {
			case t.toks[end-1].low == "percent":
				kind = "%"
			case isDigitOrCurrency(raw) && !isDigit(raw[0]):
				kind = "money"
			case end < s.last && t.toks[end].apart == apartSpace && !o.e.lex.function[t.toks[end].low]:
				kind = unitKind(t.toks[end].stem)
			}
			for _, other := range kinds {
				if kind == other && (kind != "" || digits || !sameUnitGiven) || !sameUnitGiven && (kind == "" || other == "") {
					return true
				}
			}
			kinds = append(kinds, kind)
			k = end - 1
		}
	}
	return false
}

// unitKind groups units that measure the same; any other word is its own kind.
func unitKind(stem string) string {
	switch stem {
	case "ms", "millisecond", "microsecond", "us", "second", "sec", "s", "minut", "min", "hour", "hr", "h", "day", "week", "month", "quarter", "year":
		return "time"
	case "byte", "kb", "mb", "gb", "tb", "pb", "kib", "mib", "gib":
		return "data"
	case "dollar", "euro", "pound", "usd", "eur", "cent", "quid", "buck", "rupe":
		return "money"
	case "person", "peopl", "engin", "develop", "colleagu", "report":
		return "people"
	case "percent", "percentag", "point":
		return "%"
	}
	return stem
}

// timeUsed reads the clock of a finished answer: half to all of the planned time
// is in favour if the answer has a body; running far over is against.
func timeUsed(o *observation) *hotloop.Evidence {
	if !o.a.Done || o.a.Planned <= 0 || o.a.Spent <= 0 || o.r.floor {
		return nil
	}
	ratio := float64(o.a.Spent) / float64(o.a.Planned)
	strength, says := 0.0, o.s.Heard
	switch {
	case ratio > 1.25:
		strength, says = -min(1, ratio-1), o.s.Missing
	case ratio >= 0.5 && ratio <= 1.1 && !o.deaf() && o.r.words >= 60:
		strength = 0.5
	default:
		return nil
	}
	return o.measured("spent", strength, says)
}

// hintUsed is sprung by asking for hints: a quarter for each.
func hintUsed(o *observation) *hotloop.Evidence {
	if o.a.Hints <= 0 {
		return nil
	}
	return o.measured("hints", -min(1, 0.25*float64(o.a.Hints)), o.s.Heard)
}

// measured gives evidence that rests on the answer's own clock.
func (o *observation) measured(name string, strength float64, says string) *hotloop.Evidence {
	m, ok := o.a.Metric(name)
	if !ok {
		return nil
	}
	if says == "" {
		says = "Read from the clock: " + name + "."
	}
	if strength > 0 {
		strength = round(strength)
	} else {
		strength = -round(-strength)
	}
	return &hotloop.Evidence{
		Signal: o.s.ID, Dimension: o.s.Dimension, Value: o.s.Value, Strength: strength, Says: says, By: version,
		Seen: hotloop.Seen{Measure: &hotloop.Measure{Run: hotloop.RunClock, Name: m.Name, Value: m.Value, Unit: m.Unit}},
	}
}
