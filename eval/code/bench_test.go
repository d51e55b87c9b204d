package code

import (
	"context"
	"fmt"
	"testing"

	"hotloop"
)

func benchmark(b *testing.B, language string, text func(i int) string) {
	j := testJudge(b)
	for i := 0; b.Loop(); i++ {
		run, err := j.Run(context.Background(), limiter(), hotloop.CodeDraft{Language: language, Text: text(i)}, hotloop.RunSubmit, "", nil)
		if err != nil || !run.Compile.OK {
			b.Fatal(err, run.Compile)
		}
	}
}

// BenchmarkPython runs three small tests.
func BenchmarkPython(b *testing.B) { benchmark(b, "python", func(int) string { return goodPython }) }

// BenchmarkGoCold compiles, links, vets and runs three small tests, each time
// another program.
func BenchmarkGoCold(b *testing.B) {
	benchmark(b, "go", func(i int) string { return fmt.Sprintf("%s// %d\n", goodGo, i) })
}

// BenchmarkGoAgain runs a program that was compiled before.
func BenchmarkGoAgain(b *testing.B) { benchmark(b, "go", func(int) string { return goodGo }) }

// BenchmarkFind looks for the tool chains, as a start of the server does.
func BenchmarkFind(b *testing.B) {
	for b.Loop() {
		Find(context.Background(), b.TempDir())
	}
}
