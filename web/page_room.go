package web

import (
	"crypto/rand"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"hotloop"
	"hotloop/interview"
)

// roomPage is the room as a document: readable and usable without a script. The
// island takes over with RoomData.
type roomPage struct {
	Room      Room
	Statement template.HTML
	Current   interview.RoundView
	Number    int // of the current round, from 1
	Languages []string
	Code      *codeForm
	Runs      []runView
	Key       string // makes sending the form twice harmless
	Data      roomData
}

// codeForm is what the editor's plain form shows.
type codeForm struct {
	Language, Text string
	Hidden         int
	Visible        []hotloop.Case
}

// roomData is what the island starts from.
type roomData struct {
	Room      Room     `json:"room"`
	Languages []string `json:"languages"`
}

// Can reports whether an action is allowed now.
func (p roomPage) Can(action string) bool {
	return slices.Contains(p.Room.Can, interview.Action(action))
}

func (s *server) room(w http.ResponseWriter, r *http.Request) error {
	room, err := s.engine.Room(r.Context(), hotloop.LoopID(r.PathValue("loop")))
	if err != nil {
		return err
	}
	view, err := s.roomOf(r.Context(), room)
	if err != nil {
		return err
	}
	p := roomPage{
		Key: rand.Text(), Room: view, Statement: template.HTML(view.StatementHTML), Number: view.Round + 1, Languages: s.languages(),
		Data: roomData{Room: view, Languages: orEmpty(s.languages())},
	}
	if view.Round >= 0 && view.Round < len(view.Rounds) {
		p.Current = view.Rounds[view.Round]
	}
	if c := view.Code; c != nil {
		// Not every question can be answered in every language.
		p.Languages = slices.DeleteFunc(slices.Clone(p.Languages), func(l string) bool { _, ok := c.Starters[l]; return !ok })
		p.Code = &codeForm{Language: c.Language, Text: c.Text, Hidden: c.Hidden, Visible: c.Visible}
		for i := range c.Runs {
			p.Runs = append(p.Runs, newRunView(c.Runs[i]))
		}
	}
	show(s, w, r, http.StatusOK, "room", view.Title, p, "room.js")
	return nil
}

// whereIn says in one sentence where a loop stands.
func whereIn(room interview.Room) string {
	if room.Round < 0 || room.Round >= len(room.Rounds) {
		return ""
	}
	at := room.Rounds[room.Round]
	where := fmt.Sprintf("Round %d of %d, %s", room.Round+1, len(room.Rounds), strings.ToLower(at.Kind.Title()))
	switch room.State {
	case interview.StateLobby:
		return where + ", has not begun."
	case interview.StatePaused:
		return where + ", is paused."
	case interview.StateOver:
		return "The loop has ended."
	}
	return where + ", is going on."
}
