package hotloop

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"
)

var given = Answer{
	Turns: []Turn{
		{Speaker: Interviewer, Text: "Tell me."},
		{Speaker: Candidate, Text: "It cost me — weeks."},
		{Speaker: Candidate, Text: "bad \xff byte"},
	},
	Runs:  []Run{{ID: "run-1", Metrics: []Metric{{"hidden.passed", 9, "1"}}}},
	Spent: 90_000,
}

func seen(s Seen) Evidence {
	return Evidence{Signal: "a.b", Dimension: Impact, Strength: 0.5, Says: "You did.", Seen: s, By: "test/1"}
}

func quote(turn, from, to int, text string) Evidence {
	return seen(Seen{Quote: &Quote{turn, from, to, text}})
}

func TestEvidenceShowsWhere(t *testing.T) {
	against := seen(Seen{Absence: &Absence{2, 1}})
	against.Strength = -0.5
	for name, c := range map[string]struct {
		e  Evidence
		ok bool
	}{
		"a quote, byte for byte":           {quote(1, 0, 10, "It cost me"), true},
		"a quote with a long character":    {quote(1, 8, 14, "me —"), true},
		"half a character":                 {quote(1, 11, 12, "\xe2"), false},
		"a byte of a broken text":          {quote(2, 4, 5, "\xff"), true},
		"a changed letter":                 {quote(1, 0, 10, "It Cost me"), false},
		"the interviewer's words":          {quote(0, 0, 4, "Tell"), false},
		"an empty quote":                   {quote(1, 3, 3, ""), false},
		"past the end":                     {quote(1, 0, 400, "x"), false},
		"a turn that is not there":         {quote(7, 0, 1, "x"), false},
		"a negative turn":                  {quote(-1, 0, 1, "x"), false},
		"a recorded measure":               {seen(Seen{Measure: &Measure{"run-1", "hidden.passed", 9, "1"}}), true},
		"another value":                    {seen(Seen{Measure: &Measure{"run-1", "hidden.passed", 10, "1"}}), false},
		"another unit":                     {seen(Seen{Measure: &Measure{"run-1", "hidden.passed", 9, "ms"}}), false},
		"a run that was never made":        {seen(Seen{Measure: &Measure{"run-2", "hidden.passed", 9, "1"}}), false},
		"the clock":                        {seen(Seen{Measure: &Measure{RunClock, "spent", 90_000, "ms"}}), true},
		"the clock, wrongly read":          {seen(Seen{Measure: &Measure{RunClock, "spent", 80_000, "ms"}}), false},
		"an absence from the whole answer": {against, true},
		"an absence in favour":             {seen(Seen{Absence: &Absence{2, 1}}), false},
		"an absence from half the answer":  {Evidence{Signal: "a", Dimension: Impact, Strength: -1, Says: "x", By: "t", Seen: Seen{Absence: &Absence{1, 1}}}, false},
		"nowhere":                          {seen(Seen{}), false},
		"in two places":                    {seen(Seen{Quote: &Quote{1, 0, 2, "It"}, Absence: &Absence{2, 1}}), false},
		"no strength":                      {Evidence{Signal: "a", Dimension: Impact, Says: "x", By: "t", Seen: Seen{Quote: &Quote{1, 0, 2, "It"}}}, false},
		"not a number":                     {Evidence{Signal: "a", Dimension: Impact, Strength: math.NaN(), Says: "x", By: "t", Seen: Seen{Quote: &Quote{1, 0, 2, "It"}}}, false},
		"no author":                        {Evidence{Signal: "a", Dimension: Impact, Strength: 1, Says: "x", Seen: Seen{Quote: &Quote{1, 0, 2, "It"}}}, false},
		"an unknown dimension":             {Evidence{Signal: "a", Dimension: "Charm", Strength: 1, Says: "x", By: "t", Seen: Seen{Quote: &Quote{1, 0, 2, "It"}}}, false},
	} {
		if err := c.e.Check(given); (err == nil) != c.ok {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// Law 2: what passes the gate stands in the answer, whatever the evaluator
// claims.
func TestNoQuotePassesThatIsNotThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		a := Answer{Turns: []Turn{{Speaker: Candidate, Text: text}}}
		e := quote(rapid.IntRange(-1, 1).Draw(t, "turn"), rapid.IntRange(-2, len(text)+2).Draw(t, "from"), rapid.IntRange(-2, len(text)+2).Draw(t, "to"), rapid.String().Draw(t, "quote"))
		q := e.Seen.Quote
		if rapid.Bool().Draw(t, "honest") && q.From >= 0 && q.From < q.To && q.To <= len(text) {
			q.Text = text[q.From:q.To]
		}
		if e.Check(a) == nil && text[q.From:q.To] != q.Text {
			t.Fatalf("%+v passed on %q", q, text)
		}
	})
}

func TestLevelsAreOrdered(t *testing.T) {
	if !L6.AtLeast(L5) || L4.AtLeast(L5) || !L5.AtLeast(L5) || !L4.AtLeast("") {
		t.Error("L4 < L5 < L6 < L7")
	}
	s := Signal{From: L6}
	if s.ExpectedAt(L5) || !s.ExpectedAt(L7) || (Signal{Against: true}).ExpectedAt(L7) {
		t.Error("a signal is expected from its level on, a trap never")
	}
}

func TestAnErrorKeepsItsCauseAndCode(t *testing.T) {
	cause := Errorf(CodeNotFound, "no question %q", "x")
	err := Errorf(CodeInvalid, "the loop cannot start: %w", cause)
	if CodeOf(err) != CodeInvalid || err.Unwrap() != error(cause) || CodeOf(nil) != "" || CodeOf(errors.New("x")) != CodeInternal {
		t.Error("codes")
	}
}
