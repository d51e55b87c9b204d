package problem

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"hotloop/sandbox"
)

// Exit codes of validators.
const (
	exitAccept = 42
	exitReject = 43
)

// Where a validator finds what it is given, in its box.
const (
	inputFile   = "case/input.in"
	answerFile  = "case/answer.ans"
	feedbackDir = "case/feedback"
)

// maxMessage bounds a message of a validator that is shown, in bytes.
const maxMessage = 64 << 10

// faults gather in a judgeFault: a validator that did not do its work.
type judgeFault struct{ says string }

func (f *judgeFault) Error() string { return f.says }

func faultf(format string, args ...any) error { return &judgeFault{fmt.Sprintf(format, args...)} }

// checker is an output validator at work on one case, in a box of its own,
// which lives as long as the passes of the case last.
type checker struct {
	j       *judge
	by      *built
	box     *sandbox.Box
	command sandbox.Command
	where   string
}

// openChecker prepares a validator for a case.
func (j *judge) openChecker(ctx context.Context, by *built, in, answer []byte, args []string) (*checker, error) {
	box, err := j.boxes.Box(ctx)
	if err != nil {
		return nil, err
	}
	c := &checker{j: j, by: by, box: box}
	if c.command, err = j.place(ctx, box, by); err != nil {
		box.Close()
		return nil, err
	}
	size := int64(len(in) + len(answer))
	err = j.room(ctx, box, size)
	for name, data := range map[string][]byte{inputFile: in, answerFile: answer, feedbackDir + "/.hotloop": nil} {
		if err == nil {
			err = box.WriteFile(name, data, 0o644)
		}
	}
	if err != nil {
		box.Close()
		return nil, err
	}
	at := func(name string) string { return sandbox.Workspace + "/" + name }
	c.command.Args = append(append([]string{}, c.command.Args...), at(inputFile), at(answerFile), at(feedbackDir)+"/")
	c.command.Args = append(c.command.Args, args...)
	l := j.pkg.Info.Limits
	c.command.Limits = sandbox.Limits{
		CPU: l.Validate, Wall: wallOf(l.Validate), Memory: l.ValidateMem + size, Processes: maxProcesses,
		Output: l.ValidateOut, Files: fileSpace + size,
	}
	return c, nil
}

func (c *checker) close() { c.box.Close() }

// name is the validator's path in the package.
func (c *checker) name() string { return c.by.program.path }

// check lets the validator judge an output.
func (c *checker) check(ctx context.Context, output io.Reader) (accepted bool, err error) {
	said := &ends{keep: stderrKept}
	command := c.command
	command.Stdin, command.Stderr = output, said
	res, err := c.box.Run(ctx, command)
	if err != nil {
		return false, err
	}
	return c.judgement(res, said.String())
}

// judgement reads how a validator ended.
func (c *checker) judgement(res sandbox.Result, stderr string) (accepted bool, err error) {
	c.where = res.Isolation
	exited := res.Signal == 0 && (res.Status == sandbox.StatusOK || res.Status == sandbox.StatusRuntime)
	if exited && res.ExitCode == exitAccept {
		return true, nil
	}
	if exited && res.ExitCode == exitReject {
		return false, nil
	}
	said := ""
	if line := lastLine(stderr); line != "" {
		said = " It last said: " + line
	}
	switch res.Status {
	case sandbox.StatusOK, sandbox.StatusRuntime:
		if exited {
			return false, faultf("The output validator %s ended with exit code %d, and it may end with 42 (accepted) or 43 (wrong) alone; mend it.%s", c.name(), res.ExitCode, said)
		}
		return false, faultf("The output validator %s crashed: %s Mend it.%s", c.name(), full(res.Reason), said)
	case sandbox.StatusCPU, sandbox.StatusWall:
		return false, c.hang("")
	case sandbox.StatusMemory:
		return false, faultf("The output validator %s needed more than its memory of %d MiB; mend it, or raise limits.validation_memory in problem.yaml.", c.name(), c.j.pkg.Info.Limits.ValidateMem/mib)
	case sandbox.StatusOutput:
		return false, faultf("The output validator %s wrote more than %d MiB; mend it, or raise limits.validation_output in problem.yaml.", c.name(), c.j.pkg.Info.Limits.ValidateOut/mib)
	}
	return false, faultf("The output validator %s could not do its work: %s", c.name(), full(res.Reason))
}

// maxHangs is how often a validator may hang before it is asked no more: each
// time takes all of its time, and there may be hundreds of cases.
const maxHangs = 2

// hang is the fault of a validator that does not end.
func (c *checker) hang(when string) error {
	c.j.hangs++
	return faultf("The output validator %s did not end within its time of %s%s; mend it, or raise limits.validation_time in problem.yaml.", c.name(), short(c.j.pkg.Info.Limits.Validate), when)
}

// full ends a sentence.
func full(s string) string {
	if s != "" && !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}

// feedback reads a file the validator may have left.
func (c *checker) feedback(name string, limit int64) (data []byte, there bool, err error) {
	data, err = c.box.ReadFile(feedbackDir+"/"+name, limit)
	var told *sandbox.Error
	switch {
	case err == nil:
		return data, true, nil
	case errors.As(err, &told) && told.Code == sandbox.CodeMissing:
		return nil, false, nil
	case errors.As(err, &told) && told.Code == sandbox.CodeUsage:
		return nil, true, faultf("The output validator %s left a %s of more than %d KiB; mend it.", c.name(), name, limit>>10)
	}
	return nil, false, err
}

// message reads a message; one that is too long is left out rather than
// spoiling a verdict.
func (c *checker) message(name string) (string, error) {
	data, _, err := c.feedback(name, maxMessage)
	var fault *judgeFault
	if errors.As(err, &fault) {
		return "(too long to show)", nil
	}
	return strings.TrimSpace(strings.ToValidUTF8(string(data), "\uFFFD")), err
}

// number reads a file that holds one number.
func (c *checker) number(name string) (*float64, error) {
	data, there, err := c.feedback(name, 4096)
	if err != nil || !there {
		return nil, err
	}
	text := bytes.TrimSpace(data)
	f, ok := float(text)
	if !ok {
		return nil, faultf("The output validator %s left %s in %s, which must hold one number; mend it.", c.name(), strconv.Quote(clip(string(text), 40)), name)
	}
	return &f, nil
}

// report takes the validator's judgement, messages and scores over into the
// result of a submission that ended well, or else its messages alone.
func (c *checker) report(r *CaseResult, accepted bool) (err error) {
	if r.Message, err = c.message("judgemessage.txt"); err != nil {
		return err
	}
	if r.Team, err = c.message("teammessage.txt"); err != nil {
		return err
	}
	if r.scoreFile, err = c.number("score.txt"); err != nil {
		return err
	}
	if c.j.pkg.Info.Format == Format2 {
		if r.multiplier, err = c.number("score_multiplier.txt"); err != nil {
			return err
		}
	}
	if r.Verdict != Accepted || accepted {
		return nil
	}
	r.Verdict, r.Reason = WrongAnswer, "The output validator "+c.name()+" does not accept the output."
	if line := lastLine(r.Message); line != "" {
		r.Reason = "The output validator says: " + line
	}
	return nil
}

// nextPass takes the input of the next pass away, if the validator left one.
func (c *checker) nextPass(ctx context.Context) ([]byte, bool, error) {
	data, there, err := c.feedback("nextpass.in", maxFile)
	if err != nil || !there {
		return nil, false, err
	}
	res, err := c.box.Run(ctx, sandbox.Command{
		Args: []string{"rm", "-f", feedbackDir + "/nextpass.in"}, Dir: sandbox.Workspace,
		Limits: sandbox.Limits{CPU: 5 * time.Second, Files: c.command.Limits.Files},
	})
	if err == nil && res.Status != sandbox.StatusOK {
		err = faultf("nextpass.in of the output validator %s cannot be removed before the next pass: %s", c.name(), full(res.Reason))
	}
	return data, true, err
}
