package web

import (
	"context"
	"sync"

	"hotloop"
)

// runs knows which loops have a program running, so that a second run is
// refused, a run can be cancelled, and every open page of the loop sees how far
// it is. It holds nothing that must outlive the process: the record of a run is
// an event, written by the engine.
type runs struct {
	mu       sync.Mutex
	under    map[hotloop.LoopID]*run
	watchers map[hotloop.LoopID]map[chan struct{}]bool
}

type run struct {
	cancel      context.CancelFunc
	waiting     bool
	ahead       int // of those who wait, how many are served before it
	done, total int
}

// runState is how far the run of a loop is.
type runState struct {
	Running     bool
	Waiting     bool // for its turn
	Ahead       int
	Done, Total int
}

func newRuns() *runs {
	return &runs{under: map[hotloop.LoopID]*run{}, watchers: map[hotloop.LoopID]map[chan struct{}]bool{}}
}

// begin takes the loop's only place for a run, and refuses if it is taken.
func (rs *runs) begin(loop hotloop.LoopID, cancel context.CancelFunc) error {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if rs.under[loop] != nil {
		return hotloop.Errorf(hotloop.CodeBusy, "A run of this round is still going on. Wait for it, or cancel it.")
	}
	rs.under[loop] = &run{cancel: cancel}
	rs.tick(loop)
	return nil
}

// queued says that the loop's run waits for its turn.
func (rs *runs) queued(loop hotloop.LoopID, ahead int) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if r := rs.under[loop]; r != nil {
		r.waiting, r.ahead = true, ahead
		rs.tick(loop)
	}
}

// going says that its turn has come.
func (rs *runs) going(loop hotloop.LoopID) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if r := rs.under[loop]; r != nil && r.waiting {
		r.waiting, r.ahead = false, 0
		rs.tick(loop)
	}
}

func (rs *runs) progress(loop hotloop.LoopID, done, total int) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if r := rs.under[loop]; r != nil {
		r.done, r.total = done, total
		rs.tick(loop)
	}
}

func (rs *runs) end(loop hotloop.LoopID) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	delete(rs.under, loop)
	rs.tick(loop)
}

// cancel stops the loop's run, if there is one.
func (rs *runs) cancel(loop hotloop.LoopID) {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if r := rs.under[loop]; r != nil {
		r.cancel()
	}
}

func (rs *runs) state(loop hotloop.LoopID) runState {
	rs.mu.Lock()
	defer rs.mu.Unlock()
	r := rs.under[loop]
	if r == nil {
		return runState{}
	}
	return runState{Running: true, Waiting: r.waiting, Ahead: r.ahead, Done: r.done, Total: r.total}
}

// watch ticks after every change; a watcher that is slow finds one tick.
func (rs *runs) watch(loop hotloop.LoopID) (<-chan struct{}, func()) {
	c := make(chan struct{}, 1)
	rs.mu.Lock()
	defer rs.mu.Unlock()
	if rs.watchers[loop] == nil {
		rs.watchers[loop] = map[chan struct{}]bool{}
	}
	rs.watchers[loop][c] = true
	return c, func() {
		rs.mu.Lock()
		defer rs.mu.Unlock()
		delete(rs.watchers[loop], c)
		if len(rs.watchers[loop]) == 0 {
			delete(rs.watchers, loop)
		}
	}
}

// tick must be called with mu held.
func (rs *runs) tick(loop hotloop.LoopID) {
	for c := range rs.watchers[loop] {
		select {
		case c <- struct{}{}:
		default:
		}
	}
}
