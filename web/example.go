package web

import (
	"encoding/json"
	"slices"

	"hotloop"
)

// exampleInput is what "run on my input" accepts, as an example: the input of
// the first shown test that is written out, "" if there is none.
func (s *server) exampleInput(room Room) string {
	if room.Asking == nil || room.Code == nil {
		return ""
	}
	q, err := s.bank.Question(room.Asking.Question)
	if err != nil || q.Code == nil {
		return ""
	}
	for _, t := range q.Code.Tests {
		input := t.Args
		if q.Code.Style == hotloop.StyleClass {
			input = t.Calls
		}
		if t.Hidden || slices.ContainsFunc(input, constructed) {
			continue
		}
		if q.Code.Style == hotloop.StyleProgram {
			if len(input) == 1 {
				text, _ := input[0].(string)
				return text
			}
			continue
		}
		if text, err := json.Marshal(input); err == nil {
			return string(text)
		}
	}
	return ""
}

// constructed reports whether a value is, or holds, a constructor that stands
// for a larger one (docs/packs.md).
func constructed(v any) bool {
	switch v := v.(type) {
	case map[string]any:
		for _, name := range []string{"range", "repeat", "random-ints", "concat", "map"} {
			if _, ok := v[name]; ok && len(v) == 1 {
				return true
			}
		}
		for _, item := range v {
			if constructed(item) {
				return true
			}
		}
	case []any:
		return slices.ContainsFunc(v, constructed)
	}
	return false
}
