package score

import (
	"cmp"
	"math"
	"slices"

	"hotloop"
)

// mostRemarks is how many sentences feedback has each way; below floorUntil
// overall it has one in favour.
const (
	mostRemarks = 2
	floorUntil  = 2.0
)

// Feedback tells a scorecard to the candidate. It says nothing that the
// evidence does not carry; what would raise the answer is found by re-scoring.
func Feedback(q hotloop.Question, card hotloop.Scorecard) hotloop.Feedback {
	s, best := newSheet(q.Rubric, card.Level, card.Evidence)
	f := hotloop.Feedback{Worked: []hotloop.Remark{}, Lacking: []hotloop.Remark{}, Outline: []hotloop.Step{}}
	type weighed struct {
		points float64
		place  int
		first  float64 // what is told first
	}
	var list []weighed
	for i := range s.signals {
		if points, observed := s.counts(i); observed {
			if points < 0 && !s.signals[i].Against {
				// What a missing signal costs is mostly what it does not earn.
				points -= weight(s.signals[i])
			}
			list = append(list, weighed{points, best[i], tellable(points, card.Evidence[best[i]])})
		}
	}
	slices.SortStableFunc(list, func(a, b weighed) int {
		return cmp.Or(-cmp.Compare(a.first, b.first), cmp.Compare(a.place, b.place))
	})
	for _, w := range list {
		side, most := &f.Worked, mostRemarks
		if card.Overall.Value < floorUntil {
			most = 1 // two in favour of an answer on the floor would mislead
		}
		if w.points < 0 {
			side, most = &f.Lacking, mostRemarks
		}
		if len(*side) < most {
			*side = append(*side, hotloop.Remark{Says: oneSentence(card.Evidence[w.place].Says), Evidence: w.place})
		}
	}
	f.Raise = s.raise()
	f.Next, f.Outline = s.outline()
	return f
}

// tellable is how soon evidence that earned so many points is put into words: what
// somebody reads first had better be so, and doubt weighs twice.
func tellable(points float64, e hotloop.Evidence) float64 {
	if e.Sure == 0 {
		return math.Abs(points)
	}
	return math.Abs(points) * e.Sure * e.Sure
}

// oneSentence is the first sentence of what evidence says. Feedback has five of
// them, and the rest stands with the evidence.
func oneSentence(says string) string {
	for i := 1; i+2 < len(says); i++ {
		if says[i-1] != '.' && says[i] == '.' && says[i+1] == ' ' && (says[i+2] >= 'A' && says[i+2] <= 'Z') {
			return says[:i+1]
		}
	}
	return says
}

// raise is the change that lifts the overall score most: a signal said clearly,
// or a trap left out. A dimension that was heard is mended before one about
// which nothing was said, because what opens a dimension from nothing moves the
// mean further than it helps the answer.
func (s *sheet) raise() *hotloop.Raise {
	if out := s.raiseWhere(func(r row) bool { return r.heard }); out != nil {
		return out
	}
	return s.raiseWhere(func(row) bool { return true })
}

// raiseWhere is raise among the dimensions whose row fits.
func (s *sheet) raiseWhere(fits func(row) bool) *hotloop.Raise {
	var out *hotloop.Raise
	most := s.exact + 1e-9
	for i, sig := range s.signals {
		was, to := s.strengths[i], saidClearly
		if sig.Against {
			to = 0
		}
		if sig.Against && was >= 0 || !sig.Against && (was >= saidPlainly || !sig.ExpectedAt(s.level)) {
			continue
		}
		before := s.row(sig.Dimension)
		if !fits(before) {
			continue
		}
		s.set(i, to)
		if after := s.row(sig.Dimension); s.exact > most && after.heard && after.value > before.value {
			most = s.exact
			out = &hotloop.Raise{Says: stop(capital(aim(sig, 0))), Signal: sig.ID, Dimension: sig.Dimension, From: hotloop.Score{Heard: before.heard, Value: before.value}, To: after.value}
		}
		s.set(i, was)
	}
	return out
}

// outline is what the answer would show at the next level: what it shows
// already, and what it would have to add.
func (s *sheet) outline() (hotloop.Level, []hotloop.Step) {
	levels := hotloop.Levels()
	next := levels[min(slices.Index(levels, s.level)+1, len(levels)-1)]
	steps, missing := []hotloop.Step{}, 0
	for i, sig := range s.signals {
		if sig.Detect != "" || !sig.ExpectedAt(next) {
			continue
		}
		if s.strengths[i] > 0 {
			steps = append(steps, hotloop.Step{Shown: true, Says: sig.Heard})
		} else if sig.Must || sig.From == next {
			missing++
			steps = append(steps, hotloop.Step{Says: stop(capital(aim(sig, missing)))})
		}
	}
	return next, steps
}
