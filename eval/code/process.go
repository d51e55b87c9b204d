package code

import (
	"context"
	"errors"
	"io"
	"time"

	"hotloop/sandbox"
	"hotloop/toolchain"
)

// stderrKept is how much of a program's error stream is kept, in bytes.
const stderrKept = 8 << 10

// A process is a driver at work inside a Box.
type process struct {
	in      *io.PipeWriter
	replies chan reply
	ended   chan struct{} // closed when end may be read
	end     ending
	cancel  context.CancelFunc
	stderr  *toolchain.Ends
}

// ending is how a process ended.
type ending struct {
	result  sandbox.Result
	err     error // the sandbox could not observe it
	badness error // why its replies could not be read, nil if they could
}

// start runs a command in a box and speaks with it.
func start(ctx context.Context, box *sandbox.Box, command sandbox.Command) *process {
	ctx, cancel := context.WithCancel(ctx)
	inR, inW := io.Pipe()
	outR, outW := io.Pipe()
	p := &process{
		in: inW, replies: make(chan reply, 64), ended: make(chan struct{}),
		cancel: cancel, stderr: toolchain.NewEnds(stderrKept / 2),
	}
	command.Stdin, command.Stdout, command.Stderr = inR, outW, p.stderr

	var badness error
	read := make(chan struct{})
	go func() {
		defer close(read)
		defer close(p.replies)
		badness = readReplies(outR, func(r reply) bool {
			select {
			case p.replies <- r:
				return true
			case <-ctx.Done():
				return false
			}
		})
		if badness != nil {
			cancel()
		}
		// Whatever still comes must not hold up the program's end.
		io.Copy(io.Discard, outR)
	}()
	go func() {
		result, err := box.Run(ctx, command)
		inR.CloseWithError(io.ErrClosedPipe) // a test that is being written has no reader any more
		outW.Close()
		<-read
		p.end = ending{result: result, err: err, badness: badness}
		close(p.ended)
	}()
	return p
}

// send writes a line; it fails when the process has ended.
func (p *process) send(line []byte) error {
	_, err := p.in.Write(line)
	return err
}

// stop ends the process and waits for its end.
func (p *process) stop() ending {
	p.cancel()
	p.in.Close()
	<-p.ended
	return p.end
}

// finish lets the process end by itself, for a moment.
func (p *process) finish() {
	p.in.Close()
	select {
	case <-p.ended:
	case <-time.After(200 * time.Millisecond):
	}
	p.stop()
}

// next waits for the next reply. ok is false when the process has ended, late
// is true when nothing came in time.
func (p *process) next(ctx context.Context, within time.Duration) (r reply, ok, late bool) {
	timer := time.NewTimer(within)
	defer timer.Stop()
	select {
	case r, ok = <-p.replies:
		return r, ok, false
	case <-timer.C:
		return reply{}, true, true
	case <-ctx.Done():
		return reply{}, false, false
	}
}

// stopped reports whether err only says that we ended the run.
func stopped(err error) bool {
	return errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}
