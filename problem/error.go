package problem

import "fmt"

// Error is what is wrong with a package, or what kept us from judging it, in
// one plain sentence that names what, where and the remedy.
type Error struct {
	Code Code
	Says string
	Err  error // the cause, for logs; may be nil
}

// Code sorts Errors for callers that react to them.
type Code string

// The codes.
const (
	CodeInvalid     Code = "invalid"     // the package is wrong
	CodeNotFound    Code = "not found"   // there is no such package
	CodeTooLarge    Code = "too large"   // it is over a bound
	CodeUnsupported Code = "unsupported" // it asks for something this room does not do
	CodeUnavailable Code = "unavailable" // this machine lacks something
)

func (e *Error) Error() string { return e.Says }
func (e *Error) Unwrap() error { return e.Err }

func errorf(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Says: fmt.Sprintf(format, args...)}
}

// because adds the cause for logs.
func (e *Error) because(err error) *Error {
	e.Err = err
	return e
}
