package words

import "math"

// How strong a hit is. A hit in a plain sentence has strengthBase; what makes it
// specific adds to it, what makes it less the speaker's own deed takes from it.
// The sum is held within (0, 1] and rounded to two decimals, so that it is the
// same on every machine.
const (
	strengthBase   = 0.55
	strengthFigure = 0.15 // a figure with a unit in the same sentences
	strengthName   = 0.10 // a name, a product, an acronym
	strengthReason = 0.10 // because, so, since, which meant
	strengthBody   = 0.05 // eight words or more in the sentence
	strengthWords  = 0.05 // for each word that matched beyond the second, twice at most
	strengthAgain  = 0.10 // heard in another sentence too

	factorHypothetical = 0.4  // "I would", where deeds were asked for
	factorOthers       = 0.4  // "my manager decided", where deeds were asked for
	factorConditional  = 0.8  // within an if, where deeds were asked for
	factorDisplaced    = 0.5  // "rather than": known, not chosen
	factorWide         = 0.85 // told in other words than the pattern's
	factorShort        = 0.6  // a sentence of fewer than four words that nothing follows
	factorSpread       = 0.85 // for each further sentence that a hit needs: what stands together is meant together
	factorList         = 0.3  // keywords without a sentence around them
	factorLists        = 0.1  // nothing but keywords in the whole answer
	factorVague        = 0.6  // a claim of an effect or a filler, without a figure
)

// strength weighs a hit.
func (r *reading) strength(h hit) float64 {
	t := &r.turns[h.turn]
	v := strengthBase
	figure, name, reason, words, list, vague := false, false, false, 0, false, false
	for i := h.sent; i <= h.lastSent; i++ {
		s := t.sents[i]
		figure, name, reason = figure || s.figure, name || s.name, reason || s.reason
		words += s.words()
		list = list || s.list
		vague = vague || s.vague == vagueEffect || s.vague == vagueFiller
	}
	for _, b := range [...]struct {
		on bool
		by float64
	}{{figure, strengthFigure}, {name, strengthName}, {reason, strengthReason}, {words >= 8, strengthBody}} {
		if b.on {
			v += b.by
		}
	}
	v += strengthWords * float64(min(max(h.content-2, 0), 2))
	if vague && !figure {
		v *= factorVague
	}
	return v * r.factor(h, list, words)
}

// factor is what the way it was meant leaves of a hit.
func (r *reading) factor(h hit, list bool, words int) float64 {
	f := 1.0
	t := &r.turns[h.turn]
	if r.deeds {
		switch {
		case h.marks&hypothetical != 0 && !t.hypothetical:
			f *= factorHypothetical
		case h.marks&others != 0:
			f *= factorOthers
		case h.marks&conditional != 0 && !t.hypothetical:
			f *= factorConditional
		}
	}
	if h.marks&displaced != 0 {
		f *= factorDisplaced
	}
	if h.wide {
		f *= factorWide
	}
	if words < 4 && !t.completed(h.lastSent) {
		f *= factorShort
	}
	for range h.lastSent - h.sent {
		f *= factorSpread
	}
	switch {
	case r.list:
		f *= factorLists
	case list:
		f *= factorList
	}
	return f
}

// completed reports whether a whole sentence follows: it is what a fragment belongs
// to ("The keeper test. And I mean the newer wording.").
func (t *turn) completed(sent int) bool {
	return sent+1 < len(t.sents) && t.sents[sent+1].mute == 0 && !t.sents[sent+1].fragment && !t.sents[sent+1].list
}

// round holds a strength within (0, 1] in steps of 0.01.
func round(v float64) float64 {
	return math.Round(min(max(v, 0.01), 1)*100) / 100
}
