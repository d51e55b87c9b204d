package web

import (
	"net/http"
	"slices"

	"hotloop"
)

type newPage struct {
	Templates []hotloop.Template
	Levels    []hotloop.Level
	Modes     []modeChoice
	Chosen    string
	Level     hotloop.Level
	Mode      hotloop.Mode
}

type modeChoice struct {
	Mode  hotloop.Mode
	About string
}

func modeChoices() []modeChoice {
	return []modeChoice{
		{hotloop.ModePractice, "You may pause and ask for hints; both are recorded."},
		{hotloop.ModeReal, "The clock runs on, as it would on the day."},
	}
}

// newLoop lets one choose among templates, with what each source says where
// sources disagree.
func (s *server) newLoop(w http.ResponseWriter, r *http.Request) error {
	set, err := s.settings(r.Context())
	if err != nil {
		return err
	}
	data := newPage{Templates: s.bank.Templates(), Levels: hotloop.Levels(), Modes: modeChoices(), Level: set.Level, Mode: set.Mode}
	slices.SortStableFunc(data.Templates, func(a, b hotloop.Template) int { return a.Minutes() - b.Minutes() })
	data.Chosen = r.URL.Query().Get("template")
	if data.Chosen == "" && len(data.Templates) > 0 {
		data.Chosen = data.Templates[0].ID
	}
	show(s, w, r, http.StatusOK, "new", "Start a loop", data)
	return nil
}

// startLoop takes the form of this page, of the home page, and of a question's
// page; and a seed, as the API does.
func (s *server) startLoop(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(w, r); err != nil {
		return err
	}
	f := r.PostForm
	seed, err := seedOf(f.Get("seed"))
	if err != nil {
		return err
	}
	id, err := s.start(r.Context(), wanted{
		Template: f.Get("template"), Question: hotloop.QuestionID(f.Get("question")), Form: hotloop.Form(f.Get("form")),
		Level: hotloop.Level(f.Get("level")), Mode: hotloop.Mode(f.Get("mode")), Seed: seed,
	})
	if err != nil {
		return err
	}
	http.Redirect(w, r, loopHref(id), http.StatusSeeOther)
	return nil
}
