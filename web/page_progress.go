package web

import (
	"net/http"

	"hotloop"
	"hotloop/coach"
)

// progressPage is scores over time: nine small charts on one scale, then and
// now, and everything again as tables.
type progressPage struct {
	Progress coach.ProgressView
	Plan     coach.PlanView
	Charts   []chartView
	Radar    radarView
	Compared bool          // whether there is a then to compare with
	History  []attempt     // newest first, those not graded included
	Standing []standingRow // the radar as a table
}

type standingRow struct {
	Dimension hotloop.Dimension
	First     hotloop.Score
	Standing  hotloop.Score
	Over      int
}

func (s *server) progress(w http.ResponseWriter, r *http.Request) error {
	past, err := s.history(r.Context())
	if err != nil {
		return err
	}
	set, err := s.settings(r.Context())
	if err != nil {
		return err
	}
	attempts := scored(past)
	p := progressPage{Progress: coach.Progress(attempts), Plan: coach.Plan(attempts, s.bank.Questions(), set, s.now())}
	var now, then []hotloop.DimensionScore
	for _, d := range p.Progress.Dimensions {
		p.Charts = append(p.Charts, newChart(d))
		now = append(now, hotloop.DimensionScore{Dimension: d.Dimension, Score: d.Standing})
		first := hotloop.DimensionScore{Dimension: d.Dimension}
		if len(d.Points) > 1 {
			first.Score, p.Compared = d.First, true
		}
		then = append(then, first)
		p.Standing = append(p.Standing, standingRow{Dimension: d.Dimension, First: d.First, Standing: d.Standing, Over: d.Over})
	}
	if !p.Compared {
		then = nil
	}
	p.Radar = newRadar(now, then)
	for i := len(past) - 1; i >= 0; i-- {
		p.History = append(p.History, past[i])
	}
	show(s, w, r, http.StatusOK, "progress", "Progress", p, "progress.js")
	return nil
}
