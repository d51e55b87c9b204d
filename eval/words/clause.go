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

// subject is who does what a clause tells.
type subject uint8

const (
	nobody subject = iota // a thing, or not told
	speaker
	we
	other
)

// clause is a part of a sentence with its own subject or verb.
type clause struct {
	first, last int // tokens
	subject     subject
	at          int  // the token of its own subject, -1 if it has none
	own         bool // the subject is in this clause, not carried over
	verb        int  // the token of the past verb, -1 if there is none
	passive     bool // was asked, were told
}

// markClauses cuts sentence i into clauses and marks its words.
func (t *turn) markClauses(x *lexicon, i int) {
	s := &t.sents[i]
	start := s.first
	for k := s.first + 1; k <= s.last; k++ {
		if k < s.last && !t.clauseBegins(x, k, s.last) {
			continue
		}
		s.clauses = append(s.clauses, t.clauseOf(x, start, k, s.clauses))
		start = k
	}
	for c := range s.clauses {
		t.markNegation(s.clauses[c])
		t.markOthers(x, s.clauses[c])
	}
	t.markConditional(s)
	t.markHypothetical(x, s)
}

// clauseBegins reports whether token k begins a clause of a sentence that ends
// at last.
func (t *turn) clauseBegins(x *lexicon, k, last int) bool {
	tok := t.toks[k]
	switch tok.apart {
	case apartClause:
		return true
	case apartComma:
		return t.clauseAhead(x, k, last, 3)
	}
	switch tok.low {
	case "but", "because", "although", "though", "whereas", "unless", "until", "while", "which", "who", "however", "yet", "except":
		return true
	case "so":
		return k+1 < last && (isPronoun(t.toks[k+1].low) || t.toks[k+1].low == "that")
	case "and", "or", "then", "when", "since", "if", "after", "before", "as":
		return t.clauseAhead(x, k+1, last, 3)
	}
	return false
}

// clauseAhead reports whether a subject or a verb stands within n tokens from k,
// so that more than another item of a list begins there.
func (t *turn) clauseAhead(x *lexicon, k, last, n int) bool {
	for j := k; j < last && j < k+n; j++ {
		low := t.toks[j].low
		switch low {
		case "but", "because", "although", "though", "while", "if", "when", "until", "unless", "not", "never", "which", "who", "then", "instead":
			return true
		}
		if isPronoun(low) && (j == k || !isObjective(low)) || x.isPast(low) && x.irregular[low] != low || isAuxiliary(low) {
			return true
		}
	}
	return false
}

// isObjective reports whether a pronoun may as well be what something is done
// to: "look at it".
func isObjective(low string) bool {
	switch low {
	case "it", "you", "this", "that", "there":
		return true
	}
	return false
}

func isPronoun(low string) bool {
	switch low {
	case "i", "we", "you", "he", "she", "they", "it", "this", "that", "there", "nobody", "everyone", "everybody", "someone", "somebody", "people":
		return true
	}
	return false
}

func isAuxiliary(low string) bool {
	switch low {
	case "is", "are", "was", "were", "am", "has", "have", "had", "does", "do", "did", "would", "could", "should", "might", "will", "can", "must":
		return true
	}
	return false
}

// clauseOf reads who does what in tokens [from, to).
func (t *turn) clauseOf(x *lexicon, from, to int, before []clause) clause {
	c := clause{first: from, last: to, at: -1, verb: -1}
	for k := from; k < to; k++ {
		low := t.toks[k].low
		if !c.own && !(isObjective(low) && k > from && !opensSubject(t.toks[k-1].low)) && !(k > from && isPreposition(t.toks[k-1].low)) {
			if who, ok := t.subjectAt(x, k, to); ok {
				c.subject, c.own, c.at = who, true, k
			}
		}
		if x.isPast(low) && (c.own || k <= from+2) {
			c.verb = k
			if (low == "was" || low == "were" || low == "got") && k+1 < to && x.isPast(t.toks[k+1].low) {
				c.passive = true
			} else if (low == "was" || low == "were" || low == "had" || low == "did" || low == "been") && c.own {
				// The verb proper follows: had not yet shipped, did tell.
				for j := k + 1; j < to && j <= k+3; j++ {
					if x.isPast(t.toks[j].low) {
						c.verb = j
						c.passive = low == "was" || low == "were"
						break
					}
				}
			}
			break
		}
	}
	if !c.own && len(before) > 0 && c.verb >= 0 {
		c.subject = before[len(before)-1].subject
	}
	return c
}

// isPreposition reports whether what follows a word belongs to it and is no
// subject: "together with my manager I decided".
func isPreposition(low string) bool {
	switch low {
	case "with", "to", "of", "for", "from", "by", "about", "in", "at", "on", "like", "without", "than", "into", "between", "against", "under", "over":
		return true
	}
	return false
}

// opensSubject reports whether a word may stand before the subject of a clause.
func opensSubject(low string) bool {
	switch low {
	case "and", "but", "because", "so", "when", "if", "then", "that", "as", "since", "until", "while", "after", "before", "although", "though", "unless", "or", "yet", "where", "whether", "how", "what", "why":
		return true
	}
	return false
}

// subjectAt reports who is meant if a subject stands at token k.
func (t *turn) subjectAt(x *lexicon, k, to int) (subject, bool) {
	switch low := t.toks[k].low; low {
	case "i":
		return speaker, true
	case "we":
		return we, true
	case "people", "others":
		if k > 0 && x.skip[t.toks[k-1].low] {
			return nobody, false // settled at its article: "for the others"
		}
		return other, true
	case "he", "she", "they", "someone", "somebody", "everyone", "everybody", "nobody":
		return other, true
	case "it", "this", "that", "which", "there":
		return nobody, true
	case "my", "our", "the", "a", "an", "another", "his", "her", "their", "one":
		for j := k + 1; j < to && j <= k+3 && t.toks[j].apart == apartSpace; j++ {
			n := t.toks[j].low
			if !x.person[n] || j+1 < to && t.toks[j+1].apart == apartSpace && x.person[t.toks[j+1].low] {
				continue
			}
			if (n == "team" || n == "teams") && (low == "my" || low == "our" || low == "the") && j == k+1 {
				return we, true
			}
			if j+2 < to && t.toks[j+1].low == "and" && t.toks[j+2].low == "i" {
				return speaker, true
			}
			return other, true
		}
	}
	return nobody, false
}

// negator reports how many tokens from k negate what follows in the clause, and
// whether they only say that something else was chosen.
func (t *turn) negator(k, last int) (n int, instead bool) {
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
func (t *turn) markNegation(c clause) {
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
func (t *turn) markOthers(x *lexicon, c clause) {
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

func (t *turn) markConditional(s *sentence) {
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
func (t *turn) markHypothetical(x *lexicon, s *sentence) {
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
				on = t.hypotheticalAt(s, c, k)
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
func (t *turn) tells(x *lexicon, c clause) bool {
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

func (t *turn) hypotheticalAt(s *sentence, c clause, k int) bool {
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
