package reference_test

import (
	"context"
	"strings"
	"testing"

	"hotloop"
	"hotloop/bank"
	"hotloop/eval/reference"
	"hotloop/eval/words"
)

// talk is all that the candidate says in a sample.
func talk(s hotloop.Sample) string {
	var list []string
	for _, t := range s.Turns {
		if t.Speaker == hotloop.Candidate {
			list = append(list, t.Text)
		}
	}
	return strings.Join(list, "\n\n")
}

// Long answers: of the bank's design questions, the first strong answer is taken
// as the model; the second strong one must cover more of it than the weak one,
// and most of the time than the mediocre one. docs/grading.md states the figures.
func TestLongAnswersKeepTheirOrder(t *testing.T) {
	b, err := bank.Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	w, err := words.New()
	if err != nil {
		t.Fatal(err)
	}
	r := reference.New(w)
	kept, pairs := 0, 0
	for _, q := range b.Questions() {
		if q.Form != hotloop.FormWords || !q.ForRound(hotloop.RoundDesign) {
			continue
		}
		coverage := map[string]float64{}
		model := ""
		for _, s := range q.Samples {
			if s.Name == "strong" {
				model = talk(s)
			}
		}
		for _, s := range q.Samples {
			res, err := r.Judge(q.Ask+"\n\n"+q.Statement, model, talk(s))
			if err != nil {
				t.Fatal(err)
			}
			coverage[s.Name] = res.Coverage
		}
		t.Logf("%-28s strong-2 %.2f  mediocre %.2f  weak %.2f", q.ID, coverage["strong-2"], coverage["mediocre"], coverage["weak"])
		if _, ok := coverage["strong-2"]; !ok {
			continue
		}
		if coverage["strong"] < 0.99 {
			t.Errorf("%s: the model answer covers %.2f of itself", q.ID, coverage["strong"])
		}
		for _, low := range []string{"mediocre", "weak"} {
			if v, ok := coverage[low]; ok {
				pairs++
				if coverage["strong-2"] > v {
					kept++
				}
			}
		}
	}
	t.Logf("%d of %d pairs in order", kept, pairs)
	if pairs < 4 || kept*100 < pairs*95 {
		t.Errorf("only %d of %d pairs are in order", kept, pairs)
	}
}
