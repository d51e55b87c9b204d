package web

import (
	"context"
	"slices"

	"hotloop"
)

// keepSettings checks settings, from the form or the API, and saves them.
func (s *server) keepSettings(ctx context.Context, set hotloop.Settings) error {
	if !set.Level.Valid() {
		return hotloop.Errorf(hotloop.CodeInvalid, "There is no level %q. Choose one of %v.", clip(string(set.Level), 20), hotloop.Levels())
	}
	if set.Mode != hotloop.ModePractice && set.Mode != hotloop.ModeReal {
		return hotloop.Errorf(hotloop.CodeInvalid, "There is no mode %q. Choose practice or real.", clip(string(set.Mode), 20))
	}
	if problem := badDate(set.InterviewDate); problem != "" {
		return hotloop.Errorf(hotloop.CodeInvalid, "%s", problem)
	}
	known := s.offered(hotloop.Settings{})
	seen := []string{}
	for _, l := range set.Languages {
		if !slices.Contains(known, l) {
			return hotloop.Errorf(hotloop.CodeInvalid, "hotloop does not know the language %q. It knows %v.", clip(l, 20), known)
		}
		if !slices.Contains(seen, l) {
			seen = append(seen, l)
		}
	}
	set.Languages = seen
	return s.store.SaveSettings(ctx, set)
}
