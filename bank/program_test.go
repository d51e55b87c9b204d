package bank

import (
	"context"
	"testing"
)

// reads is tests.json of add-up as a program that reads and writes.
const reads = `{
  "style": "program",
  "compare": {"kind": "tokens", "float_absolute_tolerance": 0.001},
  "tests": [
    {"name": "two", "part": "1", "args": ["1 2\n"], "expected": "3\n"},
    {"name": "many", "part": "1", "hidden": true, "why": "size", "args": ["9 9\n"], "expected": "18\n"},
    {"name": "forgets", "part": "2", "args": ["2 2\n"], "expected": "4\n"},
    {"name": "forgets twice", "part": "2", "hidden": true, "why": "nothing is left over", "args": ["0 0\n"], "expected": "0\n", "compare": {"case_sensitive": true}}
  ]
}`

func TestAProgramThatReadsAndWritesIsAQuestion(t *testing.T) {
	list, err := lint(context.Background(), nil, soundShelf(t, map[string]string{addUp + "tests.json": reads}), []Checker{soundDetectors})
	if err != nil || len(list) > 0 {
		t.Errorf("%v %v", err, list)
	}
}

func TestWhatAProgramCannotHaveIsNamed(t *testing.T) {
	for _, c := range [][2]string{
		{`{"style": "program", "entry": "add", "tests": [{"name": "a", "part": "1", "args": ["1"], "expected": "1"}]}`, "neither entry nor methods"},
		{`{"style": "program", "tests": [{"name": "a", "part": "1", "args": ["1", "2"], "expected": "1"}]}`, "no standard input"},
		{`{"style": "program", "tests": [{"name": "a", "part": "1", "args": [1], "expected": "1"}]}`, "no standard input"},
		{`{"style": "program", "tests": [{"name": "a", "part": "1", "args": ["1"], "expected": 1}]}`, "other than a text"},
		{`{"style": "program", "compare": {"kind": "unordered"}, "tests": [{"name": "a", "part": "1", "args": ["1"], "expected": "1"}]}`, `cannot be compared as "unordered"`},
		{`{"style": "poem", "tests": [{"name": "a", "part": "1", "args": ["1"], "expected": "1"}]}`, `no style "poem"`},
	} {
		list, err := lint(context.Background(), nil, soundShelf(t, map[string]string{addUp + "tests.json": c[0]}), []Checker{soundDetectors})
		if err != nil || !says(list, c[1]) {
			t.Errorf("%s: %v: none of the problems says %q: %v", c[0], err, c[1], list)
		}
	}
}
