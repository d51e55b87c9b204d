package web

import (
	"context"
	"crypto/rand"
	"errors"
	"strings"
	"sync"

	"hotloop"
	"hotloop/queue"
)

// job is one run, ready to go.
type job func(ctx context.Context, each func(Tested)) (Executed, error)

// job makes a job of a request, or says what is wrong with it.
func (s *server) job(in *executeInput) (job, error) {
	b := &in.Body
	size := len(b.Source)
	for _, text := range b.Files {
		size += len(text)
	}
	switch {
	case size > limitProgram:
		return nil, tooLarge("The program", limitProgram)
	case len(b.Stdin) > limitStdin:
		return nil, tooLarge("The input", limitStdin)
	case b.Source == "" && len(b.Files) == 0:
		return nil, hotloop.Errorf(hotloop.CodeInvalid, "There is no program; send its text as source, or its files.")
	case b.Source != "" && len(b.Files) > 0:
		return nil, hotloop.Errorf(hotloop.CodeInvalid, "Send either source or files, not both.")
	}
	if b.Question != "" {
		return s.testJob(in)
	}
	if b.Part != "" || b.Purpose != "" || b.Input != "" {
		return nil, hotloop.Errorf(hotloop.CodeInvalid, "part, purpose and input go with a question; for a program of your own send stdin.")
	}
	files := b.Files
	if b.Source != "" {
		name, err := s.runner.SourceName(b.Language)
		if err != nil {
			return nil, err
		}
		files = map[string]string{name: b.Source}
	}
	p := hotloop.Program{Language: b.Language, Files: files, Main: b.Main, Stdin: b.Stdin, Limits: hotloop.CodeLimits{Millis: b.Millis, MemoryMB: b.MemoryMB}}
	return func(ctx context.Context, _ func(Tested)) (Executed, error) {
		ran, err := s.runner.Execute(ctx, p)
		return Executed{Ran: &ran}, err
	}, nil
}

func (s *server) testJob(in *executeInput) (job, error) {
	b := &in.Body
	if len(b.Files) > 0 || b.Stdin != "" || b.Main != "" || b.Millis != 0 || b.MemoryMB != 0 {
		return nil, hotloop.Errorf(hotloop.CodeInvalid, "A question takes one source and has its own tests and limits; leave out files, main, stdin, millis and memory_mb.")
	}
	q, err := s.bank.Question(b.Question)
	if err != nil {
		return nil, err
	}
	if q.Code == nil {
		return nil, hotloop.Errorf(hotloop.CodeInvalid, "The question %q is not answered with a program.", q.ID)
	}
	if b.Purpose == "" {
		b.Purpose = hotloop.RunVisible
	}
	part, err := partOf(q, b.Part)
	if err != nil {
		return nil, err
	}
	d := hotloop.CodeDraft{Part: part, Language: b.Language, Text: b.Source}
	return func(ctx context.Context, each func(Tested)) (Executed, error) {
		run, err := s.runner.Test(ctx, q, d, b.Purpose, b.Input, func(c hotloop.Case, done, total int) {
			if each != nil {
				each(Tested{Case: unspoilt(q, c), Done: done, Total: total})
			}
		})
		run.Source = ""
		for i, c := range run.Cases {
			run.Cases[i] = unspoilt(q, c)
		}
		return Executed{Run: &run}, err
	}, nil
}

// partOf is the part a program is for, the first unless another is named.
func partOf(q hotloop.Question, part string) (string, error) {
	if len(q.Parts) == 0 && part == "" {
		return "", nil
	}
	var names []string
	for _, p := range q.Parts {
		if names = append(names, p.ID); p.ID == part {
			return part, nil
		}
	}
	if part == "" {
		return names[0], nil
	}
	if len(names) == 0 {
		return "", hotloop.Errorf(hotloop.CodeInvalid, "The question %q has no parts; leave part out.", q.ID)
	}
	return "", hotloop.Errorf(hotloop.CodeInvalid, "The question %q has no part %q; it has %s.", q.ID, clip(part, 8), strings.Join(names, ", "))
}

// unspoilt leaves of a case what may be seen outside a room: of a hidden test,
// and of a part that only an interview opens, no more than the verdict.
func unspoilt(q hotloop.Question, c hotloop.Case) hotloop.Case {
	later := c.Part != "" && len(q.Parts) > 0 && c.Part != q.Parts[0].ID
	if !c.Hidden && !later {
		return c
	}
	return hotloop.Case{Name: "hidden", Part: c.Part, Hidden: true, Verdict: c.Verdict, Millis: c.Millis, MemoryKB: c.MemoryKB}
}

// tooMany says that the line is full.
func tooMany(err error) error {
	var full *queue.Full
	if !errors.As(err, &full) {
		return err
	}
	return hotloop.Errorf(hotloop.CodeBusy, "%s. Wait for one to end, or cancel one, and send this again.", capital(full.Error()))
}

func capital(text string) string { return strings.ToUpper(text[:1]) + text[1:] }

// gaveUp words the end of a context.
func gaveUp(err error) error {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return hotloop.Errorf(hotloop.CodeUnavailable, "The run was ended, because it took more than %v with its waiting.", runTimeout)
	case errors.Is(err, context.Canceled):
		return hotloop.Errorf(hotloop.CodeConflict, "The run was cancelled.")
	}
	return err
}

// executions are the runs of the API that wait or go, by id.
type executions struct {
	mu    sync.Mutex
	under map[string]context.CancelFunc
}

func (e *executions) add(cancel context.CancelFunc) string {
	id := rand.Text()
	e.mu.Lock()
	defer e.mu.Unlock()
	e.under[id] = cancel
	return id
}

func (e *executions) drop(id string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	delete(e.under, id)
}

func (e *executions) cancel(id string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	cancel, ok := e.under[id]
	if ok {
		cancel()
		delete(e.under, id) // it cannot be cancelled twice, however soon it ends
	}
	return ok
}
