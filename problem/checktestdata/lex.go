package checktestdata

import (
	"fmt"
	"strings"
)

// Bounds of a script.
const (
	maxScript = 256 << 10 // bytes
	maxDepth  = 100       // blocks, brackets and signs within one another
)

// Fault is what is wrong with a script, or the bound that it needs more than.
type Fault struct {
	Line int // of the script, from 1
	Says string
}

func (f *Fault) Error() string { return fmt.Sprintf("line %d: %s", f.Line, f.Says) }

// kinds of tokens.
const (
	endOfScript = iota
	word        // INT, NEWLINE
	name        // a variable
	wholeNumber
	decimal
	text
	sign // one of ( ) [ ] , + - * / % ^ = ! < > <= >= == != && ||
)

type token struct {
	kind int
	text string // of a text: what it stands for
	line int
}

// lex takes a script apart.
func lex(src string) ([]token, error) {
	var out []token
	line := 1
	for i := 0; i < len(src); {
		c := src[i]
		switch {
		case c == '\n':
			line++
			i++
		case c == ' ' || c == '\t' || c == '\r':
			i++
		case c == '#':
			if end := strings.IndexByte(src[i:], '\n'); end >= 0 {
				i += end
			} else {
				i = len(src)
			}
		case c == '"':
			t, next, lines, ok := quoted(src, i+1)
			if !ok {
				return nil, &Fault{line, "a text does not end; close it with a quotation mark"}
			}
			out = append(out, token{text, t, line})
			line += lines
			i = next
		case c >= 'A' && c <= 'Z':
			n := run(src[i:], func(b byte) bool { return b >= 'A' && b <= 'Z' })
			out = append(out, token{word, src[i : i+n], line})
			i += n
		case c >= 'a' && c <= 'z':
			n := run(src[i:], func(b byte) bool { return b >= 'a' && b <= 'z' || digit(b) })
			out = append(out, token{name, src[i : i+n], line})
			i += n
		case digit(c):
			n, kind := number(src[i:])
			out = append(out, token{kind, src[i : i+n], line})
			i += n
		default:
			n := 1
			if len(src) > i+1 {
				switch src[i : i+2] {
				case "<=", ">=", "==", "!=", "&&", "||":
					n = 2
				}
			}
			if n == 1 && !strings.ContainsRune("()[],+-*/%^=!<>", rune(c)) {
				return nil, &Fault{line, fmt.Sprintf("there is a %q, which means nothing here", c)}
			}
			out = append(out, token{sign, src[i : i+n], line})
			i += n
		}
	}
	return append(out, token{endOfScript, "", line}), nil
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

// run counts the leading bytes that are in a set.
func run(s string, in func(byte) bool) int {
	n := 0
	for n < len(s) && in(s[n]) {
		n++
	}
	return n
}

// number measures a literal at the beginning of s.
func number(s string) (n, kind int) {
	n, kind = run(s, digit), wholeNumber
	if n < len(s) && s[n] == '.' {
		n += 1 + run(s[n+1:], digit)
		kind = decimal
	}
	if n < len(s) && (s[n] == 'e' || s[n] == 'E') {
		e := n + 1
		if e < len(s) && (s[e] == '+' || s[e] == '-') {
			e++
		}
		if d := run(s[e:], digit); d > 0 {
			n, kind = e+d, decimal
		}
	}
	return n, kind
}

// quoted reads a text from behind its first quotation mark.
func quoted(src string, i int) (out string, next, lines int, ok bool) {
	var b strings.Builder
	for i < len(src) {
		c := src[i]
		i++
		switch {
		case c == '"':
			return b.String(), i, lines, true
		case c == '\\' && i < len(src):
			if at := strings.IndexByte(`ntrbf"\`, src[i]); at >= 0 {
				b.WriteByte("\n\t\r\b\f\"\\"[at])
				i++
				continue
			}
			if n := min(3, run(src[i:], func(b byte) bool { return b >= '0' && b <= '7' })); n > 0 {
				v := 0
				for _, d := range []byte(src[i : i+n]) {
					v = v*8 + int(d-'0')
				}
				b.WriteByte(byte(v))
				i += n
				continue
			}
			if src[i] == '\n' { // a line goes on
				lines++
				i++
				continue
			}
			b.WriteByte(c)
		default:
			if c == '\n' {
				lines++
			}
			b.WriteByte(c)
		}
	}
	return "", i, lines, false
}
