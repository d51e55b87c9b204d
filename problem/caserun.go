package problem

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"regexp"
	"strings"
	"time"

	"hotloop/sandbox"
	"hotloop/toolchain"
)

// maxProcesses bounds the processes and threads of one program.
const maxProcesses = 128

// stderrKept is how much of either end of an error stream is kept, in bytes.
const stderrKept = 4 << 10

// ended is how one run of a submission ended.
type ended struct {
	verdict Verdict // Accepted if it ended by itself with exit code 0
	reason  string
	cpu     time.Duration
	wall    time.Duration
	memory  int64
	stderr  string
	where   string // the isolation
}

// wallOf is how long a program with a limit of processor time may last on the
// clock: machines are busy, and what waits for ever must be stopped.
func wallOf(limit time.Duration) time.Duration { return 3*limit + 2*time.Second }

// caseInput is what a submission is given.
type caseInput struct {
	stdin []byte
	files map[string][]byte
	args  []string
}

// load reads a case's input and answer.
func (p *Package) load(c *Case) (in caseInput, answer []byte, err error) {
	if in.stdin, err = p.tree.read(c.input, maxFile); err != nil {
		return in, nil, err
	}
	if answer, err = p.tree.read(c.answer, maxFile); err != nil {
		return in, nil, err
	}
	in.args = c.args
	in.files, err = p.caseFiles(c)
	return in, answer, err
}

// caseFiles reads the files that a program finds beside it for a case.
func (p *Package) caseFiles(c *Case) (map[string][]byte, error) {
	if c.files == "" {
		return nil, nil
	}
	files, total := map[string][]byte{}, 0
	for _, n := range p.tree.below(c.files) {
		data, err := p.tree.read(c.files+"/"+n, maxFile)
		if err != nil {
			return nil, err
		}
		if total += len(data); total > maxFile {
			return nil, errorf(CodeTooLarge, "%s holds more than %d MiB; a case may have at most that.", c.files, maxFile/mib)
		}
		files[n] = data
	}
	return files, nil
}

// start makes a submission ready to run on an input, in a fresh box.
func (j *judge) start(ctx context.Context, box *sandbox.Box, b *built, in caseInput, limit time.Duration) (sandbox.Command, error) {
	command, err := j.place(ctx, box, b)
	if err != nil {
		return command, err
	}
	size := int64(0)
	for _, data := range in.files {
		size += int64(len(data))
	}
	if err := j.room(ctx, box, size); err != nil {
		return command, err
	}
	for n, data := range in.files {
		if err := box.WriteFile(path.Join(inside(command.Dir), n), data, 0o644); err != nil {
			return command, err
		}
	}
	command.Args = append(append([]string{}, command.Args...), in.args...)
	command.Limits = sandbox.Limits{
		CPU: limit, Wall: wallOf(limit), Memory: b.memory + size, Processes: maxProcesses,
		Output: j.pkg.Info.Limits.Output, Files: fileSpace + size,
	}
	return command, nil
}

// inside is a directory of a box relative to its workspace.
func inside(dir string) string {
	dir = strings.TrimPrefix(dir, sandbox.Workspace)
	return strings.TrimPrefix(dir, "/")
}

// room makes the file space of a box large enough for what will be written to
// it from here. A new box has enough for most.
func (j *judge) room(ctx context.Context, box *sandbox.Box, size int64) error {
	if size < 16*mib {
		return nil
	}
	res, err := box.Run(ctx, sandbox.Command{Args: []string{"true"}, Limits: sandbox.Limits{Files: fileSpace + size}})
	if err == nil && res.Status != sandbox.StatusOK {
		return errorf(CodeUnavailable, "A box with room for %d MiB of files cannot be had: %s", size/mib, res.Reason)
	}
	return err
}

// run runs a submission once on an input that stands still.
func (j *judge) run(ctx context.Context, b *built, in caseInput, limit time.Duration) (ended, []byte, error) {
	box, err := j.boxes.Box(ctx)
	if err != nil {
		return ended{}, nil, err
	}
	defer box.Close()
	command, err := j.start(ctx, box, b, in, limit)
	if err != nil {
		return ended{}, nil, err
	}
	var out bytes.Buffer
	said := &ends{keep: stderrKept}
	command.Stdin, command.Stdout, command.Stderr = bytes.NewReader(in.stdin), &out, said
	res, err := box.Run(ctx, command)
	if err != nil {
		return ended{}, nil, err
	}
	e, err := j.ending(res, said.String(), limit)
	return e, out.Bytes(), err
}

// ending turns what the sandbox saw of a submission into a verdict. The limit
// is the one it ran with, which may be longer than the problem's.
func (j *judge) ending(res sandbox.Result, stderr string, limit time.Duration) (ended, error) {
	e := ended{cpu: res.CPU, wall: res.Wall, memory: res.Memory, stderr: stderr, where: res.Isolation}
	switch res.Status {
	case sandbox.StatusNotRun, sandbox.StatusInternal:
		return e, errorf(CodeUnavailable, "The submission could not be started in the sandbox: %s", res.Reason)
	case sandbox.StatusOK:
		e.verdict = Accepted
	case sandbox.StatusCPU:
		e.verdict, e.reason = TimeLimit, fmt.Sprintf("It was stopped after %s of processor time.", short(limit))
	case sandbox.StatusWall:
		e.verdict, e.reason = TimeLimit, fmt.Sprintf("It was stopped after %s on the clock, of which it computed for %s: it waits or sleeps.", short(wallOf(limit)), short(res.CPU))
	case sandbox.StatusMemory:
		e.verdict, e.reason = MemoryLimit, res.Reason
	case sandbox.StatusOutput:
		e.verdict, e.reason = OutputLimit, res.Reason
	default:
		e.verdict, e.reason = RuntimeError, res.Reason
		if toolchain.OutOfMemory(stderr) {
			e.verdict, e.reason = MemoryLimit, "Its runtime found no more memory within the limit."
		} else if line := tellingLine(stderr); line != "" {
			e.reason = strings.TrimSuffix(e.reason, ".") + "; it said: " + line
		}
	}
	if (e.verdict == Accepted || e.verdict == RuntimeError) && j.limit > 0 && e.cpu > j.limit {
		e.verdict, e.reason = TimeLimit, fmt.Sprintf("It took %s of processor time, and the limit is %s.", short(e.cpu), short(j.limit))
	}
	if j.limit > 0 && limit > j.limit && e.verdict != TimeLimit && e.wall > wallOf(j.limit) {
		// It ran with a limit longer than the problem's, and would have been stopped.
		e.verdict, e.reason = TimeLimit, fmt.Sprintf("It took %s on the clock, where it may take %s: it waits or sleeps.", short(e.wall), short(wallOf(j.limit)))
	}
	return e, nil
}

// lastLine is the last line that says something.
func lastLine(s string) string {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	return clip(strings.TrimSpace(lines[len(lines)-1]), 200)
}

var telling = regexp.MustCompile(`\w*(Error|Exception)\b|\bpanic(ked)?\b|^fatal|what\(\)`)

// tellingLine is the line of an error stream that says best what happened:
// runtimes put traces and advice around it.
func tellingLine(stderr string) string {
	best := lastLine(stderr)
	for line := range strings.Lines(stderr) {
		if telling.MatchString(line) {
			best = clip(strings.TrimSpace(line), 200)
		}
	}
	return best
}

// short shows a time as people read it.
func short(d time.Duration) string {
	if d < 10*time.Second {
		return fmt.Sprintf("%.3g s", d.Seconds())
	}
	return fmt.Sprintf("%.4g s", d.Seconds())
}
