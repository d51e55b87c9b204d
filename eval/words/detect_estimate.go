package words

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"hotloop"
)

// How far an estimate may be off: rounding is welcome, another order of
// magnitude is not.
const (
	estimateGood  = 1.35
	estimateWrong = 2.5
	estimateApart = 9 // words between two of its figures
)

// estimate is figures that were joined and what was said to come of them.
type estimate struct {
	hit
	should float64 // in units of result
	off    float64 // how many times result is off, 1 for not at all
	result quantity
}

// estimateChecked sees an estimate that was derived and comes out right; two of
// them are stronger.
func estimateChecked(o *observation) *hotloop.Evidence {
	if o.deaf() {
		return nil
	}
	var best hit
	strength, n := 0.0, 0
	for _, e := range o.estimates() {
		if e.off > estimateGood {
			continue
		}
		if n++; n == 1 {
			best, strength = e.hit, 0.75
		}
	}
	if n > 1 {
		strength = 0.9
	}
	return o.quoted(best, strength)
}

// estimateWrongTrap is sprung by one that comes out wrong, and says what the
// figures come to.
func estimateWrongTrap(o *observation) *hotloop.Evidence {
	if o.r.floor {
		return nil
	}
	var worst estimate
	for _, e := range o.estimates() {
		if e.off >= estimateWrong && (worst.off == 0 || e.off > worst.off*1.01) {
			worst = e
		}
	}
	if worst.off == 0 {
		return nil
	}
	ev := o.quoted(worst.hit, min(0.9, 0.4+0.2*math.Log10(worst.off)))
	if ev != nil {
		t := &o.r.turns[worst.turn]
		said := t.text[t.toks[worst.result.from].from:t.toks[worst.result.to-1].to]
		ev.Says = fmt.Sprintf("These figures come to %s; you said %s. %s", inWords(worst.should, worst.result.size), said, o.s.Heard)
	}
	return ev
}

// estimates lists what was reckoned aloud: two figures or three that are joined
// by a word for multiplying or dividing, then a word for "is", then a figure.
func (o *observation) estimates() []estimate {
	var list []estimate
	o.r.each(func(ti int, t *turn, si int, s *sentence) bool {
		if s.question {
			return true
		}
		last, lastSent := s.last, si
		if si+1 < len(t.sents) && t.sents[si+1].mute == 0 {
			if next := t.sents[si+1]; t.toks[next.first].low == "that" || t.toks[next.first].low == "so" || t.toks[next.first].low == "which" {
				last, lastSent = next.last, si+1 // "... at 1 KB. That is 2 GB/s."
			}
		}
		var qs []quantity
		for k := s.first; k < last && len(qs) < 40; k++ {
			if q, ok := t.quantityAt(o.e.lex, k, last); ok {
				qs = append(qs, q)
				k = q.to - 1
			}
		}
		results := map[int]bool{}
		for i := range qs {
			if results[i] {
				continue // what came of one sum opens no other
			}
			for n := 1; n <= 3 && i+n < len(qs); n++ {
				if qs[i].from >= s.last || n == 1 && i > 0 && t.between(qs[i-1], qs[i], joins) {
					continue
				}
				if should, off, ok := t.reckon(qs[i:i+n], qs[i+n]); ok {
					results[i+n] = true
					// What a figure before it joins may belong to a longer sum.
					whole := i == 0 || !t.between(qs[i-1], qs[i], joins)
					if off >= estimateWrong && (!whole || !t.plainSum(qs[i:i+n], qs[i+n])) {
						break
					}
					h := hit{turn: ti, from: qs[i].from, to: qs[i+n].to, sent: si, lastSent: si, content: 2}
					if qs[i+n].from >= s.last {
						h.lastSent = lastSent
					}
					if t.marks[qs[i+n].from]&(negated|conditional) == 0 {
						list = append(list, estimate{hit: h, should: should, off: off, result: qs[i+n]})
					}
					break
				}
			}
		}
		return true
	})
	return list
}

// reckon holds a result against what its figures come to. ok is false if they
// were not joined, or could not come to something of its kind.
func (t *turn) reckon(in []quantity, result quantity) (should, off float64, ok bool) {
	if result.value <= 0 || !t.between(in[len(in)-1], result, equals) {
		return 0, 0, false
	}
	if len(in) == 1 {
		// A conversion: the same rate per day or in other units.
		a := in[0]
		if !a.rate || !result.rate || a.size != result.size || a.unit == result.unit || result.from-a.to > 3 || a.value <= 0 {
			return 0, 0, false
		}
		return a.value, timesApart(a.value, result.value), true
	}
	for i := 1; i < len(in); i++ {
		if !t.between(in[i-1], in[i], joins) {
			return 0, 0, false
		}
	}
	best := math.Inf(1)
	// Every way to multiply and divide that gives something of the result's kind.
	for mask := range 1 << len(in) {
		v, size := 1.0, dims{}
		for i, q := range in {
			if q.value <= 0 {
				return 0, 0, false
			}
			if mask>>i&1 == 0 {
				v, size = v*q.value, size.times(q.size, 1)
			} else {
				v, size = v/q.value, size.times(q.size, -1)
			}
		}
		if size != result.size {
			continue
		}
		if off := timesApart(v, result.value); off < best {
			best, should = off, v
		}
	}
	return should, best, !math.IsInf(best, 1)
}

// plainSum reports whether it is plain enough what was meant to be reckoned for
// calling it wrong: every figure says its unit, and either the units measure
// something or the sign for multiplying or dividing was said. "With 100 each" and
// "three layers, three times each" leave too much open.
func (t *turn) plainSum(in []quantity, result quantity) bool {
	measured := false
	for _, q := range append([]quantity{result}, in...) {
		if q.unit == "" && q.size == (dims{}) {
			return false
		}
		measured = measured || q.size != dims{}
	}
	if measured || in[0].unit == "percent" {
		return true
	}
	for i := 1; i < len(in); i++ {
		if !t.between(in[i-1], in[i], signs) {
			return false
		}
	}
	return true
}

// signs are the plainest words for multiplying and dividing.
func signs(s string) bool {
	switch s {
	case "times", "x", "*", "×", "multiplied", "divided", "/", "÷":
		return true
	}
	return false
}

// timesApart is how many times the larger of two values is the smaller.
func timesApart(a, b float64) float64 { return max(a/b, b/a) }

// between reports whether one of the words joins two quantities that stand close,
// and nothing that parts them.
func (t *turn) between(a, b quantity, word func(string) bool) bool {
	if b.from-a.to > estimateApart {
		return false
	}
	if a.to == b.from {
		gap := strings.TrimSpace(t.text[t.toks[a.to-1].to:t.toks[b.from].from])
		return word(gap)
	}
	found := false
	for k := a.to; k < b.from; k++ {
		low := t.toks[k].low
		switch low {
		case "not", "or", "but", "from", "plus", "minus", "instead", "before", "after", "versus", "than", "between", "if", "then":
			return false
		}
		found = found || word(low)
	}
	for _, gap := range [...]string{t.text[t.toks[a.to-1].to:t.toks[a.to].from], t.text[t.toks[b.from-1].to:t.toks[b.from].from]} {
		found = found || word(strings.TrimSpace(gap))
	}
	return found
}

// joins are words for multiplying and dividing.
func joins(s string) bool {
	switch s {
	case "at", "times", "x", "*", "×", "multiplied", "each", "of", "by", "divided", "/", "÷", "over", "per", "with":
		return true
	}
	return false
}

// equals are words for what comes of it.
func equals(s string) bool {
	switch s {
	case "is", "are", "=", "≈", "makes", "gives", "equals", "come", "comes", "means", "roughly", "about", "yields", "=>", "→":
		return true
	}
	return false
}

// inWords writes a value in the unit that suits it.
func inWords(v float64, d dims) string {
	unit := ""
	scales := []string{"", " thousand", " million", " billion", " trillion"}
	switch {
	case d.bytes == 1:
		unit, scales = "", []string{" bytes", " KB", " MB", " GB", " TB", " PB", " EB"}
	case d.money == 1:
		unit = " in money"
	case d == dims{seconds: 1}:
		switch {
		case v >= 172800:
			v, unit = v/86400, " days"
		case v >= 7200:
			v, unit = v/3600, " hours"
		case v >= 1:
			unit = " seconds"
		default:
			v, unit = v*1000, " ms"
		}
	}
	i := 0
	for v >= 1000 && i+1 < len(scales) {
		v, i = v/1000, i+1
	}
	s := strconv.FormatFloat(v, 'g', 3, 64) + scales[i] + unit
	if d.seconds == -1 {
		s += " a second"
	}
	return s
}
