package code

import (
	"fmt"

	"hotloop"
)

// Problem is what is wrong with a code question.
type Problem struct {
	Where string // "test \"two pass\"", "solution wrong/late.py"
	Says  string // one plain sentence with the remedy
}

// CheckQuestion looks at a code question without running anything: whether its
// tests fit its signature and its solutions are there.
func CheckQuestion(q hotloop.Question) []Problem {
	var out []Problem
	add := func(where, format string, args ...any) {
		out = append(out, Problem{Where: where, Says: fmt.Sprintf(format, args...)})
	}
	spec := q.Code
	if spec == nil {
		add("tests.json", "there are no tests; add tests.json")
		return out
	}
	if len(spec.Methods) == 0 && spec.Style != hotloop.StyleProgram {
		add("methods", "there is no method; give the signature of %s", spec.Entry)
		return out
	}
	for _, m := range spec.Methods {
		for _, p := range m.Params {
			if _, err := parseType(p.Type); err != nil {
				add("method "+m.Name, "%v", err)
			}
		}
		if _, err := parseType(m.Returns); err != nil {
			add("method "+m.Name, "%v", err)
		}
	}
	if len(out) > 0 {
		return out
	}
	visible, hidden := 0, 0
	names := map[string]bool{}
	for _, t := range spec.Tests {
		where := fmt.Sprintf("test %q", t.Name)
		if names[t.Name] {
			add(where, "two tests have this name; rename one")
		}
		names[t.Name] = true
		if t.Hidden {
			hidden++
		} else {
			visible++
		}
		if spec.Style == hotloop.StyleProgram {
			for _, says := range checkProgramTest(spec, t) {
				add(where, "%s", says)
			}
			continue
		}
		for _, says := range checkInput(spec, t, t.Part) {
			add(where, "%s", says)
		}
		for _, says := range checkExpected(spec, t) {
			add(where, "%s", says)
		}
	}
	fewestShown, fewestHidden := 2, 4
	if spec.Style == hotloop.StyleProgram {
		fewestShown, fewestHidden = 1, 1 // other people's packages have one sample
	}
	if visible < fewestShown {
		add("tests", "%d tests are visible; show at least %d", visible, fewestShown)
	}
	if hidden < fewestHidden {
		add("tests", "%d tests are hidden; hide at least %d", hidden, fewestHidden)
	}
	folders := map[string]int{}
	for _, s := range spec.Solutions {
		folders[s.Folder]++
		if s.Folder == "accepted" {
			folders["accepted "+s.Language]++
		}
	}
	if spec.Style == hotloop.StyleProgram {
		if folders["accepted"] == 0 {
			add("solutions", "there is no accepted solution; add one")
		}
		return out
	}
	for _, name := range required {
		if folders["accepted "+name] == 0 {
			add("solutions", "there is no accepted solution in %s; add one", title(name))
		}
	}
	if folders["wrong"] == 0 {
		add("solutions", "there is no wrong solution; add one that the hidden tests catch")
	}
	return out
}

// checkInput says how the input of a test does not fit the signature.
func checkInput(spec *hotloop.CodeSpec, t hotloop.Test, part string) []string {
	if spec.Style != hotloop.StyleClass {
		v, err := testValue(t.Args)
		if err != nil {
			return []string{err.Error()}
		}
		args, _ := v.([]any)
		return checkArgs(spec.Methods[0], spec.Entry, args)
	}
	v, err := testValue(callsOf(t))
	if err != nil {
		return []string{err.Error()}
	}
	calls, _ := v.([]any)
	methods := map[string]hotloop.Method{}
	for _, m := range spec.Methods {
		methods[m.Name] = m
	}
	var out []string
	for i, c := range calls {
		call, _ := c.([]any)
		name, ok := any(nil), false
		if len(call) > 0 {
			name, ok = call[0].(string)
		}
		if !ok {
			return append(out, fmt.Sprintf("call %d is not a list that begins with a method's name", i+1))
		}
		m, known := methods[name.(string)]
		switch {
		case !known:
			return append(out, fmt.Sprintf("call %d names %s, which is no method", i+1, quoted(clip(name.(string), 60))))
		case !opened(m.Part, part):
			return append(out, fmt.Sprintf("call %d names %s, which belongs to part %s", i+1, m.Name, m.Part))
		case (i == 0) != (m.Name == "init"):
			return append(out, `the first call, and only the first, must be "init"`)
		}
		if says := checkArgs(m, m.Name, call[1:]); len(says) > 0 {
			return append(out, fmt.Sprintf("call %d: %s", i+1, says[0]))
		}
	}
	if len(calls) == 0 {
		out = append(out, "there is no call")
	}
	return out
}

func checkArgs(m hotloop.Method, name string, args []any) []string {
	if len(args) != len(m.Params) {
		return []string{fmt.Sprintf("%s takes %d arguments, not %d", name, len(m.Params), len(args))}
	}
	for i, p := range m.Params {
		t, err := parseType(p.Type)
		if err != nil {
			return []string{err.Error()}
		}
		if says := t.check(args[i]); says != "" {
			return []string{fmt.Sprintf("%s is %s", p.Name, says)}
		}
	}
	return nil
}

// checkExpected says how the expected result of a test does not fit.
func checkExpected(spec *hotloop.CodeSpec, t hotloop.Test) []string {
	c := compareOf(spec, t)
	switch c.Kind {
	case "", compareExact, compareUnordered, compareFloat, compareTopological:
	default:
		return []string{fmt.Sprintf("%q is no way to compare; use exact, unordered, float or topological", c.Kind)}
	}
	if hash, ok := hashOf(t.Expected); ok {
		if c.Kind == compareFloat || c.Kind == compareTopological {
			return []string{fmt.Sprintf("a hash cannot stand for a result that is compared as %s; write the result out", c.Kind)}
		}
		if len(hash) != 32 {
			return []string{"the hash has not been filled in; run `hotloop bank lint --fill`"}
		}
		return nil
	}
	v, err := testValue(t.Expected)
	if err != nil {
		return []string{err.Error()}
	}
	if spec.Style != hotloop.StyleClass {
		returns, err := parseType(spec.Methods[0].Returns)
		if err != nil {
			return []string{err.Error()}
		}
		if says := returns.check(v); says != "" {
			return []string{"expected is " + says}
		}
		return nil
	}
	calls, err := testValue(callsOf(t))
	if err != nil {
		return []string{err.Error()}
	}
	wants, ok := v.([]any)
	list, _ := calls.([]any)
	if !ok || len(wants) != len(list) {
		return []string{fmt.Sprintf("there are %d calls but %d expected results; give one a call", len(list), len(wants))}
	}
	returns := map[string]typ{}
	for _, m := range spec.Methods {
		returns[m.Name], _ = parseType(m.Returns)
	}
	for i, c := range list {
		call, _ := c.([]any)
		if len(call) == 0 {
			continue
		}
		name, _ := call[0].(string)
		if says := returns[name].check(wants[i]); says != "" {
			return []string{fmt.Sprintf("the result of call %d is %s", i+1, says)}
		}
	}
	return nil
}
