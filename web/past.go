package web

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"hotloop"
	"hotloop/interview"
	"hotloop/score"
)

// attempt is one answer with all that is known about it.
type attempt struct {
	Answer   hotloop.Answer
	Question hotloop.Question
	Known    bool      // whether the bank still has the question
	At       time.Time // when its loop was started
	Round    int
	Place    int
	Over     bool               // whether its round has ended, so that hidden tests may be shown
	Grading  *hotloop.Grading   // nil while it is being graded
	Card     *hotloop.Scorecard // nil unless it was graded
}

// Href is the address of the attempt's scorecard.
func (a attempt) Href() string { return answerHref(a.Answer.ID) }

// Failed is the sentence of why it could not be graded, "" if it was not tried
// or succeeded.
func (a attempt) Failed() string {
	if a.Grading == nil {
		return ""
	}
	return a.Grading.Failed
}

// sitting is what the events of one loop say about its answers. It changes only
// when an event is added, so it is kept by the number of the last one.
type sitting struct {
	seq     int64
	at      time.Time
	answers []hotloop.Answer
	over    map[int]bool // rounds that have ended
}

func newSitting(loop hotloop.LoopID, events []hotloop.Event) (sitting, error) {
	answers, err := interview.Answers(loop, events)
	if err != nil {
		return sitting{}, err
	}
	g := sitting{answers: answers, over: map[int]bool{}}
	for i, e := range events {
		if i == 0 {
			g.at = e.At
		}
		g.seq = e.Seq
		switch e.Kind {
		case hotloop.EventRoundEnded:
			g.over[e.Round] = true
		case hotloop.EventLoopEnded:
			for _, a := range answers {
				_, round, _, _ := parseAnswerID(a.ID)
				g.over[round] = true
			}
		}
	}
	return g, nil
}

// attempts reads the answers of one loop, in order, the open one included.
func (s *server) attempts(ctx context.Context, loop hotloop.LoopID) ([]attempt, error) {
	events, err := s.store.Events(ctx, loop)
	if err != nil {
		return nil, err
	}
	g, err := newSitting(loop, events)
	if err != nil {
		return nil, err
	}
	return s.join(ctx, loop, g)
}

// join puts gradings and scorecards to the answers of a loop. It takes what is
// on record: a better rubric counts at once, a better evaluator as soon as the
// grader has read the answer anew.
func (s *server) join(ctx context.Context, loop hotloop.LoopID, g sitting) ([]attempt, error) {
	if len(g.answers) == 0 {
		return nil, nil
	}
	gradings, err := s.gradings(ctx, loop)
	if err != nil {
		return nil, err
	}
	out := make([]attempt, 0, len(g.answers))
	for _, a := range g.answers {
		at := attempt{Answer: a, At: g.at}
		_, at.Round, at.Place, _ = parseAnswerID(a.ID)
		at.Over = g.over[at.Round]
		if !at.Over {
			at.Answer.Runs = blanked(a.Runs)
		}
		at.Question, at.Known = s.knownQuestion(a.Question)
		if g, ok := gradings[a.ID]; ok && a.Done {
			at.Grading = &g
			if g.Failed == "" && at.Known {
				card := score.Card(at.Question, a.Level, a.ID, standing(a, g.Evidence))
				at.Card = &card
			}
		}
		out = append(out, at)
	}
	return out, nil
}

// gradings are the newest on record, by answer. One that failed counts only
// where none succeeded.
func (s *server) gradings(ctx context.Context, loop hotloop.LoopID) (map[hotloop.AnswerID]hotloop.Grading, error) {
	all, err := s.store.Gradings(ctx, loop)
	if err != nil {
		return nil, err
	}
	out := map[hotloop.AnswerID]hotloop.Grading{}
	for _, g := range all {
		old, ok := out[g.Answer]
		better := (g.Failed == "") != (old.Failed == "") && g.Failed == ""
		same := (g.Failed == "") == (old.Failed == "")
		if !ok || better || same && !g.At.Before(old.At) {
			out[g.Answer] = g
		}
	}
	return out, nil
}

// knownQuestion is the question, or at least its name if the bank has lost it.
func (s *server) knownQuestion(id hotloop.QuestionID) (hotloop.Question, bool) {
	q, err := s.bank.Question(id)
	if err != nil {
		return hotloop.Question{ID: id, Title: string(id)}, false
	}
	return q, true
}

// history reads every completed answer of every loop, oldest first.
func (s *server) history(ctx context.Context) ([]attempt, error) {
	heads, err := s.store.Loops(ctx)
	if err != nil {
		return nil, err
	}
	var out []attempt
	for i := len(heads) - 1; i >= 0; i-- { // the newest stands first in the list
		g, err := s.sitting(ctx, heads[i])
		if err != nil {
			return nil, err
		}
		list, err := s.join(ctx, heads[i].ID, g)
		if err != nil {
			return nil, err
		}
		out = append(out, done(list)...)
	}
	return out, nil
}

// attempt reads one answer, or says that there is none.
func (s *server) attempt(ctx context.Context, id hotloop.AnswerID) (attempt, error) {
	loop, _, _, ok := parseAnswerID(id)
	if ok {
		list, err := s.results(ctx, loop)
		if err != nil {
			return attempt{}, err
		}
		for _, a := range list {
			if a.Answer.ID == id {
				return a, nil
			}
		}
	}
	return attempt{}, hotloop.Errorf(hotloop.CodeNotFound, "There is no answer %s. The list of loops shows every answer there is.", clip(string(id), 60))
}

// earlier is the last attempt at the same question before this one that has a
// scorecard, if there is one.
func (s *server) earlier(ctx context.Context, of attempt) (*attempt, error) {
	all, err := s.history(ctx)
	if err != nil {
		return nil, err
	}
	var last *attempt
	for i := range all {
		a := &all[i]
		if a.Answer.ID == of.Answer.ID {
			return last, nil
		}
		if a.Answer.Question == of.Answer.Question && a.Card != nil {
			last = a
		}
	}
	return last, nil
}

// parseAnswerID takes "LOOP/2/0" apart.
func parseAnswerID(id hotloop.AnswerID) (loop hotloop.LoopID, round, place int, ok bool) {
	parts := strings.Split(string(id), "/")
	if len(parts) != 3 || parts[0] == "" {
		return "", 0, 0, false
	}
	round, err1 := strconv.Atoi(parts[1])
	place, err2 := strconv.Atoi(parts[2])
	if err1 != nil || err2 != nil || round < 0 || place < 0 {
		return "", 0, 0, false
	}
	return hotloop.LoopID(parts[0]), round, place, true
}

func answerHref(id hotloop.AnswerID) string {
	loop, round, place, _ := parseAnswerID(id)
	return fmt.Sprintf("/loops/%s/answers/%d/%d", loop, round, place)
}

// standing keeps the evidence that still shows where it was seen. All of it did
// when it was recorded; a file that was imported may say otherwise.
func standing(a hotloop.Answer, evidence []hotloop.Evidence) []hotloop.Evidence {
	out := make([]hotloop.Evidence, 0, len(evidence))
	for _, e := range evidence {
		if e.Check(a) == nil {
			out = append(out, e)
		}
	}
	return out
}

// blanked takes what hidden tests look like, their names too, out of runs.
func blanked(runs []hotloop.Run) []hotloop.Run {
	out := slices.Clone(runs)
	for i := range out {
		out[i].Cases = slices.Clone(out[i].Cases)
		hidden := 0
		for j, c := range out[i].Cases {
			if c.Hidden {
				hidden++
				out[i].Cases[j] = hotloop.Case{Name: fmt.Sprintf("hidden %d", hidden), Part: c.Part, Hidden: true, Verdict: c.Verdict, Millis: c.Millis, MemoryKB: c.MemoryKB}
			}
		}
	}
	return out
}
