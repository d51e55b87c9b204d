package bank

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"hotloop"
)

// testsFile is tests.json.
type testsFile struct {
	Style   hotloop.CodeStyle  `json:"style"`
	Entry   string             `json:"entry"`
	Methods []hotloop.Method   `json:"methods"`
	Compare hotloop.Compare    `json:"compare"`
	Limits  hotloop.CodeLimits `json:"limits"`
	Tests   []testEntry        `json:"tests"`
}

// testEntry is one test as written: its calls may be one constructor.
type testEntry struct {
	Name     string           `json:"name"`
	Part     string           `json:"part"`
	Hidden   bool             `json:"hidden"`
	Args     []any            `json:"args"`
	Calls    any              `json:"calls"`
	Expected any              `json:"expected"`
	Why      string           `json:"why"`
	Compare  *hotloop.Compare `json:"compare"`
}

// readCode reads tests.json and solutions/.
func (p *pack) readCode() {
	const file = "tests.json"
	text, ok := p.need(file, "write the signature and the tests, as docs/packs.md describes")
	if !ok {
		return
	}
	where := p.shelf.where(path.Join(p.dir, file))
	if p.tests = readJSON(&p.problems, where, []byte(text)); p.tests == nil {
		return
	}
	var f testsFile
	decoder{ps: &p.problems, file: where, tag: "json"}.into(p.tests, &f)
	spec := &hotloop.CodeSpec{Style: f.Style, Entry: f.Entry, Methods: f.Methods, Compare: f.Compare, Limits: f.Limits}
	for i, t := range f.Tests {
		test := hotloop.Test{Name: t.Name, Part: t.Part, Hidden: t.Hidden, Args: t.Args, Expected: t.Expected, Why: t.Why, Compare: t.Compare}
		switch calls := t.Calls.(type) {
		case nil:
		case []any:
			test.Calls = calls
		case map[string]any:
			test.Calls = []any{calls}
		default:
			p.add(file, p.tests.at("tests", i, "calls"), "`calls` is neither a list nor a constructor", "write a list of [\"method\", argument, ...]")
		}
		spec.Tests = append(spec.Tests, test)
	}
	spec.Solutions = p.readSolutions()
	p.question.Code = spec
	p.checkSignature()
}

// partHeader is the first comment of a program that solves only some parts.
var partHeader = regexp.MustCompile(`^(?:#|//)\s*part:\s*(\S+)\s*$`)

func (p *pack) readSolutions() []hotloop.Solution {
	var out []hotloop.Solution
	for _, name := range p.files.names {
		below, ok := strings.CutPrefix(name, "solutions/")
		if !ok {
			continue
		}
		folder, base := path.Split(below)
		folder = strings.TrimSuffix(folder, "/")
		language, known := languageOf(path.Ext(base))
		switch {
		case folder != "accepted" && folder != "wrong" && folder != "slow":
			p.add(name, 0, "the program stands in no folder that says its verdict", "move it to solutions/accepted, wrong or slow")
		case !known:
			p.add(name, 0, "the program is in no language that can be run", "name it .py, .go, .java, .js, .ts, .cc, .c or .rs")
		default:
			s := hotloop.Solution{Name: base, Folder: folder, Language: language, Text: p.files.text[name]}
			if m := partHeader.FindStringSubmatch(firstLine(s.Text)); m != nil {
				if s.Part = m[1]; !p.hasPart(s.Part) {
					p.add(name, 1, fmt.Sprintf("the question has no part %q", s.Part), "name a part of question.md, or remove the comment")
				}
			}
			out = append(out, s)
		}
	}
	return out
}

var (
	entryNames = regexp.MustCompile(`^([a-z][a-z0-9]*(_[a-z0-9]+)*|([A-Z][a-z0-9]*)+)$`)
	snakeNames = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	typeNames  = regexp.MustCompile(`^(int|float|string|bool|any)(\[\]|\{\}|\?)*$`)
)

// checkSignature refuses a program interface that cannot be called.
func (p *pack) checkSignature() {
	const file = "tests.json"
	spec := p.question.Code
	line := p.tests.at
	switch spec.Style {
	case hotloop.StyleProgram:
		p.checkProgram()
	case hotloop.StyleFunction, hotloop.StyleClass:
		p.checkMethods()
	default:
		p.add(file, line("style"), fmt.Sprintf("there is no style %q", spec.Style), "write function, class or program")
		p.checkMethods()
	}
	p.checkCompare(spec.Compare, line("compare"))
	if spec.Limits.Millis < 0 || spec.Limits.Millis > 60_000 || spec.Limits.MemoryMB < 0 || spec.Limits.MemoryMB > 4096 {
		p.add(file, line("limits"), "the limits cannot be kept", "write at most 60000 millis and 4096 memory_mb")
	}
	for i, t := range spec.Tests {
		if !p.hasPart(t.Part) {
			p.add(file, line("tests", i, "part"), fmt.Sprintf("the question has no part %q", t.Part), "name a part of question.md")
		}
		if t.Compare != nil {
			p.checkCompare(*t.Compare, line("tests", i, "compare"))
		}
	}
}

// checkProgram refuses what a program that reads and writes cannot be tested
// with.
func (p *pack) checkProgram() {
	const file = "tests.json"
	spec := p.question.Code
	if spec.Entry != "" || len(spec.Methods) > 0 {
		p.add(file, p.tests.at("style"), "a program has neither entry nor methods", "remove them: it reads standard input and writes standard output")
	}
	for i, t := range spec.Tests {
		input := len(t.Args) == 1 && len(t.Calls) == 0
		if input {
			_, input = t.Args[0].(string)
		}
		if !input {
			p.add(file, p.tests.at("tests", i), fmt.Sprintf("the test %.80q has no standard input", t.Name), "write `\"args\": [\"one text\"]`")
		}
		if _, ok := t.Expected.(string); !ok {
			p.add(file, p.tests.at("tests", i), fmt.Sprintf("the test %.80q expects something other than a text", t.Name), "write the standard output as `\"expected\"`")
		}
	}
}

// checkMethods refuses an interface of functions that cannot be called.
func (p *pack) checkMethods() {
	const file = "tests.json"
	spec := p.question.Code
	line := p.tests.at
	if !entryNames.MatchString(spec.Entry) {
		p.add(file, line("entry"), fmt.Sprintf("%.80q cannot name a program", spec.Entry), "write merge_intervals for a function, RateLimiter for a class")
	}
	switch {
	case len(spec.Methods) == 0:
		p.add(file, line("methods"), "there are no methods", "write the signature under `methods`")
	case spec.Style == hotloop.StyleFunction && len(spec.Methods) != 1:
		p.add(file, line("methods"), "a function has exactly one signature", "remove the others, or use the style class")
	case spec.Style == hotloop.StyleClass && (spec.Methods[0].Name != "init" || spec.Methods[0].Returns != "void"):
		p.add(file, line("methods", 0), "the first method is not the constructor", "begin with the method \"init\" that returns void")
	}
	seen := map[string]bool{}
	for i, m := range spec.Methods {
		if !snakeNames.MatchString(m.Name) {
			p.add(file, line("methods", i, "name"), fmt.Sprintf("%.80q cannot name a method", m.Name), "write it in snake_case")
		}
		if seen[m.Name] {
			p.add(file, line("methods", i, "name"), fmt.Sprintf("there are two methods %q", m.Name), "rename one of them")
		}
		seen[m.Name] = true
		if m.Returns != "void" && !typeNames.MatchString(m.Returns) {
			p.add(file, line("methods", i, "returns"), fmt.Sprintf("there is no type %q", m.Returns), "use int, float, string, bool, any or void, with [], {} or ? after it")
		}
		if !p.hasPart(m.Part) {
			p.add(file, line("methods", i, "part"), fmt.Sprintf("the question has no part %q", m.Part), "name a part of question.md")
		}
		params := map[string]bool{}
		for j, param := range m.Params {
			if !snakeNames.MatchString(param.Name) || params[param.Name] {
				p.add(file, line("methods", i, "params", j), fmt.Sprintf("%.80q cannot name a parameter here", param.Name), "write it in snake_case, once")
			}
			params[param.Name] = true
			if !typeNames.MatchString(param.Type) {
				p.add(file, line("methods", i, "params", j, "type"), fmt.Sprintf("there is no type %q", param.Type), "use int, float, string, bool or any, with [], {} or ? after it")
			}
		}
	}
}

func (p *pack) checkCompare(c hotloop.Compare, line int) {
	if p.question.Code.Style == hotloop.StyleProgram {
		if c.Kind != "" && c.Kind != "tokens" || c.Tolerance < 0 || c.Relative < 0 || c.Absolute < 0 {
			p.add("tests.json", line, fmt.Sprintf("the output of a program cannot be compared as %q, or a tolerance is below 0", c.Kind), "use tokens, with tolerances above 0")
		}
		return
	}
	if c.CaseSensitive || c.SpaceSensitive || c.Relative != 0 || c.Absolute != 0 {
		p.add("tests.json", line, "case, space and the tolerances of tokens are for the style program", "remove them, or use float with `tolerance`")
	}
	if !slices.Contains([]string{"", "exact", "unordered", "float", "topological"}, c.Kind) {
		p.add("tests.json", line, fmt.Sprintf("there is no comparison %q", c.Kind), "use exact, unordered, float or topological")
	}
	if (c.Kind == "float") != (c.Tolerance > 0) {
		p.add("tests.json", line, "`tolerance` and the comparison float belong together", "write both, with a tolerance above 0, or neither")
	}
}
