package reference

import (
	"slices"
	"strings"
)

// plainQuestion is how many terms a question has at most whose contrasts are
// looked for; a longer one is a statement.
const plainQuestion = 400

// rivals are what a question or a model answer sets against each other: a stack
// and a queue, salt and water. What is said of the one is wrong of the other.
type rivals struct {
	r     *Reader
	keys  map[string]bool
	pairs map[string]map[string]bool
}

// rivalsOf reads from question and model answer what they contrast.
func (r *Reader) rivalsOf(asked, ref *passage) *rivals {
	v := &rivals{r: r, keys: map[string]bool{}, pairs: map[string]map[string]bool{}}
	if len(asked.terms) <= plainQuestion {
		for si := range asked.text.Sentences {
			v.fromQuestion(asked, si)
		}
	}
	for si := range ref.text.Sentences {
		v.fromModel(ref, si)
	}
	return v
}

func (v *rivals) add(a, b string) {
	if a == "" || b == "" || a == b {
		return
	}
	for _, k := range [...][2]string{{a, b}, {b, a}} {
		if v.pairs[k[0]] == nil {
			v.pairs[k[0]] = map[string]bool{}
		}
		v.pairs[k[0]][k[1]] = true
		v.keys[k[0]] = true
	}
}

// fromQuestion reads "between A and B", "than B", "differ from B", "over B".
func (v *rivals) fromQuestion(p *passage, si int) {
	s := p.text.Sentences[si]
	comparing := false
	for i, w := range s.Words {
		switch w.Low {
		case "differ", "differs", "difference", "advantage", "compare", "compared", "distinguish":
			comparing = true
		}
		switch {
		case w.Low == "than", comparing && (w.Low == "from" || w.Low == "over" || w.Low == "and" || w.Low == "to"):
			a, b := "", ""
			for _, t := range p.terms {
				if t.sentence != si || t.full < weightLeast || v.r.graded[t.low] || v.r.graded[strings.TrimSuffix(t.low, "er")] || strings.HasPrefix(t.low, "differ") {
					continue
				}
				if t.from < w.From {
					a = t.key
				} else if b == "" || w.Low == "than" || t.clause == p.clauseAt(s.Words[i].From) {
					b = t.key
				}
			}
			v.add(a, b)
		}
	}
}

// clauseAt is the clause of the first term at or after a byte.
func (p *passage) clauseAt(at int) int {
	for _, t := range p.terms {
		if t.from >= at {
			return t.clause
		}
	}
	return -1
}

// fromModel reads "A does this, while B does that" and "A is more than B", of what
// the question names.
func (v *rivals) fromModel(p *passage, si int) {
	s := p.text.Sentences[si]
	// first is the noun that a clause begins with, if it stands in its first
	// words.
	first := func(k int) (string, bool) {
		for n, w := range s.Words[min(k, len(s.Words)):min(k+3, len(s.Words))] {
			if n < 2 && (w.Low == "it" || w.Low == "they" || w.Low == "others") {
				return "", false
			}
			k, ok := slices.BinarySearchFunc(p.terms, w.From, func(t term, at int) int { return t.from - at })
			if ok && p.terms[k].full >= weightLeast && !p.terms[k].number {
				return p.terms[k].key, p.terms[k].weight < p.terms[k].full
			}
		}
		return "", false
	}
	for i, w := range s.Words {
		switch {
		case i == 0:
		case w.Low == "while" || w.Low == "whereas" || w.Low == "but" || w.Low == "than", w.Pause && strings.Contains(p.raw[s.Words[i-1].To:w.From], ";"):
			at := i
			if !w.Pause || w.Function {
				at++
			}
			a, asked := first(0)
			b, too := first(at)
			if asked && too {
				v.add(a, b)
			}
		}
	}
}

// owners tells for each term which rival it is said of: the last one named
// before it in its sentence, or else the first one after it, or else that of the
// sentence before.
func (v *rivals) owners(p *passage) []string {
	out := make([]string, len(p.terms))
	owner := ""
	for i := 0; i < len(p.terms); {
		j := i
		for j < len(p.terms) && p.terms[j].sentence == p.terms[i].sentence {
			j++
		}
		at := owner
		for k := i; k < j; k++ {
			if v.keys[p.terms[k].key] {
				at = p.terms[k].key
				break
			}
		}
		for k := i; k < j; k++ {
			if v.keys[p.terms[k].key] && !p.terms[k].than {
				at = p.terms[k].key
			}
			out[k] = at
		}
		owner, i = at, j
	}
	return out
}

// assign names the owner of each term of a text.
func (v *rivals) assign(p *passage) {
	if len(v.keys) == 0 {
		return
	}
	for i, k := range v.owners(p) {
		p.terms[i].owner = k
	}
}

// swapped turns what was said of the wrong rival against the points that it
// met, if more was said so than of the right one.
func (v *rivals) swapped(list []point, met []meeting, p *passage, ref *passage) {
	if len(v.keys) == 0 {
		return
	}
	both := map[string]map[string]bool{}
	for _, t := range ref.terms {
		if both[t.key] == nil {
			both[t.key] = map[string]bool{}
		}
		both[t.key][t.owner] = true
	}
	vote := func(i int, m match) int {
		t, u := &list[i].terms[m.ours], &p.terms[m.theirs]
		switch {
		case v.keys[t.key] || t.owner == "" || u.owner == "" || m.against || m.turned:
			return 0
		case t.owner == u.owner:
			return 1
		case v.pairs[t.owner][u.owner] && !both[t.key][u.owner] && !both[u.key][u.owner]:
			return -1
		}
		return 0
	}
	sum := 0.0
	for i := range list {
		for _, m := range met[i].matches {
			sum += float64(vote(i, m)) * list[i].terms[m.ours].weight * m.like
		}
	}
	if sum >= 0 {
		return
	}
	for i := range list {
		g := &met[i]
		for k := range g.matches {
			m := &g.matches[k]
			if vote(i, *m) < 0 {
				w := list[i].terms[m.ours].weight * m.like
				g.agrees -= w
				g.clashs += w
				m.against, m.opposite, g.swapped = true, true, true
			}
		}
	}
}
