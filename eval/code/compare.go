package code

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"

	"hotloop"
)

// The ways to compare (docs/packs.md).
const (
	compareExact       = "exact"
	compareUnordered   = "unordered"
	compareFloat       = "float"
	compareTopological = "topological"
)

// expectation is what a result is held against.
type expectation struct {
	hotloop.Compare
	want any
	args []any // of the call: a topological order is judged by them
}

// differs says in one plain sentence how got differs from what was expected,
// "" if it does not.
func (e expectation) differs(got any) string {
	switch e.Kind {
	case compareUnordered:
		return differsUnordered(e.want, got)
	case compareTopological:
		return differsTopological(e.args, e.want, got)
	}
	tolerance := 0.0
	if e.Kind == compareFloat {
		tolerance = e.Tolerance
	}
	place, want, found, same := firstDifference(e.want, got, tolerance)
	if same {
		return ""
	}
	if place == "" {
		return fmt.Sprintf("It returned %s where %s was expected.", brief(found), brief(want))
	}
	return fmt.Sprintf("It returned %s where %s was expected%s.", brief(found), brief(want), place)
}

// missingValue stands in a difference for an item that one side lacks.
type missingValue struct{}

// firstDifference walks both values in step.
func firstDifference(want, got any, tolerance float64) (place string, w, g any, same bool) {
	switch want := want.(type) {
	case []any:
		list, ok := got.([]any)
		if !ok {
			return "", want, got, false
		}
		for i := range max(len(want), len(list)) {
			if i >= len(want) {
				return fmt.Sprintf(" at index %d", i), missingValue{}, list[i], false
			}
			if i >= len(list) {
				return fmt.Sprintf(" at index %d", i), want[i], missingValue{}, false
			}
			if p, w, g, same := firstDifference(want[i], list[i], tolerance); !same {
				if short(want[i]) && short(list[i]) {
					p, w, g = "", want[i], list[i] // [1, 2] against [1, 3] says more than 2 against 3
				}
				return fmt.Sprintf("%s at index %d", p, i), w, g, false
			}
		}
		return "", nil, nil, true
	case map[string]any:
		m, ok := got.(map[string]any)
		if !ok {
			return "", want, got, false
		}
		for _, k := range sortedKeys(want) {
			v, ok := m[k]
			if !ok {
				return " under " + quoted(k), want[k], missingValue{}, false
			}
			if p, w, g, same := firstDifference(want[k], v, tolerance); !same {
				return p + " under " + quoted(k), w, g, false
			}
		}
		for _, k := range sortedKeys(m) {
			if _, ok := want[k]; !ok {
				return " under " + quoted(k), missingValue{}, m[k], false
			}
		}
		return "", nil, nil, true
	case json.Number:
		n, ok := got.(json.Number)
		if ok && (numberText(want) == numberText(n) || tolerance > 0 && near(want, n, tolerance)) {
			return "", nil, nil, true
		}
		return "", want, got, false
	case nil, bool, string:
		switch got.(type) {
		case nil, bool, string:
			return "", want, got, want == got
		}
	}
	return "", want, got, false
}

// short reports whether a value fits into a sentence.
func short(v any) bool {
	switch v := v.(type) {
	case []any:
		return len(v) <= 8 && len(appendValue(nil, v)) <= briefLimit
	case map[string]any:
		return len(v) <= 4 && len(appendValue(nil, v)) <= briefLimit
	}
	return true
}

// near is true within the tolerance, absolute or relative, whichever is wider.
func near(a, b json.Number, tolerance float64) bool {
	x, errX := strconv.ParseFloat(string(a), 64)
	y, errY := strconv.ParseFloat(string(b), 64)
	if errX != nil || errY != nil {
		return false
	}
	return math.Abs(x-y) <= tolerance*max(1, math.Abs(x))
}

func differsUnordered(want, got any) string {
	w, ok1 := want.([]any)
	g, ok2 := got.([]any)
	if !ok1 || !ok2 {
		if _, _, _, same := firstDifference(want, got, 0); same {
			return ""
		}
		return fmt.Sprintf("It returned %s where %s was expected.", brief(got), brief(want))
	}
	ws, gs := sortedTexts(w), sortedTexts(g)
	for i := range max(len(ws), len(gs)) {
		switch {
		case i >= len(gs) || i < len(ws) && bytes.Compare(ws[i], gs[i]) < 0:
			return fmt.Sprintf("%s is missing from what it returned; the order does not matter here.", clip(string(ws[i]), briefLimit))
		case i >= len(ws) || bytes.Compare(ws[i], gs[i]) > 0:
			return fmt.Sprintf("It returned %s once more than expected; the order does not matter here.", clip(string(gs[i]), briefLimit))
		}
	}
	return ""
}

func sortedTexts(list []any) [][]byte {
	texts := make([][]byte, len(list))
	for i, e := range list {
		texts[i] = appendValue(nil, e)
	}
	slices.SortFunc(texts, bytes.Compare)
	return texts
}

// differsTopological accepts any order of the items (argument 0) in which each
// follows what it depends on (argument 1: pairs of an item and what it depends
// on). An expected empty list says that there is no such order.
func differsTopological(args []any, want, got any) string {
	g, ok := got.([]any)
	w, okWant := want.([]any)
	if !ok || !okWant || len(args) < 2 {
		return fmt.Sprintf("It returned %s where an order was expected.", brief(got))
	}
	items, _ := args[0].([]any)
	pairs, _ := args[1].([]any)
	if len(w) == 0 && len(items) > 0 {
		if len(g) == 0 {
			return ""
		}
		return "It returned an order although there is none: the dependencies form a cycle."
	}
	place := make(map[string]int, len(g))
	for i, e := range g {
		key := string(appendValue(nil, e))
		if _, twice := place[key]; twice {
			return fmt.Sprintf("%s stands in the order twice.", clip(key, briefLimit))
		}
		place[key] = i
	}
	known := make(map[string]bool, len(items))
	for _, e := range items {
		key := string(appendValue(nil, e))
		known[key] = true
		if _, ok := place[key]; !ok {
			return fmt.Sprintf("%s is missing from the order.", clip(key, briefLimit))
		}
	}
	for _, e := range g {
		if key := string(appendValue(nil, e)); !known[key] {
			return fmt.Sprintf("%s stands in the order but is none of the items.", clip(key, briefLimit))
		}
	}
	for _, p := range pairs {
		pair, _ := p.([]any)
		if len(pair) != 2 {
			continue
		}
		later, earlier := string(appendValue(nil, pair[0])), string(appendValue(nil, pair[1]))
		if place[later] < place[earlier] {
			return fmt.Sprintf("%s comes before %s, on which it depends.", clip(later, briefLimit), clip(earlier, briefLimit))
		}
	}
	return ""
}
