package code

import (
	"encoding/json"
	"errors"
	"strconv"

	"hotloop"
)

// Bounds on what the constructors of one test may grow to.
const (
	maxItems = 4_000_000
	maxBytes = 48 << 20
)

// errFull ends an expansion whose reader has seen enough.
var errFull = errors.New("enough")

// An expander writes values with their constructors (docs/packs.md) carried
// out, item by item: nothing is built before it is written.
type expander struct {
	out   []byte
	limit int // bytes; beyond it errFull
	items int
}

// expandText writes v with its constructors carried out as JSON, at most limit
// bytes of it. whole is false if there would have been more.
func expandText(v any, limit int) (text []byte, whole bool, err error) {
	x := &expander{limit: limit}
	err = x.write(v)
	if errors.Is(err, errFull) {
		return x.out[:min(len(x.out), limit)], false, nil
	}
	return x.out, true, err
}

// expandValue carries v's constructors out.
func expandValue(v any) (any, error) {
	text, whole, err := expandText(v, maxBytes)
	if err != nil {
		return nil, err
	}
	if !whole {
		return nil, hotloop.Errorf(hotloop.CodeTooLarge, "a test's value grows beyond %d MB", maxBytes>>20)
	}
	return decodeValue(text)
}

// constructor returns the name and argument of a constructor, or "".
func constructor(v any) (name string, arg any) {
	m, ok := v.(map[string]any)
	if !ok || len(m) != 1 {
		return "", nil
	}
	for k, a := range m {
		switch k {
		case "range", "repeat", "random-ints", "concat", "map":
			return k, a
		}
	}
	return "", nil
}

func (x *expander) write(v any) error {
	if name, _ := constructor(v); name != "" {
		return x.writeList(func(yield func(any) error) error { return x.each(v, yield) })
	}
	switch v := v.(type) {
	case []any:
		return x.writeList(func(yield func(any) error) error { return x.each(v, yield) })
	case map[string]any:
		x.out = append(x.out, '{')
		for i, k := range sortedKeys(v) {
			if i > 0 {
				x.out = append(x.out, ',')
			}
			x.out = append(append(x.out, quoted(k)...), ':')
			if err := x.write(v[k]); err != nil {
				return err
			}
		}
		x.out = append(x.out, '}')
	case string:
		x.out = append(x.out, quoted(v)...)
	case json.Number:
		x.out = append(x.out, v...) // its own spelling: 2.0 stays a float
	default:
		x.out = appendValue(x.out, v)
	}
	if len(x.out) > x.limit {
		return errFull
	}
	return nil
}

func (x *expander) writeList(each func(func(any) error) error) error {
	x.out = append(x.out, '[')
	first := true
	err := each(func(e any) error {
		if !first {
			x.out = append(x.out, ',')
		}
		first = false
		return x.write(e)
	})
	x.out = append(x.out, ']')
	if err == nil && len(x.out) > x.limit {
		return errFull
	}
	return err
}

// each yields the items of a list or of a constructor of one.
func (x *expander) each(v any, yield func(any) error) error {
	count := func(e any) error {
		if x.items++; x.items > maxItems {
			return hotloop.Errorf(hotloop.CodeTooLarge, "a test's constructors make more than %d items", maxItems)
		}
		return yield(e)
	}
	if list, ok := v.([]any); ok {
		for _, e := range list {
			if err := count(e); err != nil {
				return err
			}
		}
		return nil
	}
	name, arg := constructor(v)
	args, isList := arg.([]any)
	switch name {
	case "range":
		from, ok1 := intAt(args, 0)
		to, ok2 := intAt(args, 1)
		step, ok3 := intAt(args, 2)
		if !ok1 || !ok2 || !ok3 || step == 0 || len(args) != 3 {
			return malformed("range", "[from, to, step] with a step other than 0")
		}
		for i := from; step > 0 && i < to || step < 0 && i > to; i += step {
			if err := count(intValue(i)); err != nil {
				return err
			}
		}
		return nil
	case "repeat":
		n, ok := intAt(args, 1)
		if !ok || n < 0 || len(args) != 2 {
			return malformed("repeat", "[value, how often]")
		}
		for range n {
			if err := count(args[0]); err != nil {
				return err
			}
		}
		return nil
	case "random-ints":
		n, ok1 := intAt(args, 0)
		low, ok2 := intAt(args, 1)
		high, ok3 := intAt(args, 2)
		seed, ok4 := intAt(args, 3)
		if !ok1 || !ok2 || !ok3 || !ok4 || n < 0 || high < low || high-low < 0 || len(args) != 4 {
			return malformed("random-ints", "[how many, lowest, highest, seed]")
		}
		state := uint64(seed)
		for range n {
			if err := count(intValue(low + int64(splitmix(&state)%(uint64(high-low)+1)))); err != nil {
				return err
			}
		}
		return nil
	case "concat":
		if !isList {
			return malformed("concat", "a list of lists")
		}
		for _, part := range args {
			if err := x.each(part, yield); err != nil {
				return err
			}
		}
		return nil
	case "map":
		m, ok := arg.(map[string]any)
		over, hasOver := m["over"]
		to, hasTo := m["to"]
		if !ok || !hasOver || !hasTo || len(m) != 2 {
			return malformed("map", `{"over": a list, "to": a value with $ in it}`)
		}
		fill := template(to)
		return x.each(over, func(item any) error {
			if x.items++; x.items > maxItems {
				return hotloop.Errorf(hotloop.CodeTooLarge, "a test's constructors make more than %d items", maxItems)
			}
			return yield(fill(item))
		})
	}
	return hotloop.Errorf(hotloop.CodeInvalid, "a list or one of range, repeat, random-ints, concat and map was expected, not %s", valueWords(v))
}

func malformed(name, want string) error {
	return hotloop.Errorf(hotloop.CodeInvalid, "the constructor %q takes %s", name, want)
}

// splitmix is SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every
// machine and in every version.
func splitmix(state *uint64) uint64 {
	*state += 0x9e3779b97f4a7c15
	z := *state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

func intValue(i int64) json.Number { return json.Number(strconv.FormatInt(i, 10)) }

func intAt(args []any, i int) (int64, bool) {
	if i >= len(args) {
		return 0, false
	}
	n, ok := args[i].(json.Number)
	if !ok {
		return 0, false
	}
	v, err := strconv.ParseInt(string(n), 10, 64)
	return v, err == nil
}
