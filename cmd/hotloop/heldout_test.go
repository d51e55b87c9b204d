package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"hotloop"
	"hotloop/bank"
	"hotloop/eval/words"
	"hotloop/grade"
	"hotloop/score"
)

// The held-out answers were written from the questions alone, by somebody who
// had seen neither rubrics nor model answers, and nothing was tuned on them
// since. They say how far the reading carries beyond the bank's own samples;
// docs/grading.md states the figures. A strong answer must stand above a fluent
// but empty one; against a mediocre one a few inversions are known.
func TestHeldOutAnswersKeepTheirOrder(t *testing.T) {
	b, err := openBank(nil)
	if err != nil {
		t.Fatal(err)
	}
	w, err := words.New()
	if err != nil {
		t.Fatal(err)
	}
	overall := func(q hotloop.Question, quality string) float64 {
		t.Helper()
		text, err := os.ReadFile(filepath.Join("testdata", "heldout", string(q.ID), quality+".md"))
		if err != nil {
			t.Fatal(err)
		}
		a := words.SampleAnswer(q, hotloop.Sample{Turns: bank.Conversation(string(text))}, hotloop.L5)
		g, err := grade.Read(context.Background(), q, a, []hotloop.Evaluator{w})
		if err != nil || g.Failed != "" {
			t.Fatal(err, g.Failed)
		}
		return score.Card(q, hotloop.L5, a.ID, g.Evidence).Overall.Value
	}
	dirs, err := os.ReadDir(filepath.Join("testdata", "heldout"))
	if err != nil {
		t.Fatal(err)
	}
	pairs, kept := 0, 0
	for _, d := range dirs {
		q, err := b.Question(hotloop.QuestionID(d.Name()))
		if err != nil {
			t.Fatal(err)
		}
		strong, mediocre, empty := overall(q, "strong"), overall(q, "mediocre"), overall(q, "empty")
		t.Logf("%-28s strong %.1f  mediocre %.1f  empty %.1f", q.ID, strong, mediocre, empty)
		if strong <= empty {
			t.Errorf("%s: the strong answer has %.1f, the empty one %.1f", q.ID, strong, empty)
		}
		for _, ok := range []bool{strong > mediocre, strong > empty, mediocre > empty} {
			pairs++
			if ok {
				kept++
			}
		}
	}
	t.Logf("%d of %d pairs in order", kept, pairs)
	if kept*100 < pairs*80 {
		t.Errorf("only %d of %d pairs are in order", kept, pairs)
	}
}
