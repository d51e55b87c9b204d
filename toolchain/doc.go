// Package toolchain finds the compilers and interpreters of this machine and
// makes programs ready to run in a box of package sandbox.
//
// It is an instrument: it knows nothing of interviews and imports nothing of
// the project but sandbox. Two build on it: eval/code, which judges candidates'
// programs, and whoever runs the submissions of other people's problem
// packages.
//
// What it promises:
//
//   - A language is one file (java.go, rust.go, ...) and one line in set.go.
//   - A program that does not compile is data (Built.OK is false, with the
//     compiler's words about the program's own files and lines). An error means
//     that it could not be found out: the toolchain is missing, or the sandbox
//     broke.
//   - Compilers run in the box, under limits: they read text that nobody has
//     reason to trust.
//   - What was compiled is kept on disk (0700, bounded, the longest unused goes
//     first), under a key of every source, the toolchain and its flags. Programs
//     under test never see that directory.
//   - Memory settings are honest: a runtime with a heap of its own is told a
//     heap that fits into Options.Memory together with everything else that the
//     runtime keeps. The limit on the address space is never used; the JVM, Go
//     and Node do not work under one.
//
// A box given to Build should hold nothing but what the caller wrote: a
// program that ran in it before could have left files that a compiler reads.
package toolchain
