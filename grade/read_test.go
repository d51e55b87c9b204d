package grade_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"math/rand/v2"
	"strings"
	"testing"

	"hotloop"
	"hotloop/grade"
)

// shuffler returns its evidence in another order each time and some of it
// invented: it stands for every way in which an evaluator may be careless.
type shuffler struct{ seen []hotloop.Evidence }

func (s shuffler) Version() string { return "shuffler/1" }
func (s shuffler) Evaluate(context.Context, hotloop.Question, hotloop.Answer) ([]hotloop.Evidence, error) {
	rand.Shuffle(len(s.seen), func(i, j int) { s.seen[i], s.seen[j] = s.seen[j], s.seen[i] })
	return append([]hotloop.Evidence(nil), s.seen...), nil
}

func TestTheSameAnswerReadAHundredTimesGivesTheSameBytes(t *testing.T) {
	a := spoken("we cut latency, and latency fell", "I cut cost")
	q := hotloop.Question{ID: "failure", Version: "1"}
	quote := func(strength float64, says string) hotloop.Evidence {
		return hotloop.Evidence{Signal: "s", Dimension: hotloop.Complexity, Strength: strength, Says: says, By: "shuffler/1",
			Seen: hotloop.Seen{Quote: &hotloop.Quote{Turn: 1, From: 0, To: 2, Text: "we"}}}
	}
	absence := quote(-1, "gone")
	absence.Seen = hotloop.Seen{Absence: &hotloop.Absence{Turns: 2}}
	measure := quote(1, "hints")
	measure.Seen = hotloop.Seen{Measure: &hotloop.Measure{Run: hotloop.RunClock, Name: "hints", Unit: "1"}}
	careless := shuffler{[]hotloop.Evidence{quote(1, "a"), quote(0.5, "a"), quote(1, "b"), absence, measure}}
	words := []hotloop.Evaluator{&ear{name: "b/1", word: "latency"}, careless, &ear{name: "a/1", word: "cut"}}
	var first string
	for i := range 100 {
		rand.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		g, err := grade.Read(t.Context(), q, a, words)
		if err != nil {
			t.Fatal(err)
		}
		got := asJSON(t, g)
		if first == "" {
			first = got
		}
		if got != first {
			t.Fatalf("reading %d gives\n%s\nnot\n%s", i, got, first)
		}
	}
	var g hotloop.Grading
	if err := json.Unmarshal([]byte(first), &g); err != nil || len(g.Evidence) != 9 || !g.At.IsZero() || g.Failed != "" {
		t.Errorf("%v, %s", err, first)
	}
	if g.Evidence[0].Dimension != hotloop.Complexity || g.Evidence[4].Seen.Absence == nil || g.Evidence[5].Dimension != hotloop.Impact {
		t.Errorf("the order is not that of dimension, signal and place: %s", first)
	}
}

func TestEvidenceThatDoesNotShowWhereItWasSeenIsDroppedAndLogged(t *testing.T) {
	var log bytes.Buffer
	usual := slog.Default()
	t.Cleanup(func() { slog.SetDefault(usual) })
	slog.SetDefault(slog.New(slog.NewTextHandler(&log, nil)))
	a := spoken("I measured")
	good := hotloop.Evidence{Signal: "s", Dimension: hotloop.Impact, Strength: 1, Says: "ok", By: "careless/1",
		Seen: hotloop.Seen{Quote: &hotloop.Quote{Turn: 1, From: 0, To: 1, Text: "I"}}}
	invented := good
	invented.Seen = hotloop.Seen{Quote: &hotloop.Quote{Turn: 1, From: 0, To: 1, Text: "we"}}
	nowhere := good
	nowhere.Seen = hotloop.Seen{}
	unrun := good
	unrun.Seen = hotloop.Seen{Measure: &hotloop.Measure{Run: "run-9", Name: "passed", Value: 1, Unit: "1"}}
	g, err := grade.Read(t.Context(), hotloop.Question{ID: "q"}, a, []hotloop.Evaluator{shuffler{[]hotloop.Evidence{invented, good, nowhere, unrun}}})
	if err != nil || len(g.Evidence) != 1 || g.Evidence[0].Seen.Quote.Text != "I" || g.Failed != "" {
		t.Errorf("%v, %s", err, asJSON(t, g))
	}
	if strings.Count(log.String(), "shuffler/1") != 3 {
		t.Errorf("the log does not name the evaluator three times:\n%s", log.String())
	}
}

func TestAFailureIsASentenceAndHoldsNoEvidence(t *testing.T) {
	well := &ear{name: "well/1", word: "I"}
	for name, c := range map[string]struct {
		fails func(hotloop.Answer) error
		holds string
	}{
		"an error": {func(hotloop.Answer) error { return errSick }, "your answer is kept"},
		"a panic":  {func(hotloop.Answer) error { panic("index out of range") }, "your answer is kept"},
		"a sentence with a remedy": {func(hotloop.Answer) error {
			return hotloop.Errorf(hotloop.CodeUnavailable, "Go is missing; install it.")
		}, "Go is missing; install it."},
		"a sentence about our code": {func(hotloop.Answer) error { return hotloop.Errorf(hotloop.CodeInternal, "index 7 is odd") }, "your answer is kept"},
		"its own deadline":          {func(hotloop.Answer) error { return context.DeadlineExceeded }, "your answer is kept"},
	} {
		sick := &ear{name: "sick/1", fails: c.fails}
		g, err := grade.Read(t.Context(), hotloop.Question{ID: "q"}, spoken("I measured"), []hotloop.Evaluator{sick, well})
		if err != nil || !strings.Contains(g.Failed, c.holds) || strings.ContainsAny(g.Failed, "\n") || g.Evidence == nil || len(g.Evidence) != 0 {
			t.Errorf("%s: %v, %s", name, err, asJSON(t, g))
		}
		for _, leak := range []string{"dial", "index", "panic", "goroutine"} {
			if strings.Contains(g.Failed, leak) {
				t.Errorf("%s: %q is not for a candidate", name, g.Failed)
			}
		}
	}
}

func TestReadingStopsWhenItsCallerGoes(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	e := &ear{name: "e/1", fails: func(hotloop.Answer) error { cancel(); return ctx.Err() }}
	if _, err := grade.Read(ctx, hotloop.Question{}, spoken("x"), []hotloop.Evaluator{e, e}); !errors.Is(err, context.Canceled) || e.listened.Load() != 1 {
		t.Errorf("%v after %d evaluators", err, e.listened.Load())
	}
}

func TestTheBasisIsWhatWasReadAndByWhom(t *testing.T) {
	q := hotloop.Question{ID: "q", Version: "1"}
	a, b := &ear{name: "a/1"}, &ear{name: "b/1"}
	basis := func(q hotloop.Question, ans hotloop.Answer, e ...hotloop.Evaluator) string {
		s, err := grade.Basis(q, ans, e)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	one := basis(q, spoken("x"), a, b)
	if one != basis(q, spoken("x"), b, a) || len(one) != 64 {
		t.Error("the order of evaluators is no part of it")
	}
	level := spoken("x")
	level.Level = hotloop.L6
	for name, other := range map[string]string{
		"another word":      basis(q, spoken("y"), a, b),
		"another level":     basis(q, level, a, b),
		"another rubric":    basis(hotloop.Question{ID: "q", Version: "2"}, spoken("x"), a, b),
		"another evaluator": basis(q, spoken("x"), a, &ear{name: "b/2"}),
		"one fewer":         basis(q, spoken("x"), a),
	} {
		if other == one {
			t.Errorf("%s gives the same basis", name)
		}
	}
}
