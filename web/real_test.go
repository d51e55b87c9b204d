package web

import (
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hotloop"
	"hotloop/bank"
	"hotloop/eval/words"
	"hotloop/grade"
	"hotloop/interview"
	"hotloop/store"
)

// The rooms that cmd joins to this one.
var (
	_ Bank   = (*bank.Bank)(nil)
	_ Engine = (*interview.Engine)(nil)
	_ Store  = (*store.Store)(nil)
	_ Grader = (*grade.Grader)(nil)
)

// TestATalkFromStartToDebrief plays one question of the real bank on the real
// engine, store and evaluator, as a browser without a script would.
func TestATalkFromStartToDebrief(t *testing.T) {
	ctx := t.Context()
	shelf, err := bank.Open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := store.Open(ctx, filepath.Join(t.TempDir(), "data.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	ear, err := words.New()
	if err != nil {
		t.Fatal(err)
	}
	grader := grade.New(grade.Config{Store: kept, Bank: shelf, Answers: interview.Answers, Evaluators: []hotloop.Evaluator{ear}, Log: discard()})
	engine := interview.New(interview.Config{Journal: kept, Bank: shelf, Listener: ears{ear}, Judge: &judge{}})
	handler, err := New(Config{Bank: shelf, Engine: engine, Store: kept, Grader: grader, Log: discard(),
		Languages: (&judge{}).Languages, Isolation: func() string { return "nothing, a test" }})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	defer server.Close()
	s := &site{t: t, url: server.URL, client: &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}

	a := s.form("/loops", "question", "unpopular-stance", "level", "L6")
	if a.status != http.StatusSeeOther {
		t.Fatalf("starting: %d %s", a.status, a.body)
	}
	room := a.header.Get("Location")
	said := "Last year I argued against rewriting our playback service. It cost me trust: two people stopped asking me for reviews. In the end we cut incidents from 14 to 3 a month."
	for _, step := range [][]string{{"action", "begin"}, {"action", "say", "text", said}, {"action", "finish"}, {"action", "leave"}} {
		began := time.Now()
		if a := s.form(room+"/do", step...); a.status != http.StatusSeeOther {
			t.Fatalf("%v: %d %s", step, a.status, a.body)
		}
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%v took %v", step, took)
		}
	}
	card := s.get(room + "/answers/0/0")
	card.has(t, `data-island="scorecard"`, `<mark class="quote for"`, "L6 Staff", `<details class="model-answer">`)
	card.hasNot(t, "Your answer is being graded", "%!")
	s.get(room+"/debrief").has(t, "The keeper test", "What to do next", "What each interviewer says")
	s.get("/progress").has(t, "An unpopular stance that proved right", "1.0")
	if same := s.get(room + "/answers/0/0"); strip(same.body) != strip(card.body) {
		t.Error("the same scorecard twice differs")
	}
	s.get("/loops/new").has(t, "Where the sources disagree", "30 min")
	s.get("/api/export").has(t, said)
}

// strip takes out what differs on purpose: the nonce.
func strip(page string) string {
	before, rest, _ := strings.Cut(page, `name="csp-nonce" content="`)
	_, after, _ := strings.Cut(rest, `"`)
	return before + after
}

// ears are the reader of words as the interviewer hears through it.
type ears struct{ *words.Evaluator }

func (e ears) Reacted(q hotloop.Question, a hotloop.Answer) interview.Reaction {
	r, _, _ := e.Evaluator.Reacted(q, a)
	return interview.Reaction(r)
}
