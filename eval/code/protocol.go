package code

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"hotloop"
)

// The protocol is lines of JSON. The judge writes a configuration, then a test
// at a time; the driver answers:
//
//	{"ready":true,"version":"Python 3.11.2","findings":[…],"shape":{…}}
//	{"begin":0}                         the arguments were read, the calls start
//	{"out":"…"} {"err":"…"}             what the program printed meanwhile
//	{"ran":0,"millis":1.2,"cpu":1.1,"kb":9000}
//	{"done":0,"results":[…],"error":{…},"stale":false}
//
// An error has a kind, a text and the candidate's line, or addresses on the
// stack from which the line can be found.
//
// A driver that cannot load the program answers {"ready":false,"error":{…}};
// one that ends itself at the limit of processor time answers {"limit":0}.
// stale says that the process must not be given another test.

// driverConfig is the first line to a driver.
type driverConfig struct {
	Style     string            `json:"style"`
	Entry     string            `json:"entry"`
	Methods   map[string]string `json:"methods"` // name in tests -> name in the language
	Returns   map[string]string `json:"returns"` // name in tests -> declared type
	Printed   int               `json:"printed"` // bytes of output passed on for a test
	Recursion int               `json:"recursion"`
	Look      bool              `json:"look"`           // report findings and shape
	File      string            `json:"file,omitempty"` // the candidate's file in messages
	Load      string            `json:"load,omitempty"` // where it stands
	HeapMB    int               `json:"heap,omitempty"` // for the program's own values
}

// failure is what a driver says of a program that failed.
type failure struct {
	Kind     string `json:"kind"`
	Text     string `json:"text"`
	Line     int    `json:"line"`
	Function string `json:"function"`
	// At are addresses on the stack, the innermost first, where a driver knows
	// no lines.
	At []uint64 `json:"at"`
}

// The kinds of failure that are not the name of an exception.
const (
	failureMissing   = "missing"   // the program lacks what the question calls; Text is a sentence
	failureSignature = "signature" // it takes or returns other things; Text is a sentence
	failureError     = "error"     // a Go error was returned; Text is a sentence
	failurePanic     = "panic"
	failureSignal    = "signal" // Text is the signal's name and what it means
	failureDriver    = "driver" // our own fault
)

// A finding is a defect with a rule and a line.
type finding struct {
	Rule string `json:"rule"`
	Name string `json:"name"`
	Line int    `json:"line"`
}

// shape is the outline of a program.
type shape struct {
	Longest int    `json:"longest"` // lines of the longest function
	Name    string `json:"name"`    // of that function
	Line    int    `json:"line"`    // where it starts
	Depth   int    `json:"depth"`   // deepest nesting of blocks
}

// reply is any line of a driver.
type reply struct {
	Ready    *bool           `json:"ready"`
	Version  string          `json:"version"`
	Findings []finding       `json:"findings"`
	Shape    *shape          `json:"shape"`
	Tests    int             `json:"tests"` // the candidate's own
	Begin    *int            `json:"begin"`
	Out      string          `json:"out"`
	Err      string          `json:"err"`
	Ran      *int            `json:"ran"`
	Millis   float64         `json:"millis"`
	CPU      float64         `json:"cpu"`
	KB       int64           `json:"kb"`
	Done     *int            `json:"done"`
	Results  json.RawMessage `json:"results"`
	Error    *failure        `json:"error"`
	Stale    bool            `json:"stale"`
	Limit    *int            `json:"limit"`
	Broken   bool            `json:"broken"`
}

// maxReply bounds one line of a driver, in bytes.
const maxReply = 32 << 20

var (
	errReplyTooLong = errors.New("the reply is too long")
	errDisturbed    = errors.New("the reply is not one of the driver's")
)

// parseReply reads one line.
func parseReply(line []byte) (reply, error) {
	var r reply
	d := json.NewDecoder(bytes.NewReader(line))
	d.DisallowUnknownFields()
	if err := d.Decode(&r); err != nil {
		return reply{}, fmt.Errorf("%w: %w", errDisturbed, err)
	}
	kinds := 0
	for _, set := range []bool{r.Ready != nil, r.Begin != nil, r.Ran != nil, r.Done != nil, r.Limit != nil, r.Out != "", r.Err != "", r.Broken} {
		if set {
			kinds++
		}
	}
	if kinds != 1 || r.Millis < 0 || r.CPU < 0 || r.KB < 0 {
		return reply{}, errDisturbed
	}
	if r.Error != nil {
		r.Error.Text, r.Error.Kind, r.Error.Function = clip(r.Error.Text, 600), clip(r.Error.Kind, 80), clip(r.Error.Function, 80)
	}
	return r, nil
}

// results reads the list of results of a done reply.
func (r reply) results() ([]any, error) {
	if len(r.Results) == 0 {
		return nil, nil
	}
	v, err := decodeValue(r.Results)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errDisturbed, err)
	}
	list, ok := v.([]any)
	if !ok && v != nil {
		return nil, errDisturbed
	}
	return list, nil
}

// readReplies passes every line of r to yield until yield returns false or the
// input ends; it returns why it ended, nil at the end of the input.
func readReplies(r io.Reader, yield func(reply) bool) error {
	b := bufio.NewReaderSize(r, 64<<10)
	var line []byte
	for {
		part, err := b.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case len(line) > maxReply:
			return errReplyTooLong
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case errors.Is(err, io.EOF):
			return nil // a line without an end was cut off with its process
		case err != nil:
			return err
		}
		parsed, err := parseReply(line)
		if err != nil {
			return err
		}
		if !yield(parsed) {
			return nil
		}
		line = line[:0]
	}
}

// testLine is the line that hands test i to a driver. The constructors of the
// test are carried out here.
func testLine(spec *hotloop.CodeSpec, i int, t hotloop.Test, cpuMillis int) ([]byte, error) {
	key, value := "args", any(t.Args)
	if spec.Style == hotloop.StyleClass {
		key, value = "calls", callsOf(t)
	}
	v, err := normal(value)
	if err != nil {
		return nil, err
	}
	text, whole, err := expandText(v, maxBytes)
	if err != nil {
		return nil, err
	}
	if !whole {
		return nil, hotloop.Errorf(hotloop.CodeTooLarge, "the input of test %q grows beyond %d MB", t.Name, maxBytes>>20)
	}
	line := fmt.Appendf(nil, `{"test":%d,"cpu":%d,"%s":`, i, cpuMillis, key)
	return append(append(line, text...), '}', '\n'), nil
}

// callsOf is the list of calls of a test; a constructor among them stands for
// a list of calls.
func callsOf(t hotloop.Test) any {
	parts := make([]any, len(t.Calls))
	for i, c := range t.Calls {
		if _, isCall := c.([]any); isCall {
			parts[i] = []any{c}
			continue
		}
		parts[i] = c
	}
	return map[string]any{"concat": parts}
}
