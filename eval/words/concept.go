package words

import (
	"slices"

	"hotloop"
)

// How much a hit of a concept, or of what shows a signal less surely, is worth
// beside one of the signal's own patterns.
const (
	factorConcept    = 0.75
	conceptStrongest = 0.6
)

// compiledConcept is a concept with its patterns.
type compiledConcept struct {
	keys, hear []pattern
	sure       bool
}

func (e *Evaluator) compileConcepts() error {
	for _, c := range concepts() {
		keys, err := e.compileAll(c.keys)
		if err != nil {
			return err
		}
		hear, err := e.compileAll(c.hear)
		if err != nil {
			return err
		}
		e.concepts = append(e.concepts, compiledConcept{keys, hear, c.sure()})
	}
	return nil
}

// conceptsOf returns the concepts that a must-have belongs to. Other signals have
// only those of which little else is ever told in the same words.
func (e *Evaluator) conceptsOf(s hotloop.Signal) []int {
	if s.Against || s.Detect != "" {
		return nil
	}
	list := e.conceptsIn(s.Heard)
	if s.Must {
		return list
	}
	return slices.DeleteFunc(list, func(i int) bool { return !e.concepts[i].sure })
}

func (e *Evaluator) conceptsIn(says string) []int {
	if says == "" {
		return nil
	}
	t := e.readTurn(0, "", says[:min(len(says), 4096)], map[string]string{})
	var list []int
	for i, c := range e.concepts {
		for _, p := range c.keys {
			if len(t.hits(e.lex, 0, p, 1, nil)) > 0 {
				list = append(list, i)
				break
			}
		}
	}
	return list
}

// conceptHit is the strongest hit of a concept in an answer.
type conceptHit struct {
	hit
	strength float64
	done     bool
}

// infer looks for a signal that none of its own patterns showed by those that
// show it less surely, then by its concepts.
func (e *Evaluator) infer(r *reading, s hotloop.Signal, level hotloop.Level, heard compiledSignal) *hotloop.Evidence {
	if r.list || r.floor || s.Against {
		return nil
	}
	if s.ExpectedAt(level) {
		also := func(t *turn, h hit) bool {
			return !t.crosses(h) && !t.sents[h.sent].list && t.specific(h) && t.sents[h.sent].vague == 0
		}
		if best, v := e.strongest(r, heard.also, heard.not, heard.within, also); v > 0 {
			return e.evidence(r, s, best, min(v*factorConcept, conceptStrongest))
		}
	}
	return e.inferConcept(r, s, heard)
}

func (e *Evaluator) inferConcept(r *reading, s hotloop.Signal, heard compiledSignal) *hotloop.Evidence {
	if len(heard.concepts) == 0 {
		return nil
	}
	var best hit
	strength := 0.0
	if r.concepts == nil {
		r.concepts = make([]conceptHit, len(e.concepts))
	}
	for _, i := range heard.concepts {
		c := &r.concepts[i]
		if !c.done {
			c.hit, c.strength = e.strongest(r, e.concepts[i].hear, nil, 1, func(t *turn, h hit) bool {
				return !t.crosses(h) && !t.sents[h.sent].list && t.specific(h) && t.sents[h.sent].vague == 0
			})
			c.done = true
		}
		if v := min(c.strength*factorConcept, conceptStrongest); v > strength {
			best, strength = c.hit, v
		}
	}
	if strength == 0 {
		return nil
	}
	return e.evidence(r, s, best, strength)
}

// specific reports whether a hit stands in a sentence that names, counts or
// quotes something, or beside one.
func (t *turn) specific(h hit) bool {
	for i := max(0, h.sent-1); i <= min(h.lastSent+1, len(t.sents)-1); i++ {
		s := t.sents[i]
		if s.figure || s.name {
			return true
		}
	}
	return false
}
