package words

// isAbuse reports whether a sentence insults whoever listens. What was said to
// somebody else, in a story, is quoted or does not open the sentence.
func (t *turn) isAbuse(e *Evaluator, s sentence) bool {
	if s.words() > 25 {
		return false
	}
	for k := s.first; k < s.last; k++ {
		switch t.toks[k].low {
		case "said", "told", "shouted", "called", "wrote", "yelled", "answered":
			return false // told of somebody
		}
	}
	for _, p := range e.abuse {
		for k := s.first; k < min(s.last, s.first+4); k++ {
			if _, ok := t.match(e.lex, p.terms[0].elems, k, s.last); ok && !t.toks[k].quoted {
				return true
			}
		}
	}
	return false
}

func abusePatterns() []string {
	return []string{
		"fuck|screw you|off|this|your", "shut up", "go to hell", "you are|is|be _ idiot|moron|stupid|dumb|clown|fool|loser|joke|useless|worthless|pathetic", "you are|is idiotic|stupid|dumb|useless|worthless|pathetic|garbage|trash",
		"you stupid|dumb|useless|fucking|damn|worthless|idiot|moron", "what a stupid|dumb|idiotic|moronic|bullshit question|thing|interview|tool", "this|your question|interview|tool|app|test is|are stupid|dumb|idiotic|bullshit|shit|garbage|trash|crap", "piece of shit|crap|garbage", "i hate you", "kiss my", "idiot|moron|asshole|bastard",
	}
}
