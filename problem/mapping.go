package problem

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// mapping is a YAML mapping whose values are taken one by one. The first value
// of a wrong kind is kept in err; keys that nobody took are unknown.
type mapping struct {
	file   string // and the place in it
	keys   []string
	values map[string]any
	taken  map[string]bool
	err    error
}

func (m *mapping) take(key string) (any, bool) {
	if m.taken == nil {
		m.taken = map[string]bool{}
	}
	m.taken[key] = true
	v, ok := m.values[key]
	if s, is := v.(scalar); is && s.kind == '0' {
		return nil, false
	}
	return v, ok
}

func (m *mapping) has(key string) bool { _, ok := m.values[key]; return ok }

func (m *mapping) fail(key, want string) {
	if m.err == nil {
		m.err = errorf(CodeInvalid, "%s: the value of %s must be %s; mend it.", m.file, clip(key, 60), want)
	}
}

// text takes a text; numbers and truth values are texts too.
func (m *mapping) text(key, otherwise string) string {
	v, ok := m.take(key)
	if !ok {
		return otherwise
	}
	s, ok := v.(scalar)
	if !ok {
		m.fail(key, "a text")
		return otherwise
	}
	return s.text
}

// choice takes a text that is one of a few.
func (m *mapping) choice(key, otherwise string, allowed ...string) string {
	s := m.text(key, otherwise)
	for _, a := range allowed {
		if s == a {
			return s
		}
	}
	if s != otherwise {
		m.fail(key, "one of "+strings.Join(allowed, ", "))
	}
	return otherwise
}

// number takes a finite number of at least low.
func (m *mapping) number(key string, otherwise, low float64) float64 {
	v, ok := m.take(key)
	if !ok {
		return otherwise
	}
	s, _ := v.(scalar)
	f, err := strconv.ParseFloat(s.text, 64)
	if err != nil || math.IsInf(f, 0) || math.IsNaN(f) || f < low || f > 1e12 {
		m.fail(key, fmt.Sprintf("a number of at least %v", low))
		return otherwise
	}
	return f
}

// positive takes a number above zero.
func (m *mapping) positive(key string, otherwise float64) float64 {
	f := m.number(key, otherwise, 0)
	if f == 0 && otherwise != 0 {
		m.fail(key, "a number above 0")
		return otherwise
	}
	return f
}

func (m *mapping) truth(key string, otherwise bool) bool {
	v, ok := m.take(key)
	if !ok {
		return otherwise
	}
	if s, _ := v.(scalar); s.text == "true" || s.text == "false" {
		return s.text == "true"
	}
	m.fail(key, "true or false")
	return otherwise
}

// texts takes a list of texts; a text alone is a list of one where single is
// allowed.
func (m *mapping) texts(key string, single bool) []string {
	v, ok := m.take(key)
	if !ok {
		return nil
	}
	if s, is := v.(scalar); is && single {
		return []string{s.text}
	}
	list, err := textsOf(v)
	if err {
		m.fail(key, "a list of texts")
	}
	return list
}

func textsOf(v any) (out []string, wrong bool) {
	list, ok := v.([]any)
	if !ok {
		return nil, true
	}
	for _, item := range list {
		s, ok := item.(scalar)
		if !ok {
			return nil, true
		}
		out = append(out, s.text)
	}
	return out, false
}

// sub takes a mapping; an empty one if there is none.
func (m *mapping) sub(key string) *mapping {
	v, ok := m.take(key)
	if !ok {
		return &mapping{file: m.file, values: map[string]any{}}
	}
	s, ok := v.(*mapping)
	if !ok {
		m.fail(key, "a mapping of keys to values")
		return &mapping{file: m.file, values: map[string]any{}}
	}
	s.file = m.file + " (" + clip(key, 60) + ")"
	return s
}

// unknown are the keys nobody took.
func (m *mapping) unknown() []string {
	var out []string
	for _, k := range m.keys {
		if !m.taken[k] {
			out = append(out, clip(k, 60))
		}
	}
	return out
}

// finish is the first thing that was wrong, or an unknown key.
func (m *mapping) finish() error {
	if m.err != nil {
		return m.err
	}
	if u := m.unknown(); len(u) > 0 {
		return errorf(CodeInvalid, "%s has the unknown key %s; remove it or mend its spelling.", m.file, u[0])
	}
	return nil
}
