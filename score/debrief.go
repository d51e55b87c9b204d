package score

import (
	"cmp"
	"math"
	"slices"
	"time"

	"hotloop"
)

// DebriefInput is everything that a debrief is derived from.
type DebriefInput struct {
	Loop    hotloop.LoopID
	Plan    hotloop.LoopPlan
	Ended   time.Time // when the loop ended; the date from which to re-apply counts from it
	Answers []Graded  // in any order
	// Closings are the ends of rounds at which the candidate asked, at most one a
	// round.
	Closings []Closing
	// Questions is the whole bank, for what to do next.
	Questions []hotloop.Question
}

// Graded is one answer of the loop with its evidence.
type Graded struct {
	Answer   hotloop.AnswerID
	Round    int // index in Plan.Rounds
	Question hotloop.Question
	Evidence []hotloop.Evidence
}

// Debrief ends a loop: every interviewer's inclination with reasons, the
// verdict, the keeper test with what would flip it, and what to do next. Scores
// are at the plan's level. Answers of rounds that the plan does not have are
// left out.
func Debrief(in DebriefInput) hotloop.Debrief {
	sittings := sit(in)
	votes := count(sittings)
	d := hotloop.Debrief{Loop: in.Loop, Level: in.Plan.Level, Verdict: votes.verdict()}
	d.Line = line(sittings, votes, d.Verdict)
	d.Reason = reason(sittings, d.Verdict, in.Plan.Level)
	d.Keeper = keeper(sittings)
	d.Interviews = interviews(sittings)
	asked(d.Interviews, in.Closings)
	d.Dimensions = overLoop(sittings)
	d.Next = next(sittings, in)
	if d.Verdict == hotloop.No || d.Verdict == hotloop.StrongNo {
		d.Reapply = reapply(in.Ended)
	}
	return d
}

// sit puts answers into the rounds of the plan.
func sit(in DebriefInput) []sitting {
	sittings := make([]sitting, len(in.Plan.Rounds))
	for i, r := range in.Plan.Rounds {
		sittings[i] = sitting{round: i, kind: r.Kind, title: cmp.Or(r.Title, r.Kind.Title()), voice: r.Voice}
	}
	answers := slices.Clone(in.Answers)
	slices.SortStableFunc(answers, func(a, b Graded) int {
		return cmp.Or(cmp.Compare(a.Round, b.Round), cmp.Compare(len(a.Answer), len(b.Answer)), cmp.Compare(a.Answer, b.Answer))
	})
	for _, g := range answers {
		if g.Round < 0 || g.Round >= len(sittings) {
			continue
		}
		a := answered{Graded: g, evidence: inOrder(g.Evidence)}
		a.sheet, a.best = newSheet(g.Question.Rubric, in.Plan.Level, a.evidence)
		sittings[g.Round].answers = append(sittings[g.Round].answers, a)
	}
	for i := range sittings {
		sittings[i].fill()
	}
	return sittings
}

// all are the answers of every round.
func all(sittings []sitting) []answered {
	var out []answered
	for _, s := range sittings {
		out = append(out, s.answers...)
	}
	return out
}

func overLoop(sittings []sitting) []hotloop.DimensionScore {
	var out []hotloop.DimensionScore
	answers := all(sittings)
	for _, d := range hotloop.Dimensions() {
		r := dimension(answers, d)
		out = append(out, hotloop.DimensionScore{
			Dimension: d,
			Score:     hotloop.Score{Heard: r.heard, Value: r.value},
			Weight:    math.Round(r.share*1000) / 1000,
			Rests:     []int{},
		})
	}
	return out
}

// interviews writes every interviewer's card. No sentence is used twice: a
// reason that an earlier card gave is passed over for the next one, and named
// with its question where there is none.
func interviews(sittings []sitting) []hotloop.Interview {
	used := map[string]bool{}
	out := []hotloop.Interview{}
	for _, s := range sittings {
		card := hotloop.Interview{
			Round: s.round, Kind: s.kind, Voice: s.voice,
			Inclination: s.vote, Overall: s.mean,
			Reasons: []hotloop.Reason{},
		}
		var best *hotloop.Reason
		if card.Inclination != hotloop.NoVote {
			card.Reasons = append(pickReasons(s, true, used), pickReasons(s, false, used)...)
			best = toReadOut(s, card.Reasons)
		}
		card.Says = cardSays(s, card.Inclination, best)
		out = append(out, card)
	}
	return out
}

// toReadOut is the reason in favour to put before the committee: the weightiest
// that does not stand on the lowest dimension, if there is one.
func toReadOut(s sitting, reasons []hotloop.Reason) *hotloop.Reason {
	_, low := extremes(s)
	var best *hotloop.Reason
	for i := range reasons {
		r := &reasons[i]
		if r.For && r.Evidence.Dimension != low.name {
			return r
		}
		if r.For && best == nil && (s.vote == hotloop.Yes || s.vote == hotloop.StrongYes) {
			best = r
		}
	}
	return best
}

// pickReasons are the strongest observations of one direction, at most three.
// The strength of a reason is how far it moves its dimension, and how sure it is.
func pickReasons(s sitting, favour bool, used map[string]bool) []hotloop.Reason {
	type candidate struct {
		reason hotloop.Reason
		title  string
		moves  float64
	}
	var list []candidate
	for _, a := range s.answers {
		for i, sig := range a.sheet.signals {
			points, observed := a.sheet.counts(i)
			if !observed || points > 0 != favour {
				continue
			}
			e := a.evidence[a.best[i]]
			list = append(list, candidate{
				reason: hotloop.Reason{Says: e.Says, For: favour, Answer: a.Answer, Evidence: e},
				title:  a.Question.Title,
				moves:  tellable(points, e) / a.sheet.row(sig.Dimension).expected,
			})
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(b.moves, a.moves) })
	var fresh, stale []hotloop.Reason
	taken := map[string]bool{}
	for _, c := range list {
		r := c.reason
		if !used[r.Says] && !taken[r.Says] {
			taken[r.Says] = true
			fresh = append(fresh, r)
			continue
		}
		if r.Says = inQuestion(c.title, r.Says); !used[r.Says] && !taken[r.Says] {
			taken[r.Says] = true
			stale = append(stale, r)
		}
	}
	picked := append(fresh, stale...)
	picked = picked[:min(len(picked), reasonsEachWay)]
	for _, r := range picked {
		used[r.Says] = true
	}
	return picked
}

// reapply is the day from which another application is said to be welcome: the
// same day of the month six months on, or that month's last.
func reapply(ended time.Time) *hotloop.Reapply {
	year, month, day := ended.Date()
	first := time.Date(year, month+reapplyMonths, 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return &hotloop.Reapply{
		From: first.AddDate(0, 0, min(day, last)-1).Format(time.DateOnly),
		Source: hotloop.Source{
			Title: "Guide 1: interview process guide", Grade: hotloop.GradeC,
			Says: "Applying again is encouraged after six months. We found no other source that confirms it.",
		},
	}
}
