package web

import (
	"log/slog"
	"testing"

	"hotloop/interview"
)

// BenchmarkNew is what this room adds to the start: templates, the API's
// description, the assets' hashes.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(Config{Bank: newShelf(), Engine: interview.New(interview.Config{}), Store: &memory{}, Grader: &grader{}, Log: slog.New(slog.DiscardHandler)}); err != nil {
			b.Fatal(err)
		}
	}
}
