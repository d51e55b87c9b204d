// Package interview runs a loop: the clock, the rounds, and the interviewer's
// next move. It writes Events to a Journal and projects Answers from them; it
// keeps nothing else, so a process that was killed resumes by reading.
package interview
