package words

import (
	"fmt"
	"regexp"
	"strings"
)

// CheckRow says in one plain sentence where a pattern that compiles cannot mean
// what its author wrote, and how to write it; what is empty if nothing is wrong.
//
// A space ends a choice, so "short term|long term" is no choice of two phrases:
// it is a row of three places, and hears "short term term". Where two places in
// a row open, or end, with the same word, the row holds a word that nobody says
// twice. Brackets around phrases show the same; they are not part of the grammar.
func (e *Evaluator) CheckRow(pattern string) (what, remedy string) {
	for term := range strings.SplitSeq(pattern, " + ") {
		fields := strings.Fields(term)
		if at := bracketed.FindStringSubmatchIndex(term); at != nil && strings.Contains(term[at[2]:at[3]], " ") {
			return fmt.Sprintf("the pattern %q has a choice in brackets, which mean nothing in a pattern: a space ends a choice within them too", pattern),
				fmt.Sprintf("leave the brackets out and write each phrase of a choice with hyphens: %s", term[:at[0]]+hyphened(term[at[2]:at[3]])+term[at[1]:])
		}
		if word, phrases := e.saidTwice(fields); word != "" {
			return fmt.Sprintf("the pattern %q is no choice of phrases: a space ends a choice, so it listens for “%s %s”", pattern, word, word),
				fmt.Sprintf("write each phrase of a choice with hyphens: %s", phrases)
		}
	}
	return "", ""
}

// saidTwice finds a word that a row of places listens for twice running, though
// one of the two places has other choices, and the phrases that were meant.
func (e *Evaluator) saidTwice(fields []string) (word, phrases string) {
	places := make([][]string, len(fields))
	for i, f := range fields {
		places[i] = strings.Split(f, "|")
	}
	last := func(choices []string) string { return choices[len(choices)-1] }
	for i := range len(places) - 1 {
		a, b := places[i], places[i+1]
		switch {
		case len(a) > 1 && e.sameWord(a[0], b[0]): // short term|long term
			first := a[0]
			if i > 0 {
				first = last(places[i-1]) + "-" + first
			}
			return strings.TrimPrefix(b[0], "="), first + "|" + last(a) + "-" + b[0]
		case len(b) > 1 && e.sameWord(last(a), last(b)): // how fast|how long
			second := last(b)
			if i+2 < len(places) {
				second += "-" + places[i+2][0]
			}
			return strings.TrimPrefix(last(b), "="), last(a) + "-" + b[0] + "|" + second
		case len(a) > 1: // cannot|could not
			if end := e.lastWord(a[:len(a)-1]); end != "" && e.sameWord(end, b[0]) {
				return end, last(a) + "-" + b[0]
			}
		}
	}
	return "", ""
}

// lastWord is the one that ends all those choices which are more than a word, a
// contraction among them; "" if they end differently or none is.
func (e *Evaluator) lastWord(choices []string) string {
	end := ""
	for _, c := range choices {
		toks := e.lex.tokenize(nil, c, 0, len(c), map[string]string{})
		if len(toks) < 2 {
			continue
		}
		low := toks[len(toks)-1].low
		if end != "" && low != end {
			return ""
		}
		end = low
	}
	return end
}

// sameWord reports whether two choices are one plain word, in any regular form.
func (e *Evaluator) sameWord(a, b string) bool {
	a, b = strings.TrimPrefix(a, "="), strings.TrimPrefix(b, "=")
	if strings.ContainsAny(a+b, "-_#%'") || a == "" || b == "" {
		return false
	}
	a, b = strings.ToLower(a), strings.ToLower(b)
	if a == b {
		return true
	}
	// "was" and "been" are forms of one verb, and stand in a row: "was being".
	return len(a) > 2 && len(b) > 2 && a[:3] == b[:3] && e.lex.stem(a) == e.lex.stem(b)
}

// bracketed is a choice in brackets.
var bracketed = regexp.MustCompile(`\(([^()]*\|[^()]*)\)`)

// hyphened writes a choice of phrases as its author meant it.
func hyphened(choice string) string {
	phrases := strings.Split(choice, "|")
	for i, p := range phrases {
		phrases[i] = strings.Join(strings.Fields(p), "-")
	}
	return strings.Join(phrases, "|")
}
