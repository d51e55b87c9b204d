package web

import (
	"net/http"
	"strings"
	"testing"

	"hotloop"
)

// A pack may come from anywhere; whatever it says is shown as text.
func TestAHostilePackIsOnlyText(t *testing.T) {
	s := newSite(t)
	const evil = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`
	s.bank.questions = append(s.bank.questions, hotloop.Question{
		ID: "evil", Title: evil, Form: hotloop.FormWords, Rounds: []hotloop.RoundKind{hotloop.RoundCulture}, Levels: hotloop.Levels(), Minutes: 5,
		Topics: []string{evil}, Values: []hotloop.ValueTag{{Value: evil, Versions: []hotloop.MemoVersion{evil}}}, Ask: evil, Statement: evil + "\n\n[x](javascript:alert(1))",
		Sources: []hotloop.Source{{Title: evil, Grade: hotloop.GradeC, Where: "javascript:alert(1)", Says: evil}, {Title: "b", Grade: hotloop.GradeB, Where: `example.org/"onclick="alert(1)`}},
		Samples: []hotloop.Sample{{Name: evil, Quality: "strong", Turns: []hotloop.Turn{{Speaker: hotloop.Candidate, Text: evil}}, Code: evil}},
	})
	room := s.started(t, map[string]string{"question": "evil"})
	at := "/api/loops/" + string(room.Loop)
	s.post(t, at+"/begin", nil)
	s.post(t, at+"/say", map[string]string{"key": "k", "text": evil})
	s.post(t, at+"/leave", nil)
	for _, path := range []string{
		"/bank", "/bank?topic=" + urlEscape(evil), "/bank/evil", "/", "/loops", "/progress", "/loops/" + string(room.Loop),
		"/loops/" + string(room.Loop) + "/answers/0/0", "/loops/" + string(room.Loop) + "/answers/0/0/feedback", "/loops/" + string(room.Loop) + "/debrief",
	} {
		a := s.get(path)
		if a.status >= 300 {
			t.Fatalf("%s: %d", path, a.status)
		}
		for _, never := range []string{"<script>alert", "<img", `href="javascript:`, `href="https://javascript`} {
			if strings.Contains(a.body, never) {
				t.Errorf("%s shows %q", path, never)
			}
		}
	}
}

// Strange addresses get a sentence, never a fault.
func TestStrangeAddressesAreNotFound(t *testing.T) {
	s := newSite(t)
	long := strings.Repeat("x", 4000)
	for _, path := range []string{
		"/loops/%00", "/loops/%ff", "/bank/%ff%fe", "/bank/" + long, "/loops/" + long, "/loops/a%2F..%2Fb", "/loops/x/answers/-1/0", "/loops/x/answers/1e9/0",
		"/loops/x/answers/99999999999999999999/0/feedback", "/api/loops/%00", "/api/answers/x/0/zero", "/api/questions/" + long, "/assets/%2e%2e/config.go",
	} {
		a := s.get(path)
		if a.status != http.StatusNotFound && a.status != http.StatusUnprocessableEntity && a.status != http.StatusMovedPermanently && a.status != http.StatusTemporaryRedirect {
			t.Errorf("%.60s: %d", path, a.status)
		}
	}
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete} {
		if a := s.send(method, "/bank", nil); a.status != http.StatusNotFound {
			t.Errorf("%s /bank: %d", method, a.status)
		}
	}
}

func TestAFormOverTheLimitIsASentence(t *testing.T) {
	s := newSite(t)
	room := s.started(t, map[string]string{"question": "dissent"})
	s.post(t, "/api/loops/"+string(room.Loop)+"/begin", nil)
	do := "/loops/" + string(room.Loop) + "/do"
	a := s.form(do, "action", "say", "text", strings.Repeat("word ", 60_000)) // 300 KB
	if a.status != http.StatusRequestEntityTooLarge {
		t.Errorf("300 KB: %d", a.status)
	}
	a.has(t, "the limit is 256 KB", "still where you typed it", "Back to the room")
	if a := s.form(do, "action", "say", "text", strings.Repeat("x", 4<<20)); a.status != http.StatusRequestEntityTooLarge {
		t.Errorf("4 MB: %d", a.status)
	}
	bad := s.send(http.MethodPost, do, "action=say&text=caf%E9", func(r *http.Request) { r.Header.Set("Content-Type", "application/x-www-form-urlencoded") })
	if bad.status != http.StatusUnprocessableEntity {
		t.Errorf("not UTF-8: %d", bad.status)
	}
	bad.has(t, "not valid UTF-8")
}
