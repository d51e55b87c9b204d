package web

import "net/http"

// routes is every address on one screen. The API's own are in api.go.
func (s *server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /{$}", s.page(s.home))
	mux.Handle("GET /loops", s.page(s.loops))
	mux.Handle("POST /loops", s.page(s.startLoop))
	mux.Handle("GET /loops/new", s.page(s.newLoop))
	mux.Handle("GET /loops/{loop}", s.page(s.room))
	mux.Handle("POST /loops/{loop}/do", s.page(s.act))
	mux.Handle("POST /loops/{loop}/delete", s.page(s.deleteLoop))
	mux.Handle("GET /loops/{loop}/answers/{round}/{place}", s.page(s.scorecard))
	mux.Handle("GET /loops/{loop}/answers/{round}/{place}/feedback", s.page(s.feedback))
	mux.Handle("GET /loops/{loop}/debrief", s.page(s.debrief))
	mux.Handle("GET /bank", s.page(s.bankPage))
	mux.Handle("GET /bank/{id}", s.page(s.question))
	mux.Handle("GET /progress", s.page(s.progress))
	mux.Handle("GET /settings", s.page(s.settingsPage))
	mux.Handle("POST /settings", s.page(s.saveSettings))
	mux.Handle("POST /settings/import", s.page(s.importForm))
	mux.Handle("POST /settings/delete", s.page(s.deleteAll))
	mux.Handle("POST /theme", s.page(s.setTheme))
	mux.HandleFunc("GET /assets/", s.serveAsset)
	mux.Handle("GET /api/docs", s.page(s.docs))
	mux.Handle("/", s.page(s.notFound))

	api := http.NewServeMux()
	s.api(api)
	mux.Handle("/api/", s.bodies(s.orNotFound(api)))
	return mux
}

// orNotFound answers for addresses of the API that do not exist, and for
// methods that an address does not take, in the API's own shape.
func (s *server) orNotFound(api *http.ServeMux) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, pattern := api.Handler(r); pattern != "" {
			api.ServeHTTP(w, r)
			return
		}
		// The mux knows whether another method would do.
		probe := &statusOnly{header: http.Header{}}
		api.ServeHTTP(probe, r)
		if allow := probe.header.Get("Allow"); allow != "" {
			w.Header().Set("Allow", allow)
			writeProblem(w, newProblem(http.StatusMethodNotAllowed, "invalid", "This address takes "+allow+" only."))
			return
		}
		writeProblem(w, newProblem(http.StatusNotFound, "not_found", "There is nothing at this address. /api/docs lists every one there is."))
	})
}

// statusOnly takes an answer and keeps only its header.
type statusOnly struct{ header http.Header }

func (p *statusOnly) Header() http.Header         { return p.header }
func (p *statusOnly) Write(b []byte) (int, error) { return len(b), nil }
func (p *statusOnly) WriteHeader(int)             {}
