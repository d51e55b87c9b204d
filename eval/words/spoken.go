package words

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
