package score

import (
	"cmp"
	"slices"

	"hotloop"
)

// gap is something that would raise an answer's score.
type gap struct {
	answer answered
	signal int
	gain   float64 // in the answer's overall score, 1 to 5
	from   float64 // the dimension as it is, rounded; 0 if it has no signal
	to     float64 // and as it would be
	train  hotloop.Question
}

// next is what to do next: the three gaps that cost most, each on a dimension
// and a question of its own as far as there are such, then dimensions about
// which the loop showed nothing.
func next(sittings []sitting, in DebriefInput) []hotloop.NextStep {
	gaps := findGaps(sittings, in.Questions)
	var picked []gap
	for _, strict := range []bool{true, false} {
		for _, g := range gaps {
			if len(picked) == nextSteps {
				break
			}
			if !slices.ContainsFunc(picked, func(p gap) bool { return clash(p, g, strict) }) {
				picked = append(picked, g)
			}
		}
	}
	steps := []hotloop.NextStep{}
	for i, g := range picked {
		steps = append(steps, gapStep(i, g))
	}
	return append(steps, silentSteps(sittings, in, nextSteps-len(steps))...)
}

// clash reports whether two steps would be about the same thing. Loosely, that
// is the same signal; strictly, the same dimension or the same question.
func clash(a, b gap, strict bool) bool {
	s, t := a.answer.sheet.signals[a.signal], b.answer.sheet.signals[b.signal]
	if s.ID == t.ID {
		return true
	}
	return strict && (s.Dimension == t.Dimension || a.train.ID == b.train.ID)
}

// findGaps lists gaps, the costliest first.
func findGaps(sittings []sitting, bank []hotloop.Question) []gap {
	var gaps []gap
	for _, c := range gains(sittings) {
		a, sheet := sittings[c.sitting].answers[c.answer], c.sheet(sittings)
		sig := sheet.signals[c.signal]
		g := gap{answer: a, signal: c.signal, train: a.Question, from: sheet.row(sig.Dimension).value}
		was := sheet.exact
		c.do(sittings)
		g.gain, g.to = sheet.exact-was, sheet.row(sig.Dimension).value
		c.undo(sittings)
		if g.to <= g.from || g.gain <= 0 {
			continue
		}
		if i := slices.IndexFunc(bank, func(q hotloop.Question) bool { return q.ID == sig.Train }); sig.Train != "" && i >= 0 {
			g.train = bank[i]
		}
		gaps = append(gaps, g)
	}
	slices.SortStableFunc(gaps, func(a, b gap) int { return cmp.Compare(b.gain, a.gain) })
	return gaps
}

// silentSteps fill up with dimensions that have no signal in the whole loop:
// for each the question that expects most on it and was not asked.
func silentSteps(sittings []sitting, in DebriefInput, most int) []hotloop.NextStep {
	answers := all(sittings)
	if !slices.ContainsFunc(answers, func(a answered) bool { return a.sheet.mean.Heard }) {
		return firstSteps(in, most)
	}
	var steps []hotloop.NextStep
	taken := map[hotloop.QuestionID]bool{}
	for _, a := range answers {
		taken[a.Question.ID] = true
	}
	for _, d := range hotloop.Dimensions() {
		if len(steps) >= most {
			break
		}
		if dimension(answers, d).heard {
			continue
		}
		var best hotloop.Question
		most := 0.0
		for _, q := range in.Questions {
			s, _ := newSheet(q.Rubric, in.Plan.Level, nil)
			if w := s.row(d).expected; !taken[q.ID] && slices.Contains(q.Levels, in.Plan.Level) &&
				(w > most || w == most && w > 0 && q.ID < best.ID) {
				best, most = q, w
			}
		}
		if most > 0 {
			taken[best.ID] = true
			steps = append(steps, silentStep(d, best))
		}
	}
	return steps
}

// firstSteps are for a loop in which nothing was heard: the plan's own
// questions, in order.
func firstSteps(in DebriefInput, most int) []hotloop.NextStep {
	var steps []hotloop.NextStep
	for _, r := range in.Plan.Rounds {
		for _, id := range r.Questions {
			i := slices.IndexFunc(in.Questions, func(q hotloop.Question) bool { return q.ID == id })
			if i >= 0 && len(steps) < most {
				steps = append(steps, firstStep(r, in.Questions[i]))
			}
		}
	}
	return steps
}
