package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hotloop"
	"hotloop/interview"
)

func (s *site) json(t *testing.T, a answer, into any) {
	t.Helper()
	if err := json.Unmarshal([]byte(a.body), into); err != nil {
		t.Fatalf("%v: %s", err, a.body)
	}
}

// problem fails unless the answer is a problem of that status and code.
func (s *site) problem(t *testing.T, a answer, status int, code hotloop.Code) Problem {
	t.Helper()
	var p Problem
	s.json(t, a, &p)
	if a.status != status || p.Code != code || p.Status != status || !strings.HasPrefix(a.header.Get("Content-Type"), "application/problem+json") {
		t.Errorf("status %d, %s, want %d and %s: %s", a.status, a.header.Get("Content-Type"), status, code, a.body)
	}
	if !strings.HasSuffix(p.Detail, ".") || strings.Contains(p.Detail, "goroutine") {
		t.Errorf("detail is no sentence: %q", p.Detail)
	}
	return p
}

func (s *site) started(t *testing.T, body any) Room {
	t.Helper()
	a := s.send(http.MethodPost, "/api/loops", body)
	if a.status != http.StatusCreated {
		t.Fatalf("starting: %d %s", a.status, a.body)
	}
	var room Room
	s.json(t, a, &room)
	return room
}

func (s *site) post(t *testing.T, path string, body any) Room {
	t.Helper()
	a := s.send(http.MethodPost, path, body)
	if a.status != http.StatusOK {
		t.Fatalf("%s: %d %s", path, a.status, a.body)
	}
	var room Room
	s.json(t, a, &room)
	return room
}

func TestTheRoomThroughTheAPI(t *testing.T) {
	s := newSite(t)
	room := s.started(t, map[string]string{"template": "short", "level": "L6"})
	at := "/api/loops/" + string(room.Loop)
	if room.State != interview.StateLobby || room.Level != hotloop.L6 || room.Graded == nil {
		t.Fatalf("a new room: %+v", room)
	}
	room = s.post(t, at+"/begin", nil)
	if room.Asking == nil || !strings.Contains(room.StatementHTML, "<strong>unpopular</strong>") {
		t.Fatalf("after begin: %+v", room)
	}
	said := s.post(t, at+"/say", map[string]string{"key": "k1", "text": "I argued against it."})
	again := s.post(t, at+"/say", map[string]string{"key": "k1", "text": "I argued against it."})
	mine := func(r Room) (n int) {
		for _, turn := range r.Turns {
			if turn.Speaker == hotloop.Candidate {
				n++
			}
		}
		return n
	}
	if mine(said) != 1 || mine(again) != 1 {
		t.Errorf("the same key twice made %d and %d turns", mine(said), mine(again))
	}
	draft := s.send(http.MethodPost, at+"/draft", map[string]string{"text": "half a sen"})
	if draft.status != http.StatusNoContent || draft.header.Get("Room-Seq") == "" {
		t.Errorf("draft: %d, Room-Seq %q", draft.status, draft.header.Get("Room-Seq"))
	}
	var now Room
	s.json(t, s.get(at), &now)
	if now.Draft != "half a sen" || fmt.Sprint(now.Seq) != draft.header.Get("Room-Seq") {
		t.Errorf("draft %q, seq %d", now.Draft, now.Seq)
	}
	s.post(t, at+"/end", nil)
	s.post(t, at+"/begin", nil)
	room = s.post(t, at+"/run", map[string]string{"purpose": "submit", "language": "python", "text": "wrong"})
	if room.Code == nil || len(room.Code.Runs) != 1 || room.Running {
		t.Fatalf("after the run: %+v", room.Code)
	}
	s.get("/loops/"+string(room.Loop)).has(t, `"example_input":"[[[1,3]]]"`, `"isolation":"nothing, a test"`)
	if room = s.post(t, at+"/leave", nil); room.State != interview.StateOver {
		t.Errorf("state %s after leaving", room.State)
	}
	if a := s.send(http.MethodDelete, at, nil); a.status != http.StatusNoContent {
		t.Errorf("deleting: %d", a.status)
	}
	var rows []LoopRow
	s.json(t, s.get("/api/loops"), &rows)
	if len(rows) != 0 {
		t.Errorf("%d loops after deleting the only one", len(rows))
	}
}

func TestAnyFormCanBeStartedAtOnce(t *testing.T) {
	s := newSite(t)
	if room := s.started(t, map[string]string{"form": "code"}); room.Rounds[0].Kind != hotloop.RoundCoding {
		t.Errorf("form code began with %s", room.Rounds[0].Kind)
	}
	if room := s.started(t, map[string]string{"question": "dissent", "mode": "real"}); room.Mode != hotloop.ModeReal {
		t.Errorf("mode %s", room.Mode)
	}
}

func TestASeedIsKeptAndChanceDecidesWithoutOne(t *testing.T) {
	s := newSite(t)
	seedOf := func(loop hotloop.LoopID) uint64 {
		t.Helper()
		events, err := s.store.Events(t.Context(), loop)
		if err != nil || len(events) == 0 || events[0].Plan == nil {
			t.Fatalf("no plan on record: %v %v", events, err)
		}
		return events[0].Plan.Seed
	}
	for _, seed := range []uint64{0, 7, maxSeed} {
		if got := seedOf(s.started(t, map[string]any{"template": "short", "seed": seed}).Loop); got != seed {
			t.Errorf("the API: asked for seed %d, got %d", seed, got)
		}
		a := s.form("/loops", "template", "short", "seed", strconv.FormatUint(seed, 10))
		if got := seedOf(hotloop.LoopID(strings.TrimPrefix(a.header.Get("Location"), "/loops/"))); got != seed {
			t.Errorf("the form: asked for seed %d, got %d", seed, got)
		}
	}
	one, other := s.started(t, map[string]string{"question": "dissent"}), s.started(t, map[string]string{"question": "dissent"})
	if seedOf(one.Loop) == seedOf(other.Loop) {
		t.Error("without a seed two loops have the same")
	}
	for _, seed := range []any{-1, 1.5, uint64(maxSeed) + 1, "seven"} {
		s.problem(t, s.send(http.MethodPost, "/api/loops", map[string]any{"template": "short", "seed": seed}), 422, hotloop.CodeInvalid)
		if a := s.form("/loops", "template", "short", "seed", fmt.Sprint(seed)); a.status != http.StatusUnprocessableEntity {
			t.Errorf("the form took seed %v: %d", seed, a.status)
		}
	}
}

func TestErrorsOfTheAPI(t *testing.T) {
	s := newSite(t)
	room := s.started(t, map[string]string{"template": "short"})
	at := "/api/loops/" + string(room.Loop)
	s.post(t, at+"/begin", nil)

	s.problem(t, s.get("/api/nowhere"), 404, hotloop.CodeNotFound)
	s.problem(t, s.get("/api/questions/nothing"), 404, hotloop.CodeNotFound)
	s.problem(t, s.get("/api/loops/NOPE"), 404, hotloop.CodeNotFound)
	s.problem(t, s.get("/api/loops/NOPE/stream"), 404, hotloop.CodeNotFound)
	s.problem(t, s.send(http.MethodPatch, at, nil), 405, hotloop.CodeInvalid)
	s.problem(t, s.send(http.MethodPost, "/api/loops", "{"), 400, hotloop.CodeInvalid)
	s.problem(t, s.send(http.MethodPost, "/api/loops", map[string]string{}), 422, hotloop.CodeInvalid)
	s.problem(t, s.send(http.MethodPost, "/api/loops", map[string]string{"template": "x"}), 404, hotloop.CodeNotFound)
	s.problem(t, s.send(http.MethodPost, "/api/loops", "text", func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }), 415, hotloop.CodeInvalid)

	p := s.problem(t, s.send(http.MethodPost, "/api/loops", map[string]any{"template": "short", "level": "L9", "mood": "good"}), 422, hotloop.CodeInvalid)
	var where []string
	for _, e := range p.Errors {
		where = append(where, e.Location)
	}
	slices.Sort(where)
	if strings.Join(where, " ") != "body.level body.mood" {
		t.Errorf("the fields named are %v", where)
	}

	bad := s.problem(t, s.send(http.MethodPost, at+"/say", "{\"key\":\"k\",\"text\":\"caf\xe9\"}"), 400, hotloop.CodeInvalid)
	if !strings.Contains(bad.Detail, "UTF-8") {
		t.Errorf("invalid UTF-8: %q", bad.Detail)
	}
	long := map[string]string{"key": "k2", "text": strings.Repeat("word ", 400_000)}
	over := s.problem(t, s.send(http.MethodPost, at+"/say", long), 413, hotloop.CodeTooLarge)
	if !strings.Contains(over.Detail, "256 K") || !strings.Contains(over.Detail, "still") {
		t.Errorf("2 MB said: %q", over.Detail)
	}
	if a := s.send(http.MethodPost, at+"/draft", map[string]string{"text": long["text"]}); a.status != http.StatusNoContent {
		t.Errorf("2 MB in the composing box: %d %s", a.status, a.body)
	}
	s.problem(t, s.send(http.MethodPost, at+"/draft", map[string]string{"text": strings.Repeat("x", 5<<20)}), 413, hotloop.CodeTooLarge)
	s.problem(t, s.send(http.MethodPost, at+"/draft", strings.Repeat(" ", 30<<20)), 413, hotloop.CodeTooLarge)
}

func TestTheErrorTable(t *testing.T) {
	s := newSite(t)
	for code, status := range map[hotloop.Code]int{
		hotloop.CodeInvalid: 422, hotloop.CodeNotFound: 404, hotloop.CodeConflict: 409, hotloop.CodeTooLarge: 413,
		hotloop.CodeBusy: 429, hotloop.CodeUnavailable: 503, hotloop.CodeUnreadable: 500,
	} {
		p := problemOf(discard(), hotloop.Errorf(code, "A sentence."))
		if p.Status != status || p.Detail != "A sentence." || p.Code != code {
			t.Errorf("%s: %+v", code, p)
		}
	}
	p := problemOf(discard(), fmt.Errorf("open /secret/path: permission denied"))
	if p.Status != 500 || p.Code != hotloop.CodeInternal || strings.Contains(p.Detail, "secret") {
		t.Errorf("an error without a code: %+v", p)
	}
	p = problemOf(discard(), hotloop.Errorf(hotloop.CodeInternal, "pq: password is hunter2"))
	if strings.Contains(p.Detail, "hunter2") {
		t.Errorf("an internal error told: %q", p.Detail)
	}
	if problemOf(discard(), hotloop.Errorf(hotloop.CodeBusy, "Wait.")).GetHeaders().Get("Retry-After") == "" {
		t.Error("busy without Retry-After")
	}
	_ = s
}

func TestTheAPIDescribesItself(t *testing.T) {
	s := newSite(t)
	var doc struct {
		OpenAPI string                    `json:"openapi"`
		Paths   map[string]map[string]any `json:"paths"`
	}
	a := s.get("/api/openapi.json")
	s.json(t, a, &doc)
	if !strings.HasPrefix(doc.OpenAPI, "3.1") {
		t.Errorf("openapi %q", doc.OpenAPI)
	}
	for _, path := range []string{
		"/api/questions", "/api/questions/{id}", "/api/templates", "/api/loops", "/api/loops/{loop}", "/api/loops/{loop}/stream",
		"/api/loops/{loop}/run/cancel", "/api/loops/{loop}/answers", "/api/answers/{loop}/{round}/{place}", "/api/loops/{loop}/debrief",
		"/api/progress", "/api/plan", "/api/settings", "/api/loops/{loop}/transcript.md", "/api/loops/{loop}/transcript.json",
		"/api/export", "/api/import", "/api/health",
	} {
		if doc.Paths[path] == nil {
			t.Errorf("%s is not documented", path)
		}
	}
	for _, move := range []string{"begin", "say", "draft", "note", "code", "run", "hint", "pause", "resume", "finish", "end", "leave"} {
		if doc.Paths["/api/loops/{loop}/"+move]["post"] == nil {
			t.Errorf("POST %s is not documented", move)
		}
	}
	docs := s.get("/api/docs")
	docs.has(t, "/api/loops/{loop}/say", "client")
	docs.hasNot(t, "unpkg", "https://cdn")
}

func TestSettingsAndDataThroughTheAPI(t *testing.T) {
	s := newSite(t)
	var set hotloop.Settings
	s.json(t, s.get("/api/settings"), &set)
	set.Level, set.InterviewDate = hotloop.L7, "2026-12-24"
	if a := s.send(http.MethodPut, "/api/settings", set); a.status != 200 {
		t.Fatalf("%d %s", a.status, a.body)
	}
	set.Languages = []string{"cobol"}
	s.problem(t, s.send(http.MethodPut, "/api/settings", set), 422, hotloop.CodeInvalid)
	export := s.get("/api/export")
	if export.status != 200 || !strings.Contains(export.header.Get("Content-Disposition"), "hotloop-2026-11-20.jsonl") {
		t.Errorf("export: %d %v", export.status, export.header)
	}
	binary := func(r *http.Request) { r.Header.Set("Content-Type", "application/octet-stream") }
	a := s.send(http.MethodPost, "/api/import", export.body, binary)
	if a.status != 200 || s.store.imported != export.body {
		t.Errorf("import: %d %s", a.status, a.body)
	}
	s.problem(t, s.send(http.MethodPost, "/api/import", "junk", binary), 500, hotloop.CodeUnreadable)
	s.get("/api/health").has(t, `"ok":true`, `"questions":2`)
}
