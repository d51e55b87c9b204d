package code

import (
	"testing"

	"hotloop"
)

// goodLimiters are right programs for limiter, one in each language.
var goodLimiters = map[string]string{
	"python": goodPython,
	"go":     goodGo,
	"java": `import java.util.*;

class RateLimiter {
    private final int limit, window;
    private final Deque<Integer> seen = new ArrayDeque<>();

    RateLimiter(int limit, int window) {
        this.limit = limit;
        this.window = window;
    }

    boolean allow(int now) {
        while (!seen.isEmpty() && seen.peekFirst() <= now - window) seen.pollFirst();
        if (seen.size() >= limit) return false;
        seen.addLast(now);
        return true;
    }
}
`,
	"javascript": `class RateLimiter {
    constructor(limit, window) {
        this.limit = limit;
        this.window = window;
        this.seen = [];
    }

    allow(now) {
        while (this.seen.length > 0 && this.seen[0] <= now - this.window) this.seen.shift();
        if (this.seen.length >= this.limit) return false;
        this.seen.push(now);
        return true;
    }
}
`,
	"typescript": `class RateLimiter {
    private seen: number[] = [];

    constructor(private limit: number, private window: number) {
    }

    allow(now: number): boolean {
        while (this.seen.length > 0 && this.seen[0] <= now - this.window) this.seen.shift();
        if (this.seen.length >= this.limit) return false;
        this.seen.push(now);
        return true;
    }
}
`,
	"cpp": `#include <deque>

class RateLimiter {
    int limit, window;
    std::deque<int> seen;

public:
    RateLimiter(int limit, int window) : limit(limit), window(window) {
    }

    bool allow(int now) {
        while (!seen.empty() && seen.front() <= now - window) seen.pop_front();
        if ((int)seen.size() >= limit) return false;
        seen.push_back(now);
        return true;
    }
};
`,
	"c": `#include <stdbool.h>
#include <stdlib.h>

typedef struct RateLimiter {
    long long limit, window;
    long long *seen;
    size_t first, last, room;
} RateLimiter;

RateLimiter *rate_limiter_new(long long limit, long long window) {
    RateLimiter *self = calloc(1, sizeof *self);
    self->limit = limit;
    self->window = window;
    return self;
}

bool rate_limiter_allow(RateLimiter *self, long long now) {
    while (self->first < self->last && self->seen[self->first] <= now - self->window) self->first++;
    if ((long long)(self->last - self->first) >= self->limit) return false;
    if (self->last == self->room) {
        self->room = self->room * 2 + 16;
        self->seen = realloc(self->seen, self->room * sizeof *self->seen);
    }
    self->seen[self->last++] = now;
    return true;
}
`,
	"rust": `use std::collections::VecDeque;

struct RateLimiter {
    limit: usize,
    window: i64,
    seen: VecDeque<i64>,
}

impl RateLimiter {
    fn new(limit: usize, window: i64) -> Self {
        RateLimiter { limit, window, seen: VecDeque::new() }
    }

    fn allow(&mut self, now: i64) -> bool {
        while self.seen.front().map_or(false, |&t| t <= now - self.window) {
            self.seen.pop_front();
        }
        if self.seen.len() >= self.limit {
            return false;
        }
        self.seen.push_back(now);
        true
    }
}
`,
}

// needs skips a test, loudly, where a language is missing.
func needs(t testing.TB, language string) {
	t.Helper()
	for _, s := range testJudge(t).tools.Set().List() {
		if s.Name == language && s.Missing != "" {
			t.Skipf("NOT TESTED: %s", s.Missing)
		}
	}
}

func TestRightProgramsAreAcceptedInEveryLanguage(t *testing.T) {
	for _, l := range languages() {
		t.Run(l.name(), func(t *testing.T) {
			t.Parallel()
			needs(t, l.name())
			run := judge(t, limiter(), l.name(), goodLimiters[l.name()], hotloop.RunSubmit, "")
			if got := verdicts(run); !run.Compile.OK || got != "accepted, accepted, accepted" {
				t.Errorf("%+v\n%s\n%+v", run.Compile, got, run.Cases)
			}
			t.Logf("compile %.0f ms, %s, %s", run.Compile.Millis, run.Toolchain, run.Isolation)
			for _, c := range run.Cases {
				t.Logf("%s: %.2f ms, %d KB", c.Name, c.Millis, c.MemoryKB)
			}
		})
	}
}
