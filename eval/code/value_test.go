package code

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"hotloop"

	"pgregory.net/rapid"
)

func mustValue(t testing.TB, text string) any {
	t.Helper()
	v, err := decodeValue([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return v
}

func TestTypesSayWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ typ, value, says string }{
		{"int", `3`, ""},
		{"int", `3.0`, "a number with a fraction (3.0) where an integer was expected"},
		{"int", `true`, "true or false where an integer was expected"},
		{"int", `null`, "nothing where an integer was expected"},
		{"int", `123456789012345678901234567890`, ""},
		{"int?", `null`, ""},
		{"float", `3`, ""},
		{"float", `"3"`, "a string where a number was expected"},
		{"bool", `1`, "an integer where true or false was expected"},
		{"string", `["a"]`, "a list where a string was expected"},
		{"int[]", `[1, "a"]`, "a list with a string where an integer was expected at index 1"},
		{"int[][]", `[[1], [2, null]]`, "a list with a list with nothing where an integer was expected at index 1 at index 1"},
		{"string{}", `{"a": "x", "b": 2}`, "a map with an integer where a string was expected under \"b\""},
		{"string[]?", `null`, ""},
		{"any", `{"x": [1, null]}`, ""},
		{"void", `null`, ""},
		{"void", `1`, "an integer where nothing was expected"},
		{"bool", `{"\u0000foreign": "a set"}`, "a set where true or false was expected"},
		{"any", `[{"\u0000foreign": "a set"}]`, "a set, which a test cannot compare"},
	} {
		typ, err := parseType(c.typ)
		if err != nil {
			t.Fatalf("%s: %v", c.typ, err)
		}
		if typ.String() != c.typ {
			t.Errorf("%s is written %s", c.typ, typ)
		}
		if got := typ.check(mustValue(t, c.value)); got != c.says {
			t.Errorf("%s of %s: %q, want %q", c.value, c.typ, got, c.says)
		}
	}
	for _, bad := range []string{"", "integer", "int[", "int]", "int??", "void[]", "[]int", "int" + strings.Repeat("[]", 20), "int[] "} {
		if _, err := parseType(bad); err == nil {
			t.Errorf("%q passed for a type", bad)
		}
	}
}

func TestConstructors(t *testing.T) {
	for _, c := range []struct{ in, out string }{
		{`{"range": [0, 6, 2]}`, `[0, 2, 4]`},
		{`{"range": [3, 0, -1]}`, `[3, 2, 1]`},
		{`{"range": [3, 0, 1]}`, `[]`},
		{`{"repeat": [[1], 2]}`, `[[1], [1]]`},
		{`{"concat": [[1], {"range": [2, 4, 1]}, []]}`, `[1, 2, 3]`},
		{`{"map": {"over": {"range": [1, 3, 1]}, "to": ["allow", "$", "user-$", "$*10+1", "$%2", "x$-$"]}}`, `[["allow", 1, "user-1", 11, 1, "x1-1"], ["allow", 2, "user-2", 21, 0, "x2-2"]]`},
		{`{"map": {"over": ["a", "b"], "to": {"k": "$", "t": "<$>"}}}`, `[{"k": "a", "t": "<a>"}, {"k": "b", "t": "<b>"}]`},
		{`{"map": {"over": [[1, 2]], "to": "$"}}`, `[[1, 2]]`},
		{`{"map": {"over": {"range": [1, 3, 1]}, "to": {"range": [0, "$", 1]}}}`, `[[0], [0, 1]]`},
		{`{"map": {"over": [2], "to": {"map": {"over": {"range": [0, "$", 1]}, "to": "$*100"}}}}`, `[[0, 100]]`},
		{`{"random-ints": [4, 1, 6, 42]}`, `[2, 2, 1, 1]`},
		{`{"range": [1, 2, 1], "other": 1}`, `{"other": 1, "range": [1, 2, 1]}`},
		{`{"a": {"repeat": [0, 2]}}`, `{"a": [0, 0]}`},
	} {
		got, err := expandValue(mustValue(t, c.in))
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		if text := string(appendValue(nil, got)); text != c.out {
			t.Errorf("%s: %s, want %s", c.in, text, c.out)
		}
	}
	for _, c := range []struct{ in, says string }{
		{`{"range": [0, 10, 0]}`, "step other than 0"},
		{`{"range": [0, 1]}`, `"range" takes`},
		{`{"range": [0, 1e9, 1]}`, `"range" takes`},
		{`{"range": [0, 1000000000000, 1]}`, "more than 4000000 items"},
		{`{"repeat": [1, -1]}`, `"repeat" takes`},
		{`{"repeat": [{"repeat": [1, 100000]}, 100000]}`, "more than"},
		{`{"repeat": [[], 1000000000000]}`, "more than"},
		{`{"map": {"over": {"repeat": [0, 1000000000]}, "to": {"concat": []}}}`, "more than"},
		{`{"random-ints": [1, 5, 1, 0]}`, `"random-ints" takes`},
		{`{"random-ints": [1, -9223372036854775808, 9223372036854775807, 0]}`, `"random-ints" takes`},
		{`{"concat": [1]}`, "was expected, not an integer"},
		{`{"map": [1]}`, `"map" takes`},
		{`{"map": {"over": 5, "to": 1}}`, "was expected, not an integer"},
		{`{"repeat": ["` + strings.Repeat("x", 1000) + `", 3000000]}`, "grows beyond 48 MB"},
	} {
		_, err := expandValue(mustValue(t, c.in))
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%.80s: %v, want %q", c.in, err, c.says)
		}
	}
}

// TestRandomIntsAreThoseOfSplitMix64 compares with published outputs.
func TestRandomIntsAreThoseOfSplitMix64(t *testing.T) {
	state := uint64(1234567)
	for i, want := range []uint64{6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821} {
		if got := splitmix(&state); got != want {
			t.Errorf("number %d is %d, want %d", i, got, want)
		}
	}
}

func TestComparing(t *testing.T) {
	for _, c := range []struct {
		kind            string
		want, got, says string
		args            string
	}{
		{kind: "exact", want: `[1, 2]`, got: `[1, 2.0]`},
		{kind: "exact", want: `false`, got: `null`, says: "It returned nothing (null) where false was expected."},
		{kind: "exact", want: `0`, got: `false`, says: "It returned false where 0 was expected."},
		{kind: "exact", want: `[[0, 110]]`, got: `[[0, 20]]`, says: "It returned [0, 20] where [0, 110] was expected at index 0."},
		{kind: "exact", want: `[1]`, got: `[1, 2]`, says: "It returned 2 where nothing more was expected at index 1."},
		{kind: "exact", want: `[1, 2]`, got: `[1]`, says: "It returned nothing more where 2 was expected at index 1."},
		{kind: "exact", want: `{"a": 1}`, got: `{"b": 1}`, says: `It returned nothing more where 1 was expected under "a".`},
		{kind: "unordered", want: `[1, 2, 2]`, got: `[2, 1, 2]`},
		{kind: "unordered", want: `[1, 2, 2]`, got: `[1, 1, 2]`, says: "It returned 1 once more than expected; the order does not matter here."},
		{kind: "unordered", want: `[1, 2]`, got: `[1]`, says: "2 is missing from what it returned; the order does not matter here."},
		{kind: "float", want: `0.1`, got: `0.1000000001`},
		{kind: "float", want: `0.1`, got: `0.2`, says: "It returned 0.2 where 0.1 was expected."},
		{kind: "topological", args: `[["a", "b", "c"], [["a", "b"], ["b", "c"]]]`, want: `["c", "b", "a"]`, got: `["c", "b", "a"]`},
		{kind: "topological", args: `[["a", "b"], [["a", "b"]]]`, want: `["b", "a"]`, got: `["a", "b"]`, says: `"a" comes before "b", on which it depends.`},
		{kind: "topological", args: `[["a", "b"], []]`, want: `["a", "b"]`, got: `["a"]`, says: `"b" is missing from the order.`},
		{kind: "topological", args: `[["a", "b"], []]`, want: `["a", "b"]`, got: `["a", "b", "a"]`, says: `"a" stands in the order twice.`},
		{kind: "topological", args: `[["a"], []]`, want: `["a"]`, got: `["a", "z"]`, says: `"z" stands in the order but is none of the items.`},
		{kind: "topological", args: `[["a"], [["a", "a"]]]`, want: `[]`, got: `["a"]`, says: "It returned an order although there is none: the dependencies form a cycle."},
		{kind: "topological", args: `[["a"], [["a", "a"]]]`, want: `[]`, got: `[]`},
	} {
		e := expectation{Compare: hotloop.Compare{Kind: c.kind}, want: mustValue(t, c.want)}
		if c.kind == "float" {
			e.Tolerance = 1e-6
		}
		if c.args != "" {
			e.args, _ = mustValue(t, c.args).([]any)
		}
		if got := e.differs(mustValue(t, c.got)); got != c.says {
			t.Errorf("%s: %s against %s: %q, want %q", c.kind, c.got, c.want, got, c.says)
		}
	}
}

// anyValue draws JSON values.
func anyValue(depth int) *rapid.Generator[any] {
	return rapid.Custom(func(t *rapid.T) any {
		kinds := 6
		if depth == 0 {
			kinds = 4
		}
		switch rapid.IntRange(0, kinds-1).Draw(t, "kind") {
		case 0:
			return nil
		case 1:
			return rapid.Bool().Draw(t, "bool")
		case 2:
			return json.Number(rapid.SampledFrom([]string{"0", "1", "-3", "2.5", "1e3", "100000000000000000000"}).Draw(t, "number"))
		case 3:
			return rapid.String().Draw(t, "string")
		case 4:
			return rapid.Map(rapid.SliceOfN(anyValue(depth-1), 0, 3), func(l []any) any { return l }).Draw(t, "list")
		}
		return rapid.Map(rapid.MapOfN(rapid.StringMatching(`[a-z]{1,3}`), anyValue(depth-1), 0, 3), func(m map[string]any) any { return m }).Draw(t, "map")
	})
}

func TestEqualValuesHaveEqualTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := anyValue(3).Draw(t, "value")
		text := appendValue(nil, v)
		back, err := decodeValue(text)
		if err != nil {
			t.Fatalf("%s cannot be read: %v", text, err)
		}
		if hashValue(back) != hashValue(v) {
			t.Errorf("%s has another hash after it was read", text)
		}
		if _, _, _, same := firstDifference(v, back, 0); !same {
			t.Errorf("%s differs from itself", text)
		}
	})
}

// FuzzTests feeds tests.json values to everything that reads them before a
// program runs: nothing may panic or run away.
func FuzzTests(f *testing.F) {
	for _, seed := range []string{
		`{"range": [0, 10, 1]}`, `[["init", 1, 2], ["allow", 3]]`, `{"map": {"over": {"range": [0, 5, 1]}, "to": ["allow", "$"]}}`,
		`{"map": {"over": {"map": {"over": [1], "to": "$"}}, "to": {"concat": [["$"], {"repeat": ["$", 2]}]}}}`, `{"hash": "00"}`, `[[], [null], {}]`, `"$*9223372036854775807+1"`,
		`{"map": {"over": [9223372036854775807], "to": "$+1%0/0"}}`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := decodeValue(data)
		if err != nil {
			return
		}
		if text, whole, err := expandText(v, 1<<16); err == nil && whole {
			if _, err := decodeValue(text); err != nil {
				t.Errorf("%s expands to %s, which is no JSON: %v", data, text, err)
			}
		}
		q := limiter()
		test := hotloop.Test{Name: "fuzz", Calls: []any{v}, Expected: v}
		if list, ok := v.([]any); ok {
			test.Calls = list
		}
		if len(data) < 200 { // large repetitions are bounded, but take their time
			shownTest(q.Code, test)
		}
	})
}

// FuzzReply feeds lines to what reads a driver's replies.
func FuzzReply(f *testing.F) {
	for _, seed := range []string{
		`{"ready":true,"version":"Python 3.11.2"}`, `{"begin":0}`, `{"out":"x"}`, `{"ran":0,"millis":1.5,"cpu":1,"kb":100}`,
		`{"done":0,"results":[null,true],"stale":false}`, `{"done":0,"results":[],"error":{"kind":"E","text":"x","line":3,"function":"f"}}`, `{"limit":3}`, `{"broken":true}`, `{}`, `{"begin":0,"done":0}`, "\x00", `[]`,
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		_ = readReplies(strings.NewReader(string(data)), func(r reply) bool {
			if _, err := r.results(); err == nil && r.Error != nil && len(r.Error.Text) > 700 {
				t.Errorf("a text of %d bytes passed", len(r.Error.Text))
			}
			return true
		})
	})
}

// TestTemplatesReadItemsEverywhere: what a template makes of an item is what
// replacing its places one by one makes.
func TestTemplatesReadItemsEverywhere(t *testing.T) {
	for _, c := range []struct{ to, with, want string }{
		{`"$"`, `7`, `7`}, {`"$"`, `"kim"`, `"kim"`}, {`"$"`, `[1]`, `[1]`},
		{`"$+3"`, `7`, `10`}, {`"$*2%10-1"`, `7`, `3`}, {`"$/0"`, `7`, `7`}, {`"$+3%0"`, `7`, `7`}, {`"$+3"`, `"kim"`, `"kim"`},
		{`"a$b"`, `7`, `"a7b"`}, {`"$-$"`, `7`, `"7-7"`}, {`"$$+1"`, `7`, `"78"`}, {`"u$%3 of $"`, `7`, `"u1 of 7"`}, {`"$ "`, `"x"`, `"x "`}, {`"$."`, `[1,2]`, `"[1, 2]."`},
		{`""`, `7`, `""`}, {`"plain"`, `7`, `"plain"`}, {`5`, `7`, `5`}, {`null`, `7`, `null`},
		{`["put","k$","$*2",[]]`, `7`, `["put","k7",14,[]]`}, {`{"k":"$","l":["$+1"]}`, `7`, `{"k":7,"l":[8]}`},
		{`{"map":{"over":["$"],"to":"$+1"}}`, `7`, `{"map":{"over":[7],"to":"$+1"}}`},
		{`"$+1234567890123456"`, `1`, `"1234567890123466"`},
	} {
		got := template(mustValue(t, c.to))(mustValue(t, c.with))
		if !reflect.DeepEqual(got, mustValue(t, c.want)) {
			t.Errorf("%s with %s: %v, want %s", c.to, c.with, got, c.want)
		}
	}
}
