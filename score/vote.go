package score

import "hotloop"

// Where the votes change, over the mean of a round's answers. doc.go tells the
// same in words.
const (
	strongYesFrom  = 4.3
	yesFrom        = 3.3
	noFrom         = 2.0
	coreYesFrom    = 2.5 // the dimension that the round is about
	fightFrom      = 4.0 // mean of the rounds, for the keeper test
	reapplyMonths  = 6
	reasonsEachWay = 3
	nextSteps      = 3
)

// sitting is a round that was voted on, or not.
type sitting struct {
	round   int
	kind    hotloop.RoundKind
	title   string
	voice   string
	answers []answered
}

// answered is one answer of a sitting with what its score depends on.
type answered struct {
	Graded
	sheet sheet
	best  []int // places in evidence, one for each signal
	// evidence is in the card's order.
	evidence []hotloop.Evidence
}

// overall is the mean of the answers that have a score.
func (s sitting) overall() (score hotloop.Score, raw float64) {
	sum, exact, n := 0.0, 0.0, 0
	for _, a := range s.answers {
		if one, rawOne := a.sheet.overall(); one.Heard {
			sum += one.Value
			exact += rawOne
			n++
		}
	}
	if n == 0 {
		return hotloop.Score{}, 0
	}
	return hotloop.Score{Heard: true, Value: tenth(sum / float64(n))}, exact / float64(n)
}

// dimension is the mean of a dimension over the answers in which it was heard,
// weighted as in their overall scores.
func dimension(answers []answered, d hotloop.Dimension) (out row) {
	raw, value, share := 0.0, 0.0, 0.0
	for _, a := range answers {
		r := a.sheet.row(d)
		out.expected += r.expected
		share += r.share * r.expected
		if r.heard {
			out.standing += r.standing
			raw += r.raw * r.standing
			value += r.value * r.standing
		}
	}
	if out.standing > 0 {
		out.heard = true
		out.raw = raw / out.standing
		out.value = tenth(value / out.standing)
		out.share = share / out.expected
	}
	return out
}

// vote is the interviewer's inclination.
func (s sitting) vote() hotloop.Inclination {
	overall, _ := s.overall()
	if !overall.Heard {
		return hotloop.NoVote
	}
	switch v := overall.Value; {
	case v < noFrom:
		return hotloop.StrongNo
	case v < yesFrom || s.coreFails():
		return hotloop.No
	case v < strongYesFrom:
		return hotloop.Yes
	}
	return hotloop.StrongYes
}

// core is the dimension that a round is about: Correctness where a program was
// asked for, otherwise the one that its rubrics put most weight on.
func (s sitting) core() hotloop.Dimension {
	var heaviest hotloop.Dimension
	most := 0.0
	for _, d := range hotloop.Dimensions() {
		sum := 0.0
		for _, a := range s.answers {
			if a.Question.Form == hotloop.FormCode {
				return hotloop.Correctness
			}
			sum += a.sheet.row(d).standing
		}
		if sum > most {
			heaviest, most = d, sum
		}
	}
	return heaviest
}

// coreFails reports whether the round is weak where it must not be.
func (s sitting) coreFails() bool {
	r := dimension(s.answers, s.core())
	return r.heard && r.value < coreYesFrom
}

// tally counts the votes of a loop.
type tally struct {
	votes, strongNo, no, yes, strongYes int
	cultureNo, cultureStrongNo          bool
}

func count(sittings []sitting) tally {
	var t tally
	for _, s := range sittings {
		v := s.vote()
		if v == hotloop.NoVote {
			continue
		}
		t.votes++
		switch v {
		case hotloop.StrongNo:
			t.strongNo++
			t.cultureStrongNo = t.cultureStrongNo || s.kind == hotloop.RoundCulture
		case hotloop.No:
			t.no++
			t.cultureNo = t.cultureNo || s.kind == hotloop.RoundCulture
		case hotloop.Yes:
			t.yes++
		case hotloop.StrongYes:
			t.strongYes++
		}
	}
	return t
}

// verdict is the loop's outcome; the first line that fits decides.
func (t tally) verdict() hotloop.Inclination {
	noes := t.no + t.strongNo
	switch {
	case t.votes == 0:
		return hotloop.NoVote
	case 2*t.strongNo >= t.votes || t.cultureStrongNo:
		return hotloop.StrongNo
	case t.cultureNo || t.strongNo > 0 || 2*noes >= t.votes || noes > 0 && t.strongYes == 0:
		return hotloop.No
	case noes == 0 && t.strongYes > 0:
		return hotloop.StrongYes
	}
	return hotloop.Yes
}

// mean is the mean of the rounds that were voted on.
func mean(sittings []sitting) (value, raw float64) {
	n := 0.0
	for _, s := range sittings {
		if score, exact := s.overall(); score.Heard {
			value += score.Value
			raw += exact
			n++
		}
	}
	if n == 0 {
		return 0, 0
	}
	return tenth(value / n), raw / n
}

// fight is the keeper test.
func fight(sittings []sitting) bool {
	t := count(sittings)
	value, _ := mean(sittings)
	return t.votes > 0 && t.no+t.strongNo == 0 && value >= fightFrom
}
