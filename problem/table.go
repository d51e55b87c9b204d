package problem

import (
	"slices"
	"strconv"
	"strings"
)

// table is submissions.yaml.
type table struct{ entries []tableEntry }

type tableEntry struct {
	pattern        string
	own            *rule // over all cases
	rules          []rule
	language, main string
}

// readTable reads submissions.yaml, nil if there is none.
func (p *Package) readTable() (*table, error) {
	const name = "submissions/submissions.yaml"
	if p.Info.Format != Format2 || !p.tree.has(name) {
		return nil, nil
	}
	data, err := p.tree.read(name, maxText)
	if err != nil {
		return nil, err
	}
	m, err := parseMapping(name, data)
	if err != nil {
		return nil, err
	}
	t := &table{}
	for _, pattern := range m.keys {
		sub := m.sub(pattern)
		if m.err != nil {
			return nil, m.err
		}
		e := tableEntry{pattern: pattern, language: sub.text("language", ""), main: sub.text("entrypoint", "")}
		for _, k := range []string{"authors", "model_solution"} {
			sub.take(k)
		}
		own, given := readRule(sub, "")
		own.of = name + " (" + pattern + ")"
		if given {
			e.own = &own
		}
		for _, k := range sub.unknown() {
			inner, ok := sub.values[k].(*mapping)
			if !ok {
				return nil, errorf(CodeInvalid, "%s: %s has the unknown key %s; remove it, or give it keys such as permitted and required if it names test cases.", name, clip(pattern, 60), k)
			}
			r, _ := readRule(inner, k)
			r.of = own.of
			if err := inner.finish(); err != nil {
				return nil, err
			}
			e.rules = append(e.rules, r)
		}
		if sub.err != nil {
			return nil, sub.err
		}
		if len(expand(pattern)) == 0 {
			return nil, errorf(CodeInvalid, "%s has a pattern %q with too many alternatives; write them out.", name, clip(pattern, 60))
		}
		t.entries = append(t.entries, e)
	}
	return t, nil
}

// readRule reads the keys of a rule.
func readRule(m *mapping, cases string) (r rule, given bool) {
	r.cases = cases
	codesOf := func(key string) []string {
		list := m.texts(key, true)
		for _, c := range list {
			if !slices.Contains([]string{"AC", "WA", "TLE", "RTE"}, c) {
				m.fail(key, "a list of AC, WA, TLE, RTE")
			}
		}
		if m.has(key) && len(list) == 0 {
			m.fail(key, "a list of at least one of AC, WA, TLE, RTE")
		}
		return list
	}
	r.permitted, r.required = codesOf("permitted"), codesOf("required")
	r.message = m.text("message", "")
	switch m.values["score"].(type) {
	case scalar:
		f := m.number("score", 0, 0)
		r.score = &[2]float64{f, f}
	case []any:
		list := m.texts("score", false)
		if len(list) == 2 {
			low, err1 := strconv.ParseFloat(list[0], 64)
			high, err2 := strconv.ParseFloat(list[1], 64)
			if err1 == nil && err2 == nil && low <= high {
				r.score = &[2]float64{low, high}
			}
		}
		if r.score == nil {
			m.fail("score", "a number, or a list of the lowest and the highest")
		}
	}
	if m.has("use_for_time_limit") {
		switch s := m.text("use_for_time_limit", ""); s {
		case "false":
			r.timing = "none"
		case "lower", "upper":
			r.timing = s
		case "true":
		default:
			m.fail("use_for_time_limit", "true, false, lower or upper")
		}
	}
	return r, r.permitted != nil || r.required != nil || r.message != "" || r.score != nil || r.timing != ""
}

// apply is what the table says of a submission, beside the rules of its folder.
func (t *table) apply(name string, rules []rule) (out []rule, language, main string) {
	folder, _, _ := strings.Cut(name, "/")
	out = slices.Clone(rules)
	for _, e := range t.entries {
		if !matches(e.pattern, name) {
			continue
		}
		if e.language != "" {
			language = e.language
		}
		if e.main != "" {
			main = e.main
		}
		switch {
		case e.own == nil:
		case e.pattern == folder && len(rules) == 1:
			// The name of a folder replaces what the folder means by default.
			r := *e.own
			if r.permitted == nil {
				r.permitted = out[0].permitted
			}
			if r.required == nil {
				r.required = out[0].required
			}
			out[0] = r
		default:
			out = append(out, *e.own)
		}
		out = append(out, e.rules...)
	}
	return out, language, main
}

// maxAlternatives bounds what braces expand to.
const maxAlternatives = 256

// expand writes out the braces of a pattern; nothing if there are too many.
func expand(pattern string) []string {
	open := strings.LastIndexByte(pattern, '{')
	if open < 0 {
		return []string{pattern}
	}
	length := strings.IndexByte(pattern[open:], '}')
	if length < 0 {
		return []string{pattern}
	}
	var out []string
	for _, choice := range strings.Split(pattern[open+1:open+length], ",") {
		out = append(out, expand(pattern[:open]+choice+pattern[open+length+1:])...)
		if len(out) == 0 || len(out) > maxAlternatives {
			return nil
		}
	}
	return out
}

// matches reports whether a pattern matches a path or a directory above it.
func matches(pattern, name string) bool {
	for _, one := range expand(pattern) {
		want, got := strings.Split(one, "/"), strings.Split(name, "/")
		if len(want) > len(got) {
			continue
		}
		all := true
		for i := range want {
			all = all && wild(want[i], got[i])
		}
		if all {
			return true
		}
	}
	return false
}

// wild matches a name in which * stands for anything.
func wild(pattern, name string) bool {
	first, rest, more := strings.Cut(pattern, "*")
	if !more {
		return pattern == name
	}
	name, ok := strings.CutPrefix(name, first)
	if !ok {
		return false
	}
	parts := strings.Split(rest, "*")
	for _, part := range parts[:len(parts)-1] {
		at := strings.Index(name, part)
		if at < 0 {
			return false
		}
		name = name[at+len(part):]
	}
	return strings.HasSuffix(name, parts[len(parts)-1])
}
