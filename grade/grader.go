package grade

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"hotloop"
)

// Store keeps events and gradings. Record keeps equal gradings once.
type Store interface {
	Loops(ctx context.Context) ([]hotloop.LoopHead, error)
	Events(ctx context.Context, loop hotloop.LoopID) ([]hotloop.Event, error)
	Gradings(ctx context.Context, loop hotloop.LoopID) ([]hotloop.Grading, error)
	Record(ctx context.Context, loop hotloop.LoopID, g hotloop.Grading) error
}

// Bank gives questions by name, or CodeNotFound.
type Bank interface {
	Question(id hotloop.QuestionID) (hotloop.Question, error)
}

// Config is what a Grader needs.
type Config struct {
	Store Store
	Bank  Bank
	// Answers projects the events of a loop: interview.Answers.
	Answers    func(loop hotloop.LoopID, events []hotloop.Event) ([]hotloop.Answer, error)
	Evaluators []hotloop.Evaluator
	Workers    int              // how many loops are graded at once, 2 if not given
	Log        *slog.Logger     // nil for slog.Default
	Now        func() time.Time // nil for time.Now
}

// retryAfter is how long the failure to read an answer is taken as it stands
// before the answer is read again, so that a page which is opened often does
// not wait for the same failure each time.
const retryAfter = 30 * time.Second

// Grader grades completed answers. It is safe for use by many goroutines.
type Grader struct {
	Config
	queue queue

	mu     sync.Mutex
	busy   map[string]chan struct{} // by Basis: closed when its reading ends
	failed map[string]failure       // by Basis: readings that failed in this process
	subs   map[*subscriber]struct{} // whoever wants to know what was graded
}

type failure struct {
	grading hotloop.Grading
	at      time.Time
}

// New makes a Grader. It does nothing by itself: see Run.
func New(c Config) *Grader {
	if c.Log == nil {
		c.Log = slog.Default()
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Workers < 1 {
		c.Workers = 2
	}
	return &Grader{
		Config: c,
		queue:  newQueue(),
		busy:   map[string]chan struct{}{},
		failed: map[string]failure{},
		subs:   map[*subscriber]struct{}{},
	}
}

// Loop returns the newest fitting grading of every completed answer of a loop,
// reading now whichever has none. One that failed has Failed set. It returns
// CodeNotFound when there is no such loop.
func (g *Grader) Loop(ctx context.Context, loop hotloop.LoopID) (map[hotloop.AnswerID]hotloop.Grading, error) {
	events, err := g.Store.Events(ctx, loop)
	if err != nil {
		return nil, err
	}
	answers, err := g.Answers(loop, events)
	if err != nil {
		return nil, err
	}
	known, err := g.Store.Gradings(ctx, loop)
	if err != nil {
		return nil, err
	}
	graded := map[hotloop.AnswerID]hotloop.Grading{}
	for i, a := range answers {
		if !a.Done {
			continue
		}
		a.Earlier = hotloop.Earlier(answers[:i])
		if graded[a.ID], err = g.answer(ctx, loop, a, known); err != nil {
			return nil, err
		}
	}
	return graded, nil
}

// answer returns the fitting grading of one answer.
func (g *Grader) answer(ctx context.Context, loop hotloop.LoopID, a hotloop.Answer, known []hotloop.Grading) (hotloop.Grading, error) {
	q, err := g.Bank.Question(a.Question)
	if hotloop.CodeOf(err) == hotloop.CodeNotFound {
		return withoutQuestion(a, known), nil
	}
	if err != nil {
		return hotloop.Grading{}, err
	}
	basis, err := Basis(q, a, g.Evaluators)
	if err != nil {
		return hotloop.Grading{}, err
	}
	fits := func(k hotloop.Grading) bool { return k.Answer == a.ID && k.Basis == basis && k.Failed == "" }
	for {
		if recorded, ok := newest(known, fits); ok {
			return recorded, nil
		}
		mine, wait, failed := g.claim(basis)
		switch {
		case failed != nil:
			return *failed, nil
		case mine:
			return g.grade(ctx, loop, q, a, basis, fits)
		}
		select { // another goroutine reads it right now
		case <-ctx.Done():
			return hotloop.Grading{}, ctx.Err()
		case <-wait:
		}
		if known, err = g.Store.Gradings(ctx, loop); err != nil {
			return hotloop.Grading{}, err
		}
	}
}

// claim gives the reading of a basis to one goroutine at a time. The others get
// a channel to wait on, or the failure of a moment ago.
func (g *Grader) claim(basis string) (mine bool, wait <-chan struct{}, failed *hotloop.Grading) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if f, ok := g.failed[basis]; ok {
		if g.Now().Sub(f.at).Abs() < retryAfter {
			return false, nil, &f.grading
		}
		delete(g.failed, basis)
	}
	if busy, ok := g.busy[basis]; ok {
		return false, busy, nil
	}
	g.busy[basis] = make(chan struct{})
	return true, nil, nil
}

// grade reads an answer, records the grading and tells the subscribers. The
// caller has claimed the basis.
func (g *Grader) grade(ctx context.Context, loop hotloop.LoopID, q hotloop.Question, a hotloop.Answer, basis string, fits func(hotloop.Grading) bool) (hotloop.Grading, error) {
	var failed *hotloop.Grading
	defer func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		if failed != nil {
			g.failed[basis] = failure{*failed, g.Now()}
		}
		close(g.busy[basis])
		delete(g.busy, basis)
	}()
	// Whoever claimed it before may have recorded it since the caller looked.
	known, err := g.Store.Gradings(ctx, loop)
	if err != nil {
		return hotloop.Grading{}, err
	}
	if recorded, ok := newest(known, fits); ok {
		return recorded, nil
	}
	grading, err := read(ctx, g.Log, q, a, g.Evaluators)
	if err != nil {
		return hotloop.Grading{}, err
	}
	grading.At = g.Now()
	if err := g.Store.Record(ctx, loop, grading); err != nil {
		return hotloop.Grading{}, err
	}
	if grading.Failed != "" {
		failed = &grading
	}
	g.tell(a.ID)
	return grading, nil
}

// withoutQuestion is the grading of an answer whose question has left the bank:
// what was once read stays, and nothing can be read anew.
func withoutQuestion(a hotloop.Answer, known []hotloop.Grading) hotloop.Grading {
	if once, ok := newest(known, func(k hotloop.Grading) bool { return k.Answer == a.ID && k.Failed == "" }); ok {
		return once
	}
	return hotloop.Grading{
		Answer:   a.ID,
		Evidence: []hotloop.Evidence{},
		Failed:   "The question " + string(a.Question) + " is no longer in the bank, so this answer cannot be graded; your answer is kept, and it is graded once the question is back.",
	}
}

func newest(known []hotloop.Grading, fits func(hotloop.Grading) bool) (hotloop.Grading, bool) {
	for i := len(known) - 1; i >= 0; i-- {
		if fits(known[i]) {
			return known[i], true
		}
	}
	return hotloop.Grading{}, false
}
