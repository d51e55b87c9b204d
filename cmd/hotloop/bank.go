package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"hotloop"
	"hotloop/bank"
	"hotloop/eval/code"
	"hotloop/eval/words"
)

type bankCmd struct {
	List   bankListCmd   `cmd:"" help:"List the questions."`
	Import bankImportCmd `cmd:"" help:"Make a question of a problem package."`
	Lint   bankLintCmd   `cmd:"" help:"Check questions; names file, line and remedy."`
}

type bankListCmd struct {
	shelves
	Form  string `help:"Only this form: words or code."`
	Round string `help:"Only what may be asked in this kind of round." placeholder:"KIND"`
	Level string `help:"Only what is asked at this level." placeholder:"L5"`
	Topic string `help:"Only this topic."`
	Value string `help:"Only this value of the culture memo."`
	JSON  bool   `name:"json" help:"Print JSON; docs/json.md describes it."`
}

// Run lists the questions.
func (c *bankListCmd) Run(s streams) error {
	b, err := openBank(c.Bank)
	if err != nil {
		return err
	}
	questions := slices.DeleteFunc(slices.Clone(b.Questions()), func(q hotloop.Question) bool { return !c.wants(q) })
	if c.JSON {
		enc := json.NewEncoder(s.out)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		return enc.Encode(struct {
			Version   int                `json:"version"`
			Questions []hotloop.Question `json:"questions"`
		}{1, questions})
	}
	t := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', 0)
	for _, q := range questions {
		rounds := make([]string, len(q.Rounds))
		for i, r := range q.Rounds {
			rounds[i] = string(r)
		}
		fmt.Fprintf(t, "%s\t%s\t%d min\t%s\t%s\n", q.ID, q.Form, q.Minutes, strings.Join(rounds, ", "), q.Title)
	}
	return t.Flush()
}

func (c *bankListCmd) wants(q hotloop.Question) bool {
	return (c.Form == "" || string(q.Form) == c.Form) &&
		(c.Round == "" || q.ForRound(hotloop.RoundKind(c.Round))) &&
		(c.Level == "" || slices.Contains(q.Levels, hotloop.Level(strings.ToUpper(c.Level)))) &&
		(c.Topic == "" || slices.Contains(q.Topics, c.Topic)) &&
		(c.Value == "" || slices.ContainsFunc(q.Values, func(v hotloop.ValueTag) bool { return string(v.Value) == c.Value }))
}

type bankLintCmd struct {
	Dir  string `arg:"" optional:"" help:"A directory with questions of your own; the built-in bank if not given." predictor:"dir"`
	Try  bool   `name:"run" help:"Run the solutions of code questions too: each must end as its folder says." xor:"do"`
	Fill bool   `help:"Compute expected hashes from the accepted solutions and write them into DIR's tests.json." xor:"do"`
	JSON bool   `name:"json" help:"Print JSON; docs/json.md describes it."`
}

// Run checks a bank.
func (c *bankLintCmd) Run(ctx context.Context, s streams) error {
	if c.Fill {
		return c.fill(ctx, s)
	}
	shelf := bank.Embedded()
	if c.Dir != "" {
		var err error
		if shelf, err = bank.Directory(c.Dir); err != nil {
			return err
		}
	}
	checkers, err := checkers()
	if err != nil {
		return err
	}
	problems, err := bank.Lint(ctx, shelf, checkers...)
	if err == nil && c.Try {
		var ran []bank.Problem
		ran, err = c.solutions(ctx)
		problems = append(problems, ran...)
	}
	if err != nil {
		return err
	}
	if c.JSON {
		enc := json.NewEncoder(s.out)
		enc.SetIndent("", "  ")
		if err := enc.Encode(struct {
			Version  int            `json:"version"`
			Problems []bank.Problem `json:"problems"`
		}{1, append([]bank.Problem{}, problems...)}); err != nil {
			return err
		}
	} else {
		for _, p := range problems {
			fmt.Fprintln(s.out, p)
		}
		if len(problems) == 0 {
			fmt.Fprintln(s.out, "Nothing to mend.")
		}
	}
	if len(problems) > 0 {
		return errShort
	}
	return nil
}

// checkers are what evaluators have to say about questions.
func checkers() ([]bank.Checker, error) {
	w, err := words.New()
	if err != nil {
		return nil, err
	}
	return []bank.Checker{
		bank.Detectors(slices.Concat(w.Detectors(), code.Detectors())),
		func(q hotloop.Question) (out []bank.Finding) {
			for _, f := range w.CheckQuestion(q) {
				what := f.What
				if f.Sample != "" {
					what = "answers/" + f.Sample + ".md: " + what
				}
				out = append(out, bank.Finding{Signal: f.Signal, Fact: f.Fact, Text: f.Text, What: what, Remedy: f.Remedy})
			}
			return out
		},
		func(q hotloop.Question) (out []bank.Finding) {
			if q.Form != hotloop.FormCode {
				return nil
			}
			for _, p := range code.CheckQuestion(q) {
				out = append(out, bank.Finding{What: p.Where + ": " + p.Says, Remedy: "mend it as docs/packs.md describes"})
			}
			return out
		},
	}, nil
}
