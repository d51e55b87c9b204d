package checktestdata

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
)

// Script is a script that was read.
type Script struct {
	commands []*command
	dots     bool // a regular expression of it has a dot
	steps    int  // that a run may take
}

// command is one command with the commands in it.
type command struct {
	word      string
	line      int
	args      []*expr
	to        *expr   // the variable that takes what was read, or counts
	sets      []*expr // the variables of SET, whose values are in args
	names     []string
	option    string // FIXED or SCIENTIFIC
	separator *command
	body      []*command
	otherwise []*command
}

// expr is an expression or a test.
type expr struct {
	op    string // "value", "variable", a sign, or the word of a test
	line  int
	value value
	name  string
	names []string
	args  []*expr
}

// Parse reads a script. An error is a *Fault.
func Parse(src []byte) (*Script, error) {
	if len(src) > maxScript {
		return nil, &Fault{1, fmt.Sprintf("the script has more than %d KiB", maxScript>>10)}
	}
	tokens, err := lex(strings.TrimPrefix(string(src), "\ufeff"))
	if err != nil {
		return nil, err
	}
	p := &parser{tokens: tokens}
	commands := p.block()
	if t := p.peek(); p.fault == nil && t.kind != endOfScript {
		p.fail(t, fmt.Sprintf("%s stands where a command was expected", show(t)))
	}
	if p.fault != nil {
		return nil, p.fault
	}
	return &Script{commands: commands, dots: p.dots, steps: maxSteps}, nil
}

type parser struct {
	tokens []token
	at     int
	depth  int
	dots   bool
	fault  *Fault // the first
}

func (p *parser) peek() token {
	if p.fault != nil {
		return p.tokens[len(p.tokens)-1] // nothing is read any more
	}
	return p.tokens[p.at]
}

func (p *parser) next() token {
	t := p.peek()
	if p.fault == nil && t.kind != endOfScript {
		p.at++
	}
	return t
}

func (p *parser) fail(t token, says string) {
	if p.fault == nil {
		p.fault = &Fault{t.line, says}
	}
}

func show(t token) string {
	switch {
	case t.kind == endOfScript:
		return "the end of the script"
	case len(t.text) > 40:
		return fmt.Sprintf("%q…", strings.ToValidUTF8(t.text[:40], ""))
	}
	return fmt.Sprintf("%q", t.text)
}

func (p *parser) is(s string) bool { t := p.peek(); return t.kind == sign && t.text == s }

func (p *parser) want(s string) {
	if t := p.next(); t.kind != sign || t.text != s {
		p.fail(t, fmt.Sprintf("%s stands where %q was expected", show(t), s))
	}
}

func (p *parser) accept(s string) bool {
	if p.is(s) {
		p.next()
		return true
	}
	return false
}

// deeper bounds recursion; the caller calls the function it returns at its end.
func (p *parser) deeper() func() {
	p.depth++
	if p.depth > maxDepth {
		p.fail(p.peek(), fmt.Sprintf("things stand within one another more than %d deep", maxDepth))
	}
	return func() { p.depth-- }
}

// block reads commands up to END, ELSE or the end.
func (p *parser) block() []*command {
	defer p.deeper()()
	var out []*command
	for p.fault == nil {
		t := p.peek()
		if t.kind != word || t.text == "END" || t.text == "ELSE" {
			break
		}
		out = append(out, p.command())
	}
	return out
}

func (p *parser) command() *command {
	t := p.next()
	c := &command{word: t.text, line: t.line}
	switch {
	case t.kind != word:
		p.fail(t, fmt.Sprintf("%s stands where a command was expected", show(t)))
	case slices.Contains([]string{"SPACE", "NEWLINE", "EOF"}, c.word):
	case c.word == "INT":
		p.arguments(c, 2, false)
	case c.word == "FLOAT":
		p.arguments(c, 2, true)
	case c.word == "FLOATP":
		p.arguments(c, 4, true)
	case c.word == "STRING" || c.word == "ASSERT":
		p.arguments(c, 1, false)
		if c.to != nil {
			p.fail(t, c.word+" takes one argument")
		}
	case c.word == "REGEX":
		p.arguments(c, 1, false)
		// What is no constant may still hold a dot.
		p.dots = p.dots || len(c.args) == 1 && (c.args[0].op != "value" || strings.Contains(c.args[0].value.s, "."))
	case c.word == "SET":
		p.want("(")
		for more := true; more && p.fault == nil; more = p.accept(",") {
			c.sets = append(c.sets, p.variable())
			p.want("=")
			c.args = append(c.args, p.expr())
		}
		p.want(")")
	case c.word == "UNSET":
		c.names = p.names()
	case slices.Contains([]string{"REP", "REPI", "WHILE", "WHILEI", "IF"}, c.word):
		p.compound(c)
	default:
		p.fail(t, fmt.Sprintf("there is no command %s", show(t)))
	}
	return c
}

// arguments reads n expressions, then perhaps a variable and an option.
func (p *parser) arguments(c *command, n int, option bool) {
	p.want("(")
	for i := range n {
		if i > 0 {
			p.want(",")
		}
		c.args = append(c.args, p.expr())
	}
	if p.accept(",") {
		c.to = p.variable()
		if option && p.accept(",") {
			t := p.next()
			if t.kind != word || t.text != "FIXED" && t.text != "SCIENTIFIC" {
				p.fail(t, fmt.Sprintf("%s stands where FIXED or SCIENTIFIC was expected", show(t)))
			}
			c.option = t.text
		}
	}
	p.want(")")
}

// compound reads loops and IF.
func (p *parser) compound(c *command) {
	defer p.deeper()()
	p.want("(")
	if strings.HasSuffix(c.word, "I") {
		c.to = p.variable()
		p.want(",")
	}
	c.args = []*expr{p.expr()}
	if c.word != "IF" && p.accept(",") {
		c.separator = p.command()
		if c.separator.body != nil || c.separator.otherwise != nil {
			p.fail(token{line: c.line}, "a separator must be a single command")
		}
	}
	p.want(")")
	c.body = p.block()
	t := p.next()
	if c.word == "IF" && t.kind == word && t.text == "ELSE" {
		c.otherwise = p.block()
		t = p.next()
	}
	if t.kind != word || t.text != "END" {
		p.fail(t, fmt.Sprintf("%s stands where the END of the %s in line %d was expected", show(t), c.word, c.line))
	}
}

// names reads names of variables in brackets.
func (p *parser) names() []string {
	var out []string
	p.want("(")
	for more := true; more && p.fault == nil; more = p.accept(",") {
		out = append(out, p.name())
	}
	p.want(")")
	return out
}

func (p *parser) name() string {
	t := p.next()
	if t.kind != name {
		p.fail(t, fmt.Sprintf("%s stands where a variable was expected", show(t)))
	}
	return t.text
}

func (p *parser) variable() *expr {
	e := &expr{op: "variable", line: p.peek().line, name: p.name()}
	if p.accept("[") {
		for more := true; more && p.fault == nil; more = p.accept(",") {
			e.args = append(e.args, p.expr())
		}
		p.want("]")
	}
	return e
}

// binding are the signs between two expressions, loosest first.
var binding = [][]string{{"||"}, {"&&"}, {"==", "!="}, {"<", ">", "<=", ">="}, {"+", "-"}, {"*", "/", "%"}}

func (p *parser) expr() *expr {
	defer p.deeper()()
	return p.joined(0)
}

func (p *parser) joined(level int) *expr {
	if level == len(binding) {
		return p.signed()
	}
	left := p.joined(level + 1)
	for {
		t := p.peek()
		if t.kind != sign || !slices.Contains(binding[level], t.text) {
			return left
		}
		p.next()
		left = &expr{op: t.text, line: t.line, args: []*expr{left, p.joined(level + 1)}}
	}
}

// signed reads a minus or a not, which bind less than a power.
func (p *parser) signed() *expr {
	t := p.peek()
	if t.kind == sign && (t.text == "-" || t.text == "!") {
		defer p.deeper()()
		p.next()
		op := "not"
		if t.text == "-" {
			op = "minus"
		}
		return &expr{op: op, line: t.line, args: []*expr{p.signed()}}
	}
	left := p.atom()
	for p.is("^") {
		t := p.next()
		right := (*expr)(nil)
		if p.is("-") {
			right = p.signed()
		} else {
			right = p.atom()
		}
		left = &expr{op: "^", line: t.line, args: []*expr{left, right}}
	}
	return left
}

func (p *parser) atom() *expr {
	t := p.peek()
	e := &expr{op: "value", line: t.line}
	switch {
	case t.kind == name:
		return p.variable()
	case t.kind == wholeNumber:
		i, ok := new(big.Int).SetString(t.text, 10)
		if e.value = whole(i); !ok || len(t.text) > maxDigits {
			p.fail(t, "a number has too many digits")
		}
	case t.kind == decimal:
		f, ok := fraction(t.text)
		if e.value = f; !ok {
			p.fail(t, fmt.Sprintf("the number %s is too large or too small to be worked with", show(t)))
		}
	case t.kind == text:
		e.value = letters(t.text)
	case t.kind == sign && t.text == "(":
		p.next()
		e = p.expr()
		p.want(")")
		return e
	case t.kind == word:
		return p.test()
	default:
		p.fail(t, fmt.Sprintf("%s stands where a value was expected", show(t)))
	}
	p.next()
	return e
}

// test reads what is called by a word within an expression.
func (p *parser) test() *expr {
	t := p.next()
	e := &expr{op: t.text, line: t.line}
	switch t.text {
	case "ISEOF":
	case "MATCH", "STRLEN":
		p.want("(")
		e.args = []*expr{p.expr()}
		p.want(")")
	case "UNIQUE":
		e.names = p.names()
	case "INARRAY":
		p.want("(")
		e.args = []*expr{p.expr()}
		p.want(",")
		e.names = []string{p.name()}
		p.want(")")
	default:
		p.fail(t, fmt.Sprintf("%s stands where a value was expected", show(t)))
	}
	return e
}
