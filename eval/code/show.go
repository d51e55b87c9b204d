package code

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"hotloop"
)

// Bounds on what a page shows of one case, in bytes.
const (
	shownLimit = 2048
	briefLimit = 80
)

// clip shortens text to about limit bytes, at a character's edge, and says that
// it did.
func clip(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	cut := limit
	for cut > 0 && !utf8.RuneStart(text[cut]) {
		cut--
	}
	return text[:cut] + "…"
}

// ends keeps the first and the last lines of a text of more than limit bytes.
func ends(text string, limit int) string {
	text = strings.ToValidUTF8(strings.TrimRight(text, "\n"), "\uFFFD")
	if len(text) <= limit {
		return text
	}
	head, last := clip(text, limit/2), text[len(text)-limit/2:]
	for last != "" && !utf8.RuneStart(last[0]) {
		last = last[1:]
	}
	return head + "\n…" + last
}

// brief writes a value into a sentence.
func brief(v any) string {
	if _, ok := v.(missingValue); ok {
		return "nothing more"
	}
	if v == nil {
		return "nothing (null)"
	}
	return clip(string(appendValue(nil, v)), briefLimit)
}

// showArgs writes the arguments of a function: "sessions = [[1, 3]]", a line
// each.
func showArgs(m hotloop.Method, args []any) string {
	var b strings.Builder
	for i, a := range args {
		if i > 0 {
			b.WriteByte('\n')
		}
		name := fmt.Sprint("argument ", i+1)
		if i < len(m.Params) {
			name = m.Params[i].Name
		}
		fmt.Fprintf(&b, "%s = %s", name, showRaw(a, shownLimit))
		if b.Len() > shownLimit {
			break
		}
	}
	return clip(b.String(), shownLimit)
}

// showRaw writes a value whose constructors may not have been carried out yet.
func showRaw(v any, limit int) string {
	text, whole, err := expandText(v, limit)
	if err != nil {
		return err.Error()
	}
	if !whole {
		return strings.ToValidUTF8(string(text), "") + "…"
	}
	if value, err := decodeValue(text); err == nil {
		return string(appendValue(nil, value))
	}
	return string(text)
}

// showCall writes one call: `allow("kim", 3)`; the constructor goes by the
// name of its class.
func showCall(spec *hotloop.CodeSpec, call []any) string {
	if len(call) == 0 {
		return "?"
	}
	name, _ := call[0].(string)
	if name == "init" {
		name = spec.Entry
	}
	parts := make([]string, len(call)-1)
	for i, a := range call[1:] {
		parts[i] = string(appendValue(nil, a))
	}
	return name + "(" + strings.Join(parts, ", ") + ")"
}

// shownLines bounds how many calls a case shows; the sentence about it names
// the call that matters.
const shownLines = 40

// showLines writes n lines, the first ones if there are too many.
func showLines(n int, line func(i int) string) string {
	var b strings.Builder
	for i := range n {
		if i == shownLines || b.Len() > shownLimit {
			fmt.Fprintf(&b, "… and %d more", n-i)
			break
		}
		b.WriteString(clip(line(i), 400))
		if i < n-1 {
			b.WriteByte('\n')
		}
	}
	return clip(b.String(), shownLimit+200)
}
