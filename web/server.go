package web

import (
	"context"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"runtime"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"hotloop"
	"hotloop/queue"
	"hotloop/score"
)

// server joins the pages, the API and the assets.
type server struct {
	bank       Bank
	engine     Engine
	store      Store
	grader     Grader
	languages  func() []string
	missing    func() map[string]string
	isolation  func() string
	notices    func(hotloop.Question, hotloop.Answer) []string
	closings   func(hotloop.LoopID, []hotloop.Event) ([]score.Closing, error)
	hosts      map[string]bool
	log        *slog.Logger
	now        func() time.Time
	pages      map[string]*template.Template
	assets     map[string]asset
	runs       *runs
	runner     Runner
	queue      *queue.Queue
	executions *executions
	past       *sittings
	openapi    *huma.OpenAPI
}

// Bounds on the runs of all rooms and clients together.
const (
	mostAtOnce  = 8  // going, however many processors there are
	mostWaiting = 64 // waiting
	mostOfOne   = 16 // waiting and going, of one client
)

// New makes the handler that serves everything. It fails only if what is built
// into the binary is broken.
func New(c Config) (http.Handler, error) {
	s := &server{
		bank: c.Bank, engine: c.Engine, store: c.Store, grader: c.Grader,
		languages: c.Languages, missing: c.Missing, isolation: c.Isolation, notices: c.Notices, closings: c.Closings, hosts: map[string]bool{},
		log: c.Log, now: c.Now, runs: newRuns(), past: newSittings(),
		runner: c.Runner, queue: c.Queue, executions: &executions{under: map[string]context.CancelFunc{}},
	}
	if s.queue == nil {
		s.queue = queue.New(queue.Config{AtOnce: min(max(runtime.NumCPU(), 1), mostAtOnce), Waiting: mostWaiting, PerKey: mostOfOne})
	}
	if s.log == nil {
		s.log = slog.Default()
	}
	if s.now == nil {
		s.now = time.Now
	}
	if s.notices == nil {
		s.notices = func(hotloop.Question, hotloop.Answer) []string { return nil }
	}
	for _, h := range c.Hosts {
		s.hosts[strings.ToLower(h)] = true
	}
	var err error
	if s.pages, err = loadPages(); err != nil {
		return nil, err
	}
	built, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil, err
	}
	if s.assets, err = loadAssets(built); err != nil {
		return nil, err
	}
	return s.guard(s.routes()), nil
}

// settings are the candidate's, or those of a new user while there are none.
func (s *server) settings(ctx context.Context) (hotloop.Settings, error) {
	set, err := s.store.Settings(ctx)
	if err != nil && hotloop.CodeOf(err) == hotloop.CodeNotFound {
		return hotloop.DefaultSettings(), nil
	}
	return set, err
}
