package web

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"hotloop"
)

type markdownOutput struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

type transcriptOutput struct {
	Disposition string `header:"Content-Disposition"`
	Body        Transcript
}

// apiTranscript registers a loop as a file.
func (s *server) apiTranscript(a huma.API) {
	text := op(http.MethodGet, "/api/loops/{loop}/transcript.md", "transcriptMarkdown", "results", "Everything said and run, as Markdown")
	text.Responses = map[string]*huma.Response{"200": {
		Description: "OK", Content: map[string]*huma.MediaType{"text/markdown": {Schema: &huma.Schema{Type: huma.TypeString}}},
	}}
	operation(s, a, text, func(ctx context.Context, in *LoopPath) (*markdownOutput, error) {
		t, err := s.transcript(ctx, in.Loop)
		if err != nil {
			return nil, err
		}
		body := t.markdown(func(id hotloop.QuestionID) hotloop.Question { q, _ := s.knownQuestion(id); return q })
		return &markdownOutput{ContentType: "text/markdown; charset=utf-8", Disposition: fileName(in.Loop, "md"), Body: []byte(body)}, nil
	})
	operation(s, a, op(http.MethodGet, "/api/loops/{loop}/transcript.json", "transcript", "results", "Everything said and run, as JSON"),
		func(ctx context.Context, in *LoopPath) (*transcriptOutput, error) {
			t, err := s.transcript(ctx, in.Loop)
			if err != nil {
				return nil, err
			}
			return &transcriptOutput{Disposition: fileName(in.Loop, "json"), Body: t}, nil
		})
}

func (s *server) transcript(ctx context.Context, loop hotloop.LoopID) (Transcript, error) {
	events, err := s.store.Events(ctx, loop)
	if err != nil {
		return Transcript{}, err
	}
	answers, err := s.attempts(ctx, loop)
	if err != nil {
		return Transcript{}, err
	}
	t := newTranscript(events, answers)
	t.Loop = loop
	return t, nil
}

// fileName is safe to stand in a header: the loop was found, so its id is one
// of ours.
func fileName(loop hotloop.LoopID, ext string) string {
	return `attachment; filename="hotloop-` + slug(string(loop)) + "." + ext + `"`
}
