package web

import (
	"context"

	"hotloop"
	"hotloop/score"
)

// debriefing is a debrief with what is still missing from it.
type debriefing struct {
	Debrief hotloop.Debrief
	Plan    hotloop.LoopPlan
	Answers []attempt
	Grading int  // answers that are still being graded
	Failed  int  // answers that could not be graded
	Ended   bool // false: the loop goes on, and there is no debrief yet
}

// debriefOf derives the debrief of a loop from what was graded so far.
func (s *server) debriefOf(ctx context.Context, loop hotloop.LoopID) (debriefing, error) {
	events, err := s.store.Events(ctx, loop)
	if err != nil {
		return debriefing{}, err
	}
	if len(events) == 0 || events[0].Plan == nil {
		return debriefing{}, hotloop.Errorf(hotloop.CodeUnreadable, "Loop %s has no plan on record, so there is no debrief. It was left untouched.", loop)
	}
	last := events[len(events)-1]
	d := debriefing{Plan: *events[0].Plan, Ended: last.Kind == hotloop.EventLoopEnded}
	if !d.Ended {
		return d, nil
	}
	all, err := s.results(ctx, loop)
	if err != nil {
		return debriefing{}, err
	}
	d.Answers = done(all)
	in := score.DebriefInput{Loop: loop, Plan: d.Plan, Ended: last.At, Questions: s.bank.Questions()}
	for _, a := range d.Answers {
		switch stateOf(a) {
		case "graded":
			in.Answers = append(in.Answers, score.Graded{Answer: a.Answer.ID, Round: a.Round, Question: a.Question, Evidence: a.Card.Evidence})
		case "grading":
			d.Grading++
		default:
			d.Failed++
		}
	}
	if s.closings != nil {
		if in.Closings, err = s.closings(loop, events); err != nil {
			return debriefing{}, err
		}
	}
	d.Debrief = score.Debrief(in)
	return d, nil
}
