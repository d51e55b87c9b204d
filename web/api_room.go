package web

import (
	"context"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"hotloop"
	"hotloop/interview"
)

// Room is a loop as the candidate sees it, with what only the server can add.
type Room struct {
	interview.Room
	StatementHTML string             `json:"statement_html" doc:"the statement at hand, rendered and sanitised"`
	Graded        []hotloop.AnswerID `json:"graded" doc:"answers of this loop whose scorecard is ready"`
	Running       bool               `json:"running" doc:"whether a program of this loop is running"`
	ExampleInput  string             `json:"example_input" doc:"what a run with purpose custom accepts, for the first shown test; empty where there is none"`
	Isolation     string             `json:"isolation" doc:"what confines the programs that are run"`
}

// roomOf adds to the engine's room what the server knows.
func (s *server) roomOf(ctx context.Context, room interview.Room) (Room, error) {
	out := Room{Room: room, Graded: []hotloop.AnswerID{}, Running: s.runs.state(room.Loop).Running}
	if room.Asking != nil {
		out.StatementHTML = string(markdown(room.Asking.Statement))
	}
	out.ExampleInput, out.Isolation = s.exampleInput(out), s.isolation()
	// A list that is null in JSON would be one more case for every reader.
	out.Rounds, out.Turns, out.Answers, out.Can = orEmpty(room.Rounds), orEmpty(room.Turns), orEmpty(room.Answers), orEmpty(room.Can)
	if len(room.Answers) == 0 {
		return out, nil
	}
	gradings, err := s.gradings(ctx, room.Loop)
	if err != nil {
		return Room{}, err
	}
	for _, a := range room.Answers {
		if _, ok := gradings[a.Answer]; ok {
			out.Graded = append(out.Graded, a.Answer)
		}
	}
	slices.Sort(out.Graded)
	return out, nil
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// LoopPath is embedded by every input that names a loop; huma reads exported
// fields only.
type LoopPath struct {
	Loop hotloop.LoopID `path:"loop" maxLength:"64" doc:"the loop's id"`
}

type sayInput struct {
	LoopPath
	Body struct {
		Key  string `json:"key" minLength:"1" maxLength:"64" doc:"made by the client; the same key twice is one message"`
		Text string `json:"text" doc:"what the candidate says, at most 256 KiB"`
	}
}

type textInput struct {
	LoopPath
	Body struct {
		Text string `json:"text"`
	}
}

type codeInput struct {
	LoopPath
	Body struct {
		Language string `json:"language" minLength:"1" maxLength:"32"`
		Text     string `json:"text" doc:"the program, at most 256 KiB"`
		Part     string `json:"part,omitempty" maxLength:"8"`
	}
}

// apiRoom registers what happens within a loop, runs apart.
func (s *server) apiRoom(a huma.API) {
	operation(s, a, op(http.MethodGet, "/api/loops/{loop}", "room", "room", "The room as it is now"),
		func(ctx context.Context, in *LoopPath) (*reply[Room], error) {
			return s.roomReply(ctx)(s.engine.Room(ctx, in.Loop))
		})
	moves := []struct {
		name, summary string
		do            func(context.Context, hotloop.LoopID) (interview.Room, error)
	}{
		{"begin", "Start the next round", s.engine.Begin},
		{"hint", "Ask for a hint", s.engine.Hint},
		{"pause", "Stop the clock (practice mode)", s.engine.Pause},
		{"resume", "Let the clock run on", s.engine.Resume},
		{"finish", "Complete this answer, or this part of it, and go on", s.engine.Finish},
		{"end", "End the round", s.engine.End},
		{"leave", "End the loop here", s.engine.Leave},
	}
	for _, m := range moves {
		operation(s, a, op(http.MethodPost, "/api/loops/{loop}/"+m.name, m.name, "room", m.summary),
			func(ctx context.Context, in *LoopPath) (*reply[Room], error) {
				return s.roomReply(ctx)(m.do(ctx, in.Loop))
			})
	}
	operation(s, a, op(http.MethodPost, "/api/loops/{loop}/say", "say", "room", "Say something to the interviewer"),
		func(ctx context.Context, in *sayInput) (*reply[Room], error) {
			return s.roomReply(ctx)(s.engine.Say(ctx, in.Loop, in.Body.Key, in.Body.Text))
		})
	operation(s, a, op(http.MethodPost, "/api/loops/{loop}/draft", "draft", "room", "Keep what stands in the composing box"),
		func(ctx context.Context, in *textInput) (*kept, error) {
			return s.kept(ctx, in.Loop, s.engine.Draft(ctx, in.Loop, in.Body.Text))
		})
	operation(s, a, op(http.MethodPost, "/api/loops/{loop}/note", "note", "room", "Keep the private notes of the round"),
		func(ctx context.Context, in *textInput) (*kept, error) {
			return s.kept(ctx, in.Loop, s.engine.Note(ctx, in.Loop, in.Body.Text))
		})
	operation(s, a, op(http.MethodPost, "/api/loops/{loop}/code", "code", "room", "Keep the program in the editor"),
		func(ctx context.Context, in *codeInput) (*kept, error) {
			d := hotloop.CodeDraft{Part: in.Body.Part, Language: in.Body.Language, Text: in.Body.Text}
			return s.kept(ctx, in.Loop, s.engine.SaveCode(ctx, in.Loop, d))
		})
}

// roomReply turns what the engine answers into what the API answers.
func (s *server) roomReply(ctx context.Context) func(interview.Room, error) (*reply[Room], error) {
	return func(room interview.Room, err error) (*reply[Room], error) {
		if err != nil {
			return nil, err
		}
		out, err := s.roomOf(ctx, room)
		if err != nil {
			return nil, err
		}
		return &reply[Room]{Body: out}, nil
	}
}

// kept acknowledges text. Seq tells a page which rooms are too old to show over
// what it has just saved.
type kept struct {
	Seq int64 `header:"Room-Seq" doc:"the room's seq once the text was kept"`
}

func (s *server) kept(ctx context.Context, loop hotloop.LoopID, err error) (*kept, error) {
	if err != nil {
		return nil, err
	}
	room, err := s.engine.Room(ctx, loop)
	if err != nil {
		return nil, err
	}
	return &kept{Seq: room.Seq}, nil
}
