package words

import (
	"strings"
	"unicode"

	"github.com/kljensen/snowball/english"
)

// lexicon holds the word lists that reading rests on. It is built once by New
// and never changed.
type lexicon struct {
	function   map[string]bool // words that hold an English sentence together
	person     map[string]bool // nouns for people, by lower-case word
	past       map[string]bool // irregular past forms
	stative    map[string]bool // past forms that are no deeds
	notPast    map[string]bool // words in -ed that are no verbs
	irregular  map[string]string
	numbers    map[string]string
	units      map[string]bool // stems of units
	measures   map[string]measure
	skip       map[string]bool // words that a sequence may step over
	foreign    []language
	plain      map[string][]string // the plain word for a spoken form or a dialect's
	courtesies [][]string
	groups     groups
	nouns      map[string][]string
	shares     map[string]float64 // of all answers that use a stem
}

// language is a language other than English, known by its commonest words.
type language struct {
	name  string
	words map[string]bool
}

func set(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

func newLexicon() *lexicon {
	x := &lexicon{
		function: set(functionWords), person: set(personNouns), stative: set(stativePasts),
		notPast: set(notPasts), skip: set("a an the my our your his her their its this that these those very really quite so just also actually some all then still even simply basically literally finally eventually quickly immediately honestly probably already once personally openly plainly deliberately"),
		irregular: map[string]string{}, past: map[string]bool{}, numbers: map[string]string{}, units: map[string]bool{}, measures: units(), plain: plainForms(), courtesies: readCourtesies(),
	}
	for _, line := range strings.Split(irregularVerbs, "\n") {
		forms := strings.Fields(line)
		for i, f := range forms {
			if i > 0 {
				x.irregular[f] = forms[0]
				x.past[f] = true
			}
		}
	}
	for _, who := range []string{"any", "some", "every"} {
		x.irregular[who+"one"] = who + "body" // one word by stem
	}
	// The rest of to be, to have and to do: not pasts, but forms of one word.
	for _, f := range []string{"am", "is", "are", "being"} {
		x.irregular[f] = "be"
	}
	x.irregular["has"], x.irregular["having"] = "have", "have"
	x.irregular["does"], x.irregular["doing"] = "do", "do"
	for i, w := range strings.Fields("zero one two three four five six seven eight nine ten eleven twelve") {
		x.numbers[w] = []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}[i]
	}
	for _, w := range strings.Fields("thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen half") {
		x.numbers[w] = w
	}
	for _, w := range strings.Fields(unitWords) {
		x.units[x.stem(w)] = true
	}
	for _, l := range strings.Split(foreignWords, "\n") {
		if name, words, ok := strings.Cut(l, ":"); ok {
			x.foreign = append(x.foreign, language{name, set(words)})
		}
	}
	x.groups, x.nouns, x.shares = x.readGroups(synonyms), x.deedNouns(), readShares()
	return x
}

// stem gives the form under which the inflections of a lower-case word are
// compared. British and American spellings, and irregular verbs, fall together.
// Text and patterns both go through it, so that an odd stem does no harm.
func (x *lexicon) stem(low string) string {
	if n, ok := x.numbers[low]; ok {
		return n
	}
	if b, ok := x.irregular[low]; ok {
		low = b
	}
	if len(low) < 3 || len(low) > 40 {
		return low
	}
	for i := range len(low) {
		if low[i] < 'a' || low[i] > 'z' {
			return low
		}
	}
	s := english.Stem(american(low), true)
	// Snowball does not undouble l: cancelled and canceled are one word.
	if len(s) > 4 && strings.HasSuffix(s, "ll") {
		s = s[:len(s)-1]
	}
	return s
}

// american maps British endings to American ones, by ending alone.
func american(low string) string {
	if len(low) < 6 {
		return low
	}
	for _, e := range [...][2]string{
		{"isation", "ization"}, {"isations", "izations"}, {"ise", "ize"}, {"ised", "ized"}, {"ises", "izes"}, {"ising", "izing"},
		{"yse", "yze"}, {"ysed", "yzed"}, {"ysing", "yzing"},
		{"our", "or"}, {"ours", "ors"}, {"oured", "ored"}, {"ouring", "oring"}, {"oural", "oral"},
	} {
		if strings.HasSuffix(low, e[0]) && len(low)-len(e[0]) >= 3 {
			return low[:len(low)-len(e[0])] + e[1]
		}
	}
	return low
}

// isPast reports whether a word can be the past form of a verb.
func (x *lexicon) isPast(low string) bool {
	if x.past[low] {
		return true
	}
	return len(low) > 3 && strings.HasSuffix(low, "ed") && !x.notPast[low] && !strings.HasSuffix(low, "eed")
}

// isParticiple reports whether "I'd" before the word stands for "I had".
func (x *lexicon) isParticiple(low string) bool {
	return x.isPast(low) || low == "never" || low == "already" || low == "just" || low == "always"
}

// isCapital reports whether a word is written as names and acronyms are, everyday
// ones left out.
func isCapital(raw string) bool {
	switch raw {
	case "CV", "CVs", "OK", "TV":
		return false
	}
	for _, r := range raw {
		return unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian) // a script without capitals: a name
	}
	return false
}
