package web

import (
	"context"
	"io"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"hotloop"
)

type settingsInput struct{ Body hotloop.Settings }

// Health says that the server answers and can read its store.
type Health struct {
	OK        bool     `json:"ok"`
	Questions int      `json:"questions"`
	Languages []string `json:"languages" doc:"languages whose programs can be run here"`
	Isolation string   `json:"isolation" doc:"what confines the programs that are run"`
}

// apiData registers settings, export and import, and health.
func (s *server) apiData(a huma.API) {
	operation(s, a, op(http.MethodGet, "/api/settings", "settings", "data", "The candidate's settings"),
		func(ctx context.Context, _ *struct{}) (*reply[hotloop.Settings], error) {
			set, err := s.settings(ctx)
			set.Languages = orEmpty(set.Languages)
			return &reply[hotloop.Settings]{Body: set}, err
		})
	operation(s, a, op(http.MethodPut, "/api/settings", "saveSettings", "data", "Replace the settings"),
		func(ctx context.Context, in *settingsInput) (*reply[hotloop.Settings], error) {
			if err := s.keepSettings(ctx, in.Body); err != nil {
				return nil, err
			}
			set, err := s.settings(ctx)
			return &reply[hotloop.Settings]{Body: set}, err
		})
	operation(s, a, op(http.MethodGet, "/api/health", "health", "data", "Whether the server works"),
		func(ctx context.Context, _ *struct{}) (*reply[Health], error) {
			if _, err := s.settings(ctx); err != nil {
				return nil, err
			}
			return &reply[Health]{Body: Health{OK: true, Questions: len(s.bank.Questions()), Languages: orEmpty(s.languages()), Isolation: s.isolation()}}, nil
		})
	operation(s, a, op(http.MethodGet, "/api/export", "export", "data", "Everything the user has, as one file"),
		func(ctx context.Context, _ *struct{}) (*huma.StreamResponse, error) {
			return &huma.StreamResponse{Body: func(c huma.Context) {
				c.SetHeader("Content-Type", "application/x-ndjson")
				c.SetHeader("Content-Disposition", `attachment; filename="hotloop-`+s.now().Format(time.DateOnly)+`.jsonl"`)
				if err := s.store.Export(c.Context(), c.BodyWriter()); err != nil {
					// The head of the answer is gone already. Breaking the
					// connection is the only honest way to say that the file
					// is not whole.
					s.log.Error("export broke off", "error", err)
					panic(http.ErrAbortHandler)
				}
			}}, nil
		})
	imports := op(http.MethodPost, "/api/import", "import", "data", "Take in an export (the file is the body)")
	imports.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{
		"application/octet-stream": {Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}},
	}}
	imports.Middlewares = huma.Middlewares{withBody}
	operation(s, a, imports, func(ctx context.Context, _ *struct{}) (*reply[hotloop.Imported], error) {
		done, err := s.store.Import(ctx, bodyOf(ctx))
		if err != nil {
			return nil, importError(err)
		}
		return &reply[hotloop.Imported]{Body: done}, nil
	})
}

type bodyKey struct{}

// withBody hands the unread body to the handler: an export is read as it
// arrives, not held whole.
func withBody(ctx huma.Context, next func(huma.Context)) {
	r, w := humago.Unwrap(ctx)
	_ = http.NewResponseController(w).SetReadDeadline(time.Now().Add(importTime))
	next(huma.WithValue(ctx, bodyKey{}, http.MaxBytesReader(w, r.Body, limitImport)))
}

func bodyOf(ctx context.Context) io.Reader {
	body, ok := ctx.Value(bodyKey{}).(io.Reader)
	if !ok {
		return http.NoBody
	}
	return body
}
