package code

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"
	"unicode/utf8"

	"hotloop"
	"hotloop/sandbox"
)

// Bounds on one run.
const (
	// MaxSource is how long a program may be, in bytes.
	MaxSource = 256 << 10
	// maxCustom is how long the candidate's own input may be, in bytes.
	maxCustom = 64 << 10
	// maxLate is how many tests may hit the time limit before the rest is left
	// out: a candidate who wrote an endless loop should not wait for all.
	maxLate = 3
	// maxRun is how long all tests of one run may take together.
	maxRun = 2 * time.Minute
	// printedLimit is how much of what a program prints is kept for a test.
	printedLimit = shownLimit
	// maxFindings bounds the defects that are reported of one program.
	maxFindings = 20
)

// Defaults of hotloop.CodeLimits.
const (
	defaultMillis   = 2000
	defaultMemoryMB = 256
)

// Config is what a Judge needs.
type Config struct {
	// Sandbox must have been opened with Toolchains.Mounts.
	Sandbox    *sandbox.Sandbox
	Toolchains *Toolchains
}

// Judge runs programs. It implements interview.Judge and is safe for
// concurrent use; how many run at one time is its callers' affair, who let
// them wait in a queue.
type Judge struct {
	sandbox *sandbox.Sandbox
	tools   *Toolchains
}

// New makes a Judge.
func New(c Config) (*Judge, error) {
	if c.Sandbox == nil || c.Toolchains == nil {
		return nil, hotloop.Errorf(hotloop.CodeInternal, "a judge needs a sandbox and tool chains")
	}
	return &Judge{sandbox: c.Sandbox, tools: c.Toolchains}, nil
}

// Languages lists the languages that can be run on this machine.
func (j *Judge) Languages() []string { return j.tools.Languages() }

// Starter is the text the editor opens with; an error where the question
// cannot be answered in the language.
func (j *Judge) Starter(q hotloop.Question, language string) (string, error) {
	if q.Code == nil {
		return "", hotloop.Errorf(hotloop.CodeInvalid, "the question %q is not answered with a program", q.ID)
	}
	l, err := spelling(language)
	if err != nil {
		return "", err
	}
	if why := offered(l, q.Code); why != "" {
		return "", hotloop.Errorf(hotloop.CodeInvalid, "%s", why)
	}
	if text := q.Code.Starters[language]; text != "" {
		return text, nil
	}
	if q.Code.Style == hotloop.StyleProgram {
		return l.program(), nil
	}
	return l.starter(q.Code), nil
}

// Missing says of each language that cannot be run on this machine what to
// install, by the language's name.
func (j *Judge) Missing() map[string]string {
	out := map[string]string{}
	for _, s := range j.tools.set.List() {
		if s.Missing != "" {
			out[s.Name] = s.Missing
		}
	}
	return out
}

// LanguagesFor lists the languages of this machine in which a question can be
// answered.
func (j *Judge) LanguagesFor(q hotloop.Question) []string {
	var out []string
	for _, name := range j.Languages() {
		if l, err := spelling(name); err == nil && q.Code != nil && offered(l, q.Code) == "" {
			out = append(out, name)
		}
	}
	return out
}

// Cases returns the tests that are open at a part, not run: visible ones with
// input and expected result, hidden ones with their name only.
func (j *Judge) Cases(q hotloop.Question, part string) []hotloop.Case {
	if q.Code == nil {
		return nil
	}
	var out []hotloop.Case
	for _, t := range q.Code.Tests {
		if !opened(t.Part, part) {
			continue
		}
		c := hotloop.Case{Name: t.Name, Part: t.Part, Hidden: t.Hidden, Verdict: hotloop.NotRun}
		if !t.Hidden {
			c.Input, c.Expected = shownTest(q.Code, t)
		}
		out = append(out, c)
	}
	return out
}

// Run compiles and runs a program and returns the record. The candidate's
// failure is in the record; an error means that the program could not be run.
// progress may be nil.
func (j *Judge) Run(ctx context.Context, q hotloop.Question, draft hotloop.CodeDraft, purpose hotloop.RunPurpose, input string, progress func(done, total int)) (hotloop.Run, error) {
	return j.Test(ctx, q, draft, purpose, input, func(_ hotloop.Case, done, total int) {
		if progress != nil {
			progress(done, total)
		}
	})
}

// Test is Run for those who want to hear of every case as soon as it has
// ended, hidden ones included.
func (j *Judge) Test(ctx context.Context, q hotloop.Question, draft hotloop.CodeDraft, purpose hotloop.RunPurpose, input string, each func(c hotloop.Case, done, total int)) (hotloop.Run, error) {
	if q.Code == nil {
		return hotloop.Run{}, hotloop.Errorf(hotloop.CodeInvalid, "the question %q is not answered with a program", q.ID)
	}
	lang, err := j.tools.language(draft.Language)
	if err != nil {
		return hotloop.Run{}, err
	}
	if why := offered(lang, q.Code); why != "" {
		return hotloop.Run{}, hotloop.Errorf(hotloop.CodeInvalid, "%s", why)
	}
	if len(draft.Text) > MaxSource {
		return hotloop.Run{}, hotloop.Errorf(hotloop.CodeTooLarge, "the program has %d KB; at most %d KB can be run", len(draft.Text)>>10, MaxSource>>10)
	}
	tests, err := chooseTests(q.Code, draft.Part, purpose, input)
	if err != nil {
		return hotloop.Run{}, err
	}
	run := hotloop.Run{Purpose: purpose, Part: draft.Part, Language: draft.Language, Source: draft.Text}
	r := &runner{spec: q.Code, tests: tests, run: &run, custom: purpose == hotloop.RunCustom, each: each}
	if line := badText(draft.Text); line > 0 {
		run.Compile = hotloop.Compile{Output: fmt.Sprintf("Line %d of the program holds bytes that are not UTF-8 text.", line)}
		run.Isolation = j.sandbox.Describe()
		r.leaveOut(0, "")
	} else if err := r.judge(ctx, j.sandbox, j.tools, lang); err != nil {
		return hotloop.Run{}, plainError(ctx, err)
	}
	run.Metrics = metricsOf(q, run, r.prepared)
	return run, nil
}

// plainError gives every error a code and a sentence.
func plainError(ctx context.Context, err error) error {
	var own *hotloop.Error
	var box *sandbox.Error
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &own):
		return err
	case errors.As(err, &box):
		code := hotloop.CodeUnavailable
		if box.Code == sandbox.CodeUsage {
			code = hotloop.CodeInternal
		}
		return hotloop.Errorf(code, "%s%w", box.Says, quiet{err})
	}
	return hotloop.Errorf(hotloop.CodeInternal, "the program could not be run: %w", err)
}

// quiet keeps a cause without adding to the sentence.
type quiet struct{ error }

func (quiet) Error() string   { return "" }
func (q quiet) Unwrap() error { return q.error }

// badText returns the line of the first byte that is not UTF-8, 0 if all are.
func badText(text string) int {
	line := 1
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			return line
		}
		if r == '\n' {
			line++
		}
		i += n
	}
	return 0
}

// chooseTests are the tests of a run.
func chooseTests(spec *hotloop.CodeSpec, part string, purpose hotloop.RunPurpose, input string) ([]hotloop.Test, error) {
	switch purpose {
	case hotloop.RunCustom:
		t, err := customTest(spec, part, input)
		if err != nil {
			return nil, err
		}
		return []hotloop.Test{t}, nil
	case hotloop.RunVisible, hotloop.RunSubmit:
	default:
		return nil, hotloop.Errorf(hotloop.CodeInvalid, "%q is no purpose of a run; use visible, submit or custom", purpose)
	}
	var out []hotloop.Test
	for _, t := range spec.Tests {
		if opened(t.Part, part) && (purpose == hotloop.RunSubmit || !t.Hidden) {
			out = append(out, t)
		}
	}
	return out, nil
}

// customTest reads the candidate's own input: a JSON list of the arguments, or
// of calls such as ["allow", 3].
func customTest(spec *hotloop.CodeSpec, part, input string) (hotloop.Test, error) {
	if spec.Style == hotloop.StyleProgram {
		if len(input) > maxCustom {
			return hotloop.Test{}, hotloop.Errorf(hotloop.CodeTooLarge, "your input has %d KB; at most %d KB can be run", len(input)>>10, maxCustom>>10)
		}
		return hotloop.Test{Name: "your input", Part: part, Args: []any{input}}, nil
	}
	want := "a JSON list of the arguments"
	if spec.Style == hotloop.StyleClass {
		want = `a JSON list of calls, such as [["init", …], ["` + lastMethod(spec, part) + `", …]]`
	}
	if len(input) > maxCustom {
		return hotloop.Test{}, hotloop.Errorf(hotloop.CodeTooLarge, "your input has %d KB; at most %d KB can be run", len(input)>>10, maxCustom>>10)
	}
	v, err := decodeValue([]byte(input))
	list, ok := v.([]any)
	if err != nil || !ok {
		return hotloop.Test{}, hotloop.Errorf(hotloop.CodeInvalid, "your input is not %s", want)
	}
	t := hotloop.Test{Name: "your input", Part: part}
	if spec.Style == hotloop.StyleClass {
		t.Calls = list
	} else {
		t.Args = list
	}
	if problems := checkInput(spec, t, part); len(problems) > 0 {
		return hotloop.Test{}, hotloop.Errorf(hotloop.CodeInvalid, "your input cannot be run: %s; it must be %s", problems[0], want)
	}
	return t, nil
}

func lastMethod(spec *hotloop.CodeSpec, part string) string {
	name := "init"
	for _, m := range spec.Methods {
		if opened(m.Part, part) {
			name = m.Name
		}
	}
	return name
}

// configLine is the first line to a driver.
func configLine(c driverConfig) ([]byte, error) {
	text, err := json.Marshal(c)
	return append(text, '\n'), err
}
