package code

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"hotloop"
)

// The metrics of a Run. Counts have the unit "1".
const (
	MetricCompileOK     = "compile.ok"     // 1 if it compiled or could be loaded
	MetricCompileMillis = "compile.millis" // ms
	MetricVisiblePassed = "visible.passed"
	MetricVisibleTotal  = "visible.total"
	MetricHiddenPassed  = "hidden.passed" // purpose submit only, as all about hidden tests
	MetricHiddenTotal   = "hidden.total"
	// The shares are of all tests of the question, those of parts that are not
	// open yet included: an unfinished part counts.
	MetricVisibleShare  = "visible.share" // 0 to 1
	MetricHiddenShare   = "hidden.share"  // 0 to 1
	MetricFailedTime    = "failed.time-limit"
	MetricFailedRuntime = "failed.runtime"
	MetricFailedWrong   = "failed.wrong"
	MetricFailedMemory  = "failed.memory"
	MetricSlowest       = "slowest.millis" // ms, of the cases that were run
	MetricPeak          = "peak.kb"        // KB
	MetricPartsPassed   = "parts.passed"   // parts all of whose tests pass
	MetricPartsTotal    = "parts.total"
	MetricLines         = "code.lines" // neither blank nor comment alone
	MetricLongest       = "longest.function"
	MetricDepth         = "deepest.nesting"
	MetricRepeated      = "repeated.lines"
	MetricFindings      = "findings"
	MetricOwnTests      = "own.tests"
	// metricFinding begins the name of each finding; its value is the line.
	metricFinding = "finding."
)

// metricsOf takes the numbers of a run, always in the same order.
func metricsOf(q hotloop.Question, run hotloop.Run, p prepared) []hotloop.Metric {
	var out []hotloop.Metric
	add := func(name string, value float64, unit string) {
		out = append(out, hotloop.Metric{Name: name, Value: value, Unit: unit})
	}
	count := func(name string, n int) { add(name, float64(n), "1") }
	ok := 0
	if run.Compile.OK {
		ok = 1
	}
	count(MetricCompileOK, ok)
	add(MetricCompileMillis, round3(run.Compile.Millis), "ms")
	if run.Purpose != hotloop.RunCustom {
		countTests(q, run, count, add)
	}
	slowest, peak := 0.0, int64(0)
	for _, c := range run.Cases {
		slowest, peak = max(slowest, c.Millis), max(peak, c.MemoryKB)
	}
	add(MetricSlowest, slowest, "ms")
	if peak > 0 {
		add(MetricPeak, float64(peak), "KB")
	}
	if !run.Compile.OK || run.Purpose == hotloop.RunCustom {
		return out
	}
	count(MetricLines, codeLines(run.Language, run.Source))
	if p.shape != nil {
		count(metricNamed(MetricLongest, p.shape.Name, p.shape.Line), p.shape.Longest)
		count(MetricDepth, p.shape.Depth)
		count(MetricFindings, len(p.findings))
		for _, f := range p.findings {
			add(metricFinding+f.Rule+" "+f.Name, float64(f.Line), "line")
		}
	}
	first, second, n := repeated(run.Language, run.Source)
	count(metricRepeatedName(first, second), n)
	count(MetricOwnTests, p.tests)
	return out
}

func countTests(q hotloop.Question, run hotloop.Run, count func(string, int), add func(string, float64, string)) {
	visible, hidden, visibleOK, hiddenOK := 0, 0, 0, 0
	failed := map[hotloop.Verdict]int{}
	broken := map[string]bool{}
	for _, c := range run.Cases {
		passed := c.Verdict == hotloop.Accepted
		switch {
		case c.Hidden && passed:
			hiddenOK++
			hidden++
		case c.Hidden:
			hidden++
		case passed:
			visibleOK++
			visible++
		default:
			visible++
		}
		if !passed {
			failed[c.Verdict]++
			broken[c.Part] = true
		}
	}
	count(MetricVisiblePassed, visibleOK)
	count(MetricVisibleTotal, visible)
	allVisible, allHidden := 0, 0
	for _, t := range q.Code.Tests {
		if t.Hidden {
			allHidden++
		} else {
			allVisible++
		}
	}
	add(MetricVisibleShare, share(visibleOK, allVisible), "1")
	if run.Purpose == hotloop.RunSubmit {
		count(MetricHiddenPassed, hiddenOK)
		count(MetricHiddenTotal, hidden)
		add(MetricHiddenShare, share(hiddenOK, allHidden), "1")
		count(MetricPartsPassed, partsPassed(q, run, broken))
		count(MetricPartsTotal, max(1, len(q.Parts)))
	}
	count(MetricFailedWrong, failed[hotloop.WrongAnswer])
	count(MetricFailedRuntime, failed[hotloop.RuntimeError])
	count(MetricFailedTime, failed[hotloop.TimeLimit])
	count(MetricFailedMemory, failed[hotloop.MemoryLimit])
}

// share is a part of a whole, to four places, so that its text is short.
func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return math.Round(float64(part)/float64(whole)*10_000) / 10_000
}

// partsPassed counts the open parts that have no failing test.
func partsPassed(q hotloop.Question, run hotloop.Run, broken map[string]bool) int {
	if len(q.Parts) == 0 {
		if len(broken) == 0 {
			return 1
		}
		return 0
	}
	n := 0
	for _, p := range q.Parts {
		if opened(p.ID, run.Part) && !broken[p.ID] && !broken[""] {
			n++
		}
	}
	return n
}

// metricNamed puts the place into the name of a metric, so that a sentence can
// say it from the record alone.
func metricNamed(name, function string, line int) string {
	if line == 0 {
		return name
	}
	return fmt.Sprintf("%s %s line %d", name, function, line)
}

func metricRepeatedName(first, second int) string {
	if first == 0 {
		return MetricRepeated
	}
	return fmt.Sprintf("%s lines %d and %d", MetricRepeated, first, second)
}

// codeLines counts lines that are neither blank nor only a comment.
func codeLines(language, source string) int {
	n := 0
	for line := range strings.Lines(source) {
		if significant(language, line) {
			n++
		}
	}
	return n
}

func significant(language, line string) bool {
	line = strings.TrimSpace(line)
	comment := "//"
	if language == "python" {
		comment = "#"
	}
	return line != "" && !strings.HasPrefix(line, comment)
}

// repeatedAtLeast is from how many lines on a repetition is reported: shorter
// ones are often the clearer way to write a thing.
const repeatedAtLeast = 6

// repeated finds the longest run of lines that stands in the program twice
// without overlap, blank lines, comments and indentation left out. The lines
// are those where the two begin; n is its length, 0 if it is short.
func repeated(language, source string) (first, second, n int) {
	var lines []string
	var at []int
	i := 0
	for line := range strings.Lines(source) {
		i++
		if significant(language, line) {
			lines = append(lines, strings.Join(strings.Fields(line), " "))
			at = append(at, i)
		}
	}
	if len(lines) > 2000 {
		return 0, 0, 0 // nobody writes that in an interview
	}
	// longest[j] is the length of the common run that ends at lines i and j.
	longest := make([]int, len(lines)+1)
	for i := range lines {
		for j := len(lines) - 1; j > i; j-- {
			if lines[i] != lines[j] {
				longest[j+1] = 0
				continue
			}
			longest[j+1] = longest[j] + 1
			if l := min(longest[j+1], j-i); l > n && weighty(lines[i-l+1:i+1]) {
				first, second, n = at[i-l+1], at[j-l+1], l
			}
		}
	}
	if n < repeatedAtLeast {
		return 0, 0, 0
	}
	return first, second, n
}

// weighty reports whether enough of the lines say something: closing braces and
// lone keywords repeat everywhere.
func weighty(lines []string) bool {
	return len(slices.DeleteFunc(slices.Clone(lines), func(l string) bool { return len(l) < 6 }))*3 >= len(lines)*2
}
