package words

import "hotloop"

// candorWords sees the words that were used: a quotation of the speaker's own, or
// what they told somebody, put as it was said.
func candorWords(o *observation) *hotloop.Evidence {
	if o.deaf() {
		return nil
	}
	var best hit
	strength := 0.0
	o.r.each(func(ti int, t *turn, si int, s *sentence) bool {
		quoted := 0
		for k := s.first; k < s.last; k++ {
			if t.toks[k].quoted {
				quoted++
			}
		}
		h, v := s.whole(ti, si), 0.0
		switch {
		case quoted >= 4 && t.quotesSelf(si):
			v = 0.9
		case quoted == 0 && t.directSpeech(o.e.lex, s):
			v = 0.7
		}
		if v > strength {
			best, strength = h, v
		}
		return true
	})
	if h, v := o.strongest("candor.words", 1); v > strength {
		best, strength = h, v
	}
	return o.quoted(best, strength)
}

// quotesSelf reports whether the quotation in a sentence is the speaker's own: of
// the verbs of saying before it the nearest decides, in the sentence before if
// there is none in its own.
func (t *turn) quotesSelf(si int) bool {
	s := t.sents[si]
	first := s.first
	for first < s.last && !t.toks[first].quoted {
		first++
	}
	if own, found := t.sayer(s.first, first); found {
		return own
	}
	if si == 0 || t.sents[si-1].words() == 0 || t.toks[t.sents[si-1].last-1].quoted {
		return false
	}
	own, _ := t.sayer(t.sents[si-1].first, t.sents[si-1].last)
	return own
}

// sayer finds the last verb of saying in tokens [from, to) and whether the
// speaker says it, really and in the past.
func (t *turn) sayer(from, to int) (own, found bool) {
	for k := to - 1; k >= from; k-- {
		if !saying(t.toks[k].low) {
			continue
		}
		return t.saidByMe(from, k), true
	}
	return false, false
}

// saidByMe reports whether "I" is the nearest subject before a verb.
func (t *turn) saidByMe(from, k int) bool {
	if t.marks[k]&(negated|hypothetical|conditional|others) != 0 {
		return false
	}
	for j := k - 1; j >= from && j >= k-4; j-- {
		switch t.toks[j].low {
		case "i", "my":
			return true
		case "he", "she", "they", "we", "you", "who", "would":
			return false
		}
	}
	return false
}

// directSpeech reports whether words follow that were said so, without quotation
// marks: "I told her, you are the reason that two of them want to leave".
func (t *turn) directSpeech(x *lexicon, s *sentence) bool {
	for k := s.first; k < s.last; k++ {
		switch t.toks[k].low {
		case "said", "told", "wrote", "asked":
		default:
			continue
		}
		if k+1 < s.last && t.toks[k+1].low == "myself" || !t.saidByMe(s.first, k) {
			continue
		}
		for j := k + 1; j < min(s.last, k+5); j++ {
			if t.toks[j].apart == apartSpace {
				continue
			}
			switch t.toks[j].low {
			case "i", "we":
				// "I wrote her, I looked it up, 31 lines": what was done next.
				return s.last-j >= 5 && !t.isPastNext(x, j+1, s.last)
			case "look", "you", "your", "this":
				return s.last-j >= 5
			}
			break
		}
	}
	return false
}

// isPastNext reports whether a past verb stands at token k or the next.
func (t *turn) isPastNext(x *lexicon, k, last int) bool {
	for j := k; j < min(last, k+2); j++ {
		if x.isPast(t.toks[j].low) {
			return true
		}
	}
	return false
}

func saying(low string) bool {
	switch low {
	case "said", "told", "asked", "wrote", "answered", "replied", "opened", "texted", "messaged", "were", "was":
		return true
	}
	return false
}

// candorPhrases are ways of saying that something is quoted, and of what dissent
// cost.
func candorPhrases() map[string][]string {
	return map[string][]string{
		"candor.words": {"my exact|actual|literal|own words", "word for word", "words i =used|=said|=chose", "i =said something like", "i =said =literally|=roughly|=exactly", "in so many words"},
		"dissent.cost": {
			"=cost me", "price i =paid", "i =paid for it|that", "lost|damaged|strained|hurt|burned|burnt|cooled|soured + trust|goodwill|relationship|friendship|promotion|standing|credit|ally|allies|sponsor|bonus",
			"did not =speak|=talk|=invite|=trust|=forgive + me", "=stopped inviting|talking|asking + me", "annoyed|angry|upset|furious|cold|cool|unhappy with|at me", "left|dropped|kept me out|off", "not invited|promoted", "never __ forgave|forgiven me", "he|she|they still resents|resent me", "made me|myself unpopular|enemies|lonely", "my review|rating|bonus + suffered|lower|worse|dropped",
		},
	}
}
