package reference

import (
	"math"
	"strings"

	"hotloop/eval/words"
)

// Weights of a term: how much it says.
const (
	weightFull    = 1.0
	weightLeast   = 0.6  // of what can be spoken about
	weightCommon  = 0.4  // a content word that is everywhere
	weightHinge   = 0.35 // first, more, without
	weightGiven   = 0.2  // share that is left of a word of the question
	weightFigure  = 1.2
	weightKeyword = 1.9 // LRU, O(n), linked list
)

// term is what is compared: a word, a phrase, a figure or a cost.
type term struct {
	from, to int // bytes
	key      string
	low      string
	acronym  string // the capitals, if it is one
	clause   int
	sentence int
	weight   float64
	full     float64 // weight before what the question gave away was taken off
	value    float64
	number   bool
	cost     bool   // a stated order of growth
	bare     bool   // without its O
	unit     string // what a figure counts
	negated  bool
	given    bool   // the question says it too
	echo     bool   // or a word of the same family
	item     bool   // of an enumeration
	other    bool   // of what an "or" offers instead
	minor    bool   // a cost beside one that is stated with its O
	mended   string // key of the listed word that a misspelt one is meant to be
	than     bool   // named beside: "of one process", "than the carpet"
	groups   []int  // of synonyms
	sides    []int  // of opposites
	owner    string // which of the rivals it is said of
	compares bool   // with what a "than" behind it names
}

// passage is a text as terms.
type passage struct {
	raw       string
	text      words.Text
	terms     []term
	lacking   map[int]bool // clauses that deny, with or without a negation
	denying   map[int]bool // their sentences
	sentences []span
	says      map[string]bool // keys of its terms
	repeats   bool            // holds sentences of nothing but the question's words
}

type span struct{ from, to int }

// leastRoot is how many letters two words of a family share at least.
const leastRoot = 4

// kinship is what a key has to do with other words.
type kinship struct {
	echo   bool
	mended string
}

// read turns text into terms. given are the keys of the question's terms.
func (r *Reader) read(question, text string, given map[string]bool) passage {
	p := passage{raw: text, text: r.words.Prose(question, text), lacking: map[int]bool{}, denying: map[int]bool{}, says: map[string]bool{}}
	costs := r.cost.FindAllStringIndex(text, 400)
	clause := 0
	kin, heads := map[string]kinship{}, family(given) // by key
	for si, s := range p.text.Sentences {
		p.sentences = append(p.sentences, span{s.From, s.To})
		if s.Mute && !s.Asked {
			continue
		}
		before, fresh := len(p.terms), false
		clause++
		other := false
		var n negation
		aside := -9 // the word that puts the next noun in the second place
		start := 0  // of the clause
		items := enumerates(s.Words)
		for k := 0; k < len(s.Words); {
			w := s.Words[k]
			if k > 0 && (w.Clause != s.Words[k-1].Clause || opens(w) || items && w.Pause || w.Low == "or" && offers(s.Words[k+1:])) {
				clause++
				start = k
				other = w.Low == "or"
				n, aside = negation{}, -9
			}
			negated := n.reaches(w)
			switch w.Low {
			case "of", "than", "from", "like", "unlike":
				aside = k
			case "in", "inside", "into", "within", "with", "to", "for":
				if k > start+1 {
					aside = k
				}
			}
			than := k-aside <= 2
			if w.Low == "no" && k+1 < len(s.Words) && s.Words[k+1].Low == "longer" {
				n.longer = true
				p.lacking[clause], p.denying[si] = true, true
				k += 2
				continue
			}
			if r.lacking[w.Low] || w.Low == "not" || w.Low == "no" || w.Low == "never" {
				p.lacking[clause], p.denying[si] = true, true
			}
			t, took := r.termAt(s.Words, k, text, &costs)
			k += took
			if t.weight == 0 {
				continue
			}
			if k < len(s.Words) && relative(s.Words[k].Low) {
				than = false // the next clause is about it
			}
			t.item, t.other = items, other
			t.compares = compares(s.Words[k:])
			t.clause, t.sentence, t.negated, t.than, t.full = clause, si, negated, than, t.weight
			if t.given = given[t.key]; t.given {
				t.weight *= weightGiven
			}
			if _, ok := kin[t.key]; !ok {
				kin[t.key] = kinship{echo: echoes(t.key, given, heads), mended: r.mend(&t)}
			}
			t.echo, t.mended = t.given || kin[t.key].echo, kin[t.key].mended
			t.groups, t.sides = r.groups[t.key], r.sides[t.key]
			p.says[t.key] = true
			fresh = fresh || !t.echo
			p.terms = append(p.terms, t)
		}
		if s.Asked && !fresh {
			p.terms = p.terms[:before]
			p.repeats = true
		}
	}
	return p
}

// thanWithin is how many words stand between a comparative and its "than".
const thanWithin = 3

// compares reports whether a "than" belongs to the term that ended before list.
func compares(list []words.Word) bool {
	for k := range min(len(list), thanWithin+1) {
		switch {
		case list[k].Pause:
			return false
		case list[k].Low == "than":
			return true
		}
	}
	return false
}

// relative reports whether a word begins a clause about the noun before it.
func relative(low string) bool {
	return low == "which" || low == "who" || low == "whose" || low == "where" || low == "that"
}

// opens reports whether a word begins something of its own.
func opens(w words.Word) bool {
	switch w.Low {
	case "because", "whereas", "but", "so", "while":
		return true
	case "where", "which", "or", "and", "if", "when", "who", "with", "then", "by", "for", "to":
		return w.Pause
	}
	return false
}

// enumerates reports whether a sentence is nothing but a list of short items.
func enumerates(list []words.Word) bool {
	items, n := 1, 0
	for k, w := range list {
		if k > 0 && w.Pause {
			items++
			n = 0
		}
		if w.Low != "and" && w.Low != "or" {
			n++
		}
		if n > 4 {
			return false
		}
	}
	return items >= 3
}

// offers reports whether what follows an "or" is a whole other way.
func offers(list []words.Word) bool {
	if len(list) == 0 {
		return false
	}
	switch list[0].Low {
	case "by", "else", "you", "use", "using", "with", "to":
		return true
	}
	return false
}

// family holds the beginnings, of four letters and more, of the words of a
// question.
func family(given map[string]bool) map[string]bool {
	heads := map[string]bool{}
	for g := range given {
		for n := leastRoot; n <= min(len(g), 40); n++ {
			heads[g[:n]] = true
		}
	}
	return heads
}

// echoes reports whether a key begins a word of the question, or begins with one.
func echoes(key string, given, heads map[string]bool) bool {
	for n := leastRoot; n <= min(len(key), 40); n++ {
		if given[key[:n]] {
			return true
		}
	}
	return heads[key]
}

// mend finds the listed word that one letter keeps a long unlisted word from.
func (r *Reader) mend(t *term) string {
	if len(t.key) < 6 || t.number || t.cost || len(r.groups[t.key]) > 0 || r.common[t.key] {
		return ""
	}
	for _, k := range r.listed[t.key[0]] {
		if edits(t.key, k, 1) == 1 {
			return k
		}
	}
	return ""
}

// termAt reads the term that begins at word k, and how many words it takes.
func (r *Reader) termAt(list []words.Word, k int, text string, costs *[][]int) (term, int) {
	w := list[k]
	t := term{from: w.From, to: w.To, key: r.plain(w), low: w.Low}
	for len(*costs) > 0 && (*costs)[0][1] <= w.From {
		*costs = (*costs)[1:]
	}
	if len(*costs) > 0 && (*costs)[0][0] <= w.From && w.From < (*costs)[0][1] {
		t.to = (*costs)[0][1]
		said := text[(*costs)[0][0]:t.to]
		t.key, t.cost, t.bare, t.weight = costKey(said), true, !strings.HasPrefix(said, "O") && !strings.HasPrefix(said, "Θ"), weightKeyword
		n := 1
		for k+n < len(list) && list[k+n].From < t.to {
			n++
		}
		return t, n
	}
	if n, key := r.phraseAt(list, k); n > 0 {
		t.key, t.to, t.weight = key, list[k+n-1].To, weightKeyword
		return t, n
	}
	switch {
	case isOne(list, k):
		t.key, t.number, t.value, t.weight = "#one", true, 1, weightCommon
		return t, 1
	case w.Number:
		t.number, t.value, t.weight = true, w.Value, weightFigure
		n := 1
		for k+n < len(list) && list[k+n].Number { // "3 million"
			t.value *= max(list[k+n].Value, 1)
			t.to = list[k+n].To
			n++
		}
		if w.Value <= 2 && n == 1 && !strings.ContainsAny(w.Low, "0123456789") {
			t.weight = weightCommon // "one of", "two"
		}
		if k+n < len(list) && !list[k+n].Function {
			t.unit = list[k+n].Stem
		}
		t.key = "#" + w.Low
		return t, n
	case r.costWords[w.Stem] != "":
		t.key, t.cost, t.weight = r.costWords[w.Stem], true, weightKeyword
		return t, 1
	case w.Stem == "":
		return term{}, 1
	case r.meaningful[w.Low]:
		t.weight = weightHinge
	case w.Function || len(w.Low) < 2:
		return term{}, 1
	case r.common[w.Stem]:
		t.weight = weightCommon
	default:
		t.weight = weightFull
		if len(w.Raw) >= 2 && len(w.Raw) <= 6 && strings.ToUpper(w.Raw) == w.Raw {
			t.acronym = w.Low
			t.weight = weightKeyword
		}
	}
	return t, 1
}

// isOne reports whether the word "one" at k is a figure, "the size is one", and
// not a pronoun, "the first one", nor an article, "one of them".
func isOne(list []words.Word, k int) bool {
	if list[k].Low != "one" || k+1 < len(list) && !list[k+1].Pause && list[k+1].Low != "or" {
		return false
	}
	if k == 0 {
		return true
	}
	switch list[k-1].Low {
	case "is", "are", "was", "be", "to", "of", "than", "exactly", "equals", "size", "length", "only", "just", "zero", "or":
		return true
	}
	return false
}

// plain is the stem of a word, of an adjective that is compared the stem of the
// adjective itself: higher is high.
func (r *Reader) plain(w words.Word) string {
	for _, ending := range [...]string{"er", "est"} {
		if rest, ok := strings.CutSuffix(w.Low, ending); ok && len(rest) >= 3 {
			if n := len(rest); rest[n-1] == rest[n-2] && rest[n-1] != 'l' {
				rest = rest[:n-1] // bigger
			} else if rest[n-1] == 'i' {
				rest = rest[:n-1] + "y" // easier
			}
			for _, base := range [...]string{rest, rest + "e"} {
				if r.graded[base] {
					return r.words.Stem(base)
				}
			}
		}
	}
	return w.Stem
}

// phraseAt looks for the longest phrase that begins at word k.
func (r *Reader) phraseAt(list []words.Word, k int) (int, string) {
	best, key := 0, ""
	for _, p := range r.phrases[list[k].Stem] {
		if n := p.reaches(list[k:]); n > best {
			best, key = n, p.key
		}
	}
	return best, key
}

// reaches tells how many words a phrase takes at the beginning of a list, 0 if
// it does not stand there. Articles between its words are passed over, and so
// are up to gapWords words where it has a gap.
func (p *phrase) reaches(list []words.Word) int {
	at, room := 0, 0
	for _, s := range p.stems {
		if s == gap {
			room = gapWords
			continue
		}
		for at < len(list) && list[at].Stem != s && (room > 0 || at > 0 && article(list[at].Low)) {
			at++
			room--
		}
		if at == len(list) || list[at].Stem != s {
			return 0
		}
		at++
		room = 0
	}
	return at
}

func article(low string) bool { return low == "the" || low == "a" || low == "an" }

// rarer lowers the weight of terms that stand in most points: they are what the
// whole answer is about and tell its points not apart.
func rarer(weight float64, points, all int) float64 {
	if all < 3 || points < 2 {
		return weight
	}
	return weight * (1 - 0.5*math.Log(float64(points))/math.Log(float64(all)))
}
