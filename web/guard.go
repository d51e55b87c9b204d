package web

import (
	"context"
	"crypto/rand"
	"fmt"
	"net"
	"net/http"
	"runtime/debug"
	"strings"

	"hotloop"
)

type nonceKey struct{}

// nonceOf is the request's nonce for style elements that scripts add.
func nonceOf(ctx context.Context) string {
	n, _ := ctx.Value(nonceKey{}).(string)
	return n
}

// guard wraps everything the server answers: a panic becomes an error page, a
// foreign Host or a foreign page's write is refused, and every answer carries
// the headers that keep a browser from doing what it was not asked to.
func (s *server) guard(next http.Handler) http.Handler {
	origin := http.NewCrossOriginProtection()
	origin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, newProblem(http.StatusForbidden, hotloop.CodeInvalid,
			"This write came from another site's page, so hotloop refused it. Open hotloop itself and try again there."))
	}))
	checked := origin.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		nonce := rand.Text()
		r = r.WithContext(context.WithValue(r.Context(), nonceKey{}, nonce))
		secure(w.Header(), nonce)
		defer s.recovered(w, r)
		if !s.hostAllowed(r.Host) {
			s.fail(w, r, newProblem(http.StatusForbidden, hotloop.CodeInvalid,
				fmt.Sprintf("hotloop does not answer to the name %q. Open it as localhost or 127.0.0.1.", clip(r.Host, 80))))
			return
		}
		checked.ServeHTTP(w, r)
	})
}

// secure sets the headers of every answer.
func secure(h http.Header, nonce string) {
	h.Set("Content-Security-Policy", strings.Join([]string{
		"default-src 'none'", "script-src 'self'", "connect-src 'self'", "img-src 'self' data:",
		"font-src 'self'", "style-src 'self' 'nonce-" + nonce + "'", "style-src-attr 'unsafe-inline'",
		"form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'",
	}, "; "))
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
}

// recovered turns a panic into an internal error. A response that was already
// begun cannot be mended; the connection is closed instead.
func (s *server) recovered(w http.ResponseWriter, r *http.Request) {
	v := recover()
	if v == nil {
		return
	}
	if v == http.ErrAbortHandler {
		panic(v)
	}
	s.log.Error("request panicked", "path", r.URL.Path, "panic", v, "stack", string(debug.Stack()))
	s.fail(w, r, newProblem(http.StatusInternalServerError, hotloop.CodeInternal, internalSentence))
}

// hostAllowed keeps a foreign name that was made to resolve to this machine
// (DNS rebinding) from reading anything.
func (s *server) hostAllowed(hostport string) bool {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	}
	host = strings.ToLower(strings.Trim(strings.TrimSuffix(host, "."), "[]"))
	if host == "localhost" || s.hosts[host] {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// fail answers with a problem in the shape that fits the path: JSON for the
// API, a page for people.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	p := problemOf(s.log, err)
	if strings.HasPrefix(r.URL.Path, "/api/") {
		writeProblem(w, p)
		return
	}
	s.errorPage(w, r, p)
}

// clip shortens text for a message, on a character boundary.
func clip(text string, runes int) string {
	n := 0
	for i := range text {
		if n == runes {
			return text[:i] + "…"
		}
		n++
	}
	return text
}
