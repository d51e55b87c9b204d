package hotloop

import (
	"errors"
	"fmt"
)

// Code sorts errors by what their receiver can do about them.
type Code string

// The codes. Anything without one reaches a user as CodeInternal.
const (
	CodeInvalid     Code = "invalid"     // the input is wrong; the message says how to mend it
	CodeNotFound    Code = "not_found"   // no such thing
	CodeConflict    Code = "conflict"    // somebody else was faster; read again
	CodeTooLarge    Code = "too_large"   // over a stated limit
	CodeBusy        Code = "busy"        // try again after a while
	CodeUnavailable Code = "unavailable" // something this machine lacks; the message says what to install
	CodeUnreadable  Code = "unreadable"  // stored data that cannot be read; it was left untouched
	CodeInternal    Code = "internal"    // our fault
)

// Error is an error fit for a candidate's eyes: Message is one plain sentence
// that names what, where and the remedy. Err, if any, is for the log.
type Error struct {
	Code    Code
	Message string
	Err     error
}

// Error returns the plain sentence.
func (e *Error) Error() string { return e.Message }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error of a code. A %w in format is kept as the cause.
func Errorf(code Code, format string, args ...any) *Error {
	wrapped := fmt.Errorf(format, args...)
	return &Error{Code: code, Message: wrapped.Error(), Err: errors.Unwrap(wrapped)}
}

// CodeOf returns the code of err, CodeInternal if it has none, and "" for nil.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}
