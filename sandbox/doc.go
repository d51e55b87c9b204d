// Package sandbox runs programs nobody has reason to trust: a candidate's
// code and the compilers that read it.
//
// It is an instrument: it knows nothing of interviews and imports nothing of
// the project. On the arrow it stands under eval/code and eval/lab, which turn
// its Results into Evidence.
//
// What it promises:
//
//   - A program runs in a Box: its own user, process, mount, network, IPC, host
//     name and cgroup namespaces, a private file tree on capped memory, no
//     network, no capability, and a filter on system calls. What protects
//     against what is told in docs/sandbox.md.
//   - Nothing is weakened silently. What cannot be set up is an error in one
//     plain sentence; which isolation was in force is part of every Result.
//   - The program's failure is data (a Result); an error means that the
//     sandbox could not observe the program.
//   - After every run all its processes are dead and that has been verified;
//     a Box in doubt is killed and refuses further runs.
//
// Every binary that opens a Sandbox must call Main first thing in func main
// (a test binary: in TestMain), because boxes are started by executing the
// same binary again:
//
//	func main() {
//		sandbox.Main() // returns at once unless this process is a box
//		...
//	}
//
// Then:
//
//	s, err := sandbox.Open(ctx, sandbox.Config{Mounts: python.Mounts})
//	box, err := s.Box(ctx)
//	defer box.Close()
//	err = box.WriteFile("main.py", source, 0o644)
//	res, err := box.Run(ctx, sandbox.Command{
//		Args:   []string{python.Path, "-I", "-S", "main.py"},
//		Stdin:  tests,
//		Stdout: &out,
//		Mounts: python.MountNames(),
//		Limits: sandbox.Limits{CPU: time.Second, Memory: 256 << 20},
//	})
package sandbox
