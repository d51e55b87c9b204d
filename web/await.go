package web

import (
	"context"
	"time"

	"hotloop"
)

// patience is how long a page waits for answers to be graded before it is shown
// without their scores. Words take far less; a program's growth takes longer.
const patience = 800 * time.Millisecond

// gradingLimit ends a reading that nothing else ended.
const gradingLimit = 2 * time.Minute

// await lets the grader read what a loop still lacks, and waits for it a
// little. The reading goes on when the page is gone: it is wanted anyway.
func (s *server) await(ctx context.Context, loop hotloop.LoopID, all []attempt) (ready bool) {
	missing := false
	for _, a := range all {
		missing = missing || a.Answer.Done && (a.Grading == nil || a.Failed() != "")
	}
	if !missing {
		return false
	}
	read := make(chan struct{})
	go func() {
		defer close(read)
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), gradingLimit)
		defer cancel()
		if _, err := s.grader.Loop(ctx, loop); err != nil {
			s.log.Warn("a loop could not be graded", "loop", loop, "error", err)
		}
	}()
	select {
	case <-read:
		return true
	case <-time.After(patience):
	case <-ctx.Done():
	}
	return false
}

// results are the attempts of a loop, graded if that can be had soon.
func (s *server) results(ctx context.Context, loop hotloop.LoopID) ([]attempt, error) {
	list, err := s.attempts(ctx, loop)
	if err != nil || !s.await(ctx, loop, list) {
		return list, err
	}
	return s.attempts(ctx, loop)
}
