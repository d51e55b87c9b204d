package interview

import (
	"context"
	"unicode/utf8"

	"hotloop"
	"hotloop/interview/voice"
)

// attempts is how often a write is tried again after another process wrote to
// the same loop first.
const attempts = 5

// do runs f on a loop, writes the events that it returns, lets the interviewer
// reply, and returns the room. f is called anew when another process was faster.
func (e *Engine) do(ctx context.Context, id hotloop.LoopID, f func(l *live) ([]hotloop.Event, error)) (Room, error) {
	l, err := e.enter(ctx, id)
	if err != nil {
		return Room{}, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.rec == nil { // forgotten since it was entered
		if err := e.read(ctx, id, l); err != nil {
			return Room{}, err
		}
	}
	for try := 1; ; try++ {
		events, err := f(l)
		if err != nil {
			return Room{}, err
		}
		err = e.write(ctx, l, events...)
		if err == nil {
			break
		}
		if hotloop.CodeOf(err) != hotloop.CodeConflict || try == attempts {
			return Room{}, err
		}
	}
	// What was just acknowledged must not be lost to a failing reply.
	if err := e.react(ctx, l); err != nil {
		e.Log.Error("the interviewer could not reply", "loop", id, "error", err)
	}
	return e.view(l), nil
}

// Room returns what the candidate sees now.
func (e *Engine) Room(ctx context.Context, loop hotloop.LoopID) (Room, error) {
	return e.do(ctx, loop, func(*live) ([]hotloop.Event, error) { return nil, nil })
}

// Begin starts the next round.
func (e *Engine) Begin(ctx context.Context, loop hotloop.LoopID) (Room, error) {
	return e.do(ctx, loop, func(l *live) ([]hotloop.Event, error) {
		if l.rec.live || l.rec.over {
			return nil, nil // a second click, or another tab was faster
		}
		next := l.rec.next()
		if next >= len(l.rec.rounds) {
			return nil, hotloop.Errorf(hotloop.CodeInvalid, "Every round of this loop has been held; read its debrief.")
		}
		return []hotloop.Event{{Kind: hotloop.EventRoundStarted, Round: next}}, nil
	})
}

// Say takes a message of the candidate in. Saying the same key twice counts
// once.
func (e *Engine) Say(ctx context.Context, loop hotloop.LoopID, key, text string) (Room, error) {
	if err := checkText(text, MaxSaid, "This message"); err != nil {
		return Room{}, err
	}
	return e.do(ctx, loop, func(l *live) ([]hotloop.Event, error) {
		if key != "" && l.rec.keys[key] {
			return nil, nil
		}
		if blank(text) {
			return nil, hotloop.Errorf(hotloop.CodeInvalid, "There is nothing to send yet; write something first.")
		}
		resumed, err := attend(l)
		if err != nil {
			return nil, err
		}
		said := hotloop.Event{Kind: hotloop.EventSaid, Key: key, Text: text}
		if a := l.rec.asking(); a != nil {
			said.Question = a.question
		}
		return append(resumed, said), nil
	})
}

// Draft saves what stands in the composing box.
func (e *Engine) Draft(ctx context.Context, loop hotloop.LoopID, text string) error {
	if err := checkText(text, MaxDraft, "The text in the box"); err != nil {
		return err
	}
	_, err := e.do(ctx, loop, func(l *live) ([]hotloop.Event, error) {
		rd := l.rec.now()
		if rd == nil {
			return nil, notInRound(l)
		}
		if rd.draft == text {
			return nil, nil
		}
		ev := hotloop.Event{Kind: hotloop.EventDrafted, Text: text}
		if a := l.rec.asking(); a != nil {
			ev.Question = a.question
		}
		return []hotloop.Event{ev}, nil
	})
	return err
}

// Note saves the candidate's private notes of the round.
func (e *Engine) Note(ctx context.Context, loop hotloop.LoopID, text string) error {
	if err := checkText(text, MaxDraft, "The notes"); err != nil {
		return err
	}
	_, err := e.do(ctx, loop, func(l *live) ([]hotloop.Event, error) {
		rd := l.rec.now()
		if rd == nil {
			return nil, notInRound(l)
		}
		if rd.notes == text {
			return nil, nil
		}
		return []hotloop.Event{{Kind: hotloop.EventNoted, Text: text}}, nil
	})
	return err
}

// SaveCode saves a revision of the program.
func (e *Engine) SaveCode(ctx context.Context, loop hotloop.LoopID, d hotloop.CodeDraft) error {
	if err := checkText(d.Text, MaxCode, "The program"); err != nil {
		return err
	}
	_, err := e.do(ctx, loop, func(l *live) ([]hotloop.Event, error) {
		a, err := e.coding(l)
		if err != nil {
			return nil, err
		}
		return codeSaved(a, d), nil
	})
	return err
}

// codeSaved is the event of a revision, none if it is the last one again.
func codeSaved(a *answerRecord, d hotloop.CodeDraft) []hotloop.Event {
	d.Part = a.part
	if n := len(a.code); n > 0 && a.code[n-1].CodeDraft == d {
		return nil
	}
	return []hotloop.Event{{Kind: hotloop.EventCodeSaved, Question: a.question, Code: &d}}
}

// Hint asks for the next hint.
func (e *Engine) Hint(ctx context.Context, loop hotloop.LoopID) (Room, error) {
	return e.do(ctx, loop, func(l *live) ([]hotloop.Event, error) {
		resumed, err := attend(l)
		if err != nil {
			return nil, err
		}
		a := l.rec.asking()
		if a == nil {
			return nil, hotloop.Errorf(hotloop.CodeInvalid, "There is no question open to give a hint on.")
		}
		return append(resumed, hotloop.Event{Kind: hotloop.EventHintAsked, Question: a.question}), nil
	})
}

// Pause stops the clock, in practice mode only.
func (e *Engine) Pause(ctx context.Context, loop hotloop.LoopID) (Room, error) {
	return e.do(ctx, loop, func(l *live) ([]hotloop.Event, error) {
		switch {
		case !l.rec.live:
			return nil, notInRound(l)
		case l.rec.plan.Mode != hotloop.ModePractice:
			return nil, hotloop.Errorf(hotloop.CodeInvalid, "A real loop has no pause; start the next one in practice mode if you need it.")
		case l.rec.paused:
			return nil, nil
		}
		return []hotloop.Event{{Kind: hotloop.EventPaused}}, nil
	})
}

// Resume lets the clock run on.
func (e *Engine) Resume(ctx context.Context, loop hotloop.LoopID) (Room, error) {
	return e.do(ctx, loop, func(l *live) ([]hotloop.Event, error) { return attend(l) })
}

// Finish closes the open part or question as it stands and goes on.
func (e *Engine) Finish(ctx context.Context, loop hotloop.LoopID) (Room, error) {
	return e.do(ctx, loop, func(l *live) ([]hotloop.Event, error) {
		resumed, err := attend(l)
		if err != nil {
			return nil, err
		}
		a := l.rec.asking()
		if a == nil {
			return append(resumed, e.end(l)...), nil
		}
		events := append(resumed, flushDraft(l)...)
		q := e.question(a.question)
		if p, ok := nextPart(q, a.part); ok {
			ask := pick(l.rec.plan.Seed, l.fresh, []string{p.Ask}, voice.Shared().Part)
			m := hotloop.Move{Kind: hotloop.MoveAsk, Says: ask, Part: p.ID}
			return append(events, hotloop.Event{Kind: hotloop.EventMoved, Question: a.question, Move: &m}), nil
		}
		return append(events, e.wrapUp(l, a, hotloop.Move{Kind: hotloop.MoveWrap, Says: pick(l.rec.plan.Seed, l.fresh, voice.Shared().Finish)})...), nil
	})
}

// End ends the round; what stands unsent in the box is taken as said.
func (e *Engine) End(ctx context.Context, loop hotloop.LoopID) (Room, error) {
	return e.do(ctx, loop, func(l *live) ([]hotloop.Event, error) {
		if !l.rec.live {
			return nil, nil
		}
		return e.end(l), nil
	})
}

// Leave ends the loop where it stands.
func (e *Engine) Leave(ctx context.Context, loop hotloop.LoopID) (Room, error) {
	return e.do(ctx, loop, func(l *live) ([]hotloop.Event, error) {
		if l.rec.over {
			return nil, nil
		}
		var events []hotloop.Event
		if l.rec.live {
			events = e.end(l)
		}
		if n := len(events); n > 0 && events[n-1].Kind == hotloop.EventLoopEnded {
			return events, nil
		}
		return append(events, hotloop.Event{Kind: hotloop.EventLoopEnded}), nil
	})
}

// attend refuses when no round goes on, and wakes a paused one: who speaks is
// here.
func attend(l *live) ([]hotloop.Event, error) {
	if !l.rec.live {
		return nil, notInRound(l)
	}
	if l.rec.paused {
		return []hotloop.Event{{Kind: hotloop.EventResumed}}, nil
	}
	return nil, nil
}

func notInRound(l *live) error {
	if l.rec.over {
		return hotloop.Errorf(hotloop.CodeInvalid, "This loop has ended; read its debrief or start another.")
	}
	return hotloop.Errorf(hotloop.CodeInvalid, "No round is running; start the next one first.")
}

func checkText(text string, limit int, what string) error {
	if len(text) > limit {
		return hotloop.Errorf(hotloop.CodeTooLarge, "%s is %.1f MB and the limit is %d KB; nothing was sent and your text is still where you typed it.", what, float64(len(text))/1e6, limit>>10)
	}
	if !utf8.ValidString(text) {
		return hotloop.Errorf(hotloop.CodeInvalid, "%s holds bytes that are not UTF-8 text; nothing was sent. Paste it as plain text.", what)
	}
	return nil
}

func blank(s string) bool {
	for _, r := range s {
		if r != ' ' && r != '\n' && r != '\t' && r != '\r' && r != 0 && r != '\u00a0' {
			return false
		}
	}
	return true
}

func (l *live) fresh(says string) bool { return unsaid(l.rec.used, says) }
