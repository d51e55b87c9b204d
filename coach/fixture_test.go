package coach_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"hotloop"
	"hotloop/coach"
	"hotloop/score"
)

var today = time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)

func daysAgo(n int) time.Time { return today.AddDate(0, 0, -n) }

// question expects one must-have on each dimension: "ID.Dimension".
func question(id hotloop.QuestionID, form hotloop.Form, minutes int, dims ...hotloop.Dimension) hotloop.Question {
	q := hotloop.Question{ID: id, Title: "The " + string(id), Form: form, Minutes: minutes, Levels: hotloop.Levels()}
	for _, d := range dims {
		q.Rubric.Signals = append(q.Rubric.Signals, hotloop.Signal{
			ID: signal(id, d), Dimension: d, Weight: 1, Must: true,
			Heard: "You showed " + string(d) + ".", Missing: "You did not show " + string(d) + ".",
		})
	}
	return q
}

func signal(q hotloop.QuestionID, d hotloop.Dimension) hotloop.SignalID {
	return hotloop.SignalID(string(q) + "." + string(d))
}

func heard(s hotloop.Signal, strength float64) hotloop.Evidence {
	return hotloop.Evidence{Signal: s.ID, Dimension: s.Dimension, Strength: strength, Says: s.Heard, By: "words/1",
		Seen: hotloop.Seen{Quote: &hotloop.Quote{Turn: 0, From: 0, To: 1, Text: "I"}}}
}

func missing(s hotloop.Signal) hotloop.Evidence {
	return hotloop.Evidence{Signal: s.ID, Dimension: s.Dimension, Strength: -0.6, Says: s.Missing, By: "words/1",
		Seen: hotloop.Seen{Absence: &hotloop.Absence{Turns: 1}}}
}

// attempt answers a question and shows the named dimensions; what else it
// expects was looked for in vain.
func attempt(q hotloop.Question, at time.Time, shows ...hotloop.Dimension) coach.Attempt {
	var evidence []hotloop.Evidence
	for _, s := range q.Rubric.Signals {
		if slices.Contains(shows, s.Dimension) {
			evidence = append(evidence, heard(s, 0.8))
		} else {
			evidence = append(evidence, missing(s))
		}
	}
	return scored(q, hotloop.L5, at, evidence...)
}

// scored is an attempt with its card as package score gives it.
func scored(q hotloop.Question, level hotloop.Level, at time.Time, evidence ...hotloop.Evidence) coach.Attempt {
	loop := hotloop.LoopID(fmt.Sprintf("%d", at.Unix()))
	id := hotloop.NewAnswerID(loop, 0, 0)
	return coach.Attempt{
		Answer: id, Loop: loop, Question: q.ID, Title: q.Title, Form: q.Form, Round: hotloop.RoundCulture,
		Level: level, At: at, Card: score.Card(q, level, id, evidence),
	}
}

func settings(interview string) hotloop.Settings {
	s := hotloop.DefaultSettings()
	s.InterviewDate = interview
	return s
}

func asJSON(t interface{ Fatal(...any) }, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// bank is a small one with every form and dimension.
var bank = []hotloop.Question{
	question("failure", hotloop.FormWords, 15, hotloop.Leadership, hotloop.Impact, hotloop.Communication),
	question("hard-feedback", hotloop.FormWords, 12, hotloop.Leadership, hotloop.Communication),
	question("measured-result", hotloop.FormWords, 12, hotloop.Impact),
	question("lru", hotloop.FormCode, 30, hotloop.Correctness, hotloop.Complexity, hotloop.CodeQuality),
	question("intervals", hotloop.FormCode, 25, hotloop.Correctness, hotloop.Complexity),
	question("cdn", hotloop.FormWords, 45, hotloop.Architecture, hotloop.Scalability, hotloop.TradeOffs),
	question("limiter", hotloop.FormBoard, 45, hotloop.Architecture, hotloop.Scalability),
}

func byID(t *testing.T, id hotloop.QuestionID) hotloop.Question {
	t.Helper()
	for _, q := range bank {
		if q.ID == id {
			q.Rubric.Signals = slices.Clone(q.Rubric.Signals) // a test may change its own
			return q
		}
	}
	t.Fatal("no question", id)
	return hotloop.Question{}
}
