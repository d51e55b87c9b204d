package web

import (
	"html/template"
	"net/http"

	"hotloop"
)

type questionPage struct {
	Question  hotloop.Question
	Statement template.HTML
	Past      []attempt // newest first
	Levels    []hotloop.Level
	Level     hotloop.Level
	Modes     []modeChoice
	Mode      hotloop.Mode
}

// question shows what a candidate may know before answering: the statement of
// the first part, where it comes from, and how earlier attempts went.
func (s *server) question(w http.ResponseWriter, r *http.Request) error {
	q, err := s.bank.Question(hotloop.QuestionID(r.PathValue("id")))
	if err != nil {
		return err
	}
	set, err := s.settings(r.Context())
	if err != nil {
		return err
	}
	past, err := s.history(r.Context())
	if err != nil {
		return err
	}
	text := q.Statement
	if len(q.Parts) > 0 {
		text += "\n\n" + q.Parts[0].Statement
	}
	data := questionPage{
		Question: q, Statement: markdown(text), Levels: hotloop.Levels(), Level: set.Level, Modes: modeChoices(), Mode: set.Mode,
	}
	for i := len(past) - 1; i >= 0; i-- {
		if past[i].Answer.Question == q.ID {
			data.Past = append(data.Past, past[i])
		}
	}
	show(s, w, r, http.StatusOK, "question", q.Title, data)
	return nil
}
