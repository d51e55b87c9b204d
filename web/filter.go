package web

import (
	"net/url"
	"slices"
	"strings"

	"hotloop"
)

// filter narrows the bank. An empty field asks nothing; a value that does not
// exist finds nothing.
type filter struct {
	Form  hotloop.Form
	Round hotloop.RoundKind
	Level hotloop.Level
	Value hotloop.Value
	Topic string
	Grade hotloop.Grade
	// Search is words that title, topics and opening must hold, each of them.
	Search string
}

func filterOf(q url.Values) filter {
	return filter{
		Form: hotloop.Form(q.Get("form")), Round: hotloop.RoundKind(q.Get("round")), Level: hotloop.Level(q.Get("level")),
		Value: hotloop.Value(q.Get("value")), Topic: q.Get("topic"), Grade: hotloop.Grade(q.Get("grade")), Search: strings.TrimSpace(q.Get("q")),
	}
}

func (f filter) empty() bool { return f == filter{} }

func (f filter) fits(q hotloop.Question) bool {
	return (f.Form == "" || q.Form == f.Form) &&
		(f.Round == "" || q.ForRound(f.Round)) &&
		(f.Level == "" || slices.Contains(q.Levels, f.Level)) &&
		(f.Value == "" || slices.ContainsFunc(q.Values, func(v hotloop.ValueTag) bool { return v.Value == f.Value })) &&
		(f.Topic == "" || slices.Contains(q.Topics, f.Topic)) &&
		(f.Grade == "" || slices.ContainsFunc(q.Sources, func(s hotloop.Source) bool { return s.Grade == f.Grade })) &&
		f.finds(q)
}

// finds reports whether a question holds every word that is searched for, as
// part of a word and without regard to case.
func (f filter) finds(q hotloop.Question) bool {
	if f.Search == "" {
		return true
	}
	text := strings.ToLower(strings.Join(append([]string{q.Title, string(q.ID), q.Ask}, q.Topics...), "\n"))
	for _, word := range strings.Fields(strings.ToLower(f.Search)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

func (f filter) apply(all []hotloop.Question) []hotloop.Question {
	var out []hotloop.Question
	for _, q := range all {
		if f.fits(q) {
			out = append(out, q)
		}
	}
	return out
}
