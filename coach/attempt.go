package coach

import (
	"cmp"
	"math"
	"slices"
	"time"

	"hotloop"
)

// Attempt is one graded answer with what is known around it. Answer names it
// and is given once among attempts.
type Attempt struct {
	Answer   hotloop.AnswerID   `json:"answer"`
	Loop     hotloop.LoopID     `json:"loop"`
	Question hotloop.QuestionID `json:"question"`
	Title    string             `json:"title"`
	Form     hotloop.Form       `json:"form"`
	Round    hotloop.RoundKind  `json:"round"`
	Level    hotloop.Level      `json:"level"`
	At       time.Time          `json:"at"`
	Card     hotloop.Scorecard  `json:"card"`
}

// inOrder returns the attempts oldest first. Answers of one loop may carry the
// time at which it started; their names then tell which came first.
func inOrder(attempts []Attempt) []Attempt {
	out := slices.Clone(attempts)
	slices.SortStableFunc(out, func(a, b Attempt) int {
		return cmp.Or(
			a.At.Compare(b.At),
			cmp.Compare(a.Loop, b.Loop),
			cmp.Compare(len(a.Answer), len(b.Answer)), // "L/2/0" before "L/10/0"
			cmp.Compare(a.Answer, b.Answer),
		)
	})
	return out
}

// row is a card's row for a dimension, without signal if it has none.
func row(c hotloop.Scorecard, d hotloop.Dimension) hotloop.DimensionScore {
	for _, r := range c.Dimensions {
		if r.Dimension == d {
			return r
		}
	}
	return hotloop.DimensionScore{Dimension: d}
}

// counted yields the evidence on which a row rests, the weightiest first.
func counted(c hotloop.Scorecard, r hotloop.DimensionScore) []hotloop.Evidence {
	out := make([]hotloop.Evidence, 0, len(r.Rests))
	for _, i := range r.Rests {
		if i >= 0 && i < len(c.Evidence) {
			out = append(out, c.Evidence[i])
		}
	}
	return out
}

// change is how far a score moved, in steps of 0.1; 0 if either is no signal.
func change(before, after hotloop.Score) float64 {
	if !before.Heard || !after.Heard {
		return 0
	}
	return tenth(after.Value - before.Value)
}

// tenth rounds to a tenth and leaves no negative zero.
func tenth(x float64) float64 { return math.Round(x*10)/10 + 0 }
