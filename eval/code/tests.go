package code

import (
	"fmt"
	"strings"

	"hotloop"
)

// testValue carries out the constructors of a value of tests.json.
func testValue(v any) (any, error) {
	n, err := normal(v)
	if err != nil {
		return nil, err
	}
	return expandValue(n)
}

// compareOf is how a test's result is compared.
func compareOf(spec *hotloop.CodeSpec, t hotloop.Test) hotloop.Compare {
	if t.Compare != nil {
		return *t.Compare
	}
	return spec.Compare
}

// hashOf returns the hash that stands for an expected result.
func hashOf(expected any) (string, bool) {
	m, ok := expected.(map[string]any)
	if !ok || len(m) != 1 {
		return "", false
	}
	hash, ok := m["hash"].(string)
	return hash, ok
}

// hashResults is the hash of what a test's calls returned. Where the order does
// not matter each list is sorted first.
func hashResults(spec *hotloop.CodeSpec, t hotloop.Test, results []any) string {
	out := make([]any, len(results))
	for i, v := range results {
		out[i] = v
		if list, ok := v.([]any); ok && compareOf(spec, t).Kind == compareUnordered {
			texts := make([]any, len(list))
			for k, text := range sortedTexts(list) {
				texts[k] = string(text)
			}
			out[i] = texts
		}
	}
	if spec.Style != hotloop.StyleClass && len(out) == 1 {
		return hashValue(out[0])
	}
	return hashValue(out)
}

// shownTest is what a page shows of a test: the input and what is expected.
func shownTest(spec *hotloop.CodeSpec, t hotloop.Test) (input, expected string) {
	if _, ok := hashOf(t.Expected); ok {
		expected = "too large to show"
	}
	if spec.Style == hotloop.StyleProgram {
		text, err := programText(t.Args)
		if err != nil {
			return err.Error(), ""
		}
		expected, _ = t.Expected.(string)
		return clip(text, shownLimit), clip(expected, shownLimit)
	}
	if spec.Style != hotloop.StyleClass {
		args := make([]any, len(t.Args))
		for i, a := range t.Args {
			if n, err := normal(a); err == nil {
				args[i] = n
			}
		}
		if expected == "" {
			if n, err := normal(t.Expected); err == nil {
				expected = showRaw(n, shownLimit)
			}
		}
		if len(spec.Methods) == 0 {
			return "", expected
		}
		return showArgs(spec.Methods[0], args), expected
	}
	input = showSome(callsOf(t), func(v any) string {
		call, _ := v.([]any)
		return showCall(spec, call)
	})
	if expected == "" {
		expected = showSome(t.Expected, showResult)
	}
	return input, expected
}

// showSome shows the first items of a list that may be a constructor, a line
// each; a list that is too long to show is not carried out whole.
func showSome(v any, line func(any) string) string {
	n, err := normal(v)
	if err != nil {
		return err.Error()
	}
	x := &expander{limit: maxBytes}
	var out []string
	size, total := 0, 0
	err = x.each(n, func(e any) error {
		if total++; len(out) == shownLines || size > shownLimit {
			return nil
		}
		value, err := expandValue(e)
		if err != nil {
			return err
		}
		text := clip(line(value), 400)
		size += len(text)
		out = append(out, text)
		return nil
	})
	if err != nil {
		return err.Error()
	}
	if more := total - len(out); more > 0 {
		out = append(out, fmt.Sprintf("… and %d more", more))
	}
	return strings.Join(out, "\n")
}

// showResult writes what a call returned; what returns nothing is a dash.
func showResult(v any) string {
	if v == nil {
		return "–"
	}
	return string(appendValue(nil, v))
}

// shownResults is what a page shows of what was returned.
func (r *runner) shownResults(results []any) string {
	if r.spec.Style == hotloop.StyleClass {
		return showLines(len(results), func(i int) string { return showResult(results[i]) })
	}
	return clip(string(appendValue(nil, results[0])), shownLimit)
}

// callAt is one call of a test, nil if there are fewer.
func callAt(t hotloop.Test, index int) ([]any, error) {
	n, err := normal(callsOf(t))
	if err != nil {
		return nil, err
	}
	x := &expander{limit: maxBytes}
	var call []any
	i := 0
	err = x.each(n, func(e any) error {
		if i++; i-1 != index {
			return nil
		}
		v, err := expandValue(e)
		if err != nil {
			return err
		}
		call, _ = v.([]any)
		return errFull
	})
	if err == errFull {
		err = nil
	}
	return call, err
}
