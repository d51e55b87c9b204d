//go:build amd64 || arm64

package sandbox

import (
	"context"
	"io/fs"
	"sync/atomic"
)

// Box is a private machine in small: a file tree and the programs run in it,
// one at a time. Its methods may be called from several goroutines; they wait
// for one another, except Close.
//
// It is a handle: the process behind it may serve another Box after Close,
// and a handle that was closed reaches nothing any more.
type Box struct {
	core   *core
	lease  uint64 // which use of the core this is
	closed atomic.Bool
}

func errClosed() *Error { return &Error{Code: CodeClosed, Says: "The box has been closed."} }

func (b *Box) check() error {
	if b.closed.Load() {
		return errClosed()
	}
	return nil
}

// WriteFile writes a file in the workspace; directories on the way are made.
// name is relative to Workspace, with slashes; links are never followed.
func (b *Box) WriteFile(name string, data []byte, mode fs.FileMode) error {
	return b.WriteFiles(File{Name: name, Data: data, Mode: mode})
}

// WriteFiles writes several files as WriteFile does, in fewer exchanges with
// the box. After an error some of them may be there.
func (b *Box) WriteFiles(files ...File) error {
	if err := b.check(); err != nil {
		return err
	}
	return b.core.writeFiles(b.lease, files)
}

// ReadFile reads a regular file of the workspace, at most limit bytes; a
// longer file is an error. Links are never followed.
func (b *Box) ReadFile(name string, limit int64) ([]byte, error) {
	if err := b.check(); err != nil {
		return nil, err
	}
	return b.core.readFile(b.lease, name, limit)
}

// Run runs one program to its end, within its limits. The program's failure
// is in the Result; the error says that the run could not be observed, or that
// ctx was done first. After a cancelled run the Box can be used on.
func (b *Box) Run(ctx context.Context, c Command) (Result, error) {
	if err := b.check(); err != nil {
		return Result{Status: StatusInternal, Reason: err.Error(), Isolation: b.core.s.words}, err
	}
	return b.core.execute(ctx, b.lease, c)
}

// Waiting tells whether every program in the Box is asleep at this moment:
// none computes, would if it had a processor, or waits for a disk. It is false
// when no program runs, and may be called during Run. The error says that this
// machine does not show it.
func (b *Box) Waiting() (bool, error) {
	if err := b.check(); err != nil {
		return false, err
	}
	return b.core.waiting()
}

// Close gives the Box up: nothing is alive in it, and its files are gone before
// anybody else has it, though not always when Close returns. A run in progress
// ends with an error.
func (b *Box) Close() error {
	if b.closed.Swap(true) {
		return nil
	}
	if pool := b.core.s.idle; pool != nil {
		return pool.giveBack(b.core)
	}
	return b.core.destroy()
}
