package web

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"hotloop"
	"hotloop/interview"
)

// The limits on what may be sent at once, in bytes. The engine holds each text
// to its own limit; these are about bodies, where encoding blows text up: every
// byte of it may be escaped ("\u0000" is six), and the field names come on top.
const (
	limitText  = interview.MaxSaid  // one message, one program
	limitDraft = interview.MaxDraft // the composing box and the notes
	encoded    = 6
	envelope   = 4 << 10
)

// limitImport is the largest export that is taken in.
const limitImport = 1 << 30

// bodyTimeout is how long a client may take to send a body.
const bodyTimeout = 30 * time.Second

// bodies reads the body of a write to the API before anything else sees it: it
// names the limit when it is passed, and refuses bytes that are not UTF-8,
// which JSON decoding would silently change.
func (s *server) bodies(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store") // going back must not show an older room
		if r.Body == nil || r.Body == http.NoBody || r.URL.Path == "/api/import" {
			next.ServeHTTP(w, r)
			return
		}
		limit := limitText
		if strings.HasSuffix(r.URL.Path, "/draft") || strings.HasSuffix(r.URL.Path, "/note") {
			limit = limitDraft
		}
		if r.URL.Path == "/api/run" {
			limit = limitProgram + limitStdin
		}
		// A deadline that cannot be set (a recorder in tests) is no loss.
		control := http.NewResponseController(w)
		_ = control.SetReadDeadline(time.Now().Add(bodyTimeout))
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, int64(encoded*limit+envelope)))
		_ = control.SetReadDeadline(time.Time{})
		var tooLong *http.MaxBytesError
		switch {
		case errors.As(err, &tooLong):
			s.fail(w, r, tooLarge("What you sent", limit))
			return
		case err != nil:
			s.fail(w, r, newProblem(http.StatusBadRequest, hotloop.CodeInvalid, "The request broke off before it was complete. Send it again."))
			return
		case !utf8.Valid(body):
			s.fail(w, r, newProblem(http.StatusBadRequest, hotloop.CodeInvalid,
				fmt.Sprintf("The text is not valid UTF-8 at byte %d. Save it as UTF-8 and send it again.", invalidAt(body))))
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		r.ContentLength = int64(len(body))
		next.ServeHTTP(w, r)
	})
}

// tooLarge names the limit and says where the text is.
func tooLarge(what string, limit int) error {
	return hotloop.Errorf(hotloop.CodeTooLarge,
		"%s is over the limit of %s. Nothing was lost: the text is still in the box; shorten it and send it again.", what, bytesText(limit))
}

func invalidAt(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(b)
}

func bytesText(n int) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%d MiB", n>>20)
	}
	return fmt.Sprintf("%d KiB", n>>10)
}
