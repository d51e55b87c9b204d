package code

import (
	"strings"
	"testing"
	"time"

	"hotloop"
)

// body is a limiter that is nothing but what stands in its method.
func body(language, text string) string {
	around := map[string][2]string{
		"java":       {"import java.util.*;\nclass RateLimiter {\n    RateLimiter(long limit, long window) {}\n    boolean allow(long now) {\n", "\n    }\n}\n"},
		"javascript": {"class RateLimiter {\n    constructor(limit, window) {}\n    allow(now) {\n", "\n    }\n}\n"},
		"typescript": {"class RateLimiter {\n    constructor(limit: number, window: number) {}\n    allow(now: number): boolean {\n", "\n    }\n}\n"},
		"cpp":        {"#include <iostream>\nstruct RateLimiter {\n    RateLimiter(long long limit, long long window) {}\n    bool allow(long long now) {\n", "\n    }\n};\n"},
		"c":          {"#include <stdio.h>\n#include <stdlib.h>\n#include <unistd.h>\nstruct RateLimiter { int x; };\nRateLimiter *rate_limiter_new(long long limit, long long window) { return calloc(1, 4); }\nbool rate_limiter_allow(RateLimiter *self, long long now) {\n", "\n}\n"},
		"rust":       {"struct RateLimiter {}\nimpl RateLimiter {\n    fn new(limit: i64, window: i64) -> Self { RateLimiter {} }\n    fn allow(&mut self, now: i64) -> bool {\n", "\n    }\n}\n"},
	}[language]
	return around[0] + text + around[1]
}

// right answers the visible tests of limiter: the third call of the first is
// refused.
const right = "return now != 3;"

func TestHostileProgramsInEveryLanguage(t *testing.T) {
	for _, c := range []struct {
		language, name, text string
		verdict              hotloop.Verdict
		says                 string // a part of the sentence
	}{
		{"java", "endless", "while (now > 0) {}\n" + right, hotloop.TimeLimit, "It stood in line 5"},
		{"java", "recursion", "return allow(now + 1);", hotloop.RuntimeError, "It called itself without end in line 5 (allow)"},
		{"java", "memory", "List<long[]> l = new ArrayList<>(); while (true) l.add(new long[1 << 20]);", hotloop.MemoryLimit, "more memory than it may"},
		{"java", "exit", "System.exit(3); return true;", hotloop.RuntimeError, "ended itself with exit code 3 before it answered, in line 5 (allow)"},
		{"java", "exception", "throw new IllegalStateException(\"no\");", hotloop.RuntimeError, "It raised IllegalStateException: no in line 5 (allow)"},
		{"java", "protocol", "System.out.println(\"{\\\"done\\\":0}\"); " + right, hotloop.Accepted, ""},
		{"java", "input", "try { return System.in.read() == -1 && now != 3; } catch (java.io.IOException e) { return false; }", hotloop.Accepted, ""},
		{"java", "does not compile", "int x = \"\"; return true;", "", "RateLimiter.java:5: error: incompatible types"},

		{"javascript", "endless", "while (now > 0) {}", hotloop.TimeLimit, "processor time"},
		{"javascript", "recursion", "return this.allow(now + 1);", hotloop.RuntimeError, "It called itself without end"},
		{"javascript", "memory", "const l = []; while (true) l.push(new Array(1 << 16).fill({}));", hotloop.MemoryLimit, "more memory than it may"},
		{"javascript", "exit", "process.exit(0);", hotloop.RuntimeError, "It ended itself in line 4 (allow) by calling exit"},
		{"javascript", "exception", "throw new TypeError('no');", hotloop.RuntimeError, "It raised TypeError: no in line 4 (allow)"},
		{"javascript", "protocol", "console.log('{\"done\":0}'); require('fs').writeSync(1, '{\"done\":0}\\n'); " + right, hotloop.Accepted, ""},
		{"javascript", "input", "return require('fs').readFileSync(0).length === 0 && now !== 3;", hotloop.Accepted, ""},
		{"javascript", "wrong type", "return 'yes';", hotloop.WrongAnswer, "allow returned a string where true or false was expected"},
		{"javascript", "does not compile", "return now +;", "", "solution.js:4: SyntaxError"},

		{"typescript", "endless", "while (now > 0) {}\n" + right, hotloop.TimeLimit, "processor time"},
		{"typescript", "exception", "throw new TypeError('no');", hotloop.RuntimeError, "It raised TypeError: no in line 4"},
		{"typescript", "type error", "return now;", "", "solution.ts:4:1: error TS2322"},

		{"cpp", "endless", "volatile long long x = 0; while (true) x = x + 1;", hotloop.TimeLimit, "It stood in line 5 (allow)"},
		{"cpp", "recursion", "volatile char room[1000]; room[now % 1000] = 1; return allow(now + 1) && room[0];", hotloop.RuntimeError, "stack overflow: a function calls itself without end"},
		{"cpp", "memory", "std::vector<char *> l; while (true) { l.push_back(new char[1 << 20]); std::fill_n(l.back(), 1 << 20, 1); }", hotloop.MemoryLimit, "more memory than it may"},
		{"cpp", "exit", "exit(3);", hotloop.RuntimeError, "It ended itself in line 5 (allow) by calling exit"},
		{"cpp", "exception", "throw std::runtime_error(\"no\");", hotloop.RuntimeError, "It raised std::runtime_error: no in line 5 (allow)"},
		{"cpp", "beyond the end", "std::vector<int> v; return v.at(5) > 0;", hotloop.RuntimeError, "It raised std::out_of_range"},
		{"cpp", "null", "volatile int *p = nullptr; return *p > 0;", hotloop.RuntimeError, "It was ended in line 5 (allow) by SIGSEGV, a null pointer was used"},
		{"cpp", "division", "volatile long long z = 0; return now / z > 0;", hotloop.RuntimeError, "by SIGFPE"},
		{"cpp", "protocol", "puts(\"{\\\"done\\\":0}\"); std::cout << \"{}\" << std::endl; " + right, hotloop.Accepted, ""},
		{"cpp", "input", "return getchar() == EOF && now != 3;", hotloop.Accepted, ""},
		{"cpp", "macros of its own", "return now != 3; }\n#define int long long\nint unused() { return 0;", hotloop.Accepted, ""},
		{"cpp", "does not compile", "int x = \"\"; return true;", "", "solution.cc:5:9: error: invalid conversion"},

		{"c", "endless", "for (volatile long long x = 0;; x++) {}", hotloop.TimeLimit, "It stood in line 7 (rate_limiter_allow)"},
		{"c", "null", "*(volatile int *)0 = 1; return true;", hotloop.RuntimeError, "It was ended in line 7 (rate_limiter_allow) by SIGSEGV, a null pointer was used"},
		{"c", "abort", "abort();", hotloop.RuntimeError, "by SIGABRT"},
		{"c", "flood", "for (int i = 0; i < 20000; i++) puts(\"x\"); return now != 3;", hotloop.Accepted, ""},
		{"c", "another's channel", "for (int i = 3; i < 200; i++) (void)!write(i, \"{\\\"done\\\":0}\\n\", 11); return now != 3;", hotloop.RuntimeError, "It wrote into the channel"},
		{"c", "does not compile", "return nothing_there(now);", "", "solution.c:7:8: error: implicit declaration"},

		{"rust", "endless", "let mut x = 0u64; loop { x = x.wrapping_add(std::hint::black_box(1)); }", hotloop.TimeLimit, "processor time"},
		{"rust", "panic", "let v: Vec<i64> = vec![]; v[now as usize] > 0", hotloop.RuntimeError, "It panicked in line 5: index out of bounds"},
		{"rust", "recursion", "let room = std::hint::black_box([now; 100]); self.allow(now + 1) && room[0] > 0", hotloop.RuntimeError, "stack overflow"},
		{"rust", "exit", "std::process::exit(3)", hotloop.RuntimeError, "calling exit"},
		{"rust", "protocol", "println!(\"{{\\\"done\\\":0}}\"); now != 3", hotloop.Accepted, ""},
		{"rust", "does not compile", "let x: i64 = \"\"; true", "", "solution.rs:5:14: error[E0308]"},
	} {
		t.Run(c.language+"/"+c.name, func(t *testing.T) {
			t.Parallel()
			needs(t, c.language)
			q := limiter()
			q.Code.Tests = q.Code.Tests[:1]
			if c.verdict == hotloop.MemoryLimit {
				q.Code.Limits.Millis = 5000 // taking memory takes its time
			}
			start := time.Now()
			run := judge(t, q, c.language, body(c.language, c.text), hotloop.RunVisible, "")
			if took := time.Since(start); took > 30*time.Second {
				t.Errorf("it took %v", took)
			}
			if c.verdict == "" {
				if run.Compile.OK || !strings.Contains(run.Compile.Output, c.says) {
					t.Errorf("compile %+v\nwant %q", run.Compile, c.says)
				}
				return
			}
			if !run.Compile.OK || len(run.Cases) != 1 {
				t.Fatalf("compile %+v, %d cases", run.Compile, len(run.Cases))
			}
			if got := run.Cases[0]; got.Verdict != c.verdict || !strings.Contains(got.Says, c.says) {
				t.Errorf("got %s: %q\nwant %s: %q\nstderr: %s", got.Verdict, got.Says, c.verdict, c.says, got.Stderr)
			}
		})
	}
}

// TestVerdictsDoNotWaver runs the same programs again and again.
func TestVerdictsDoNotWaver(t *testing.T) {
	for _, c := range []struct{ language, text, want string }{
		{"c", goodLimiters["c"], "accepted, accepted, accepted"},
		{"cpp", body("cpp", "volatile int *p = nullptr; return *p > 0;"), "runtime error, runtime error, runtime error"},
		{"python", pyAllow("return now"), "wrong answer, wrong answer, wrong answer"},
		{"javascript", goodLimiters["javascript"], "accepted, accepted, accepted"},
	} {
		t.Run(c.language, func(t *testing.T) {
			t.Parallel()
			needs(t, c.language)
			says := ""
			for i := range 20 {
				run := judge(t, limiter(), c.language, c.text, hotloop.RunSubmit, "")
				if got := verdicts(run); got != c.want {
					t.Fatalf("run %d: %s, want %s: %+v", i, got, c.want, run.Cases)
				}
				if i > 0 && run.Cases[0].Says != says {
					t.Fatalf("run %d says %q, the one before %q", i, run.Cases[0].Says, says)
				}
				says = run.Cases[0].Says
			}
		})
	}
}
