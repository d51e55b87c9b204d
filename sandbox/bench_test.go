//go:build linux && (amd64 || arm64)

package sandbox

import (
	"io"
	"os/exec"
	"strings"
	"testing"
)

// The figures are ratios to bare fork+exec measured beside them; see
// docs/sandbox.md.

var benchPrograms = map[string][]string{
	"true":   {"/bin/true"},
	"python": {"python3", "-I", "-S", "-c", "print(sum(map(int, input().split())))"},
}

func BenchmarkBare(b *testing.B) {
	for name, args := range benchPrograms {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				cmd := exec.Command("/usr/bin/env", args...)
				if args[0][0] == '/' {
					cmd = exec.Command(args[0])
				} else {
					cmd = exec.Command("/usr/bin/"+args[0], args[1:]...)
				}
				cmd.Stdin, cmd.Stdout = strings.NewReader("2 40\n"), io.Discard
				if err := cmd.Run(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkRun(b *testing.B) {
	for _, tier := range []Tier{TierB, TierC} {
		for name, args := range benchPrograms {
			b.Run("tier "+string(tier)+" "+name, func(b *testing.B) {
				s, err := Open(b.Context(), Config{Tier: tier})
				if err != nil {
					b.Skip(err)
				}
				defer s.Close()
				x, err := s.Box(b.Context())
				if err != nil {
					b.Fatal(err)
				}
				for b.Loop() {
					res, err := x.Run(b.Context(), Command{Args: args, Stdin: strings.NewReader("2 40\n"), Stdout: io.Discard})
					if err != nil || res.Status != StatusOK {
						b.Fatal(err, res)
					}
				}
			})
		}
	}
}

func BenchmarkBox(b *testing.B) {
	for name, idle := range map[string]int{"fresh": 0, "pooled": 2} {
		b.Run(name, func(b *testing.B) {
			s, err := Open(b.Context(), Config{Idle: idle})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
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
