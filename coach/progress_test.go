package coach_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"hotloop"
	"hotloop/coach"
)

func TestProgressWithNothingShowsNineEmptyDimensions(t *testing.T) {
	p := coach.Progress(nil)
	if len(p.Dimensions) != 9 || len(p.Questions) != 0 || p.Counts.Attempts != 0 || len(p.Counts.Forms) != 4 {
		t.Fatal(asJSON(t, p))
	}
	for i, d := range p.Dimensions {
		if d.Dimension != hotloop.Dimensions()[i] || d.First.Heard || d.Latest.Heard || d.Standing.Heard || d.Points == nil {
			t.Error(asJSON(t, d))
		}
	}
}

func TestProgressTellsThenAndNow(t *testing.T) {
	q, other := byID(t, "failure"), byID(t, "hard-feedback")
	attempts := []coach.Attempt{
		attempt(q, daysAgo(1), hotloop.Leadership, hotloop.Impact, hotloop.Communication),
		attempt(q, daysAgo(9)),
		attempt(other, daysAgo(5), hotloop.Leadership),
	}
	p := coach.Progress(attempts)
	lead := p.Dimensions[5]
	if lead.Dimension != hotloop.Leadership || len(lead.Points) != 3 || lead.First.Value != 1 || lead.Latest.Value != 5 || lead.Change != 4 || lead.Over != 3 {
		t.Error(asJSON(t, lead))
	}
	if !slices.IsSortedFunc(lead.Points, func(a, b coach.Point) int { return a.At.Compare(b.At) }) {
		t.Error("points are not oldest first")
	}
	if impact := p.Dimensions[4]; len(impact.Points) != 2 || impact.Standing.Value != 3 || impact.Over != 2 {
		t.Error("where a dimension stands is the mean of its last answers:", asJSON(t, impact))
	}
	if arch := p.Dimensions[6]; arch.Standing.Heard || arch.Change != 0 {
		t.Error("no signal is not a zero:", asJSON(t, arch))
	}
	if len(p.Questions) != 2 || p.Questions[0].Question != "failure" || p.Questions[0].Change != 4 || len(p.Questions[0].Takes) != 2 {
		t.Error(asJSON(t, p.Questions))
	}
	if c := p.Counts; c.Attempts != 3 || c.Questions != 2 || c.Loops != 3 || c.Forms[0] != (coach.FormCount{Form: hotloop.FormWords, Attempts: 3}) {
		t.Error(asJSON(t, c))
	}
}

func TestAnswersOfOneLoopComeInTheOrderOfTheirRounds(t *testing.T) {
	q := byID(t, "failure")
	var attempts []coach.Attempt
	for _, round := range []int{10, 2, 9} {
		a := attempt(q, today)
		a.Answer = hotloop.NewAnswerID(a.Loop, round, 0)
		attempts = append(attempts, a)
	}
	takes := coach.Progress(attempts).Questions[0].Takes
	for i, round := range []int{2, 9, 10} {
		if takes[i].Answer != hotloop.NewAnswerID(attempts[0].Loop, round, 0) {
			t.Error(asJSON(t, takes))
		}
	}
}

// someAttempts draws attempts whose times differ.
func someAttempts(r *rapid.T) []coach.Attempt {
	n := rapid.IntRange(0, 25).Draw(r, "attempts")
	hours := rapid.SliceOfNDistinct(rapid.IntRange(0, 24*90), n, n, rapid.ID).Draw(r, "hours")
	var out []coach.Attempt
	for _, h := range hours {
		q := rapid.SampledFrom(bank).Draw(r, "question")
		var evidence []hotloop.Evidence
		for _, s := range q.Rubric.Signals {
			switch k := rapid.IntRange(-2, 10).Draw(r, "strength"); {
			case k < 0: // nobody looked
			case k == 0:
				evidence = append(evidence, missing(s))
			default:
				evidence = append(evidence, heard(s, float64(k)/10))
			}
		}
		level := rapid.SampledFrom(hotloop.Levels()).Draw(r, "level")
		out = append(out, scored(q, level, today.Add(-time.Duration(h)*time.Hour), evidence...))
	}
	return out
}

func shuffled(attempts []coach.Attempt, seed uint64) []coach.Attempt {
	out := slices.Clone(attempts)
	rand.New(rand.NewPCG(seed, 1)).Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}

func TestTheOrderOfAttemptsDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		attempts := someAttempts(r)
		other := shuffled(attempts, rapid.Uint64().Draw(r, "seed"))
		before := asJSON(r, attempts)
		s := settings(rapid.SampledFrom([]string{"", "2026-11-20", "2026-11-22", "2027-01-05", "2026-01-01"}).Draw(r, "interview"))
		turned := slices.Clone(bank)
		slices.Reverse(turned)
		if asJSON(r, coach.Progress(attempts)) != asJSON(r, coach.Progress(other)) {
			r.Error("progress depends on the order")
		}
		if asJSON(r, coach.Plan(attempts, bank, s, today)) != asJSON(r, coach.Plan(other, turned, s, today)) {
			r.Error("the plan depends on the order")
		}
		if asJSON(r, attempts) != before {
			r.Error("the attempts themselves were changed")
		}
	})
}

func TestAnotherAttemptNeverRemovesHistory(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		attempts := someAttempts(r)
		if len(attempts) == 0 {
			return
		}
		fewer, all := coach.Progress(attempts[:len(attempts)-1]), coach.Progress(attempts)
		for i, d := range fewer.Dimensions {
			if !isSubsequence(d.Points, all.Dimensions[i].Points) {
				r.Errorf("%s lost points", d.Dimension)
			}
		}
		for _, q := range fewer.Questions {
			i := slices.IndexFunc(all.Questions, func(o coach.QuestionProgress) bool { return o.Question == q.Question })
			if i < 0 || !isSubsequence(q.Takes, all.Questions[i].Takes) {
				r.Errorf("%s lost takes", q.Question)
			}
		}
		if all.Counts.Attempts != fewer.Counts.Attempts+1 {
			r.Error("it was not counted")
		}
	})
}

func isSubsequence[T comparable](few, many []T) bool {
	for _, x := range many {
		if len(few) > 0 && few[0] == x {
			few = few[1:]
		}
	}
	return len(few) == 0
}

func TestProgressIsBounded(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		for _, d := range coach.Progress(someAttempts(r)).Dimensions {
			for _, s := range []hotloop.Score{d.First, d.Latest, d.Standing} {
				if s.Heard != (len(d.Points) > 0) || s.Heard && (s.Value < 1 || s.Value > 5) || d.Change < -4 || d.Change > 4 {
					r.Errorf("%s: %+v", d.Dimension, d)
				}
			}
		}
	})
}
