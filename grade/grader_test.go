package grade_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"hotloop"
	"hotloop/grade"
)

func TestLoopGradesEveryCompletedAnswerOnce(t *testing.T) {
	e := &ear{name: "e/1", word: "cut"}
	c := newScene(t, e)
	c.answer(t, "L1", "failure", "I cut cost")
	c.answer(t, "L1", "stance", "nothing of the kind")
	c.add(t, "L1", hotloop.Event{Kind: hotloop.EventSaid, Text: "I cut"}, hotloop.Event{Kind: hotloop.EventPaused, Question: "open"})
	g := c.grader()
	first, err := g.Loop(t.Context(), "L1")
	if err != nil || len(first) != 2 || len(first["L1/0/0"].Evidence) != 1 || len(first["L1/0/1"].Evidence) != 0 {
		t.Fatal(asJSON(t, first), err)
	}
	if first["L1/0/0"].At.IsZero() || first["L1/0/0"].Answer != "L1/0/0" {
		t.Error("a grading says when and of what:", asJSON(t, first))
	}
	for range 3 {
		again, err := c.grader().Loop(t.Context(), "L1")
		if err != nil || asJSON(t, again) != asJSON(t, first) {
			t.Error(asJSON(t, again), err)
		}
	}
	if len(c.recorded(t, "L1")) != 2 || e.listened.Load() != 2 {
		t.Errorf("%d gradings of %d readings", len(c.recorded(t, "L1")), e.listened.Load())
	}
	_, err = g.Loop(t.Context(), "L9")
	if hotloop.CodeOf(err) != hotloop.CodeNotFound {
		t.Error(err)
	}
}

func TestManyWhoAskAtOnceShareOneReading(t *testing.T) {
	e := &ear{name: "e/1", word: "cut", fails: func(hotloop.Answer) error { time.Sleep(30 * time.Millisecond); return nil }}
	c := newScene(t, e)
	c.answer(t, "L1", "failure", "I cut cost")
	g := c.grader()
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if got, err := g.Loop(t.Context(), "L1"); err != nil || len(got["L1/0/0"].Evidence) != 1 {
				t.Error(got, err)
			}
		})
	}
	wg.Wait()
	if e.listened.Load() != 1 || len(c.recorded(t, "L1")) != 1 {
		t.Errorf("%d readings, %d gradings", e.listened.Load(), len(c.recorded(t, "L1")))
	}
}

func TestABetterRubricGradesAnewAndKeepsTheOldGrading(t *testing.T) {
	e := &ear{name: "e/1", word: "cut"}
	c := newScene(t, e)
	c.answer(t, "L1", "failure", "I cut cost")
	old, err := c.grader().Loop(t.Context(), "L1")
	if err != nil {
		t.Fatal(err)
	}
	c.shelf.set("2", false)
	anew, err := c.grader().Loop(t.Context(), "L1")
	if err != nil || anew["L1/0/0"].Basis == old["L1/0/0"].Basis {
		t.Error(asJSON(t, anew), err)
	}
	c.shelf.set("1", false) // an older binary reads what it once read
	back, err := c.grader().Loop(t.Context(), "L1")
	if err != nil || asJSON(t, back) != asJSON(t, old) {
		t.Error(asJSON(t, back), err)
	}
	if len(c.recorded(t, "L1")) != 2 {
		t.Error(asJSON(t, c.recorded(t, "L1")))
	}
	c.shelf.set("", true) // the question left the bank
	left, err := c.grader().Loop(t.Context(), "L1")
	if err != nil || left["L1/0/0"].Basis != anew["L1/0/0"].Basis {
		t.Error(asJSON(t, left), err)
	}
	c.answer(t, "L2", "failure", "I cut cost")
	never, err := c.grader().Loop(t.Context(), "L2")
	if err != nil || never["L2/0/0"].Failed == "" {
		t.Error(asJSON(t, never), err)
	}
}

func TestAFailingEvaluatorLosesNothing(t *testing.T) {
	sick := true
	e := &ear{name: "e/1", word: "cut", fails: func(a hotloop.Answer) error {
		if sick && a.Question == "bad" {
			panic("no such luck")
		}
		return nil
	}}
	c := newScene(t, e)
	c.answer(t, "L1", "bad", "I cut cost")
	c.answer(t, "L1", "good", "I cut cost")
	before, err := c.store.Events(t.Context(), "L1")
	if err != nil {
		t.Fatal(err)
	}
	g := c.grader()
	for range 3 { // within half a minute the failure is not repeated
		got, err := g.Loop(t.Context(), "L1")
		if err != nil || got["L1/0/0"].Failed == "" || len(got["L1/0/1"].Evidence) != 1 {
			t.Fatal(asJSON(t, got), err)
		}
	}
	if e.listened.Load() != 2 {
		t.Errorf("%d readings", e.listened.Load())
	}
	after, err := c.store.Events(t.Context(), "L1")
	if err != nil || asJSON(t, before) != asJSON(t, after) {
		t.Error("the answer changed", err)
	}
	sick = false
	c.now.Add(60)
	got, err := g.Loop(t.Context(), "L1")
	if err != nil || got["L1/0/0"].Failed != "" || len(got["L1/0/0"].Evidence) != 1 {
		t.Error("it is read again once it can be:", asJSON(t, got), err)
	}
	sick = true
	if got, err = c.grader().Loop(t.Context(), "L1"); err != nil || got["L1/0/0"].Failed != "" {
		t.Error("what was read once stays read:", asJSON(t, got), err)
	}
}

func TestARestartResumesWhatIsPending(t *testing.T) {
	hold := make(chan struct{})
	e := &ear{name: "e/1", word: "cut", fails: func(hotloop.Answer) error { <-hold; return nil }}
	c := newScene(t, e)
	const loops = 12
	for i := range loops {
		c.answer(t, hotloop.LoopID(fmt.Sprint("L", i)), "failure", "I cut cost")
	}
	count := func() (n int) {
		for i := range loops {
			n += len(c.recorded(t, hotloop.LoopID(fmt.Sprint("L", i))))
		}
		return n
	}

	stop := run(t, c.grader())
	until(t, "both workers read", func() bool { return e.listened.Load() == 2 })
	go func() { time.Sleep(20 * time.Millisecond); close(hold) }()
	stop() // in the middle of two readings, which are given up
	half := count()
	if half > 2 {
		t.Errorf("%d gradings after it was stopped in the middle of the first two", half)
	}

	stop = run(t, c.grader())
	until(t, "everything is graded", func() bool { return count() == loops })
	stop()
	if e.listened.Load() > loops+2 {
		t.Errorf("%d readings for %d answers", e.listened.Load(), loops)
	}
}

func TestWakeGradesWhatWasCompletedSince(t *testing.T) {
	e := &ear{name: "e/1", word: "cut"}
	c := newScene(t, e)
	g := c.grader()
	graded, cancel := g.Subscribe()
	defer cancel()
	stop := run(t, g)
	defer stop()
	for i := range 5 {
		c.answer(t, "L1", "failure", fmt.Sprint("I cut cost ", i))
		g.Wake("L1")
		g.Wake("L1")
		select {
		case id := <-graded:
			if id != hotloop.NewAnswerID("L1", 0, i) {
				t.Error(id)
			}
		case <-time.After(10 * time.Second):
			t.Fatal("nobody graded it")
		}
	}
	if e.listened.Load() != 5 {
		t.Errorf("%d readings", e.listened.Load())
	}
	g.Wake("L9") // deleted meanwhile: nothing to do and nothing to complain of
}

func TestAWorkerTriesAgainWhenTheStoreIsBusy(t *testing.T) {
	c := newScene(t, &ear{name: "e/1", word: "cut"})
	c.answer(t, "L1", "failure", "I cut cost")
	flaky := &busyOnce{Store: c.store}
	g := grade.New(grade.Config{Store: flaky, Bank: c.shelf, Answers: project, Evaluators: c.ears, Log: c.logger})
	stop := run(t, g)
	until(t, "it is graded", func() bool { return len(c.recorded(t, "L1")) == 1 })
	stop()
}

// busyOnce is a store whose first recording finds it locked.
type busyOnce struct {
	grade.Store
	mu   sync.Mutex
	told bool
}

func (b *busyOnce) Record(ctx context.Context, loop hotloop.LoopID, g hotloop.Grading) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.told {
		b.told = true
		return hotloop.Errorf(hotloop.CodeBusy, "The database is locked.")
	}
	return b.Store.Record(ctx, loop, g)
}

func TestASlowSubscriberIsDroppedAndNeverWaitedFor(t *testing.T) {
	c := newScene(t, &ear{name: "e/1", word: "cut"})
	const answers = 40
	for i := range answers {
		c.answer(t, "L1", "failure", fmt.Sprint("I cut cost ", i))
	}
	g := c.grader()
	slow, cancelSlow := g.Subscribe()
	quick, cancelQuick := g.Subscribe()
	told := make(chan int)
	go func() {
		n := 0
		for range quick {
			n++
		}
		told <- n
	}()
	if got, err := g.Loop(t.Context(), "L1"); err != nil || len(got) != answers {
		t.Fatal(len(got), err)
	}
	cancelQuick()
	cancelQuick()
	if n := <-told; n != answers {
		t.Errorf("the quick one was told of %d of %d", n, answers)
	}
	n := 0
	for range slow { // closed, although nobody cancelled
		n++
	}
	if n == 0 || n == answers {
		t.Errorf("the slow one was told of %d of %d", n, answers)
	}
	cancelSlow()
}

func TestACallerWhoGoesDoesNotTakeTheOthersAlong(t *testing.T) {
	hold := make(chan struct{})
	ctx, cancel := context.WithCancel(t.Context())
	e := &ear{name: "e/1", word: "cut"}
	e.fails = func(hotloop.Answer) error {
		if e.listened.Load() == 1 {
			<-hold
		}
		return nil
	}
	c := newScene(t, e)
	c.answer(t, "L1", "failure", "I cut cost")
	g := c.grader()
	gone := make(chan error, 1)
	go func() { _, err := g.Loop(ctx, "L1"); gone <- err }()
	until(t, "the first reads", func() bool { return e.listened.Load() == 1 })
	stays := make(chan error, 1)
	go func() {
		got, err := g.Loop(t.Context(), "L1")
		if len(got["L1/0/0"].Evidence) != 1 {
			err = errors.Join(err, errors.New("no evidence"))
		}
		stays <- err
	}()
	cancel()
	close(hold)
	if err := <-gone; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := <-stays; err != nil {
		t.Error(err)
	}
}
