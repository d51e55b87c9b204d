package reference

import (
	"math"
	"regexp"
	"strings"

	"hotloop/eval/words"
)

// Weights of a term: how much it says.
const (
	weightFull    = 1.0
	weightCommon  = 0.4  // a content word that is everywhere
	weightHinge   = 0.35 // first, more, without
	weightGiven   = 0.2  // share that is left of a word of the question
	weightFigure  = 1.2
	weightKeyword = 1.3 // LRU, O(n), linked list
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
	unit     string // what a figure counts
	negated  bool
}

// passage is a text as terms.
type passage struct {
	text      words.Text
	terms     []term
	lacking   map[int]bool // clauses that deny, with or without a negation
	denying   map[int]bool // their sentences
	sentences []span
	says      map[string]bool // keys of its terms
}

type span struct{ from, to int }

// read turns text into terms. given are the keys of the question's terms.
func (r *Reader) read(question, text string, given map[string]bool) passage {
	p := passage{text: r.words.Prose(question, text), lacking: map[int]bool{}, denying: map[int]bool{}, says: map[string]bool{}}
	costs := r.cost.FindAllStringIndex(text, 400)
	clause := 0
	for si, s := range p.text.Sentences {
		p.sentences = append(p.sentences, span{s.From, s.To})
		if s.Mute {
			continue
		}
		clause++
		var n negation
		for k := 0; k < len(s.Words); {
			w := s.Words[k]
			if k > 0 && (w.Clause != s.Words[k-1].Clause || opens(w)) {
				clause++
				n = negation{}
			}
			negated := n.reaches(w)
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
			t.clause, t.sentence, t.negated, t.full = clause, si, negated, t.weight
			if given[t.key] {
				t.weight *= weightGiven
			}
			p.says[t.key] = true
			p.terms = append(p.terms, t)
		}
	}
	return p
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

// negation follows how far a negation reaches: to the next pause, and that of a
// thing ("no data about users") to the next preposition.
type negation struct{ on, thing, longer bool }

func (n *negation) reaches(w words.Word) bool {
	switch w.Low {
	case "not", "never", "neither", "nor", "hardly", "barely", "than", "instead", "failed", "unable", "lack", "lacks":
		n.on, n.thing = true, false
	case "no", "nothing", "nobody", "none", "without":
		n.on, n.thing = true, true
	case "about", "of", "for", "to", "in", "from", "at", "if", "as", "when", "until", "on", "all", "they", "we", "you", "it", "everybody", "every", "each":
		n.on = n.on && !n.thing
	default:
		if w.Pause {
			n.on = false
		}
	}
	return (w.Negated && n.on) != n.longer
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
		t.key, t.cost, t.weight = costKey(text[(*costs)[0][0]:t.to]), true, weightKeyword
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
	case r.costWords[w.Stem] != "" && k+1 < len(list):
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
		if len(p.stems) <= best || k+len(p.stems) > len(list) {
			continue
		}
		same := true
		for i, s := range p.stems {
			if list[k+i].Stem != s {
				same = false
				break
			}
		}
		if same {
			best, key = len(p.stems), p.key
		}
	}
	return best, key
}

// costPattern matches a stated order of growth.
func costPattern() *regexp.Regexp {
	return regexp.MustCompile(`\b[OΘ]\s?\([^()\n]{1,40}(?:\([^()\n]{1,20}\)[^()\n]{0,20})?\)`)
}

// costKey is the same for ways of writing one order of growth.
func costKey(s string) string {
	s = strings.ToLower(s)
	s = strings.NewReplacer(" ", "", "*", "", "²", "^2", "θ", "o", "Θ", "o", "(n)", "n", "lg", "log", "**", "^").Replace(s[strings.IndexByte(s, '('):])
	return "cost:" + strings.Trim(s, "()")
}

// rarer lowers the weight of terms that stand in most points: they are what the
// whole answer is about and tell its points not apart.
func rarer(weight float64, points, all int) float64 {
	if all < 3 || points < 2 {
		return weight
	}
	return weight * (1 - 0.5*math.Log(float64(points))/math.Log(float64(all)))
}
