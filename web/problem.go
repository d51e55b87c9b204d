package web

import (
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"hotloop"
)

// statuses is the one table from what went wrong to how HTTP says it.
var statuses = map[hotloop.Code]int{
	hotloop.CodeInvalid:     http.StatusUnprocessableEntity,
	hotloop.CodeNotFound:    http.StatusNotFound,
	hotloop.CodeConflict:    http.StatusConflict,
	hotloop.CodeTooLarge:    http.StatusRequestEntityTooLarge,
	hotloop.CodeBusy:        http.StatusTooManyRequests,
	hotloop.CodeUnavailable: http.StatusServiceUnavailable,
	hotloop.CodeUnreadable:  http.StatusInternalServerError,
	hotloop.CodeInternal:    http.StatusInternalServerError,
}

// internalSentence is all that anybody outside learns of a fault of ours.
const internalSentence = "Something went wrong inside hotloop. What you typed is kept; reload the page, and look at the server's log if it happens again."

// retrySeconds is what Retry-After says when the server is busy or lacks
// something that may come back.
const retrySeconds = 2

// Problem is an error as the API says it (application/problem+json).
type Problem struct {
	Status int                 `json:"status"`
	Title  string              `json:"title"`
	Code   hotloop.Code        `json:"code"`
	Detail string              `json:"detail"`
	Errors []*huma.ErrorDetail `json:"errors,omitempty"`
}

// Error is the plain sentence.
func (p *Problem) Error() string { return p.Detail }

// GetStatus lets huma answer with the problem's status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType makes the answer application/problem+json.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// GetHeaders adds Retry-After where trying again makes sense.
func (p *Problem) GetHeaders() http.Header {
	h := http.Header{}
	if p.Status == http.StatusTooManyRequests || p.Status == http.StatusServiceUnavailable {
		h.Set("Retry-After", strconv.Itoa(retrySeconds))
	}
	return h
}

// problemOf maps any error to what may be said about it. Errors without a code
// of ours are logged and reach the outside as one fixed sentence.
func problemOf(log *slog.Logger, err error) *Problem {
	var known *Problem
	if errors.As(err, &known) {
		return known
	}
	code := hotloop.CodeOf(err)
	status, ok := statuses[code]
	if !ok {
		code, status = hotloop.CodeInternal, http.StatusInternalServerError
	}
	p := &Problem{Status: status, Title: http.StatusText(status), Code: code}
	var e *hotloop.Error
	if code != hotloop.CodeInternal && errors.As(err, &e) {
		p.Detail = e.Message
	} else {
		p.Detail = internalSentence
	}
	if status >= http.StatusInternalServerError {
		log.Error("request failed", "code", code, "error", err, "cause", errors.Unwrap(err))
	}
	return p
}

// newProblem makes a problem of our own.
func newProblem(status int, code hotloop.Code, detail string) *Problem {
	return &Problem{Status: status, Title: http.StatusText(status), Code: code, Detail: detail}
}

// toProblem is the API's transformer: it gives huma's own errors (a field that
// does not fit its type, JSON that cannot be read) the same shape as ours.
func toProblem(_ huma.Context, _ string, v any) (any, error) {
	m, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	p := newProblem(m.Status, codeOfStatus(m.Status), m.Detail)
	p.Errors = m.Errors
	for _, e := range p.Errors {
		e.Value = nil // what was sent is not echoed: it may be long or private
		e.Message = strings.ToValidUTF8(e.Message, "\uFFFD")
	}
	switch {
	case m.Status == http.StatusUnprocessableEntity && len(m.Errors) > 0:
		p.Detail = sentenceOfFields(m.Errors)
	case m.Status == http.StatusBadRequest && len(m.Errors) > 0:
		p.Detail = "The request is not readable JSON: " + m.Errors[0].Message + "."
	case m.Status == http.StatusUnsupportedMediaType:
		p.Detail = "Send JSON with the header Content-Type: application/json."
	case m.Status >= http.StatusInternalServerError:
		p.Detail, p.Errors = internalSentence, nil
	}
	return p, nil
}

// sentenceOfFields names every field that did not fit.
func sentenceOfFields(details []*huma.ErrorDetail) string {
	parts := make([]string, 0, len(details))
	for _, d := range details {
		where := strings.TrimPrefix(d.Location, "body.")
		if where == "" || where == "body" {
			parts = append(parts, d.Message)
			continue
		}
		parts = append(parts, where+": "+d.Message)
	}
	return "The request does not fit: " + strings.Join(parts, "; ") + "."
}

func codeOfStatus(status int) hotloop.Code {
	switch status {
	case http.StatusNotFound:
		return hotloop.CodeNotFound
	case http.StatusRequestEntityTooLarge:
		return hotloop.CodeTooLarge
	case http.StatusConflict:
		return hotloop.CodeConflict
	}
	if status >= http.StatusInternalServerError {
		return hotloop.CodeInternal
	}
	return hotloop.CodeInvalid
}

// writeProblem answers outside huma, from middleware.
func writeProblem(w http.ResponseWriter, p *Problem) {
	for k, v := range p.GetHeaders() {
		w.Header()[k] = v
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(p) // the client is gone if this fails; nothing is left to say
}
