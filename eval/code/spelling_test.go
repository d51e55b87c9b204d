package code

import (
	"strings"
	"testing"

	"hotloop"
)

// store is a class question with every kind of type, in two parts.
func store() hotloop.Question {
	p := func(name, typ string) hotloop.Param { return hotloop.Param{Name: name, Type: typ} }
	return hotloop.Question{ID: "store", Form: hotloop.FormCode, Parts: []hotloop.Part{{ID: "1"}, {ID: "2"}}, Code: &hotloop.CodeSpec{
		Style: hotloop.StyleClass, Entry: "KeyStore",
		Methods: []hotloop.Method{
			{Name: "init", Returns: "void"},
			{Name: "put_all", Params: []hotloop.Param{p("from_map", "int{}"), p("range", "int[][]"), p("len", "string?")}, Returns: "void"},
			{Name: "get", Params: []hotloop.Param{p("key", "string")}, Returns: "int?"},
			{Name: "any_of", Params: []hotloop.Param{p("value", "any")}, Returns: "any?"},
			{Name: "mean", Returns: "float", Part: "2"},
			{Name: "names", Returns: "string[]", Part: "2"},
		},
		Tests: []hotloop.Test{
			{Name: "open", Part: "1", Calls: []any{call("init"), call("get", "a")}, Expected: []any{nil, nil}},
			{Name: "secret", Part: "1", Hidden: true, Why: "why", Calls: []any{call("init"), call("get", "b")}, Expected: []any{nil, nil}},
			{Name: "later", Part: "2", Calls: []any{call("init"), call("mean")}, Expected: []any{nil, 0}},
		},
	}}
}

func TestStarters(t *testing.T) {
	j := &Judge{tools: &Toolchains{}}
	got, err := j.Starter(store(), "python")
	if err != nil {
		t.Fatal(err)
	}
	if want := `class KeyStore:
    def __init__(self):
        pass

    def put_all(self, from_map: dict[str, int], range: list[list[int]], len: str | None) -> None:
        pass

    def get(self, key: str) -> int | None:
        pass

    def any_of(self, value: object) -> object:
        pass
`; got != want {
		t.Errorf("python:\n%s", got)
	}
	got, err = j.Starter(store(), "go")
	if err != nil {
		t.Fatal(err)
	}
	if want := `type KeyStore struct {
}

func NewKeyStore() *KeyStore {
	return &KeyStore{}
}

func (k *KeyStore) PutAll(fromMap map[string]int, range_ [][]int, len_ *string) {
}

func (k *KeyStore) Get(key string) (int, bool) {
	return 0, false
}

func (k *KeyStore) AnyOf(value any) (any, bool) {
	return nil, false
}
`; got != want {
		t.Errorf("go:\n%s", got)
	}
	fn := hotloop.Question{Code: &hotloop.CodeSpec{Style: hotloop.StyleFunction, Entry: "merge_all", Methods: []hotloop.Method{{Name: "merge_all", Params: []hotloop.Param{{Name: "in", Type: "int[]"}}, Returns: "bool"}}}}
	if got, _ = j.Starter(fn, "python"); got != "def merge_all(in_: list[int]) -> bool:\n    pass\n" {
		t.Errorf("python function:\n%s", got)
	}
	if got, _ = j.Starter(fn, "go"); got != "func MergeAll(in []int) bool {\n\treturn false\n}\n" {
		t.Errorf("go function:\n%s", got)
	}
	if _, err := j.Starter(fn, "ruby"); hotloop.CodeOf(err) != hotloop.CodeInvalid {
		t.Errorf("ruby: %v", err)
	}
	fn.Code.Starters = map[string]string{"go": "// mine\n"}
	if got, _ = j.Starter(fn, "go"); got != "// mine\n" {
		t.Errorf("the pack's own starter is not used: %q", got)
	}
}

func TestNamesAreSpelledAsTheLanguageDoes(t *testing.T) {
	for _, c := range []struct{ name, pascal, camel, snake string }{
		{"allow_at", "AllowAt", "allowAt", "allow_at"},
		{"get", "Get", "get", "get"},
		{"RateLimiter", "RateLimiter", "rateLimiter", "rate_limiter"},
		{"LRUCache", "LRUCache", "lRUCache", "lru_cache"},
	} {
		if got := pascal(c.name); got != c.pascal {
			t.Errorf("%s: %s", c.name, got)
		}
		if got := snake(c.name); got != c.snake {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}

func TestHiddenCasesShowOnlyTheirName(t *testing.T) {
	j := &Judge{tools: &Toolchains{}}
	cases := j.Cases(store(), "1")
	if len(cases) != 2 || cases[0].Name != "open" || cases[0].Input != "KeyStore()\nget(\"a\")" || cases[0].Expected != "–\n–" {
		t.Errorf("%+v", cases)
	}
	if c := cases[1]; c.Name != "secret" || !c.Hidden || c.Input != "" || c.Expected != "" || c.Why != "" {
		t.Errorf("a hidden case shows more than its name: %+v", c)
	}
	if got := len(j.Cases(store(), "2")); got != 3 {
		t.Errorf("%d cases are open at part 2", got)
	}
}

func TestPartsOpenInOrder(t *testing.T) {
	for _, c := range []struct {
		part, open string
		want       bool
	}{{"", "1", true}, {"1", "1", true}, {"2", "1", false}, {"2", "", true}, {"2", "10", true}, {"10", "2", false}} {
		if opened(c.part, c.open) != c.want {
			t.Errorf("part %q at %q", c.part, c.open)
		}
	}
	text := pyAllow("return True")
	run := judge(t, store(), "python", strings.Replace(text, "RateLimiter", "KeyStore", 1), hotloop.RunSubmit, "")
	if len(run.Cases) != 3 {
		t.Errorf("a submission without a part ran %d cases", len(run.Cases))
	}
}

func TestOwnInput(t *testing.T) {
	run := judge(t, limiter(), "python", goodPython, hotloop.RunCustom, `[["init", 1, 5], ["allow", 1], ["allow", 2], ["allow", 6]]`)
	c := run.Cases[0]
	if len(run.Cases) != 1 || c.Verdict != hotloop.Accepted || c.Got != "–\ntrue\nfalse\ntrue" || c.Expected != "" || !strings.Contains(c.Says, "no expected result") {
		t.Errorf("%+v", run.Cases)
	}
	if _, ok := run.Metric(MetricVisibleShare); ok {
		t.Error("an own input counts among the visible tests")
	}
	run = judge(t, limiter(), "go", strings.Replace(goodGo, "seen[0]", "seen[9]", 1), hotloop.RunCustom, `[["init", 1, 5], ["allow", 1], ["allow", 2]]`)
	if c := run.Cases[0]; c.Verdict != hotloop.RuntimeError || !strings.Contains(c.Says, "Call 3, allow(2): It panicked in line 11 (Allow)") {
		t.Errorf("%+v", c)
	}
	for input, says := range map[string]string{
		`nonsense`:                 "your input is not a JSON list of calls",
		`{"a": 1}`:                 "your input is not a JSON list of calls",
		`[]`:                       "there is no call",
		`[["allow", 1]]`:           `the first call, and only the first, must be "init"`,
		`[["init", 1]]`:            "call 1: init takes 2 arguments, not 1",
		`[["init", 1, "x"]]`:       "call 1: window is a string where an integer was expected",
		`[["init", 1, 2], ["no"]]`: `call 2 names "no", which is no method`,
		`[["init", 1, 2], 7]`:      "a list or one of range",
		`[["init", 1, 2], {"repeat": [["allow", 1], 100000000]}]`: "more than 4000000 items",
	} {
		_, err := customTest(limiter().Code, "", input)
		if hotloop.CodeOf(err) != hotloop.CodeInvalid || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want %q", input, err, says)
		}
	}
	if _, err := customTest(limiter().Code, "", strings.Repeat("[", maxCustom+1)); hotloop.CodeOf(err) != hotloop.CodeTooLarge {
		t.Errorf("a large input: %v", err)
	}
}

func TestCheckQuestionNamesEachFault(t *testing.T) {
	q := limiter()
	spec := q.Code
	bad := func(name string, calls []any, expected any) { // adds a test that is wrong
		spec.Tests = append(spec.Tests, hotloop.Test{Name: name, Calls: calls, Expected: expected})
	}
	bad("two pass", []any{call("init", 1, 1)}, []any{nil})
	bad("args", []any{call("init", 1, 1.5)}, []any{nil})
	bad("results", []any{call("init", 1, 1), call("allow", 1)}, []any{nil})
	bad("type", []any{call("init", 1, 1), call("allow", 1)}, []any{nil, "yes"})
	bad("hash", []any{call("init", 1, 1)}, map[string]any{"hash": "..."})
	bad("kind", []any{call("init", 1, 1)}, []any{nil})
	spec.Tests[len(spec.Tests)-1].Compare = &hotloop.Compare{Kind: "roughly"}
	var all []string
	for _, p := range CheckQuestion(q) {
		all = append(all, p.Where+": "+p.Says)
	}
	text := strings.Join(all, "\n")
	for _, want := range []string{
		"test \"two pass\": two tests have this name", "test \"args\": call 1: window is a number with a fraction (1.5)",
		"test \"results\": there are 2 calls but 1 expected results", "test \"type\": the result of call 2 is a string where true or false was expected",
		"test \"hash\": the hash has not been filled in", "test \"kind\": \"roughly\" is no way to compare",
		"tests: 1 tests are hidden", "solutions: there is no accepted solution in Python", "solutions: there is no accepted solution in Go", "there is no wrong solution",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing from\n%s", want, text)
		}
	}
}

func TestHashesComeFromSolutionsThatAgree(t *testing.T) {
	q := limiter()
	for i := range q.Code.Tests {
		q.Code.Tests[i].Expected = map[string]any{"hash": "..."}
	}
	q.Code.Solutions = []hotloop.Solution{
		{Name: "a.py", Folder: "accepted", Language: "python", Text: goodPython},
		{Name: "b.go", Folder: "accepted", Language: "go", Text: goodGo},
	}
	hashes, err := testJudge(t).Hashes(t.Context(), q)
	if err != nil || len(hashes) != 3 {
		t.Fatalf("%v %v", hashes, err)
	}
	for i, test := range q.Code.Tests {
		q.Code.Tests[i].Expected = map[string]any{"hash": hashes[test.Name]}
	}
	if run := judge(t, q, "python", goodPython, hotloop.RunSubmit, ""); verdicts(run) != "accepted, accepted, accepted" {
		t.Errorf("%s: %+v", verdicts(run), run.Cases)
	}
	if run := judge(t, q, "python", pyAllow("return True"), hotloop.RunSubmit, ""); !strings.HasPrefix(verdicts(run), "wrong answer") {
		t.Errorf("%s", verdicts(run))
	}
	q.Code.Solutions[1].Text = strings.Replace(goodGo, "<= now", "< now", 1)
	if _, err := testJudge(t).Hashes(t.Context(), q); err == nil || !strings.Contains(err.Error(), "disagree on test") {
		t.Errorf("solutions that disagree: %v", err)
	}
}

// FuzzGoSource feeds texts to what makes a Go file of them: no line may move.
func FuzzGoSource(f *testing.F) {
	for _, seed := range []string{goodGo, "package main\nfunc main() {}\n", "// c\npackage x; import \"fmt\"", "import \"C\"", "", "\x00", "func main() { main() }", "//go:build ignore\n\npackage p\n", "package", "func (x T) main() {}\nfunc main()"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		text, _, err := readGo(source)
		if err != nil {
			return
		}
		_, body, found := strings.Cut(text, "//line "+goFile+":1:1\n")
		if found && strings.Count(body, "\n") != strings.Count(source, "\n") {
			t.Errorf("%q became %q, with other lines", source, text)
		}
		repeated("go", source)
	})
}

func TestOwnMainAndPackageClauseAreNoObstacle(t *testing.T) {
	for _, text := range []string{
		"package main\n\nimport \"fmt\"\n\n" + goodGo + "\nfunc main() { fmt.Println(NewRateLimiter(1, 2).Allow(3)) }\n",
		"// my limiter\npackage limiter\n" + goodGo,
		goodGo + "\nfunc init() { println(\"loaded\") }\n",
		strings.Replace(goodGo, "*RateLimiter {\n\treturn &RateLimiter", "RateLimiter {\n\treturn RateLimiter", 1),
		"import \"text/template\"\n" + goodGo + "\nvar _ = template.New\n", // not among the usual packages
	} {
		if run := judge(t, limiter(), "go", text, hotloop.RunVisible, ""); verdicts(run) != "accepted, accepted" {
			t.Errorf("%s: %+v\n%s", verdicts(run), run, text)
		}
	}
	run := judge(t, limiter(), "go", "package main\n\nfunc main() {\n\tx := 1\n}\n"+goodGo, hotloop.RunVisible, "")
	if run.Compile.OK || !strings.HasPrefix(run.Compile.Output, "solution.go:4:2: declared and not used: x") {
		t.Errorf("the line of an error moved: %q", run.Compile.Output)
	}
}
