package problem

import (
	"context"
	"errors"
	"io"
	"time"

	"hotloop/sandbox"
)

// A validator whose submission broke off is told of the end only when it has
// been seen waiting for more words settleLooks times on end, settleEach apart.
// One that ends before had made up its mind from what it had heard, and not
// from the silence. Time alone would not do: on a busy machine it may not even
// have begun.
const (
	settleLooks = 10
	settleEach  = 5 * time.Millisecond
)

// finished is how one of the two programs ended.
type finished struct {
	res sandbox.Result
	err error
}

// listener hands on what one program says to the other, and goes on listening
// when the other has left. Without it two programs that both speak and never
// listen would keep each other's end from being seen: each would wait for its
// last words to be taken.
type listener struct{ from io.Reader }

func (l listener) Read(p []byte) (int, error) { return l.from.Read(p) }

// WriteTo is what io.Copy calls.
func (l listener) WriteTo(w io.Writer) (n int64, err error) {
	buf := make([]byte, 32<<10)
	for {
		k, err := l.from.Read(buf)
		if k > 0 {
			if _, gone := w.Write(buf[:k]); gone != nil {
				_, _ = io.Copy(io.Discard, l.from) // ends with the speaker
				return n, gone
			}
			n += int64(k)
		}
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// interact lets a submission and a validator talk. Each runs in a box of its
// own under its own limits; what one writes the other reads.
//
// The validator's word against (43) is the verdict if it came before the
// submission ended, or from nothing but what the submission had said. Otherwise
// the submission's own end comes first: only where it ended well does the
// validator's judgement count.
func (j *judge) interact(ctx context.Context, b *built, c *checker, in caseInput, limit time.Duration) (e ended, accepted bool, err error) {
	box, err := j.boxes.Box(ctx)
	if err != nil {
		return ended{}, false, err
	}
	defer box.Close()
	submission, err := j.start(ctx, box, b, in, limit)
	if err != nil {
		return ended{}, false, err
	}
	toSubmission, fromValidator := io.Pipe()
	toValidator, fromSubmission := io.Pipe()
	said, validatorSaid := &ends{keep: stderrKept}, &ends{keep: stderrKept}
	submission.Stdin, submission.Stdout, submission.Stderr = listener{toSubmission}, fromSubmission, said
	validator := c.command
	validator.Stdin, validator.Stdout, validator.Stderr = listener{toValidator}, fromValidator, validatorSaid
	validator.Limits.Wall = submission.Limits.Wall + wallOf(validator.Limits.CPU)

	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	stopSubmission, cancelSubmission := context.WithCancel(ctx)
	defer cancelSubmission()
	subEnd, valEnd := make(chan finished, 1), make(chan finished, 1)
	go func() {
		res, err := box.Run(stopSubmission, submission)
		subEnd <- finished{res, err}
	}()
	go func() {
		res, err := c.box.Run(ctx, validator)
		valEnd <- finished{res, err}
	}()
	// After one has ended, what the other still writes is read and dropped, so
	// that nobody is killed for speaking to somebody who has left.
	subGone := func() {
		fromSubmission.Close()
		go io.Copy(io.Discard, toSubmission)
	}
	valGone := func() {
		fromValidator.Close()
		go io.Copy(io.Discard, toValidator)
	}
	var sub, val finished
	select {
	case val = <-valEnd:
		valGone()
		accepted, err = c.verdict(val, validatorSaid)
		if err == nil && !accepted {
			// Its word stands; the submission need not end any more.
			cancelSubmission()
			sub = <-subEnd
			subGone()
			if sub.err != nil && !errors.Is(sub.err, context.Canceled) {
				return ended{}, false, sub.err
			}
			e = ended{verdict: Accepted, cpu: sub.res.CPU, wall: sub.res.Wall, memory: sub.res.Memory, stderr: said.String(), where: c.where}
			if j.limit > 0 {
				e.cpu = min(e.cpu, j.limit)
			}
			return e, false, ctx.Err()
		}
		if err != nil {
			cancelSubmission()
		}
		sub = <-subEnd
		subGone()
		if err != nil {
			return ended{}, false, err
		}
	case sub = <-subEnd:
		early := false
		if sub.err == nil && sub.res.Status != sandbox.StatusOK {
			val, early = c.settled(valEnd, wallOf(validator.Limits.CPU))
		}
		subGone()
		if !early {
			timer := time.AfterFunc(wallOf(validator.Limits.CPU), cancel)
			val = <-valEnd
			if !timer.Stop() && errors.Is(val.err, context.Canceled) && sub.err == nil {
				valGone()
				return ended{}, false, c.hang(" after the submission had ended")
			}
		}
		valGone()
		if sub.err != nil {
			return ended{}, false, sub.err
		}
		if accepted, err = c.verdict(val, validatorSaid); err != nil {
			return ended{}, false, err
		}
		if early && !accepted {
			return ended{verdict: Accepted, cpu: sub.res.CPU, wall: sub.res.Wall, memory: sub.res.Memory, stderr: said.String(), where: c.where}, false, nil
		}
	}
	if sub.err != nil {
		return ended{}, false, sub.err
	}
	if sub.res.Status == sandbox.StatusWall && val.res.CPU > submission.Limits.Wall/2 {
		return ended{}, false, faultf("The output validator %s computed for %s while the submission waited for it; mend it.", c.name(), short(val.res.CPU))
	}
	e, err = j.ending(sub.res, said.String(), limit)
	return e, accepted, err
}

// settled waits until a validator has ended, or waits for more words itself, or
// patience is over. On a machine that does not show who waits, only the clock
// counts.
func (c *checker) settled(end <-chan finished, patience time.Duration) (val finished, ended bool) {
	look := time.NewTicker(settleEach)
	defer look.Stop()
	over := time.NewTimer(patience)
	defer over.Stop()
	for seen := 0; seen < settleLooks; {
		select {
		case val = <-end:
			return val, true
		case <-over.C:
			return val, false
		case <-look.C:
			if waits, err := c.box.Waiting(); waits || err != nil {
				seen++
			} else {
				seen = 0
			}
		}
	}
	return val, false
}

// verdict is the validator's judgement, unless it could not be observed.
func (c *checker) verdict(f finished, said *ends) (bool, error) {
	if f.err != nil {
		return false, f.err
	}
	return c.judgement(f.res, said.String())
}
