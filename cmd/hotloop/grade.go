package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"hotloop"
	"hotloop/bank"
	"hotloop/eval/code"
	"hotloop/eval/words"
	"hotloop/grade"
	"hotloop/score"
	"hotloop/terminal"
)

type gradeCmd struct {
	home
	shelves
	Question string `help:"The question that is answered." placeholder:"ID" predictor:"question"`
	File     string `arg:"" optional:"" help:"The answer: text or Markdown, or a program, whose language its name tells (.py, .go, .java, .ts, ...); standard input if not given." predictor:"file"`
	Talk     string `help:"For a program: what was said about it." placeholder:"FILE" predictor:"file"`
	Language string `help:"Language of a program on standard input." placeholder:"NAME"`
	Level    string `help:"Target level." default:"L5"`
	JSON     bool   `name:"json" help:"Print JSON; docs/json.md describes it."`

	Reference    string `help:"Instead of a question: a model answer to hold the answer against." placeholder:"FILE" predictor:"file"`
	QuestionText string `help:"With a model answer: the question's text; its words count little." placeholder:"FILE" predictor:"file"`
	Answers      string `help:"Many answers: lines of id, question, reference and answer as JSON." placeholder:"FILE" predictor:"file"`
}

// graded is what --json prints; docs/json.md is its contract.
type graded struct {
	Version   int                `json:"version"`
	Question  hotloop.QuestionID `json:"question"`
	Level     hotloop.Level      `json:"level"`
	Basis     string             `json:"basis"`
	Answer    hotloop.Answer     `json:"answer"`
	Notices   []words.Notice     `json:"notices"`
	Evidence  []hotloop.Evidence `json:"evidence"`
	Scorecard hotloop.Scorecard  `json:"scorecard"`
	Feedback  hotloop.Feedback   `json:"feedback"`
}

// answerLimit bounds what is read of an answer.
const answerLimit = 8 << 20

// Run grades one answer, by a question of the bank or by a model answer.
func (c *gradeCmd) Run(ctx context.Context, s streams) error {
	byModel := c.Reference != "" || c.Answers != ""
	switch {
	case byModel && c.Question != "":
		return hotloop.Errorf(hotloop.CodeInvalid, "Both a question and a model answer were given; give --question alone, or --reference with --question-text.")
	case byModel:
		return c.againstReference(ctx, s)
	case c.Question == "":
		return hotloop.Errorf(hotloop.CodeInvalid, "Nothing says what is answered; give --question ID, or a model answer with --reference FILE.")
	}
	level, err := parseLevel(c.Level)
	if err != nil {
		return err
	}
	b, err := openBank(c.Bank)
	if err != nil {
		return err
	}
	q, err := b.Question(hotloop.QuestionID(c.Question))
	if err != nil {
		return err
	}
	text, err := c.read(s.in, c.File)
	if err != nil {
		return err
	}
	a := hotloop.Answer{ID: hotloop.NewAnswerID("file", 0, 0), Question: q.ID, Level: level, Done: true, Planned: int64(q.Minutes) * 60_000}
	if len(q.Rounds) > 0 {
		a.Round = q.Rounds[0]
	}
	r := &rooms{Bank: b}
	if err := r.readers(ctx, c.home); err != nil {
		return err
	}
	defer r.close()
	language, err := c.language(q)
	if err != nil {
		return err
	}
	if language != "" {
		if err := r.observe(ctx, q, &a, hotloop.CodeDraft{Language: language, Text: text}); err != nil {
			return err
		}
		if c.Talk != "" {
			if text, err = c.read(s.in, c.Talk); err != nil {
				return err
			}
			a.Turns = bank.Conversation(text)
		}
	} else {
		a.Turns = bank.Conversation(text)
	}
	g, err := grade.Read(ctx, q, a, r.evaluators())
	if err != nil {
		return err
	}
	if g.Failed != "" {
		return hotloop.Errorf(hotloop.CodeUnavailable, "%s", g.Failed)
	}
	card := score.Card(q, level, a.ID, g.Evidence)
	notices := r.words.Notices(q, a)
	if !c.JSON {
		for _, n := range notices {
			fmt.Fprintf(s.out, "  -- %s\n\n", n.Says)
		}
		terminal.Card(s.out, q.Title, card)
		terminal.Feedback(s.out, score.Feedback(q, card))
		return nil
	}
	enc := json.NewEncoder(s.out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(graded{Version: 1, Question: q.ID, Level: level, Basis: g.Basis, Answer: a, Notices: append([]words.Notice{}, notices...), Evidence: card.Evidence, Scorecard: card, Feedback: score.Feedback(q, card)})
}

// language is the programming language of the answer, "" for talk.
func (c *gradeCmd) language(q hotloop.Question) (string, error) {
	if q.Form != hotloop.FormCode {
		return "", nil
	}
	if c.Language != "" {
		return c.Language, nil
	}
	switch filepath.Ext(c.File) {
	case "", ".md", ".txt":
		return "", nil
	}
	return code.LanguageOf(c.File)
}

func (c *gradeCmd) read(in io.Reader, name string) (string, error) {
	from := "standard input"
	if name != "" && name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return "", hotloop.Errorf(hotloop.CodeInvalid, "The file %s cannot be read; check its name and permissions.", name)
		}
		defer f.Close()
		in, from = f, name
	}
	data, err := io.ReadAll(io.LimitReader(in, answerLimit+1))
	if err != nil {
		return "", hotloop.Errorf(hotloop.CodeInvalid, "%s cannot be read: %w", from, err)
	}
	if len(data) > answerLimit {
		return "", hotloop.Errorf(hotloop.CodeTooLarge, "%s is over %d MB; an answer is at most that.", from, answerLimit>>20)
	}
	return strings.ToValidUTF8(string(data), "\uFFFD"), nil
}

// observe runs the program as a submit of the whole question and records it.
func (r *rooms) observe(ctx context.Context, q hotloop.Question, a *hotloop.Answer, d hotloop.CodeDraft) error {
	if n := len(q.Parts); n > 0 {
		a.Part = q.Parts[n-1].ID
		d.Part = a.Part
	}
	run, err := r.judge.Run(ctx, q, d, hotloop.RunSubmit, "", nil)
	if err != nil {
		return err
	}
	run.ID = "run-1"
	a.Code = []hotloop.Revision{{CodeDraft: d}}
	a.Runs = []hotloop.Run{run}
	return nil
}
