// Package problem reads problem packages of the Kattis and ICPC kind, runs
// the programs in them and says whether each ended as its package expects.
//
// It is an instrument: it knows nothing of interviews. It uses sandbox to run
// programs and toolchain to build them. `hotloop judge` shows its reports and
// `hotloop bank import` makes questions of its packages; docs/judge.md tells
// what of the formats "legacy" and "2025-09" is understood.
//
// What it promises:
//
//   - A package is read within bounds, from a directory or a zip archive,
//     and nothing outside of it is ever read.
//   - Submissions, validators, graders and build scripts are all untrusted:
//     each runs in a box of the sandbox and nowhere else. Scripts in the
//     language checktestdata are no programs of the machine's: the room
//     checktestdata runs them within bounds.
//   - A verdict is never guessed. What keeps a verdict from being reached, such
//     as a validator that crashes, a language nobody knows or a missing
//     compiler, is a judge error that names the file and the remedy.
//   - What a package asks for and this package cannot do is said in its Notes
//     or refused; it is never passed over in silence.
package problem
