//go:build linux && (amd64 || arm64)

package sandbox

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const addProgram = "#include <stdio.h>\nint main(){int a,b;scanf(\"%d %d\",&a,&b);printf(\"%d\\n\",a+b);}\n"

// BenchmarkOverhead runs a small C program and python3 bare and in every tier
// by turns, so that a noisy machine is as noisy for all, and reports medians
// and what a box adds. Figures: docs/sandbox.md.
func BenchmarkOverhead(b *testing.B) {
	c, err := C(b.Context())
	if err != nil {
		b.Skip(err)
	}
	python, err := Python(b.Context())
	if err != nil {
		b.Skip(err)
	}
	dir := b.TempDir()
	source, add := filepath.Join(dir, "add.c"), filepath.Join(dir, "add")
	if err := os.WriteFile(source, []byte(addProgram), 0o644); err != nil {
		b.Fatal(err)
	}
	if out, err := exec.Command(c.Path, "-O2", "-o", add, source).CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	binary, err := os.ReadFile(add)
	if err != nil {
		b.Fatal(err)
	}
	for _, p := range []struct {
		name string
		bare []string
		box  []string
	}{
		{"c", []string{add}, []string{"./add"}},
		{"python", []string{python.Path, "-I", "-S", "-c", "print(sum(map(int, input().split())))"}, nil},
	} {
		b.Run(p.name, func(b *testing.B) {
			if p.box == nil {
				p.box = p.bare
			}
			ways := map[string]func(){"bare": func() {
				cmd := exec.Command(p.bare[0], p.bare[1:]...)
				cmd.Stdin, cmd.Stdout = strings.NewReader("2 40\n"), io.Discard
				if err := cmd.Run(); err != nil {
					b.Fatal(err)
				}
			}}
			for _, h := range append(findHierarchies(), hierarchy{tier: TierC}) {
				x := box(b, open(b, Config{Tier: h.tier, Mounts: python.Mounts}))
				if err := x.WriteFile("add", binary, 0o755); err != nil {
					b.Fatal(err)
				}
				ways["tier"+string(h.tier)] = func() { benchRun(b, x, p.box, python) }
			}
			pool := open(b, Config{Idle: 2, Mounts: python.Mounts})
			ways["pooled"] = func() {
				x, err := pool.Box(b.Context())
				if err != nil {
					b.Fatal(err)
				}
				if err := x.WriteFile("add", binary, 0o755); err != nil {
					b.Fatal(err)
				}
				benchRun(b, x, p.box, python)
				if err := x.Close(); err != nil {
					b.Fatal(err)
				}
			}
			took := map[string][]time.Duration{}
			for b.Loop() {
				for name, f := range ways {
					began := time.Now()
					f()
					took[name] = append(took[name], time.Since(began))
				}
			}
			slices.Sort(took["bare"])
			bare := at(took["bare"], 50)
			for name, d := range took {
				slices.Sort(d)
				b.ReportMetric(float64(at(d, 50).Microseconds()), name+"-p50-us")
				b.ReportMetric(float64(at(d, 99).Microseconds()), name+"-p99-us")
				b.ReportMetric(float64(at(d, 50))/float64(bare), name+"/bare")
			}
		})
	}
}

func at(sorted []time.Duration, percent int) time.Duration {
	return sorted[min(len(sorted)*percent/100, len(sorted)-1)]
}

func benchRun(b *testing.B, x *Box, args []string, python Toolchain) {
	res, err := x.Run(b.Context(), Command{Args: args, Stdin: strings.NewReader("2 40\n"), Stdout: io.Discard, Mounts: python.MountNames()})
	if err != nil || res.Status != StatusOK {
		b.Fatal(err, res)
	}
}

// BenchmarkBox is a box from its start to its end, with one run.
func BenchmarkBox(b *testing.B) {
	for name, idle := range map[string]int{"fresh": 0, "pooled": 2} {
		b.Run(name, func(b *testing.B) {
			s := open(b, Config{Idle: idle})
			for b.Loop() {
				x, err := s.Box(b.Context())
				if err != nil {
					b.Fatal(err)
				}
				if res, err := x.Run(b.Context(), Command{Args: []string{"/bin/true"}}); err != nil || res.Status != StatusOK {
					b.Fatal(err, res)
				}
				if err := x.Close(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
