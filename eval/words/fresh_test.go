package words_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hotloop"
	"hotloop/bank"
	"hotloop/eval/words"
)

// freshJudgment is what was judged of one thing that is said of a fresh answer: of a
// quote whether it shows what is said of it, of a reproach whether it is deserved.
type freshJudgment struct {
	Half     string             `json:"half"`
	Question hotloop.QuestionID `json:"question"`
	Title    string             `json:"title"`
	Signal   hotloop.SignalID   `json:"signal"`
	Says     string             `json:"says"`
	Quote    string             `json:"quote,omitempty"` // none of a reproach
	Judged   string             `json:"judged"`          // "right" or "wrong"
	Why      string             `json:"why,omitempty"`
}

func (u freshJudgment) key() string {
	return strings.Join([]string{string(u.Question), string(u.Signal), u.Says, u.Quote}, "\x00")
}

// freshFloors are what holds now for each half, less one or two in a hundred.
var freshFloors = []struct {
	half  string
	musts float64 // heard of the must-haves, in percent
	right float64 // of the quotes judged that are still taken, in percent
}{
	{"dev", 84, 80},
	{"test", 84, 83},
}

// TestFreshAnswersAreHeard reads forty strong answers of some 350 words, each as
// its writer, who knew title, ask and statement, believed an engineer would talk.
// What they say holds nearly all that their questions want, so a must-have that is
// not heard is nearly always an unjust reproach, and "this answers another
// question" always is.
func TestFreshAnswersAreHeard(t *testing.T) {
	b, w := reader(t)
	judgments := lines[freshJudgment](t, "testdata", "fresh.jsonl")
	for _, floor := range freshFloors {
		half := floor.half
		t.Run(half, func(t *testing.T) {
			files, err := filepath.Glob(filepath.Join("testdata", "fresh", half, "*.md"))
			if err != nil || len(files) != 20 {
				t.Fatalf("%d answers, %v", len(files), err)
			}
			var musts tally
			now, unsure, off := map[string]bool{}, map[string]bool{}, 0
			for _, file := range files {
				text, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				q, err := b.Question(hotloop.QuestionID(strings.TrimSuffix(filepath.Base(file), ".md")))
				if err != nil {
					t.Fatal(err)
				}
				a := words.SampleAnswer(q, hotloop.Sample{Turns: bank.Conversation(string(text))}, hotloop.L5)
				seen, _ := read(t, w, q, a)
				heard := map[hotloop.SignalID]bool{}
				for _, e := range seen {
					u := freshJudgment{Question: q.ID, Signal: e.Signal, Says: e.Says}
					if e.Seen.Quote != nil {
						u.Quote = e.Seen.Quote.Text
						heard[e.Signal] = heard[e.Signal] || e.For()
					}
					now[u.key()], unsure[u.key()] = true, e.Unsure()
				}
				for _, s := range q.Rubric.Signals {
					if s.Must && s.ExpectedAt(hotloop.L5) {
						musts.add(heard[s.ID])
					}
				}
				for _, n := range w.Notices(q, a) {
					if n.Kind == words.NoticeOff {
						off++
						t.Logf("%s is said to answer another question", q.ID)
					}
				}
			}
			var drawn, still, sure, doubted tally
			for _, u := range judgments {
				if u.Half != half || u.Quote == "" {
					continue
				}
				if u.Judged != "right" && (u.Judged != "wrong" || u.Why == "") {
					t.Fatalf("%s %s is judged %q, %q", u.Question, u.Signal, u.Judged, u.Why)
				}
				drawn.add(u.Judged == "right")
				if now[u.key()] {
					still.add(u.Judged == "right")
					if unsure[u.key()] {
						doubted.add(u.Judged == "right")
					} else {
						sure.add(u.Judged == "right")
					}
				}
			}
			t.Logf("must-haves heard: %s; quotes right when judged: %s, of those still taken: %s; off the question: %d of %d", musts, drawn, still, off, len(files))
			t.Logf("told without reserve: %s right; with reserve: %s", sure, doubted)
			if sure.percent() < 89 || 2*sure.pairs < 3*doubted.pairs || doubted.percent() > sure.percent()-15 {
				t.Errorf("of what is told without reserve %s is right, with reserve %s", sure, doubted)
			}
			if musts.percent() < floor.musts {
				t.Errorf("of the must-haves only %s are heard", musts)
			}
			if still.percent() < floor.right {
				t.Errorf("only %s of the quotes show what they are said to show", still)
			}
			if off > 0 {
				t.Errorf("%d strong answers are said to answer another question", off)
			}
		})
	}
}
