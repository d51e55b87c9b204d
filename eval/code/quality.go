package code

import (
	"fmt"
	"strings"

	"hotloop"
)

// What a reader of the program sees is reported as defects with a rule and a
// line, never as a score for style: no measure of a program's text is known to
// capture how readable it is. In favour speak only the absence of defects in a
// program that works, and modestly.

// Bounds of what counts as a defect.
const (
	longFunction = 60 // lines; more do not fit on a screen
	fineFunction = 40
	deepNesting  = 5
	enoughLines  = 6 // a program shorter than this shows nothing
)

// works reports whether the program that is read passes every test that it was
// run on and is long enough to show something: tidiness of a wrong program is
// no merit.
func (r *runs) works() bool {
	if r.best == nil {
		return false
	}
	passed, ok := r.best.Metric(MetricVisiblePassed)
	total, _ := r.best.Metric(MetricVisibleTotal)
	lines, _ := r.best.Metric(MetricLines)
	hidden, _ := r.best.Metric(MetricHiddenPassed) // both are 0 where it was not submitted
	all, _ := r.best.Metric(MetricHiddenTotal)
	return ok && total.Value > 0 && passed.Value == total.Value && hidden.Value == all.Value && lines.Value >= enoughLines
}

// named returns the metrics whose name is name, or name and a place behind it.
func named(run *hotloop.Run, name string) (hotloop.Metric, string, bool) {
	if run == nil {
		return hotloop.Metric{}, "", false
	}
	for _, m := range run.Metrics {
		if m.Name == name {
			return m, "", true
		}
		if place, ok := strings.CutPrefix(m.Name, name+" "); ok {
			return m, place, true
		}
	}
	return hotloop.Metric{}, "", false
}

// findings observes defects: names that hide the language's own for
// quality.names, all others for quality.vet.
func (r *runs) findings(detect string) []observation {
	if r.best == nil {
		return nil
	}
	var out []observation
	for _, m := range r.best.Metrics {
		rest, ok := strings.CutPrefix(m.Name, metricFinding)
		if !ok {
			continue
		}
		rule, name, _ := strings.Cut(rest, " ")
		if (rule == "hidden-builtin") != (detect == DetectNames) || len(out) == 3 {
			continue
		}
		strength := -0.5
		if detect == DetectNames {
			strength = -0.3
		}
		out = append(out, observation{strength: strength, says: findingWords(rule, name, int(m.Value)), seen: seenIn(r.best, m)})
	}
	m, ok := r.best.Metric(MetricFindings)
	if len(out) == 0 && detect == DetectVet && ok && r.works() {
		lines, _ := r.best.Metric(MetricLines)
		return one(0.6, seenIn(r.best, m), "The checks for unused names, swallowed errors, unreachable code and their like found nothing in your %.0f lines.", lines.Value)
	}
	return out
}

func findingWords(rule, name string, line int) string {
	switch rule {
	case "hidden-builtin":
		return fmt.Sprintf("In line %d the name “%s” hides the language's own.", line, name)
	case "unused-variable":
		return fmt.Sprintf("The variable “%s” of line %d is never read.", name, line)
	case "unused-import":
		return fmt.Sprintf("“%s”, imported in line %d, is never used.", name, line)
	case "mutable-default":
		return fmt.Sprintf("The default value in line %d is made once and shared by all calls of “%s”.", line, name)
	case "swallowed-error":
		return fmt.Sprintf("Line %d catches every exception and drops it.", line)
	case "is-literal":
		return fmt.Sprintf("Line %d compares with “is” where values are meant; use ==.", line)
	case "unreachable":
		return fmt.Sprintf("Line %d can never be reached.", line)
	case "vet":
		return fmt.Sprintf("go vet, line %d: %s.", line, strings.TrimSuffix(name, "."))
	}
	return fmt.Sprintf("Line %d: %s.", line, rule)
}

func (r *runs) length() []observation {
	m, place, ok := named(r.best, MetricLongest)
	if !ok {
		return nil
	}
	if m.Value > longFunction {
		return one(max(-1, -0.4-(m.Value-longFunction)/100), seenIn(r.best, m), "A function has %.0f lines (%s); that no longer fits on a screen.", m.Value, place)
	}
	if depth, ok := r.best.Metric(MetricDepth); ok && depth.Value > deepNesting {
		return one(-0.4, seenIn(r.best, depth), "Blocks nest %.0f deep.", depth.Value)
	}
	if m.Value > 0 && m.Value <= fineFunction && r.works() {
		return one(0.5, seenIn(r.best, m), "Your longest function has %.0f lines (%s).", m.Value, place)
	}
	return nil
}

func (r *runs) duplication() []observation {
	m, place, ok := named(r.best, MetricRepeated)
	if !ok || m.Value == 0 {
		return nil // short programs repeat nothing; that is no merit
	}
	return one(max(-1, -0.3-m.Value/40), seenIn(r.best, m), "%.0f lines stand in your program twice (%s).", m.Value, place)
}

// ownTests observes tests that the candidate wrote into the program.
func (r *runs) ownTests() []observation {
	best := bestBy(r.counted, MetricOwnTests)
	if best == nil {
		return nil
	}
	m, _ := best.Metric(MetricOwnTests)
	if m.Value == 0 {
		return nil
	}
	return one(0.6, seenIn(best, m), "Your program holds %.0f assertions or tests of your own.", m.Value)
}
