package interview

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"hotloop"
)

var ctx = context.Background()

func TestARoundFromGreetingToTheEnd(t *testing.T) {
	w := open(t)
	id := w.start(hotloop.ModePractice, "story")
	r := w.must(w.Room(ctx, id))
	if r.State != StateLobby || r.Clock.Elapsed != 0 {
		t.Fatalf("a loop opens in the lobby with the clock at 0, got %s at %d", r.State, r.Clock.Elapsed)
	}
	r = w.must(w.Begin(ctx, id))
	if len(r.Turns) != 2 || r.Turns[0].Move != hotloop.MoveGreet || r.Turns[1].Text != story.Ask {
		t.Fatalf("a round opens with a greeting and the question, got %+v", r.Turns)
	}
	r = w.says(id, "how long?")
	if last(r).Text != story.Facts[0].Says {
		t.Errorf("a clarifying question is answered from the facts, got %q", last(r).Text)
	}
	r = w.says(id, "which year?")
	if last(r).Move != hotloop.MoveAssume {
		t.Errorf("what the facts do not hold is the candidate's call, got %+v", last(r))
	}
	r = w.says(id, "it improved significantly, and I told you so to everybody")
	if last(r).Text != "Challenge s.gloat." {
		t.Errorf("a trap is challenged first, got %q", last(r).Text)
	}
	r = w.says(id, "it improved significantly after all")
	if !strings.Contains(last(r).Text, "“significantly”") {
		t.Errorf("a vague claim is pressed in the candidate's own words, got %q", last(r).Text)
	}
	r = w.says(id, "by forty percent")
	if !strings.HasSuffix(last(r).Text, "Probe s.cost?") {
		t.Errorf("what is missing is probed, got %q", last(r).Text)
	}
	r = w.says(id, "I don't know")
	if last(r).Move == hotloop.MoveProbe {
		t.Errorf("after “I don't know” the same signal is not probed again, got %q", last(r).Text)
	}
	for range 6 {
		if r.Asking == nil {
			break
		}
		r = w.says(id, "and that is what it cost us")
	}
	if r.Asking != nil || last(r).Move != hotloop.MoveInvite {
		t.Fatalf("a round ends with the candidate's own questions, got %+v", last(r))
	}
	r = w.says(id, "What did the team stop doing this year?")
	if last(r).Move != hotloop.MoveReply {
		t.Errorf("the candidate's question is answered, got %+v", last(r))
	}
	r = w.says(id, "No, thank you.")
	if r.State != StateOver || len(r.Answers) != 1 {
		t.Fatalf("the last round's end ends the loop, got %s with %d answers", r.State, len(r.Answers))
	}
}

func TestCodeIsJudgedPartByPart(t *testing.T) {
	w := open(t)
	id := w.start(hotloop.ModePractice, "program")
	r := w.must(w.Begin(ctx, id))
	if r.Code == nil || r.Code.Text != "start python" || r.Code.Hidden != 1 || strings.Contains(r.Asking.Statement, "large") {
		t.Fatalf("the editor opens with the starter and part 1 alone, got %+v", r.Code)
	}
	run := func(p hotloop.RunPurpose, text string) Room {
		t.Helper()
		return w.must(w.Run(ctx, id, p, hotloop.CodeDraft{Language: "python", Text: text}, "", nil))
	}
	r = run(hotloop.RunVisible, "wrong")
	if last(r).Speaker == hotloop.Interviewer && last(r).Move == hotloop.MoveReact {
		t.Error("the interviewer is silent while the candidate tries things")
	}
	r = run(hotloop.RunSubmit, "right")
	if !strings.HasPrefix(last(r).Text, "One hidden test fails") {
		t.Errorf("a failing hidden test is named as such, got %q", last(r).Text)
	}
	if got := r.Code.Runs[1].Cases[1]; got.Input != "" || got.Name != "hidden 1" {
		t.Errorf("hidden tests are blanked, got %+v", got)
	}
	r = w.must(w.Hint(ctx, id))
	if last(r).Text != "Sort." {
		t.Errorf("the hint is the part's, got %q", last(r).Text)
	}
	r = run(hotloop.RunSubmit, "right quick")
	if !strings.HasSuffix(last(r).Text, "Probe p.cost?") {
		t.Errorf("a solved part is discussed, got %q", last(r).Text)
	}
	for range 3 {
		if r.Asking.Part == "2" {
			break
		}
		r = w.says(id, "it is O(n) because each item is seen once")
	}
	if r.Asking.Part != "2" || !strings.Contains(r.Asking.Statement, "large") || r.Code.Text != "right quick" {
		t.Fatalf("the next part opens over the same program, got part %q with %q", r.Asking.Part, r.Code.Text)
	}
	events, _ := w.journal.Events(ctx, id)
	answers, err := Answers(id, events)
	if err != nil || len(answers) != 1 || len(answers[0].Runs) != 3 || answers[0].Runs[2].ID != "run-3" || answers[0].Hints != 1 {
		t.Fatalf("the answer holds every run and hint, got %+v, %v", answers, err)
	}
}

func TestKilledAndReopenedItIsTheSameRoom(t *testing.T) {
	w := open(t)
	id := w.start(hotloop.ModePractice, "story")
	w.must(w.Begin(ctx, id))
	w.clock.add(90 * time.Second)
	w.says(id, "a first thought")
	if err := w.Draft(ctx, id, "half a sent"); err != nil {
		t.Fatal(err)
	}
	before := w.must(w.Room(ctx, id))
	w2 := w.reopened()
	w.clock.add(3 * time.Hour) // the machine was off
	after := w2.must(w2.Room(ctx, id))
	if !reflect.DeepEqual(before, after) {
		t.Fatalf("reopened room differs:\n%+v\n%+v", before, after)
	}
	if after.Draft != "half a sent" || after.Clock.Elapsed != 90_000 {
		t.Fatalf("text %q at %d ms", after.Draft, after.Clock.Elapsed)
	}
}

func TestAReplyOwedAtTheKillIsGivenOnReopening(t *testing.T) {
	w := open(t)
	id := w.start(hotloop.ModePractice, "story")
	w.must(w.Begin(ctx, id))
	// The message was acknowledged; the process died before the reply.
	events, _ := w.journal.Events(ctx, id)
	said := hotloop.Event{Seq: int64(len(events) + 1), Round: 0, Kind: hotloop.EventSaid, Question: "story", Text: "it grew ten percent", Clock: 1000}
	if err := w.journal.Append(ctx, id, []hotloop.Event{said}); err != nil {
		t.Fatal(err)
	}
	r := w.reopened().must(w.reopened().Room(ctx, id))
	if last(r).Speaker != hotloop.Interviewer || !strings.HasSuffix(last(r).Text, "Probe s.cost?") {
		t.Fatalf("the owed reply is given, got %+v", last(r))
	}
}

func TestSayingTheSameTwiceCountsOnce(t *testing.T) {
	w := open(t)
	id := w.start(hotloop.ModePractice, "story")
	w.must(w.Begin(ctx, id))
	a := w.must(w.Say(ctx, id, "same", "it cost ten percent"))
	b := w.must(w.Say(ctx, id, "same", "it cost ten percent"))
	if a.Seq != b.Seq {
		t.Fatalf("a message sent again is not said again: %d, %d", a.Seq, b.Seq)
	}
}

func TestTwoProcessesInOneRoomLoseNothing(t *testing.T) {
	w := open(t)
	id := w.start(hotloop.ModePractice, "story")
	w.must(w.Begin(ctx, id))
	other := w.reopened()
	other.must(other.Room(ctx, id))
	w.must(w.Say(ctx, id, "a", "from the first tab"))
	other.must(other.Say(ctx, id, "b", "from the second tab"))
	r := w.must(w.Say(ctx, id, "c", "again from the first"))
	said := 0
	for _, turn := range r.Turns {
		if turn.Speaker == hotloop.Candidate {
			said++
		}
	}
	if said != 3 {
		t.Fatalf("three messages were acknowledged, %d are in the room", said)
	}
}

func TestWhatCannotBeWrittenIsNotAcknowledged(t *testing.T) {
	w := open(t)
	id := w.start(hotloop.ModePractice, "story")
	w.must(w.Begin(ctx, id))
	w.journal.fail = errors.New("disk full")
	if _, err := w.Say(ctx, id, "k", "lost?"); err == nil {
		t.Fatal("a message that is not on disk was acknowledged")
	}
	r := w.must(w.Say(ctx, id, "k", "lost?"))
	if r.Turns[2].Text != "lost?" {
		t.Fatalf("sending it again works, got %+v", r.Turns)
	}
}

func TestBadInputGetsOneSentence(t *testing.T) {
	w := open(t)
	id := w.start(hotloop.ModeReal, "story")
	for _, c := range []struct {
		name string
		do   func() error
		code hotloop.Code
	}{
		{"say before the round", func() error { _, err := w.Say(ctx, id, "x", "hello"); return err }, hotloop.CodeInvalid},
		{"two megabytes", func() error { _, err := w.Say(ctx, id, "x", strings.Repeat("a ", 1<<20)); return err }, hotloop.CodeTooLarge},
		{"invalid UTF-8", func() error { _, err := w.Say(ctx, id, "x", "\xff"); return err }, hotloop.CodeInvalid},
		{"nothing", func() error { w.Begin(ctx, id); _, err := w.Say(ctx, id, "x", " \n"); return err }, hotloop.CodeInvalid},
		{"pause in a real loop", func() error { _, err := w.Pause(ctx, id); return err }, hotloop.CodeInvalid},
		{"code for a story", func() error { return w.SaveCode(ctx, id, hotloop.CodeDraft{Language: "go"}) }, hotloop.CodeInvalid},
		{"unknown loop", func() error { _, err := w.Room(ctx, "nope"); return err }, hotloop.CodeNotFound},
	} {
		err := c.do()
		if hotloop.CodeOf(err) != c.code {
			t.Errorf("%s: got %v (%s), want %s", c.name, err, hotloop.CodeOf(err), c.code)
		}
	}
}

func TestTheClock(t *testing.T) {
	t.Run("runs on in a real loop, ends the round after a grace, takes the unsent text in", func(t *testing.T) {
		w := open(t)
		id := w.start(hotloop.ModeReal, "story", "story")
		w.must(w.Begin(ctx, id))
		if err := w.Draft(ctx, id, "unsent words"); err != nil {
			t.Fatal(err)
		}
		w.clock.add(21 * time.Minute)
		w.Tick(ctx)
		r := w.must(w.Room(ctx, id))
		if last(r).Move != hotloop.MoveTime {
			t.Fatalf("time up is said, got %+v", last(r))
		}
		w.clock.add(2 * time.Minute)
		w.Tick(ctx)
		r = w.must(w.Room(ctx, id))
		if r.State != StateLobby || len(r.Answers) != 1 {
			t.Fatalf("the round ends after the grace, got %s", r.State)
		}
		events, _ := w.journal.Events(ctx, id)
		answers, _ := Answers(id, events)
		if n := len(answers[0].Turns); answers[0].Turns[n-1].Text != "unsent words" {
			t.Errorf("what stood in the box is part of the answer, got %+v", answers[0].Turns)
		}
	})
	t.Run("stands in a pause and when nobody is there", func(t *testing.T) {
		w := open(t)
		id := w.start(hotloop.ModePractice, "story")
		w.must(w.Begin(ctx, id))
		w.clock.add(10 * time.Second)
		w.must(w.Pause(ctx, id))
		w.clock.add(time.Hour)
		r := w.must(w.Resume(ctx, id))
		if r.Clock.Elapsed != 10_000 {
			t.Fatalf("the clock stood during the pause, got %d", r.Clock.Elapsed)
		}
		w.clock.add(awayAfter + time.Second)
		w.Tick(ctx)
		w.clock.add(time.Hour)
		if r = w.must(w.Room(ctx, id)); r.State != StatePaused || r.Clock.Elapsed > 60_000 {
			t.Fatalf("nobody was there: got %s at %d", r.State, r.Clock.Elapsed)
		}
	})
	t.Run("set back it does not run backwards", func(t *testing.T) {
		w := open(t)
		id := w.start(hotloop.ModePractice, "story")
		w.must(w.Begin(ctx, id))
		w.clock.add(time.Minute)
		w.says(id, "x")
		w.clock.add(-time.Hour)
		if r := w.says(id, "y"); r.Clock.Elapsed != 60_000 {
			t.Fatalf("got %d", r.Clock.Elapsed)
		}
	})
	t.Run("nudges after a long silence, not while the candidate types", func(t *testing.T) {
		w := open(t)
		id := w.start(hotloop.ModePractice, "story")
		w.must(w.Begin(ctx, id))
		_, cancel, err := w.Watch(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		defer cancel()
		for i := range 30 {
			w.clock.add(10 * time.Second)
			if err := w.Draft(ctx, id, strings.Repeat("x", i+1)); err != nil {
				t.Fatal(err)
			}
			w.Tick(ctx)
		}
		if r := w.must(w.Room(ctx, id)); len(r.Turns) != 2 {
			t.Fatalf("typing was interrupted: %+v", r.Turns)
		}
		w.clock.add(3 * time.Minute)
		w.Tick(ctx)
		if r := w.must(w.Room(ctx, id)); last(r).Move != hotloop.MoveNudge {
			t.Fatalf("silence is met with a nudge, got %+v", last(r))
		}
	})
}

func TestTheRoundGoesOnWithoutAQuestionOfTheBank(t *testing.T) {
	w := open(t)
	id := w.start(hotloop.ModePractice, "gone")
	r := w.must(w.Begin(ctx, id))
	if !strings.Contains(last(r).Text, "no longer in the bank") {
		t.Fatalf("got %q", last(r).Text)
	}
	if r = w.must(w.Finish(ctx, id)); r.Asking != nil {
		t.Fatal("a lost question can be left behind")
	}
}

func TestARoomReadsTheSameFromItsEvents(t *testing.T) {
	w := open(t)
	id := w.start(hotloop.ModePractice, "program", "story")
	w.must(w.Begin(ctx, id))
	w.must(w.Run(ctx, id, hotloop.RunSubmit, hotloop.CodeDraft{Language: "go", Text: "right"}, "", nil))
	w.says(id, "it is O(n)")
	w.must(w.End(ctx, id))
	w.must(w.Begin(ctx, id))
	w.says(id, "ten percent")
	a, b := w.must(w.Room(ctx, id)), w.reopened().must(w.reopened().Room(ctx, id))
	ja, _ := json.Marshal(a)
	jb, _ := json.Marshal(b)
	if string(ja) != string(jb) {
		t.Fatalf("\n%s\n%s", ja, jb)
	}
}

func TestADeletedLoopIsGone(t *testing.T) {
	w := open(t)
	id := w.start(hotloop.ModePractice, "story")
	w.must(w.Begin(ctx, id))
	delete(w.journal.loops, id)
	w.Forget(id)
	w.Tick(ctx)
	if _, err := w.Room(ctx, id); hotloop.CodeOf(err) != hotloop.CodeNotFound {
		t.Fatalf("got %v", err)
	}
}
