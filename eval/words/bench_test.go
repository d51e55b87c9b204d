package words

import (
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"hotloop"
)

// thousand is an answer of a thousand words without a sentence twice.
func thousand() hotloop.Answer {
	var b strings.Builder
	months := []string{"January", "March", "May", "July", "September", "November", "winter"}
	n := 0
	for i := 0; n < 1000; i++ {
		s := strings.NewReplacer("October", months[i%len(months)], "twelve", months[(i+1)%len(months)], "memo", "memo "+months[(i+2)%len(months)]).Replace(strongStory)
		n += len(strings.Fields(s))
		b.WriteString(s + "\n\n")
	}
	return story(b.String())
}

// forget makes a reader read anew what it has read already.
func forget(e *Evaluator) { e.utterances, e.shown = newShelf[*utterance](), newShelf[[]uint64]() }

// wide is a question with as many patterns as a pack may well have.
func wide() hotloop.Question {
	q := guarded()
	q.Version = "1"
	for i := range 14 {
		q.Rubric.Signals = append(q.Rubric.Signals, hotloop.Signal{
			ID: hotloop.SignalID("w." + string(rune('a'+i))), Dimension: hotloop.Impact, Must: true, Heard: "Heard.", Missing: "Missing.",
			Listen: hotloop.Listen{Within: 2, Hear: []string{"lost|damaged + trust|goodwill", "cost me", "told __ no", "from __ # __ to #", "rate|limit + window|bucket", "wrote + memo|page|document",
				"clock|time + skew|drift|jump", "because|since + cost|slow", "people|team|group + against|disagreed", "i asked __ to", "numbers|data|evidence + showed|said", "never again"}},
		})
	}
	return q
}

func BenchmarkEvaluateThousandWords(b *testing.B) {
	e, q, a := newReader(b), wide(), thousand()
	var took []time.Duration
	b.ReportAllocs()
	for b.Loop() {
		forget(e)
		start := time.Now()
		if _, err := e.Evaluate(b.Context(), q, a); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}

// BenchmarkNextMove is what the interviewer does with each message: hear, look
// for a question, look for a vague claim.
func BenchmarkNextMove(b *testing.B) {
	e, q, a := newReader(b), wide(), thousand()
	a.Done = false
	for b.Loop() {
		forget(e)
		if _, err := e.Evaluate(b.Context(), q, a); err != nil {
			b.Fatal(err)
		}
		e.Asked(q, a.Turns[0].Text)
		e.Vague(q, a)
	}
}

func BenchmarkEvaluateTwoMegabytes(b *testing.B) {
	e, q := newReader(b), wide()
	for name, text := range map[string]string{
		"stories": strings.Repeat(strongStory+"\n\n", 2000), "no spaces": strings.Repeat("a", 2<<20), "one word": strings.Repeat("trust lost ", 200_000),
		"broken": strings.Repeat("\xff\x00. ", 500_000), "dots": strings.Repeat(".", 2<<20), "digits": strings.Repeat("1,2.3 from 4 to ", 130_000), "quotes": strings.Repeat("“’s n't ", 200_000), "lines": strings.Repeat("a\n", 1<<20),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				forget(e)
				if _, err := e.Evaluate(b.Context(), q, story(text)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		newReader(b)
	}
}

// TestReadingIsCheap guards the order of magnitude, far above what it takes, and
// the memory that a thousand words need.
func TestReadingIsCheap(t *testing.T) {
	e, q, a := newReader(t), wide(), thousand()
	evaluate(t, e, q, a)
	forget(e)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	evaluate(t, e, q, a)
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > 16<<20 {
		t.Errorf("a thousand words took %d MiB", used>>20)
	}
}
