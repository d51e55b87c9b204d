package words

// spoken gives the plain word for a way of saying it, or two of them and where
// the first ends: how somebody speaks is no matter of what they say.
func spoken(low string) (a, b string, cut int) {
	switch low {
	case "cos", "coz", "cuz":
		return "because", "", 0
	case "em":
		return "them", "", 0
	case "reckon":
		return "think", "", 0
	case "aye", "yeah", "yep", "yup":
		return "yes", "", 0
	case "nope", "nah":
		return "no", "", 0
	case "nowt", "nuffin", "nothin":
		return "nothing", "", 0
	case "owt":
		return "anything", "", 0
	case "summat":
		return "something", "", 0
	case "me'self", "meself":
		return "myself", "", 0
	case "folk", "folks":
		return "people", "", 0
	case "mum", "mom":
		return "mother", "", 0
	case "gonna":
		return "going", "to", 3
	case "wanna":
		return "want", "to", 3
	case "gotta":
		return "got", "to", 3
	}
	return low, "", 0
}

// joinSpoken reads words that stand for one: "no one" is nobody, "ought to" is
// should, "in place of" is instead of; and in "it was me who" the who is I.
func (x *lexicon) joinSpoken(toks []token, first int) []token {
	out := toks[:first]
	for i := first; i < len(toks); i++ {
		t := toks[i]
		next := func(d int) string {
			if i+d < len(toks) && toks[i+d].apart == apartSpace {
				return toks[i+d].low
			}
			return ""
		}
		low, n := "", 1
		switch {
		case t.low == "no" && next(1) == "one" && !isOfThings(next(2)):
			low, n = "nobody", 2
		case t.low == "ought" && next(1) == "to":
			low, n = "should", 2
		case t.low == "in" && next(1) == "place" && next(2) == "of":
			low, n = "instead", 2
		case t.low == "who" && len(out) > first && out[len(out)-1].low == "me":
			low = "i"
		case t.low == "who" && len(out) > first && out[len(out)-1].low == "us":
			low = "we"
		}
		if low != "" {
			last := toks[i+n-1]
			t.raw, t.to, t.low, t.stem, t.kind = low, last.to, low, x.stem(low), word
			i += n - 1
		}
		out = append(out, t)
	}
	return out
}

// isOfThings reports whether "no one" before a word counts things: "no one
// reason", "no one of them".
func isOfThings(low string) bool {
	switch low {
	case "of", "thing", "reason", "way", "place", "answer", "number", "metric", "cause", "size", "right":
		return true
	}
	return false
}
