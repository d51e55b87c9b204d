package problem

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"hotloop/sandbox"
)

// inputValidators reads and builds the programs that judge the inputs. What
// cannot be run here is named in the report and never taken for a yes.
func (j *judge) inputValidators(ctx context.Context) ([]*built, error) {
	var out []*built
	dirs := []string{"input_validators"}
	if j.pkg.Info.Format == Legacy {
		dirs = append(dirs, "input_format_validators")
	}
	found := false
	for _, dir := range dirs {
		for _, n := range j.pkg.tree.children(dir) {
			at := dir + "/" + strings.TrimSuffix(n, "/")
			kind := map[string]string{".ctd": "checktestdata", ".viva": "VIVA"}[path.Ext(n)]
			switch {
			case kind != "":
				found = true
				j.unseen(fmt.Sprintf("%s is a %s script, which is not supported here, so the inputs were not held against it; add an input validator that is a program.", at, kind))
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
				out = append(out, b)
			}
		}
	}
	if !found {
		j.note("There is no input validator in input_validators, so nothing says whether the inputs are well formed.")
	}
	return out, nil
}

// inputs runs every input validator on every input.
func (j *judge) inputs(ctx context.Context, validators []*built) error {
	for _, c := range j.pkg.Data.Cases() {
		for _, v := range validators {
			ok, says, err := j.oneInput(ctx, v, c)
			if err != nil {
				return err
			}
			if !ok {
				j.report.Inputs = append(j.report.Inputs, InputResult{c.Name, v.program.path, says})
			}
		}
		j.tick("inputs")
	}
	return j.invalidInputs(ctx, validators)
}

// invalidInputs are those that at least one validator must refuse.
func (j *judge) invalidInputs(ctx context.Context, validators []*built) error {
	for _, dir := range []string{"data/invalid_input", "data/invalid_inputs"} {
		for _, n := range j.pkg.tree.below(dir) {
			base, is := strings.CutSuffix(n, ".in")
			if !is || len(validators) == 0 {
				continue
			}
			c := &Case{Name: strings.TrimPrefix(dir, "data/") + "/" + base, input: dir + "/" + n}
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
func (j *judge) oneInput(ctx context.Context, v *built, c *Case) (ok bool, says string, err error) {
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
