package main

import (
	"cmp"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"hotloop"
	"hotloop/bank"
	"hotloop/eval/code"
	"hotloop/eval/words"
	"hotloop/grade"
	"hotloop/interview"
	"hotloop/score"
	"hotloop/store"
	"hotloop/web"
)

// rooms is the whole of hotloop, joined.
type rooms struct {
	*bank.Bank
	store  *store.Store
	judge  *lateJudge
	words  *words.Evaluator
	code   *code.Evaluator
	engine *interview.Engine
	grader *grade.Grader
	where  string // the user's data, in words
}

// open joins everything; close gives it back.
func open(ctx context.Context, h home, s shelves, log *slog.Logger) (*rooms, error) {
	r := &rooms{where: h.DB}
	if r.where == "" {
		r.where = h.Data
	}
	var (
		wait           sync.WaitGroup
		bankErr, dbErr error
		readerErr      error
	)
	wait.Go(func() { r.Bank, bankErr = openBank(s.Bank) })
	wait.Go(func() { r.store, dbErr = h.open(ctx) })
	wait.Go(func() { readerErr = r.readers(ctx, h) })
	wait.Wait()
	for _, err := range []error{bankErr, dbErr, readerErr} {
		if err != nil {
			r.close()
			return nil, err
		}
	}
	if err := r.audible(s.Bank); err != nil {
		r.close()
		return nil, err
	}
	r.grader = grade.New(grade.Config{Store: r.store, Bank: r.Bank, Answers: interview.Answers, Evaluators: r.evaluators(), Log: log})
	r.engine = interview.New(interview.Config{Journal: r.store, Bank: r.Bank, Listener: listener{r.words}, Judge: r.judge, Answered: r.grader.Wake, Log: log})
	return r, nil
}

// audible refuses a directory of the user's own with a pattern that cannot be
// read, before an interviewer would sit there unable to hear. The embedded bank
// is held to the same by the tests.
func (r *rooms) audible(dirs []string) error {
	if len(dirs) == 0 {
		return nil
	}
	for _, q := range r.Questions() {
		if strings.HasPrefix(q.Origin, "bank/") {
			continue
		}
		for _, f := range bank.Patterns(r.words.CheckPattern)(q) {
			return hotloop.Errorf(hotloop.CodeInvalid, "%s: in %s %s; %s. `hotloop bank lint` lists everything.", q.Origin, cmp.Or(string(f.Signal), f.Fact), f.What, f.Remedy)
		}
	}
	return nil
}

// readers opens what reads answers: the evaluators and the judge.
func (r *rooms) readers(ctx context.Context, h home) error {
	var err error
	if r.words, err = words.New(); err != nil {
		return err
	}
	r.code = code.NewEvaluator()
	cache, err := cacheDir(h)
	if err != nil {
		return err
	}
	r.judge = lookForJudge(ctx, cache, warmAfter)
	return nil
}

// cacheDir is where compilers keep what they built. It is not the user's data,
// so it stands apart from it and may be deleted at any time.
func cacheDir(h home) (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		base = filepath.Join(h.Data, "cache")
	}
	dir := filepath.Join(base, "hotloop")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", hotloop.Errorf(hotloop.CodeUnreadable, "The cache directory %s cannot be used; set XDG_CACHE_HOME to another: %w", dir, err)
	}
	return dir, nil
}

func (r *rooms) close() {
	if r.judge != nil {
		r.judge.close()
	}
	if r.store != nil {
		r.store.Close()
	}
}

func (r *rooms) evaluators() []hotloop.Evaluator {
	return []hotloop.Evaluator{r.words, r.code}
}

// notices is what the reader of an answer has to say beside the evidence.
func (r *rooms) notices(q hotloop.Question, a hotloop.Answer) []string {
	var says []string
	for _, n := range r.words.Notices(q, a) {
		says = append(says, n.Says)
	}
	return says
}

// Plan draws the questions of a template, those least attempted first.
func (r *rooms) Plan(template string, level hotloop.Level, mode hotloop.Mode, seed uint64) (hotloop.LoopPlan, error) {
	t, err := r.Template(template)
	if err != nil {
		return hotloop.LoopPlan{}, err
	}
	loops, err := r.store.Loops(context.Background())
	if err != nil {
		return hotloop.LoopPlan{}, err
	}
	seen := map[hotloop.QuestionID]int{}
	for _, l := range loops {
		for _, round := range l.Plan.Rounds {
			for _, q := range round.Questions {
				seen[q]++
			}
		}
	}
	return r.Draw(t, level, mode, seed, seen)
}

// PlanOne plans a loop of one question.
func (r *rooms) PlanOne(id hotloop.QuestionID, level hotloop.Level, mode hotloop.Mode, seed uint64) (hotloop.LoopPlan, error) {
	return r.Single(id, level, mode, seed)
}

func (r *rooms) webConfig(log *slog.Logger) web.Config {
	return web.Config{Bank: r, Engine: r.engine, Store: r.store, Grader: r.grader, Runner: r.judge, Languages: r.judge.Languages, Missing: r.judge.missing, Isolation: r.judge.isolation, Notices: r.notices, Closings: r.closings, Log: log}
}

// result is a completed answer with what it amounts to.
type result struct {
	Answer   hotloop.Answer
	Question hotloop.Question
	Round    int
	Evidence []hotloop.Evidence
	Card     hotloop.Scorecard
	Failed   string
}

// results grades what is complete in a loop, in the order of the plan.
func (r *rooms) results(ctx context.Context, loop hotloop.LoopID) ([]result, error) {
	events, err := r.store.Events(ctx, loop)
	if err != nil {
		return nil, err
	}
	answers, err := interview.Answers(loop, events)
	if err != nil {
		return nil, err
	}
	gradings, err := r.grader.Loop(ctx, loop)
	if err != nil {
		return nil, err
	}
	var out []result
	for _, a := range answers {
		g, ok := gradings[a.ID]
		q, err := r.Question(a.Question)
		if !ok || err != nil {
			continue // not complete, or no longer in the bank: nothing to weigh it by
		}
		_, round, _ := a.ID.Parts()
		out = append(out, result{Answer: a, Question: q, Round: round, Evidence: g.Evidence, Failed: g.Failed, Card: score.Card(q, a.Level, a.ID, g.Evidence)})
	}
	return out, nil
}

func (r *rooms) debrief(ctx context.Context, loop hotloop.LoopID) (hotloop.Debrief, error) {
	results, err := r.results(ctx, loop)
	if err != nil {
		return hotloop.Debrief{}, err
	}
	events, err := r.store.Events(ctx, loop)
	if err != nil {
		return hotloop.Debrief{}, err
	}
	in := score.DebriefInput{Loop: loop, Plan: *events[0].Plan, Ended: events[len(events)-1].At, Questions: r.Questions()}
	for _, res := range results {
		if res.Failed == "" {
			in.Answers = append(in.Answers, score.Graded{Answer: res.Answer.ID, Round: res.Round, Question: res.Question, Evidence: res.Evidence})
		}
	}
	if in.Closings, err = r.closings(loop, events); err != nil {
		return hotloop.Debrief{}, err
	}
	return score.Debrief(in), nil
}

// askedRubric names the shared rubric for the candidate's own questions.
const askedRubric = "questions"

// closings reads the candidate's own questions at the end of each round.
func (r *rooms) closings(loop hotloop.LoopID, events []hotloop.Event) ([]score.Closing, error) {
	rubric, err := r.Shared(askedRubric)
	if err != nil {
		return nil, err
	}
	ends, err := interview.Closings(loop, events)
	if err != nil {
		return nil, err
	}
	var list []score.Closing
	for _, c := range ends {
		found, err := r.words.Asking(rubric, c.Answer)
		if err != nil {
			return nil, err
		}
		c := score.Closing{Round: c.Round, Answer: c.Answer}
		for _, e := range found {
			if err := e.Check(c.Answer); err != nil {
				return nil, err
			}
			c.Evidence = append(c.Evidence, e)
		}
		list = append(list, c)
	}
	return list, nil
}

// listener is the reader of words as the interviewer hears through it: what it
// calls a reaction is put in the interview room's own word.
type listener struct{ *words.Evaluator }

// Reacted says how the candidate's latest turn met the challenge before it.
func (l listener) Reacted(q hotloop.Question, a hotloop.Answer) interview.Reaction {
	r, _, _ := l.Evaluator.Reacted(q, a)
	switch r {
	case words.Defended:
		return interview.Defended
	case words.Conceded:
		return interview.Conceded
	case words.Caved:
		return interview.Caved
	case words.Stonewalled:
		return interview.Stonewalled
	}
	return interview.Unclear
}
