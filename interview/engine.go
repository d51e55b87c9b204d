package interview

import (
	"context"
	"crypto/rand"
	"log/slog"
	"sync"
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
	// Starter is the text the editor opens with; an error where the question
	// cannot be answered in the language.
	Starter(q hotloop.Question, language string) (string, error)
	// Languages lists the languages that can be run on this machine.
	Languages() []string
	// Cases returns the tests that are open at a part as the page shows them:
	// hidden ones have only their name.
	Cases(q hotloop.Question, part string) []hotloop.Case
}

// Listener hears what the candidate says. eval/words implements it.
type Listener interface {
	hotloop.Evaluator
	// Asked tells whether a message asks a clarifying question, and which of the
	// question's facts it asks for, best match first.
	Asked(q hotloop.Question, said string) (facts []hotloop.Fact, asks bool)
	// Vague finds the vaguest claim of the candidate's latest turn that is worth
	// pressing.
	Vague(q hotloop.Question, a hotloop.Answer) (hotloop.Quote, bool)
	// Reacted says how the candidate's latest turn met the challenge before it,
	// Unclear if it is none of the four.
	Reacted(q hotloop.Question, a hotloop.Answer) Reaction
}

// Config is what an Engine needs.
type Config struct {
	Journal  Journal
	Bank     Bank
	Listener Listener
	Judge    Judge
	// Now is the clock, nil for time.Now. Only differences of its readings are
	// used, so it should be monotonic.
	Now func() time.Time
	// Answered, if not nil, is told of a loop in which an answer was completed.
	// It must return at once.
	Answered func(hotloop.LoopID)
	// Log receives what went wrong in the background; nil discards it.
	Log *slog.Logger
}

// The limits of what is taken in at once, in bytes.
const (
	MaxSaid  = 256 << 10 // one message, about 40,000 words
	MaxDraft = 4 << 20   // the composing box and the notes
	MaxCode  = 256 << 10 // one program
	MaxInput = 256 << 10 // the candidate's own test input
)

// Engine runs loops. Its methods may be called by many at once; what they
// acknowledge is in the journal.
type Engine struct {
	Config
	mu    sync.Mutex
	loops map[hotloop.LoopID]*live
}

// New makes an Engine. Start Pulse beside it for nudges, the end of rounds, and
// the clock's marks in the journal.
func New(c Config) *Engine {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return &Engine{Config: c, loops: map[hotloop.LoopID]*live{}}
}

func (e *Engine) now() time.Time { return e.Now() }

// Start begins a loop of a plan and returns its name. The first round begins
// with Begin.
func (e *Engine) Start(ctx context.Context, plan hotloop.LoopPlan) (hotloop.LoopID, error) {
	if len(plan.Rounds) == 0 {
		return "", hotloop.Errorf(hotloop.CodeInvalid, "The plan has no rounds; choose another template.")
	}
	for _, r := range plan.Rounds {
		if len(r.Questions) == 0 || r.Minutes <= 0 {
			return "", hotloop.Errorf(hotloop.CodeInvalid, "Round %q of the plan has no question or no length; choose another template.", r.Title)
		}
	}
	id, err := newLoopID(e.now())
	if err != nil {
		return "", err
	}
	first := hotloop.Event{Seq: 1, At: e.now().UTC().Truncate(time.Millisecond), Round: -1, Kind: hotloop.EventLoopStarted, Plan: &plan}
	return id, e.Journal.Append(ctx, id, []hotloop.Event{first})
}

// newLoopID makes a name that sorts by time: ten characters of milliseconds and
// sixteen of chance, in Crockford's base 32 (the ULID's layout).
func newLoopID(now time.Time) (hotloop.LoopID, error) {
	const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	var name [26]byte
	ms := uint64(now.UnixMilli())
	for i := 9; i >= 0; i-- {
		name[i] = digits[ms%32]
		ms /= 32
	}
	if _, err := rand.Read(name[10:]); err != nil {
		return "", hotloop.Errorf(hotloop.CodeInternal, "this machine gave no random bytes: %w", err)
	}
	for i := 10; i < 26; i++ {
		name[i] = digits[name[i]%32]
	}
	return hotloop.LoopID(name[:]), nil
}
