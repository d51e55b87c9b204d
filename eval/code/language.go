package code

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"hotloop"
	"hotloop/sandbox"
)

// A language knows how programs of one language are spelled, made ready and
// started. Adding one is a file like python.go and a line in languages.
type language interface {
	name() string
	// file is what the candidate's text is called in messages.
	file(spec *hotloop.CodeSpec) string
	// offers says why a question cannot be answered in the language, "" if it
	// can.
	offers(spec *hotloop.CodeSpec) string
	// spelled is a method's name as the language writes it.
	spelled(name string) string
	// starter is the text the editor opens with.
	starter(spec *hotloop.CodeSpec) string
	// program is the starter of a program that reads and writes.
	program() string
	// spell is what a driver is told to call.
	spell(spec *hotloop.CodeSpec) driverConfig
	// prepare writes what the program needs into the box and compiles it.
	prepare(ctx context.Context, t *Toolchains, box *sandbox.Box, spec *hotloop.CodeSpec, source, part string) (prepared, error)
}

// languages lists the languages in the order in which pages offer them.
func languages() []language {
	return []language{python{}, golang{}, java{}, javascript{}, typescript{}, cpp{}, cLang{}, rust{}}
}

// prepared is a program that can be started in its box.
type prepared struct {
	compile   hotloop.Compile
	command   sandbox.Command // without limits and streams
	toolchain string
	findings  []finding
	shape     *shape
	tests     int // tests of the candidate's own in the program
	// locate finds the candidate's line of addresses on a stack; nil where
	// drivers know lines themselves.
	locate func(ctx context.Context, at []uint64) (line int, function string)
}

// offered says why a question cannot be answered in a language, "" if it can.
func offered(l language, spec *hotloop.CodeSpec) string {
	if spec.Style == hotloop.StyleProgram {
		return ""
	}
	return l.offers(spec)
}

// required are the languages in which every question has an accepted solution.
var required = []string{"python", "go"}

// words splits a name of tests.json: "allow_at" and "RateLimiter" alike.
func words(name string) []string {
	if strings.Contains(name, "_") || strings.ToLower(name) == name {
		return strings.Split(name, "_")
	}
	var out []string
	start := 0
	runes := []rune(name)
	for i := 1; i < len(runes); i++ {
		if unicode.IsUpper(runes[i]) && (unicode.IsLower(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			out = append(out, strings.ToLower(string(runes[start:i])))
			start = i
		}
	}
	return append(out, strings.ToLower(string(runes[start:])))
}

// pascal spells a name AllowAt; a name that is spelled so already stays.
func pascal(name string) string {
	if r := []rune(name); len(r) > 0 && unicode.IsUpper(r[0]) {
		return name
	}
	var b strings.Builder
	for _, w := range words(name) {
		if w != "" {
			b.WriteString(strings.ToUpper(w[:1]) + w[1:])
		}
	}
	return b.String()
}

// camel spells a name allowAt.
func camel(name string) string {
	p := pascal(name)
	if p == "" {
		return p
	}
	return strings.ToLower(p[:1]) + p[1:]
}

// snake spells a name allow_at.
func snake(name string) string { return strings.Join(words(name), "_") }

// opened reports whether what belongs to part is there once open is the last
// opened part. No part at all is always there, and no open part opens all.
func opened(part, open string) bool {
	return part == "" || open == "" || len(part) < len(open) || len(part) == len(open) && part <= open
}

// baseConfig is what every language tells its driver.
func baseConfig(spec *hotloop.CodeSpec, entry string, spelled func(string) string) driverConfig {
	c := driverConfig{
		Style: string(spec.Style), Entry: entry,
		Methods: map[string]string{}, Returns: map[string]string{},
		Printed: printedLimit, Recursion: recursionLimit,
	}
	for _, m := range spec.Methods {
		name := m.Name
		if spec.Style == hotloop.StyleFunction {
			name = spec.Entry
		}
		c.Methods[name] = spelled(name)
		c.Returns[name] = m.Returns
	}
	return c
}

// firstMethods are the methods that the first part calls: a starter does not
// give away what comes later.
func firstMethods(spec *hotloop.CodeSpec) []hotloop.Method {
	var out []hotloop.Method
	for _, m := range spec.Methods {
		if opened(m.Part, "1") {
			out = append(out, m)
		}
	}
	return out
}

// unreserved gives a name that is one of a language's own words a line behind.
func unreserved(name string, keywords []string) string {
	if slices.Contains(keywords, name) {
		return name + "_"
	}
	return name
}

// mustType is a type of a signature that was checked when its pack was read;
// what is none stands as any value.
func mustType(text string) typ {
	t, err := parseType(text)
	if err != nil {
		return typ{base: "any"}
	}
	return t
}

// typesOf are all types of a signature.
func typesOf(spec *hotloop.CodeSpec) []typ {
	var out []typ
	for _, m := range spec.Methods {
		for _, p := range m.Params {
			out = append(out, mustType(p.Type))
		}
		out = append(out, mustType(m.Returns))
	}
	return out
}

// noAny is why a language that fixes every type cannot answer a question.
func noAny(spec *hotloop.CodeSpec, title string) string {
	for _, t := range typesOf(spec) {
		for t.of != nil {
			t = *t.of
		}
		if t.base == "any" {
			return "this question takes values of any type, which " + title + " has no plain way to write; choose another language"
		}
	}
	return ""
}
