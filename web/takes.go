package web

import "hotloop"

// Change is how one dimension moved between two attempts at a question.
type Change struct {
	Dimension hotloop.Dimension `json:"dimension"`
}

type takes struct{ Changes []Change }

func newTakes(before, now attempt) takes { return takes{} }
