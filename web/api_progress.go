package web

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"hotloop/coach"
)

// apiProgress registers what coach makes of all attempts.
func (s *server) apiProgress(a huma.API) {
	operation(s, a, op(http.MethodGet, "/api/progress", "progress", "results", "Every dimension and question over time"),
		func(ctx context.Context, _ *struct{}) (*reply[coach.ProgressView], error) {
			past, err := s.history(ctx)
			if err != nil {
				return nil, err
			}
			return &reply[coach.ProgressView]{Body: coach.Progress(scored(past))}, nil
		})
	operation(s, a, op(http.MethodGet, "/api/plan", "plan", "results", "What to practise next and why"),
		func(ctx context.Context, _ *struct{}) (*reply[coach.PlanView], error) {
			plan, err := s.planView(ctx)
			if err != nil {
				return nil, err
			}
			return &reply[coach.PlanView]{Body: plan}, nil
		})
}

// planView is what to practise next, from all attempts and the settings.
func (s *server) planView(ctx context.Context) (coach.PlanView, error) {
	past, err := s.history(ctx)
	if err != nil {
		return coach.PlanView{}, err
	}
	set, err := s.settings(ctx)
	if err != nil {
		return coach.PlanView{}, err
	}
	return coach.Plan(scored(past), s.bank.Questions(), set, s.now()), nil
}
