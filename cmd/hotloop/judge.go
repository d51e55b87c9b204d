package main

import (
	"context"
	"runtime"
	"time"

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
	plain *code.Executor
	// err is why programs cannot be run here. Everything else works without,
	// and what does not says this.
	err error

	warmed chan struct{} // closed when nothing is being prepared any more
	stop   context.CancelFunc
}

// warmAfter is how long a server waits before it prepares what the first Go
// program would wait for: the first page comes first. never is for commands
// that end by themselves.
const (
	warmAfter = 3 * time.Second
	never     = time.Duration(-1)
)

// lookForJudge looks the machine over in the background. Some time after that,
// unless never, it builds what the first program of a language would wait for.
func lookForJudge(ctx context.Context, cache string, warm time.Duration) *lateJudge {
	l := &lateJudge{done: make(chan struct{}), warmed: make(chan struct{})}
	ctx, l.stop = context.WithCancel(ctx)
	var tools *code.Toolchains
	go func() {
		defer close(l.done)
		tools = code.Find(ctx, cache)
		box, err := sandbox.Open(ctx, sandbox.Config{Mounts: tools.Mounts(), Idle: idleBoxes()})
		if err != nil {
			l.err = hotloop.Errorf(hotloop.CodeUnavailable, "%w Questions in words work all the same.", err)
			return
		}
		l.box = box
		l.judge, l.err = code.New(code.Config{Sandbox: box, Toolchains: tools})
		l.plain = code.NewExecutor(box, tools.Set())
	}()
	go func() {
		defer close(l.warmed)
		if <-l.done; l.err != nil || warm < 0 {
			return
		}
		select {
		case <-ctx.Done():
		case <-time.After(warm):
			// The first program that needs it tries again, and says why it fails.
			_ = tools.Warm(ctx)
		}
	}()
	return l
}

// idleBoxes is how many boxes wait: one for each run that goes, and two more
// that are being wiped meanwhile.
func idleBoxes() int { return min(runtime.NumCPU(), 8) + 2 }

// ready waits for the judge.
func (l *lateJudge) ready(ctx context.Context) error {
	select {
	case <-l.done:
		return l.err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Run waits for the judge and lets it run a program.
func (l *lateJudge) Run(ctx context.Context, q hotloop.Question, d hotloop.CodeDraft, p hotloop.RunPurpose, input string, progress func(done, total int)) (hotloop.Run, error) {
	if err := l.ready(ctx); err != nil {
		return hotloop.Run{}, err
	}
	return l.judge.Run(ctx, q, d, p, input, progress)
}

// Test runs a program and tells of every case.
func (l *lateJudge) Test(ctx context.Context, q hotloop.Question, d hotloop.CodeDraft, p hotloop.RunPurpose, input string, each func(c hotloop.Case, done, total int)) (hotloop.Run, error) {
	if err := l.ready(ctx); err != nil {
		return hotloop.Run{}, err
	}
	return l.judge.Test(ctx, q, d, p, input, each)
}

// Execute runs a program that answers no question.
func (l *lateJudge) Execute(ctx context.Context, p hotloop.Program) (hotloop.Ran, error) {
	if err := l.ready(ctx); err != nil {
		return hotloop.Ran{}, err
	}
	return l.plain.Execute(ctx, p)
}

// SourceName is what a program of one file is called.
func (l *lateJudge) SourceName(language string) (string, error) { return code.SourceName(language) }

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

// missing says of the languages that cannot be run what to install.
func (l *lateJudge) missing() map[string]string {
	if <-l.done; l.err != nil {
		return nil
	}
	return l.judge.Missing()
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
	<-l.done
	l.stop()
	<-l.warmed
	if l.box != nil {
		l.box.Close()
	}
}
