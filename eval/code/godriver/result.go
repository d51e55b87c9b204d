package godriver

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"
)

// foreignKey marks a value that JSON cannot carry.
const foreignKey = "\x00foreign"

var errorType = reflect.TypeFor[error]()

// maxDepth bounds how deep a result may nest.
const maxDepth = 200

// reader returns what makes a result of what a function returned. Beside one
// value it understands Go's own ways: (value, bool) where false stands for
// nothing, and (value, error).
func reader(name string, t reflect.Type, declared string) func([]reflect.Value) (any, *Failure) {
	optional := strings.HasSuffix(declared, "?")
	return func(returned []reflect.Value) (any, *Failure) {
		if n := len(returned); n > 0 && t.Out(n-1) == errorType {
			last := returned[n-1]
			returned = returned[:n-1]
			if !last.IsNil() {
				if optional {
					return nil, nil
				}
				return nil, &Failure{Kind: "error", Text: name + " returned the error " + strconv.Quote(clip(safely(last.Interface()))) + "."}
			}
		}
		if len(returned) == 2 && optional && returned[1].Kind() == reflect.Bool {
			if !returned[1].Bool() {
				return nil, nil
			}
			returned = returned[:1]
		}
		switch {
		case len(returned) == 0:
			return nil, nil
		case len(returned) > 1:
			return nil, &Failure{Kind: "signature", Text: fmt.Sprintf("%s returns %d values in your program.", name, len(returned))}
		}
		list := strings.HasSuffix(strings.TrimSuffix(declared, "?"), "[]")
		return result(returned[0], list && !optional, 0), nil
	}
}

// result copies v now into what JSON carries: a slice that the program changes
// later must not change what it returned. A nil slice is an empty list where a
// list was declared.
func result(v reflect.Value, list bool, depth int) any {
	if depth > maxDepth {
		return map[string]string{foreignKey: fmt.Sprintf("a value nested more than %d deep", maxDepth)}
	}
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return v.Int()
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return v.Uint()
	case reflect.Float32, reflect.Float64:
		f := v.Float()
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return map[string]string{foreignKey: fmt.Sprintf("the float %v", f)}
		}
		text := strconv.FormatFloat(f, 'g', -1, 64)
		if !strings.ContainsAny(text, ".e") {
			text += ".0" // a float stays a float on the way
		}
		return json.RawMessage(text)
	case reflect.String:
		return strings.ToValidUTF8(v.String(), "\uFFFD")
	case reflect.Slice, reflect.Array:
		if v.Kind() == reflect.Slice && v.IsNil() && !list {
			return nil
		}
		out := make([]any, v.Len())
		for i := range out {
			out[i] = result(v.Index(i), v.Type().Elem().Kind() == reflect.Slice, depth+1)
		}
		return out
	case reflect.Map:
		if v.Type().Key().Kind() != reflect.String {
			return map[string]string{foreignKey: "a map whose keys are not strings"}
		}
		out := make(map[string]any, v.Len())
		for _, k := range v.MapKeys() {
			out[k.String()] = result(v.MapIndex(k), v.Type().Elem().Kind() == reflect.Slice, depth+1)
		}
		return out
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			return nil
		}
		return result(v.Elem(), false, depth+1)
	case reflect.Invalid:
		return nil
	}
	return map[string]string{foreignKey: "a value of type " + v.Type().String()}
}
