package code

import (
	"context"
	"fmt"
	"strings"
	"time"

	"hotloop"
	"hotloop/sandbox"
)

// A runner takes one program through its tests and fills the record.
type runner struct {
	spec     *hotloop.CodeSpec
	tests    []hotloop.Test
	run      *hotloop.Run
	custom   bool
	each     func(c hotloop.Case, done, total int)
	lang     language
	prepared prepared
	last     []any // the results of the last test, those of void methods left out
}

func (r *runner) judge(ctx context.Context, boxes *sandbox.Sandbox, tools *Toolchains, lang language) error {
	if r.spec.Style == hotloop.StyleProgram {
		return r.judgeProgram(ctx, boxes, tools, lang)
	}
	box, err := boxes.Box(ctx)
	if err != nil {
		return err
	}
	defer box.Close()
	r.run.Isolation, r.lang = boxes.Describe(), lang
	start := time.Now()
	p, err := lang.prepare(ctx, tools, box, r.spec, r.run.Source, r.run.Part)
	if err != nil {
		return err
	}
	r.prepared = p
	r.run.Compile, r.run.Toolchain = p.compile, p.toolchain
	if !p.compile.OK {
		r.leaveOut(0, "")
		return nil
	}
	limits := limitsOf(r.spec)
	config := lang.spell(r.spec)
	config.Look = !r.custom
	line, err := configLine(config)
	if err != nil {
		return err
	}
	p.command.Limits = limits.box(len(r.tests))
	s := &session{box: box, command: p.command, config: line, limit: limits.cpu}
	defer s.close()
	ready, lost := s.open(ctx)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if lost == nil {
		r.prepared.hear(ready)
	}
	if r.run.Compile.Millis == 0 {
		r.run.Compile.Millis = millisSince(start)
	}
	if lost != nil && lost.end.err != nil && !stopped(lost.end.err) {
		return lost.end.err
	}
	if text := notLoaded(lang.file(r.spec), ready, lost); text != "" {
		r.run.Compile.OK, r.run.Compile.Output = false, text
		r.leaveOut(0, "")
		return nil
	}
	if err := r.perform(ctx, s, limits); err != nil {
		return err
	}
	s.close()
	if s.isolation != "" {
		r.run.Isolation = s.isolation
	}
	return nil
}

// perform hands the tests to a driver in order.
func (r *runner) perform(ctx context.Context, s *session, l limits) error {
	return r.inOrder(func(i int, t hotloop.Test) (hotloop.Case, error) {
		line, err := testLine(r.spec, i, t, int(l.cpu.Milliseconds()))
		if err != nil {
			return hotloop.Case{}, err
		}
		o := s.run(ctx, i, line)
		if ctx.Err() != nil {
			return hotloop.Case{}, ctx.Err()
		}
		if err := o.end.err; err != nil && !stopped(err) {
			return hotloop.Case{}, err
		}
		r.place(ctx, o.failure)
		r.place(ctx, o.at)
		return r.verdict(t, o, l)
	})
}

// inOrder runs the tests one after another and gives up when too many of them
// hit the time limit.
func (r *runner) inOrder(one func(i int, t hotloop.Test) (hotloop.Case, error)) error {
	began, late := time.Now(), 0
	for i, t := range r.tests {
		c, err := one(i, t)
		if err != nil {
			return err
		}
		r.run.Cases = append(r.run.Cases, c)
		if r.each != nil {
			r.each(c, i+1, len(r.tests))
		}
		if c.Verdict == hotloop.TimeLimit {
			late++
		}
		switch {
		case late == maxLate && i+1 < len(r.tests):
			r.leaveOut(i+1, fmt.Sprintf("Not run, because %d cases before it hit the time limit.", maxLate))
			return nil
		case time.Since(began) > maxRun && i+1 < len(r.tests):
			r.leaveOut(i+1, fmt.Sprintf("Not run, because the cases before it took more than %v together.", maxRun))
			return nil
		}
	}
	return nil
}

// place finds the line of a failure that came with addresses.
func (r *runner) place(ctx context.Context, f *failure) {
	if f != nil && f.Line == 0 && len(f.At) > 0 && r.prepared.locate != nil {
		f.Line, f.Function = r.prepared.locate(ctx, f.At)
	}
}

// leaveOut notes the tests from place on as not run.
func (r *runner) leaveOut(from int, why string) {
	if why == "" {
		why = "Not run, because the program did not start."
	}
	for _, t := range r.tests[from:] {
		c := r.blank(t)
		c.Says = why
		r.run.Cases = append(r.run.Cases, c)
	}
}

// blank is the case of a test before it was run.
func (r *runner) blank(t hotloop.Test) hotloop.Case {
	c := hotloop.Case{Name: t.Name, Part: t.Part, Hidden: t.Hidden, Why: t.Why, Verdict: hotloop.NotRun}
	c.Input, c.Expected = shownTest(r.spec, t)
	if r.custom {
		c.Expected = ""
	}
	return c
}

func (p *prepared) hear(ready reply) {
	if ready.Version != "" {
		p.toolchain = firstNonEmpty(p.toolchain, ready.Version)
	}
	for _, f := range ready.Findings {
		if len(p.findings) < maxFindings && f.Line > 0 {
			p.findings = append(p.findings, finding{Rule: clip(f.Rule, 40), Name: clip(f.Name, 160), Line: f.Line})
		}
	}
	if p.shape == nil {
		p.shape = ready.Shape
	}
	p.tests += ready.Tests
}

func firstNonEmpty(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// notLoaded says why a program could not be loaded, "" if it was.
func notLoaded(file string, ready reply, lost *outcome) string {
	if lost != nil {
		switch {
		case lost.late:
			return fmt.Sprintf("The program did not finish loading within %v: it computes something outside of its functions.", loadWithin)
		default:
			return clip("The program ended while it was loaded. "+endingWords(lost)+"\n"+ends(ownLines(lost.stderr), 400), shownLimit)
		}
	}
	if *ready.Ready {
		return ""
	}
	f := ready.Error
	if f == nil {
		return "The program could not be loaded."
	}
	if f.Kind == failureMissing || f.Kind == failureSignature {
		return f.Text
	}
	where := ""
	if f.Line > 0 {
		where = fmt.Sprintf("%s:%d: ", file, f.Line)
	}
	return where + strings.TrimSuffix(f.Kind+": "+f.Text, ": ")
}

// limits are those of one test.
type limits struct {
	cpu    time.Duration
	memory int64 // bytes
}

func limitsOf(spec *hotloop.CodeSpec) limits {
	l := limits{cpu: defaultMillis * time.Millisecond, memory: defaultMemoryMB << 20}
	if m := spec.Limits.Millis; m > 0 {
		l.cpu = time.Duration(m) * time.Millisecond
	}
	if m := spec.Limits.MemoryMB; m > 0 {
		l.memory = int64(m) << 20
	}
	return l
}

// box are the sandbox's limits for a process that may be given n tests. The
// driver keeps the limit of a test; these stop what gets past the driver.
func (l limits) box(n int) sandbox.Limits {
	n = max(n, 1)
	return sandbox.Limits{
		CPU:       time.Duration(n)*(l.cpu+time.Second) + loadWithin,
		Wall:      time.Duration(n)*(waitFactor*l.cpu+2*time.Second) + loadWithin,
		Memory:    l.memory,
		Processes: 64,
		Output:    int64(min(n, 8)) * maxReply,
		Files:     64 << 20,
	}
}
