package interview

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"hotloop"
)

// memory is a journal without a disk.
type memory struct {
	mu    sync.Mutex
	loops map[hotloop.LoopID][]hotloop.Event
	fail  error // returned by the next Append, which then adds nothing
}

func (m *memory) Events(_ context.Context, id hotloop.LoopID) ([]hotloop.Event, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.loops[id]) == 0 {
		return nil, hotloop.Errorf(hotloop.CodeNotFound, "no loop %s", id)
	}
	return slices.Clone(m.loops[id]), nil
}

func (m *memory) Append(_ context.Context, id hotloop.LoopID, events []hotloop.Event) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.fail; err != nil {
		m.fail = nil
		return err
	}
	for i, e := range events {
		if e.Seq != int64(len(m.loops[id])+i+1) {
			return hotloop.Errorf(hotloop.CodeConflict, "event %d is taken", e.Seq)
		}
	}
	m.loops[id] = append(m.loops[id], events...)
	return nil
}

// words hears a signal where its first pattern stands in a turn, letter by
// letter; "?" asks.
type words struct{}

func (words) Version() string { return "test/1" }

func (words) Evaluate(_ context.Context, q hotloop.Question, a hotloop.Answer) ([]hotloop.Evidence, error) {
	var out []hotloop.Evidence
	for _, s := range q.Rubric.Signals {
		if ev, ok := changed(s, a); ok {
			out = append(out, ev)
		}
		for turn, text := range a.Said {
			if len(s.Listen.Hear) == 0 {
				continue
			}
			from := strings.Index(text, s.Listen.Hear[0])
			if from < 0 {
				continue
			}
			strength := 1.0
			if s.Against {
				strength = -1
			}
			to := from + len(s.Listen.Hear[0])
			out = append(out, hotloop.Evidence{Signal: s.ID, Dimension: s.Dimension, Strength: strength, Says: "heard", By: "test/1",
				Seen: hotloop.Seen{Quote: &hotloop.Quote{Turn: turn, From: from, To: to, Text: text[from:to]}}})
			break
		}
	}
	return out, nil
}

// changed holds "held N" against what was held before, in this answer and in
// earlier ones.
func changed(s hotloop.Signal, a hotloop.Answer) (hotloop.Evidence, bool) {
	if s.Detect != "number.changed" {
		return hotloop.Evidence{}, false
	}
	held := regexp.MustCompile(`held (\d+)`)
	before := ""
	for _, text := range a.Earlier {
		if m := held.FindStringSubmatch(text); m != nil {
			before = m[1]
		}
	}
	for turn, text := range a.Said {
		m := held.FindStringSubmatchIndex(text)
		if m == nil {
			continue
		}
		now := text[m[2]:m[3]]
		if before != "" && before != now {
			return hotloop.Evidence{Signal: s.ID, Dimension: s.Dimension, Strength: -0.5, Says: "Earlier you said " + before + ", here " + now + ". " + s.Heard, By: "test/1",
				Seen: hotloop.Seen{Quote: &hotloop.Quote{Turn: turn, From: m[0], To: m[1], Text: text[m[0]:m[1]]}}}, true
		}
		before = now
	}
	return hotloop.Evidence{}, false
}

func (words) Asked(q hotloop.Question, said string) ([]hotloop.Fact, bool) {
	var out []hotloop.Fact
	for _, f := range q.Facts {
		if strings.Contains(said, f.Asks[0]) {
			out = append(out, f)
		}
	}
	return out, strings.HasSuffix(said, "?")
}

func (words) Vague(_ hotloop.Question, a hotloop.Answer) (hotloop.Quote, bool) {
	last := len(a.Turns) - 1
	if i := strings.Index(a.Turns[last].Text, "significantly"); i >= 0 {
		return hotloop.Quote{Turn: last, From: i, To: i + 13, Text: "significantly"}, true
	}
	return hotloop.Quote{}, false
}

// Reacted reads a reaction off a turn that names it.
func (words) Reacted(_ hotloop.Question, a hotloop.Answer) Reaction {
	last := len(a.Turns) - 1
	for _, r := range []Reaction{Defended, Conceded, Caved, Stonewalled} {
		if strings.Contains(a.Turns[last].Text, string(r)) {
			return r
		}
	}
	return Unclear
}

// judge accepts a program that contains "right"; hidden tests want "quick" too.
type judge struct{ wait chan struct{} }

func (j judge) Languages() []string { return []string{"python", "go"} }
func (j judge) Starter(_ hotloop.Question, language string) (string, error) {
	return "start " + language, nil
}
func (j judge) Cases(_ hotloop.Question, part string) []hotloop.Case {
	return []hotloop.Case{{Name: "small", Part: part, Input: "1"}, {Name: "large", Part: part, Hidden: true}}
}
func (j judge) Run(ctx context.Context, q hotloop.Question, d hotloop.CodeDraft, p hotloop.RunPurpose, _ string, progress func(int, int)) (hotloop.Run, error) {
	if j.wait != nil {
		select {
		case <-j.wait:
		case <-ctx.Done():
			return hotloop.Run{}, ctx.Err()
		}
	}
	verdict := func(word string) hotloop.Verdict {
		if strings.Contains(d.Text, word) {
			return hotloop.Accepted
		}
		return hotloop.WrongAnswer
	}
	return hotloop.Run{Purpose: p, Part: d.Part, Language: d.Language, Source: d.Text, Isolation: "none, a test", Compile: hotloop.Compile{OK: true},
		Cases: []hotloop.Case{{Name: "small", Verdict: verdict("right")}, {Name: "large", Hidden: true, Input: "secret", Verdict: verdict("quick")}}}, nil
}

type bank map[hotloop.QuestionID]hotloop.Question

func (b bank) Question(id hotloop.QuestionID) (hotloop.Question, error) {
	q, ok := b[id]
	if !ok {
		return q, hotloop.Errorf(hotloop.CodeNotFound, "no question %s", id)
	}
	return q, nil
}

func signal(id, hear string, must, against bool) hotloop.Signal {
	return hotloop.Signal{ID: hotloop.SignalID(id), Dimension: hotloop.Leadership, Weight: 1, Must: must, Against: against,
		Listen: hotloop.Listen{Hear: []string{hear}}, Probes: []string{"Probe " + id + "?", "Probe " + id + " again?"}, Challenges: []string{"Challenge " + id + "."}}
}

var story = hotloop.Question{
	ID: "story", Title: "A story", Form: hotloop.FormWords, Minutes: 15, Ask: "Tell me a story.", Statement: "Tell a story.",
	Facts:  []hotloop.Fact{{ID: "size", Asks: []string{"how long"}, Says: "Two minutes are plenty."}},
	Hints:  []hotloop.Hint{{ID: "h1", Says: "Start at the end."}},
	Rubric: hotloop.Rubric{Signals: []hotloop.Signal{signal("s.cost", "cost", true, false), signal("s.number", "percent", true, false), signal("s.gloat", "told you so", false, true), twoFigures}},
}

// twoFigures is a trap that a detector springs, and says what it saw.
var twoFigures = hotloop.Signal{ID: "number.changed", Dimension: hotloop.Communication, Weight: 1, Against: true, Detect: "number.changed", Heard: "Say which one holds.",
	Challenges: []string{"%s Which of the two holds?", "%s Where does each of them come from?"}}

// played has a scene after its story.
var played = hotloop.Question{
	ID: "played", Title: "A scene", Form: hotloop.FormWords, Minutes: 12, Ask: "Tell me whom you told.", Statement: "Tell.",
	Roleplay: &hotloop.Roleplay{Role: hotloop.RoleProduct, Opens: "I am the product manager. We make the date, yes?",
		Moves: []hotloop.SceneMove{
			{ID: "insist", Presses: true, Says: "I hear a no, and I said yes to the board."},
			{ID: "hands", Missing: []hotloop.SignalID{"d.offer"}, Says: "So I go back with empty hands?"},
			{ID: "sure", Heard: []hotloop.SignalID{"d.offer"}, Says: "And how sure are you of the smaller thing?"},
		},
		Ends:  []hotloop.SceneEnd{{Heard: []hotloop.SignalID{"d.offer"}, Says: "I can take that upstairs."}, {Says: "Then I will say that it is impossible."}},
		After: "What would that manager say about you?"},
	Rubric: hotloop.Rubric{Signals: []hotloop.Signal{signal("d.no", "cannot", true, false), signal("d.offer", "offer", true, false), twoFigures}},
}

var program = hotloop.Question{
	ID: "program", Title: "A program", Form: hotloop.FormCode, Minutes: 30, Ask: "Write it.", Statement: "Write a program.",
	Parts:  []hotloop.Part{{ID: "1", Title: "Small", Statement: "small"}, {ID: "2", Title: "Large", Ask: "Now make it large.", Statement: "large"}},
	Hints:  []hotloop.Hint{{ID: "h2", Part: "2", Says: "Remember."}, {ID: "h1", Part: "1", Says: "Sort."}},
	Rubric: hotloop.Rubric{Signals: []hotloop.Signal{signal("p.cost", "O(n)", true, false)}},
}

type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) now() time.Time { c.mu.Lock(); defer c.mu.Unlock(); return c.t }
func (c *clock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

type world struct {
	*Engine
	journal *memory
	clock   *clock
	t       testing.TB
	keys    int
}

func open(t testing.TB) *world {
	w := &world{journal: &memory{loops: map[hotloop.LoopID][]hotloop.Event{}}, clock: &clock{t: time.Unix(1_800_000_000, 0)}, t: t}
	w.Engine = New(Config{Journal: w.journal, Bank: bank{"story": story, "program": program, "played": played}, Listener: words{}, Judge: judge{}, Now: w.clock.now})
	return w
}

// reopened is the same journal in a new process.
func (w *world) reopened() *world {
	n := *w
	n.Engine = New(w.Config)
	return &n
}

func (w *world) start(mode hotloop.Mode, kinds ...hotloop.QuestionID) hotloop.LoopID {
	plan := hotloop.LoopPlan{Title: "Test", Level: hotloop.L5, Mode: mode}
	for i, q := range kinds {
		plan.Rounds = append(plan.Rounds, hotloop.PlannedRound{Kind: hotloop.RoundCulture, Title: fmt.Sprint("round ", i), Minutes: 20, Voice: "peer engineer", Questions: []hotloop.QuestionID{q}})
	}
	id, err := w.Start(context.Background(), plan)
	if err != nil {
		w.t.Fatal(err)
	}
	return id
}

// must unwraps a room.
func (w *world) must(r Room, err error) Room {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
	return r
}

func (w *world) says(id hotloop.LoopID, text string) Room {
	w.t.Helper()
	w.keys++
	return w.must(w.Say(context.Background(), id, fmt.Sprint("k", w.keys), text))
}

func last(r Room) TurnView { return r.Turns[len(r.Turns)-1] }
