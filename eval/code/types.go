package code

import (
	"encoding/json"
	"fmt"
	"strings"

	"hotloop"
)

// A typ is a type of docs/packs.md: a base name, or a list, map or optional of
// another type.
type typ struct {
	base string // "int", "float", "string", "bool", "any", "void"; "" for the others
	of   *typ   // what a list, map or optional holds
	kind byte   // '[' list, '{' map, '?' optional, 0 base
}

// maxTypeDepth bounds how deep a type may nest; no question needs more.
const maxTypeDepth = 8

// parseType reads a type such as "int[][]" or "string{}?".
func parseType(text string) (typ, error) {
	end := strings.IndexAny(text, "[{?")
	if end < 0 {
		end = len(text)
	}
	t := typ{base: text[:end]}
	switch t.base {
	case "int", "float", "string", "bool", "any", "void":
	default:
		return typ{}, hotloop.Errorf(hotloop.CodeInvalid, "%q is no type; use int, float, string, bool, any or void with [], {} or ? behind it", text)
	}
	depth := 0
	for rest := text[end:]; rest != ""; depth++ {
		kind := rest[0]
		switch {
		case strings.HasPrefix(rest, "[]"), strings.HasPrefix(rest, "{}"):
			rest = rest[2:]
		case rest[0] == '?':
			rest = rest[1:]
		default:
			return typ{}, hotloop.Errorf(hotloop.CodeInvalid, "%q is no type: %q may be followed by [], {} or ? only", text, text[:len(text)-len(rest)])
		}
		if t.base == "void" || depth == maxTypeDepth || kind == '?' && t.kind == '?' {
			return typ{}, hotloop.Errorf(hotloop.CodeInvalid, "%q is no type that a test can carry", text)
		}
		inner := t
		t = typ{kind: kind, of: &inner}
	}
	return t, nil
}

// zeroOf writes the value with which a starter answers, in languages that write
// everything alike but an empty list and an empty map.
func zeroOf(t typ, list, mapping string) string {
	switch {
	case t.kind == '[':
		return list
	case t.kind == '{':
		return mapping
	case t.kind == '?' || t.base == "any":
		return "null"
	case t.base == "string":
		return `""`
	case t.base == "bool":
		return "false"
	}
	return "0"
}

// String writes the type as docs/packs.md does.
func (t typ) String() string {
	switch t.kind {
	case '[':
		return t.of.String() + "[]"
	case '{':
		return t.of.String() + "{}"
	case '?':
		return t.of.String() + "?"
	}
	return t.base
}

// words names the type to a person: "a list of integers".
func (t typ) words() string {
	switch t.kind {
	case '[':
		return "a list of " + t.of.plural()
	case '{':
		return "a map from strings to " + t.of.plural()
	case '?':
		return t.of.words() + " or nothing"
	}
	switch t.base {
	case "int":
		return "an integer"
	case "float":
		return "a number"
	case "string":
		return "a string"
	case "bool":
		return "true or false"
	case "void":
		return "nothing"
	}
	return "any value"
}

func (t typ) plural() string {
	switch t.kind {
	case '[':
		return "lists of " + t.of.plural()
	case '{':
		return "maps from strings to " + t.of.plural()
	case '?':
		return t.of.plural() + ", or nothing,"
	}
	switch t.base {
	case "int":
		return "integers"
	case "float":
		return "numbers"
	case "string":
		return "strings"
	case "bool":
		return "true or false"
	}
	return "any values"
}

// A foreign value is a result that has no counterpart in JSON, as a driver
// describes it.
type foreign struct {
	words string // "a set"
}

// check says why v is not of type t, "" if it is. Conversion is strict: an
// integer passes for a number, nothing else passes for anything else.
func (t typ) check(v any) string {
	if f, ok := v.(foreign); ok {
		return fmt.Sprintf("%s where %s was expected", f.words, t.words())
	}
	switch t.kind {
	case '?':
		if v == nil {
			return ""
		}
		return t.of.check(v)
	case '[':
		list, ok := v.([]any)
		if !ok {
			break
		}
		for i, e := range list {
			if says := t.of.check(e); says != "" {
				return fmt.Sprintf("a list with %s at index %d", says, i)
			}
		}
		return ""
	case '{':
		m, ok := v.(map[string]any)
		if !ok {
			break
		}
		for _, k := range sortedKeys(m) {
			if says := t.of.check(m[k]); says != "" {
				return fmt.Sprintf("a map with %s under %s", says, quoted(k))
			}
		}
		return ""
	}
	ok := false
	switch t.base {
	case "any":
		if says := anyForeign(v); says != "" {
			return says
		}
		ok = true
	case "void":
		ok = v == nil
	case "string":
		_, ok = v.(string)
	case "bool":
		_, ok = v.(bool)
	case "float":
		_, ok = v.(json.Number)
	case "int":
		n, number := v.(json.Number)
		ok = number && isInteger(n)
	}
	if ok {
		return ""
	}
	return fmt.Sprintf("%s where %s was expected", valueWords(v), t.words())
}

// anyForeign looks for a foreign value inside v.
func anyForeign(v any) string {
	switch v := v.(type) {
	case foreign:
		return v.words + ", which a test cannot compare"
	case []any:
		for _, e := range v {
			if says := anyForeign(e); says != "" {
				return says
			}
		}
	case map[string]any:
		for _, k := range sortedKeys(v) {
			if says := anyForeign(v[k]); says != "" {
				return says
			}
		}
	}
	return ""
}

// valueWords names what v is: "a string".
func valueWords(v any) string {
	switch v := v.(type) {
	case nil:
		return "nothing"
	case bool:
		return "true or false"
	case string:
		return "a string"
	case json.Number:
		if isInteger(v) {
			return "an integer"
		}
		return "a number with a fraction (" + string(v) + ")"
	case []any:
		return "a list"
	case map[string]any:
		return "a map"
	case foreign:
		return v.words
	}
	return fmt.Sprintf("%T", v)
}
