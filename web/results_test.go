package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"hotloop"
)

const saidText = "Über Wochen I argued against the rewrite. It cost me trust, 3 friends and a bonus."

// played holds one loop to its end and grades it: a talk with a quote, an
// absence, and a program with a measure. It returns the loop.
func (s *site) played(t *testing.T) hotloop.LoopID {
	t.Helper()
	room := s.started(t, map[string]string{"template": "short"})
	at := "/api/loops/" + string(room.Loop)
	s.post(t, at+"/begin", nil)
	s.post(t, at+"/say", map[string]string{"key": "1", "text": saidText})
	s.send(http.MethodPost, at+"/note", map[string]string{"text": "breathe"})
	s.post(t, at+"/end", nil)
	s.post(t, at+"/begin", nil)
	s.post(t, at+"/run", map[string]string{"purpose": "submit", "language": "python", "text": "wrong = \"```\""})
	s.post(t, at+"/leave", nil)
	s.gradeWords(t, room.Loop, "trust, 3 friends")
	code := s.answerOf(t, room.Loop, 1)
	s.grader.grade(hotloop.Grading{Answer: code.ID, Evidence: []hotloop.Evidence{{
		Signal: "judge.hidden", Dimension: hotloop.Correctness, Strength: -1, Says: "Hidden tests fail.", By: "code/1",
		Seen: hotloop.Seen{Measure: &hotloop.Measure{Run: code.Runs[0].ID, Name: "hidden.passed", Value: 0, Unit: "1"}},
	}}})
	return room.Loop
}

func (s *site) answerOf(t *testing.T, loop hotloop.LoopID, round int) hotloop.Answer {
	t.Helper()
	var list []AnswerReport
	s.json(t, s.get("/api/loops/"+string(loop)+"/answers"), &list)
	for _, a := range list {
		if a.Answer.ID == hotloop.NewAnswerID(loop, round, 0) {
			return a.Answer
		}
	}
	t.Fatalf("no answer in round %d: %+v", round, list)
	return hotloop.Answer{}
}

// gradeWords grades the talk: a quote in favour, an absence against, and one
// quote that is not in the answer, which must not count.
func (s *site) gradeWords(t *testing.T, loop hotloop.LoopID, quoted string) {
	t.Helper()
	a := s.answerOf(t, loop, 0)
	turn, turns := -1, 0
	for i, text := range a.Said {
		turns++
		if strings.Contains(text, quoted) {
			turn = i
		}
	}
	from := strings.Index(a.Turns[turn].Text, quoted)
	s.grader.grade(hotloop.Grading{Answer: a.ID, Evidence: []hotloop.Evidence{
		{Signal: "dissent.cost", Dimension: hotloop.Leadership, Strength: 0.8, Says: "You said what it cost.", By: "words/1",
			Seen: hotloop.Seen{Quote: &hotloop.Quote{Turn: turn, From: from, To: from + len(quoted), Text: quoted}}},
		{Signal: "dissent.number", Dimension: hotloop.Impact, Strength: -0.6, Says: "You gave no number.", By: "words/1",
			Seen: hotloop.Seen{Absence: &hotloop.Absence{Turns: turns}}},
		{Signal: "dissent.cost", Dimension: hotloop.Leadership, Strength: 1, Says: "INVENTED", By: "words/1",
			Seen: hotloop.Seen{Quote: &hotloop.Quote{Turn: turn, From: 0, To: 4, Text: "fake"}}},
	}})
}

func TestTheScorecardOpensEveryPointToItsEvidence(t *testing.T) {
	s := newSite(t)
	loop := s.played(t)
	words := s.get("/loops/" + string(loop) + "/answers/0/0")
	if words.status != 200 {
		t.Fatalf("%d %s", words.status, words.body)
	}
	words.has(t, "An unpopular stance · hotloop",
		`It cost me <mark class="quote for" id="q-0" data-evidence="0">trust, 3 friends</mark> and a bonus.`,
		`<a class="seen" href="#q-0">“trust, 3 friends”</a>`, `id="e-0"`, "not in your 1 turn", "○", "▲",
		`role="img" aria-label="Radar of nine dimensions from 1 to 5. Correctness no signal`, `<a class="dimension" href="#d-leadership">`,
		"SAMPLE-ANSWER", `<details class="model-answer">`, "Answer it again", `<span class="score score-none">no signal</span>`)
	words.hasNot(t, "INVENTED", "%!")
	code := s.get("/loops/" + string(loop) + "/answers/1/0")
	code.has(t, `href="#run-1"`, `id="run-1"`, "hidden passed of run-1: 0", "wrong = &#34;```&#34;", "secret case", "in secret case")
	part := s.get("/loops/" + string(loop) + "/answers/0/0/feedback")
	part.has(t, `<section class="feedback" data-state="graded"`, "You said what it cost.", "Open the scorecard")
	part.hasNot(t, "<html")
}

func TestHiddenTestsStayHiddenWhileTheRoundGoesOn(t *testing.T) {
	s := newSite(t)
	room := s.started(t, map[string]string{"question": "merge"})
	at := "/api/loops/" + string(room.Loop)
	s.post(t, at+"/begin", nil)
	s.post(t, at+"/run", map[string]string{"purpose": "submit", "language": "python", "text": "wrong"})
	for _, path := range []string{"/loops/" + string(room.Loop) + "/answers/0/0", at + "/answers", at + "/transcript.json", at + "/transcript.md"} {
		a := s.get(path)
		if a.status != 200 {
			t.Fatalf("%s: %d", path, a.status)
		}
		a.hasNot(t, "secret case", "SAMPLE-ANSWER")
	}
	s.get("/loops/"+string(room.Loop)+"/answers/0/0").has(t, "This answer is still being given")
	if a := s.get("/loops/" + string(room.Loop) + "/answers/0/0/feedback"); a.status != http.StatusAccepted {
		t.Errorf("feedback on an open answer: %d", a.status)
	}
}

func TestARetryShowsBothTakesAndWhatMadeTheDifference(t *testing.T) {
	s := newSite(t)
	first := s.played(t)
	room := s.started(t, map[string]string{"question": "dissent"})
	at := "/api/loops/" + string(room.Loop)
	s.post(t, at+"/begin", nil)
	s.post(t, at+"/say", map[string]string{"key": "1", "text": "In the end 40 people used it."})
	s.post(t, at+"/leave", nil)
	a := s.answerOf(t, room.Loop, 0)
	s.grader.grade(hotloop.Grading{Answer: a.ID, Evidence: []hotloop.Evidence{
		{Signal: "dissent.cost", Dimension: hotloop.Leadership, Strength: -0.7, Says: "You did not say what it cost you.", By: "words/1", Seen: hotloop.Seen{Absence: &hotloop.Absence{Turns: 1}}},
		{Signal: "dissent.number", Dimension: hotloop.Impact, Strength: 1, Says: "You gave a number.", By: "words/1",
			Seen: hotloop.Seen{Quote: quoteIn(t, a, "40 people")}},
	}})
	page := s.get("/loops/" + string(room.Loop) + "/answers/0/0")
	page.has(t, "You did not say what it cost you.", "You gave a number.", `class="take then"`, `class="take now"`, "(before: ", "/loops/"+string(first)+"/answers/0/0")
	var report AnswerWithTakes
	s.json(t, s.get("/api/answers/"+string(a.ID)), &report)
	if report.Previous == nil || report.Previous.Answer != hotloop.NewAnswerID(first, 0, 0) || report.Changes == nil || len(report.Changes.Dimensions) != 9 {
		t.Fatalf("previous %+v, changes %+v", report.Previous, report.Changes)
	}
	s.get("/bank/dissent").has(t, "Your attempts", string(first), string(room.Loop))
}

func quoteIn(t *testing.T, a hotloop.Answer, text string) *hotloop.Quote {
	t.Helper()
	for i, said := range a.Said {
		if at := strings.Index(said, text); at >= 0 {
			return &hotloop.Quote{Turn: i, From: at, To: at + len(text), Text: text}
		}
	}
	t.Fatalf("nobody said %q", text)
	return nil
}

func TestTheDebriefIsALetter(t *testing.T) {
	s := newSite(t)
	loop := s.played(t)
	page := s.get("/loops/" + string(loop) + "/debrief")
	page.has(t, "<h1>Debrief: Short loop</h1>", "The keeper test", "What each interviewer says", "Culture · engineering manager", "Coding · peer engineer", "verdict-")
	page.hasNot(t, "%!", "INVENTED")
	var d DebriefReport
	s.json(t, s.get("/api/loops/"+string(loop)+"/debrief"), &d)
	if len(d.Interviews) != 2 || d.Line == "" || d.Grading != 0 {
		t.Errorf("%+v", d)
	}
	open := s.started(t, map[string]string{"template": "short"})
	s.problem(t, s.get("/api/loops/"+string(open.Loop)+"/debrief"), 409, hotloop.CodeConflict)
	s.get("/loops/"+string(open.Loop)+"/debrief").has(t, "The debrief comes when the loop has ended")
	s.get("/").has(t, "Continue", "Last loop", "/debrief")
}

func TestGradingThatIsNotReadyOrFailedIsSaid(t *testing.T) {
	s := newSite(t)
	room := s.started(t, map[string]string{"question": "dissent"})
	at := "/api/loops/" + string(room.Loop)
	s.post(t, at+"/begin", nil)
	s.post(t, at+"/say", map[string]string{"key": "1", "text": "I argued."})
	s.post(t, at+"/leave", nil)
	card := "/loops/" + string(room.Loop) + "/answers/0/0"
	s.get(card).has(t, "Your answer is being graded", "I argued.")
	s.get("/loops/"+string(room.Loop)+"/debrief").has(t, "1 of 1 answers is still being graded")
	s.grader.grade(hotloop.Grading{Answer: hotloop.NewAnswerID(room.Loop, 0, 0), Failed: "python3 is not installed; install it."})
	s.get(card).has(t, "python3 is not installed; install it.", "I argued.")
	s.bank.questions = s.bank.questions[1:]
	for _, path := range []string{card, "/loops/" + string(room.Loop) + "/debrief", "/bank", "/", "/loops", "/progress"} {
		if a := s.get(path); a.status != 200 {
			t.Errorf("%s without the question in the bank: %d", path, a.status)
		}
	}
}

func TestTranscripts(t *testing.T) {
	s := newSite(t)
	loop := s.played(t)
	at := "/api/loops/" + string(loop)
	md := s.get(at + "/transcript.md")
	if md.status != 200 || !strings.HasPrefix(md.header.Get("Content-Type"), "text/markdown") {
		t.Fatalf("%d %v", md.status, md.header)
	}
	md.has(t, "# Short loop", "## An unpopular stance", "> "+saidText, "````python\nwrong = \"```\"\n````", "## Your notes of round 1\n\n> breathe")
	var js Transcript
	if err := json.Unmarshal([]byte(s.get(at+"/transcript.json").body), &js); err != nil {
		t.Fatal(err)
	}
	if js.Loop != loop || len(js.Answers) != 2 || len(js.Answers[1].Runs) != 1 || js.Notes[0].Text != "breathe" {
		t.Errorf("%+v", js)
	}
	s.problem(t, s.get("/api/loops/NOPE/transcript.md"), 404, hotloop.CodeNotFound)
}

func TestALoopIsDeletedOnlyWhenAsked(t *testing.T) {
	s := newSite(t)
	loop := s.played(t)
	if a := s.form("/settings/delete"); a.status != http.StatusUnprocessableEntity || len(s.store.loops) != 1 {
		t.Errorf("without the tick: %d", a.status)
	}
	if a := s.form("/loops/" + string(loop) + "/delete"); a.status != http.StatusSeeOther || len(s.store.loops) != 0 {
		t.Errorf("deleting: %d", a.status)
	}
	s.get("/loops").has(t, "No loop yet")
}

func TestProgressShowsNineChartsAndThePlan(t *testing.T) {
	s := newSite(t)
	s.get("/progress").has(t, "no answer was completed", "What to practise next")
	s.played(t)
	s.played(t)
	page := s.get("/progress")
	if n := strings.Count(page.body, `<figure class="chart">`); n != len(hotloop.Dimensions()) {
		t.Errorf("%d charts", n)
	}
	page.has(t, `<ol class="plan">`, "Then and now", "<title>", "Question by question", "Leadership over 2 answers, oldest first:", "An unpopular stance")
	page.hasNot(t, "%!", "NaN")
	s.get("/api/progress").has(t, `"attempts":4`)
	s.get("/api/plan").has(t, `"items":[{`)
	s.get("/").has(t, "Practise next", "The whole plan")
}
