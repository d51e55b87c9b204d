package grade_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"hotloop"
	"hotloop/grade"
	"hotloop/store"
)

// ear hears a word in what the candidate said, and says how often it listened.
type ear struct {
	name, word string
	listened   atomic.Int64
	fails      func(a hotloop.Answer) error // before it observes, if not nil
}

func (e *ear) Version() string { return e.name }

func (e *ear) Evaluate(ctx context.Context, q hotloop.Question, a hotloop.Answer) ([]hotloop.Evidence, error) {
	e.listened.Add(1)
	if e.fails != nil {
		if err := e.fails(a); err != nil {
			return nil, err
		}
	}
	var seen []hotloop.Evidence
	for turn, text := range a.Said {
		for from := 0; ; {
			at := bytes.Index([]byte(text[from:]), []byte(e.word))
			if at < 0 {
				break
			}
			from += at
			seen = append(seen, hotloop.Evidence{
				Signal: hotloop.SignalID(string(q.ID) + "." + e.word), Dimension: hotloop.Impact, Strength: 1,
				Says: "You said " + e.word + ".", By: e.name,
				Seen: hotloop.Seen{Quote: &hotloop.Quote{Turn: turn, From: from, To: from + len(e.word), Text: e.word}},
			})
			from += len(e.word)
		}
	}
	return seen, nil
}

// shelf is a bank of questions that differ in their name alone.
type shelf struct {
	mu      sync.Mutex
	version string
	gone    bool
}

func (s *shelf) Question(id hotloop.QuestionID) (hotloop.Question, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.gone {
		return hotloop.Question{}, hotloop.Errorf(hotloop.CodeNotFound, "There is no question %q.", id)
	}
	return hotloop.Question{ID: id, Version: s.version}, nil
}

func (s *shelf) set(version string, gone bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.version, s.gone = version, gone
}

// project makes an answer of each answered event and of what was said before.
func project(loop hotloop.LoopID, events []hotloop.Event) ([]hotloop.Answer, error) {
	var answers []hotloop.Answer
	a := hotloop.Answer{}
	for _, e := range events {
		switch e.Kind {
		case hotloop.EventSaid:
			a.Turns = append(a.Turns, hotloop.Turn{Speaker: hotloop.Candidate, Text: e.Text, Clock: e.Clock})
		case hotloop.EventAnswered:
			a.Done = true
			fallthrough
		case hotloop.EventPaused: // an answer that is still being given
			a.ID, a.Question = hotloop.NewAnswerID(loop, 0, len(answers)), e.Question
			answers = append(answers, a)
			a = hotloop.Answer{}
		}
	}
	return answers, nil
}

// scene is a store with a grader that can be stopped and started again.
type scene struct {
	store  *store.Store
	shelf  *shelf
	ears   []hotloop.Evaluator
	log    *bytes.Buffer
	logger *slog.Logger
	now    atomic.Int64
	used   map[hotloop.LoopID]int64
}

func newScene(t *testing.T, ears ...hotloop.Evaluator) *scene {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "hotloop.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	log := &bytes.Buffer{}
	c := &scene{store: s, shelf: &shelf{version: "1"}, ears: ears, log: log, used: map[hotloop.LoopID]int64{}}
	c.logger = slog.New(slog.NewTextHandler(&locked{w: log}, nil))
	return c
}

type locked struct {
	mu sync.Mutex
	w  *bytes.Buffer
}

func (l *locked) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.w.Write(b)
}

func (c *scene) grader() *grade.Grader {
	return grade.New(grade.Config{
		Store: c.store, Bank: c.shelf, Answers: project, Evaluators: c.ears, Log: c.logger,
		Now: func() time.Time { return time.Unix(1e9+c.now.Add(1), 0).UTC() },
	})
}

// add appends what happened to a loop, which it starts if need be.
func (c *scene) add(t *testing.T, loop hotloop.LoopID, events ...hotloop.Event) {
	t.Helper()
	if c.used[loop] == 0 {
		events = append([]hotloop.Event{{Kind: hotloop.EventLoopStarted, Round: -1, Plan: &hotloop.LoopPlan{Title: "One question"}}}, events...)
	}
	for i := range events {
		c.used[loop]++
		events[i].Seq = c.used[loop]
	}
	if err := c.store.Append(t.Context(), loop, events); err != nil {
		t.Fatal(err)
	}
}

// answer completes an answer to a question in one turn.
func (c *scene) answer(t *testing.T, loop hotloop.LoopID, q hotloop.QuestionID, text string) {
	t.Helper()
	c.add(t, loop, hotloop.Event{Kind: hotloop.EventSaid, Text: text}, hotloop.Event{Kind: hotloop.EventAnswered, Question: q})
}

func (c *scene) recorded(t *testing.T, loop hotloop.LoopID) []hotloop.Grading {
	t.Helper()
	g, err := c.store.Gradings(t.Context(), loop)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// run starts a grader's workers and returns what stops them and waits.
func run(t *testing.T, g *grade.Grader) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- g.Run(ctx) }()
	return func() {
		cancel()
		select {
		case err := <-ended:
			if err != nil {
				t.Error(err)
			}
		case <-time.After(10 * time.Second):
			t.Fatal("Run does not end")
		}
	}
}

// until waits for a condition that workers bring about.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for range 2000 {
		if holds() {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	t.Fatal("waited in vain until", what)
}

func asJSON(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func spoken(text ...string) hotloop.Answer {
	a := hotloop.Answer{ID: "L1/0/0", Question: "failure", Done: true}
	for i, s := range text {
		a.Turns = append(a.Turns, hotloop.Turn{Speaker: hotloop.Interviewer, Text: fmt.Sprint("part ", i)}, hotloop.Turn{Speaker: hotloop.Candidate, Text: s})
	}
	return a
}

var errSick = errors.New("dial tcp 10.0.0.1: no route")
