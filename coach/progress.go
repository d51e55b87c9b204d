package coach

import (
	"slices"
	"time"

	"hotloop"
)

// ProgressView is what all attempts together show.
type ProgressView struct {
	Counts     Counts              `json:"counts"`
	Dimensions []DimensionProgress `json:"dimensions"` // all nine, in order
	Questions  []QuestionProgress  `json:"questions"`  // the one tried last first
}

// Counts says how much there is.
type Counts struct {
	Attempts  int         `json:"attempts"`
	Questions int         `json:"questions"` // different ones
	Loops     int         `json:"loops"`     // that hold an attempt
	Forms     []FormCount `json:"forms"`     // every form, also those never tried
}

// FormCount is how many attempts had a form.
type FormCount struct {
	Form     hotloop.Form `json:"form"`
	Attempts int          `json:"attempts"`
}

// DimensionProgress is one dimension over time.
type DimensionProgress struct {
	Dimension hotloop.Dimension `json:"dimension"`
	Points    []Point           `json:"points"` // attempts with a signal, oldest first
	First     hotloop.Score     `json:"first"`
	Latest    hotloop.Score     `json:"latest"`
	Change    float64           `json:"change"` // latest less first, 0 with fewer than two points
	// Standing is where the dimension is now: the mean of the last three points,
	// each weighted by how much its score rests on.
	Standing hotloop.Score `json:"standing"`
	Over     int           `json:"over"` // how many points Standing is taken over
}

// Point is one score at one time.
type Point struct {
	At       time.Time          `json:"at"`
	Answer   hotloop.AnswerID   `json:"answer"`
	Question hotloop.QuestionID `json:"question"`
	Title    string             `json:"title"`
	Level    hotloop.Level      `json:"level"`
	Score    float64            `json:"score"`
	Weight   float64            `json:"weight"` // as in the scorecard
}

// QuestionProgress is one question over time.
type QuestionProgress struct {
	Question hotloop.QuestionID `json:"question"`
	Title    string             `json:"title"`
	Form     hotloop.Form       `json:"form"`
	Takes    []Take             `json:"takes"`  // oldest first
	Change   float64            `json:"change"` // last overall less first, 0 unless both were heard
}

// Take is one attempt at a question.
type Take struct {
	Answer  hotloop.AnswerID  `json:"answer"`
	Loop    hotloop.LoopID    `json:"loop"`
	Round   hotloop.RoundKind `json:"round"`
	Level   hotloop.Level     `json:"level"`
	At      time.Time         `json:"at"`
	Overall hotloop.Score     `json:"overall"`
}

// recent is how many points tell where a dimension stands now.
const recent = 3

// Progress tells how every dimension and every question went over time.
func Progress(attempts []Attempt) ProgressView {
	attempts = inOrder(attempts)
	view := ProgressView{Counts: count(attempts), Questions: questions(attempts)}
	for _, d := range hotloop.Dimensions() {
		view.Dimensions = append(view.Dimensions, dimension(d, attempts))
	}
	return view
}

func count(attempts []Attempt) Counts {
	c := Counts{Attempts: len(attempts)}
	forms := map[hotloop.Form]int{}
	tried, loops := map[hotloop.QuestionID]bool{}, map[hotloop.LoopID]bool{}
	for _, a := range attempts {
		forms[a.Form]++
		tried[a.Question] = true
		loops[a.Loop] = true
	}
	c.Questions, c.Loops = len(tried), len(loops)
	for _, f := range hotloop.Forms() {
		c.Forms = append(c.Forms, FormCount{f, forms[f]})
	}
	return c
}

// dimension reads one dimension of attempts that are in order.
func dimension(d hotloop.Dimension, attempts []Attempt) DimensionProgress {
	p := DimensionProgress{Dimension: d, Points: []Point{}}
	for _, a := range attempts {
		r := row(a.Card, d)
		if !r.Heard {
			continue
		}
		p.Points = append(p.Points, Point{
			At: a.At, Answer: a.Answer, Question: a.Question, Title: a.Title, Level: a.Level, Score: r.Value, Weight: r.Weight,
		})
	}
	if len(p.Points) == 0 {
		return p
	}
	first, last := p.Points[0], p.Points[len(p.Points)-1]
	p.First = hotloop.Score{Heard: true, Value: first.Score}
	p.Latest = hotloop.Score{Heard: true, Value: last.Score}
	p.Change = change(p.First, p.Latest)

	window := p.Points[max(0, len(p.Points)-recent):]
	p.Over = len(window)
	sum, weights := 0.0, 0.0
	for _, pt := range window {
		w := max(pt.Weight, 0.1) // a score that rests on little still counts a little
		sum += w * pt.Score
		weights += w
	}
	p.Standing = hotloop.Score{Heard: true, Value: tenth(sum / weights)}
	return p
}

// questions groups attempts that are in order.
func questions(attempts []Attempt) []QuestionProgress {
	out := []QuestionProgress{}
	for _, a := range slices.Backward(attempts) {
		if slices.ContainsFunc(out, func(q QuestionProgress) bool { return q.Question == a.Question }) {
			continue
		}
		q := QuestionProgress{Question: a.Question, Title: a.Title, Form: a.Form}
		for _, b := range attempts {
			if b.Question == a.Question {
				q.Takes = append(q.Takes, Take{b.Answer, b.Loop, b.Round, b.Level, b.At, b.Card.Overall})
			}
		}
		q.Change = change(q.Takes[0].Overall, q.Takes[len(q.Takes)-1].Overall)
		out = append(out, q)
	}
	return out
}
