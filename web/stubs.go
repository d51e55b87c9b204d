package web

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

func (s *server) scorecard(w http.ResponseWriter, r *http.Request) error { return nil }
func (s *server) feedback(w http.ResponseWriter, r *http.Request) error  { return nil }
func (s *server) debrief(w http.ResponseWriter, r *http.Request) error   { return nil }
func (s *server) progress(w http.ResponseWriter, r *http.Request) error  { return nil }
func (s *server) apiResults(a huma.API)                                  {}
func (s *server) apiTranscript(a huma.API)                               {}
