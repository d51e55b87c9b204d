package words

import "strings"

// stative gives present and past of a verb that some say in the progressive, "I
// am having two teams"; "" for any other word.
func stative(low string) (present, past string) {
	switch low {
	case "having":
		return "have", "had"
	case "knowing":
		return "know", "knew"
	case "wanting":
		return "want", "wanted"
	case "needing":
		return "need", "needed"
	case "understanding":
		return "understand", "understood"
	case "believing":
		return "believe", "believed"
	case "thinking":
		return "think", "thought"
	}
	return "", ""
}

func isStative(low string) bool {
	present, _ := stative(low)
	return present != ""
}

// plainGrammar reads what dialects say in more words than others, or with other
// words around: "I done told him", "we was fixing to", "did not change nothing".
func (x *lexicon) plainGrammar(toks []token, first int) []token {
	keep := toks[:first]
	become := func(t token, low string) token {
		t.low, t.stem = low, x.stem(low)
		return t
	}
	denied := 0 // tokens for which a negation is at work
	for i := first; i < len(toks); i++ {
		tok := toks[i]
		before, after := "", ""
		if i > first {
			before = toks[i-1].low
		}
		if i+1 < len(toks) && toks[i+1].apart == apartSpace {
			after = toks[i+1].low
		}
		if denied--; tok.apart != apartSpace || isPronoun(tok.low) && tok.low != "nobody" || opensSubject(tok.low) {
			denied = 0
		}
		switch low := tok.low; {
		case low == "done" && isPronoun(before) && x.isPast(after),
			low == "could" && before == "might" && after != "",
			low == "about" && after != "" && i > first && toks[i-1].stem == "discuss",
			low == "a" && strings.HasSuffix(after, "ing") && toks[i+1].from == tok.to+1:
			toks[i+1].apart = max(toks[i+1].apart, tok.apart)
			continue
		case (low == "fixing" || low == "fixin") && after == "to":
			tok = become(tok, "going")
		case tok.raw == "ai" && i+2 < len(toks) && toks[i+1].low == "not" && x.isPast(toks[i+2].low): // ain't seen
			tok = become(tok, "have")
		case isBe(low) && isPronoun(before) && isStative(after):
			form, past := stative(after)
			if low == "was" || low == "were" {
				form = past
			}
			toks[i+1] = become(toks[i+1], form)
			continue
		case low == "were" && (before == "i" || before == "he" || before == "she" || before == "it"):
			tok = become(tok, "was")
		case low == "was" && (before == "we" || before == "you" || before == "they"):
			tok = become(tok, "were")
		case low == "not" || low == "never":
			if denied > 0 && low == "never" {
				tok = become(tok, "ever")
			}
			denied = 5
		case isOpinion(tok.stem) && !x.isPast(low) && (before == "i" || i > first+1 && toks[i-2].low == "i"):
			tok.also = opinion
		case denied > 0 && denied < 4:
			if any := concord(low); any != "" {
				tok = become(tok, any)
			}
		}
		keep = append(keep, tok)
	}
	return keep
}

// opinion is the stem that "I think", "I believe" and "I guess" share: which of
// them somebody says is a matter of where they grew up.
const opinion = "i think"

func isOpinion(stem string) bool {
	switch stem {
	case "think", "believ", "guess", "suppos":
		return true
	}
	return false
}

func isBe(low string) bool {
	switch low {
	case "am", "is", "are", "was", "were", "be":
		return true
	}
	return false
}

// concord gives the plain word for a second negation that denies nothing more:
// "did not tell nobody".
func concord(low string) string {
	switch low {
	case "nothing":
		return "anything"
	case "nobody":
		return "anybody"
	case "no", "none":
		return "any"
	case "nowhere":
		return "anywhere"
	}
	return ""
}
