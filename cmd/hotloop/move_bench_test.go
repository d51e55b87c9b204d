package main

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"hotloop"
	"hotloop/eval/words"
	"hotloop/interview"
)

// The interviewer's next move, from the candidate's message to the reply in the
// journal, with the real reader and no disk: in the first exchange of a
// question, and when one, three and six thousand words were said on it.
func BenchmarkNextMove(b *testing.B) {
	shelf, err := openBank(nil)
	if err != nil {
		b.Fatal(err)
	}
	ear, err := words.New()
	if err != nil {
		b.Fatal(err)
	}
	said := func(k int) string { // nothing is said twice
		return fmt.Sprintf("I looked at the %d incidents of the last year, and most of them came from the deployments, so I proposed to split only the pricing part. "+
			"Deploys went from %d minutes to 11, and %d of the seniors who had been against it told me in March that they would not go back, which I had not expected.", 20+k, 40+k, 2+k)
	}
	for _, turns := range []int{1, 18, 54, 108} {
		b.Run(fmt.Sprintf("%d-words", turns*56), func(b *testing.B) {
			ctx := context.Background()
			kept := &shelfless{events: map[hotloop.LoopID][]hotloop.Event{}}
			engine := interview.New(interview.Config{Journal: kept, Bank: shelf, Listener: listener{ear}, Judge: noJudge{}})
			plan, err := shelf.Single("disagreed-with-manager", hotloop.L6, hotloop.ModePractice, 1)
			if err != nil {
				b.Fatal(err)
			}
			id, err := engine.Start(ctx, plan)
			if err != nil {
				b.Fatal(err)
			}
			if _, err := engine.Begin(ctx, id); err != nil {
				b.Fatal(err)
			}
			// Earlier turns are written as they would have been said, so that
			// the question is still open when the last one comes.
			for k := range turns - 1 {
				events := kept.events[id]
				kept.events[id] = append(events, hotloop.Event{Seq: int64(len(events) + 1), Kind: hotloop.EventSaid, Question: "disagreed-with-manager", Text: said(k), Clock: int64(k)})
			}
			before := slices.Clone(kept.events[id])
			var took []time.Duration
			for k := turns; b.Loop(); k++ {
				b.StopTimer()
				kept.events[id] = slices.Clone(before)
				engine.Forget(id)
				_, stop, err := engine.Watch(ctx, id) // reads it from the journal
				if err != nil {
					b.Fatal(err)
				}
				stop()
				b.StartTimer()
				start := time.Now()
				if _, err := engine.Say(ctx, id, "", said(k)); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}
