package bank

import (
	"fmt"
	"go/token"
	"regexp"
	"slices"

	"hotloop"
)

const testsFileName = "tests.json"

// pythonWords cannot be names in a Python program.
var pythonWords = []string{"and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
	"except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass",
	"raise", "return", "try", "while", "with", "yield", "self"}

// reserved reports whether a starter could not use a name.
func reserved(name string) bool { return token.IsKeyword(name) || slices.Contains(pythonWords, name) }

var validHash = regexp.MustCompile(`^[0-9a-f]{16,128}$`)

func (p *pack) lintTests() {
	spec, line := p.question.Code, p.tests.at
	program := spec.Style == hotloop.StyleProgram
	for i, m := range spec.Methods {
		if reserved(m.Name) && (m.Name != "init" || i > 0) {
			p.add(testsFileName, line("methods", i, "name"), fmt.Sprintf("%q is a reserved word", m.Name), "choose another name")
		}
		for j, param := range m.Params {
			if reserved(param.Name) {
				p.add(testsFileName, line("methods", i, "params", j), fmt.Sprintf("%q is a reserved word", param.Name), "choose another name")
			}
		}
	}
	if spec.Style == hotloop.StyleFunction && reserved(spec.Entry) {
		p.add(testsFileName, line("entry"), fmt.Sprintf("%q is a reserved word", spec.Entry), "choose another name")
	}
	seen := map[string]bool{}
	for i, t := range spec.Tests {
		if t.Name == "" || seen[t.Name] {
			p.add(testsFileName, line("tests", i), fmt.Sprintf("%.80q cannot name this test", t.Name), "give every test a name of its own")
		}
		seen[t.Name] = true
		if len(p.question.Parts) > 0 && t.Part == "" {
			p.add(testsFileName, line("tests", i), fmt.Sprintf("the test %q belongs to no part", t.Name), "add `\"part\"`")
		}
		if p.lintExpected(i, t); !program {
			p.lintTest(i, t)
		}
	}
	p.lintParity()
}

// lintParity checks that every part has tests of both kinds.
func (p *pack) lintParity() {
	parts := []string{""}
	if len(p.question.Parts) > 0 {
		parts = nil
		for _, part := range p.question.Parts {
			parts = append(parts, part.ID)
		}
	}
	for _, part := range parts {
		where := "the question"
		if part != "" {
			where = "part " + part
		}
		for _, hidden := range []bool{false, true} {
			if slices.ContainsFunc(p.question.Code.Tests, func(t hotloop.Test) bool { return t.Part == part && t.Hidden == hidden }) {
				continue
			}
			kind := "visible"
			if hidden {
				kind = "hidden"
			}
			p.add(testsFileName, p.tests.at("tests"), fmt.Sprintf("%s has no %s test", where, kind), "add at least one")
		}
	}
}

// lintExpected checks what a test of any style says.
func (p *pack) lintExpected(i int, t hotloop.Test) {
	line := func(path ...any) int { return p.tests.at(append([]any{"tests", i}, path...)...) }
	n := p.tests.get("tests").items[i]
	if n.get("expected") == nil {
		p.add(testsFileName, line(), fmt.Sprintf("the test %q expects nothing", t.Name), "add `\"expected\"`")
	}
	if hash, ok := hashOf(t.Expected); ok && !validHash.MatchString(hash) {
		p.add(testsFileName, line("expected"), fmt.Sprintf("the hash of the test %q is not filled in", t.Name), "run `hotloop bank lint --fill`")
	}
	if t.Hidden && t.Why == "" {
		p.add(testsFileName, line(), fmt.Sprintf("the hidden test %q does not say what it looks for", t.Name), "add `\"why\"`: it is told after the round")
	}
}

// lintTest checks what a test calls.
func (p *pack) lintTest(i int, t hotloop.Test) {
	spec := p.question.Code
	line := func(path ...any) int { return p.tests.at(append([]any{"tests", i}, path...)...) }
	n := p.tests.get("tests").items[i]
	if spec.Style == hotloop.StyleFunction {
		if len(t.Calls) > 0 || n.get("args") == nil {
			p.add(testsFileName, line(), fmt.Sprintf("the test %q has no arguments, or has calls", t.Name), "a function is tested with `\"args\"` alone")
		} else if want := len(spec.Methods[0].Params); len(t.Args) != want {
			p.add(testsFileName, line("args"), fmt.Sprintf("the test %q has %d arguments, the function %d", t.Name, len(t.Args), want), "make them fit")
		}
		return
	}
	if len(t.Calls) == 0 || len(t.Args) > 0 {
		p.add(testsFileName, line(), fmt.Sprintf("the test %q has no calls, or has arguments", t.Name), "a class is tested with `\"calls\"` alone")
		return
	}
	literal := true
	for j, c := range t.Calls {
		if _, constructed := c.(map[string]any); constructed {
			literal = false
			continue
		}
		p.lintCall(t, j, c, line("calls", j))
	}
	if results, ok := t.Expected.([]any); ok && literal && len(results) != len(t.Calls) {
		p.add(testsFileName, line("expected"), fmt.Sprintf("the test %q makes %d calls and expects %d results", t.Name, len(t.Calls), len(results)), "expect one result a call, null for void")
	}
}

// lintCall checks one call that is written out.
func (p *pack) lintCall(t hotloop.Test, j int, call any, line int) {
	list, _ := call.([]any)
	name := ""
	if len(list) > 0 {
		name, _ = list[0].(string)
	}
	methods := p.question.Code.Methods
	m := slices.IndexFunc(methods, func(m hotloop.Method) bool { return m.Name == name })
	switch {
	case m < 0:
		p.add(testsFileName, line, fmt.Sprintf("call %d of the test %q names no method", j+1, t.Name), "write [\"method\", argument, ...]")
	case len(list)-1 != len(methods[m].Params):
		p.add(testsFileName, line, fmt.Sprintf("call %d of the test %q passes %d arguments to %s, which takes %d", j+1, t.Name, len(list)-1, name, len(methods[m].Params)), "make them fit")
	case (j == 0) != (name == "init"):
		p.add(testsFileName, line, fmt.Sprintf("call %d of the test %q is %s", j+1, t.Name, name), "begin with init, and call it once")
	case t.Part != "" && methods[m].Part > t.Part:
		p.add(testsFileName, line, fmt.Sprintf("the test %q of part %s calls %s, which part %s brings", t.Name, t.Part, name, methods[m].Part), "move the test to that part")
	}
}

// hashOf returns the hash that an expected value is given by.
func hashOf(expected any) (string, bool) {
	m, ok := expected.(map[string]any)
	if !ok || len(m) != 1 {
		return "", false
	}
	hash, ok := m["hash"].(string)
	return hash, ok
}

func (p *pack) lintSolutions() {
	have := map[string]bool{}
	for _, s := range p.question.Code.Solutions {
		have[s.Folder] = true
		have[s.Folder+" "+s.Language] = true
	}
	if p.question.Code.Style == hotloop.StyleProgram {
		if !have["accepted"] {
			p.add("", 0, "there is no accepted solution", "add one to solutions/accepted/")
		}
		return
	}
	for _, language := range programLanguages() {
		if !have["accepted "+language] {
			p.add("", 0, fmt.Sprintf("there is no accepted solution in %s", language), "add one to solutions/accepted/")
		}
	}
	if !have["wrong"] {
		p.add("", 0, "there is no wrong solution", "add one to solutions/wrong/: it proves that the tests see the mistake")
	}
}
