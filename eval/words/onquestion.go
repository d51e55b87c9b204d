package words

import (
	"math"
	"slices"

	"hotloop"
)

// heardOf is what the signals of a question's own said of an answer.
type heardOf struct {
	must, musts int            // must-haves heard, and all
	telling     float64        // sum over the signals of how telling their best hit is
	opening     []where        // the sentences with which the answer opens
	opens       map[where]bool // those of them that show a signal
}

// mostTelling bounds what one signal adds to telling.
const mostTelling = 8

// How the four observations are joined: a logistic regression over on-question
// and off-question answers, common to all questions (docs/grading.md).
const (
	onAsked    = 0.44
	onListened = 0.11
	onMust     = 4.8
	onTelling  = 1.9
	onLength   = -3.6 // a longer answer says more of everything
	onBase     = 15.9

	offBelow = -2.5 // surely about something else
	onAbove  = -1.5 // surely on its question

	// Fewer words are a clarifying question, or an answer to a probe.
	leastToTell = 80
	// Fewer signals of its own say too little of what a question is about.
	leastOwn = 3
)

// Left of what an answer to another question shows.
const (
	leftShared = 0.05 // of what every question listens for: a story told well
	leftOwn    = 0.2  // of the question's own signals, met by chance
)

// onQuestion says how far an answer is about its question, from 0 (about another)
// to 1.
func (e *Evaluator) onQuestion(q hotloop.Question, r *reading, c *compiledQuestion, own heardOf) float64 {
	if q.Form == hotloop.FormCode || c.topic.own < leastOwn || r.floor || r.list || r.words < leastToTell {
		return 1
	}
	said := r.vocabulary(e.lex)
	must := 1.0
	if own.musts > 0 {
		must = float64(own.must) / float64(own.musts)
	}
	on := onAsked*e.lex.tie(c.topic.asked, said, r.words) + onListened*e.lex.tie(c.topic.listened, said, r.words) +
		onMust*must + onTelling*own.telling/float64(c.topic.own) + onLength*math.Log(float64(r.words)) + onBase
	return min(max((on-offBelow)/(onAbove-offBelow), 0), 1)
}

// vocabulary is what was said in the sentences that count.
func (r *reading) vocabulary(x *lexicon) vocabulary {
	v := vocabulary{}
	r.each(func(_ int, t *turn, _ int, s *sentence) bool {
		for k := s.first; k < s.last; k++ {
			if t.toks[k].kind == word && !x.function[t.toks[k].low] {
				v[t.toks[k].stem] = true
			}
		}
		return true
	})
	return v
}

func sortedStems(v vocabulary) []string {
	list := make([]string, 0, len(v))
	for s := range v {
		list = append(list, s)
	}
	slices.Sort(list)
	return list
}

// weaken takes from what speaks for an answer as far as it is about something
// else, or names nothing. What was not heard and what speaks against it stays.
func weaken(list []hotloop.Evidence, q hotloop.Question, on, substance float64) {
	if on >= 1 && substance >= 1 {
		return
	}
	for i := range list {
		ev := &list[i]
		if !ev.For() || ev.Seen.Quote == nil {
			continue
		}
		left := leftShared
		if s, ok := q.Rubric.Signal(ev.Signal); ok && !s.Listen.IsZero() {
			left = leftOwn
		}
		ev.Strength = round(ev.Strength * (left + (1-left)*on) * substance)
	}
}
