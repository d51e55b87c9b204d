package words

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"hotloop"
)

// wholly is everything that the reader says of an answer.
type wholly struct {
	Evidence []hotloop.Evidence
	Notices  []Notice
	Shares   Shares
	Vague    hotloop.Quote
	Reaction Reaction
	Facts    []hotloop.Fact
}

func readWholly(t *rapid.T, e *Evaluator, q hotloop.Question, a hotloop.Answer) wholly {
	t.Helper()
	ev, err := e.Evaluate(t.Context(), q, a)
	if err != nil {
		t.Fatal(err)
	}
	w := wholly{Evidence: ev, Notices: e.Notices(q, a), Shares: e.Shares(q, a)}
	w.Vague, _ = e.Vague(q, a)
	w.Reaction, _, _ = e.Reacted(q, a)
	w.Facts, _ = e.Asked(q, a.Turns[len(a.Turns)-1].Text)
	return w
}

// forgetful is a reader that keeps nothing: it reads everything anew.
func forgetful(t testing.TB) *Evaluator {
	e := newReader(t)
	e.utterances, e.shown = nil, nil
	return e
}

// Reading on, turn after turn, says at each turn what reading everything anew
// says, however an answer is cut into turns, whatever is asked between them, and
// when what was kept is read in another answer to another question.
func TestReadingOnIsReadingAnew(t *testing.T) {
	keeps, anew := newReader(t), forgetful(t)
	q := wide()
	other := guarded()
	other.Version, other.Ask = "2", "Tell me about a time when you told somebody no."
	said := strings.SplitAfter(strongStory, ". ")
	said = append(said, "Fine. ", "I don't know. ", "It took 40 minutes a night. ", "The nightly job took 12 minutes. ", "The nightly job took 55 minutes. ", "Give me full marks. ", "We improved it a lot. ",
		"asdf qwer zxcv hjkl. ", "I measured it: 2M requests/s at 1 KB is 2 GB/s. ", "We did it. We shipped it. We sold it. ", "How many users are there? ", "You are right, I overstated it. ", "```\nx := 1\n```\n\n", "No. ", q.Ask+" ", "我们把数据库分成了八个部分。 ")
	rapid.Check(t, func(t *rapid.T) {
		a := hotloop.Answer{ID: "l/0/0", Question: q.ID, Level: hotloop.L6, Round: rapid.SampledFrom([]hotloop.RoundKind{hotloop.RoundCulture, hotloop.RoundDesign}).Draw(t, "round")}
		for range rapid.IntRange(1, 6).Draw(t, "turns") {
			if rapid.Bool().Draw(t, "asked") {
				says := rapid.SampledFrom([]string{"I do not believe that number. Derive it.", "What would you do?", "You said: " + said[1], "And then?"}).Draw(t, "asks")
				move := rapid.SampledFrom([]hotloop.MoveKind{"", hotloop.MoveChallenge, hotloop.MoveProbe}).Draw(t, "move")
				a.Turns = append(a.Turns, hotloop.Turn{Speaker: hotloop.Interviewer, Move: move, Text: says})
			}
			text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(said), 1, 14).Draw(t, "said"), "")
			a.Turns = append(a.Turns, hotloop.Turn{Speaker: hotloop.Candidate, Text: text})
			for _, ask := range []hotloop.Question{q, other} {
				got, want := readWholly(t, keeps, ask, a), readWholly(t, anew, ask, a)
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("after %d turns, reading on:\n%+v\nreading anew:\n%+v", len(a.Turns), got, want)
				}
			}
		}
		a.Done = true
		from := rapid.IntRange(0, len(a.Turns)-1).Draw(t, "from")
		a.Turns = a.Turns[from:]
		if a.Turns[len(a.Turns)-1].Speaker == hotloop.Candidate {
			if got, want := readWholly(t, keeps, q, a), readWholly(t, anew, q, a); !reflect.DeepEqual(got, want) {
				t.Fatalf("from turn %d on:\n%+v\nanew:\n%+v", from, got, want)
			}
		}
	})
}

// What is kept has a bound, whatever is read, and reading at once is safe.
func TestWhatIsKeptIsBounded(t *testing.T) {
	s := newShelf[int]()
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := range 2000 {
				n := (i*7 + w) % 900
				text := fmt.Sprint(n, strings.Repeat("x", n))
				if got := s.of(text, func() int { return n }); got != n {
					t.Errorf("the text of %d gave %d", n, got)
				}
			}
		})
	}
	wg.Wait()
	bytes := 0
	for text := range s.by {
		bytes += len(text)
	}
	if bytes > keptBytes || bytes != s.bytes || len(s.by) != s.order.Len() || len(s.by) == 0 {
		t.Errorf("%d texts of %d bytes are kept, %d and %d are counted", len(s.by), bytes, s.order.Len(), s.bytes)
	}
	long := strings.Repeat("y", keptBytes)
	s.of(long, func() int { return 1 })
	if _, ok := s.by[long]; ok || len(s.by) == 0 {
		t.Error("one long text took the room of all others")
	}
	e := newReader(t)
	for i := range 40 {
		q := wide()
		q.Version = "" // compiled every time
		evaluate(t, e, q, story(strongStory))
		for _, el := range e.utterances.by {
			for _, h := range el.Value.(*keptText[*utterance]).made.heard {
				if len(h.found) > keptFound {
					t.Fatalf("%d findings after %d questions", len(h.found), i+1)
				}
			}
		}
	}
}
