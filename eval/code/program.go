package code

import (
	"context"
	"fmt"
	"strings"
	"syscall"

	"hotloop"
	"hotloop/problem"
	"hotloop/sandbox"
	"hotloop/toolchain"
)

// compareTokens is how the output of a program is compared.
const compareTokens = "tokens"

// maxProgramOutput bounds what a program may write for one test, in bytes.
const maxProgramOutput = 8 << 20

// judgeProgram runs a program of style program: each test in a box of its own,
// so that no test finds what another left.
func (r *runner) judgeProgram(ctx context.Context, boxes *sandbox.Sandbox, tools *Toolchains, lang language) error {
	r.lang, r.run.Isolation = lang, boxes.Describe()
	limits := limitsOf(r.spec)
	name, err := SourceName(lang.name())
	if err != nil {
		return err
	}
	files := map[string][]byte{name: []byte(r.run.Source)}
	ready := func() (*sandbox.Box, toolchain.Built, error) {
		box, err := boxes.Box(ctx)
		if err != nil {
			return nil, toolchain.Built{}, err
		}
		b, err := tools.set.Build(ctx, box, lang.name(), files, toolchain.Options{Memory: limits.memory})
		if err != nil {
			box.Close()
		}
		return box, b, err
	}
	box, built, err := ready()
	if err != nil {
		return err
	}
	r.run.Toolchain = built.Toolchain
	r.run.Compile = hotloop.Compile{OK: built.OK, Millis: built.Millis}
	if !built.OK {
		box.Close()
		r.run.Compile.Output = clip(built.Output, shownLimit)
		r.leaveOut(0, "")
		return nil
	}
	return r.inOrder(func(_ int, t hotloop.Test) (hotloop.Case, error) {
		if box == nil {
			if box, built, err = ready(); err != nil {
				return hotloop.Case{}, err
			}
		}
		c, err := r.runProgram(ctx, box, built.Command, t, limits)
		box.Close()
		box = nil
		return c, err
	})
}

// runProgram runs a program on one test.
func (r *runner) runProgram(ctx context.Context, box *sandbox.Box, command sandbox.Command, t hotloop.Test, l limits) (hotloop.Case, error) {
	c := r.blank(t)
	input, err := programText(t.Args)
	if err != nil {
		return c, err
	}
	out, said := &startBytes{limit: maxProgramOutput}, toolchain.NewEnds(stderrKept/2)
	command.Stdin, command.Stdout, command.Stderr = strings.NewReader(input), out, said
	command.Limits = sandbox.Limits{CPU: l.cpu, Wall: waitFactor*l.cpu + waitMore, Memory: l.memory, Processes: 64, Output: maxProgramOutput, Files: 64 << 20}
	result, err := box.Run(ctx, command)
	if err != nil {
		return c, err
	}
	r.run.Isolation = firstNonEmpty(result.Isolation, r.run.Isolation)
	c.Millis, c.MemoryKB = round3(millis(result.CPU)), result.Memory>>10
	c.Got = clip(strings.ToValidUTF8(string(out.data), "\uFFFD"), shownLimit)
	c.Stderr = ends(said.String(), shownLimit)
	c.Verdict, c.Says, err = programVerdict(result, said.String(), l)
	if err != nil || c.Verdict != hotloop.Accepted {
		return c, err
	}
	if r.custom {
		c.Says = "It ran; your own input has no expected result to compare with."
		return c, nil
	}
	want, ok := t.Expected.(string)
	if !ok {
		return c, hotloop.Errorf(hotloop.CodeInvalid, "test %q of a program expects something other than a text", t.Name)
	}
	if c.Says = comparison(compareOf(r.spec, t)).Compare([]byte(want), out.data); c.Says != "" {
		c.Verdict = hotloop.WrongAnswer
	}
	return c, nil
}

// programVerdict judges how a program ended. Accepted means that its output is
// worth comparing.
func programVerdict(result sandbox.Result, stderr string, l limits) (hotloop.Verdict, string, error) {
	last := ""
	if text := ends(lastLines(stderr, 3), 300); text != "" {
		last = " It last said: " + text
	}
	switch result.Status {
	case sandbox.StatusOK:
		return hotloop.Accepted, "", nil
	case sandbox.StatusCPU:
		return hotloop.TimeLimit, fmt.Sprintf("It was stopped after %d ms of processor time.", l.cpu.Milliseconds()), nil
	case sandbox.StatusWall:
		return hotloop.TimeLimit, fmt.Sprintf("It was stopped after %.1f s on the clock. It had not used its %d ms of processor time: it was waiting, or this machine was very busy.", result.Wall.Seconds(), l.cpu.Milliseconds()), nil
	case sandbox.StatusMemory:
		return hotloop.MemoryLimit, fmt.Sprintf("It used more than the %d MB of memory that it may.", l.memory>>20), nil
	case sandbox.StatusOutput:
		return hotloop.OutputLimit, fmt.Sprintf("It wrote more than %d MB.", maxProgramOutput>>20), nil
	case sandbox.StatusProcesses, sandbox.StatusFiles, sandbox.StatusNotRun:
		return hotloop.RuntimeError, result.Reason + last, nil
	case sandbox.StatusRuntime:
		if toolchain.OutOfMemory(stderr) {
			return hotloop.MemoryLimit, "It used more memory than it may: its runtime found no more.", nil
		}
		if result.Signal != 0 {
			return hotloop.RuntimeError, fmt.Sprintf("It was ended by %s.%s", signalWords(result.Signal), last), nil
		}
		return hotloop.RuntimeError, fmt.Sprintf("It ended itself with exit code %d, which says that it failed.%s", result.ExitCode, last), nil
	}
	return "", "", hotloop.Errorf(hotloop.CodeUnavailable, "The sandbox could not observe the program (%s); try again.", result.Reason)
}

// signalWords names a signal and says what it usually means.
func signalWords(n int) string {
	words := map[syscall.Signal]string{
		syscall.SIGSEGV: "SIGSEGV (memory was used that is not the program's, or a function calls itself without end)",
		syscall.SIGBUS:  "SIGBUS (memory was used that is not there)",
		syscall.SIGFPE:  "SIGFPE (a division by zero or an overflow of one)",
		syscall.SIGILL:  "SIGILL (an instruction that there is not)",
		syscall.SIGTRAP: "SIGTRAP (a trap for what cannot be)",
		syscall.SIGABRT: "SIGABRT (the program aborted itself)",
		syscall.SIGSYS:  "SIGSYS (a system call that programs may not make here)",
		syscall.SIGPIPE: "SIGPIPE (it wrote to something that was closed)",
		syscall.SIGKILL: "SIGKILL",
	}[syscall.Signal(n)]
	if words == "" {
		words = fmt.Sprintf("signal %d (%v)", n, syscall.Signal(n))
	}
	return words
}

// lastLines are the last n lines of a text.
func lastLines(text string, n int) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	return strings.Join(lines[max(0, len(lines)-n):], "\n")
}

// programText is the standard input of a test.
func programText(args []any) (string, error) {
	if len(args) == 1 {
		if text, ok := args[0].(string); ok {
			return text, nil
		}
	}
	return "", hotloop.Errorf(hotloop.CodeInvalid, "a test of a program has one text in `args`, its standard input")
}

// comparison is how outputs are compared.
func comparison(c hotloop.Compare) problem.Comparison {
	tolerance := func(own float64) float64 {
		if own == 0 {
			own = c.Tolerance
		}
		if own == 0 {
			return -1 // not at all
		}
		return own
	}
	p := problem.Comparison{CaseSensitive: c.CaseSensitive, SpaceSensitive: c.SpaceSensitive, Absolute: tolerance(c.Absolute), Relative: tolerance(c.Relative)}
	p.Floats = p.Absolute > 0 || p.Relative > 0
	return p
}

// checkProgramTest says how a test of a program is malformed.
func checkProgramTest(spec *hotloop.CodeSpec, t hotloop.Test) []string {
	var out []string
	if _, err := programText(t.Args); err != nil {
		out = append(out, err.Error())
	}
	if _, ok := t.Expected.(string); !ok {
		out = append(out, "expected is not a text, the standard output")
	}
	if c := compareOf(spec, t); c.Kind != "" && c.Kind != compareTokens {
		out = append(out, fmt.Sprintf("%q is no way to compare the output of a program; use tokens", c.Kind))
	}
	return out
}
