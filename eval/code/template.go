package code

import (
	"regexp"
	"strconv"
	"strings"
)

// item is $ with the arithmetic behind it: $, $+3, $*2%100.
var item = regexp.MustCompile(`\$(?:[-+*/%][0-9]{1,15})*`)

// template reads the right side of a map once, for all of its items. What it
// returns replaces $ by an item: a string that is nothing but $ (and arithmetic)
// becomes the item itself, any other string holds its text.
func template(to any) func(with any) any {
	switch t := to.(type) {
	case string:
		return textTemplate(t)
	case []any:
		parts := make([]func(any) any, len(t))
		for i, e := range t {
			parts[i] = template(e)
		}
		return func(with any) any {
			out := make([]any, len(parts))
			for i, p := range parts {
				out[i] = p(with)
			}
			return out
		}
	case map[string]any:
		parts := make(map[string]func(any) any, len(t))
		for k, e := range t {
			// The $ of an inner map is the inner map's own.
			if inner, ok := e.(map[string]any); ok && k == "map" && len(t) == 1 {
				over := template(inner["over"])
				parts[k] = func(with any) any { return map[string]any{"over": over(with), "to": inner["to"]} }
				continue
			}
			parts[k] = template(e)
		}
		return func(with any) any {
			out := make(map[string]any, len(parts))
			for k, p := range parts {
				out[k] = p(with)
			}
			return out
		}
	}
	return func(any) any { return to }
}

func textTemplate(t string) func(with any) any {
	var plain []string // what stands before each place, and behind the last
	var places []func(any) any
	end := 0
	for _, at := range item.FindAllStringIndex(t, -1) {
		plain, places = append(plain, t[end:at[0]]), append(places, computation(t[at[0]:at[1]]))
		end = at[1]
	}
	switch {
	case len(places) == 0:
		return func(any) any { return t }
	case len(places) == 1 && plain[0] == "" && end == len(t):
		return places[0]
	}
	return func(with any) any {
		var b strings.Builder
		for i, p := range places {
			b.WriteString(plain[i])
			v := p(with)
			if s, ok := v.(string); ok {
				b.WriteString(s)
				continue
			}
			b.Write(appendValue(nil, v))
		}
		b.WriteString(t[end:])
		return b.String()
	}
}

// computation is the arithmetic behind $, carried out from left to right on an
// integer item; other items stay as they are, and so does all where something
// is divided by zero.
func computation(expr string) func(with any) any {
	type step struct {
		op byte
		n  int64
	}
	var steps []step
	for rest := expr[1:]; rest != ""; {
		end := strings.IndexAny(rest[1:], "+-*/%") + 1
		if end == 0 {
			end = len(rest)
		}
		n, err := strconv.ParseInt(rest[1:end], 10, 64)
		if err != nil || n == 0 && (rest[0] == '/' || rest[0] == '%') {
			return func(with any) any { return with }
		}
		steps = append(steps, step{rest[0], n})
		rest = rest[end:]
	}
	return func(with any) any {
		v, ok := intAt([]any{with}, 0)
		if !ok || len(steps) == 0 {
			return with
		}
		for _, s := range steps {
			switch s.op {
			case '+':
				v += s.n
			case '-':
				v -= s.n
			case '*':
				v *= s.n
			case '/':
				v /= s.n
			case '%':
				v %= s.n
			}
		}
		return intValue(v)
	}
}
