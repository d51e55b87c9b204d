package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"hotloop"
	"hotloop/eval/reference"
	"hotloop/eval/words"
)

// judged is what --json prints for an answer held against a model answer;
// docs/json.md is its contract.
type judged struct {
	Version int `json:"version"`
	reference.Result
}

// asked is a line of --answers.
type asked struct {
	ID        json.RawMessage `json:"id"`
	Question  string          `json:"question"`
	Reference string          `json:"reference"`
	Answer    *string         `json:"answer"`
}

// answered is the line that comes back.
type answered struct {
	ID json.RawMessage `json:"id"`
	*reference.Result
	Error string `json:"error,omitempty"`
}

// lineLimit bounds a line of --answers.
const lineLimit = 4 << 20

// againstReference grades one answer, or a file of them, by model answers.
func (c *gradeCmd) againstReference(ctx context.Context, s streams) error {
	w, err := words.New()
	if err != nil {
		return err
	}
	r := reference.New(w)
	model, question := "", ""
	if c.Reference != "" {
		if model, err = c.read(s.in, c.Reference); err != nil {
			return err
		}
	}
	if c.QuestionText != "" {
		if question, err = c.read(s.in, c.QuestionText); err != nil {
			return err
		}
	}
	if c.Answers != "" {
		return c.eachAnswer(ctx, s, r, question, model)
	}
	answer, err := c.read(s.in, c.File)
	if err != nil {
		return err
	}
	res, err := r.Judge(question, model, answer)
	if err != nil {
		return err
	}
	if !c.JSON {
		printJudged(s.out, res)
		return nil
	}
	enc := json.NewEncoder(s.out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(judged{Version: 1, Result: res})
}

// eachAnswer answers every line of --answers with one of its own, in order. A
// line that cannot be judged says why in its place, the others are judged all the
// same, and the command fails at the end. Ids are handed back, not read: two lines
// of one id are two answers.
func (c *gradeCmd) eachAnswer(ctx context.Context, s streams, r *reference.Reader, question, model string) error {
	in := s.in
	if c.Answers != "-" {
		f, err := os.Open(c.Answers)
		if err != nil {
			return hotloop.Errorf(hotloop.CodeInvalid, "The file %s cannot be read; check its name and permissions.", c.Answers)
		}
		defer f.Close()
		in = f
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 64<<10), lineLimit)
	out := bufio.NewWriter(s.out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	failed, n := 0, 0
	for lines.Scan() {
		n++
		text := lines.Bytes()
		if n == 1 {
			text = bytes.TrimPrefix(text, []byte("\ufeff"))
		}
		if len(bytes.TrimSpace(text)) == 0 {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		line := judgeLine(r, text, question, model)
		if line.Error != "" {
			failed++
			line.Error = fmt.Sprintf("Line %d: %s", n, line.Error)
		}
		if err := enc.Encode(line); err != nil {
			return fmt.Errorf("writing the results: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("writing the results: %w", err)
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return hotloop.Errorf(hotloop.CodeTooLarge, "Line %d of %s is over %d MB; an answer is at most that.", n+1, c.Answers, lineLimit>>20)
	} else if err != nil {
		return hotloop.Errorf(hotloop.CodeInvalid, "%s cannot be read: %w", c.Answers, err)
	}
	if failed > 0 {
		return hotloop.Errorf(hotloop.CodeInvalid, "%d of the lines of %s could not be judged; each says why in its error.", failed, c.Answers)
	}
	return nil
}

func judgeLine(r *reference.Reader, data []byte, question, model string) answered {
	var a asked
	if err := json.Unmarshal(data, &a); err != nil || bytes.TrimSpace(data)[0] != '{' {
		return answered{Error: "this is not an object with id, question, reference and answer as JSON."}
	}
	line := answered{ID: a.ID}
	if a.Answer == nil {
		line.Error = "this has no answer; write an empty one as \"answer\": \"\"."
		return line
	}
	if a.Question == "" {
		a.Question = question
	}
	if a.Reference == "" {
		a.Reference = model
	}
	res, err := r.Judge(a.Question, a.Reference, *a.Answer)
	if err != nil {
		line.Error = err.Error()
		return line
	}
	line.Result = &res
	return line
}

// printJudged prints a result for people.
func printJudged(out io.Writer, res reference.Result) {
	fmt.Fprintf(out, "Coverage of the model answer: %.0f %%\n", 100*res.Coverage)
	for _, n := range res.Notices {
		fmt.Fprintf(out, "  -- %s\n", n.Says)
	}
	for _, p := range res.Points {
		fmt.Fprintf(out, "\n  %-8s %s\n", p.Fate, oneLine(p.Text))
		var said []string
		for _, pair := range p.Seen {
			said = append(said, "“"+oneLine(pair.Answer.Text)+"”")
		}
		if len(said) > 0 {
			fmt.Fprintf(out, "           %s\n", strings.Join(said, " "))
		}
	}
	for _, list := range []struct {
		title string
		spans []reference.Span
	}{{"Against it", res.Against}, {"Beyond it", res.Beyond}} {
		if len(list.spans) > 0 {
			fmt.Fprintf(out, "\n  %s:\n", list.title)
		}
		for _, s := range list.spans {
			fmt.Fprintf(out, "    “%s”\n", oneLine(s.Text))
		}
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
