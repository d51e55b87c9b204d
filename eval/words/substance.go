package words

// Talk about what happened is full of figures, names and quoted words; talk about
// nothing has hardly any, however fluent it is: in 20 blind answers of each kind
// the strong ones have 25 and more, fluent and empty ones none and at most two.
// They are counted, not measured by the length: cutting something out of an
// answer must never make it better.
const (
	enoughSubstance = 3
	leastSubstance  = 0.5 // what an answer without any keeps of its strength
	// Fewer words are too few to tell.
	substanceWords = 60
)

// substance says what the lack of anything that can be checked leaves of an
// answer's strength. Somebody who types without capitals cannot show names, and
// is not measured by them.
func (r *reading) substance() float64 {
	if r.words < substanceWords {
		return 1
	}
	n, capitals := 0, 0
	r.each(func(_ int, t *turn, _ int, s *sentence) bool {
		for k := s.first; k < s.last; k++ {
			tok := t.toks[k]
			capital := tok.kind == word && isCapital(tok.raw)
			if capital {
				capitals++
			}
			switch {
			case tok.kind == number, tok.quoted && (k == s.first || !t.toks[k-1].quoted),
				capital && k > s.first && tok.low != "i" && tok.apart != apartClause && !tok.tail:
				n++
			}
		}
		return true
	})
	if capitals == 0 {
		return 1
	}
	return leastSubstance + (1-leastSubstance)*min(float64(n)/enoughSubstance, 1)
}
