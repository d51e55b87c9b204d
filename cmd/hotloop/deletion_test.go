package main

import (
	"context"
	"slices"
	"strings"
	"testing"

	"hotloop"
	"hotloop/eval/words"
	"hotloop/grade"
	"hotloop/score"
)

// TestWhatIsDeletedIsNotHeardAndEarnsNothing takes out of every strong answer,
// signal by signal, the sentences that carry it, as long as any do. In the end
// the signal must be gone; the bar is 98 %. No score may rise by it.
func TestWhatIsDeletedIsNotHeardAndEarnsNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("reads some thousand answers")
	}
	ctx := context.Background()
	b, err := openBank(nil)
	if err != nil {
		t.Fatal(err)
	}
	w, err := words.New()
	if err != nil {
		t.Fatal(err)
	}
	read := func(q hotloop.Question, a hotloop.Answer) ([]hotloop.Evidence, float64) {
		t.Helper()
		g, err := grade.Read(ctx, q, a, []hotloop.Evaluator{w})
		if err != nil || g.Failed != "" {
			t.Fatal(q.ID, err, g.Failed)
		}
		return g.Evidence, score.Card(q, hotloop.L5, a.ID, g.Evidence).Overall.Value
	}
	cases, once, gone, rose := 0, 0, 0, 0
	highest := 0.0
	for _, q := range b.Questions() {
		if q.Form != hotloop.FormWords {
			continue
		}
		for _, s := range q.Samples {
			if s.Quality != "strong" {
				continue
			}
			whole := words.SampleAnswer(q, s, hotloop.L5)
			list, had := read(q, whole)
			for _, ev := range list {
				if !ev.For() || ev.Seen.Quote == nil || strings.HasPrefix(string(ev.Signal), "structure.") {
					continue // structure is the whole answer's, not a sentence's
				}
				cases++
				a, carries, higher := whole, []hotloop.Evidence{ev}, false
				for step := 1; step <= 40 && len(carries) > 0; step++ {
					a = without(a, carries[0].Seen.Quote)
					var has float64
					list, has = read(q, a)
					if has > had {
						higher = true
						highest = max(highest, has-had)
						t.Logf("%s/%s: without what carries %s it has %.1f, with it %.1f", q.ID, s.Name, ev.Signal, has, had)
					}
					carries = slices.DeleteFunc(slices.Clone(list), func(e hotloop.Evidence) bool {
						return e.Signal != ev.Signal || !e.For() || e.Seen.Quote == nil
					})
					if len(carries) == 0 {
						gone++
						if step == 1 {
							once++
						}
					}
				}
				if higher {
					rose++
				}
				if len(carries) > 0 {
					t.Logf("%s/%s: %s is still heard in %q", q.ID, s.Name, ev.Signal, carries[0].Seen.Quote.Text)
				}
			}
		}
	}
	t.Logf("%d signals: gone with their sentences %d (%.1f %%), %d of them with the first; a score rose in %d (%.1f %%), by %.1f at most",
		cases, gone, 100*float64(gone)/float64(cases), once, rose, 100*float64(rose)/float64(cases), highest)
	if gone*100 < cases*98 {
		t.Errorf("only %d of %d signals went with the sentences that carry them", gone, cases)
	}
	if rose > 0 {
		t.Errorf("deleting what was good raised the score in %d of %d cases, by %.1f at most", rose, cases, highest)
	}
}

// without takes the sentences that a quote touches out of an answer, each with
// the quotation marks that close behind it.
func without(a hotloop.Answer, quote *hotloop.Quote) hotloop.Answer {
	const ends, closing = ".?!\n", "\"”')"
	a.Turns = slices.Clone(a.Turns)
	text := a.Turns[quote.Turn].Text
	behind := func(at int) int { return len(text) - len(strings.TrimLeft(text[at:], closing)) }
	from := strings.LastIndexAny(text[:quote.From], ends) + 1
	from = min(quote.From, behind(from))
	to := quote.To
	if whole := strings.TrimRight(text[:to], closing); !strings.ContainsAny(whole[len(whole)-1:], ends) {
		if to = len(text); strings.ContainsAny(text[quote.To:], ends) {
			to = quote.To + strings.IndexAny(text[quote.To:], ends) + 1
		}
	}
	a.Turns[quote.Turn].Text = text[:from] + text[behind(to):]
	return a
}
