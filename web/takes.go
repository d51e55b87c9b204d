package web

import (
	"hotloop/coach"
)

// takes are two attempts at one question, side by side.
type takes struct {
	Then, Now attempt
	coach.Difference
}

// newTakes compares two attempts that both have a scorecard.
func newTakes(before, now attempt) takes {
	return takes{Then: before, Now: now, Difference: coach.Compare(before.forCoach(), now.forCoach())}
}

// Moved are the dimensions that differ, in a score or in the evidence.
func (t takes) Moved() []coach.DimensionChange {
	var out []coach.DimensionChange
	for _, d := range t.Dimensions {
		if d.Before != d.After || len(d.Because) > 0 {
			out = append(out, d)
		}
	}
	return out
}

// forCoach is the attempt as coach reads it; it must have a scorecard.
func (a attempt) forCoach() coach.Attempt {
	loop, _, _, _ := parseAnswerID(a.Answer.ID)
	return coach.Attempt{
		Answer: a.Answer.ID, Loop: loop, Question: a.Question.ID, Title: a.Question.Title, Form: a.Question.Form,
		Round: a.Answer.Round, Level: a.Answer.Level, At: a.At, Card: *a.Card,
	}
}

// scored are the attempts that coach can read.
func scored(all []attempt) []coach.Attempt {
	var out []coach.Attempt
	for _, a := range all {
		if a.Card != nil {
			out = append(out, a.forCoach())
		}
	}
	return out
}
