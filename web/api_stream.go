package web

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/sse"

	"hotloop"
)

// heartbeat keeps the stream open and finds out that a reader is gone.
const heartbeat = 15 * time.Second

// Progress says how many cases of a run are done.
type Progress struct {
	Done  int `json:"done"`
	Total int `json:"total"`
}

// Running says that a run began or ended, or that it waits for its turn.
type Running struct {
	Running bool `json:"running"`
	Waiting bool `json:"waiting,omitempty" doc:"the run has not begun: other runs are served first"`
	Ahead   int  `json:"ahead,omitempty" doc:"how many runs that wait as well are served before it"`
}

// Graded names an answer whose scorecard is ready.
type Graded struct {
	Answer hotloop.AnswerID `json:"answer"`
}

// apiStream registers the stream of a room. It begins with the whole room, and
// every change sends the whole room again: a reader that reconnects, or a
// second page, needs no history.
func (s *server) apiStream(a huma.API) {
	stream := op(http.MethodGet, "/api/loops/{loop}/stream", "stream", "room", "Follow a room (server-sent events)")
	stream.Middlewares = huma.Middlewares{s.loopExists}
	events := map[string]any{"room": Room{}, "progress": Progress{}, "running": Running{}, "graded": Graded{}}
	sse.Register(a, stream, events, func(ctx context.Context, in *LoopPath, send sse.Sender) {
		if err := s.follow(ctx, in.Loop, send); err != nil && ctx.Err() == nil {
			s.log.Debug("stream ended", "loop", in.Loop, "error", err)
		}
	})
}

// loopExists answers 404 before a stream begins.
func (s *server) loopExists(ctx huma.Context, next func(huma.Context)) {
	if _, err := s.engine.Room(ctx.Context(), hotloop.LoopID(ctx.Param("loop"))); err != nil {
		p := problemOf(s.log, err)
		ctx.SetHeader("Content-Type", p.ContentType(""))
		ctx.SetStatus(p.Status)
		_ = huma.DefaultJSONFormat.Marshal(ctx.BodyWriter(), p)
		return
	}
	next(ctx)
}

func (s *server) follow(ctx context.Context, loop hotloop.LoopID, send sse.Sender) error {
	changed, unwatch, err := s.engine.Watch(ctx, loop)
	if err != nil {
		return err
	}
	defer unwatch()
	ran, unrun := s.runs.watch(loop)
	defer unrun()
	graded, ungrade := s.grader.Subscribe()
	defer func() { ungrade() }()
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()

	var last runState
	if err := s.sendRoom(ctx, loop, send); err != nil {
		return err
	}
	now := s.runs.state(loop)
	if err := sendRun(last, now, send); err != nil {
		return err
	}
	last = now
	for {
		var err error
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-beat.C:
			err = send.Comment("still here")
		case <-changed:
			err = s.sendRoom(ctx, loop, send)
		case <-ran:
			now := s.runs.state(loop)
			err = sendRun(last, now, send)
			last = now
		case id, open := <-graded:
			if !open { // fell behind: the room lists whatever was missed
				ungrade()
				graded, ungrade = s.grader.Subscribe()
				err = s.sendRoom(ctx, loop, send)
			} else if of, _, _, parsed := parseAnswerID(id); parsed && of == loop {
				err = send.Data(Graded{Answer: id})
			}
		}
		if err != nil {
			return err
		}
	}
}

func (s *server) sendRoom(ctx context.Context, loop hotloop.LoopID, send sse.Sender) error {
	room, err := s.engine.Room(ctx, loop)
	if err != nil {
		return err
	}
	out, err := s.roomOf(ctx, room)
	if err != nil {
		return err
	}
	return send.Data(out)
}

func sendRun(last, now runState, send sse.Sender) error {
	if last.Running != now.Running || last.Waiting != now.Waiting || last.Ahead != now.Ahead {
		if err := send.Data(Running{Running: now.Running, Waiting: now.Waiting, Ahead: now.Ahead}); err != nil {
			return err
		}
	}
	if now.Running && now.Total > 0 {
		return send.Data(Progress{Done: now.Done, Total: now.Total})
	}
	return nil
}
