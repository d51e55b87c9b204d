package checktestdata

import (
	"math/big"
)

// readInt reads 0 or -?[1-9][0-9]* within bounds.
func (m *machine) readInt(c *command) {
	low, high := m.eval(c.args[0]), m.eval(c.args[1])
	if m.err == nil && (low.kind != 'i' || high.kind != 'i') {
		m.fault(c.line, "the bounds of INT must be whole numbers, and here are %s and %s", kindOf(low), kindOf(high))
	}
	if m.err != nil {
		return
	}
	rest := m.data[m.at:]
	n := 0
	if len(rest) > 0 && rest[0] == '-' {
		n = 1
	}
	digits := 0
	for n+digits < len(rest) && digits <= maxDigits && digit(rest[n+digits]) {
		digits++
	}
	s := string(rest[:n+digits])
	switch {
	case digits == 0:
		m.wrong(c, "%s", m.seen())
		return
	case digits > maxDigits:
		m.fault(c.line, "the input has a number of more than %d digits", maxDigits)
		return
	case digits > 1 && rest[n] == '0':
		m.wrong(c, "%s, which begins with a zero", m.seen())
		return
	case s == "-0":
		m.wrong(c, "-0 stands there")
		return
	}
	i, _ := new(big.Int).SetString(s, 10)
	v := whole(i)
	m.steps -= digits / 8
	if m.within(c, v, low, high); c.to != nil && m.err == nil {
		m.set(c.to, v)
	}
	m.at += len(s)
}

// within holds a number that was read against its bounds.
func (m *machine) within(c *command, v, low, high value) {
	if a, _ := compare(v, low); a < 0 {
		m.wrong(c, "%s is less than %s", m.shown(v), m.shown(low))
	}
	if a, _ := compare(v, high); a > 0 {
		m.wrong(c, "%s is more than %s", m.shown(v), m.shown(high))
	}
}

// decimalOf measures -?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)? at the beginning of
// s: all of it, the digits before and behind the point, and whether there is
// an exponent.
func decimalOf(s []byte, exponents bool) (n, before, behind int, exponent bool) {
	if n < len(s) && s[n] == '-' {
		n++
	}
	count := func(from int) (k int) {
		for from+k < len(s) && digit(s[from+k]) {
			k++
		}
		return k
	}
	if before = count(n); before == 0 {
		return 0, 0, 0, false
	}
	n += before
	if n < len(s) && s[n] == '.' {
		if behind = count(n + 1); behind > 0 {
			n += 1 + behind
		}
	}
	if exponents && n < len(s) && s[n]|0x20 == 'e' {
		e := n + 1
		if e < len(s) && (s[e] == '+' || s[e] == '-') {
			e++
		}
		if k := count(e); k > 0 {
			n, exponent = e+k, true
		}
	}
	return n, before, behind, exponent
}

// readFloat reads a decimal number within bounds.
func (m *machine) readFloat(c *command) {
	low, high := m.eval(c.args[0]), m.eval(c.args[1])
	least, most := -1, -1
	if c.word == "FLOATP" {
		least, most = m.places(c, 2), m.places(c, 3)
	}
	if m.err == nil && (!low.numeric() || !high.numeric()) {
		m.fault(c.line, "the bounds of %s must be numbers, and here are %s and %s", c.word, kindOf(low), kindOf(high))
	}
	if m.err != nil {
		return
	}
	rest := m.data[m.at:]
	rest = rest[:min(len(rest), 2*maxDigits)]
	n, before, behind, exponent := decimalOf(rest, c.option != "FIXED")
	first := 0
	if n > 0 && rest[0] == '-' {
		first = 1
	}
	switch {
	case n == 0:
		m.wrong(c, "%s", m.seen())
		return
	case c.option == "SCIENTIFIC" && !exponent:
		m.wrong(c, "%s, which has no exponent", m.seen())
		return
	case least >= 0 && (behind < least || behind > most):
		m.wrong(c, "%s, which has %d digits behind the point and not %d to %d", m.seen(), behind, least, most)
		return
	case least >= 0 && exponent && (before != 1 || rest[first] == '0'):
		m.wrong(c, "%s, and there must be one digit other than 0 before the point", m.seen())
		return
	}
	v, ok := fraction(string(rest[:n]))
	if !ok {
		m.fault(c.line, "the input has a number that is too large, too small or too long to be worked with")
		return
	}
	m.steps -= n / 8
	if m.within(c, v, low, high); c.to != nil && m.err == nil {
		m.set(c.to, v)
	}
	m.at += n
}

// places is an argument that counts digits.
func (m *machine) places(c *command, arg int) int {
	v := m.eval(c.args[arg])
	if m.err == nil && (v.kind != 'i' || !v.i.IsInt64() || v.i.Sign() < 0) {
		m.fault(c.line, "FLOATP counts digits by whole numbers of at least 0, and here is %s", m.shown(v))
	}
	if m.err != nil {
		return 0
	}
	return int(min(v.i.Int64(), maxDigits))
}

// maxRegexes bounds how many regular expressions a run remembers.
const maxRegexes = 1000

func (m *machine) readRegex(c *command) {
	pattern, ok := m.letters(c.args[0])
	if !ok {
		return
	}
	r := m.regexes[pattern]
	if r == nil {
		var says string
		if r, says = compile(pattern, m.dot); says != "" {
			m.fault(c.line, "%s", says)
			return
		}
		m.steps -= 10 * len(pattern)
		if len(m.regexes) < maxRegexes {
			m.regexes[pattern] = r
		}
	}
	end := r.match(&matcher{data: m.data, steps: &m.steps}, m.at)
	if !m.step(c.line) {
		return
	}
	if end < 0 {
		m.wrong(c, "%s where %s was expected", m.seen(), show(token{kind: text, text: pattern}))
		return
	}
	if c.to != nil {
		m.set(c.to, letters(string(m.data[m.at:end])))
	}
	m.at = end
}
