package interview

import (
	"context"
	"fmt"

	"hotloop"
)

// Run saves a program, runs it, and records the run. progress may be nil. While
// it runs the room stays usable; a second run of the same loop is refused.
func (e *Engine) Run(ctx context.Context, loop hotloop.LoopID, purpose hotloop.RunPurpose, d hotloop.CodeDraft, input string, progress func(done, total int)) (Room, error) {
	if err := checkText(d.Text, MaxCode, "The program"); err != nil {
		return Room{}, err
	}
	if err := checkText(input, MaxInput, "Your input"); err != nil {
		return Room{}, err
	}
	var (
		q  hotloop.Question
		on hotloop.QuestionID
		l  *live
	)
	_, err := e.do(ctx, loop, func(here *live) ([]hotloop.Event, error) {
		if here.busy {
			return nil, hotloop.Errorf(hotloop.CodeBusy, "Your program is still running; wait for it or cancel it.")
		}
		resumed, err := attend(here)
		if err != nil {
			return nil, err
		}
		a, err := e.coding(here)
		if err != nil {
			return nil, err
		}
		if q, err = e.Bank.Question(a.question); err != nil {
			return nil, err
		}
		d.Part, on, l = a.part, a.question, here
		return append(resumed, codeSaved(a, d)...), nil
	})
	if err != nil {
		return Room{}, err
	}
	l.mu.Lock()
	if l.busy {
		l.mu.Unlock()
		return Room{}, hotloop.Errorf(hotloop.CodeBusy, "Your program is still running; wait for it or cancel it.")
	}
	l.busy = true
	l.mu.Unlock()
	run, err := e.Judge.Run(ctx, q, d, purpose, input, progress)
	l.mu.Lock()
	l.busy = false
	l.mu.Unlock()
	if err != nil {
		return Room{}, err
	}
	return e.do(context.WithoutCancel(ctx), loop, func(l *live) ([]hotloop.Event, error) {
		a := l.rec.asking()
		if a == nil || a.question != on {
			return nil, hotloop.Errorf(hotloop.CodeConflict, "The question was closed before the run ended, so the run does not count.")
		}
		run.ID = hotloop.RunID(fmt.Sprintf("run-%d", len(a.runs)+1))
		run.Clock = l.elapsed(e.now())
		return []hotloop.Event{{Kind: hotloop.EventCodeRun, Question: on, Run: &run}}, nil
	})
}

// coding is the answer at hand if it takes a program.
func (e *Engine) coding(l *live) (*answerRecord, error) {
	if !l.rec.live {
		return nil, notInRound(l)
	}
	a := l.rec.asking()
	if a == nil || e.question(a.question).Form != hotloop.FormCode {
		return nil, hotloop.Errorf(hotloop.CodeInvalid, "The question at hand takes no program.")
	}
	return a, nil
}
