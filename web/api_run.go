package web

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"hotloop"
	"hotloop/interview"
)

// runTimeout ends a run that nothing else ended. Every case has its own, much
// shorter limit.
const runTimeout = 5 * time.Minute

type runInput struct {
	LoopPath
	Body struct {
		Purpose  hotloop.RunPurpose `json:"purpose" enum:"visible,submit,custom" doc:"the shown tests, all tests (this counts), or one's own input"`
		Language string             `json:"language" minLength:"1" maxLength:"32"`
		Text     string             `json:"text" doc:"the program, at most 256 KiB"`
		Part     string             `json:"part,omitempty" maxLength:"8"`
		Input    string             `json:"input,omitempty" doc:"purpose custom: the arguments or the calls, as JSON"`
	}
}

// apiRun registers running the candidate's program.
func (s *server) apiRun(a huma.API) {
	run := op(http.MethodPost, "/api/loops/{loop}/run", "run", "room", "Run the program; answers when the run is done")
	run.Description = "Takes as long as the program does, and before that until its turn comes: rooms and API clients take turns. How far it is comes through the stream. If the caller goes away the run is finished and recorded all the same."
	run.Errors = append(run.Errors, http.StatusTooManyRequests, http.StatusServiceUnavailable)
	operation(s, a, run, func(ctx context.Context, in *runInput) (*reply[Room], error) {
		b := in.Body
		return s.roomReply(ctx)(s.run(ctx, in.Loop, b.Purpose, hotloop.CodeDraft{Part: b.Part, Language: b.Language, Text: b.Text}, b.Input))
	})
	operation(s, a, op(http.MethodPost, "/api/loops/{loop}/run/cancel", "cancelRun", "room", "Stop the run that is going on, if any"),
		func(ctx context.Context, in *LoopPath) (*struct{}, error) {
			s.runs.cancel(in.Loop)
			return nil, nil
		})
}

// run runs a program for a page or the API. It outlives the request on purpose:
// a page that was closed while a program ran finds the result when it returns.
// The program is saved before it waits for its turn.
func (s *server) run(ctx context.Context, loop hotloop.LoopID, purpose hotloop.RunPurpose, d hotloop.CodeDraft, input string) (interview.Room, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), runTimeout)
	defer cancel()
	if err := s.runs.begin(loop, cancel); err != nil {
		return interview.Room{}, err
	}
	defer s.runs.end(loop)
	if err := s.engine.SaveCode(ctx, loop, d); err != nil {
		return interview.Room{}, err
	}
	place, err := s.queue.Join("loop " + string(loop))
	if err != nil {
		return interview.Room{}, tooMany(err)
	}
	defer place.Leave()
	if err := place.Wait(ctx, func(ahead int) { s.runs.queued(loop, ahead) }); err != nil {
		return interview.Room{}, gaveUp(err)
	}
	s.runs.going(loop)
	room, err := s.engine.Run(ctx, loop, purpose, d, input, func(done, total int) { s.runs.progress(loop, done, total) })
	return room, gaveUp(err)
}
