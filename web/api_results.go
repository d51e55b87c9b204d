package web

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"hotloop"
	"hotloop/coach"
)

// AnswerReport is one answer with what came of it.
type AnswerReport struct {
	Answer    hotloop.Answer     `json:"answer"`
	Question  QuestionName       `json:"question"`
	State     string             `json:"state" enum:"open,grading,graded,failed,unknown" doc:"unknown: the bank has lost the question"`
	Failed    string             `json:"failed,omitempty" doc:"why it could not be graded"`
	Scorecard *hotloop.Scorecard `json:"scorecard,omitempty"`
}

// QuestionName is what identifies a question to people.
type QuestionName struct {
	ID      hotloop.QuestionID `json:"id"`
	Title   string             `json:"title"`
	Form    hotloop.Form       `json:"form"`
	Minutes int                `json:"minutes"`
}

// AnswerWithTakes adds the comparison with the attempt before.
type AnswerWithTakes struct {
	AnswerReport
	Previous *hotloop.Scorecard `json:"previous,omitempty" doc:"of the last attempt at the same question before this one"`
	Changes  *coach.Difference  `json:"changes,omitempty" doc:"what changed since, by dimension, and the evidence that made it"`
}

// DebriefReport is a debrief with what is still missing from it.
type DebriefReport struct {
	hotloop.Debrief
	Grading int `json:"grading" doc:"answers that are still being graded"`
	Failed  int `json:"failed" doc:"answers that could not be graded and are left out"`
}

// AnswerPath names an answer.
type AnswerPath struct {
	LoopPath
	Round int `path:"round" minimum:"0" maximum:"1000"`
	Place int `path:"place" minimum:"0" maximum:"1000"`
}

func reportOf(a attempt) AnswerReport {
	return AnswerReport{
		Answer: a.Answer, State: stateOf(a), Failed: a.Failed(), Scorecard: a.Card,
		Question: QuestionName{ID: a.Question.ID, Title: a.Question.Title, Form: a.Question.Form, Minutes: a.Question.Minutes},
	}
}

// apiResults registers what came of loops.
func (s *server) apiResults(a huma.API) {
	operation(s, a, op(http.MethodGet, "/api/loops/{loop}/answers", "answers", "results", "The answers of a loop with their scorecards"),
		func(ctx context.Context, in *LoopPath) (*reply[[]AnswerReport], error) {
			list, err := s.results(ctx, in.Loop)
			if err != nil {
				return nil, err
			}
			out := make([]AnswerReport, len(list))
			for i, a := range list {
				out[i] = reportOf(a)
			}
			return &reply[[]AnswerReport]{Body: out}, nil
		})
	operation(s, a, op(http.MethodGet, "/api/answers/{loop}/{round}/{place}", "answer", "results", "One answer with its scorecard and what changed since the attempt before"),
		func(ctx context.Context, in *AnswerPath) (*reply[AnswerWithTakes], error) {
			got, err := s.attempt(ctx, hotloop.NewAnswerID(in.Loop, in.Round, in.Place))
			if err != nil {
				return nil, err
			}
			out := AnswerWithTakes{AnswerReport: reportOf(got)}
			if got.Card != nil {
				before, err := s.earlier(ctx, got)
				if err != nil {
					return nil, err
				}
				if before != nil {
					t := newTakes(*before, got)
					out.Previous, out.Changes = before.Card, &t.Difference
				}
			}
			return &reply[AnswerWithTakes]{Body: out}, nil
		})
	operation(s, a, op(http.MethodGet, "/api/loops/{loop}/debrief", "debrief", "results", "The debrief of a loop that has ended"),
		func(ctx context.Context, in *LoopPath) (*reply[DebriefReport], error) {
			d, err := s.debriefOf(ctx, in.Loop)
			if err != nil {
				return nil, err
			}
			if !d.Ended {
				return nil, hotloop.Errorf(hotloop.CodeConflict, "The debrief comes when the loop has ended.")
			}
			return &reply[DebriefReport]{Body: DebriefReport{Debrief: d.Debrief, Grading: d.Grading, Failed: d.Failed}}, nil
		})
	s.apiProgress(a)
}
