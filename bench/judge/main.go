// Command judge measures how long a small program takes to run: bare, in our
// sandbox, through our API, and through go-judge, by turns in one process, so
// that a noisy machine is as noisy for all. `make bench-judge` builds both
// servers and runs it; docs/performance.md keeps figures.
//
// It is a module of its own so that go-judge is no dependency of the product.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"sync"
	"time"

	"hotloop/sandbox"
)

func main() {
	sandbox.Main()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// A way is one way to run a program on "2 40"; it fails unless "42" comes back.
type way struct {
	name string
	run  func(ctx context.Context) error
}

// A program is what is run, and all ways to run it.
type program struct {
	name string
	ways []way
}

func run(ctx context.Context) error {
	hotloop := flag.String("hotloop", "", "the built hotloop")
	gojudge := flag.String("gojudge", "", "the built go-judge; left out, it is not measured")
	rounds := flag.Int("rounds", 60, "how often every way has its turn")
	burst := flag.Int("burst", 20, "runs of each client in one turn")
	flag.Parse()
	if *hotloop == "" {
		return errors.New("give the built hotloop with -hotloop")
	}
	dir, err := os.MkdirTemp("", "bench-judge-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	programs, end, err := prepare(ctx, dir, *hotloop, *gojudge)
	defer end()
	if err != nil {
		return err
	}
	load, _ := os.ReadFile("/proc/loadavg") // only told
	fmt.Printf("load at the start: %s", load)
	for _, p := range programs {
		for _, clients := range []int{1, 2} {
			n := *rounds
			if p.name != "C" {
				n = max(n/4, 1)
			}
			took, spent, err := measure(ctx, p.ways, clients, n, *burst)
			if err != nil {
				return err
			}
			table(p, clients, took, spent)
		}
	}
	load, _ = os.ReadFile("/proc/loadavg")
	fmt.Printf("\nload at the end: %s", load)
	return nil
}

// measure gives every way its turn, round after round, each round beginning
// with another. spent is the time on the clock of all of a way's turns.
func measure(ctx context.Context, ways []way, clients, rounds, burst int) (took [][]time.Duration, spent []time.Duration, err error) {
	took, spent = make([][]time.Duration, len(ways)), make([]time.Duration, len(ways))
	var mu sync.Mutex
	for round := range rounds + 1 {
		for k := range ways {
			i := (k + round) % len(ways)
			began := time.Now()
			var all sync.WaitGroup
			for range clients {
				all.Go(func() {
					for range burst {
						at := time.Now()
						e := ways[i].run(ctx)
						d := time.Since(at)
						mu.Lock()
						if e != nil && err == nil {
							err = fmt.Errorf("%s: %w", ways[i].name, e)
						}
						if round > 0 { // the first warms up
							took[i] = append(took[i], d)
						}
						mu.Unlock()
					}
				})
			}
			all.Wait()
			if round > 0 {
				spent[i] += time.Since(began)
			}
			if err != nil {
				return nil, nil, err
			}
		}
	}
	return took, spent, nil
}

func table(p program, clients int, took [][]time.Duration, spent []time.Duration) {
	ms := func(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }
	fmt.Printf("\n%s, %d client(s), %d runs each\n", p.name, clients, len(took[0]))
	fmt.Printf("%-34s %9s %9s %9s %9s %11s %12s\n", "", "p50 ms", "p99 ms", "runs/s", "p50/bare", "over bare", "x go-judge")
	rate := func(i int) float64 { return float64(len(took[i])) / spent[i].Seconds() }
	peer := slices.IndexFunc(p.ways, func(w way) bool { return strings.HasPrefix(w.name, "go-judge") })
	bare := 0.0
	for i, w := range p.ways {
		slices.Sort(took[i])
		p50, p99 := ms(at(took[i], 50)), ms(at(took[i], 99))
		if i == 0 {
			bare = p50
		}
		beside := "-"
		if peer >= 0 {
			beside = fmt.Sprintf("%.2f", rate(i)/rate(peer))
		}
		fmt.Printf("%-34s %9.2f %9.2f %9.0f %9.2f %8.2f ms %12s\n", w.name, p50, p99, rate(i), p50/bare, p50-bare, beside)
	}
}

func at(sorted []time.Duration, percent int) time.Duration {
	return sorted[min(len(sorted)*percent/100, len(sorted)-1)]
}
