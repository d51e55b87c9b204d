package web

import (
	"context"
	"net/http"

	"hotloop"
)

type loopsPage struct{ Loops []hotloop.LoopHead }

func (s *server) loops(w http.ResponseWriter, r *http.Request) error {
	heads, err := s.store.Loops(r.Context())
	if err != nil {
		return err
	}
	show(s, w, r, http.StatusOK, "loops", "Loops", loopsPage{Loops: heads})
	return nil
}

// deleteLoop deletes at the user's own wish; the form asks first.
func (s *server) deleteLoop(w http.ResponseWriter, r *http.Request) error {
	if err := s.forget(r.Context(), hotloop.LoopID(r.PathValue("loop"))); err != nil {
		return err
	}
	http.Redirect(w, r, "/loops", http.StatusSeeOther)
	return nil
}

// forget removes a loop from the store and from the engine's memory. A run that
// is going on in it ends.
func (s *server) forget(ctx context.Context, loop hotloop.LoopID) error {
	s.runs.cancel(loop)
	if err := s.store.DeleteLoop(ctx, loop); err != nil {
		return err
	}
	s.engine.Forget(loop)
	return nil
}
