package checktestdata

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/big"
	"strings"
)

// Bounds of a run.
const (
	maxSteps  = 100_000_000
	maxMemory = 256 << 20 // bytes that variables take
	maxInput  = 256 << 20
)

// Mismatch says where an input is not as the script describes it.
type Mismatch struct {
	Line, Column int // of the input, from 1; columns are bytes
	Command      string
	CommandLine  int
	Says         string
}

func (m *Mismatch) Error() string {
	return fmt.Sprintf("line %d, column %d of the input is not what %s in line %d of the script asks for: %s", m.Line, m.Column, m.Command, m.CommandLine, m.Says)
}

// Check holds an input against the script. It returns nil if the script
// describes it, a *Mismatch if not, a *Fault if the script cannot say, and
// otherwise the error of ctx.
func (s *Script) Check(ctx context.Context, input []byte) error {
	if len(input) > maxInput {
		return &Fault{1, fmt.Sprintf("the input has more than %d MiB", maxInput>>20)}
	}
	err := s.check(ctx, input, false)
	var wrong *Mismatch
	if s.dots && errors.As(err, &wrong) {
		// The newer reading of a dot takes the end of a line too.
		if again := s.check(ctx, input, true); !errors.As(again, new(*Mismatch)) {
			return again
		}
	}
	return err
}

func (s *Script) check(ctx context.Context, input []byte, dot bool) error {
	m := &machine{ctx: ctx, data: input, dot: dot, steps: s.steps, variables: map[string]map[string]value{}, regexes: map[string]*regex{}}
	if m.all(s.commands) && m.err == nil {
		last := &command{word: "EOF", line: 1}
		if n := len(s.commands); n > 0 {
			last.line = s.commands[n-1].line
		}
		m.end(last)
	}
	if m.err == errDone {
		return nil
	}
	return m.err
}

// errDone ends a run whose EOF was met.
var errDone = errors.New("the end was met")

// machine is a run.
type machine struct {
	ctx       context.Context
	data      []byte
	at        int
	dot       bool
	steps     int // left
	ticks     int // until the context is asked
	memory    int
	variables map[string]map[string]value // by name, then by indices
	regexes   map[string]*regex
	err       error // why it is over
}

// fault ends the run for a fault of the script.
func (m *machine) fault(line int, format string, args ...any) {
	if m.err == nil {
		m.err = &Fault{line, fmt.Sprintf(format, args...)}
	}
}

// wrong ends the run for an input that differs at the place where it is.
func (m *machine) wrong(c *command, format string, args ...any) {
	if m.err != nil {
		return
	}
	before := m.data[:min(m.at, len(m.data))]
	m.err = &Mismatch{
		Line: 1 + bytes.Count(before, []byte("\n")), Column: len(before) - bytes.LastIndexByte(before, '\n'),
		Command: c.word, CommandLine: c.line, Says: fmt.Sprintf(format, args...),
	}
}

// seen shows what stands in the input.
func (m *machine) seen() string {
	if m.at >= len(m.data) {
		return "the input ends there"
	}
	rest := m.data[m.at:min(len(m.data), m.at+20)]
	if end := bytes.IndexByte(rest, '\n'); end > 0 {
		rest = rest[:end]
	} else if end == 0 {
		rest = rest[:1]
	}
	return fmt.Sprintf("%q stands there", strings.ToValidUTF8(string(rest), "\uFFFD"))
}

// step counts; it reports whether the run goes on.
func (m *machine) step(line int) bool {
	if m.steps--; m.steps < 0 {
		m.fault(line, "the script needs more steps on this input than it is given")
	}
	if m.ticks--; m.ticks < 0 && m.err == nil {
		m.ticks = 200
		m.err = m.ctx.Err()
	}
	return m.err == nil
}

// all runs commands; it reports whether the run goes on.
func (m *machine) all(commands []*command) bool {
	for _, c := range commands {
		if !m.step(c.line) {
			return false
		}
		m.one(c)
	}
	return m.err == nil
}

func (m *machine) one(c *command) {
	switch c.word {
	case "SPACE":
		m.literal(c, " ")
	case "NEWLINE":
		m.literal(c, "\n")
	case "EOF":
		m.end(c)
	case "STRING":
		if s, ok := m.letters(c.args[0]); ok {
			m.literal(c, s)
		}
	case "INT":
		m.readInt(c)
	case "FLOAT", "FLOATP":
		m.readFloat(c)
	case "REGEX":
		m.readRegex(c)
	case "ASSERT":
		if !m.holds(c.args[0]) {
			m.wrong(c, "the assertion does not hold")
		}
	case "SET":
		for i, to := range c.sets {
			m.set(to, m.eval(c.args[i]))
		}
	case "UNSET":
		for _, n := range c.names {
			for _, v := range m.variables[n] {
				m.memory -= v.size()
			}
			delete(m.variables, n)
		}
	case "IF":
		if m.holds(c.args[0]) {
			m.all(c.body)
		} else {
			m.all(c.otherwise)
		}
	default:
		m.loop(c)
	}
}

// end is met at the end of the input alone, and ends the run.
func (m *machine) end(c *command) {
	if m.at < len(m.data) {
		m.wrong(c, "%s", m.seen())
	}
	if m.err == nil {
		m.err = errDone
	}
}

func (m *machine) literal(c *command, s string) {
	if !bytes.HasPrefix(m.data[m.at:], []byte(s)) {
		if c.word == "STRING" {
			m.wrong(c, "%s where %s was expected", m.seen(), show(token{kind: text, text: s}))
			return
		}
		m.wrong(c, "%s", m.seen())
		return
	}
	m.steps -= len(s) / 8
	m.at += len(s)
}

func (m *machine) loop(c *command) {
	times := new(big.Int)
	counted := strings.HasPrefix(c.word, "REP")
	if c.to != nil {
		m.set(c.to, whole(new(big.Int)))
	}
	if counted {
		n := m.eval(c.args[0])
		if m.err == nil && (n.kind != 'i' || n.i.Sign() < 0) {
			m.fault(c.line, "%s needs a whole number of at least 0, and here is %s", c.word, m.shown(n))
		}
		if m.err != nil {
			return
		}
		times = n.i
	}
	for i := int64(0); m.step(c.line); i++ {
		if counted && times.IsInt64() && i >= times.Int64() || !counted && !m.holds(c.args[0]) {
			return
		}
		if i > 0 && c.separator != nil {
			m.one(c.separator)
		}
		if !m.all(c.body) {
			return
		}
		if c.to != nil {
			m.set(c.to, whole(big.NewInt(i+1)))
		}
	}
}

// index is the key of a variable's place.
func (m *machine) index(v *expr) string {
	var b strings.Builder
	for _, a := range v.args {
		i := m.eval(a)
		if m.err == nil && i.kind != 'i' {
			m.fault(v.line, "an index of %s is %s and must be a whole number", v.name, kindOf(i))
		}
		if m.err != nil {
			return ""
		}
		b.WriteString(i.i.Text(36))
		b.WriteByte(',')
	}
	return b.String()
}

func (m *machine) set(to *expr, v value) {
	at := m.index(to)
	if m.err == nil && v.kind == 'b' {
		m.fault(to.line, "%s is to hold the outcome of a test, which variables cannot", to.name)
	}
	if m.err != nil {
		return
	}
	all := m.variables[to.name]
	if all == nil {
		all = map[string]value{}
		m.variables[to.name] = all
	}
	if old, there := all[at]; there {
		m.memory -= old.size()
	}
	all[at] = v
	if m.memory += v.size(); m.memory > maxMemory {
		m.fault(to.line, "the variables take more than %d MiB", maxMemory>>20)
	}
}

func (m *machine) shown(v value) string {
	switch {
	case v.kind == 's':
		return show(token{kind: text, text: v.s})
	case v.bits() > 200:
		return kindOf(v) + " of many digits"
	case v.kind == 'i':
		return v.i.String()
	case v.kind == 'f':
		return strings.TrimRight(strings.TrimRight(v.f.FloatString(10), "0"), ".")
	}
	return kindOf(v)
}
