package code

import (
	"context"
	"strings"
	"syscall"
	"time"

	"hotloop/sandbox"
)

// How long a driver may take beside the tests themselves: to load the program,
// to read a test and to write its results.
const (
	loadWithin = 10 * time.Second
	readWithin = 20 * time.Second
	// waitFactor is how many times its limit a test may last on the clock: the
	// limit is one of processor time, so that a busy machine judges alike, and
	// a program that sleeps is stopped nevertheless.
	waitFactor = 3
	waitMore   = 2 * time.Second
)

// A session hands tests to a program, one after another, and starts a new
// process where one was lost or is no longer fresh.
type session struct {
	box     *sandbox.Box
	command sandbox.Command
	config  []byte // the first line
	limit   time.Duration

	live  *process
	first reply // the ready reply of the first process
	// isolation is what the sandbox said of the last process that ended.
	isolation string
}

// An outcome is what was seen of one test.
type outcome struct {
	results []any
	failure *failure
	stdout  string
	stderr  string
	millis  float64
	cpu     float64
	kb      int64
	done    bool // the driver answered; otherwise the process was lost
	late    bool // it was stopped, or stopped itself, at the limit
	waited  bool // it was stopped by the clock, not by its processor time
	began   bool
	at      *failure // where it stood when its time was up, if the driver said
	end     ending
	badness error
}

// open starts a process and waits until it is ready. It returns nil and the
// outcome if the process was lost on the way.
func (s *session) open(ctx context.Context) (reply, *outcome) {
	s.live = start(ctx, s.box, s.command)
	if err := s.live.send(s.config); err != nil {
		return reply{}, s.lost(&outcome{}, false)
	}
	o := &outcome{}
	for {
		r, ok, late := s.live.next(ctx, loadWithin)
		switch {
		case late, !ok:
			return reply{}, s.lost(o, late)
		case r.Ready != nil:
			if s.first.Ready == nil {
				s.first = r
			}
			return r, nil
		default:
			o.hear(r)
		}
	}
}

// run hands over one test.
func (s *session) run(ctx context.Context, index int, line []byte) *outcome {
	if s.live == nil {
		r, lost := s.open(ctx)
		if lost != nil {
			return lost
		}
		if !*r.Ready {
			s.close()
			return &outcome{done: true, failure: r.Error}
		}
	}
	o := &outcome{}
	began := time.Now()
	if err := s.live.send(line); err != nil {
		return s.lost(o, false)
	}
	deadline := began.Add(readWithin)
	for {
		r, ok, late := s.live.next(ctx, time.Until(deadline))
		switch {
		case late, !ok:
			o.millis = millisSince(began)
			o.waited = late && o.began
			return s.lost(o, late)
		case r.Begin != nil && *r.Begin == index && !o.began:
			o.began, began = true, time.Now()
			deadline = began.Add(waitFactor*s.limit + waitMore)
		case r.Out != "" || r.Err != "":
			o.hear(r)
		case r.Limit != nil && *r.Limit == index:
			o.millis = millisSince(began)
			o.at = r.Error
			return s.lost(o, true)
		case r.Ran != nil && *r.Ran == index:
			o.millis, o.cpu, o.kb = r.Millis, r.CPU, r.KB
			deadline = time.Now().Add(readWithin)
		case r.Done != nil && *r.Done == index:
			return s.answered(o, r)
		default:
			// A line of the driver's own kind that the driver did not write.
			o.badness = errDisturbed
			return s.lost(o, false)
		}
	}
}

func (s *session) answered(o *outcome, r reply) *outcome {
	results, err := r.results()
	if err != nil {
		o.badness = err
		return s.lost(o, false)
	}
	o.done, o.results, o.failure = true, results, r.Error
	if limit := millis(s.limit); o.cpu > limit && o.millis > limit || o.millis > waitFactor*limit+millis(waitMore) {
		o.late = true
	}
	if r.Stale {
		// Only when the process has ended has all of its error stream arrived.
		stderr := s.live.stderr
		s.close()
		o.stderr += stderr.String()
	}
	return o
}

// lost ends the process and notes how it ended.
func (s *session) lost(o *outcome, late bool) *outcome {
	if late {
		o.late = true
	} else {
		// It is ending by itself: its own reason is worth a moment.
		select {
		case <-s.live.ended:
		case <-time.After(2 * time.Second):
		}
	}
	o.end = s.live.stop()
	if syscall.Signal(o.end.result.Signal) == syscall.SIGPROF {
		o.late = true // Python's driver arms this signal for the limit of processor time
	}
	if o.badness == nil {
		o.badness = o.end.badness
	}
	o.stderr += s.live.stderr.String()
	s.noteIsolation()
	s.live = nil
	return o
}

// close ends the process, if there is one.
func (s *session) close() {
	if s.live == nil {
		return
	}
	s.live.finish()
	s.noteIsolation()
	s.live = nil
}

func (s *session) noteIsolation() {
	if text := s.live.end.result.Isolation; text != "" {
		s.isolation = text
	}
}

func (o *outcome) hear(r reply) {
	o.stdout = o.stdout + r.Out
	o.stderr = o.stderr + r.Err
	if len(o.stdout) > 4*shownLimit { // the drivers bound it; this does not rely on them
		o.stdout = o.stdout[:4*shownLimit]
	}
	if len(o.stderr) > 4*shownLimit {
		o.stderr = o.stderr[:4*shownLimit]
	}
	o.stdout, o.stderr = strings.ToValidUTF8(o.stdout, "�"), strings.ToValidUTF8(o.stderr, "�")
}

func millis(d time.Duration) float64      { return float64(d) / float64(time.Millisecond) }
func millisSince(start time.Time) float64 { return millis(time.Since(start)) }
