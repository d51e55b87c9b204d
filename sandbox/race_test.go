//go:build race

package sandbox

// raced: the race detector multiplies what a process needs.
const raced = true
