package checktestdata

import (
	"fmt"
	"strconv"
	"strings"
)

// Go's own regular expressions repeat at most a thousand times, and scripts
// write [a-z]{1,100000}. So these are our own: they look for the first way to
// match from one place on, the longer repetition first.

// regex is a regular expression over bytes.
type regex struct{ root *part }

// part of a regular expression: exactly one of set, row, choice and again.
type part struct {
	set    *[256]bool
	row    []*part // one after the other
	choice []*part // one of them, the first first
	again  *part   // so many times
	min    int
	max    int // -1 for any number
}

const (
	maxPattern = 64 << 10
	maxTimes   = 1 << 30
)

// compile reads a regular expression. says is what is wrong with it.
func compile(pattern string, dot bool) (r *regex, says string) {
	if len(pattern) > maxPattern {
		return nil, "a regular expression is too long"
	}
	c := &compiler{src: pattern, dot: dot}
	root := c.choice()
	if c.says == "" && c.at < len(c.src) {
		c.fail("a bracket is closed that was not opened")
	}
	if c.says != "" {
		return nil, fmt.Sprintf("the regular expression %s is not understood: %s", show(token{kind: text, text: pattern}), c.says)
	}
	return &regex{root}, ""
}

type compiler struct {
	src   string
	at    int
	dot   bool
	depth int
	says  string
}

func (c *compiler) fail(says string) {
	if c.says == "" {
		c.says = says
	}
	c.at = len(c.src) // nothing is read any more
}

func (c *compiler) more(not string) bool {
	return c.at < len(c.src) && !strings.ContainsRune(not, rune(c.src[c.at]))
}

func (c *compiler) choice() *part {
	if c.depth++; c.depth > maxDepth {
		c.fail("brackets stand too deep within one another")
	}
	defer func() { c.depth-- }()
	all := []*part{c.row()}
	for c.at < len(c.src) && c.src[c.at] == '|' {
		c.at++
		all = append(all, c.row())
	}
	if len(all) == 1 {
		return all[0]
	}
	return &part{choice: all}
}

func (c *compiler) row() *part {
	out := &part{row: []*part{}}
	for c.more("|)") {
		one := c.atom()
		if c.at < len(c.src) {
			one = c.repeated(one)
		}
		out.row = append(out.row, one)
	}
	return out
}

// repeated reads what may stand behind a part.
func (c *compiler) repeated(one *part) *part {
	low, high := 1, 1
	switch c.src[c.at] {
	case '*':
		low, high = 0, -1
	case '+':
		low, high = 1, -1
	case '?':
		low, high = 0, 1
	case '{':
		end := strings.IndexByte(c.src[c.at:], '}')
		if end < 0 {
			c.fail("a { is not closed")
			return one
		}
		from, to, two := strings.Cut(c.src[c.at+1:c.at+end], ",")
		var ok1, ok2 bool
		low, ok1 = times(from, two, 0)
		if high, ok2 = low, true; two {
			high, ok2 = times(to, true, -1)
		}
		if !ok1 || !ok2 || high >= 0 && high < low {
			c.fail("a repetition in { } has no two numbers, the lower first")
			return one
		}
		c.at += end
	default:
		return one
	}
	c.at++
	if c.more("") && strings.IndexByte("*+?{", c.src[c.at]) >= 0 {
		c.fail("a repetition is repeated without brackets")
	}
	return &part{again: one, min: low, max: high}
}

func times(s string, mayLack bool, lacking int) (int, bool) {
	if s == "" {
		return lacking, mayLack
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && n <= maxTimes && s[0] != '+'
}

func (c *compiler) atom() *part {
	b := c.src[c.at]
	c.at++
	set := new([256]bool)
	switch b {
	case '(':
		c.at += len(c.src[c.at:]) - len(strings.TrimPrefix(c.src[c.at:], "?:"))
		one := c.choice()
		if !c.more("") || c.src[c.at] != ')' {
			c.fail("a bracket is not closed")
			return one
		}
		c.at++
		return &part{row: []*part{one}}
	case '[':
		c.set(set)
	case '.':
		for i := range set {
			set[i] = c.dot || i != '\n'
		}
	case '\\':
		c.escaped(set)
	case '*', '+', '?', '{':
		c.fail("there is nothing in front of a repetition")
	case '^', '$':
		c.fail(fmt.Sprintf("%q without a backslash means different things in different versions of the language; write it with one, or leave it out", b))
	default:
		set[b] = true
	}
	return &part{set: set}
}

// escaped reads what stands behind a backslash.
func (c *compiler) escaped(set *[256]bool) {
	if c.at >= len(c.src) {
		c.fail("it ends in a backslash")
		return
	}
	b := c.src[c.at]
	c.at++
	low := b | 0x20
	switch {
	case strings.IndexByte("dws", low) >= 0:
		in := classes[map[byte]string{'d': "digit", 'w': "word", 's': "space"}[low]]
		for i := range set {
			set[i] = set[i] || in(byte(i)) == (b == low)
		}
	case strings.IndexByte("ntrf", b) >= 0:
		set["\n\t\r\f"[strings.IndexByte("ntrf", b)]] = true
	case low >= 'a' && low <= 'z' || digit(b):
		c.fail(fmt.Sprintf("a backslash in front of %q has no meaning", b))
	default:
		set[b] = true
	}
}

// classes are the named ones, as [:alpha:] writes them in a set.
var classes = map[string]func(byte) bool{
	"digit":  digit,
	"upper":  func(b byte) bool { return b >= 'A' && b <= 'Z' },
	"lower":  func(b byte) bool { return b >= 'a' && b <= 'z' },
	"alpha":  letter,
	"alnum":  func(b byte) bool { return letter(b) || digit(b) },
	"word":   func(b byte) bool { return letter(b) || digit(b) || b == '_' },
	"space":  func(b byte) bool { return b == ' ' || b >= '\t' && b <= '\r' },
	"blank":  func(b byte) bool { return b == ' ' || b == '\t' },
	"punct":  func(b byte) bool { return b > ' ' && b < 127 && !letter(b) && !digit(b) },
	"print":  func(b byte) bool { return b >= ' ' && b < 127 },
	"graph":  func(b byte) bool { return b > ' ' && b < 127 },
	"xdigit": func(b byte) bool { return digit(b) || b|0x20 >= 'a' && b|0x20 <= 'f' },
}

func letter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// set reads a set from behind its opening bracket.
func (c *compiler) set(out *[256]bool) {
	complement := c.more("") && c.src[c.at] == '^'
	if complement {
		c.at++
	}
	first := true
	for c.says == "" {
		if c.at >= len(c.src) {
			c.fail("a set is not closed")
			return
		}
		b := c.src[c.at]
		if b == ']' && !first {
			break
		}
		first = false
		if rest := c.src[c.at:]; strings.HasPrefix(rest, "[:") {
			name, _, closed := strings.Cut(rest[2:], ":]")
			if in, ok := classes[name]; closed && ok {
				for i := range out {
					out[i] = out[i] || in(byte(i))
				}
				c.at += len(name) + 4
				continue
			}
		}
		low, single := c.member(out)
		if !single || !strings.HasPrefix(c.src[c.at:], "-") || len(c.src) < c.at+2 || c.src[c.at+1] == ']' {
			continue
		}
		c.at++
		high, single := c.member(out)
		if !single || high < low {
			c.fail("a range in a set runs backwards")
			return
		}
		for i := int(low); i <= int(high); i++ {
			out[i] = true
		}
	}
	c.at++
	if complement {
		for i := range out {
			out[i] = !out[i]
		}
	}
}

// member reads one byte of a set, or a class behind a backslash.
func (c *compiler) member(out *[256]bool) (b byte, single bool) {
	b = c.src[c.at]
	c.at++
	if b != '\\' {
		out[b] = true
		return b, true
	}
	one := new([256]bool)
	c.escaped(one)
	n := 0
	for i, in := range one {
		if in {
			out[i] = true
			b = byte(i)
			n++
		}
	}
	return b, n == 1
}

// matcher looks for a match within bounds.
type matcher struct {
	data  []byte
	steps *int // what is left of the run's
	depth int
}

// maxNested bounds how often a group may repeat within one match.
const maxNested = 100_000

// match is where the first match from pos on ends, -1 if there is none.
func (r *regex) match(m *matcher, pos int) int {
	end := -1
	m.at(r.root, pos, func(p int) bool {
		end = p
		return true
	})
	return end
}

// at tries a part from a place on, and then what is to come.
func (m *matcher) at(p *part, pos int, then func(int) bool) bool {
	if *m.steps--; *m.steps < 0 {
		return false
	}
	switch {
	case p.set != nil:
		return pos < len(m.data) && p.set[m.data[pos]] && then(pos+1)
	case p.choice != nil:
		for _, one := range p.choice {
			if m.at(one, pos, then) {
				return true
			}
		}
		return false
	case p.again == nil:
		return m.row(p.row, pos, then)
	case p.again.set != nil:
		n := 0
		for (p.max < 0 || n < p.max) && pos+n < len(m.data) && p.again.set[m.data[pos+n]] {
			n++
		}
		*m.steps -= n / 8
		for ; n >= p.min && *m.steps >= 0; n-- {
			if *m.steps--; then(pos + n) {
				return true
			}
		}
		return false
	}
	return m.repeat(p, 0, pos, then)
}

func (m *matcher) row(row []*part, pos int, then func(int) bool) bool {
	switch len(row) {
	case 0:
		return then(pos)
	case 1:
		return m.at(row[0], pos, then)
	}
	return m.at(row[0], pos, func(p int) bool { return m.row(row[1:], p, then) })
}

// repeat tries one more time first, and then to be done with it.
func (m *matcher) repeat(p *part, n, pos int, then func(int) bool) bool {
	if m.depth++; m.depth > maxNested {
		*m.steps = -1
		return false
	}
	defer func() { m.depth-- }()
	if (p.max < 0 || n < p.max) && m.at(p.again, pos, func(q int) bool {
		// A time that takes nothing could go on for ever.
		return (q > pos || n < p.min) && m.repeat(p, n+1, q, then)
	}) {
		return true
	}
	return n >= p.min && then(pos)
}
