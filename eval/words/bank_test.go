package words_test

import (
	"context"
	"os"
	"testing"

	"hotloop"
	"hotloop/bank"
	"hotloop/eval/words"
)

// questions are those of the bank that talk is read for.
func questions(t *testing.T) []hotloop.Question {
	t.Helper()
	b, err := bank.Open(context.Background())
	if err != nil {
		t.Fatalf("the bank does not open: %v", err)
	}
	return b.Questions()
}

// TestBankCanBeHeard holds every question of the bank against its own samples.
func TestBankCanBeHeard(t *testing.T) {
	e, err := words.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range questions(t) {
		for _, f := range e.CheckQuestion(q) {
			t.Errorf("%s %s%s%s: %s; %s", q.ID, f.Signal, f.Fact, f.Sample, f.What, f.Remedy)
		}
	}
}

// TestSamplesShowTheirQuality sums strengths: a strong answer shows more than a
// weak one, whatever the rubric's weights.
func TestSamplesShowTheirQuality(t *testing.T) {
	e, err := words.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range questions(t) {
		if q.Form != hotloop.FormWords {
			continue
		}
		sums := map[string]float64{}
		for _, s := range q.Samples {
			a := words.SampleAnswer(q, s, hotloop.L5)
			list, err := e.Evaluate(context.Background(), q, a)
			if err != nil {
				t.Error(err)
				break
			}
			for _, ev := range list {
				if err := ev.Check(a); err != nil {
					t.Error(err)
				}
				sums[s.Name] += ev.Strength
				if os.Getenv("HOTLOOP_SHOW") != "" {
					quote := "(absent)"
					if ev.Seen.Quote != nil {
						quote = ev.Seen.Quote.Text
					}
					t.Logf("%s/%s %-36s %5.2f %s", q.ID, s.Name, ev.Signal, ev.Strength, quote)
				}
			}
		}
		for _, s := range q.Samples {
			if s.Quality == "strong" && sums[s.Name] <= sums["weak"] {
				t.Errorf("%s: %s sums to %.2f, weak to %.2f", q.ID, s.Name, sums[s.Name], sums["weak"])
			}
		}
		t.Logf("%s: %v", q.ID, sums)
	}
}

// TestDeletingWhatCarriesASignalRemovesIt takes each quote out of each strong
// sample: the signal is then heard elsewhere, weaker or as strong, or not at
// all, and never from what is gone; in 98 of 100 it does not grow.
func TestDeletingWhatCarriesASignalRemovesIt(t *testing.T) {
	e, err := words.New()
	if err != nil {
		t.Fatal(err)
	}
	cut, gone, grew, at := 0, 0, 0, 0
	for _, q := range questions(t) {
		for _, s := range q.Samples {
			if s.Quality != "strong" || q.Form != hotloop.FormWords {
				continue
			}
			a := words.SampleAnswer(q, s, hotloop.L6)
			list, err := e.Evaluate(context.Background(), q, a)
			if err != nil {
				t.Error(err)
				break
			}
			for _, ev := range list {
				if !ev.For() || ev.Seen.Quote == nil || ev.Signal == "structure.length" {
					continue
				}
				if at++; at%4 != 0 { // every fourth, or it takes minutes
					continue
				}
				b := a
				b.Turns = append([]hotloop.Turn(nil), a.Turns...)
				quote := ev.Seen.Quote
				b.Turns[quote.Turn].Text = a.Turns[quote.Turn].Text[:quote.From] + a.Turns[quote.Turn].Text[quote.To:]
				cut++
				after, err := e.Evaluate(context.Background(), q, b)
				if err != nil {
					t.Fatal(err)
				}
				held := false
				for _, still := range after {
					if still.Signal != ev.Signal || !still.For() {
						continue
					}
					held = true
					if still.Seen.Quote.Text == quote.Text {
						t.Errorf("%s/%s: %s still quotes %q after it was deleted", q.ID, s.Name, ev.Signal, quote.Text)
					}
					if still.Strength > ev.Strength {
						// What stood around it may come to stand together.
						grew++
						t.Logf("%s/%s: %s grew from %.2f to %.2f by deleting %q", q.ID, s.Name, ev.Signal, ev.Strength, still.Strength, quote.Text)
					}
				}
				if !held {
					gone++
				}
			}
		}
	}
	if grew*50 > cut {
		t.Errorf("%d of %d signals grew by deleting what carried them", grew, cut)
	}
	if cut > 0 && gone == 0 {
		t.Error("no signal was ever removed by deleting its quote")
	}
	t.Logf("%d quotes deleted, %d signals gone with them, the others were heard elsewhere too", cut, gone)
}
