package problem

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"strconv"
	"unicode/utf8"
)

// Comparison is how the default output validator holds an output against an
// answer. The zero value compares tokens without regard to case and space.
type Comparison struct {
	CaseSensitive  bool
	SpaceSensitive bool
	// Absolute and Relative are the tolerances of numbers; within either is
	// enough. Negative or zero-and-unset (see Floats) means not at all.
	Absolute, Relative float64
	Floats             bool // a tolerance was set
}

// ParseComparison reads the arguments of the default output validator.
func ParseComparison(args []string) (Comparison, error) {
	c := Comparison{Absolute: -1, Relative: -1}
	seen := map[string]bool{}
	for i := 0; i < len(args); i++ {
		switch name := args[i]; name {
		case "case_sensitive":
			c.CaseSensitive = true
		case "space_change_sensitive":
			c.SpaceSensitive = true
		case "float_tolerance", "float_relative_tolerance", "float_absolute_tolerance":
			i++
			if i == len(args) {
				return c, errorf(CodeInvalid, "The default output validator's argument %s lacks its number; write one after it.", name)
			}
			e, err := strconv.ParseFloat(args[i], 64)
			if err != nil || math.IsNaN(e) || math.IsInf(e, 0) || e < 0 {
				return c, errorf(CodeInvalid, "The default output validator's argument %s needs a number of at least 0 after it, not %q.", name, clip(args[i], 40))
			}
			if seen[name] || name == "float_tolerance" && c.Floats || seen["float_tolerance"] {
				return c, errorf(CodeInvalid, "The default output validator is given a tolerance twice (%s); keep one.", name)
			}
			seen[name], c.Floats = true, true
			if name != "float_absolute_tolerance" {
				c.Relative = e
			}
			if name != "float_relative_tolerance" {
				c.Absolute = e
			}
		default:
			return c, errorf(CodeInvalid, "The default output validator has no argument %q; use case_sensitive, space_change_sensitive, float_tolerance, float_relative_tolerance or float_absolute_tolerance.", clip(name, 40))
		}
	}
	return c, nil
}

// Compare says what is wrong with an output, in one sentence; "" if nothing is.
func (c Comparison) Compare(answer, output []byte) string {
	want, got := &tokens{rest: answer, line: 1}, &tokens{rest: output, line: 1}
	for n := 1; ; n++ {
		wantSpace, gotSpace := want.space(), got.space()
		if c.SpaceSensitive && !bytes.Equal(wantSpace, gotSpace) {
			return fmt.Sprintf("The white space in line %d differs: %s instead of %s.", got.line, showSpace(gotSpace), showSpace(wantSpace))
		}
		w, g := want.token(), got.token()
		switch {
		case len(w) == 0 && len(g) == 0:
			return ""
		case len(g) == 0 && n == 1:
			return fmt.Sprintf("The output is empty, where %s was expected.", quoted(w))
		case len(g) == 0:
			return fmt.Sprintf("The output ends after %s, where %s was expected.", count(n-1, "word"), quoted(w))
		case len(w) == 0:
			return fmt.Sprintf("The output goes on with %s in line %d, where it should have ended.", quoted(g), got.line)
		}
		if says := c.token(w, g); says != "" {
			return fmt.Sprintf("Word %d of the output, in line %d, is %s; %s.", n, got.line, quoted(g), says)
		}
	}
}

// token compares one token; it says what was expected instead.
func (c Comparison) token(want, got []byte) string {
	if c.Floats {
		if a, ok := float(want); ok {
			s, ok := float(got)
			if !ok {
				return "a number near " + quoted(want) + " was expected"
			}
			off := math.Abs(s - a)
			if math.IsInf(a, 0) || math.IsInf(s, 0) {
				off = math.NaN() // beyond what can be compared, but for equality
			}
			if s == a || off <= c.Absolute || off <= c.Relative*math.Abs(a) {
				return ""
			}
			return "a number nearer to " + quoted(want) + " was expected"
		}
	}
	if c.CaseSensitive && bytes.Equal(want, got) || !c.CaseSensitive && equalFold(want, got) {
		return ""
	}
	return quoted(want) + " was expected"
}

// equalFold compares without regard to the case of ASCII letters alone.
func equalFold(a, b []byte) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if lower(a[i]) != lower(b[i]) {
			return false
		}
	}
	return true
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

var floatSyntax = regexp.MustCompile(`^[+-]?([0-9]*\.[0-9]+|[0-9]+\.?)([eE][+-]?[0-9]+)?$`)

// float reads a number in the grammar of 2025-09: decimal, no infinities.
func float(t []byte) (float64, bool) {
	if len(t) > 4096 || !floatSyntax.Match(t) {
		return 0, false
	}
	f, err := strconv.ParseFloat(string(t), 64)
	if err != nil && !math.IsInf(f, 0) {
		return 0, false
	}
	return f, true
}

// tokens walks over a text.
type tokens struct {
	rest []byte
	line int
}

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

func (t *tokens) space() []byte {
	i := 0
	for i < len(t.rest) && isSpace(t.rest[i]) {
		if t.rest[i] == '\n' {
			t.line++
		}
		i++
	}
	s := t.rest[:i]
	t.rest = t.rest[i:]
	return s
}

func (t *tokens) token() []byte {
	i := 0
	for i < len(t.rest) && !isSpace(t.rest[i]) {
		i++
	}
	s := t.rest[:i]
	t.rest = t.rest[i:]
	return s
}

// quoted shows a token of any bytes in few.
func quoted(t []byte) string {
	const most = 40
	s := string(t)
	if len(s) > most {
		s = s[:most]
		for !utf8.ValidString(s) && len(s) > most-4 {
			s = s[:len(s)-1]
		}
		return strconv.Quote(s) + "…"
	}
	return strconv.Quote(s)
}

func showSpace(s []byte) string {
	if len(s) == 0 {
		return "none"
	}
	return quoted(s)
}

func count(n int, what string) string {
	switch n {
	case 0:
		return "no " + what
	case 1:
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}
