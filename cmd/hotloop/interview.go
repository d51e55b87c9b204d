package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"hotloop"
	"hotloop/eval/code"
	"hotloop/interview"
	"hotloop/score"
	"hotloop/terminal"
)

type interviewCmd struct {
	home
	shelves
	Loop     string `help:"Template of the loop, short if not given." placeholder:"NAME" predictor:"loop" xor:"what"`
	Question string `help:"Ask this one question instead." placeholder:"ID" predictor:"question" xor:"what"`
	Resume   string `help:"Go on with a loop of yours." placeholder:"LOOP" xor:"what"`
	Level    string `help:"Target level; your settings' if not given." placeholder:"L5"`
	Mode     string `help:"practice or real; your settings' if not given." placeholder:"MODE"`
	Seed     uint64 `help:"Draw the same questions again." placeholder:"N"`
}

// Run holds the interview on the streams.
func (c *interviewCmd) Run(ctx context.Context, s streams) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	log := slog.New(slog.NewTextHandler(s.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	r, err := open(ctx, c.home, c.shelves, log)
	if err != nil {
		return err
	}
	defer r.close()
	loop := hotloop.LoopID(c.Resume)
	if loop == "" {
		if loop, err = c.start(ctx, r); err != nil {
			return err
		}
	}
	go r.engine.Pulse(ctx)
	conf := terminal.Config{In: s.in, Out: s.out, Engine: r.engine, Loop: loop, LanguageOf: code.LanguageOf, SourceName: code.SourceName, Report: r.report(loop)}
	if in, ok := s.in.(*os.File); ok && term.IsTerminal(int(in.Fd())) {
		conf.Tty = true
		conf.Edit = edit
	}
	return terminal.Run(ctx, conf)
}

func (c *interviewCmd) start(ctx context.Context, r *rooms) (hotloop.LoopID, error) {
	set, err := r.store.Settings(ctx)
	if err != nil {
		return "", err
	}
	level, mode := set.Level, set.Mode
	if c.Level != "" {
		if level, err = parseLevel(c.Level); err != nil {
			return "", err
		}
	}
	if c.Mode != "" {
		mode = hotloop.Mode(c.Mode)
		if mode != hotloop.ModePractice && mode != hotloop.ModeReal {
			return "", hotloop.Errorf(hotloop.CodeInvalid, "There is no mode %q; it is practice or real.", c.Mode)
		}
	}
	seed := c.Seed
	if seed == 0 {
		seed = rand.Uint64()
	}
	var plan hotloop.LoopPlan
	if c.Question != "" {
		plan, err = r.PlanOne(hotloop.QuestionID(c.Question), level, mode, seed)
	} else {
		plan, err = r.Plan(cmp.Or(c.Loop, "short"), level, mode, seed)
	}
	if err != nil {
		return "", err
	}
	if len(set.Languages) > 0 {
		plan.Language = set.Languages[0]
	}
	return r.engine.Start(ctx, plan)
}

func parseLevel(s string) (hotloop.Level, error) {
	l := hotloop.Level(strings.ToUpper(s))
	if !l.Valid() {
		return "", hotloop.Errorf(hotloop.CodeInvalid, "There is no level %q; it is L4, L5, L6 or L7.", s)
	}
	return l, nil
}

// report prints the scorecards of answers, and after the last round the
// debrief.
func (r *rooms) report(loop hotloop.LoopID) func(context.Context, io.Writer, []hotloop.AnswerID, bool) error {
	return func(ctx context.Context, w io.Writer, answers []hotloop.AnswerID, over bool) error {
		results, err := r.results(ctx, loop)
		if err != nil {
			return err
		}
		for _, id := range answers {
			for _, res := range results {
				if res.Answer.ID != id {
					continue
				}
				if res.Failed != "" {
					fmt.Fprintf(w, "  -- %s\n\n", res.Failed)
					continue
				}
				terminal.Card(w, res.Question.Title, res.Card)
				terminal.Feedback(w, score.Feedback(res.Question, res.Card))
			}
		}
		if !over {
			return nil
		}
		d, err := r.debrief(ctx, loop)
		if err != nil {
			return err
		}
		terminal.Debrief(w, d)
		return nil
	}
}

// edit opens text in $VISUAL or $EDITOR.
func edit(ctx context.Context, name, text string) (string, error) {
	editor := cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR"))
	if editor == "" {
		return "", hotloop.Errorf(hotloop.CodeUnavailable, "No editor is named; set $EDITOR, or use /code LANGUAGE.")
	}
	dir, err := os.MkdirTemp("", "hotloop-")
	if err != nil {
		return "", hotloop.Errorf(hotloop.CodeUnavailable, "There is no room for a temporary file: %w", err)
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, name)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		return "", hotloop.Errorf(hotloop.CodeUnavailable, "There is no room for a temporary file: %w", err)
	}
	// As git does: the variable may hold a command with arguments and quotes.
	cmd := exec.CommandContext(ctx, "sh", "-c", editor+` "$@"`, editor, file)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return "", hotloop.Errorf(hotloop.CodeUnavailable, "The editor %s did not end well, so nothing was saved: %w", editor, err)
	}
	out, err := os.ReadFile(file)
	if err != nil || len(out) > interview.MaxCode {
		return "", hotloop.Errorf(hotloop.CodeTooLarge, "The program could not be read back or is over %d KB, so nothing was saved: %w", interview.MaxCode>>10, errors.Join(err))
	}
	return string(out), nil
}
