package words_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hotloop"
	"hotloop/bank"
	"hotloop/eval/words"
)

// judged is one piece of evidence that a person, or what stands in for one,
// has held against what it is said to show.
type judged struct {
	Draw     int                `json:"draw,omitempty"` // which of the samples
	Question hotloop.QuestionID `json:"question"`
	Title    string             `json:"title,omitempty"`
	Answer   string             `json:"answer"` // "bank/strong-2", "blind/test/strong"
	Signal   hotloop.SignalID   `json:"signal"`
	Says     string             `json:"says"`
	Quote    string             `json:"quote"`
	Judged   string             `json:"judged"`        // "right" or "wrong"
	Why      string             `json:"why,omitempty"` // of a right one: it shows only half of what is said
}

// quoted are all quotes that the reader takes from the strong and the mediocre
// answers, of the bank and written blind, in a fixed order. The length of an
// answer is left out: its quote is only where it begins.
func quoted(t *testing.T, b *bank.Bank, w *words.Evaluator) []judged {
	t.Helper()
	var list []judged
	take := func(q hotloop.Question, name string, a hotloop.Answer) {
		seen, _ := read(t, w, q, a)
		for _, e := range seen {
			if e.Seen.Quote != nil && e.Signal != "structure.length" {
				list = append(list, judged{Question: q.ID, Title: q.Title, Answer: name, Signal: e.Signal, Says: e.Says, Quote: e.Seen.Quote.Text})
			}
		}
	}
	for _, q := range b.Questions() {
		if q.Form != hotloop.FormWords {
			continue
		}
		for _, s := range q.Samples {
			if s.Quality == "strong" || s.Quality == "mediocre" {
				take(q, "bank/"+s.Name, words.SampleAnswer(q, s, hotloop.L5))
			}
		}
		for _, half := range []string{"dev", "test"} {
			if _, err := os.Stat(filepath.Join("testdata", "blind", half, string(q.ID))); err != nil {
				continue
			}
			for _, quality := range []string{"strong", "mediocre"} {
				take(q, "blind/"+half+"/"+quality, blindAnswer(t, q, half, string(q.ID), quality))
			}
		}
	}
	return list
}

// TestQuotesShowWhatTheyAreSaidToShow recomputes the precision of quotes from
// the judgments in testdata/quotes.jsonl: samples of about 200, drawn with
// fixed seeds, each after the reading had changed, and judged one by one, since
// the fifth by somebody who changes nothing of the reading. The last, as drawn, is the current figure; the bar is 95 %. A quote that is no
// longer taken, or of which something else is said now, is counted apart, and
// those still taken are no fair sample any more once the wrong ones were looked
// at: draw a new one with HOTLOOP_DRAW=file and another seed, and judge that.
func TestQuotesShowWhatTheyAreSaidToShow(t *testing.T) {
	b, w := reader(t)
	all := quoted(t, b, w)
	if file := os.Getenv("HOTLOOP_DRAW"); file != "" {
		draw(t, file, all)
	}
	key := func(j judged) string {
		return strings.Join([]string{string(j.Question), j.Answer, string(j.Signal), j.Says, j.Quote}, "\x00")
	}
	now := map[string]bool{}
	for _, j := range all {
		now[key(j)] = true
	}
	const samples = 14
	var sampled, still [samples + 1]tally
	wrong := map[hotloop.SignalID]int{}
	for _, j := range lines[judged](t, "testdata", "quotes.jsonl") {
		if j.Judged != "right" && j.Judged != "wrong" {
			t.Fatalf("%s %s is judged %q", j.Question, j.Signal, j.Judged)
		}
		if j.Judged == "wrong" && j.Why == "" {
			t.Errorf("%s %s is wrong, and nobody says why", j.Question, j.Signal)
		}
		if j.Draw < 1 || j.Draw > samples {
			t.Fatalf("%s %s is of sample %d", j.Question, j.Signal, j.Draw)
		}
		sampled[j.Draw].add(j.Judged == "right")
		if !now[key(j)] {
			continue
		}
		still[j.Draw].add(j.Judged == "right")
		if j.Judged == "wrong" {
			wrong[j.Signal]++
		}
	}
	t.Logf("%d quotes in all; the bar is 95 %%", len(all))
	for n := 1; n <= samples; n++ {
		t.Logf("sample %d: right as drawn: %s; of those still taken: %s", n, sampled[n], still[n])
	}
	for _, s := range slices.Sorted(maps.Keys(wrong)) {
		t.Logf("wrong: %-28s %d", s, wrong[s])
	}
	if sampled[samples].pairs < 200 {
		t.Errorf("only %d quotes were judged", sampled[samples].pairs)
	}
	if p := still[samples].percent(); p < quoteFloor {
		t.Errorf("only %s of the quotes show what they are said to show", still[samples])
	}
	if still[samples].pairs*2 < sampled[samples].pairs {
		t.Errorf("of the %d quotes judged only %d are still taken: draw and judge anew", sampled[samples].pairs, still[samples].pairs)
	}
}

// quoteFloor is the precision that holds now for what is still taken of the
// last sample, in percent, less a quote or two.
const quoteFloor = 95

// draw writes a sample of 200 quotes, not yet judged. HOTLOOP_SEED says which:
// each sample is drawn with its own number.
func draw(t *testing.T, file string, all []judged) {
	t.Helper()
	seed, err := strconv.ParseUint(os.Getenv("HOTLOOP_SEED"), 10, 64)
	if err != nil {
		t.Fatalf("HOTLOOP_SEED: %v", err)
	}
	r := rand.New(rand.NewPCG(20261120, seed))
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	var out strings.Builder
	for _, j := range all[:min(200, len(all))] {
		line, err := json.Marshal(j)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintln(&out, string(line))
	}
	if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
