//go:build !linux || !(amd64 || arm64)

package sandbox

import (
	"context"
	"io/fs"
)

// Here there is no sandbox: every way to one refuses, in the same words.

// Sandbox cannot be had on this system.
type Sandbox struct{}

// Box cannot be had on this system.
type Box struct{}

var errUnsupported = &Error{Code: CodeUnsupported, Says: "The sandbox needs Linux on amd64 or arm64; on this system no untrusted program can be run."}

// Main returns at once: no process here is ever a box.
func Main() {}

// Open refuses.
func Open(context.Context, Config) (*Sandbox, error) { return nil, errUnsupported }

// Tier is empty.
func (s *Sandbox) Tier() Tier { return "" }

// Describe says that there is no isolation.
func (s *Sandbox) Describe() string { return errUnsupported.Says }

// Close does nothing.
func (s *Sandbox) Close() error { return nil }

// Box refuses.
func (s *Sandbox) Box(context.Context) (*Box, error) { return nil, errUnsupported }

// WriteFile refuses.
func (b *Box) WriteFile(string, []byte, fs.FileMode) error { return errUnsupported }

// WriteFiles refuses.
func (b *Box) WriteFiles(...File) error { return errUnsupported }

// ReadFile refuses.
func (b *Box) ReadFile(string, int64) ([]byte, error) { return nil, errUnsupported }

// Run refuses.
func (b *Box) Run(context.Context, Command) (Result, error) {
	return Result{Status: StatusInternal, Reason: errUnsupported.Says}, errUnsupported
}

// Waiting refuses.
func (b *Box) Waiting() (bool, error) { return false, errUnsupported }

// Close does nothing.
func (b *Box) Close() error { return nil }

// SelfTest has nothing to try.
func SelfTest(context.Context, *Sandbox) []Check {
	return []Check{{Name: "the sandbox", Tried: "looking for Linux on amd64 or arm64", Saw: errUnsupported.Says}}
}
