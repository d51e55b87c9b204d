package web

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"hotloop"
	"hotloop/interview"
	"hotloop/queue"
)

// site is a whole server over fakes, with the real engine.
type site struct {
	t      *testing.T
	url    string
	store  *memory
	bank   *shelf
	grader *grader
	judge  *judge
	queue  *queue.Queue
	client *http.Client
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{
		t: t, store: &memory{events: map[hotloop.LoopID][]hotloop.Event{}, gradings: map[hotloop.LoopID][]hotloop.Grading{}}, bank: newShelf(),
		judge: &judge{release: make(chan struct{})}, queue: queue.New(queue.Config{AtOnce: 1, Waiting: 4, PerKey: 3}),
	}
	s.grader = &grader{store: s.store, subs: map[chan hotloop.AnswerID]bool{}}
	engine := interview.New(interview.Config{Journal: s.store, Bank: s.bank, Listener: listener{}, Judge: s.judge})
	handler, err := New(Config{
		Bank: s.bank, Engine: engine, Store: s.store, Grader: s.grader, Runner: s.judge, Queue: s.queue,
		Languages: func() []string { return []string{"python"} }, Isolation: func() string { return "nothing, a test" },
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC) },
	})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	s.url = server.URL
	s.client = &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return s
}

type answer struct {
	status int
	header http.Header
	body   string
}

// send makes a request; body may be nil, a string, or anything for JSON.
func (s *site) send(method, path string, body any, set ...func(*http.Request)) answer {
	s.t.Helper()
	a, err := s.try(method, path, body, set...)
	if err != nil {
		s.t.Fatal(err)
	}
	return a
}

// sent is an answer that came later, or why none did.
type sent struct {
	answer
	err error
}

// later makes a request beside the test.
func (s *site) later(method, path string, body any) <-chan sent {
	out := make(chan sent, 1)
	go func() {
		a, err := s.try(method, path, body)
		out <- sent{a, err}
	}()
	return out
}

func (s *site) try(method, path string, body any, set ...func(*http.Request)) (answer, error) {
	var reader io.Reader
	kind := ""
	switch b := body.(type) {
	case nil:
	case string:
		reader, kind = strings.NewReader(b), "application/json"
	default:
		text, err := json.Marshal(b)
		if err != nil {
			return answer{}, err
		}
		reader, kind = bytes.NewReader(text), "application/json"
	}
	req, err := http.NewRequest(method, s.url+path, reader)
	if err != nil {
		return answer{}, err
	}
	if kind != "" {
		req.Header.Set("Content-Type", kind)
	}
	for _, f := range set {
		f(req)
	}
	res, err := s.client.Do(req)
	if err != nil {
		return answer{}, err
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	return answer{res.StatusCode, res.Header, string(text)}, err
}

func (s *site) get(path string) answer { s.t.Helper(); return s.send(http.MethodGet, path, nil) }

// form posts a form as a page without a script does.
func (s *site) form(path string, pairs ...string) answer {
	s.t.Helper()
	var b strings.Builder
	for i := 0; i+1 < len(pairs); i += 2 {
		if i > 0 {
			b.WriteByte('&')
		}
		b.WriteString(pairs[i] + "=" + urlEscape(pairs[i+1]))
	}
	return s.send(http.MethodPost, path, b.String(), func(r *http.Request) {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	})
}
