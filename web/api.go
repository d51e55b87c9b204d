package web

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
)

// api registers every operation of /api.
func (s *server) api(mux *http.ServeMux) {
	schemas := huma.NewMapRegistry("#/components/schemas/", huma.DefaultSchemaNamer)
	config := huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{
				Title:   "hotloop",
				Version: "1",
				Description: "What the pages of hotloop do, for programs. Every write to a loop answers with the whole room. " +
					"Errors are application/problem+json with one plain sentence in the field detail.",
			},
			Components: &huma.Components{Schemas: schemas},
			Tags: []*huma.Tag{
				{Name: "bank", Description: "Questions and loop templates."},
				{Name: "room", Description: "One loop while it goes on."},
				{Name: "run", Description: "Programs that belong to no loop."},
				{Name: "results", Description: "What came of it: scorecards, debrief, progress, plan."},
				{Name: "data", Description: "Settings, export and import, health."},
			},
		},
		OpenAPIPath:   "/api/openapi",
		Formats:       huma.DefaultFormats,
		DefaultFormat: "application/json",
		Transformers:  []huma.Transformer{toProblem},
	}
	a := humago.New(mux, config)
	s.apiBank(a)
	s.apiLoops(a)
	s.apiRoom(a)
	s.apiRun(a)
	s.apiExecute(a)
	s.apiStream(a)
	s.apiResults(a)
	s.apiTranscript(a)
	s.apiData(a)
	// huma documents its own shape of errors; ours adds the code.
	if m := schemas.Map()["ErrorModel"]; m != nil {
		m.Properties["code"] = &huma.Schema{
			Type:        huma.TypeString,
			Description: "What went wrong, as one of a few stable words.",
			Enum:        []any{"invalid", "not_found", "conflict", "too_large", "busy", "unavailable", "unreadable", "internal"},
		}
	}
	s.openapi = a.OpenAPI()
}

// operation registers one operation; whatever its handler returns as an error
// goes through the one table.
func operation[I, O any](s *server, a huma.API, op huma.Operation, h func(context.Context, *I) (*O, error)) {
	op.MaxBodyBytes = -1 // the middleware bodies has already held it to its limit
	op.BodyReadTimeout = -1
	huma.Register(a, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := h(ctx, in)
		if err != nil {
			return nil, problemOf(s.log, err)
		}
		return out, nil
	})
}

// op names an operation. Errors that any operation may answer with are added.
func op(method, path, id, tag, summary string) huma.Operation {
	return huma.Operation{
		OperationID: id, Method: method, Path: path, Summary: summary, Tags: []string{tag},
		Errors: []int{http.StatusNotFound, http.StatusUnprocessableEntity, http.StatusInternalServerError},
	}
}

// reply is an answer with a JSON body.
type reply[T any] struct{ Body T }
