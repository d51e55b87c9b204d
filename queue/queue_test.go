package queue

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"
)

// enter joins and waits.
func (q *Queue) enter(ctx context.Context, key string, moved func(int)) (leave func(), err error) {
	p, err := q.Join(key)
	if err != nil {
		return nil, err
	}
	if err := p.Wait(ctx, moved); err != nil {
		p.Leave()
		return nil, err
	}
	return p.Leave, nil
}

// enter starts an entry that stays for ever; order hears of its turn.
func enter(t *testing.T, q *Queue, ctx context.Context, key string, order chan<- string) {
	t.Helper()
	_, waiting := q.Sizes()
	go func() {
		leave, err := q.enter(ctx, key, nil)
		if err != nil {
			order <- "gone " + key
			return
		}
		order <- key
		leave()
	}()
	for range 2000 {
		if _, now := q.Sizes(); now > waiting {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatal("the entry did not come to wait")
}

func TestKeysTakeTurns(t *testing.T) {
	q := New(Config{AtOnce: 1, Waiting: 100, PerKey: 50})
	leave, err := q.enter(t.Context(), "first", nil)
	if err != nil {
		t.Fatal(err)
	}
	order := make(chan string, 100)
	for range 6 {
		enter(t, q, t.Context(), "flood", order)
	}
	enter(t, q, t.Context(), "ann", order)
	enter(t, q, t.Context(), "bob", order)
	enter(t, q, t.Context(), "ann", order)
	leave()
	var got []string
	for range 9 {
		got = append(got, <-order)
	}
	// One's turn is told after the fact, so neighbours may be heard swapped.
	for key, before := range map[string]int{"ann": 4, "bob": 5} {
		if i := slices.Index(got, key); i >= before {
			t.Errorf("%s was served at place %d of %v", key, i, got)
		}
	}
	if going, waiting := q.Sizes(); waiting != 0 || going > 1 {
		t.Errorf("%d going, %d waiting", going, waiting)
	}
}

func TestWhatDoesNotFitIsRefusedAtOnce(t *testing.T) {
	q := New(Config{AtOnce: 1, Waiting: 3, PerKey: 2})
	leave, err := q.enter(t.Context(), "a", nil)
	if err != nil {
		t.Fatal(err)
	}
	order := make(chan string, 9)
	enter(t, q, t.Context(), "a", order)
	var full *Full
	if _, err := q.enter(t.Context(), "a", nil); !errors.As(err, &full) || !full.Own || full.Entries != 2 {
		t.Errorf("a third entry of one key: %v", err)
	}
	enter(t, q, t.Context(), "b", order)
	enter(t, q, t.Context(), "c", order)
	if _, err := q.enter(t.Context(), "d", nil); !errors.As(err, &full) || full.Own || full.Entries != 3 {
		t.Errorf("a fourth that waits: %v", err)
	}
	leave()
	leave() // twice is once
	for range 3 {
		<-order
	}
	leave, err = q.enter(t.Context(), "d", nil)
	if err != nil {
		t.Errorf("afterwards: %v", err)
	}
	leave()
	if len(q.lines) != 0 {
		t.Errorf("%d keys are still remembered", len(q.lines))
	}
}

func TestEverybodyLearnsTheirPlace(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := New(Config{AtOnce: 1, Waiting: 10, PerKey: 10})
		leave, err := q.enter(t.Context(), "a", nil)
		if err != nil {
			t.Fatal(err)
		}
		var mu sync.Mutex
		places := map[string][]int{}
		started := map[string]func(){}
		for i, key := range []string{"a", "a", "b"} {
			name := fmt.Sprint(key, i)
			go func() {
				leave, err := q.enter(t.Context(), key, func(n int) {
					mu.Lock()
					defer mu.Unlock()
					places[name] = append(places[name], n)
				})
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				defer mu.Unlock()
				started[name] = leave
			}()
			synctest.Wait()
		}
		check := func(want map[string][]int) {
			t.Helper()
			synctest.Wait()
			mu.Lock()
			defer mu.Unlock()
			for name, places2 := range want {
				if !slices.Equal(places[name], places2) {
					t.Errorf("%s heard %v, want %v", name, places[name], places2)
				}
			}
		}
		// b came last and is served second: the keys take turns.
		check(map[string][]int{"a0": {0}, "a1": {1, 2}, "b2": {1}})
		leave()
		check(map[string][]int{"a0": {0}, "a1": {1, 2, 1}, "b2": {1, 0}})
		for _, name := range []string{"a0", "b2", "a1"} {
			synctest.Wait()
			mu.Lock()
			next := started[name]
			mu.Unlock()
			if next == nil {
				t.Fatalf("%s was not served in its turn", name)
			}
			next()
		}
	})
}

func TestLeavingTheLineAtAnyMoment(t *testing.T) {
	before := runtime.NumGoroutine()
	q := New(Config{AtOnce: 2, Waiting: 1000, PerKey: 1000})
	var going, most atomic.Int64
	var all sync.WaitGroup
	served := atomic.Int64{}
	for i := range 400 {
		all.Go(func() {
			ctx, cancel := context.WithTimeout(t.Context(), time.Duration(rand.IntN(2000))*time.Microsecond)
			defer cancel()
			leave, err := q.enter(ctx, fmt.Sprint(i%7), func(int) {})
			if err != nil {
				if !errors.Is(err, context.DeadlineExceeded) {
					t.Error(err)
				}
				return
			}
			most.Store(max(most.Load(), going.Add(1)))
			time.Sleep(time.Duration(rand.IntN(50)) * time.Microsecond)
			going.Add(-1)
			served.Add(1)
			leave()
		})
	}
	all.Wait()
	if most.Load() > 2 || served.Load() == 0 {
		t.Errorf("%d at one time, %d served", most.Load(), served.Load())
	}
	if g, w := q.Sizes(); g != 0 || w != 0 || len(q.lines) != 0 || len(q.ring) != 0 {
		t.Errorf("left over: %d going, %d waiting, %d keys, %d in the ring", g, w, len(q.lines), len(q.ring))
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d goroutines before, %d after", before, runtime.NumGoroutine())
}

// TestTheLineIsFair: whatever comes, goes and gives up, in whatever order, the
// first of a key sees each other key served at most once before itself, and
// entries of one key are served as they came.
func TestTheLineIsFair(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		q := New(Config{AtOnce: rapid.IntRange(1, 3).Draw(r, "at once"), Waiting: 40, PerKey: 20})
		type waiter struct {
			e    *entry
			seen map[string]int // while it was the first of its key
		}
		waiting := map[string][]*waiter{} // as they came
		var going []string
		settle := func() {
			for key, line := range waiting {
				for i, w := range line {
					select {
					case <-w.e.turn:
					default:
						continue
					}
					if i > 0 {
						r.Fatalf("an entry of %s overtook another of the same key", key)
					}
					going = append(going, key)
					waiting[key] = line[1:]
					for other, rest := range waiting {
						if other == key || len(rest) == 0 {
							continue
						}
						if rest[0].seen[key]++; rest[0].seen[key] > 1 {
							r.Fatalf("the first of %s was overtaken by %s twice", other, key)
						}
					}
				}
			}
		}
		for range rapid.IntRange(1, 80).Draw(r, "steps") {
			key := rapid.SampledFrom([]string{"a", "b", "c", "d"}).Draw(r, "key")
			switch what := rapid.IntRange(0, 5).Draw(r, "what"); {
			case what < 3:
				if e, err := q.join(key); err == nil {
					waiting[key] = append(waiting[key], &waiter{e, map[string]int{}})
				}
			case what < 5 && len(going) > 0:
				i := rapid.IntRange(0, len(going)-1).Draw(r, "who goes")
				q.leave(going[i])
				going = slices.Delete(going, i, i+1)
			case len(waiting[key]) > 0:
				i := rapid.IntRange(0, len(waiting[key])-1).Draw(r, "who gives up")
				if !q.abandon(key, waiting[key][i].e) {
					r.Fatal("one who waits could not give up")
				}
				waiting[key] = slices.Delete(slices.Clone(waiting[key]), i, i+1)
			}
			settle()
			n := 0
			for _, line := range waiting {
				n += len(line)
			}
			if g, w := q.Sizes(); g != len(going) || w != n || g > q.config.AtOnce || w > 0 && g < q.config.AtOnce {
				r.Fatalf("the queue counts %d going and %d waiting; there are %d and %d", g, w, len(going), n)
			}
		}
	})
}
