package web

import (
	"bytes"
	"net/http"
	"slices"
)

// feedbackPart is what the room shows of a finished answer, in a place reserved
// for it: the picture, the strongest evidence each way, and the way to the rest.
type feedbackPart struct {
	Attempt attempt
	State   string
	Radar   radarView
	For     []evidenceView
	Against []evidenceView // absences among them
	Notices []string
}

// feedbackMost is how many observations are shown each way.
const feedbackMost = 3

func (s *server) feedback(w http.ResponseWriter, r *http.Request) error {
	a, err := s.attempt(r.Context(), answerOf(r))
	if err != nil {
		return err
	}
	p := feedbackPart{Attempt: a, State: stateOf(a)}
	status := http.StatusOK
	if p.State == "grading" || p.State == "open" {
		status = http.StatusAccepted
	}
	if a.Card != nil {
		p.Notices = s.notices(a.Question, a.Answer)
		p.Radar = newRadar(a.Card.Dimensions, nil)
		rows, _ := dimensionRows(*a.Card, nil)
		for _, row := range rows {
			for _, e := range row.Evidence {
				switch {
				case !e.Counted:
				case e.For():
					p.For = append(p.For, e)
				default:
					p.Against = append(p.Against, e)
				}
			}
		}
		p.For, p.Against = strongest(p.For), strongest(p.Against)
	}
	return s.part(w, status, "feedback", p)
}

func strongest(list []evidenceView) []evidenceView {
	slices.SortStableFunc(list, func(a, b evidenceView) int {
		switch x, y := abs(a.Strength), abs(b.Strength); {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
	return list[:min(len(list), feedbackMost)]
}

func abs(v float64) float64 {
	if v < 0 {
		return -v
	}
	return v
}

// part renders a part of a page on its own.
func (s *server) part(w http.ResponseWriter, status int, name string, data any) error {
	var out bytes.Buffer
	if err := s.pages["error"].ExecuteTemplate(&out, name, data); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = out.WriteTo(w)
	return nil
}
