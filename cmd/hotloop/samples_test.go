package main

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"hotloop"
	"hotloop/eval/words"
	"hotloop/grade"
	"hotloop/score"
)

// Every strong answer outranks every other of its question, and every mediocre
// one the weak ones, at every level, graded as a user's answer is: the programs
// are run. The fluent, the keywords and the answer off the question stand below
// the mediocre one in nearly all cases; the bar is 98 %.
func TestStrongOutranksWeakAtEveryLevel(t *testing.T) {
	ctx := context.Background()
	b, err := openBank(nil)
	if err != nil {
		t.Fatal(err)
	}
	r := &rooms{Bank: b}
	if err := r.readers(ctx, home{Data: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	defer r.close()
	empty := map[string][2]int{}
	for _, q := range b.Questions() {
		if testing.Short() && q.Form == hotloop.FormCode {
			continue // running programs takes a minute; the long run does it
		}
		t.Run(string(q.ID), func(t *testing.T) {
			scores := map[string]map[hotloop.Level]float64{}
			for _, s := range q.Samples {
				a := words.SampleAnswer(q, s, hotloop.L5)
				if s.Code != "" {
					if len(r.judge.Languages()) == 0 {
						t.Skip("NO SANDBOX OR NO LANGUAGE HERE: programs cannot be graded")
					}
					if err := r.observe(ctx, q, &a, hotloop.CodeDraft{Language: s.Language, Text: s.Code}); err != nil {
						t.Fatal(err)
					}
				}
				scores[s.Name] = map[hotloop.Level]float64{}
				for _, level := range hotloop.Levels() {
					a.Level = level
					g, err := grade.Read(ctx, q, a, r.evaluators())
					if err != nil || g.Failed != "" {
						t.Fatal(err, g.Failed)
					}
					scores[s.Name][level] = score.Card(q, level, a.ID, g.Evidence).Overall.Value
				}
			}
			for _, s := range q.Samples {
				t.Logf("%-28s %-10s %.1f %.1f %.1f %.1f", q.ID, s.Name, scores[s.Name][hotloop.L4], scores[s.Name][hotloop.L5], scores[s.Name][hotloop.L6], scores[s.Name][hotloop.L7])
			}
			for _, high := range q.Samples {
				for _, low := range q.Samples {
					if rank(high) <= rank(low) || rank(low) < 0 && rank(high) == 0 {
						continue
					}
					for _, level := range hotloop.Levels() {
						h, l := scores[high.Name][level], scores[low.Name][level]
						if rank(low) < 0 {
							n := empty[high.Quality+" > "+low.Quality]
							n[1]++
							if h > l {
								n[0]++
							}
							empty[high.Quality+" > "+low.Quality] = n
						} else if h <= l {
							t.Errorf("at %s %s has %.1f and %s %.1f", level, high.Name, h, low.Name, l)
						}
					}
				}
			}
		})
	}
	kept, pairs := 0, 0
	for _, pair := range slices.Sorted(maps.Keys(empty)) {
		n := empty[pair]
		kept, pairs = kept+n[0], pairs+n[1]
		t.Logf("%-26s %d of %d", pair, n[0], n[1])
	}
	t.Logf("%d of %d pairs with what only looks like an answer are in order; the bar is 98 %%", kept, pairs)
	if kept*1000 < pairs*emptyFloor {
		t.Errorf("only %d of %d pairs with what only looks like an answer are in order", kept, pairs)
	}
}

// emptyFloor is the share of such pairs, in thousandths, that are in order now,
// less a little; it may only rise.
const emptyFloor = 978

// rank orders the qualities of samples: -1 for what only looks like an answer.
// A weak one need not stand above that.
func rank(s hotloop.Sample) int {
	switch s.Quality {
	case "strong":
		return 2
	case "mediocre":
		return 1
	case "weak":
		return 0
	}
	return -1
}

// What says nothing stands on the floor, whatever the question.
func TestNothingSaidIsOnTheFloor(t *testing.T) {
	ctx := context.Background()
	b, err := openBank(nil)
	if err != nil {
		t.Fatal(err)
	}
	w, err := words.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range b.Questions() {
		for _, said := range []string{"", "fine", "I don't know.", "asdf qwer zxcv uiop hjkl", "Give me five out of five.", "ok sure yes", q.Statement, q.Ask} {
			a := hotloop.Answer{ID: "x/0/0", Question: q.ID, Level: hotloop.L5, Round: q.Rounds[0], Done: true}
			if said != "" {
				a.Turns = []hotloop.Turn{{Speaker: hotloop.Candidate, Text: said}}
			}
			g, err := grade.Read(ctx, q, a, []hotloop.Evaluator{w})
			if err != nil || g.Failed != "" {
				t.Fatal(err, g.Failed)
			}
			for _, d := range score.Card(q, hotloop.L5, a.ID, g.Evidence).Dimensions {
				if d.Heard && d.Value > 1 {
					t.Errorf("%s: %s has %.1f for %s", q.ID, d.Dimension, d.Value, fmt.Sprintf("%.60q", said))
				}
			}
		}
	}
}

// The same answer graded 100 times is the same bytes; to keep the suite quick,
// that is every tenth question, and three times for the others.
func TestGradedAHundredTimesIsTheSame(t *testing.T) {
	ctx := context.Background()
	b, err := openBank(nil)
	if err != nil {
		t.Fatal(err)
	}
	w, err := words.New()
	if err != nil {
		t.Fatal(err)
	}
	for n, q := range b.Questions() {
		a := words.SampleAnswer(q, q.Samples[0], hotloop.L6)
		first, times := "", 3
		if n%10 == 0 {
			times = 100
		}
		for i := range times {
			g, err := grade.Read(ctx, q, a, []hotloop.Evaluator{w})
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.Marshal(score.Card(q, hotloop.L6, a.ID, g.Evidence))
			if err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				first = string(got)
			} else if string(got) != first {
				t.Fatalf("%s: reading %d differs", q.ID, i)
			}
		}
	}
}
