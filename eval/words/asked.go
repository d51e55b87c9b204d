package words

import (
	"slices"
	"strings"

	"hotloop"
)

// Asked reports whether a message asks the interviewer something, and which of
// the question's facts it asks for, best match first. A question that the
// candidate answers at once, or that is part of a story, is not one.
func (e *Evaluator) Asked(q hotloop.Question, said string) (facts []hotloop.Fact, isQuestion bool) {
	c, err := e.compiled(q)
	if err != nil {
		return nil, false
	}
	if len(said) > MaxTurn {
		said = said[:runeStart(said, MaxTurn)]
	}
	t := e.readTurn(0, "", said, map[string]string{})
	asking := t.questions()
	if len(asking) == 0 {
		return nil, false
	}
	type match struct {
		fact  int
		score int
	}
	var found []match
	for i, f := range c.facts {
		if n := t.asks(e.lex, f, asking); n > 0 {
			found = append(found, match{i, n})
		}
	}
	slices.SortStableFunc(found, func(a, b match) int { return b.score - a.score })
	for _, m := range found {
		facts = append(facts, q.Facts[m.fact])
	}
	return facts, true
}

// asks weighs how well the sentences ask for a fact, 0 for not at all: more
// patterns, and more words of them, weigh more.
func (t *turn) asks(x *lexicon, f compiledFact, sents []int) int {
	score := 0
	for _, p := range f.asks {
		for _, si := range sents {
			// What leads up to a question belongs to it: "They arrive in pairs. Sorted?"
			s := t.sents[si]
			if s.words() < 4 && si > 0 {
				s.first = t.sents[si-1].first
			}
			if t.holds(x, p, s) {
				score += 2
				for _, m := range p.terms {
					score += len(m.elems)
				}
				break
			}
		}
	}
	return score
}

// questions lists the sentences of a turn that ask the interviewer something.
func (t *turn) questions() []int {
	var list []int
	for si, s := range t.sents {
		if s.words() == 0 || !t.isAsking(si) {
			continue
		}
		list = append(list, si)
	}
	return list
}

// isAsking reports whether a sentence asks the interviewer something.
func (t *turn) isAsking(si int) bool {
	s := t.sents[si]
	first := t.toks[s.first]
	at := func(d int) string {
		if s.first+d < s.last {
			return t.toks[s.first+d].low
		}
		return ""
	}
	if smallTalk(at(0), at(1), at(2)) {
		return false
	}
	if !s.question {
		return t.asksPolitely(s)
	}
	if t.toks[s.last-1].quoted || first.quoted && t.toks[s.last-1].quoted {
		return false // somebody else's question, told
	}
	// One that is answered at once is rhetorical: "Why? Because ...".
	if si+1 < len(t.sents) {
		next := t.sents[si+1]
		if !next.question && next.words() > 0 && !t.addresses(s) {
			switch t.toks[next.first].low {
			case "because", "since", "well", "no", "yes", "simple", "simply", "it", "that", "we", "i", "they", "he", "she":
				return false
			}
			return len(t.sents)-si <= 3 || len(t.toks) < 60
		}
	}
	// Deep in a long story a question needs to be put to somebody.
	return len(t.toks) < 80 || si+2 >= len(t.sents) || t.addresses(s)
}

// addresses reports whether a question is put to the interviewer.
func (t *turn) addresses(s sentence) bool {
	for k := s.first; k < s.last; k++ {
		low := t.toks[k].low
		next := ""
		if k+1 < s.last {
			next = t.toks[k+1].low
		}
		switch low {
		case "you", "your":
			return true
		case "can", "may", "should", "do", "could", "am", "shall", "must":
			if next == "i" || next == "we" {
				return true
			}
		case "is", "are", "will", "does":
			if k == s.first {
				return true
			}
		}
	}
	return false
}

// asksPolitely recognises questions without a question mark.
func (t *turn) asksPolitely(s sentence) bool {
	at := func(k int) string {
		if k < s.last {
			return t.toks[k].low
		}
		return ""
	}
	k := s.first
	for k < s.last && (at(k) == "so" || at(k) == "ok" || at(k) == "okay" || at(k) == "and" || at(k) == "first" || at(k) == "also" || at(k) == "then" || at(k) == "hi") {
		k++
	}
	switch at(k) {
	case "can", "could", "may", "should", "shall":
		return at(k+1) == "i" || at(k+1) == "we" || at(k+1) == "you"
	case "do", "does", "is", "are", "will", "would":
		if strings.Contains(t.text[s.from:s.to], ": ") {
			return false // "Is the password right: three thousand a second" lists what is asked
		}
		switch at(k + 1) {
		case "i", "we", "you", "the", "it", "they", "there", "this", "that", "these", "those", "a", "an", "any", "all":
			return s.words() >= 3
		}
	case "how":
		return at(k+1) == "many" || at(k+1) == "much" || at(k+1) == "big" || at(k+1) == "large" || at(k+1) == "often" || at(k+1) == "do" || at(k+1) == "should"
	case "what":
		if at(k+1) == "is" || at(k+1) == "are" {
			return !t.goesOn(k+2, s.last)
		}
		return at(k+1) == "should" || at(k+1) == "happens" || at(k+1) == "about" || at(k+1) == "kind" || at(k+1) == "if" && s.words() < 14
	case "which":
		return s.words() < 14 && (at(k+2) == "should" || at(k+2) == "do" || at(k+2) == "is" || at(k+2) == "are")
	case "i", "we":
		for j := k + 1; j < s.last && j < k+5; j++ {
			switch at(j) {
			case "wonder", "clarify", "ask":
				return true
			case "know":
				if at(j-1) == "to" && (at(j-2) == "like" || at(j-2) == "want" || at(j-2) == "need") {
					return true
				}
			}
		}
	case "tell", "let":
		return at(k+1) == "me" && (at(k+2) == "how" || at(k+2) == "what" || at(k+2) == "whether" || at(k+2) == "if" || at(k+2) == "clarify" || at(k+2) == "ask" || at(k+2) == "check")
	case "just":
		return at(k+1) == "to" && (at(k+2) == "check" || at(k+2) == "clarify" || at(k+2) == "confirm" || at(k+2) == "be")
	case "quick", "one":
		return at(k+1) == "question"
	}
	return false
}

// goesOn reports whether tokens [from, to) hold more than what "what is" asks
// for: "what is bad about it is the pause" asks nothing.
func (t *turn) goesOn(from, to int) bool {
	for k := from; k < to; k++ {
		if low := t.toks[k].low; t.toks[k].apart != apartSpace || low == "is" || low == "are" {
			return true
		}
	}
	return false
}

// smallTalk recognises questions that clarify nothing.
func smallTalk(a, b, c string) bool {
	switch {
	case a == "how" && b == "are" && c == "you", a == "can" && b == "you" && (c == "hear" || c == "see" || c == "repeat"), a == "could" && b == "you" && c == "repeat",
		a == "may" && b == "i" && (c == "begin" || c == "start"), a == "what" && b == "", a == "sorry" && b == "", a == "really" && b == "", a == "right" && b == "", a == "ok" && b == "", a == "is" && b == "that" && c == "ok":
		return true
	}
	return false
}
