package interview

import (
	"context"
	"sync"
	"time"

	"hotloop"
)

// live is a loop that somebody is in: its record, and the clock that runs on
// between events.
type live struct {
	mu  sync.Mutex
	rec *record
	// since is when the round's clock stood at rec.clock; zero while it stands.
	since time.Time
	// seen is when the candidate was last here.
	seen     time.Time
	watchers map[chan struct{}]struct{}
	// busy is set while a program runs, so that a second run is refused.
	busy bool
}

// elapsed is the round's clock in milliseconds.
func (l *live) elapsed(now time.Time) int64 {
	if l.since.IsZero() {
		return l.rec.clock
	}
	// A clock that was set back must not run backwards here.
	return l.rec.clock + max(0, now.Sub(l.since).Milliseconds())
}

// settle starts or stops the clock as the record says.
func (l *live) settle(now time.Time) {
	if l.rec.live && !l.rec.paused {
		l.since = now
		return
	}
	l.since = time.Time{}
}

func (l *live) tell() {
	for w := range l.watchers {
		select {
		case w <- struct{}{}:
		default: // it has not looked at the last change yet; one look shows both
		}
	}
}

// enter returns the loop, read from the journal if nobody is in it yet.
func (e *Engine) enter(ctx context.Context, id hotloop.LoopID) (*live, error) {
	e.mu.Lock()
	l, ok := e.loops[id]
	if !ok {
		l = &live{watchers: map[chan struct{}]struct{}{}}
		e.loops[id] = l
	}
	e.mu.Unlock()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seen = e.now()
	if l.rec != nil {
		return l, nil
	}
	if err := e.read(ctx, id, l); err != nil {
		e.mu.Lock()
		if len(l.watchers) == 0 {
			delete(e.loops, id)
		}
		e.mu.Unlock()
		return nil, err
	}
	return l, nil
}

// Forget drops a loop from memory, for one that was deleted. Whoever is still in
// it finds that it is gone.
func (e *Engine) Forget(id hotloop.LoopID) {
	e.mu.Lock()
	l, ok := e.loops[id]
	delete(e.loops, id)
	e.mu.Unlock()
	if !ok {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.rec = nil
	l.tell()
}

// read takes the loop's record from the journal; the caller holds l.mu.
func (e *Engine) read(ctx context.Context, id hotloop.LoopID, l *live) error {
	events, err := e.Journal.Events(ctx, id)
	if err != nil {
		return err
	}
	rec, err := fold(id, events)
	if err != nil {
		return err
	}
	l.rec = rec
	l.settle(e.now())
	return nil
}

// write appends events and takes them in; the caller holds l.mu. On a conflict
// (another process was faster) the record is read anew and the conflict
// returned.
func (e *Engine) write(ctx context.Context, l *live, events ...hotloop.Event) error {
	if len(events) == 0 {
		return nil
	}
	now := e.now()
	clock, round := l.elapsed(now), l.rec.round
	for i := range events {
		ev := &events[i]
		ev.Seq = l.rec.seq + 1 + int64(i)
		ev.At = now.UTC().Truncate(time.Millisecond)
		switch ev.Kind {
		case hotloop.EventLoopEnded:
			ev.Round = -1
			continue
		case hotloop.EventRoundStarted:
			clock, round = 0, ev.Round
		}
		ev.Round, ev.Clock = round, clock
	}
	if err := e.Journal.Append(ctx, l.rec.id, events); err != nil {
		if hotloop.CodeOf(err) == hotloop.CodeConflict {
			if rerr := e.read(ctx, l.rec.id, l); rerr != nil {
				return rerr
			}
		}
		return err
	}
	for _, ev := range events {
		if err := l.rec.apply(ev); err != nil {
			return err
		}
	}
	l.settle(now)
	l.tell()
	for _, ev := range events {
		if (ev.Kind == hotloop.EventAnswered || ev.Kind == hotloop.EventLoopEnded) && e.Answered != nil {
			e.Answered(l.rec.id)
			break
		}
	}
	return nil
}
