package checktestdata

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// eval works an expression out. After a fault the value means nothing.
func (m *machine) eval(e *expr) value {
	if e.op == "value" {
		return e.value
	}
	if !m.step(e.line) {
		return value{}
	}
	switch e.op {
	case "variable":
		v, ok := m.variables[e.name][m.index(e)]
		if !ok {
			m.fault(e.line, "the variable %s has no value there", e.name)
		}
		return v
	case "minus":
		v := m.eval(e.args[0])
		return m.worked(e, "-", whole(new(big.Int)), v)
	case "not":
		return outcome(!m.holds(e.args[0]))
	case "&&":
		return outcome(m.holds(e.args[0]) && m.holds(e.args[1]))
	case "||":
		return outcome(m.holds(e.args[0]) || m.holds(e.args[1]))
	case "ISEOF":
		return outcome(m.at >= len(m.data))
	case "MATCH":
		s, _ := m.letters(e.args[0])
		return outcome(m.at < len(m.data) && strings.IndexByte(s, m.data[m.at]) >= 0)
	case "STRLEN":
		s, _ := m.letters(e.args[0])
		return whole(big.NewInt(int64(len(s))))
	case "UNIQUE":
		return outcome(m.unique(e))
	case "INARRAY":
		return outcome(m.inArray(e))
	}
	a, b := m.eval(e.args[0]), m.eval(e.args[1])
	if !slices.Contains(binding[2], e.op) && !slices.Contains(binding[3], e.op) {
		return m.worked(e, e.op, a, b)
	}
	order, ok := compare(a, b)
	if !ok {
		m.fault(e.line, "%s cannot be compared with %s", kindOf(a), kindOf(b))
	}
	return outcome(map[string]bool{"<": order < 0, ">": order > 0, "<=": order <= 0, ">=": order >= 0, "==": order == 0, "!=": order != 0}[e.op])
}

func (m *machine) worked(e *expr, op string, a, b value) value {
	if m.err != nil {
		return value{}
	}
	m.steps -= (a.bits() + b.bits()) / 64
	out, says := arithmetic(op, a, b)
	if says != "" {
		m.fault(e.line, "%s", says)
	}
	return out
}

// holds works a test out.
func (m *machine) holds(e *expr) bool {
	v := m.eval(e)
	if m.err == nil && v.kind != 'b' {
		m.fault(e.line, "a test was expected, and here is %s", kindOf(v))
	}
	return v.b
}

// letters works out an expression that must be a text.
func (m *machine) letters(e *expr) (string, bool) {
	v := m.eval(e)
	if m.err == nil && v.kind != 's' {
		m.fault(e.line, "a text was expected, and here is %s", kindOf(v))
	}
	return v.s, m.err == nil
}

// unique reports whether the tuples of arrays with the same indices differ.
func (m *machine) unique(e *expr) bool {
	first := m.variables[e.names[0]]
	for _, n := range e.names {
		if m.variables[n] == nil {
			m.fault(e.line, "the variable %s has no value there", n)
			return false
		}
		if len(m.variables[n]) != len(first) {
			return false
		}
	}
	seen := make(map[string]bool, len(first))
	for at := range first {
		tuple := ""
		for _, n := range e.names {
			v, ok := m.variables[n][at]
			if !ok {
				return false
			}
			k := v.key()
			m.steps -= len(k) / 8
			tuple += fmt.Sprintf("%d:%s", len(k), k)
		}
		if !m.step(e.line) || seen[tuple] {
			return false
		}
		seen[tuple] = true
	}
	return true
}

func (m *machine) inArray(e *expr) bool {
	want := m.eval(e.args[0])
	all := m.variables[e.names[0]]
	if all == nil {
		m.fault(e.line, "the variable %s has no value there", e.names[0])
	}
	for _, v := range all {
		order, ok := compare(want, v)
		if !m.step(e.line) || ok && order == 0 {
			return m.err == nil
		}
	}
	return false
}
