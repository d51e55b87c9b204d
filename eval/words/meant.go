package words

// mark says how the word it is put on was meant.
type mark uint8

const (
	negated      mark = 1 << iota // an odd number of negations reaches it
	displaced                     // said to be what was not chosen: "rather than"
	conditional                   // within an if
	hypothetical                  // would, could, should
	others                        // somebody else's deed
)

// negator reports how many tokens from k negate what follows in the clause, and
// whether they only say that something else was chosen.
func (t *utterance) negator(k, last int) (n int, instead bool) {
	next := func(d int) string {
		if k+d < last {
			return t.toks[k+d].low
		}
		return ""
	}
	switch t.toks[k].low {
	case "not":
		switch next(1) {
		case "only", "just", "merely", "simply":
			return 0, false
		}
		if k > 0 && t.toks[k-1].low == "or" {
			return 0, false
		}
		return 1, false
	case "no":
		switch next(1) {
		case "longer", "doubt", "matter", "sooner", "":
			return 0, false
		}
		if t.toks[k+1].apart != apartSpace { // "No, I measured it."
			return 0, false
		}
		if k > 0 && (t.toks[k-1].stem == "said" || t.toks[k-1].stem == "say") && (isPreposition(next(1)) || next(1) == "and") {
			return 0, false // "I said no to the date": a no was said, and nothing denied
		}
		return 1, false
	case "never", "without", "nobody", "nothing", "none", "neither", "nor", "hardly", "barely", "lacked", "lacking":
		return 1, false
	case "failed", "forgot", "unable", "neglected":
		if next(1) == "to" {
			return 2, false
		}
	case "lack":
		if next(1) == "of" {
			return 2, false
		}
	case "rather":
		if next(1) == "than" {
			return 2, true
		}
	case "instead":
		if next(1) == "of" {
			return 2, true
		}
	}
	return 0, false
}

// markNegation flips what follows each negation, to the end of its clause:
// "could not have shipped without measuring" says that they measured.
func (t *utterance) markNegation(c clause) {
	for k := c.first; k < c.last; k++ {
		n, instead := t.negator(k, c.last)
		if n == 0 {
			continue
		}
		for j := k + n; j < c.last; j++ {
			if instead {
				t.marks[j] |= displaced
			} else {
				t.marks[j] ^= negated
			}
		}
		k += n - 1
	}
}

// markOthers marks the deed of a clause whose subject is somebody else, unless
// it was done to the speaker: "my manager told me" is part of my story.
func (t *utterance) markOthers(x *lexicon, c clause) {
	if c.subject != other {
		return
	}
	for k := c.first; k < c.last; k++ {
		switch t.toks[k].low {
		case "me", "us", "my":
			if k > c.first {
				return
			}
		}
	}
	for k := max(c.first, c.verb); k < c.last; k++ {
		t.marks[k] |= others
	}
}

func (t *utterance) markConditional(s *sentence) {
	for _, c := range s.clauses {
		on := false
		for k := c.first; k < c.last; k++ {
			switch t.toks[k].low {
			case "if", "unless", "suppose", "assuming", "imagine":
				on = true
			}
			if on {
				t.marks[k] |= conditional
			}
		}
	}
}

// markHypothetical marks from "I would" to the end of the clause, and on over
// clauses that go on without a subject or a past verb of their own.
func (t *utterance) markHypothetical(x *lexicon, s *sentence) {
	for k := s.first; k < s.last; k++ {
		switch t.toks[k].low {
		case "always", "often", "usually", "every", "whenever", "each":
			return // "every Friday I would sit with them" is a habit, not a wish
		}
	}
	on := false
	for _, c := range s.clauses {
		if on && (c.own || c.verb >= 0) {
			on = false
		}
		for k := c.first; k < c.last; k++ {
			if !on {
				on = t.hypotheticalAt(x, s, c, k)
			}
			if on {
				t.marks[k] |= hypothetical
			}
		}
	}
}

// tells reports whether the clause tells a deed of its subject: nothing but
// adverbs and auxiliaries stands between subject and verb, so "I think that he
// left" tells none.
func (t *utterance) tells(x *lexicon, c clause) bool {
	if c.verb < 0 || c.passive || x.stative[t.toks[c.verb].low] || t.marks[c.verb]&(negated|hypothetical|conditional) != 0 {
		return false
	}
	for k := c.at + 1; c.own && k < c.verb; k++ {
		switch low := t.toks[k].low; low {
		case "have", "had", "did", "also", "then", "just", "even", "only", "first", "still", "again", "always", "often", "soon", "once", "never", "myself", "now", "got", "went", "and", "ourselves", "all", "both", "instead", "simply":
		default:
			if !(len(low) > 4 && low[len(low)-2:] == "ly") {
				return false
			}
		}
	}
	return true
}

func (t *utterance) hypotheticalAt(x *lexicon, s *sentence, c clause, k int) bool {
	switch t.toks[k].low {
	case "ideally", "hypothetically":
		return true
	case "would", "could", "should", "might", "will":
	default:
		return false
	}
	who := -1
	for j := k - 1; j >= c.first && j >= k-2; j-- {
		if low := t.toks[j].low; low == "i" || low == "we" || low == "you" || low == "one" {
			who = j
			break
		}
	}
	if k+1 < c.last && t.toks[k+1].low == "have" && t.toks[k].low != "will" {
		return true // what would have been, whoever did it, was not
	}
	if who < 0 {
		return false
	}
	if t.toks[k].low == "could" && t.toldBefore(x, s, k) {
		return false // was able: "because I knew that, I could say no"
	}
	if t.toks[k].low == "could" && k+1 < c.last && t.toks[k+1].low == "not" {
		return false // could not: a fact of the past
	}
	if who > s.first {
		switch t.toks[who-1].low {
		case "so", "that", "what", "how", "whether":
			return false // a purpose, or something said: so that we could ship
		}
	}
	for j := max(s.first, who-6); j < who; j++ {
		switch t.toks[j].stem {
		case "say", "tell", "ask", "know", "think", "promis", "argu", "explain", "believ", "worri", "decid", "agre", "write", "announc":
			return false
		}
	}
	return true
}

// toldBefore reports whether a sentence gives a reason in the past before token k,
// and no condition.
func (t *utterance) toldBefore(x *lexicon, s *sentence, k int) bool {
	reason, past := false, false
	for j := s.first; j < s.last; j++ {
		switch low := t.toks[j].low; {
		case low == "if" || low == "would" || low == "have":
			return false
		case j < k && (low == "because" || low == "since" || low == "so"):
			reason = true
		case j < k && reason && x.isPast(low):
			past = true
		}
	}
	return past
}
