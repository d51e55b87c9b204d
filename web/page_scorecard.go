package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"hotloop"
	"hotloop/score"
)

// scorecardPage is one answer's result: scores on one side, the timeline that
// the evidence points into on the other.
type scorecardPage struct {
	Attempt  attempt
	State    string // "open", "grading", "failed", "graded"
	Radar    radarView
	Rows     []dimensionRow
	Loose    []evidenceView // weighs on no dimension by the rubric
	Timeline []moment
	Takes    *takes
	Models   []modelAnswer
	Notices  []string // what the reader has to say beside the evidence
	Short    *hotloop.Feedback
	Debrief  string
}

type dimensionRow struct {
	hotloop.DimensionScore
	Evidence []evidenceView // what counted first, then what was seen besides
}

// evidenceView is one observation with the place it leads to.
type evidenceView struct {
	hotloop.Evidence
	Index   int
	Kind    string // "for", "against", "absent"
	Counted bool
	Href    string // place in the timeline, "" for an absence
	Where   string // the quote, the measure, or what was looked through
}

// moment is a turn or a run in the timeline.
type moment struct {
	Turn     *hotloop.Turn
	Number   int    // of the turn
	Scene    string // how it was said within a role-play, "" outside one
	Segments []segment
	Margin   []evidenceView // evidence that quotes this turn, once each
	Run      *runView
	Measures []evidenceView // evidence that measures this run
	Clock    int64
}

type modelAnswer struct {
	Name  string
	Turns []hotloop.Turn
	Code  string
	Lang  string
}

func (s *server) scorecard(w http.ResponseWriter, r *http.Request) error {
	a, err := s.attempt(r.Context(), answerOf(r))
	if err != nil {
		return err
	}
	p, err := s.scorecardOf(r, a)
	if err != nil {
		return err
	}
	show(s, w, r, http.StatusOK, "scorecard", a.Question.Title, p, "scorecard.js")
	return nil
}

// answerOf is the answer that an address names.
func answerOf(r *http.Request) hotloop.AnswerID {
	return hotloop.AnswerID(r.PathValue("loop") + "/" + r.PathValue("round") + "/" + r.PathValue("place"))
}

func (s *server) scorecardOf(r *http.Request, a attempt) (scorecardPage, error) {
	p := scorecardPage{Attempt: a, State: stateOf(a), Debrief: loopHref(hotloop.LoopID(r.PathValue("loop"))) + "/debrief"}
	var evidence []hotloop.Evidence
	if a.Card != nil {
		evidence = a.Card.Evidence
	}
	anchors := map[int]string{}
	p.Timeline = timeline(a.Answer, a.Question.Roleplay, evidence, anchors)
	if a.Answer.Done {
		p.Models = modelAnswers(a.Question)
		p.Notices = s.notices(a.Question, a.Answer)
	}
	if a.Card == nil {
		return p, nil
	}
	p.Rows, p.Loose = dimensionRows(*a.Card, anchors)
	short := score.Feedback(a.Question, *a.Card)
	p.Short = &short
	before, err := s.earlier(r.Context(), a)
	if err != nil {
		return p, err
	}
	if before != nil {
		t := newTakes(*before, a)
		p.Takes = &t
		p.Radar = newRadar(a.Card.Dimensions, before.Card.Dimensions)
		return p, nil
	}
	p.Radar = newRadar(a.Card.Dimensions, nil)
	return p, nil
}

func stateOf(a attempt) string {
	switch {
	case !a.Answer.Done:
		return "open"
	case a.Failed() != "":
		return "failed"
	case a.Card == nil && a.Grading != nil:
		return "unknown" // the bank has lost the question, so nothing can weigh it
	case a.Card == nil:
		return "grading"
	}
	return "graded"
}

// timeline puts turns and runs in the order in which they happened.
func timeline(a hotloop.Answer, scene *hotloop.Roleplay, evidence []hotloop.Evidence, anchors map[int]string) []moment {
	var out []moment
	for i := range a.Turns {
		t := &a.Turns[i]
		m := moment{Turn: t, Number: i, Clock: t.Clock, Segments: segments(i, t.Text, evidence, anchors)}
		if t.Scene {
			m.Scene = scene.Manner(t.Speaker)
		}
		for _, seg := range m.Segments {
			for _, n := range seg.Evidence {
				if !slices.ContainsFunc(m.Margin, func(v evidenceView) bool { return v.Index == n }) {
					m.Margin = append(m.Margin, newEvidenceView(n, evidence[n], anchors))
				}
			}
		}
		out = append(out, m)
	}
	for i := range a.Runs {
		v := newRunView(a.Runs[i])
		m := moment{Run: &v, Clock: a.Runs[i].Clock}
		for n, e := range evidence {
			if e.Seen.Measure != nil && e.Seen.Measure.Run == v.ID {
				m.Measures = append(m.Measures, newEvidenceView(n, e, anchors))
			}
		}
		out = append(out, m)
	}
	slices.SortStableFunc(out, func(a, b moment) int { return int(a.Clock - b.Clock) })
	return out
}

// dimensionRows puts each observation under its dimension; what the rubric does
// not weigh is listed apart.
func dimensionRows(card hotloop.Scorecard, anchors map[int]string) (rows []dimensionRow, loose []evidenceView) {
	shown := map[int]bool{}
	for _, d := range card.Dimensions {
		row := dimensionRow{DimensionScore: d}
		for _, n := range d.Rests {
			if n < 0 || n >= len(card.Evidence) || shown[n] {
				continue
			}
			v := newEvidenceView(n, card.Evidence[n], anchors)
			v.Counted, shown[n] = true, true
			row.Evidence = append(row.Evidence, v)
		}
		rows = append(rows, row)
	}
	for n, e := range card.Evidence {
		if shown[n] {
			continue
		}
		v := newEvidenceView(n, e, anchors)
		i := slices.IndexFunc(rows, func(r dimensionRow) bool { return r.Dimension == e.Dimension && r.Heard })
		if i < 0 {
			loose = append(loose, v)
			continue
		}
		rows[i].Evidence = append(rows[i].Evidence, v)
	}
	return rows, loose
}

func newEvidenceView(n int, e hotloop.Evidence, anchors map[int]string) evidenceView {
	v := evidenceView{Evidence: e, Index: n, Kind: "against"}
	if e.For() {
		v.Kind = "for"
	}
	switch {
	case e.Seen.Quote != nil:
		v.Where = "“" + clip(strings.Join(strings.Fields(e.Seen.Quote.Text), " "), 160) + "”"
		v.Href = fmt.Sprintf("#t-%d", e.Seen.Quote.Turn)
		if id, ok := anchors[n]; ok {
			v.Href = "#" + id
		}
	case e.Seen.Measure != nil:
		m := e.Seen.Measure
		v.Where = measureText(*m)
		if m.Run != hotloop.RunClock {
			v.Href = "#" + string(m.Run)
		}
	case e.Seen.Absence != nil:
		v.Kind, v.Where = "absent", absenceText(*e.Seen.Absence)
	}
	return v
}

func measureText(m hotloop.Measure) string {
	name := strings.NewReplacer(".", " ", "-", " ", "_", " ").Replace(m.Name)
	if m.Run == hotloop.RunClock {
		if m.Unit == "ms" {
			return fmt.Sprintf("time %s: %s", name, clockText(int64(m.Value)))
		}
		return fmt.Sprintf("%s: %g", name, m.Value)
	}
	if m.Unit == "1" && strings.HasSuffix(name, "share") {
		return fmt.Sprintf("%s of %s: %.0f%%", name, m.Run, 100*m.Value)
	}
	unit := ""
	if m.Unit != "1" {
		unit = " " + m.Unit
	}
	return fmt.Sprintf("%s of %s: %.6g%s", name, m.Run, m.Value, unit)
}

func absenceText(a hotloop.Absence) string {
	text := "not in your " + counted(a.Turns, "turn")
	if a.Runs > 0 {
		text += " and " + counted(a.Runs, "run")
	}
	return text
}

func counted(n int, of string) string {
	if n == 1 {
		return "1 " + of
	}
	return fmt.Sprintf("%d %ss", n, of)
}

// modelAnswers are the bank's strong ones, for after the attempt.
func modelAnswers(q hotloop.Question) []modelAnswer {
	var out []modelAnswer
	for _, m := range q.Samples {
		if m.Quality == "strong" {
			name := "A strong answer"
			if len(out) > 0 {
				name = "Another strong answer"
			}
			out = append(out, modelAnswer{Name: name, Turns: m.Turns, Code: m.Code, Lang: m.Language})
		}
	}
	return out
}
