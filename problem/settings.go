package problem

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// settings are what testdata.yaml or test_group.yaml say of a group.
type settings struct {
	// Legacy.
	goOn           bool // judge on after a case was rejected
	custom         bool // graded by the package's own grader
	flags          []string
	accept, reject float64
	low, high      float64 // range of scores

	// 2025-09.
	aggregation string  // "pass-fail", "sum" or "min"
	most        float64 // the highest score; +Inf if unbounded
	requires    []string
	static      *float64 // score of the static validation; NaN for pass-fail
	staticArgs  []string

	// Both.
	args       []string
	inputArgs  arguments
	outputArgs []string
}

func defaultSettings(info Info, name string) settings {
	s := settings{accept: 1, low: math.Inf(-1), high: math.Inf(1), aggregation: "pass-fail", most: math.Inf(1)}
	if info.Format == Format2 && name == "secret" {
		s.aggregation, s.most = "sum", 100
	}
	return s
}

// inherited are the settings of a group of 2025-09 before its own file: the
// arguments come from above, scoring does not.
func (s settings) inherited(info Info, name string) settings {
	d := defaultSettings(info, name)
	d.args, d.inputArgs, d.outputArgs = s.args, s.inputArgs, s.outputArgs
	return d
}

// legacySettings reads testdata.yaml over what was inherited. Keys that are not
// given come from the closest group above that gives them, as the format's own
// tools have it.
func (r *dataReader) legacySettings(g *Group, dir string) error {
	if !r.t.has(dir + "/testdata.yaml") {
		return nil
	}
	m, err := r.mapping(dir + "/testdata.yaml")
	if err != nil {
		return err
	}
	s := &g.set
	was := func(on bool, yes, no string) string {
		if on {
			return yes
		}
		return no
	}
	s.goOn = m.choice("on_reject", was(s.goOn, "continue", "break"), "break", "continue") == "continue"
	s.custom = m.choice("grading", was(s.custom, "custom", "default"), "default", "custom") == "custom"
	if m.has("grader_flags") {
		s.flags = shellWords(m.text("grader_flags", ""))
	}
	if m.has("input_validator_flags") {
		s.inputArgs = legacyArguments(m, "input_validator_flags")
	}
	if m.has("output_validator_flags") {
		a := legacyArguments(m, "output_validator_flags")
		for name, flags := range a.by {
			a.all = flags
			r.notes = append(r.notes, fmt.Sprintf("%s/testdata.yaml gives flags to the output validator %s alone; they are given to all.", dir, clip(name, 60)))
		}
		s.outputArgs = a.all
	}
	s.accept = m.number("accept_score", s.accept, -1e12)
	s.reject = m.number("reject_score", s.reject, -1e12)
	if text := m.text("range", ""); text != "" {
		low, high, ok := scoreRange(text)
		if !ok {
			m.fail("range", "two numbers, the lower first, such as “0 100”")
		}
		s.low, s.high = low, high
	}
	if m.err != nil {
		return m.err
	}
	if unknown := m.unknown(); len(unknown) > 0 {
		r.notes = append(r.notes, fmt.Sprintf("%s/testdata.yaml has keys that are not understood and were left out of account: %s.", dir, strings.Join(unknown, ", ")))
	}
	return nil
}

// legacyArguments are a text, or a mapping of name and flags.
func legacyArguments(m *mapping, key string) arguments {
	if by, ok := m.values[key].(*mapping); ok {
		m.take(key)
		return arguments{by: map[string][]string{by.text("name", ""): shellWords(by.text("flags", ""))}}
	}
	return arguments{all: shellWords(m.text(key, ""))}
}

func scoreRange(text string) (low, high float64, ok bool) {
	parts := strings.Fields(text)
	if len(parts) != 2 {
		return 0, 0, false
	}
	low, err1 := strconv.ParseFloat(parts[0], 64)
	high, err2 := strconv.ParseFloat(parts[1], 64)
	return low, high, err1 == nil && err2 == nil && low <= high
}

// draftSettings reads a testdata.yaml in a package that was written for a
// draft: its flags are known by other names now, and its scoring is not.
func (r *dataReader) draftSettings(g *Group, dir string) error {
	if !r.info.Draft || !r.t.has(dir+"/testdata.yaml") {
		return nil
	}
	m, err := r.mapping(dir + "/testdata.yaml")
	if err != nil {
		return err
	}
	if m.has("input_validator_flags") {
		g.set.inputArgs = legacyArguments(m, "input_validator_flags")
	}
	if m.has("output_validator_flags") {
		g.set.outputArgs = legacyArguments(m, "output_validator_flags").all
	}
	if unknown := m.unknown(); m.err == nil && len(unknown) > 0 && r.info.Scoring {
		return errorf(CodeUnsupported, "%s/testdata.yaml scores (%s) as the format legacy does, and problem.yaml asks for a draft of the format 2025-09; set problem_format_version to legacy, or write a test_group.yaml.", dir, unknown[0])
	}
	return m.err
}

// modernSettings reads test_group.yaml.
func (r *dataReader) modernSettings(g *Group, dir string) error {
	if err := r.draftSettings(g, dir); err != nil {
		return err
	}
	if !r.t.has(dir + "/test_group.yaml") {
		return nil
	}
	m, err := r.mapping(dir + "/test_group.yaml")
	if err != nil {
		return err
	}
	s := &g.set
	for _, k := range []string{"max_score", "score_aggregation", "require_pass"} {
		if m.has(k) && (g.Name == "sample" || !r.info.Scoring) {
			where := "in a problem that is not of type scoring"
			if g.Name == "sample" {
				where = "for data/sample"
			}
			return errorf(CodeInvalid, "%s/test_group.yaml has the key %s, which is not allowed %s; remove it.", dir, k, where)
		}
	}
	s.aggregation = m.choice("score_aggregation", s.aggregation, "pass-fail", "sum", "min")
	if m.text("max_score", "") == "unbounded" {
		s.most = math.Inf(1)
	} else if m.has("max_score") {
		s.most = m.number("max_score", s.most, 0)
	}
	s.requires = m.texts("require_pass", true)
	if m.has("static_validation_score") {
		v := math.NaN()
		if m.text("static_validation_score", "") != "pass-fail" {
			v = m.number("static_validation_score", 0, 0)
		}
		s.static = &v
	}
	if m.has("static_validator_args") {
		if s.static == nil {
			m.fail("static_validator_args", "left out where static_validation_score is not given")
		}
		s.staticArgs = m.texts("static_validator_args", false)
	}
	r.caseKeys(m, &s.args, &s.inputArgs, &s.outputArgs)
	return m.finish()
}

// checkScoring holds the groups of 2025-09 against one another.
func (r *dataReader) checkScoring(root *Group) error {
	if r.info.Format != Format2 || !r.info.Scoring {
		return nil
	}
	secret := root.Items[len(root.Items)-1].Group
	for _, g := range secret.groups() {
		bounded := !math.IsInf(g.set.most, 1)
		switch {
		case g.set.aggregation == "pass-fail" && !bounded:
			return errorf(CodeInvalid, "The group data/%s is scored pass-fail and has no highest score; give it max_score in its test_group.yaml.", g.Name)
		case g != secret && !bounded && !math.IsInf(secret.set.most, 1):
			return errorf(CodeInvalid, "The group data/%s may score without bound while data/secret may not; give max_score in its test_group.yaml.", g.Name)
		case g != secret && secret.set.aggregation == "pass-fail" && g.set.aggregation != "pass-fail":
			return errorf(CodeInvalid, "data/secret is scored pass-fail, so its group data/%s must be too; mend score_aggregation.", g.Name)
		}
		for _, name := range g.set.requires {
			if err := checkRequired(root, secret, g, name); err != nil {
				return err
			}
		}
	}
	return nil
}

func checkRequired(root, secret, g *Group, name string) error {
	for _, other := range root.groups() {
		if other.Name != name {
			continue
		}
		switch {
		case name != "sample" && (g == secret || name >= g.Name):
			return errorf(CodeInvalid, "data/%s requires %s, which is not judged before it; require an earlier group or sample.", g.Name, name)
		case name != "sample" && other.set.aggregation != "pass-fail":
			return errorf(CodeInvalid, "data/%s requires %s, which is not scored pass-fail; only such groups can be required.", g.Name, name)
		}
		return nil
	}
	return errorf(CodeInvalid, "data/%s requires the group %q, and there is none of that name; write it as its path under data.", g.Name, clip(name, 60))
}
