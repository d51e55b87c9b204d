package problem

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"hotloop/problem/checktestdata"
	"hotloop/sandbox"
)

// inputValidator judges inputs: a program that was built, or a script in the
// language checktestdata, which is ours to run.
type inputValidator struct {
	path   string
	by     *built
	script *checktestdata.Script
}

// inputValidators reads and builds what judges the inputs. What cannot be run
// here is named in the report and never taken for a yes.
func (j *judge) inputValidators(ctx context.Context) ([]inputValidator, error) {
	var out []inputValidator
	dirs := []string{"input_validators"}
	if j.pkg.Info.Format == Legacy {
		dirs = append(dirs, "input_format_validators")
	}
	if other := "input_validator"; len(j.pkg.tree.below(dirs[0])) == 0 && len(j.pkg.tree.below(dirs[len(dirs)-1])) == 0 && len(j.pkg.tree.below(other)) > 0 {
		j.note(fmt.Sprintf("The input validators stand in %s, which the format %s calls input_validators; they were used all the same.", other, j.pkg.Info.Format))
		dirs = append(dirs, other)
	}
	found := false
	for _, dir := range dirs {
		for _, n := range j.pkg.tree.children(dir) {
			at := dir + "/" + strings.TrimSuffix(n, "/")
			switch {
			case path.Ext(n) == ".viva":
				found = true
				j.unseen(fmt.Sprintf("%s is a VIVA script, which is not supported here, so the inputs were not held against it; add an input validator that is a program or a checktestdata script.", at))
				continue
			case path.Ext(n) == ".ctd":
				found = true
				script, err := j.script(at)
				if err != nil {
					j.unseen(err.Error())
					continue
				}
				out = append(out, inputValidator{path: at, script: script})
				continue
			case !strings.HasSuffix(n, "/") && noProgram(n):
				continue
			}
			found = true
			p, err := j.pkg.readProgram(at)
			if err != nil {
				j.unseen(err.Error())
				continue
			}
			b, err := j.build(ctx, p, j.pkg.Info.Limits.ValidateMem)
			switch {
			case known(err):
				j.unseen(err.Error())
			case err != nil:
				return nil, err
			case !b.ok:
				j.unseen(fmt.Sprintf("The input validator %s does not compile: %s", at, firstLines(b.output)))
			default:
				out = append(out, inputValidator{path: at, by: b})
			}
		}
	}
	if !found {
		j.note("There is no input validator in input_validators, so nothing says whether the inputs are well formed.")
	}
	return out, nil
}

// script reads a checktestdata script.
func (j *judge) script(at string) (*checktestdata.Script, error) {
	src, err := j.pkg.tree.read(at, maxText)
	if err != nil {
		return nil, err
	}
	script, err := checktestdata.Parse(j.pkg.Info.fill(src))
	if err != nil {
		return nil, errorf(CodeInvalid, "The checktestdata script %s cannot be read: %s; mend it.", at, err).because(err)
	}
	return script, nil
}

// inputs runs every input validator on every input.
func (j *judge) inputs(ctx context.Context, validators []inputValidator) error {
	cases := j.pkg.Data.Cases()
	if j.pkg.Info.Format == Format2 {
		for _, dir := range []string{"valid_output", "invalid_output"} {
			more, err := j.pkg.looseCases(dir, true)
			if err != nil {
				return err
			}
			cases = append(cases, more...)
		}
	}
	for _, c := range cases {
		for _, v := range validators {
			ok, says, err := j.oneInput(ctx, v, c)
			if err != nil {
				return err
			}
			if !ok {
				j.report.Inputs = append(j.report.Inputs, InputResult{c.Name, v.path, says})
			}
		}
		j.tick("inputs")
	}
	return j.invalidInputs(ctx, validators)
}

// invalidInputs are those that at least one validator must refuse.
func (j *judge) invalidInputs(ctx context.Context, validators []inputValidator) error {
	if len(validators) == 0 {
		return nil
	}
	for _, dir := range []string{"invalid_input", "invalid_inputs"} {
		cases, err := j.pkg.looseCases(dir, false)
		if err != nil {
			return err
		}
		for _, c := range cases {
			refused := false
			for _, v := range validators {
				ok, _, err := j.oneInput(ctx, v, c)
				if err != nil {
					return err
				}
				refused = refused || !ok
			}
			if !refused {
				j.report.Inputs = append(j.report.Inputs, InputResult{c.Name, "", "No input validator refuses this input, and it stands among the invalid ones."})
			}
		}
	}
	return nil
}

// oneInput runs one validator on one input. A validator that does not work is
// noted as unseen, and the input passes for now.
func (j *judge) oneInput(ctx context.Context, v inputValidator, c *Case) (ok bool, says string, err error) {
	if j.lost[v.path] >= maxHangs {
		j.unseen(fmt.Sprintf("The input validator %s was not asked again after it could not judge %d inputs; mend it.", v.path, maxHangs))
		return true, "", nil
	}
	before := len(j.report.Unseen)
	if v.script != nil {
		ok, says, err = j.scriptInput(ctx, v, c)
	} else {
		ok, says, err = j.programInput(ctx, v.by, c)
	}
	j.lost[v.path] += len(j.report.Unseen) - before
	return ok, says, err
}

// scriptInput holds an input against a checktestdata script.
func (j *judge) scriptInput(ctx context.Context, v inputValidator, c *Case) (ok bool, says string, err error) {
	data, err := j.pkg.tree.read(c.input, maxFile)
	if err != nil {
		return false, "", err
	}
	within, cancel := context.WithTimeout(ctx, j.pkg.Info.Limits.Validate)
	defer cancel()
	err = v.script.Check(within, data)
	j.report.InputsRun++
	var wrong *checktestdata.Mismatch
	var fault *checktestdata.Fault
	switch {
	case errors.As(err, &wrong):
		return false, full(strings.ToUpper(wrong.Error()[:1]) + wrong.Error()[1:]), nil
	case errors.As(err, &fault):
		j.unseen(fmt.Sprintf("The checktestdata script %s could not judge %s (%s); mend it.", v.path, c.Name, fault))
	case ctx.Err() == nil && errors.Is(err, context.DeadlineExceeded):
		j.unseen(fmt.Sprintf("The checktestdata script %s did not end on %s within %s; mend it, or raise limits.validation_time in problem.yaml.", v.path, c.Name, short(j.pkg.Info.Limits.Validate)))
	case err != nil:
		return false, "", err
	}
	return true, "", nil
}

func (j *judge) programInput(ctx context.Context, v *built, c *Case) (ok bool, says string, err error) {
	data, err := j.pkg.tree.read(c.input, maxFile)
	if err != nil {
		return false, "", err
	}
	files, err := j.pkg.caseFiles(c)
	if err != nil {
		return false, "", err
	}
	box, err := j.boxes.Box(ctx)
	if err != nil {
		return false, "", err
	}
	defer box.Close()
	l := j.pkg.Info.Limits
	in := caseInput{files: files, args: slices.Concat(c.inputArgs.of(v.program.name()), c.args)}
	command, err := j.start(ctx, box, v, in, l.Validate)
	if err != nil {
		return false, "", err
	}
	said := &ends{keep: stderrKept}
	command.Stdin, command.Stdout, command.Stderr = bytes.NewReader(data), said, said
	command.Limits.Output = l.ValidateOut
	res, err := box.Run(ctx, command)
	if err != nil {
		return false, "", err
	}
	j.report.InputsRun++
	line := ""
	if l := lastLine(said.String()); l != "" {
		line = " It said: " + l
	}
	switch {
	case res.Signal == 0 && res.Status == sandbox.StatusRuntime && res.ExitCode == exitAccept:
		return true, "", nil
	case res.Signal == 0 && (res.Status == sandbox.StatusRuntime || res.Status == sandbox.StatusOK):
		return false, fmt.Sprintf("It ended with exit code %d and not 42.%s", res.ExitCode, line), nil
	}
	j.unseen(fmt.Sprintf("The input validator %s did not do its work on %s: %s Mend it.%s", v.program.path, c.Name, full(res.Reason), line))
	return true, "", nil
}

// firstLines shows the beginning of a compiler's words.
func firstLines(s string) string {
	lines := strings.SplitN(strings.TrimSpace(s), "\n", 4)
	return clip(strings.Join(lines[:min(3, len(lines))], " / "), 400)
}
