// Package terminal holds an interview as a readable conversation on a pair of
// streams, and prints scorecards and debriefs as text. It drives the same
// engine as the pages do and works when piped: a message ends with an empty
// line, a line that starts with a slash is a command.
package terminal
