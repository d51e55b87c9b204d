// Package voice holds what interviewers say that belongs to no question: a file
// of lines for every role, and one of lines that all roles share. It is content
// with names, and decides nothing; package interview picks from it and never
// says a line twice in a loop.
//
// The tone is warm and pressing: a line doubts the claim, never the person, is
// never sarcastic, and never praises.
package voice
