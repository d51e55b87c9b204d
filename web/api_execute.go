package web

import (
	"context"
	"net"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"hotloop"
	"hotloop/queue"
)

// The limits of POST /api/run, in bytes: the program's files together, and its
// input.
const (
	limitProgram = 256 << 10
	limitStdin   = 1 << 20
)

// Runner runs programs that belong to no loop.
type Runner interface {
	// Execute builds a program and runs it on its input.
	Execute(ctx context.Context, p hotloop.Program) (hotloop.Ran, error)
	// Test runs a program on a question's tests; each hears of every case as
	// soon as it has ended, hidden ones included.
	Test(ctx context.Context, q hotloop.Question, d hotloop.CodeDraft, purpose hotloop.RunPurpose, input string, each func(c hotloop.Case, done, total int)) (hotloop.Run, error)
	// SourceName is what a program of one file is called in a language.
	SourceName(language string) (string, error)
}

type executeInput struct {
	Accept string `header:"Accept" doc:"text/event-stream for a stream of events; anything else for one JSON document at the end"`
	Body   struct {
		Language string            `json:"language" minLength:"1" maxLength:"32"`
		Source   string            `json:"source,omitempty" doc:"a program of one file; its files together may have 256 KiB"`
		Files    map[string]string `json:"files,omitempty" maxProperties:"64" doc:"a program of several files, by name; instead of source, and not with a question"`
		Main     string            `json:"main,omitempty" maxLength:"200" doc:"the file that holds the entry; left out, it is found"`
		Stdin    string            `json:"stdin,omitempty" doc:"what the program reads, at most 1 MiB"`
		Millis   int               `json:"millis,omitempty" minimum:"0" maximum:"60000" doc:"processor time it may use; left out, 10 s"`
		MemoryMB int               `json:"memory_mb,omitempty" minimum:"0" maximum:"2048" doc:"memory it may use; left out, 256 MiB"`

		Question hotloop.QuestionID `json:"question,omitempty" maxLength:"80" doc:"run the source on this question's tests instead of stdin"`
		Part     string             `json:"part,omitempty" maxLength:"8" doc:"up to which part of the question"`
		Purpose  hotloop.RunPurpose `json:"purpose,omitempty" enum:"visible,submit,custom" doc:"which tests; left out, visible. Of hidden tests only the verdict is told"`
		Input    string             `json:"input,omitempty" maxLength:"65536" doc:"purpose custom: the arguments or the calls, as JSON"`

		Client string `json:"client,omitempty" maxLength:"64" doc:"who asks. Clients take turns; runs of one client wait for each other. Left out, the caller's address"`
	}
	from string
}

// Resolve notes where the request came from.
func (in *executeInput) Resolve(ctx huma.Context) []error {
	in.from = ctx.RemoteAddr()
	if host, _, err := net.SplitHostPort(in.from); err == nil {
		in.from = host
	}
	return nil
}

// key is who takes turns with whom.
func (in *executeInput) key() string {
	if c := in.Body.Client; c != "" {
		return "client " + c
	}
	return "from " + in.from
}

// Executed is the end of a run: Ran of a program with an input, Run of a
// question's tests.
type Executed struct {
	ID  string       `json:"id"`
	Ran *hotloop.Ran `json:"ran,omitempty"`
	Run *hotloop.Run `json:"run,omitempty"`
}

// The events of a stream, beside Executed ("done") and Problem ("error").
type (
	// Queued says that a run waits, and how many will be served before it.
	Queued struct {
		ID    string `json:"id"`
		Ahead int    `json:"ahead"`
	}
	// Started says that a run goes.
	Started struct {
		ID string `json:"id"`
	}
	// Tested is a case that has ended.
	Tested struct {
		Case  hotloop.Case `json:"case"`
		Done  int          `json:"done"`
		Total int          `json:"total"`
	}
)

// apiExecute registers running a program that belongs to no loop.
func (s *server) apiExecute(a huma.API) {
	run := op(http.MethodPost, "/api/run", "runProgram", "run", "Run a program on an input, or on a question's tests")
	run.Description = "Answers when the run is done, with one JSON document; or, if Accept asks for text/event-stream, at once with events: " +
		"queued {id, ahead} while others are served first, started {id}, case {case, done, total} for each test, and at last done (the same document) or error (a problem). " +
		"Closing the connection cancels the run, waiting or going; so does DELETE /api/run/{id}. Nothing is kept.\n\n" +
		"Rooms and API clients wait in one line and take turns. If it is full, or one client has too many runs in it, the answer is 429 with Retry-After."
	run.Errors = append(run.Errors, http.StatusRequestEntityTooLarge, http.StatusTooManyRequests, http.StatusServiceUnavailable)
	schemas := a.OpenAPI().Components.Schemas
	of := func(v any) *huma.Schema { return schemas.Schema(reflect.TypeOf(v), true, "") }
	run.Responses = map[string]*huma.Response{"200": {
		Description: "The run, whatever became of the program",
		Content: map[string]*huma.MediaType{
			"application/json": {Schema: of(Executed{})},
			"text/event-stream": {Schema: &huma.Schema{
				Type: huma.TypeString, Description: "Events queued (Queued), started (Started), case (Tested), done (Executed), error (Problem).",
				Extensions: map[string]any{"x-events": map[string]*huma.Schema{"queued": of(Queued{}), "started": of(Started{}), "case": of(Tested{}), "done": of(Executed{})}},
			}},
		},
	}}
	run.MaxBodyBytes, run.BodyReadTimeout = -1, -1 // see operation
	huma.Register(a, run, func(ctx context.Context, in *executeInput) (*huma.StreamResponse, error) {
		out, err := s.execute(ctx, in)
		if err != nil {
			return nil, problemOf(s.log, err)
		}
		return out, nil
	})
	type idPath struct {
		ID string `path:"id" maxLength:"40"`
	}
	operation(s, a, op(http.MethodDelete, "/api/run/{id}", "cancelProgram", "run", "Cancel a run, waiting or going"),
		func(_ context.Context, in *idPath) (*struct{}, error) {
			if !s.executions.cancel(in.ID) {
				return nil, hotloop.Errorf(hotloop.CodeNotFound, "There is no run %q; it may have ended.", clip(in.ID, 40))
			}
			return nil, nil
		})
}

// execute checks a request and takes its place in the line, so that what is
// refused is refused with a status; the rest happens as the answer is written.
func (s *server) execute(ctx context.Context, in *executeInput) (*huma.StreamResponse, error) {
	if s.runner == nil {
		return nil, hotloop.Errorf(hotloop.CodeUnavailable, "This server was started without anything to run programs.")
	}
	job, err := s.job(in)
	if err != nil {
		return nil, err
	}
	place, err := s.queue.Join(in.key())
	if err != nil {
		return nil, tooMany(err)
	}
	ctx, cancel := context.WithTimeout(ctx, runTimeout)
	id := s.executions.add(cancel)
	leave := func() { s.executions.drop(id); cancel(); place.Leave() }
	if strings.Contains(in.Accept, "text/event-stream") {
		return &huma.StreamResponse{Body: func(hc huma.Context) {
			defer leave()
			s.streamJob(ctx, hc, id, place, job)
		}}, nil
	}
	defer leave()
	if err := place.Wait(ctx, nil); err != nil {
		return nil, gaveUp(err)
	}
	done, err := job(ctx, nil)
	if err != nil {
		return nil, gaveUp(err)
	}
	done.ID = id
	return &huma.StreamResponse{Body: func(hc huma.Context) {
		hc.SetHeader("Content-Type", "application/json")
		_ = huma.DefaultJSONFormat.Marshal(hc.BodyWriter(), done) // the caller is gone if this fails
	}}, nil
}

// streamJob waits, runs and tells of it.
func (s *server) streamJob(ctx context.Context, hc huma.Context, id string, place *queue.Place, run job) {
	out := newEvents(hc)
	defer out.close()
	err := place.Wait(ctx, func(ahead int) { out.send("queued", Queued{ID: id, Ahead: ahead}) })
	if err == nil {
		out.send("started", Started{ID: id})
		var done Executed
		if done, err = run(ctx, func(t Tested) { out.send("case", t) }); err == nil {
			done.ID = id
			out.send("done", done)
			return
		}
	}
	out.send("error", problemOf(s.log, gaveUp(err)))
}
