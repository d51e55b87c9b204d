// Package code judges programs and observes what their runs show.
//
// It has two halves. The Judge stands beside the interview: it compiles the
// candidate's program, runs it on the question's tests inside package sandbox,
// and returns a hotloop.Run, which the interview records as an Event. The
// Evaluator stands on the arrow between Answer and Evidence: it reads recorded
// Runs and never runs anything, so the same answer gives the same evidence.
// Whatever the Evaluator quotes as a measure is a Metric of the Run that the
// Judge recorded.
//
// A program is called through a driver in its own language (pydriver,
// godriver) by one protocol of JSON lines (protocol.go). Languages are files
// like python.go and golang.go.
package code
