// Package checktestdata reads scripts in the language checktestdata, in which
// problem packages describe how their inputs must look, and holds inputs
// against them.
//
// It is an instrument that needs nothing but the standard library. The script
// comes from a stranger's package, and so does the input: both are bounded in
// size, and a run is bounded in steps, in memory and by its context. A script
// that is at fault, or that needs more than the bounds, is a Fault and never a
// verdict on the input; an input that the script does not describe is a
// Mismatch that says where and why.
//
// The language is read as its own description has it, in all its versions: the
// newer FLOATP, STRLEN, assignments in a row and remarks behind commands are
// understood everywhere. Where versions disagree on whether a dot in a regular
// expression stands for the end of a line too, an input is taken if one of the
// two readings takes it.
package checktestdata
