package web

import (
	"context"

	"hotloop"
)

func (s *server) nextThing(ctx context.Context, set hotloop.Settings) (*nextThing, error) {
	return nil, nil
}
