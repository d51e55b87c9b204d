package coach

import (
	"cmp"
	"slices"
	"time"

	"hotloop"
)

// desk is everything that a plan is made from, laid out.
type desk struct {
	level     hotloop.Level
	today     time.Time // midnight UTC of the day that it is for the user
	dated     bool      // whether the date of the interview is known and not past
	past      bool      // whether it is past
	left      int       // days to the interview, if dated
	interview time.Time
	here      *time.Location

	attempts  []Attempt          // oldest first
	questions []hotloop.Question // those for the level, by name
	last      map[hotloop.QuestionID]Attempt
	takes     map[hotloop.QuestionID][]Attempt
	stands    []DimensionProgress
}

func newDesk(attempts []Attempt, questions []hotloop.Question, s hotloop.Settings, today time.Time) *desk {
	d := &desk{
		level: s.Level, today: civil(today), here: today.Location(),
		attempts: inOrder(attempts),
		last:     map[hotloop.QuestionID]Attempt{}, takes: map[hotloop.QuestionID][]Attempt{},
	}
	if at, err := time.Parse(time.DateOnly, s.InterviewDate); err == nil {
		d.interview = at
		d.left = days(d.today, at)
		d.dated, d.past = d.left >= 0, d.left < 0
	}
	for _, q := range questions {
		if len(q.Levels) == 0 || slices.Contains(q.Levels, s.Level) {
			d.questions = append(d.questions, q)
		}
	}
	slices.SortStableFunc(d.questions, func(a, b hotloop.Question) int { return cmp.Compare(a.ID, b.ID) })
	for _, a := range d.attempts {
		d.last[a.Question] = a
		d.takes[a.Question] = append(d.takes[a.Question], a)
	}
	for _, dim := range hotloop.Dimensions() {
		d.stands = append(d.stands, dimension(dim, d.attempts))
	}
	return d
}

// civil is the day of a time in its own zone, as midnight UTC, so that days can
// be counted without clocks that change.
func civil(t time.Time) time.Time {
	y, m, day := t.Date()
	return time.Date(y, m, day, 0, 0, 0, 0, time.UTC)
}

func days(from, to time.Time) int { return int(to.Sub(from) / (24 * time.Hour)) }

// ago is how many days ago an attempt was; 0 for one dated after today.
func (d *desk) ago(a Attempt) int { return max(0, days(civil(a.At.In(d.here)), d.today)) }

// dueIn is in how many days a question may come back, 0 for now.
func (d *desk) dueIn(q hotloop.QuestionID) int {
	last, ok := d.last[q]
	if !ok {
		return 0
	}
	wait := interval(last.Card.Overall)
	if last.Card.Overall.Value >= fair {
		wait *= min(d.streak(q), 4)
	}
	if d.dated {
		wait = min(wait, max(1, d.left/2))
	}
	return max(0, wait-d.ago(last))
}

// interval is how many days an answer should rest before it is given again.
func interval(overall hotloop.Score) int {
	switch {
	case !overall.Heard || overall.Value < 2:
		return 1
	case overall.Value < fair:
		return 3
	case overall.Value < 4.3:
		return 7
	}
	return 21
}

// streak is how many answers in a row up to the last one scored fair or better.
func (d *desk) streak(q hotloop.QuestionID) int {
	n := 0
	for _, a := range slices.Backward(d.takes[q]) {
		if a.Card.Overall.Value < fair {
			break
		}
		n++
	}
	return n
}

func (d *desk) question(id hotloop.QuestionID) (hotloop.Question, bool) {
	i := slices.IndexFunc(d.questions, func(q hotloop.Question) bool { return q.ID == id })
	if i < 0 {
		return hotloop.Question{}, false
	}
	return d.questions[i], true
}

// share is how much of what a question expects at the level lies on a
// dimension, from 0 to 1.
func (d *desk) share(q hotloop.Question, dim hotloop.Dimension) float64 {
	on, all := 0.0, 0.0
	for _, s := range q.Rubric.Signals {
		if !s.ExpectedAt(d.level) {
			continue
		}
		w := s.Weight
		if w <= 0 {
			w = 1
		}
		all += w
		if s.Dimension == dim {
			on += w
		}
	}
	if all == 0 {
		return 0
	}
	return on / all
}

// covers lists the dimensions on which a question expects something.
func (d *desk) covers(q hotloop.Question) []hotloop.Dimension {
	var out []hotloop.Dimension
	for _, dim := range hotloop.Dimensions() {
		if d.share(q, dim) > 0 {
			out = append(out, dim)
		}
	}
	return out
}
