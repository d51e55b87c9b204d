package web

import (
	"context"
	"net/http"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"hotloop"
)

type questionsInput struct {
	Form  hotloop.Form      `query:"form" doc:"only questions answered this way"`
	Round hotloop.RoundKind `query:"round" doc:"only questions asked in this kind of round"`
	Level hotloop.Level     `query:"level"`
	Value hotloop.Value     `query:"value" doc:"a value of the culture memo, in lower case"`
	Topic string            `query:"topic"`
	Grade hotloop.Grade     `query:"grade" doc:"only questions with a source of this grade"`
	Q     string            `query:"q" maxLength:"200" doc:"words that the title, the topics or the opening must hold, all of them"`
}

type questionInput struct {
	ID hotloop.QuestionID `path:"id" maxLength:"128"`
}

// apiBank registers the bank. Question's own JSON leaves out rubric, tests and
// model answers.
func (s *server) apiBank(a huma.API) {
	operation(s, a, op(http.MethodGet, "/api/questions", "questions", "bank", "All questions, or those that fit a filter"),
		func(_ context.Context, in *questionsInput) (*reply[[]hotloop.Question], error) {
			f := filter{Form: in.Form, Round: in.Round, Level: in.Level, Value: in.Value, Topic: in.Topic, Grade: in.Grade, Search: strings.TrimSpace(in.Q)}
			return &reply[[]hotloop.Question]{Body: orEmpty(f.apply(s.bank.Questions()))}, nil
		})
	operation(s, a, op(http.MethodGet, "/api/questions/{id}", "question", "bank", "One question, without rubric, hidden tests or model answers"),
		func(_ context.Context, in *questionInput) (*reply[hotloop.Question], error) {
			q, err := s.bank.Question(in.ID)
			if err != nil {
				return nil, err
			}
			return &reply[hotloop.Question]{Body: q}, nil
		})
	operation(s, a, op(http.MethodGet, "/api/templates", "templates", "bank", "The kinds of loops"),
		func(context.Context, *struct{}) (*reply[[]hotloop.Template], error) {
			return &reply[[]hotloop.Template]{Body: orEmpty(s.bank.Templates())}, nil
		})
}
