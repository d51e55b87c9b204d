package web

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"hotloop"
)

type startInput struct {
	Body struct {
		Template string             `json:"template,omitempty" maxLength:"64" doc:"id of a loop template"`
		Question hotloop.QuestionID `json:"question,omitempty" maxLength:"128" doc:"one question on its own"`
		Form     hotloop.Form       `json:"form,omitempty" enum:"words,code,board,lab" doc:"one question of this form, the least practised"`
		Level    hotloop.Level      `json:"level,omitempty" enum:"L4,L5,L6,L7" doc:"the settings' level if left out"`
		Mode     hotloop.Mode       `json:"mode,omitempty" enum:"practice,real" doc:"the settings' mode if left out"`
		// The maximum is maxSeed.
		Seed *uint64 `json:"seed,omitempty" minimum:"0" maximum:"9007199254740991" doc:"draws the same questions again, and the interviewer's same words, while the bank and what was practised are the same; chance decides if left out"`
	}
}

type startOutput struct {
	Location string `header:"Location"`
	Body     Room
}

// LoopRow is one loop in the list of them.
type LoopRow struct {
	ID       hotloop.LoopID `json:"id"`
	Started  time.Time      `json:"started"`
	Title    string         `json:"title"`
	Template string         `json:"template" doc:"empty for one question on its own"`
	Level    hotloop.Level  `json:"level"`
	Mode     hotloop.Mode   `json:"mode"`
	Rounds   int            `json:"rounds"`
	Ended    bool           `json:"ended"`
}

// apiLoops registers starting, listing and deleting loops.
func (s *server) apiLoops(a huma.API) {
	start := op(http.MethodPost, "/api/loops", "start", "room", "Start a loop from a template, one question, or one question of a form")
	start.DefaultStatus = http.StatusCreated
	operation(s, a, start, func(ctx context.Context, in *startInput) (*startOutput, error) {
		b := in.Body
		id, err := s.start(ctx, wanted{Template: b.Template, Question: b.Question, Form: b.Form, Level: b.Level, Mode: b.Mode, Seed: b.Seed})
		if err != nil {
			return nil, err
		}
		room, err := s.roomReply(ctx)(s.engine.Room(ctx, id))
		if err != nil {
			return nil, err
		}
		return &startOutput{Location: loopHref(id), Body: room.Body}, nil
	})
	operation(s, a, op(http.MethodGet, "/api/loops", "loops", "room", "All loops, the newest first"),
		func(ctx context.Context, _ *struct{}) (*reply[[]LoopRow], error) {
			heads, err := s.store.Loops(ctx)
			if err != nil {
				return nil, err
			}
			rows := make([]LoopRow, len(heads))
			for i, h := range heads {
				rows[i] = LoopRow{
					ID: h.ID, Started: h.Started, Title: h.Plan.Title, Template: h.Plan.Template,
					Level: h.Plan.Level, Mode: h.Plan.Mode, Rounds: len(h.Plan.Rounds), Ended: h.Ended,
				}
			}
			return &reply[[]LoopRow]{Body: rows}, nil
		})
	operation(s, a, op(http.MethodDelete, "/api/loops/{loop}", "deleteLoop", "room", "Delete a loop with everything said in it"),
		func(ctx context.Context, in *LoopPath) (*struct{}, error) {
			return nil, s.forget(ctx, in.Loop)
		})
}
