package problem

import (
	"fmt"
	"slices"
	"strings"
)

// maxTeXDepth bounds groups within one another.
const maxTeXDepth = 50

// fromTeX turns the LaTeX of problem statements into plain Markdown. It knows
// what the formats' documents ask judges to know; of a command it does not
// know, the arguments are kept and the name is noted.
func fromTeX(text string, constants map[string]string) (string, []string) {
	t := &tex{rest: withoutComments(text), constants: constants}
	out := t.until("", 0)
	notes := t.notes
	if len(t.unknown) > 0 {
		slices.Sort(t.unknown)
		notes = append(notes, fmt.Sprintf("LaTeX commands that are not understood were left out, their text kept: %s.", strings.Join(t.unknown, ", ")))
	}
	return out, notes
}

// withoutComments drops what stands after % in a line, and the line if nothing
// else is in it.
func withoutComments(text string) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		cut := -1
		for i := 0; i < len(line); i++ {
			if line[i] == '\\' {
				i++
			} else if line[i] == '%' {
				cut = i
				break
			}
		}
		switch {
		case cut < 0:
			out.WriteString(line)
		case strings.TrimSpace(line[:cut]) != "":
			out.WriteString(line[:cut])
		}
	}
	return out.String()
}

// tex walks over LaTeX.
type tex struct {
	rest      string
	constants map[string]string
	lists     []string // "- " or "1. " of the lists around
	notes     []string
	unknown   []string
}

func (t *tex) note(says string) {
	if !slices.Contains(t.notes, says) {
		t.notes = append(t.notes, says)
	}
}

// until converts up to a closing mark, which is taken too: "}" or the end of
// an environment; "" for the end of the text.
func (t *tex) until(end string, depth int) string {
	var out strings.Builder
	for t.rest != "" {
		if end != "" && strings.HasPrefix(t.rest, end) {
			t.rest = t.rest[len(end):]
			return out.String()
		}
		c := t.rest[0]
		switch {
		case c == '\\':
			out.WriteString(t.command(depth))
		case c == '{' && depth < maxTeXDepth:
			t.rest = t.rest[1:]
			out.WriteString(t.until("}", depth+1))
		case c == '{' || c == '}':
			t.rest = t.rest[1:]
		case c == '$':
			out.WriteString(t.math())
		case c == '~':
			t.rest = t.rest[1:]
			out.WriteByte(' ')
		default:
			out.WriteString(t.plain())
		}
	}
	return out.String()
}

// plain converts quotes and dashes, and escapes what Markdown would read.
func (t *tex) plain() string {
	for _, p := range [][2]string{{"``", "“"}, {"''", "”"}, {"---", "—"}, {"--", "–"}, {"*", `\*`}, {"_", `\_`}, {"`", "‘"}, {"<", `\<`}, {"#", `\#`}} {
		if rest, ok := strings.CutPrefix(t.rest, p[0]); ok {
			t.rest = rest
			return p[1]
		}
	}
	n := strings.IndexAny(t.rest[1:], "\\{}$~`'-*_<#")
	if n < 0 {
		n = len(t.rest) - 1
	}
	s := t.rest[:n+1]
	t.rest = t.rest[n+1:]
	return unindented(s)
}

// unindented takes the indentation away, which Markdown would read as code.
func unindented(s string) string {
	lines := strings.Split(s, "\n")
	for i := 1; i < len(lines); i++ {
		lines[i] = strings.TrimLeft(lines[i], " \t")
	}
	return strings.Join(lines, "\n")
}

// mathSigns are what formulas need most; longer names first.
var mathSigns = strings.NewReplacer(
	`\leqslant`, "≤", `\geqslant`, "≥", `\leq`, "≤", `\geq`, "≥", `\neq`, "≠", `\le`, "≤", `\ge`, "≥", `\ne`, "≠",
	`\cdots`, "…", `\ldots`, "…", `\dots`, "…", `\cdot`, "·", `\times`, "×", `\infty`, "∞", `\in`, "∈", `\pm`, "±",
	`\lfloor`, "⌊", `\rfloor`, "⌋", `\lceil`, "⌈", `\rceil`, "⌉", `\rightarrow`, "→", `\to`, "→", `\sum`, "∑", `\approx`, "≈",
	`\,`, " ", `\;`, " ", `\:`, " ", `\!`, "", `\ `, " ", `\left`, "", `\right`, "", `\{`, "{", `\}`, "}", `\%`, "%", `\_`, "_", `\#`, "#", `\&`, "&", `\$`, "$",
	"`", "'", "\n", " ", "~", " ",
)

// math keeps a formula as code, so that Markdown leaves it alone.
func (t *tex) math() string {
	mark := "$"
	if strings.HasPrefix(t.rest, "$$") {
		mark = "$$"
	}
	body := t.rest[len(mark):]
	end := 0
	for {
		n := strings.Index(body[end:], mark)
		if n < 0 {
			t.rest = body
			return `\$`
		}
		end += n
		if end == 0 || body[end-1] != '\\' {
			break
		}
		end += len(mark)
	}
	t.rest = body[end+len(mark):]
	formula := strings.Join(strings.Fields(mathSigns.Replace(body[:end])), " ")
	switch {
	case formula == "":
		return ""
	case mark == "$$":
		return "\n\n`" + formula + "`\n\n"
	}
	return "`" + formula + "`"
}

// name takes the name of a command, without the backslash.
func (t *tex) name() string {
	t.rest = t.rest[1:]
	n := 0
	for n < len(t.rest) && (t.rest[n] >= 'a' && t.rest[n] <= 'z' || t.rest[n] >= 'A' && t.rest[n] <= 'Z') {
		n++
	}
	if n == 0 {
		n = min(1, len(t.rest))
	}
	name := t.rest[:n]
	t.rest = t.rest[n:]
	if len(name) > 0 && name[0] >= 'A' {
		t.rest = strings.TrimPrefix(t.rest, "*")
		t.rest = strings.TrimLeft(t.rest, " ")
	}
	return name
}

// argument takes the next group unconverted, and converted.
func (t *tex) argument(depth int) string {
	t.rest = strings.TrimLeft(t.rest, " \n")
	if rest, ok := strings.CutPrefix(t.rest, "{"); ok && depth < maxTeXDepth {
		t.rest = rest
		return strings.TrimSpace(t.until("}", depth+1))
	}
	return ""
}

// raw takes the next group as it stands, and optional arguments before it.
func (t *tex) raw() string {
	t.options()
	rest, ok := strings.CutPrefix(t.rest, "{")
	if !ok {
		return ""
	}
	open := 1
	for i := 0; i < len(rest); i++ {
		switch rest[i] {
		case '\\':
			i++
		case '{':
			open++
		case '}':
			if open--; open == 0 {
				t.rest = rest[i+1:]
				return strings.TrimSpace(rest[:i])
			}
		}
	}
	t.rest = ""
	return strings.TrimSpace(rest)
}

// options drops arguments in square brackets.
func (t *tex) options() {
	for strings.HasPrefix(t.rest, "[") {
		n := strings.IndexByte(t.rest, ']')
		if n < 0 || strings.Contains(t.rest[:n], "\n\n") {
			return
		}
		t.rest = t.rest[n+1:]
	}
}
