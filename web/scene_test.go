package web

import (
	"regexp"
	"strings"
	"testing"

	"hotloop"
)

// A line of a role-play says so wherever a conversation is shown: by its words,
// and by whom the interviewer plays.
func TestWhatIsSaidInASceneIsMarked(t *testing.T) {
	s := newSite(t)
	q := s.bank.questions[0]
	q.ID, q.Title, q.Ask = "scene", "A scene", "I am the product manager. Tell me that we make the date."
	q.Roleplay = &hotloop.Roleplay{Role: hotloop.RoleProduct, Moves: []hotloop.SceneMove{{ID: "insists", Says: "The board heard a yes from me."}}, Ends: []hotloop.SceneEnd{{Says: "I tell them so."}}, After: "What would that manager say about you?"}
	s.bank.questions = append(s.bank.questions, q)
	room := s.started(t, map[string]string{"question": "scene"})
	at := "/api/loops/" + string(room.Loop)
	before := s.post(t, at+"/begin", nil)
	if n := len(before.Turns); n < 2 || before.Turns[n-1].Scene != "as a product manager" || before.Turns[n-2].Scene != "" {
		t.Fatalf("the first line of the scene is marked, what leads up to it is not: %+v", before.Turns)
	}
	s.post(t, at+"/say", map[string]string{"key": "1", "text": "I cannot tell you that, and I would rather say it now than on the day before."})
	acted := regexp.MustCompile(`<li class="turn (interviewer|candidate) acted"`)
	marks := []string{`Interviewer, <span class="turn-scene">as a product manager</span>`, `You, <span class="turn-scene">in the scene</span>`}
	page := s.get("/loops/" + string(room.Loop))
	page.has(t, marks...)
	if n := len(acted.FindAllString(page.body, -1)); n != 3 {
		t.Errorf("%d turns of the room are marked, want 3", n)
	}
	s.post(t, at+"/leave", nil)
	card := s.get("/loops/" + string(room.Loop) + "/answers/0/0")
	card.has(t, marks...)
	if n := len(acted.FindAllString(card.body, -1)); n != 3 {
		t.Errorf("%d turns of the scorecard are marked, want 3", n)
	}
	s.get(at+"/transcript.md").has(t, "**Interviewer, as a product manager**", "**You, in the scene**")
	if n := strings.Count(s.get("/loops/"+string(s.played(t))).body, "turn-scene"); n != 0 {
		t.Errorf("%d turns are marked where nothing is played", n)
	}
}
