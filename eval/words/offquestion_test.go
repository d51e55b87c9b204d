package words_test

import (
	"os"
	"slices"
	"testing"

	"hotloop"
	"hotloop/eval/words"
)

// TestStrongAnswersToOtherQuestionsStandBelowMediocre tells every strong answer
// of the bank to every other question that has a mediocre one, which it should
// stand below. Questions that share a topic, as their front matter names topics,
// are counted apart: a story about one may be a fair answer to the other. It takes
// a minute, so HOTLOOP_ALL must be set.
func TestStrongAnswersToOtherQuestionsStandBelowMediocre(t *testing.T) {
	if os.Getenv("HOTLOOP_ALL") == "" {
		t.Skip("some thousand pairs; set HOTLOOP_ALL")
	}
	b, w := reader(t)
	all, strangers, siblings := tally{}, tally{}, tally{}
	sum := 0.0
	for _, q := range b.Questions() {
		i := slices.IndexFunc(q.Samples, func(s hotloop.Sample) bool { return s.Quality == "mediocre" })
		if q.Form != hotloop.FormWords || i < 0 {
			continue
		}
		_, mediocre := read(t, w, q, words.SampleAnswer(q, q.Samples[i], hotloop.L5))
		for _, other := range b.Questions() {
			if other.Form != hotloop.FormWords || other.ID == q.ID {
				continue
			}
			kin := slices.ContainsFunc(q.Topics, func(topic string) bool { return slices.Contains(other.Topics, topic) })
			for _, s := range other.Samples {
				if s.Quality != "strong" {
					continue
				}
				_, got := read(t, w, q, words.SampleAnswer(q, s, hotloop.L5))
				ok := got < mediocre
				sum += got
				all.add(ok)
				if kin {
					siblings.add(ok)
				} else {
					strangers.add(ok)
				}
			}
		}
	}
	t.Logf("all pairs: below mediocre %s, %.1f on average", all, sum/float64(max(all.pairs, 1)))
	t.Logf("no topic shared: %s; a topic shared: %s", strangers, siblings)
	if all.percent() < 85 {
		t.Errorf("only %s strong answers to another question stand below its mediocre one", all)
	}
}
