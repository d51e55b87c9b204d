package main

import (
	"context"

	"hotloop"
	"hotloop/eval/code"
	"hotloop/sandbox"
)

// lateJudge is a judge that is still looking the machine over: asking every
// toolchain for its version takes longer than showing the first page may. Its
// methods wait until it is done.
type lateJudge struct {
	done  chan struct{}
	box   *sandbox.Sandbox
	judge *code.Judge
	// err is why programs cannot be run here. Everything else works without,
	// and what does not says this.
	err error
}

func lookForJudge(ctx context.Context, cache string) *lateJudge {
	l := &lateJudge{done: make(chan struct{})}
	go func() {
		defer close(l.done)
		tools := code.Find(ctx, cache)
		box, err := sandbox.Open(ctx, sandbox.Config{Mounts: tools.Mounts(), Idle: 2})
		if err != nil {
			l.err = hotloop.Errorf(hotloop.CodeUnavailable, "%w Questions in words work all the same.", err)
			return
		}
		l.box = box
		l.judge, l.err = code.New(code.Config{Sandbox: box, Toolchains: tools})
	}()
	return l
}

// Run waits for the judge and lets it run a program.
func (l *lateJudge) Run(ctx context.Context, q hotloop.Question, d hotloop.CodeDraft, p hotloop.RunPurpose, input string, progress func(done, total int)) (hotloop.Run, error) {
	select {
	case <-l.done:
	case <-ctx.Done():
		return hotloop.Run{}, ctx.Err()
	}
	if l.err != nil {
		return hotloop.Run{}, l.err
	}
	return l.judge.Run(ctx, q, d, p, input, progress)
}

// Starter is the text the editor opens with.
func (l *lateJudge) Starter(q hotloop.Question, language string) (string, error) {
	if <-l.done; l.err != nil {
		return "", l.err
	}
	return l.judge.Starter(q, language)
}

// Languages lists what can be run here, nothing where programs cannot be
// confined.
func (l *lateJudge) Languages() []string {
	if <-l.done; l.err != nil {
		return nil
	}
	return l.judge.Languages()
}

// Cases lists the tests that are open at a part.
func (l *lateJudge) Cases(q hotloop.Question, part string) []hotloop.Case {
	if <-l.done; l.err != nil {
		return nil
	}
	return l.judge.Cases(q, part)
}

// isolation says in words what confines programs.
func (l *lateJudge) isolation() string {
	if <-l.done; l.err != nil {
		return "nothing, so none are run: " + l.err.Error()
	}
	return l.box.Describe()
}

func (l *lateJudge) close() {
	if <-l.done; l.box != nil {
		l.box.Close()
	}
}
