package interview

import (
	"context"
	"time"

	"hotloop"
)

// Journal keeps the events of loops. Append is durable when it returns.
type Journal interface {
	// Events returns all events of a loop in order, or CodeNotFound.
	Events(ctx context.Context, loop hotloop.LoopID) ([]hotloop.Event, error)
	// Append adds events whose Seq follow the last one. It returns CodeConflict
	// and adds none if a Seq is taken.
	Append(ctx context.Context, loop hotloop.LoopID, events []hotloop.Event) error
}

// Bank gives questions by name, or CodeNotFound.
type Bank interface {
	Question(id hotloop.QuestionID) (hotloop.Question, error)
}

// Judge runs the candidate's program. eval/code implements it.
type Judge interface {
	// Run compiles and runs a program and returns the record; the candidate's
	// failure is in the record, an error means that it could not be run. input is
	// the candidate's own (purpose custom): the arguments or the calls as JSON.
	// progress, if not nil, is called after each case.
	Run(ctx context.Context, q hotloop.Question, draft hotloop.CodeDraft, purpose hotloop.RunPurpose, input string, progress func(done, total int)) (hotloop.Run, error)
	// Starter is the text the editor opens with.
	Starter(q hotloop.Question, language string) (string, error)
	// Languages lists the languages that can be run on this machine.
	Languages() []string
	// Cases returns the tests that are open at a part as the page shows them:
	// hidden ones have only their name.
	Cases(q hotloop.Question, part string) []hotloop.Case
}

// Config is what an Engine needs.
type Config struct {
	Journal  Journal
	Bank     Bank
	Listener hotloop.Evaluator // hears what was said so far
	Judge    Judge
	Now      func() time.Time // nil for time.Now
}
