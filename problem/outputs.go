package problem

import (
	"bytes"
	"context"
	"errors"
	"strings"
)

// outputs holds the output validator against outputs that it must take and
// such that it must refuse, where a package of 2025-09 brings them.
func (j *judge) outputs(ctx context.Context) error {
	info := j.pkg.Info
	if info.Format != Format2 || info.Interactive || info.MultiPass {
		return nil
	}
	for _, dir := range []string{"valid_output", "invalid_output"} {
		cases, err := j.pkg.looseCases(dir, true)
		if err != nil {
			return err
		}
		for _, c := range cases {
			if err := j.oneOutput(ctx, c, strings.TrimSuffix(c.input, ".in")+".out", dir == "valid_output"); err != nil {
				return err
			}
		}
	}
	return j.samples(ctx)
}

// samples holds what solvers are shown as an output against the validator: the
// file .out of a sample, or its answer where nothing else is shown.
func (j *judge) samples(ctx context.Context) error {
	for _, item := range j.pkg.Data.Items {
		if item.Group.Name != "sample" {
			continue
		}
		for _, c := range item.Group.Cases() {
			base := strings.TrimSuffix(c.input, ".in")
			shown := c.answer
			switch {
			case j.pkg.tree.has(base + ".out"):
				shown = base + ".out"
			case j.pkg.tree.has(base + ".ans.statement"):
				continue
			}
			if err := j.oneOutput(ctx, c, shown, true); err != nil {
				return err
			}
		}
	}
	return nil
}

// oneOutput lets the validators judge an output of the package's own.
func (j *judge) oneOutput(ctx context.Context, c *Case, name string, valid bool) error {
	output, err := j.pkg.tree.read(name, maxFile)
	if err != nil {
		return err
	}
	in, answer, err := j.pkg.load(c)
	if err != nil {
		return err
	}
	accepted, by, err := j.takes(ctx, c, in.stdin, answer, output)
	var fault *judgeFault
	switch {
	case errors.As(err, &fault):
		j.unseen(fault.says)
	case err != nil:
		return err
	case accepted && !valid:
		j.report.Inputs = append(j.report.Inputs, InputResult{c.Name, by, "It takes this output, which stands among the invalid ones."})
	case !accepted && valid:
		j.report.Inputs = append(j.report.Inputs, InputResult{c.Name, by, "It does not take the output in " + name + ", which must be valid."})
	}
	return nil
}

// takes reports whether an output would be accepted, and who says so.
func (j *judge) takes(ctx context.Context, c *Case, in, answer, output []byte) (bool, string, error) {
	if len(j.validators) == 0 {
		compare, err := c.Comparison()
		return err == nil && compare.Compare(answer, output) == "", "the default validator", err
	}
	by := j.validators[0]
	k, err := j.openChecker(ctx, by, in, answer, c.outputArgs)
	if err != nil {
		return false, "", err
	}
	defer k.close()
	accepted, err := k.check(ctx, bytes.NewReader(output))
	return accepted, by.program.path, err
}
