package web

import (
	"net/http"

	"hotloop"
)

type debriefPage struct {
	debriefing
	Loop       hotloop.LoopID
	Radar      radarView
	Interviews []interviewCard
	Next       []nextCard
}

type interviewCard struct {
	hotloop.Interview
	Reasons []reasonView
	Answers []attempt
}

type reasonView struct {
	hotloop.Reason
	Where string
	Href  string
}

type nextCard struct {
	hotloop.NextStep
	Title string
	Known bool
}

// debrief is the letter that ends a loop.
func (s *server) debrief(w http.ResponseWriter, r *http.Request) error {
	loop := hotloop.LoopID(r.PathValue("loop"))
	d, err := s.debriefOf(r.Context(), loop)
	if err != nil {
		return err
	}
	p := debriefPage{debriefing: d, Loop: loop}
	if d.Ended {
		p.Radar = newRadar(d.Debrief.Dimensions, nil)
	}
	for _, i := range d.Debrief.Interviews {
		card := interviewCard{Interview: i}
		for _, reason := range i.Reasons {
			v := newEvidenceView(0, reason.Evidence, nil)
			card.Reasons = append(card.Reasons, reasonView{Reason: reason, Where: v.Where, Href: answerHref(reason.Answer)})
		}
		for _, a := range d.Answers {
			if a.Round == i.Round {
				card.Answers = append(card.Answers, a)
			}
		}
		p.Interviews = append(p.Interviews, card)
	}
	for _, n := range d.Debrief.Next {
		q, known := s.knownQuestion(n.Question)
		p.Next = append(p.Next, nextCard{NextStep: n, Title: q.Title, Known: known})
	}
	show(s, w, r, http.StatusOK, "debrief", "Debrief", p)
	return nil
}
