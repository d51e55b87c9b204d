package interview

import (
	"context"
	"time"

	"hotloop"
	"hotloop/interview/voice"
)

const (
	tickEvery  = time.Second
	markEvery  = 5 * time.Second  // how often the clock is written while nothing happens
	awayAfter  = 45 * time.Second // in practice the clock stands when nobody has been here for so long
	forgetMost = 30 * time.Minute // a loop that nobody is in is dropped from memory
	graceMs    = int64(90_000)    // after time is up in a real loop
	quietWords = int64(150_000)   // of silence before a nudge
	quietCode  = int64(300_000)
	maxNudges  = 2 // for one question
)

// Pulse nudges after long silence, ends rounds whose time is up, and marks the
// clock in the journal, until ctx ends.
func (e *Engine) Pulse(ctx context.Context) {
	t := time.NewTicker(tickEvery)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			e.Tick(ctx)
		}
	}
}

// Tick does what the time demands in every loop that somebody is in.
func (e *Engine) Tick(ctx context.Context) {
	e.mu.Lock()
	loops := make(map[hotloop.LoopID]*live, len(e.loops))
	for id, l := range e.loops {
		loops[id] = l
	}
	e.mu.Unlock()
	for id, l := range loops {
		l.mu.Lock()
		if l.rec != nil {
			events := e.due(l)
			if err := e.write(ctx, l, events...); err != nil {
				if hotloop.CodeOf(err) != hotloop.CodeConflict && ctx.Err() == nil {
					e.Log.Error("the clock could not be recorded", "loop", id, "error", err)
				}
			}
		}
		idle := len(l.watchers) == 0 && !l.busy && e.now().Sub(l.seen) > forgetMost
		l.mu.Unlock()
		if idle {
			e.mu.Lock()
			delete(e.loops, id)
			e.mu.Unlock()
		}
	}
}

// due is what has to happen in a loop now.
func (e *Engine) due(l *live) []hotloop.Event {
	r, rd := l.rec, l.rec.now()
	if rd == nil || r.paused || l.since.IsZero() {
		return nil
	}
	now := l.elapsed(e.now())
	planned := r.planned(r.round)
	real := r.plan.Mode == hotloop.ModeReal
	switch {
	case !real && len(l.watchers) == 0 && !l.busy && e.now().Sub(l.seen) > awayAfter:
		return []hotloop.Event{{Kind: hotloop.EventPaused}}
	case now >= planned && !rd.timeUp:
		says := hotloop.Move{Kind: hotloop.MoveTime, Says: pick(r.plan.Seed+uint64(r.round), l.fresh, voice.Shared().TimeUp)}
		moved := hotloop.Event{Kind: hotloop.EventMoved, Move: &says}
		if a := r.asking(); a != nil {
			moved.Question = a.question
		}
		return []hotloop.Event{{Kind: hotloop.EventTimeUp}, moved}
	case real && rd.timeUp && now-rd.upAt > graceMs:
		return e.end(l)
	}
	if events := e.hurry(l); len(events) > 0 {
		return events
	}
	if a := r.asking(); a != nil && a.nudges < maxNudges && !rd.timeUp && !l.busy {
		q := e.question(a.question)
		quiet := quietWords
		if q.Form == hotloop.FormCode {
			quiet = quietCode
		}
		if now-r.active > quiet {
			m := Next(Moment{Trigger: AfterQuiet, Question: q, Used: r.used, Seed: r.plan.Seed + uint64(len(a.moves))})[0]
			return []hotloop.Event{{Kind: hotloop.EventMoved, Question: a.question, Move: &m}}
		}
	}
	if now-r.clock >= markEvery.Milliseconds() {
		return []hotloop.Event{{Kind: hotloop.EventTicked}}
	}
	return nil
}

// Watch gives a tick after every change of a loop, until cancel is called. A
// watcher counts as the candidate being here.
func (e *Engine) Watch(ctx context.Context, loop hotloop.LoopID) (changed <-chan struct{}, cancel func(), err error) {
	l, err := e.enter(ctx, loop)
	if err != nil {
		return nil, nil, err
	}
	w := make(chan struct{}, 1)
	l.mu.Lock()
	l.watchers[w] = struct{}{}
	l.mu.Unlock()
	return w, func() {
		l.mu.Lock()
		delete(l.watchers, w)
		l.seen = e.now()
		l.mu.Unlock()
	}, nil
}
