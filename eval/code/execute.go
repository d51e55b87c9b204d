package code

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"hotloop"
	"hotloop/sandbox"
	"hotloop/toolchain"
)

// Bounds on a program that answers no question.
const (
	// MaxStdin is how long its input may be, in bytes.
	MaxStdin = 1 << 20
	// maxProgramFiles is how many files it may have.
	maxProgramFiles = 64
	maxStdout       = 1 << 20 // bytes of what it prints that are handed on
	maxStderr       = 64 << 10
	programMillis   = 10_000 // processor time, where the caller names none
	mostMillis      = 60_000
	mostMemoryMB    = 2048
)

// Executor runs programs that answer no question: built in a box, run once on
// an input, compared with nothing. It is safe for concurrent use.
type Executor struct {
	boxes   *sandbox.Sandbox
	tools   *toolchain.Set
	compile sandbox.Limits
}

// NewExecutor makes an Executor. The sandbox must have been opened with the
// set's mounts.
func NewExecutor(boxes *sandbox.Sandbox, tools *toolchain.Set) *Executor {
	// Compilers of small programs need a fraction of this; what keeps one busy
	// on purpose should not keep others waiting.
	compile := sandbox.Limits{CPU: 60 * time.Second, Wall: 60 * time.Second, Memory: 1 << 30, Files: 256 << 20}
	return &Executor{boxes: boxes, tools: tools, compile: compile}
}

// Execute builds and runs a program. What goes wrong with the program is in
// the record; an error means that it could not be run.
func (e *Executor) Execute(ctx context.Context, p hotloop.Program) (hotloop.Ran, error) {
	files, err := checkProgram(&p)
	if err != nil {
		return hotloop.Ran{}, err
	}
	box, err := e.boxes.Box(ctx)
	if err != nil {
		return hotloop.Ran{}, plainError(ctx, err)
	}
	// What cannot be given back is ended by the sandbox itself.
	defer box.Close()
	ran, err := e.in(ctx, box, p, files)
	if err != nil {
		return hotloop.Ran{}, plainError(ctx, err)
	}
	return ran, nil
}

func (e *Executor) in(ctx context.Context, box *sandbox.Box, p hotloop.Program, files map[string][]byte) (hotloop.Ran, error) {
	memory := int64(p.Limits.MemoryMB) << 20
	built, err := e.tools.Build(ctx, box, p.Language, files, toolchain.Options{Main: p.Main, Memory: memory, Limits: e.compile})
	var refused *sandbox.Error
	if errors.As(err, &refused) && refused.Code == sandbox.CodeUsage {
		return hotloop.Ran{}, hotloop.Errorf(hotloop.CodeInvalid, "%s", refused.Says) // the caller's program, not our call
	}
	if err != nil {
		return hotloop.Ran{}, err
	}
	ran := hotloop.Ran{
		Compile: hotloop.Compile{OK: built.OK, Output: built.Output, Millis: round3(built.Millis)},
		Cached:  built.Cached, Toolchain: built.Toolchain, Isolation: e.boxes.Describe(),
	}
	if !built.OK {
		ran.Verdict, ran.Says = hotloop.CompileError, "It does not compile; the compiler says why."
		return ran, nil
	}
	out, errOut := &startBytes{limit: maxStdout}, toolchain.NewEnds(maxStderr/2)
	cpu := time.Duration(p.Limits.Millis) * time.Millisecond
	c := built.Command
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader(p.Stdin), out, errOut
	c.Limits = sandbox.Limits{CPU: cpu, Wall: 2*cpu + 3*time.Second, Memory: memory, Processes: 64, Output: maxStdout, Files: 64 << 20}
	res, err := box.Run(ctx, c)
	if err != nil {
		return hotloop.Ran{}, err
	}
	ran.Isolation, ran.ExitCode, ran.Signal = res.Isolation, res.ExitCode, res.Signal
	ran.Stdout, ran.Stderr = strings.ToValidUTF8(string(out.data), "\uFFFD"), strings.ToValidUTF8(errOut.String(), "\uFFFD")
	ran.CPUMillis, ran.Millis, ran.MemoryKB = round3(millis(res.CPU)), round3(millis(res.Wall)), res.Memory>>10
	ran.Says = res.Reason
	switch res.Status {
	case sandbox.StatusOK:
		ran.Verdict = hotloop.Finished
	case sandbox.StatusCPU, sandbox.StatusWall:
		ran.Verdict = hotloop.TimeLimit
	case sandbox.StatusMemory:
		ran.Verdict = hotloop.MemoryLimit
	case sandbox.StatusOutput:
		ran.Verdict = hotloop.OutputLimit
	case sandbox.StatusRuntime, sandbox.StatusProcesses, sandbox.StatusFiles, sandbox.StatusNotRun:
		ran.Verdict = hotloop.RuntimeError
		if toolchain.OutOfMemory(ran.Stderr) {
			ran.Verdict, ran.Says = hotloop.MemoryLimit, fmt.Sprintf("Its runtime found no more memory within the limit of %d MiB.", p.Limits.MemoryMB)
		}
	default:
		return hotloop.Ran{}, hotloop.Errorf(hotloop.CodeUnavailable, "The sandbox could not observe the program (%s); try again.", res.Reason)
	}
	return ran, nil
}

// checkProgram holds a program to its bounds and fills in what it leaves open.
func checkProgram(p *hotloop.Program) (map[string][]byte, error) {
	if len(p.Files) == 0 {
		return nil, hotloop.Errorf(hotloop.CodeInvalid, "The program has no file; send its source.")
	}
	if len(p.Files) > maxProgramFiles {
		return nil, hotloop.Errorf(hotloop.CodeTooLarge, "The program has %d files; at most %d can be run.", len(p.Files), maxProgramFiles)
	}
	if len(p.Stdin) > MaxStdin {
		return nil, hotloop.Errorf(hotloop.CodeTooLarge, "The input has %d KB; at most %d KB can be given.", len(p.Stdin)>>10, MaxStdin>>10)
	}
	total := 0
	files := make(map[string][]byte, len(p.Files))
	for name, text := range p.Files {
		total += len(text)
		files[name] = []byte(text)
	}
	if total > MaxSource {
		return nil, hotloop.Errorf(hotloop.CodeTooLarge, "The program has %d KB; at most %d KB can be run.", total>>10, MaxSource>>10)
	}
	l := &p.Limits
	if l.Millis < 0 || l.Millis > mostMillis || l.MemoryMB < 0 || l.MemoryMB > mostMemoryMB {
		return nil, hotloop.Errorf(hotloop.CodeInvalid, "A program may have up to %d ms of processor time and %d MiB of memory.", mostMillis, mostMemoryMB)
	}
	if l.Millis == 0 {
		l.Millis = programMillis
	}
	if l.MemoryMB == 0 {
		l.MemoryMB = defaultMemoryMB
	}
	return files, nil
}

// SourceName is what a program of one file is called in a language.
func SourceName(language string) (string, error) {
	for _, l := range toolchain.Known() {
		if l.Name == language {
			return "main" + l.Extensions[0], nil
		}
	}
	var names []string
	for _, l := range toolchain.Known() {
		names = append(names, l.Name)
	}
	return "", hotloop.Errorf(hotloop.CodeInvalid, "There is no language %q; use %s.", clip(language, 40), strings.Join(names, ", "))
}

// startBytes keeps the first bytes that are written to it.
type startBytes struct {
	data  []byte
	limit int
}

func (s *startBytes) Write(p []byte) (int, error) {
	s.data = append(s.data, p[:min(len(p), s.limit-len(s.data))]...)
	return len(p), nil
}
