package score

import (
	"cmp"
	"math"
	"slices"

	"hotloop"
)

// Card scores one answer at a level. The order of evidence and repetitions in
// it do not matter: the card holds it in an order of its own, quotes as they
// were said, then measures, then absences.
func Card(q hotloop.Question, level hotloop.Level, a hotloop.AnswerID, evidence []hotloop.Evidence) hotloop.Scorecard {
	evidence = inOrder(evidence)
	s, best := newSheet(q.Rubric, level, evidence)
	card := hotloop.Scorecard{Answer: a, Question: q.ID, Level: level, Evidence: evidence}
	for _, d := range hotloop.Dimensions() {
		r := s.row(d)
		card.Dimensions = append(card.Dimensions, hotloop.DimensionScore{
			Dimension: d,
			Score:     hotloop.Score{Heard: r.heard, Value: r.value},
			Weight:    math.Round(r.share*1000) / 1000,
			Rests:     s.rests(d, best),
		})
	}
	card.Overall = s.mean
	return card
}

// rests lists the evidence that counted on a dimension, the weightiest first.
func (s *sheet) rests(d hotloop.Dimension, best []int) []int {
	type counted struct {
		place  int
		points float64
	}
	var list []counted
	for i, sig := range s.signals {
		if points, observed := s.counts(i); observed && sig.Dimension == d {
			list = append(list, counted{best[i], math.Abs(points)})
		}
	}
	slices.SortStableFunc(list, func(a, b counted) int {
		return cmp.Or(cmp.Compare(b.points, a.points), cmp.Compare(a.place, b.place))
	})
	out := []int{}
	for _, c := range list {
		out = append(out, c.place)
	}
	return out
}

// inOrder sorts evidence by where it was seen and drops exact repetitions.
func inOrder(evidence []hotloop.Evidence) []hotloop.Evidence {
	out := slices.Clone(evidence)
	slices.SortFunc(out, compare)
	out = slices.CompactFunc(out, func(a, b hotloop.Evidence) bool { return compare(a, b) == 0 })
	if out == nil {
		out = []hotloop.Evidence{}
	}
	return out
}

// compare is a total order: two pieces of evidence are equal only if all of
// them is.
func compare(a, b hotloop.Evidence) int {
	return cmp.Or(
		cmp.Compare(kindOf(a.Seen), kindOf(b.Seen)),
		compareSeen(a.Seen, b.Seen),
		cmp.Compare(a.Signal, b.Signal),
		cmp.Compare(b.Strength, a.Strength),
		cmp.Compare(b.Sure, a.Sure),
		cmp.Compare(a.Dimension, b.Dimension),
		cmp.Compare(a.Value, b.Value),
		cmp.Compare(a.Says, b.Says),
		cmp.Compare(a.By, b.By),
	)
}

func kindOf(s hotloop.Seen) int {
	switch {
	case s.Quote != nil:
		return 0
	case s.Measure != nil:
		return 1
	}
	return 2
}

func compareSeen(a, b hotloop.Seen) int {
	switch {
	case a.Quote != nil && b.Quote != nil:
		x, y := a.Quote, b.Quote
		return cmp.Or(cmp.Compare(x.Turn, y.Turn), cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To), cmp.Compare(x.Text, y.Text))
	case a.Measure != nil && b.Measure != nil:
		x, y := a.Measure, b.Measure
		return cmp.Or(cmp.Compare(len(x.Run), len(y.Run)), cmp.Compare(x.Run, y.Run), cmp.Compare(x.Name, y.Name), cmp.Compare(x.Value, y.Value), cmp.Compare(x.Unit, y.Unit))
	case a.Absence != nil && b.Absence != nil:
		return cmp.Or(cmp.Compare(a.Absence.Turns, b.Absence.Turns), cmp.Compare(a.Absence.Runs, b.Absence.Runs))
	}
	return 0
}
