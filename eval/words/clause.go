package words

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
func (t *utterance) markClauses(x *lexicon, i int) {
	s := &t.cut[i]
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
func (t *utterance) clauseBegins(x *lexicon, k, last int) bool {
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
func (t *utterance) clauseAhead(x *lexicon, k, last, n int) bool {
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
func (t *utterance) clauseOf(x *lexicon, from, to int, before []clause) clause {
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
func (t *utterance) subjectAt(x *lexicon, k, to int) (subject, bool) {
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
