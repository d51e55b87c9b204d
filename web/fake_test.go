package web

import (
	"bytes"
	"context"
	"io"
	"strings"
	"sync"
	"sync/atomic"

	"hotloop"
	"hotloop/interview"
)

// memory is a journal and a store in memory.
type memory struct {
	mu       sync.Mutex
	loops    []hotloop.LoopID
	events   map[hotloop.LoopID][]hotloop.Event
	gradings map[hotloop.LoopID][]hotloop.Grading
	saved    *hotloop.Settings
	imported string
}

func (m *memory) Append(_ context.Context, loop hotloop.LoopID, events []hotloop.Event) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.events[loop]; !ok {
		m.loops = append(m.loops, loop)
	}
	if len(events) > 0 && events[0].Seq != int64(len(m.events[loop])+1) {
		return hotloop.Errorf(hotloop.CodeConflict, "taken")
	}
	m.events[loop] = append(m.events[loop], events...)
	return nil
}

func (m *memory) Events(_ context.Context, loop hotloop.LoopID) ([]hotloop.Event, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	events, ok := m.events[loop]
	if !ok {
		return nil, hotloop.Errorf(hotloop.CodeNotFound, "There is no loop %q; the home page lists yours.", loop)
	}
	return append([]hotloop.Event(nil), events...), nil
}

func (m *memory) Loops(context.Context) ([]hotloop.LoopHead, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var heads []hotloop.LoopHead
	for i := len(m.loops) - 1; i >= 0; i-- {
		events := m.events[m.loops[i]]
		last := events[len(events)-1]
		heads = append(heads, hotloop.LoopHead{
			ID: m.loops[i], Started: events[0].At, Plan: *events[0].Plan, LastSeq: last.Seq, Ended: last.Kind == hotloop.EventLoopEnded,
		})
	}
	return heads, nil
}

func (m *memory) Settings(context.Context) (hotloop.Settings, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.saved == nil {
		return hotloop.DefaultSettings(), nil
	}
	return *m.saved, nil
}

func (m *memory) SaveSettings(_ context.Context, s hotloop.Settings) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.saved = &s
	return nil
}

func (m *memory) DeleteLoop(_ context.Context, loop hotloop.LoopID) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, ok := m.events[loop]; !ok {
		return hotloop.Errorf(hotloop.CodeNotFound, "There is no loop %q.", loop)
	}
	delete(m.events, loop)
	for i, id := range m.loops {
		if id == loop {
			m.loops = append(m.loops[:i:i], m.loops[i+1:]...)
			break
		}
	}
	return nil
}

func (m *memory) Export(_ context.Context, w io.Writer) error {
	_, err := io.WriteString(w, "{\"export\":true}\n")
	return err
}

func (m *memory) Import(_ context.Context, r io.Reader) (hotloop.Imported, error) {
	b, err := io.ReadAll(r)
	if err != nil {
		return hotloop.Imported{}, err
	}
	if !bytes.HasPrefix(b, []byte("{")) {
		return hotloop.Imported{}, hotloop.Errorf(hotloop.CodeUnreadable, "This is no export of hotloop.")
	}
	m.imported = string(b)
	return hotloop.Imported{Loops: 2, Skipped: 1}, nil
}

// shelf is a bank of two questions and one template.
type shelf struct{ questions []hotloop.Question }

func (b *shelf) Questions() []hotloop.Question { return b.questions }

func (b *shelf) Question(id hotloop.QuestionID) (hotloop.Question, error) {
	for _, q := range b.questions {
		if q.ID == id {
			return q, nil
		}
	}
	return hotloop.Question{}, hotloop.Errorf(hotloop.CodeNotFound, "There is no question %q in the bank.", id)
}

func (b *shelf) Templates() []hotloop.Template {
	return []hotloop.Template{{
		ID: "short", Title: "Short loop", About: "One question of each form.",
		Stages: []hotloop.Stage{
			{Kind: hotloop.RoundCulture, Title: "Culture", Minutes: 10, Voice: "engineering manager"},
			{Kind: hotloop.RoundCoding, Title: "Coding", Minutes: 20, Voice: "peer engineer"},
		},
		Notes: []hotloop.Note{{Topic: "Length", Says: []hotloop.Source{{Title: "Guide 0", Grade: hotloop.GradeC, Says: "Several weeks."}}}},
	}}
}

func (b *shelf) Template(id string) (hotloop.Template, error) {
	if id != "short" {
		return hotloop.Template{}, hotloop.Errorf(hotloop.CodeNotFound, "There is no template %q.", id)
	}
	return b.Templates()[0], nil
}

func (b *shelf) Draw(t hotloop.Template, level hotloop.Level, mode hotloop.Mode, seed uint64, _ map[hotloop.QuestionID]int) (hotloop.LoopPlan, error) {
	return hotloop.LoopPlan{Template: "short", Title: "Short loop", Level: level, Mode: mode, Seed: seed, Rounds: []hotloop.PlannedRound{
		{Kind: hotloop.RoundCulture, Title: "Culture", Minutes: 10, Voice: "engineering manager", Questions: []hotloop.QuestionID{"dissent"}},
		{Kind: hotloop.RoundCoding, Title: "Coding", Minutes: 20, Voice: "peer engineer", Questions: []hotloop.QuestionID{"merge"}},
	}}, nil
}

func (b *shelf) Single(id hotloop.QuestionID, level hotloop.Level, mode hotloop.Mode, seed uint64) (hotloop.LoopPlan, error) {
	q, err := b.Question(id)
	if err != nil {
		return hotloop.LoopPlan{}, err
	}
	return hotloop.LoopPlan{Title: q.Title, Level: level, Mode: mode, Seed: seed, Rounds: []hotloop.PlannedRound{
		{Kind: q.Rounds[0], Title: q.Title, Minutes: q.Minutes, Voice: "peer engineer", Questions: []hotloop.QuestionID{id}},
	}}, nil
}

func newShelf() *shelf {
	return &shelf{questions: []hotloop.Question{
		{
			ID: "dissent", Title: "An unpopular stance", Form: hotloop.FormWords, Rounds: []hotloop.RoundKind{hotloop.RoundCulture},
			Levels: hotloop.Levels(), Minutes: 10, Topics: []string{"dissent"}, Values: []hotloop.ValueTag{{Value: "courage", Versions: []hotloop.MemoVersion{hotloop.Memo2009}}},
			Sources: []hotloop.Source{{Title: "Candidate reports", Grade: hotloop.GradeC, Where: "example.org", Says: "Asked often."}},
			Ask:     "Tell me about a stance that was unpopular.", Statement: "An **unpopular** stance.",
			Rubric: hotloop.Rubric{Signals: []hotloop.Signal{
				{ID: "dissent.cost", Dimension: hotloop.Leadership, Weight: 1, Must: true, Heard: "You said what it cost.", Missing: "You did not say what it cost you.", Probes: []string{"What did it cost you?"}},
				{ID: "dissent.number", Dimension: hotloop.Impact, Weight: 1, Heard: "You gave a number.", Missing: "You gave no number."},
			}},
			Samples: []hotloop.Sample{{Name: "strong", Quality: "strong", Turns: []hotloop.Turn{{Speaker: hotloop.Candidate, Text: "SAMPLE-ANSWER I argued against it."}}}},
		},
		{
			ID: "merge", Title: "Merge intervals", Form: hotloop.FormCode, Rounds: []hotloop.RoundKind{hotloop.RoundCoding},
			Levels: hotloop.Levels(), Minutes: 20, Topics: []string{"arrays"}, Ask: "Tidy up some sessions.", Statement: "Merge them.",
			Rubric: hotloop.Rubric{Signals: []hotloop.Signal{
				{ID: "judge.hidden", Dimension: hotloop.Correctness, Weight: 2, Detect: "judge.hidden", Heard: "Hidden tests pass.", Missing: "Not all hidden tests pass."},
			}},
			Code: &hotloop.CodeSpec{
				Style: hotloop.StyleFunction, Entry: "merge", Methods: []hotloop.Method{{Name: "merge", Returns: "int[][]"}},
				Tests: []hotloop.Test{
					{Name: "two", Part: "", Args: []any{[]any{[]any{int64(1), int64(3)}}}, Expected: []any{}},
					{Name: "secret case", Hidden: true, Args: []any{"HIDDEN-INPUT"}, Expected: "HIDDEN-EXPECTED"},
				},
			},
		},
	}}
}

// listener hears nothing: what is heard is not this package's matter.
type listener struct{}

func (listener) Evaluate(context.Context, hotloop.Question, hotloop.Answer) ([]hotloop.Evidence, error) {
	return nil, nil
}
func (listener) Version() string                                       { return "fake/1" }
func (listener) Asked(hotloop.Question, string) ([]hotloop.Fact, bool) { return nil, false }
func (listener) Reacted(hotloop.Question, hotloop.Answer) interview.Reaction {
	return interview.Unclear
}
func (listener) Vague(hotloop.Question, hotloop.Answer) (hotloop.Quote, bool) {
	return hotloop.Quote{}, false
}

// Execute prints the input back. A program that says "slow" waits until it is
// released or cancelled.
func (j *judge) Execute(ctx context.Context, p hotloop.Program) (hotloop.Ran, error) {
	j.starts.Add(1)
	for _, text := range p.Files {
		if strings.Contains(text, "slow") {
			select {
			case <-j.release:
			case <-ctx.Done():
				return hotloop.Ran{}, ctx.Err()
			}
		}
	}
	return hotloop.Ran{Verdict: hotloop.Finished, Stdout: p.Stdin, Isolation: "nothing, a test", Compile: hotloop.Compile{OK: true}}, nil
}

func (j *judge) Test(ctx context.Context, q hotloop.Question, d hotloop.CodeDraft, purpose hotloop.RunPurpose, input string, each func(c hotloop.Case, done, total int)) (hotloop.Run, error) {
	run, err := j.Run(ctx, q, d, purpose, input, func(int, int) {})
	for i, c := range run.Cases {
		each(c, i+1, len(run.Cases))
	}
	return run, err
}

func (j *judge) SourceName(language string) (string, error) {
	if language != "python" {
		return "", hotloop.Errorf(hotloop.CodeInvalid, "There is no language %q; use python.", language)
	}
	return "main.py", nil
}

// judge passes every test of a program that says "right". A program that says
// "slow" waits until it is released or cancelled.
type judge struct {
	release chan struct{}
	starts  atomic.Int64 // of Execute
}

func (j *judge) Run(ctx context.Context, q hotloop.Question, d hotloop.CodeDraft, purpose hotloop.RunPurpose, _ string, progress func(done, total int)) (hotloop.Run, error) {
	run := hotloop.Run{Purpose: purpose, Language: d.Language, Source: d.Text, Isolation: "nothing, a test", Compile: hotloop.Compile{OK: true}}
	if strings.Contains(d.Text, "slow") {
		progress(1, 2)
		select {
		case <-j.release:
		case <-ctx.Done():
			return run, hotloop.Errorf(hotloop.CodeConflict, "The run was cancelled.")
		}
	}
	verdict := hotloop.WrongAnswer
	if strings.Contains(d.Text, "right") {
		verdict = hotloop.Accepted
	}
	passed := 0.0
	for _, t := range q.Code.Tests {
		if t.Hidden && purpose != hotloop.RunSubmit {
			continue
		}
		run.Cases = append(run.Cases, hotloop.Case{Name: t.Name, Hidden: t.Hidden, Verdict: verdict, Input: "in " + t.Name, Expected: "out", Got: "out"})
		if verdict == hotloop.Accepted {
			passed++
		}
	}
	run.Metrics = []hotloop.Metric{{Name: "hidden.passed", Value: passed, Unit: "1"}}
	return run, nil
}
func (j *judge) Starter(hotloop.Question, string) (string, error) {
	return "def merge(a):\n    pass\n", nil
}
func (j *judge) Languages() []string { return []string{"python"} }
func (j *judge) Cases(q hotloop.Question, _ string) []hotloop.Case {
	return []hotloop.Case{{Name: "two", Input: "[[1,3]]", Expected: "[]"}, {Name: "secret case", Hidden: true}}
}

func (m *memory) Gradings(_ context.Context, loop hotloop.LoopID) ([]hotloop.Grading, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return append([]hotloop.Grading(nil), m.gradings[loop]...), nil
}

// grader records the gradings that a test gives it.
type grader struct {
	mu    sync.Mutex
	store *memory
	subs  map[chan hotloop.AnswerID]bool
}

func (g *grader) Loop(context.Context, hotloop.LoopID) (map[hotloop.AnswerID]hotloop.Grading, error) {
	return nil, nil
}

func (g *grader) Subscribe() (<-chan hotloop.AnswerID, func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	c := make(chan hotloop.AnswerID, 16)
	g.subs[c] = true
	return c, func() {
		g.mu.Lock()
		defer g.mu.Unlock()
		delete(g.subs, c)
	}
}

func (g *grader) grade(gr hotloop.Grading) {
	g.mu.Lock()
	defer g.mu.Unlock()
	loop, _, _, _ := parseAnswerID(gr.Answer)
	g.store.mu.Lock()
	g.store.gradings[loop] = append(g.store.gradings[loop], gr)
	g.store.mu.Unlock()
	for c := range g.subs {
		select {
		case c <- gr.Answer:
		default:
		}
	}
}
