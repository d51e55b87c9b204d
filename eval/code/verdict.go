package code

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"syscall"

	"hotloop"
	"hotloop/sandbox"
	"hotloop/toolchain"
)

// verdict judges what was seen of one test. An error means that the fault is
// ours.
func (r *runner) verdict(t hotloop.Test, o *outcome, l limits) (hotloop.Case, error) {
	c := r.blank(t)
	c.Millis, c.MemoryKB = round3(o.millis), o.kb
	c.Stdout, c.Stderr = clip(o.stdout, shownLimit), ends(ownLines(o.stderr), shownLimit)
	r.last = o.results
	if len(o.results) > 0 {
		c.Got = r.shownResults(o.results)
	}
	switch {
	case o.badness == errReplyTooLong || o.end.result.Status == sandbox.StatusOutput:
		c.Verdict, c.Says = hotloop.OutputLimit, fmt.Sprintf("It returned or printed more than %d MB.", maxReply>>20)
	case o.badness != nil:
		c.Verdict, c.Says = hotloop.RuntimeError, disturbedWords
	case o.late:
		c.Verdict, c.Says = hotloop.TimeLimit, r.lateWords(o, l)
	case !o.done:
		c.Verdict, c.Says = lostVerdict(o)
	case o.failure != nil:
		if o.failure.Kind == failureDriver {
			return c, hotloop.Errorf(hotloop.CodeInternal, "the driver of %s could not read test %q: %s", r.run.Language, t.Name, o.failure.Text)
		}
		c.Verdict, c.Says = r.failureVerdict(t, o)
	case len(o.results) != r.calls(t):
		c.Verdict, c.Says = hotloop.RuntimeError, disturbedWords
	default:
		says, err := r.judgeResults(t, o.results)
		if err != nil {
			return c, err
		}
		c.Verdict, c.Says = hotloop.Accepted, ""
		if says != "" {
			c.Verdict, c.Says = hotloop.WrongAnswer, says
		} else if r.custom {
			c.Says = "It ran; your own input has no expected result to compare with."
		}
	}
	return c, nil
}

const disturbedWords = "It wrote into the channel on which its results are read; print to the standard output, which is kept apart."

// calls is how many results a test has.
func (r *runner) calls(t hotloop.Test) int {
	if r.spec.Style != hotloop.StyleClass {
		return 1
	}
	n := 0
	if calls, err := normal(callsOf(t)); err == nil {
		x := &expander{limit: maxBytes}
		_ = x.each(calls, func(any) error { n++; return nil }) // the test was handed over whole before
	}
	return n
}

// lateWords says where a program stood when its time was up.
func (r *runner) lateWords(o *outcome, l limits) string {
	where := ""
	line, function := placeIn(o.stderr)
	if o.at != nil && o.at.Line > 0 {
		line, function = o.at.Line, o.at.Function
	}
	if line > 0 {
		where = fmt.Sprintf(" It stood in line %d%s.", line, inFunction(function))
	}
	switch {
	case !o.began && !o.done:
		return "It did not get as far as the first call of this test." + where
	case o.waited:
		return fmt.Sprintf("It was stopped after %.1f s on the clock. It had not used its %d ms of processor time: it was waiting, or this machine was very busy.%s", o.millis/1000, l.cpu.Milliseconds(), where)
	case o.done:
		return fmt.Sprintf("It took %.0f ms; %d ms are allowed.", o.millis, l.cpu.Milliseconds())
	}
	return fmt.Sprintf("It was stopped after %d ms of processor time.%s", l.cpu.Milliseconds(), where)
}

// lostVerdict judges a process that ended without an answer.
func lostVerdict(o *outcome) (hotloop.Verdict, string) {
	result := o.end.result
	switch result.Status {
	case sandbox.StatusMemory:
		return hotloop.MemoryLimit, "It used more memory than it may."
	case sandbox.StatusCPU, sandbox.StatusWall:
		return hotloop.TimeLimit, "It was stopped because its time was up."
	}
	if toolchain.OutOfMemory(o.stderr) {
		return hotloop.MemoryLimit, "It used more memory than it may: its runtime found no more."
	}
	return hotloop.RuntimeError, endingWords(o)
}

var (
	fatal      = regexp.MustCompile(`(?m)^(?:fatal error|panic|runtime): (.*)$`)
	pythonLine = regexp.MustCompile(`File "` + regexp.QuoteMeta(pythonFile) + `", line (\d+) in ([\w<>]+)`)
	goLine     = regexp.MustCompile(`(?m)^([\w.()*]+)\([^\n]*\)\n\s+(?:\S*/)?` + regexp.QuoteMeta(goFile) + `:(\d+)`)
)

// markLine is how our drivers say where a program stands.
var markLine = regexp.MustCompile(`(?m)^hotloop: line (\d+) in ([^\n]*)\n?`)

// driverLines are those of a dump of the stack that name our own driver.
var driverLines = regexp.MustCompile(`(?m)^\s*File "[^"]*driver\.py", line .*\n?`)

// ownLines leaves out what only shows how the driver works.
func ownLines(stderr string) string {
	return markLine.ReplaceAllString(driverLines.ReplaceAllString(stderr, ""), "")
}

// placeIn finds the candidate's innermost line in a dump of the stack.
func placeIn(stderr string) (line int, function string) {
	if m := markLine.FindStringSubmatch(stderr); m != nil {
		line, _ = strconv.Atoi(m[1])
		return line, m[2]
	}
	if m := pythonLine.FindStringSubmatch(stderr); m != nil {
		line, _ = strconv.Atoi(m[1])
		return line, m[2]
	}
	if m := goLine.FindStringSubmatch(stderr); m != nil {
		line, _ = strconv.Atoi(m[2])
		return line, m[1][strings.LastIndexByte(m[1], '.')+1:]
	}
	return 0, ""
}

func inFunction(name string) string {
	if name == "" || strings.HasPrefix(name, "<") {
		return ""
	}
	return " (" + name + ")"
}

// endingWords says how a process ended by itself.
func endingWords(o *outcome) string {
	where := ""
	if line, function := placeIn(o.stderr); line > 0 {
		where = fmt.Sprintf(", in line %d%s", line, inFunction(function))
	}
	result := o.end.result
	if m := fatal.FindStringSubmatch(o.stderr); m != nil {
		text := m[1]
		if strings.Contains(o.stderr, "stack overflow") || strings.Contains(text, "goroutine stack exceeds") {
			text = "stack overflow: a function calls itself without end"
		}
		return fmt.Sprintf("It crashed: %s%s.", clip(text, 200), where)
	}
	if result.Signal != 0 {
		return fmt.Sprintf("It was ended by a signal (%v)%s.", syscall.Signal(result.Signal), where)
	}
	switch result.Status {
	case sandbox.StatusProcesses, sandbox.StatusFiles:
		return "It was ended: " + result.Reason
	}
	return fmt.Sprintf("It ended itself with exit code %d before it answered%s.", result.ExitCode, where)
}

// failureVerdict judges an exception or a panic that the driver caught.
func (r *runner) failureVerdict(t hotloop.Test, o *outcome) (hotloop.Verdict, string) {
	f := o.failure
	call := r.callWords(t, len(o.results))
	where := ""
	if f.Line > 0 {
		where = fmt.Sprintf(" in line %d%s", f.Line, inFunction(f.Function))
	}
	switch f.Kind {
	case failureMissing, failureSignature:
		return hotloop.RuntimeError, f.Text
	case failureError:
		return hotloop.RuntimeError, call + f.Text
	case failurePanic:
		return hotloop.RuntimeError, fmt.Sprintf("%sIt panicked%s: %s.", call, where, strings.TrimSuffix(f.Text, "."))
	case failureSignal:
		return hotloop.RuntimeError, fmt.Sprintf("%sIt was ended%s by %s.", call, where, f.Text)
	case "MemoryError", "OutOfMemoryError", "std::bad_alloc":
		return hotloop.MemoryLimit, call + "It used more memory than it may."
	case "SystemExit":
		return hotloop.RuntimeError, fmt.Sprintf("%sIt ended itself%s by calling exit.", call, where)
	case "StackOverflowError":
		return hotloop.RuntimeError, fmt.Sprintf("%sIt called itself without end%s.", call, where)
	case "RecursionError":
		return hotloop.RuntimeError, fmt.Sprintf("%sIt called itself more than %d deep%s.", call, recursionLimit, where)
	}
	if f.Kind == "RangeError" && strings.HasPrefix(f.Text, "Maximum call stack") {
		return hotloop.RuntimeError, fmt.Sprintf("%sIt called itself without end%s.", call, where)
	}
	text := strings.TrimSuffix(strings.TrimSuffix(f.Kind+": "+f.Text, ": "), ".")
	return hotloop.RuntimeError, fmt.Sprintf("%sIt raised %s%s.", call, text, where)
}

// callWords names a call of a test: "Call 3, allow(2): ".
func (r *runner) callWords(t hotloop.Test, index int) string {
	if r.spec.Style != hotloop.StyleClass {
		return ""
	}
	call, err := callAt(t, index)
	if err != nil || call == nil {
		return ""
	}
	return fmt.Sprintf("Call %d, %s: ", index+1, clip(showCall(r.spec, call), 120))
}

// judgeResults says what is wrong with the results of a test, "" if nothing is.
func (r *runner) judgeResults(t hotloop.Test, results []any) (string, error) {
	if r.spec.Style == hotloop.StyleClass {
		return r.judgeCalls(t, results)
	}
	if len(results) != 1 {
		return "", hotloop.Errorf(hotloop.CodeInternal, "the driver of %s gave %d results for one call", r.run.Language, len(results))
	}
	returns, err := parseType(r.spec.Methods[0].Returns)
	if err != nil {
		return "", err
	}
	if says := returns.check(results[0]); says != "" {
		return fmt.Sprintf("%s returned %s.", r.lang.spelled(r.spec.Entry), says), nil
	}
	if r.custom {
		return "", nil
	}
	if hash, ok := hashOf(t.Expected); ok {
		if hashResults(r.spec, t, results) != hash {
			return "What it returned differs from the reference; it is too large to show where.", nil
		}
		return "", nil
	}
	e := expectation{Compare: compareOf(r.spec, t)}
	if e.want, err = testValue(t.Expected); err != nil {
		return "", err
	}
	if e.Kind == compareTopological {
		args, err := testValue(t.Args)
		if err != nil {
			return "", err
		}
		e.args, _ = args.([]any)
	}
	return e.differs(results[0]), nil
}

// judgeCalls holds the results of a sequence of calls against what was
// expected and names the first call that differs.
func (r *runner) judgeCalls(t hotloop.Test, results []any) (string, error) {
	value, err := testValue(callsOf(t))
	if err != nil {
		return "", err
	}
	calls, _ := value.([]any)
	if len(calls) != len(results) {
		return "", hotloop.Errorf(hotloop.CodeInternal, "the driver of %s gave %d results for %d calls", r.run.Language, len(results), len(calls))
	}
	returns := map[string]typ{}
	for _, m := range r.spec.Methods {
		if returns[m.Name], err = parseType(m.Returns); err != nil {
			return "", err
		}
	}
	for i, result := range results {
		call, _ := calls[i].([]any)
		name, _ := call[0].(string)
		want := returns[name]
		if want.base == "void" {
			results[i] = nil // what such a method returns is nobody's matter
			continue
		}
		if says := want.check(result); says != "" {
			return fmt.Sprintf("%s%s returned %s.", r.callWords(t, i), r.lang.spelled(name), says), nil
		}
	}
	if r.custom {
		return "", nil
	}
	if hash, ok := hashOf(t.Expected); ok {
		if hashResults(r.spec, t, results) != hash {
			return fmt.Sprintf("The results of the %d calls differ from the reference; they are too many to show where.", len(calls)), nil
		}
		return "", nil
	}
	expected, err := testValue(t.Expected)
	if err != nil {
		return "", err
	}
	wants, ok := expected.([]any)
	if !ok || len(wants) != len(calls) {
		return "", hotloop.Errorf(hotloop.CodeInvalid, "test %q has %d calls but expects %d results; give one result a call", t.Name, len(calls), len(wants))
	}
	for i, result := range results {
		e := expectation{Compare: compareOf(r.spec, t), want: wants[i]}
		if says := e.differs(result); says != "" {
			return r.callWords(t, i) + lowerFirst(says), nil
		}
	}
	return "", nil
}

func lowerFirst(s string) string {
	if strings.HasPrefix(s, "It ") {
		return "it " + s[3:]
	}
	return s
}

func round3(f float64) float64 { return float64(int64(f*1000+0.5)) / 1000 }
