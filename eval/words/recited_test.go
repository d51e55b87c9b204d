package words_test

import (
	"slices"
	"strings"
	"testing"

	"hotloop"
	"hotloop/eval/words"
)

// recitals are ways to pass a model answer off as one's own.
var recitals = []struct {
	way    string
	spoken func(string) string
	most   float64 // of 1 to 5, what any answer may earn
}{
	{"word for word", func(s string) string { return s }, 1.3},
	{"in capitals", strings.ToUpper, 1.3},
	{"without punctuation", func(s string) string {
		return strings.NewReplacer(".", "", ",", "", ";", "", ":", "", "?", "").Replace(s)
	}, 1.3},
	{"cut every five words", func(s string) string {
		return every(s, 5, func(w string) string { return strings.TrimRight(w, ".,") + "." })
	}, 1.7},
	{"one word in ten exchanged", func(s string) string { return every(s, 10, func(string) string { return "basically" }) }, 2.2},
	{"among own words", func(s string) string {
		return "Let me think about that one for a moment, there are several that come to mind. " + s + " So I hope that this is what you were after."
	}, 1.8},
}

// every changes each nth word of a text.
func every(s string, n int, change func(string) string) string {
	list := strings.Fields(s)
	for i := n - 1; i < len(list); i += n {
		list[i] = change(list[i])
	}
	return strings.Join(list, " ")
}

// TestARecitedModelAnswerEarnsNothing tells the model answers of the bank as a
// candidate's own: each is recognised, and said to be. What still earns a little is a turn of a few words that stands
// alone, mostly a question: "May I change the input?" is anybody's.
func TestARecitedModelAnswerEarnsNothing(t *testing.T) {
	b, w := reader(t)
	for _, r := range recitals {
		t.Run(r.way, func(t *testing.T) {
			earning, all, sum := 0, 0, 0.0
			for _, q := range b.Questions() {
				for _, s := range q.Samples {
					if s.Quality != "strong" {
						continue
					}
					a := words.SampleAnswer(q, s, hotloop.L5)
					a.ID, a.Turns = "loop/0/0", slices.Clone(a.Turns) // else it is known for the bank's
					for i := range a.Turns {
						if a.Turns[i].Speaker == hotloop.Candidate {
							a.Turns[i].Text = r.spoken(a.Turns[i].Text)
						}
					}
					list, got := read(t, w, q, a)
					all++
					sum += got
					if slices.ContainsFunc(list, hotloop.Evidence.For) {
						earning++
					}
					if !slices.ContainsFunc(w.Notices(q, a), func(n words.Notice) bool { return n.Kind == words.NoticeModel }) {
						t.Errorf("%s of %s, recited %s, is not recognised", s.Name, q.ID, r.way)
					}
					if got > r.most {
						t.Errorf("%s of %s, recited %s, earns %.1f", s.Name, q.ID, r.way, got)
					}
				}
			}
			t.Logf("%d of %d are heard somewhere; %.2f on the mean", earning, all, sum/float64(all))
			if sum > 1.1*float64(all) {
				t.Errorf("recited %s, model answers earn %.2f on the mean", r.way, sum/float64(all))
			}
		})
	}
}
