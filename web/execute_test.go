package web

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"runtime"
	"strings"
	"testing"

	"hotloop"
)

type body map[string]any

// follow runs a program and hears of it as it goes. What it returns ends the
// connection.
func (s *site) follow(t *testing.T, b body) (<-chan event, func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	text, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+"/api/run", bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "text/event-stream")
	res, err := s.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cancel(); res.Body.Close() })
	if res.StatusCode != http.StatusOK || !strings.HasPrefix(res.Header.Get("Content-Type"), "text/event-stream") {
		t.Fatalf("%d %v", res.StatusCode, res.Header)
	}
	out := make(chan event, 64)
	go func() {
		defer close(out)
		var e event
		for lines := bufio.NewScanner(res.Body); lines.Scan(); {
			switch line := lines.Text(); {
			case strings.HasPrefix(line, "event: "):
				e.name = line[7:]
			case strings.HasPrefix(line, "data: "):
				e.data = line[6:]
			case line == "" && e.name != "":
				out <- e
				e = event{}
			}
		}
	}()
	return out, cancel
}

func TestAProgramIsRunOnAnInput(t *testing.T) {
	s := newSite(t)
	var got Executed
	s.json(t, s.send(http.MethodPost, "/api/run", body{"language": "python", "source": "print()", "stdin": "2 40"}), &got)
	if got.Ran == nil || got.Ran.Stdout != "2 40" || got.Ran.Verdict != hotloop.Finished || got.Ran.Isolation == "" || got.ID == "" {
		t.Errorf("%+v", got)
	}
	events, _ := s.follow(t, body{"language": "python", "files": body{"a.py": "print()"}, "stdin": "2 40"})
	next(t, events, "started")
	if e := next(t, events, "done"); !strings.Contains(e.data, `"stdout":"2 40"`) {
		t.Errorf("done: %s", e.data)
	}
}

func TestAProgramIsRunOnAQuestionsTests(t *testing.T) {
	s := newSite(t)
	events, _ := s.follow(t, body{"language": "python", "source": "right", "question": "merge", "purpose": "submit"})
	shown, hidden := next(t, events, "case").data, next(t, events, "case").data
	if !strings.Contains(shown, `"input"`) || !strings.Contains(shown, `"done":1,"total":2`) {
		t.Errorf("the shown case: %s", shown)
	}
	if strings.Contains(hidden, "secret") || strings.Contains(hidden, `"input"`) || !strings.Contains(hidden, `"accepted"`) {
		t.Errorf("the hidden case: %s", hidden)
	}
	done := next(t, events, "done").data
	if strings.Contains(done, "secret") || strings.Contains(done, `"source":"right"`) {
		t.Errorf("done: %s", done)
	}
	var got Executed
	s.json(t, s.send(http.MethodPost, "/api/run", body{"language": "python", "source": "wrong", "question": "merge"}), &got)
	if got.Run == nil || got.Ran != nil || len(got.Run.Cases) != 1 || got.Run.Cases[0].Verdict != hotloop.WrongAnswer {
		t.Errorf("%+v", got)
	}
}

func TestRunsThatCannotBe(t *testing.T) {
	s := newSite(t)
	for name, c := range map[string]struct {
		b      body
		status int
		code   hotloop.Code
	}{
		"no program":       {body{"language": "python"}, 422, hotloop.CodeInvalid},
		"two programs":     {body{"language": "python", "source": "x", "files": body{"a.py": "x"}}, 422, hotloop.CodeInvalid},
		"unknown language": {body{"language": "klingon", "source": "x"}, 422, hotloop.CodeInvalid},
		"unknown question": {body{"language": "python", "source": "x", "question": "none"}, 404, hotloop.CodeNotFound},
		"no program asked": {body{"language": "python", "source": "x", "question": "dissent"}, 422, hotloop.CodeInvalid},
		"unknown part":     {body{"language": "python", "source": "x", "question": "merge", "part": "9"}, 422, hotloop.CodeInvalid},
		"part of nothing":  {body{"language": "python", "source": "x", "part": "1"}, 422, hotloop.CodeInvalid},
		"question's input": {body{"language": "python", "source": "x", "question": "merge", "stdin": "x"}, 422, hotloop.CodeInvalid},
		"endless":          {body{"language": "python", "source": "x", "millis": 1 << 30}, 422, hotloop.CodeInvalid},
		"long":             {body{"language": "python", "source": strings.Repeat("x", limitProgram+1)}, 413, hotloop.CodeTooLarge},
		"long in files":    {body{"language": "python", "files": body{"a.py": strings.Repeat("x", limitProgram), "b.py": "x"}}, 413, hotloop.CodeTooLarge},
		"long input":       {body{"language": "python", "source": "x", "stdin": strings.Repeat("x", limitStdin+1)}, 413, hotloop.CodeTooLarge},
		"huge":             {body{"language": "python", "source": "x", "stdin": strings.Repeat("x", 9*(limitProgram+limitStdin))}, 413, hotloop.CodeTooLarge},
		"client's name":    {body{"language": "python", "source": "x", "client": strings.Repeat("x", 65)}, 422, hotloop.CodeInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			s.problem(t, s.send(http.MethodPost, "/api/run", c.b), c.status, c.code)
		})
	}
	for name, set := range map[string]func(*http.Request){
		"another site's page": func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"another name":        func(r *http.Request) { r.Host = "evil.example" },
	} {
		s.problem(t, s.send(http.MethodPost, "/api/run", body{"language": "python", "source": "x"}, set), 403, hotloop.CodeInvalid)
		if s.judge.starts.Load() != 0 {
			t.Errorf("%s could run a program", name)
		}
	}
}

func TestAFloodIsRefused(t *testing.T) {
	s := newSite(t) // one goes, four wait, three of one client
	slow := body{"language": "python", "source": "slow", "client": "flood"}
	for range 3 {
		s.later(http.MethodPost, "/api/run", slow)
	}
	waitFor(t, func() bool { return s.judge.starts.Load() == 1 })
	waitFor(t, func() bool { _, waiting := s.queue.Sizes(); return waiting == 2 })
	refused := s.send(http.MethodPost, "/api/run", slow)
	s.problem(t, refused, 429, hotloop.CodeBusy)
	if refused.header.Get("Retry-After") == "" {
		t.Error("no Retry-After")
	}
	// Another client gets a place, and its turn before the rest of the flood.
	events, _ := s.follow(t, body{"language": "python", "source": "x", "client": "patient"})
	if e := next(t, events, "queued"); !strings.Contains(e.data, `"ahead":1`) {
		t.Errorf("queued: %s", e.data)
	}
	s.judge.release <- struct{}{}
	s.judge.release <- struct{}{}
	next(t, events, "started")
	next(t, events, "done")
	close(s.judge.release)
}

func TestARunIsCancelledWaitingOrGoing(t *testing.T) {
	s := newSite(t)
	before := runtime.NumGoroutine()
	going, hangUp := s.follow(t, body{"language": "python", "source": "slow", "client": "a"})
	next(t, going, "started")
	waiting, _ := s.follow(t, body{"language": "python", "source": "slow", "client": "b"})
	var queued Queued
	if err := json.Unmarshal([]byte(next(t, waiting, "queued").data), &queued); err != nil {
		t.Fatal(err)
	}
	id := queued.ID
	third, hangUpToo := s.follow(t, body{"language": "python", "source": "x", "client": "c"})
	next(t, third, "queued")
	hangUpToo()
	if a := s.send(http.MethodDelete, "/api/run/"+id, nil); a.status != http.StatusNoContent {
		t.Errorf("cancelling: %d %s", a.status, a.body)
	}
	if e := next(t, waiting, "error"); !strings.Contains(e.data, "cancelled") || !strings.Contains(e.data, `"code":"conflict"`) {
		t.Errorf("error: %s", e.data)
	}
	s.problem(t, s.send(http.MethodDelete, "/api/run/"+id, nil), 404, hotloop.CodeNotFound)
	hangUp()
	var got Executed
	s.json(t, s.send(http.MethodPost, "/api/run", body{"language": "python", "source": "x", "stdin": "after"}), &got)
	// The third may have been started before it was noticed that nobody waits
	// for it any more; the second, which was cancelled in so many words, not.
	if n := s.judge.starts.Load(); got.Ran == nil || got.Ran.Stdout != "after" || n < 2 || n > 3 {
		t.Errorf("after that: %+v, %d starts", got, s.judge.starts.Load())
	}
	s.client.CloseIdleConnections()
	waitFor(t, func() bool { return runtime.NumGoroutine() <= before+2 })
}

func TestARoomWaitsItsTurn(t *testing.T) {
	s := newSite(t)
	room := s.started(t, map[string]string{"question": "merge"})
	at := "/api/loops/" + string(room.Loop)
	s.post(t, at+"/begin", nil)
	page := s.stream(t, room.Loop)
	next(t, page, "room")
	other, _ := s.follow(t, body{"language": "python", "source": "slow"})
	next(t, other, "started")
	ran := s.later(http.MethodPost, at+"/run", map[string]string{"purpose": "visible", "language": "python", "text": "right, and typed"})
	for e := next(t, page, "running"); e.data != `{"running":true,"waiting":true}`; {
		e = next(t, page, "running")
	}
	var now Room
	s.json(t, s.get(at), &now)
	if !now.Running || now.Code == nil || now.Code.Text != "right, and typed" {
		t.Errorf("the program is not kept while it waits: %+v", now.Code)
	}
	close(s.judge.release)
	for e := next(t, page, "running"); e.data != `{"running":false}`; {
		e = next(t, page, "running")
	}
	if got := <-ran; got.err != nil || got.status != http.StatusOK {
		t.Errorf("the run: %+v", got)
	}
}

func TestARoomThatWaitsCanBeCancelled(t *testing.T) {
	s := newSite(t)
	room := s.started(t, map[string]string{"question": "merge"})
	at := "/api/loops/" + string(room.Loop)
	s.post(t, at+"/begin", nil)
	other, _ := s.follow(t, body{"language": "python", "source": "slow"})
	next(t, other, "started")
	ran := s.later(http.MethodPost, at+"/run", map[string]string{"purpose": "visible", "language": "python", "text": "right"})
	waitFor(t, func() bool {
		var r Room
		s.json(t, s.get(at), &r)
		return r.Running
	})
	s.send(http.MethodPost, at+"/run/cancel", nil)
	got := <-ran
	if got.err != nil {
		t.Fatal(got.err)
	}
	s.problem(t, got.answer, 409, hotloop.CodeConflict)
	close(s.judge.release)
}
