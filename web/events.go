package web

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// events writes server-sent events, and a comment when nothing else was
// written for a while.
type events struct {
	mu      sync.Mutex
	w       io.Writer
	control *http.ResponseController
	quit    chan struct{}
	quiet   sync.WaitGroup
}

func newEvents(hc huma.Context) *events {
	hc.SetHeader("Content-Type", "text/event-stream")
	hc.SetStatus(http.StatusOK)
	e := &events{w: hc.BodyWriter(), quit: make(chan struct{})}
	if w, ok := e.w.(http.ResponseWriter); ok {
		e.control = http.NewResponseController(w)
	}
	e.write(": hotloop\n\n")
	e.quiet.Go(func() {
		beat := time.NewTicker(heartbeat)
		defer beat.Stop()
		for {
			select {
			case <-beat.C:
				e.write(": still here\n\n")
			case <-e.quit:
				return
			}
		}
	})
	return e
}

// close ends the writing; the connection may serve another request.
func (e *events) close() {
	close(e.quit)
	e.quiet.Wait()
	if e.control != nil {
		_ = e.control.SetWriteDeadline(time.Time{})
	}
}

func (e *events) send(name string, v any) {
	text, err := json.Marshal(v)
	if err != nil {
		text = []byte("{}") // these types can always be written
	}
	e.write(fmt.Sprintf("event: %s\ndata: %s\n\n", name, text))
}

// write gives up on a caller who takes nothing; one that is gone ends the
// request's context, which ends the run.
func (e *events) write(text string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.control != nil {
		_ = e.control.SetWriteDeadline(time.Now().Add(heartbeat)) // a recorder has none
	}
	_, _ = io.WriteString(e.w, text)
	if e.control != nil {
		_ = e.control.Flush()
	}
}
