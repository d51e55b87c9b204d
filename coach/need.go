package coach

import (
	"cmp"
	"slices"

	"hotloop"
)

// fair is the score from which an interviewer votes yes.
const fair = 3.3

// needs lists every reason to answer a question, in any order.
func (d *desk) needs() []need {
	out := d.untriedForms()
	if len(d.attempts) == 0 {
		return out
	}
	for _, q := range d.questions {
		out = append(out, d.short(q)...)
	}
	out = append(out, d.weak()...)
	return append(out, d.unheard()...)
}

// short is the need to answer a question again, because the last answer fell
// short or lacked a must-have, or to see whether a good one stays. What another
// question trains better is trained there.
func (d *desk) short(q hotloop.Question) []need {
	last, ok := d.last[q.ID]
	if !ok {
		return nil
	}
	overall := last.Card.Overall
	lacks := d.lacks(q, last)
	if len(lacks) == 0 && overall.Heard && overall.Value >= fair {
		wait := d.dueIn(q.ID)
		if d.dated && wait >= d.left { // it would come after the interview
			return nil
		}
		overdue := max(0, d.ago(last)-interval(overall))
		return []need{{question: q, urgency: 0.5 + min(1, float64(overdue)/30), due: wait, why: d.sayStays(last)}}
	}
	var out []need
	here := lacks
	for _, l := range lacks {
		train, ok := d.question(l.signal.Train)
		if !ok || train.ID == q.ID {
			continue
		}
		here = slices.DeleteFunc(slices.Clone(here), func(o lack) bool { return o.signal.ID == l.signal.ID })
		out = append(out, need{
			question: train, urgency: urgency(overall, 1), due: d.dueIn(train.ID), why: d.sayTrains(last, l),
			trains: []hotloop.Dimension{l.signal.Dimension}, signals: []hotloop.SignalID{l.signal.ID},
		})
	}
	n := need{question: q, urgency: urgency(overall, len(here)), due: d.dueIn(q.ID), why: d.sayShort(last, here)}
	for _, l := range here {
		n.signals = append(n.signals, l.signal.ID)
		if !slices.Contains(n.trains, l.signal.Dimension) {
			n.trains = append(n.trains, l.signal.Dimension)
		}
	}
	return append(out, n)
}

// urgency of an answer that fell short: no signal counts as the floor.
func urgency(overall hotloop.Score, lacks int) float64 {
	return 5 - max(1, overall.Value) + min(1, 0.5*float64(lacks))
}

// lack is a must-have for which an answer was searched in vain.
type lack struct {
	signal hotloop.Signal
	says   string
}

// lacks lists the must-haves that were looked for and not found, the weightiest
// first. What nobody looked for is no lack.
func (d *desk) lacks(q hotloop.Question, a Attempt) []lack {
	var out []lack
	for _, s := range q.Rubric.Signals {
		if !s.Must || !s.ExpectedAt(d.level) {
			continue
		}
		says, heard := "", false
		for _, e := range a.Card.Evidence {
			if e.Signal != s.ID {
				continue
			}
			heard = heard || e.For()
			says = cmp.Or(says, e.Says)
		}
		if !heard && says != "" {
			out = append(out, lack{s, says})
		}
	}
	slices.SortStableFunc(out, func(a, b lack) int { return cmp.Compare(b.signal.Weight, a.signal.Weight) })
	return out
}

// weak lists dimensions that stand below fair, each with the question that
// trains it best.
func (d *desk) weak() []need {
	var out []need
	for _, p := range d.stands {
		if !p.Standing.Heard || p.Standing.Value >= fair {
			continue
		}
		// One question may train several dimensions; a second one is wanted when
		// the first has two already.
		full := func(id hotloop.QuestionID) bool {
			n := 0
			for _, o := range out {
				if o.question.ID == id {
					n++
				}
			}
			return n >= 2
		}
		q, ok := d.trainer(p.Dimension, full)
		if !ok {
			continue
		}
		certain := 1 - 0.1*float64(recent-p.Over)
		out = append(out, need{
			question: q, urgency: (5 - p.Standing.Value) * certain, due: d.dueIn(q.ID),
			why: d.sayWeak(p), trains: []hotloop.Dimension{p.Dimension},
		})
	}
	return out
}

// trainer is the question that trains a dimension best: it expects much on it,
// and one that was not answered yet, or not lately, comes before one that was.
func (d *desk) trainer(dim hotloop.Dimension, full func(hotloop.QuestionID) bool) (best hotloop.Question, ok bool) {
	most := 0.0
	for _, q := range d.questions {
		worth := d.share(q, dim)
		if _, tried := d.last[q.ID]; tried {
			worth *= 0.6
		}
		if d.dueIn(q.ID) > 0 {
			worth *= 0.4
		}
		if worth > most && !full(q.ID) {
			best, most, ok = q, worth, true
		}
	}
	return best, ok
}

// unheard lists questions for the dimensions on which no answer showed anything
// yet, as few questions as cover them.
func (d *desk) unheard() []need {
	var missing []hotloop.Dimension
	for _, p := range d.stands {
		if len(p.Points) == 0 {
			missing = append(missing, p.Dimension)
		}
	}
	var out []need
	for len(missing) > 0 {
		var best hotloop.Question
		var covered []hotloop.Dimension
		for _, q := range d.questions {
			if _, tried := d.last[q.ID]; tried {
				continue
			}
			c := slices.DeleteFunc(d.covers(q), func(dim hotloop.Dimension) bool { return !slices.Contains(missing, dim) })
			if len(c) > len(covered) {
				best, covered = q, c
			}
		}
		if len(covered) == 0 {
			return out
		}
		out = append(out, need{question: best, urgency: 2.0, why: sayUnheard(covered), trains: covered})
		missing = without(missing, covered)
	}
	return out
}

// untriedForms lists, for each form that was never answered, the question that
// listens for most dimensions, the shortest of several.
func (d *desk) untriedForms() []need {
	var out []need
	for _, f := range hotloop.Forms() {
		if slices.ContainsFunc(d.attempts, func(a Attempt) bool { return a.Form == f }) {
			continue
		}
		var best *hotloop.Question
		for i, q := range d.questions {
			if q.Form != f {
				continue
			}
			if best == nil || cmp.Or(cmp.Compare(len(d.covers(q)), len(d.covers(*best))), cmp.Compare(best.Minutes, q.Minutes)) > 0 {
				best = &d.questions[i]
			}
		}
		if best != nil {
			out = append(out, need{question: *best, urgency: 2.2, why: d.sayUntried(*best)})
		}
	}
	return out
}
