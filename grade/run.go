package grade

import (
	"context"
	"sync"
	"time"

	"hotloop"
)

// tries is how often a worker takes up a loop that the store could not serve,
// waiting a second longer each time. What is still left then is graded when
// somebody opens it.
const tries = 3

// Run grades what lacks a grading until ctx ends: at first whatever is left of
// earlier times, then each loop named by Wake. It returns when its workers have
// stopped, with an error only if the list of loops cannot be read.
func (g *Grader) Run(ctx context.Context) error {
	heads, err := g.Store.Loops(ctx)
	if ctx.Err() != nil {
		return nil
	}
	if err != nil {
		return err
	}
	for _, h := range heads { // newest first, as somebody may be waiting for it
		g.queue.add(h.ID)
	}
	var workers sync.WaitGroup
	for range g.Workers {
		workers.Go(func() {
			for {
				loop, ok := g.queue.take(ctx)
				if !ok {
					return
				}
				g.work(ctx, loop)
				g.queue.done(loop)
			}
		})
	}
	workers.Wait()
	return nil
}

// Wake says that an answer of a loop may have been completed. It never waits.
func (g *Grader) Wake(loop hotloop.LoopID) { g.queue.add(loop) }

func (g *Grader) work(ctx context.Context, loop hotloop.LoopID) {
	for try := 1; ; try++ {
		_, err := g.Loop(ctx, loop)
		if err == nil || ctx.Err() != nil || hotloop.CodeOf(err) == hotloop.CodeNotFound { // deleted meanwhile
			return
		}
		g.Log.Warn("a loop could not be graded", "loop", loop, "try", try, "error", err)
		if try == tries {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Duration(try) * time.Second):
		}
	}
}

// queue holds each loop once however often it is added. A loop that is added
// while it is worked on is taken up again afterwards, never by two at once.
type queue struct {
	mu      sync.Mutex
	order   []hotloop.LoopID
	waiting map[hotloop.LoopID]bool
	working map[hotloop.LoopID]bool
	ready   chan struct{} // holds a token while something may be takeable
}

func newQueue() queue {
	return queue{waiting: map[hotloop.LoopID]bool{}, working: map[hotloop.LoopID]bool{}, ready: make(chan struct{}, 1)}
}

func (q *queue) add(loop hotloop.LoopID) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if !q.waiting[loop] {
		q.waiting[loop] = true
		q.order = append(q.order, loop)
	}
	q.signal()
}

// signal lets one worker look; q.mu is held.
func (q *queue) signal() {
	select {
	case q.ready <- struct{}{}:
	default:
	}
}

// take returns the next loop that nobody works on, or false when ctx ends.
func (q *queue) take(ctx context.Context) (hotloop.LoopID, bool) {
	for {
		if ctx.Err() != nil {
			return "", false
		}
		if loop, ok := q.next(); ok {
			return loop, true
		}
		select {
		case <-ctx.Done():
			return "", false
		case <-q.ready:
		}
	}
}

func (q *queue) next() (hotloop.LoopID, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for i, loop := range q.order {
		if q.working[loop] {
			continue
		}
		q.order = append(q.order[:i], q.order[i+1:]...)
		delete(q.waiting, loop)
		q.working[loop] = true
		if len(q.order) > 0 {
			q.signal() // another worker may take the next
		}
		return loop, true
	}
	return "", false
}

func (q *queue) done(loop hotloop.LoopID) {
	q.mu.Lock()
	defer q.mu.Unlock()
	delete(q.working, loop)
	if len(q.order) > 0 {
		q.signal()
	}
}
