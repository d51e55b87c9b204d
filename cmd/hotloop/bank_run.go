package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"hotloop"
	"hotloop/bank"
	"hotloop/eval/code"
)

// codeQuestions calls f with a judge and each code question of the directory,
// or of the built-in bank if none was given.
func (c *bankLintCmd) codeQuestions(ctx context.Context, f func(*code.Judge, hotloop.Question) error) error {
	var dirs []string
	if c.Dir != "" {
		dirs = []string{c.Dir}
	}
	b, err := openBank(dirs)
	if err != nil {
		return err
	}
	cache, err := cacheDir(home{Data: defaultDataDir()})
	if err != nil {
		return err
	}
	late := lookForJudge(ctx, cache, never)
	defer late.close()
	if <-late.done; late.err != nil {
		return late.err
	}
	for _, q := range b.Questions() {
		mine := c.Dir == "" || strings.HasPrefix(q.Origin, filepath.Clean(c.Dir))
		if q.Form != hotloop.FormCode || !mine {
			continue
		}
		if err := f(late.judge, q); err != nil {
			return err
		}
	}
	return nil
}

// solutions runs the solutions of every code question.
func (c *bankLintCmd) solutions(ctx context.Context) ([]bank.Problem, error) {
	var out []bank.Problem
	err := c.codeQuestions(ctx, func(j *code.Judge, q hotloop.Question) error {
		list, err := j.CheckSolutions(ctx, q)
		for _, p := range list {
			out = append(out, bank.Problem{File: filepath.Join(q.Origin, p.Where), What: p.Says, Remedy: "mend the program, the tests or the folder it stands in"})
		}
		return err
	})
	return out, err
}

// fill writes the hashes that accepted solutions agree on.
func (c *bankLintCmd) fill(ctx context.Context, s streams) error {
	if c.Dir == "" {
		return hotloop.Errorf(hotloop.CodeInvalid, "Name the directory whose tests are to be filled: hotloop bank lint --fill DIR.")
	}
	return c.codeQuestions(ctx, func(j *code.Judge, q hotloop.Question) error {
		hashes, err := j.Hashes(ctx, q)
		if err != nil || len(hashes) == 0 {
			return err
		}
		name := filepath.Join(q.Origin, "tests.json")
		text, err := os.ReadFile(name)
		if err != nil {
			return hotloop.Errorf(hotloop.CodeInvalid, "The file %s cannot be read; check its permissions.", name)
		}
		if text, err = bank.FillHashes(text, hashes); err != nil {
			return err
		}
		if err := os.WriteFile(name, text, 0o644); err != nil {
			return hotloop.Errorf(hotloop.CodeInvalid, "The file %s cannot be written; check its permissions.", name)
		}
		fmt.Fprintf(s.out, "%s: %d hashes written\n", name, len(hashes))
		return nil
	})
}
