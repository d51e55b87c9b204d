package web

import (
	"bufio"
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"hotloop"
)

func TestOnlyOneRunAtATimeAndItCanBeCancelled(t *testing.T) {
	s := newSite(t)
	room := s.started(t, map[string]string{"question": "merge"})
	at := "/api/loops/" + string(room.Loop)
	s.post(t, at+"/begin", nil)
	slow := map[string]string{"purpose": "visible", "language": "python", "text": "slow"}
	first := s.later(http.MethodPost, at+"/run", slow)
	waitFor(t, func() bool {
		var r Room
		s.json(t, s.get(at), &r)
		return r.Running
	})
	busy := s.send(http.MethodPost, at+"/run", slow)
	s.problem(t, busy, 429, hotloop.CodeBusy)
	if busy.header.Get("Retry-After") == "" {
		t.Error("busy without Retry-After")
	}
	if a := s.send(http.MethodPost, at+"/run/cancel", nil); a.status != http.StatusNoContent {
		t.Errorf("cancelling: %d", a.status)
	}
	select {
	case a := <-first:
		if a.err != nil {
			t.Fatal(a.err)
		}
		s.problem(t, a.answer, 409, hotloop.CodeConflict)
	case <-time.After(5 * time.Second):
		t.Fatal("the run did not end when it was cancelled")
	}
}

func waitFor(t *testing.T, ready func() bool) {
	t.Helper()
	for range 500 {
		if ready() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal("it did not happen within five seconds")
}

// event is one message of a stream.
type event struct{ name, data string }

// stream follows a room until the test ends.
func (s *site) stream(t *testing.T, loop hotloop.LoopID) <-chan event {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+"/api/loops/"+string(loop)+"/stream", nil)
	if err != nil {
		t.Fatal(err)
	}
	res, err := s.client.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cancel(); res.Body.Close() })
	if kind := res.Header.Get("Content-Type"); !strings.HasPrefix(kind, "text/event-stream") {
		t.Fatalf("content type %q", kind)
	}
	out := make(chan event, 64)
	go func() {
		defer close(out)
		lines := bufio.NewScanner(res.Body)
		lines.Buffer(nil, 8<<20)
		var e event
		for lines.Scan() {
			switch line := lines.Text(); {
			case strings.HasPrefix(line, "event: "):
				e.name = line[7:]
			case strings.HasPrefix(line, "data: "):
				e.data = line[6:]
			case line == "" && e.data != "":
				out <- e
				e = event{}
			}
		}
	}()
	return out
}

// next waits for an event of that name and skips others.
func next(t *testing.T, events <-chan event, name string) event {
	t.Helper()
	late := time.After(5 * time.Second)
	for {
		select {
		case e, ok := <-events:
			if !ok {
				t.Fatalf("the stream ended before %q", name)
			}
			if e.name == name {
				return e
			}
		case <-late:
			t.Fatalf("no %q within five seconds", name)
		}
	}
}

func TestTwoPagesSeeTheSameRoom(t *testing.T) {
	s := newSite(t)
	room := s.started(t, map[string]string{"question": "merge"})
	at := "/api/loops/" + string(room.Loop)
	one, two := s.stream(t, room.Loop), s.stream(t, room.Loop)
	for _, page := range []<-chan event{one, two} {
		if e := next(t, page, "room"); !strings.Contains(e.data, `"state":"lobby"`) {
			t.Errorf("the first event: %s", e.data)
		}
	}
	s.post(t, at+"/begin", nil)
	s.post(t, at+"/say", map[string]string{"key": "k", "text": "From the first page."})
	for _, page := range []<-chan event{one, two} {
		for !strings.Contains(next(t, page, "room").data, "From the first page.") {
			continue
		}
	}
	ran := s.later(http.MethodPost, at+"/run", map[string]string{"purpose": "visible", "language": "python", "text": "slow right"})
	if e := next(t, two, "running"); e.data != `{"running":true}` {
		t.Errorf("running: %s", e.data)
	}
	if e := next(t, two, "progress"); e.data != `{"done":1,"total":2}` {
		t.Errorf("progress: %s", e.data)
	}
	close(s.judge.release)
	if e := next(t, two, "running"); e.data != `{"running":false}` {
		t.Errorf("running: %s", e.data)
	}
	if got := <-ran; got.err != nil || got.status != http.StatusOK {
		t.Errorf("the run: %+v", got)
	}
	s.grader.grade(hotloop.Grading{Answer: "OTHER/0/0"})
	s.grader.grade(hotloop.Grading{Answer: hotloop.NewAnswerID(room.Loop, 0, 0)})
	if e := next(t, one, "graded"); !strings.Contains(e.data, string(room.Loop)) {
		t.Errorf("graded: %s", e.data)
	}
}
