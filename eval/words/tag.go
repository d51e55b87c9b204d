package words

import "strings"

// bareTag reports whether a word is nothing but a tag, wherever it stands.
func bareTag(t token) bool {
	switch t.raw {
	case "innit", "lah", "leh", "lor", "liao", "abi", "sef", "yaar", "bruv", "né":
		return true
	}
	return false
}

// hungTag reports whether a word says nothing where it hangs on a sentence after
// a comma: "it was late, eh".
func hungTag(low string) bool {
	switch low {
	case "like", "na", "ja", "right", "huh", "hey", "man", "mate", "sha", "okay", "ok", "yes", "see":
		return true
	}
	return false
}

// dropTags takes what says nothing out of the sentence that begins at token
// first: tags of a dialect wherever they stand, what hangs on the end ("right",
// "didn't we", a lone "o"), and "you know" and the like between commas. It
// reports whether the sentence ends in one that asks nothing: "okay?" does not,
// "right?" does.
func (t *utterance) dropTags(first int) (idle bool) {
	all := t.toks[first:]
	keep := t.toks[:first]
	for i := 0; i < len(all); {
		n := tagAt(all, i)
		if n == 0 {
			keep = append(keep, all[i])
			i++
			continue
		}
		idle = i+n == len(all) && all[i].low != "right" && !isAuxiliary(all[i].low)
		// The commas around it go with it.
		if i+n < len(all) && all[i].apart == apartComma && all[i+n].apart == apartComma {
			all[i+n].apart = apartSpace
		} else if i+n < len(all) {
			all[i+n].apart = max(all[i+n].apart, all[i].apart)
		}
		i += n
	}
	t.toks = keep
	return idle
}

// tagAt returns how many tokens from i on are a tag.
func tagAt(toks []token, i int) int {
	if bareTag(toks[i]) {
		return 1
	}
	pause := i == 0 || toks[i].apart != apartSpace
	end := func(n int) bool { return i+n == len(toks) }
	after := func(n int) bool { return end(n) || i+n < len(toks) && toks[i+n].apart != apartSpace }
	low := func(n int) string {
		if i+n < len(toks) {
			return toks[i+n].low
		}
		return ""
	}
	switch {
	case i > 0 && end(1) && toks[i].raw == "o":
		return 1
	case !pause:
		return 0
	case i > 0 && end(1) && hungTag(low(0)):
		return 1
	case low(0) == "like" && after(1):
		return 1
	case low(0) == "you" && (low(1) == "know" || low(1) == "see") && after(2), low(0) == "i" && low(1) == "mean" && after(2):
		return 2
	case i > 0 && isAuxiliary(low(0)) && isPronoun(low(1)) && end(2):
		return 2
	case i > 0 && isAuxiliary(low(0)) && low(1) == "not" && isPronoun(low(2)) && end(3):
		return 3
	case i > 0 && low(0) == "so" && isPronoun(low(1)) && isAuxiliary(low(2)) && end(3):
		return 3
	}
	return 0
}

// isCourtesy reports whether tokens say nothing but thanks, please and goodbye.
func (x *lexicon) isCourtesy(toks []token) bool {
	if len(toks) == 0 || len(toks) > 10 {
		return false
	}
	for i := 0; i < len(toks); {
		n := 0
		for _, c := range x.courtesies {
			if len(c) > n && startsWith(toks[i:], c) {
				n = len(c)
			}
		}
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

func startsWith(toks []token, words []string) bool {
	if len(toks) < len(words) {
		return false
	}
	for i, w := range words {
		if toks[i].low != w {
			return false
		}
	}
	return true
}

// readCourtesies cuts courtesyWords into words.
func readCourtesies() (list [][]string) {
	for line := range strings.Lines(courtesyWords) {
		if words := strings.Fields(line); len(words) > 0 {
			list = append(list, words)
		}
	}
	return list
}

// courtesyWords is what is said to be polite, piece by piece.
const courtesyWords = `
kindly do the needful
please do the needful
do the needful
please revert
kindly revert
kindly revert back
thank you
thank you so much
thank you very much
thanks
thanks a lot
many thanks
thanks again
for asking
for the question
for listening
for your time
for having me
cheers
cheers for that
ta
ta very much
sir
madam
no worries
god bless
bless you
over to you
hope that helps
hope this helps
i hope that helps
i hope this helps
hope that makes sense
i hope that makes sense
does that make sense
hope that answers your question
i hope that answers your question
i hope that answers the question
that is all from my side
that is all from me
have a nice day
have a good day
`
