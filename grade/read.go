package grade

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"slices"
	"strings"

	"hotloop"
)

// Read lets every evaluator read an answer. The grading's At is left for the
// caller's clock. Evidence that Evidence.Check rejects is our own fault: it is
// dropped and logged to slog's default logger.
//
// What an evaluator could not observe is in the grading's Failed, and then the
// grading holds no evidence, because a part of a reading would be scored as if
// it were the whole. Read returns an error only when ctx ends first.
func Read(ctx context.Context, q hotloop.Question, a hotloop.Answer, evaluators []hotloop.Evaluator) (hotloop.Grading, error) {
	return read(ctx, slog.Default(), q, a, evaluators)
}

func read(ctx context.Context, log *slog.Logger, q hotloop.Question, a hotloop.Answer, evaluators []hotloop.Evaluator) (hotloop.Grading, error) {
	basis, err := Basis(q, a, evaluators)
	if err != nil {
		return hotloop.Grading{}, err
	}
	g := hotloop.Grading{Answer: a.ID, Basis: basis, Evidence: []hotloop.Evidence{}}
	for _, evaluator := range evaluators {
		if err := ctx.Err(); err != nil {
			return hotloop.Grading{}, err
		}
		seen, err := observe(ctx, evaluator, q, a)
		if ctx.Err() != nil {
			return hotloop.Grading{}, ctx.Err()
		}
		if err != nil {
			log.Error("an evaluator could not read an answer", "answer", a.ID, "evaluator", evaluator.Version(), "error", err)
			if g.Failed == "" {
				g.Failed = sentence(evaluator, err)
			}
			continue
		}
		for _, e := range seen {
			if err := e.Check(a); err != nil {
				log.Error("evidence was dropped because it does not show where it was seen", "answer", a.ID, "evaluator", evaluator.Version(), "error", err)
				continue
			}
			g.Evidence = append(g.Evidence, e)
		}
	}
	if g.Failed != "" {
		g.Evidence = []hotloop.Evidence{}
	}
	return g, arrange(g.Evidence)
}

// observe turns a panic into an error that holds its trace for the log.
func observe(ctx context.Context, evaluator hotloop.Evaluator, q hotloop.Question, a hotloop.Answer) (seen []hotloop.Evidence, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	return evaluator.Evaluate(ctx, q, a)
}

// sentence is what a candidate is told about a failure. An evaluator's own
// sentence is passed on unless it is about itself.
func sentence(evaluator hotloop.Evaluator, err error) string {
	if e, ok := errors.AsType[*hotloop.Error](err); ok && e.Code != hotloop.CodeInternal {
		return e.Message
	}
	return fmt.Sprintf("This answer could not be read by %s because of an error of ours; your answer is kept, and opening this page again tries once more.", evaluator.Version())
}

// Basis says what is read and by whom: the SHA-256 in hex of the answer, the
// question's version and the evaluators' versions in whatever order.
func Basis(q hotloop.Question, a hotloop.Answer, evaluators []hotloop.Evaluator) (string, error) {
	versions := make([]string, 0, len(evaluators))
	for _, e := range evaluators {
		versions = append(versions, e.Version())
	}
	slices.Sort(versions)
	// encoding/json writes the fields of a struct in their order and the keys
	// of a map sorted: equal values give equal bytes.
	b, err := json.Marshal(struct {
		Answer     hotloop.Answer
		Question   hotloop.QuestionID
		Version    string
		Evaluators []string
	}{a, q.ID, q.Version, versions})
	if err != nil {
		return "", &hotloop.Error{Code: hotloop.CodeInvalid, Message: fmt.Sprintf("Answer %s holds a number that is none and cannot be graded.", a.ID), Err: err}
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:]), nil
}

// arrange puts evidence into the one order that does not depend on who
// observed first: by dimension as cards show them, by signal, by where it was
// seen, and whatever is left by its bytes.
func arrange(evidence []hotloop.Evidence) error {
	type keyed struct {
		e    hotloop.Evidence
		text string
	}
	all := make([]keyed, len(evidence))
	for i, e := range evidence {
		b, err := json.Marshal(e)
		if err != nil {
			return err
		}
		all[i] = keyed{e, string(b)}
	}
	slices.SortFunc(all, func(a, b keyed) int {
		return cmp.Or(
			cmp.Compare(rank(a.e.Dimension), rank(b.e.Dimension)),
			cmp.Compare(a.e.Signal, b.e.Signal),
			cmp.Compare(place(a.e.Seen), place(b.e.Seen)),
			cmp.Compare(offset(a.e.Seen), offset(b.e.Seen)),
			strings.Compare(a.text, b.text),
		)
	})
	for i := range all {
		evidence[i] = all[i].e
	}
	return nil
}

func rank(d hotloop.Dimension) int { return slices.Index(hotloop.Dimensions(), d) }

// place puts quotes in the order of their turns before measures and absences.
func place(s hotloop.Seen) int {
	const behind = 1 << 30
	switch {
	case s.Quote != nil:
		return s.Quote.Turn
	case s.Measure != nil:
		return behind
	}
	return behind + 1
}

func offset(s hotloop.Seen) int {
	if s.Quote != nil {
		return s.Quote.From
	}
	return 0
}
