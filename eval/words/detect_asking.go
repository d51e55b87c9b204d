package words

import (
	"hotloop"
)

// askedNothing is the signal of a shared rubric that no pattern can show: the
// candidate was invited to ask and did not.
const askedNothing hotloop.SignalID = "asking.none"

// Asking reads the candidate's own questions at the end of a round by the
// signals of a rubric. A question needs fewer words than an answer, so there is
// no floor under it. Traps tell only where nothing speaks in favour: whoever
// asks about the team and then about holidays has asked about the team. It
// returns an error only if a pattern of the rubric does not compile.
func (e *Evaluator) Asking(rubric hotloop.Rubric, a hotloop.Answer) ([]hotloop.Evidence, error) {
	q := hotloop.Question{ID: "asking", Form: hotloop.FormWords, Rubric: rubric}
	c, err := e.compiled(q)
	if err != nil {
		return nil, err
	}
	r := e.read(q, a)
	if r.foreign != "" || len(r.turns) == 0 {
		return nil, nil
	}
	var favour, traps []hotloop.Evidence
	for i, s := range rubric.Signals {
		if s.ID == askedNothing {
			continue
		}
		heard := c.signals[i]
		best, strength := e.strongest(r, heard.hear, heard.not, heard.within, func(*turn, hit) bool { return true })
		if strength == 0 {
			continue
		}
		if found := e.evidence(r, s, best, strength); found != nil && s.Against {
			traps = append(traps, *found)
		} else if found != nil {
			favour = append(favour, *found)
		}
	}
	if len(favour) > 0 {
		return favour, nil
	}
	if s, ok := rubric.Signal(askedNothing); ok && len(traps) == 0 && !r.asksAnything() {
		if found := e.evidence(r, s, r.turns[0].firstSentence(0), strengthBase); found != nil {
			return append(traps, *found), nil
		}
	}
	return traps, nil
}

// asksAnything reports whether any turn puts a question.
func (r *reading) asksAnything() bool {
	for ti := range r.turns {
		if len(r.turns[ti].questions()) > 0 {
			return true
		}
	}
	return false
}
