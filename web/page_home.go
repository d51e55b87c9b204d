package web

import (
	"fmt"
	"math"
	"net/http"
	"time"

	"hotloop"
	"hotloop/coach"
)

// homePage offers one obvious action and says what is worth doing next.
type homePage struct {
	Continue *openLoop // the newest loop that has not ended
	First    bool      // nothing has been done yet
	Days     string    // "12 days to your interview", "" without a date
	Next     *nextThing
	Forms    []formChoice
	Last     *lastLoop
	Short    bool // whether there is a short template to start with
}

type openLoop struct {
	Href, Title, Where string
	Started            time.Time
}

type nextThing struct {
	coach.PlanItem
	Says string
}

type formChoice struct {
	Form  hotloop.Form
	About string
	Count int
}

type lastLoop struct {
	Href, Title string
	Started     time.Time
	Level       hotloop.Level
	Debrief     string // address, "" when there is nothing to debrief
	Answers     []attempt
}

func (s *server) home(w http.ResponseWriter, r *http.Request) error {
	ctx := r.Context()
	heads, err := s.store.Loops(ctx)
	if err != nil {
		return err
	}
	set, err := s.settings(ctx)
	if err != nil {
		return err
	}
	data := homePage{First: len(heads) == 0, Days: daysText(set.InterviewDate, s.now()), Forms: s.formChoices()}
	for _, t := range s.bank.Templates() {
		data.Short = data.Short || t.ID == "short"
	}
	for _, h := range heads {
		if !h.Ended && data.Continue == nil {
			room, err := s.engine.Room(ctx, h.ID)
			if err != nil {
				return err
			}
			data.Continue = &openLoop{Href: loopHref(h.ID), Title: h.Plan.Title, Where: whereIn(room), Started: h.Started}
		}
		if h.Ended && data.Last == nil {
			answers, err := s.attempts(ctx, h.ID)
			if err != nil {
				return err
			}
			data.Last = &lastLoop{Href: loopHref(h.ID), Title: h.Plan.Title, Started: h.Started, Level: h.Plan.Level, Answers: done(answers)}
			if len(data.Last.Answers) > 0 {
				data.Last.Debrief = loopHref(h.ID) + "/debrief"
			}
		}
	}
	plan, err := s.planView(ctx)
	if err != nil {
		return err
	}
	if len(plan.Items) > 0 && !data.First {
		data.Next = &nextThing{PlanItem: plan.Items[0], Says: plan.Says}
	}
	show(s, w, r, http.StatusOK, "home", "Home", data)
	return nil
}

func (s *server) formChoices() []formChoice {
	about := map[hotloop.Form]string{
		hotloop.FormWords: "A question answered by talking: culture, manager, recruiter, design.",
		hotloop.FormCode:  "A program that is compiled, run and tested here.",
		hotloop.FormBoard: "An architecture that is drawn and simulated.",
		hotloop.FormLab:   "A program that runs as several nodes under faults.",
	}
	var out []formChoice
	for _, f := range hotloop.Forms() {
		if n := len(filter{Form: f}.apply(s.bank.Questions())); n > 0 {
			out = append(out, formChoice{Form: f, About: about[f], Count: n})
		}
	}
	return out
}

// daysText says how far away the interview is.
func daysText(date string, now time.Time) string {
	day, err := time.ParseInLocation(time.DateOnly, date, now.Location())
	if err != nil {
		return ""
	}
	y, m, d := now.Date()
	// Rounded, because the clocks may change in between.
	switch days := int(math.Round(day.Sub(time.Date(y, m, d, 0, 0, 0, 0, now.Location())).Hours() / 24)); {
	case days > 1:
		return fmt.Sprintf("%d days to your interview", days)
	case days == 1:
		return "Your interview is tomorrow"
	case days == 0:
		return "Your interview is today"
	}
	return ""
}

func done(all []attempt) []attempt {
	var out []attempt
	for _, a := range all {
		if a.Answer.Done {
			out = append(out, a)
		}
	}
	return out
}
