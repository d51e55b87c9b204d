package code

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"hotloop"
)

// Values are what JSON knows: nil, bool, json.Number, string, []any and
// map[string]any. Numbers keep their text, so that 2 and 2.0 stay different
// where a type asks for an integer and no digit of a large one is lost.

// decodeValue reads one JSON value and nothing after it.
func decodeValue(text []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, fmt.Errorf("there is more than one value")
	}
	return revive(v), nil
}

// foreignKey marks, in a driver's reply, a value that JSON cannot carry.
const foreignKey = "\x00foreign"

// revive turns the drivers' marks into foreign values.
func revive(v any) any {
	switch v := v.(type) {
	case []any:
		for i, e := range v {
			v[i] = revive(e)
		}
	case map[string]any:
		if words, ok := v[foreignKey].(string); ok && len(v) == 1 {
			return foreign{words: clip(words, 200)}
		}
		for k, e := range v {
			v[k] = revive(e)
		}
	}
	return v
}

// isInteger reports whether the text of n is that of an integer.
func isInteger(n json.Number) bool { return !strings.ContainsAny(string(n), ".eE") }

// numberText is the one way to write a number: 2, 2.0 and 20e-1 are all "2".
func numberText(n json.Number) string {
	text := string(n)
	if isInteger(n) {
		if i, err := strconv.ParseInt(text, 10, 64); err == nil {
			return strconv.FormatInt(i, 10)
		}
		if i, ok := new(big.Int).SetString(text, 10); ok {
			return i.String()
		}
		return text
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	if f == math.Trunc(f) && math.Abs(f) < 1<<53 {
		return strconv.FormatInt(int64(f), 10)
	}
	return strconv.FormatFloat(f, 'g', -1, 64)
}

// appendValue writes v as compact JSON with sorted keys and numbers in their
// one spelling: equal values have equal texts.
func appendValue(b []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, "null"...)
	case bool:
		return strconv.AppendBool(b, v)
	case json.Number:
		return append(b, numberText(v)...)
	case string:
		return append(b, quoted(v)...)
	case []any:
		b = append(b, '[')
		for i, e := range v {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = appendValue(b, e)
		}
		return append(b, ']')
	case map[string]any:
		b = append(b, '{')
		for i, k := range sortedKeys(v) {
			if i > 0 {
				b = append(b, ", "...)
			}
			b = append(append(b, quoted(k)...), ": "...)
			b = appendValue(b, v[k])
		}
		return append(b, '}')
	case foreign:
		return append(append(append(b, '<'), v.words...), '>')
	}
	return fmt.Appendf(b, "%v", v)
}

// quoted is s as a JSON string, with <, > and & as they are.
func quoted(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return strconv.Quote(s)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }

// hashValue is the hash of docs/packs.md: that of the value's one spelling.
func hashValue(v any) string {
	sum := sha256.Sum256(appendValue(nil, v))
	return hex.EncodeToString(sum[:16])
}

// normal turns what a loader made of JSON (float64, int and so on) into our
// kinds of values.
func normal(v any) (any, error) {
	switch v := v.(type) {
	case nil, bool, string, json.Number:
		return v, nil
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, hotloop.Errorf(hotloop.CodeInvalid, "%v is no value that a test can carry", v)
		}
		if v == math.Trunc(v) && math.Abs(v) < 1<<53 {
			return json.Number(strconv.FormatInt(int64(v), 10)), nil
		}
		return json.Number(strconv.FormatFloat(v, 'g', -1, 64)), nil
	case int:
		return json.Number(strconv.Itoa(v)), nil
	case int64:
		return json.Number(strconv.FormatInt(v, 10)), nil
	case uint64:
		return json.Number(strconv.FormatUint(v, 10)), nil
	case []any:
		out := make([]any, len(v))
		for i, e := range v {
			n, err := normal(e)
			if err != nil {
				return nil, err
			}
			out[i] = n
		}
		return out, nil
	case map[string]any:
		out := make(map[string]any, len(v))
		for k, e := range v {
			n, err := normal(e)
			if err != nil {
				return nil, err
			}
			out[k] = n
		}
		return out, nil
	}
	return nil, hotloop.Errorf(hotloop.CodeInvalid, "a value of Go type %T stands in a test; tests hold JSON values only", v)
}
