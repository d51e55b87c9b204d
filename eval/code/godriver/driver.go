// Package godriver is linked into a candidate's Go program and calls it, one
// test a line. It speaks the protocol of eval/code/protocol.go on the
// descriptors that the process was started with and gives the program others,
// so that neither print nor input can disturb it.
//
// It imports only the standard library and is never used inside this module:
// eval/code embeds this file's text and compiles it beside the program.
package godriver

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"syscall"
	"time"
)

// SourceFile is the candidate's file as positions name it.
const SourceFile = "solution.go"

// maxStack ends an endless recursion before it eats the memory of a test.
const maxStack = 32 << 20

// Config is the first line on standard input.
type Config struct {
	Style   string            `json:"style"`
	Entry   string            `json:"entry"`
	Methods map[string]string `json:"methods"` // name in a test -> name in Go
	Returns map[string]string `json:"returns"` // name in a test -> declared type
	Printed int               `json:"printed"` // bytes of output passed on for a test
}

// Test is every further line.
type Test struct {
	Test  int                 `json:"test"`
	CPU   float64             `json:"cpu"` // milliseconds of processor time
	Args  []json.RawMessage   `json:"args"`
	Calls [][]json.RawMessage `json:"calls"`
}

// Failure is how a test ended without a result.
type Failure struct {
	Kind     string `json:"kind"`
	Text     string `json:"text"`
	Line     int    `json:"line"`
	Function string `json:"function"`
}

type wire struct {
	mu  sync.Mutex
	out *os.File
}

func (w *wire) send(message map[string]any) {
	data, err := json.Marshal(message)
	if err != nil {
		data = []byte(`{"broken":true}`)
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.out.Write(append(data, '\n'))
}

// Main reads the configuration and the tests and calls the functions: for a
// class "init" and its methods, the receiver first; for a function the one
// under its name. It returns when the input ends.
func Main(functions map[string]any) {
	in := bufio.NewReaderSize(os.Stdin, 1<<16)
	w := &wire{out: os.Stdout}
	debug.SetMaxStack(maxStack)
	os.Stdin = emptyInput()

	var config Config
	line, _ := in.ReadBytes('\n')
	if err := json.Unmarshal(line, &config); err != nil {
		w.send(map[string]any{"ready": false, "error": Failure{Kind: "driver", Text: err.Error()}})
		return
	}
	printed := newPrinted(w, config.Printed)
	w.send(map[string]any{"ready": true, "version": runtime.Version()})
	for {
		line, err := in.ReadBytes('\n')
		if len(line) == 0 && err != nil {
			return
		}
		var test Test
		if err := json.Unmarshal(line, &test); err != nil {
			w.send(map[string]any{"broken": true})
			return
		}
		run(w, printed, config, functions, test)
	}
}

// emptyInput is an input that is at its end.
func emptyInput() *os.File {
	r, other, err := os.Pipe()
	if err != nil {
		return os.NewFile(^uintptr(0), "no input")
	}
	other.Close()
	return r
}

// A call is ready to be made: everything was converted before the clock runs.
type call struct {
	name  string
	fn    reflect.Value
	args  []reflect.Value
	init  bool
	value func([]reflect.Value) (any, *Failure)
}

func run(w *wire, printed *printed, config Config, functions map[string]any, test Test) {
	calls, failure := prepare(config, functions, test)
	results := make([]any, 0, len(calls))
	var spent time.Duration
	start := processor()
	if failure == nil {
		w.send(map[string]any{"begin": test.Test})
		stop := watch(w, test)
		failure = guarded(func() *Failure { return perform(calls, &results, &spent) })
		stop()
	}
	printed.drain()
	w.send(map[string]any{"ran": test.Test, "millis": spent.Seconds() * 1000, "cpu": (processor() - start).Seconds() * 1000, "kb": peakKB()})
	// Package variables cannot be made fresh: the next test needs a new process.
	done := map[string]any{"done": test.Test, "results": results, "stale": true}
	if failure != nil {
		done["error"] = failure
	}
	w.send(done)
}

func prepare(config Config, functions map[string]any, test Test) ([]call, *Failure) {
	if config.Style == "function" {
		c, failure := prepareCall(config, functions, config.Entry, test.Args, false)
		return []call{c}, failure
	}
	calls := make([]call, len(test.Calls))
	for i, t := range test.Calls {
		var name string
		if len(t) == 0 || json.Unmarshal(t[0], &name) != nil {
			return nil, &Failure{Kind: "driver", Text: "a call without a name"}
		}
		c, failure := prepareCall(config, functions, name, t[1:], name != "init")
		if failure != nil {
			return nil, failure
		}
		calls[i] = c
	}
	return calls, nil
}

func prepareCall(config Config, functions map[string]any, name string, raw []json.RawMessage, method bool) (call, *Failure) {
	shown := config.Methods[name]
	fn := reflect.ValueOf(functions[name])
	if !fn.IsValid() || fn.Kind() != reflect.Func {
		return call{}, &Failure{Kind: "missing", Text: "The program has no function " + shown + "."}
	}
	t, skip := fn.Type(), 0
	if method {
		skip = 1
	}
	if t.IsVariadic() || t.NumIn()-skip != len(raw) {
		return call{}, &Failure{Kind: "signature", Text: fmt.Sprintf("%s takes %d arguments in your program, but the question gives it %d.", shown, t.NumIn()-skip, len(raw))}
	}
	args := make([]reflect.Value, len(raw), len(raw)+1)
	for i, r := range raw {
		v := reflect.New(t.In(i + skip))
		if v.Elem().Kind() == reflect.Interface {
			var any any
			d := json.NewDecoder(strings.NewReader(string(r)))
			d.UseNumber()
			if err := d.Decode(&any); err != nil {
				return call{}, &Failure{Kind: "driver", Text: err.Error()}
			}
			if natural := natural(any); natural != nil {
				if !reflect.TypeOf(natural).AssignableTo(v.Elem().Type()) {
					return call{}, &Failure{Kind: "signature", Text: fmt.Sprintf("Argument %d of %s is %s in your program, which cannot hold %s.", i+1, shown, t.In(i+skip), clip(string(r)))}
				}
				v.Elem().Set(reflect.ValueOf(natural))
			}
		} else if err := json.Unmarshal(r, v.Interface()); err != nil {
			return call{}, &Failure{Kind: "signature", Text: fmt.Sprintf("Argument %d of %s is %s in your program, which cannot hold %s.", i+1, shown, t.In(i+skip), clip(string(r)))}
		}
		args[i] = v.Elem()
	}
	c := call{name: shown, fn: fn, args: args, init: !method && config.Style == "class"}
	c.value = reader(shown, t, config.Returns[name])
	return c, nil
}

// natural gives untyped values the types that a Go programmer expects in an
// any: int where the number is whole, float64 otherwise.
func natural(v any) any {
	switch v := v.(type) {
	case json.Number:
		if i, err := v.Int64(); err == nil {
			return int(i)
		}
		f, _ := v.Float64()
		return f
	case []any:
		for i, e := range v {
			v[i] = natural(e)
		}
	case map[string]any:
		for k, e := range v {
			v[k] = natural(e)
		}
	}
	return v
}

// perform makes the calls in order and adds what they return to results.
func perform(calls []call, results *[]any, spent *time.Duration) *Failure {
	var made reflect.Value
	for _, c := range calls {
		args := c.args
		if !c.init && c.fn.Type().NumIn() > len(args) {
			receiver, failure := receive(made, c)
			if failure != nil {
				return failure
			}
			args = append([]reflect.Value{receiver}, args...)
		}
		returned := timed(c.fn, args, spent)
		if c.init {
			if len(returned) == 2 && returned[1].Type() == errorType && !returned[1].IsNil() {
				return &Failure{Kind: "error", Text: clip(fmt.Sprint(returned[1].Interface()))}
			}
			if len(returned) == 0 {
				return &Failure{Kind: "signature", Text: c.name + " returns nothing in your program; it makes the object."}
			}
			made = addressed(returned[0])
			*results = append(*results, nil)
			continue
		}
		v, failure := c.value(returned)
		if failure != nil {
			return failure
		}
		*results = append(*results, v)
	}
	return nil
}

// timed counts the time up to a panic too.
func timed(fn reflect.Value, args []reflect.Value, spent *time.Duration) []reflect.Value {
	start := time.Now()
	defer func() { *spent += time.Since(start) }()
	return fn.Call(args)
}

// addressed makes one object of what a constructor returned by value: its
// methods must all work on the same one.
func addressed(made reflect.Value) reflect.Value {
	switch made.Kind() {
	case reflect.Pointer:
		return made
	case reflect.Interface:
		return made.Elem()
	}
	p := reflect.New(made.Type())
	p.Elem().Set(made)
	return p
}

// receive checks that what the constructor made has the method.
func receive(made reflect.Value, c call) (reflect.Value, *Failure) {
	want := c.fn.Type().In(0)
	if !made.IsValid() {
		return made, &Failure{Kind: "driver", Text: c.name + " is called before the constructor"}
	}
	if made.Type().AssignableTo(want) {
		return made, nil
	}
	return made, &Failure{Kind: "signature", Text: fmt.Sprintf("The constructor returns %s in your program, but %s belongs to %s.", made.Type(), c.name, want)}
}

// guarded turns a panic into a Failure that names the candidate's own line.
func guarded(f func() *Failure) (failure *Failure) {
	defer func() {
		v := recover()
		if v == nil {
			return
		}
		line, function := candidateFrame()
		failure = &Failure{Kind: "panic", Text: clip(safely(v)), Line: line, Function: function}
	}()
	return f()
}

func safely(v any) (text string) {
	defer func() {
		if recover() != nil {
			text = "a value whose own text panics"
		}
	}()
	return fmt.Sprint(v)
}

// candidateFrame finds the innermost frame in the candidate's file on the
// stack that panicked.
func candidateFrame() (int, string) {
	pc := make([]uintptr, 64)
	frames := runtime.CallersFrames(pc[:runtime.Callers(2, pc)])
	for {
		frame, more := frames.Next()
		if frame.File == SourceFile || strings.HasSuffix(frame.File, "/"+SourceFile) {
			return frame.Line, frame.Function[strings.LastIndexByte(frame.Function, '.')+1:]
		}
		if !more {
			return 0, ""
		}
	}
}

// watch ends the process when the test has used up its processor time.
func watch(w *wire, test Test) (stop func()) {
	end := make(chan struct{})
	limit := processor() + time.Duration(test.CPU*float64(time.Millisecond))
	go func() {
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-end:
				return
			case <-tick.C:
				if processor() > limit {
					w.send(map[string]any{"limit": test.Test})
					os.Exit(0)
				}
			}
		}
	}()
	return func() { close(end) }
}

func processor() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func peakKB() int64 {
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, after, found := strings.Cut(string(data), "VmHWM:")
	if !found {
		return 0
	}
	var kb int64
	fmt.Sscan(after, &kb)
	return kb
}

func clip(s string) string {
	if len(s) > 500 {
		return strings.ToValidUTF8(s[:500], "") + "…"
	}
	return s
}
