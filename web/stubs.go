package web

import (
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

func (s *server) progress(w http.ResponseWriter, r *http.Request) error { return nil }
func (s *server) apiProgress(a huma.API)                                {}
