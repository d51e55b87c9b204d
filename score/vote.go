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

// sitting is a round with its answers, and the vote that follows. Change a
// strength with set.
type sitting struct {
	round   int
	kind    hotloop.RoundKind
	title   string
	voice   string
	answers []answered

	core  hotloop.Dimension   // what the round is about
	mean  hotloop.Score       // of the answers that have a score
	exact float64             // the same, not rounded
	about row                 // the core dimension over the answers
	vote  hotloop.Inclination // the interviewer's
	short float64             // how far the vote is from a yes, 0 if it is one
}

// answered is one answer of a sitting with what its score depends on.
type answered struct {
	Graded
	sheet sheet
	best  []int // places in evidence, one for each signal
	// evidence is in the card's order.
	evidence []hotloop.Evidence
}

// fill computes the vote from the answers.
func (s *sitting) fill() {
	s.core = coreOf(s.answers)
	s.refresh()
}

// set changes the strength of a signal of one answer and what follows from it.
func (s *sitting) set(answer, signal int, strength float64) {
	s.answers[answer].sheet.set(signal, strength)
	s.refresh()
}

func (s *sitting) refresh() {
	sum, exact, n := 0.0, 0.0, 0.0
	for i := range s.answers {
		if sheet := &s.answers[i].sheet; sheet.mean.Heard {
			sum += sheet.mean.Value
			exact += sheet.exact
			n++
		}
	}
	s.mean, s.exact, s.vote, s.short = hotloop.Score{}, 0, hotloop.NoVote, 0
	s.about = dimension(s.answers, s.core)
	if n == 0 {
		return
	}
	s.mean, s.exact = hotloop.Score{Heard: true, Value: tenth(sum / n)}, exact/n
	s.short = max(0, yesFrom-s.exact)
	if s.about.heard {
		s.short += max(0, coreYesFrom-s.about.raw)
	}
	switch v := s.mean.Value; {
	case v < noFrom:
		s.vote = hotloop.StrongNo
	case v < yesFrom || s.coreFails():
		s.vote = hotloop.No
	case v < strongYesFrom:
		s.vote = hotloop.Yes
	default:
		s.vote = hotloop.StrongYes
	}
}

// coreFails reports whether the round is weak where it must not be.
func (s *sitting) coreFails() bool { return s.about.heard && s.about.value < coreYesFrom }

// coreOf is the dimension that a round is about: Correctness where a program
// was asked for, otherwise the one that its rubrics put most weight on.
func coreOf(answers []answered) hotloop.Dimension {
	var heaviest hotloop.Dimension
	most := 0.0
	for _, d := range hotloop.Dimensions() {
		sum := 0.0
		for i := range answers {
			if answers[i].Question.Form == hotloop.FormCode {
				return hotloop.Correctness
			}
			sum += answers[i].sheet.row(d).standing
		}
		if sum > most {
			heaviest, most = d, sum
		}
	}
	return heaviest
}

// dimension is the mean of a dimension over the answers in which it was heard,
// weighted as in their overall scores.
func dimension(answers []answered, d hotloop.Dimension) (out row) {
	raw, value, share := 0.0, 0.0, 0.0
	for i := range answers {
		r := answers[i].sheet.row(d)
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

// tally counts the votes of a loop.
type tally struct {
	votes, strongNo, no, yes, strongYes int
	cultureNo, cultureStrongNo          bool
}

func count(sittings []sitting) tally {
	var t tally
	for i := range sittings {
		s := &sittings[i]
		if s.vote == hotloop.NoVote {
			continue
		}
		t.votes++
		switch s.vote {
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
	for i := range sittings {
		if s := &sittings[i]; s.mean.Heard {
			value += s.mean.Value
			raw += s.exact
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
