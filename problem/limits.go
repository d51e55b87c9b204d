package problem

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// What a package may ask for at most. A judge that obeys any number can be made
// to run for ever, or to need more memory than there is.
const (
	maxTimeLimit = 10 * time.Minute
	maxMemory    = 16 << 30
	maxPasses    = 100
)

// read reads the mapping limits of problem.yaml.
func (l *Limits) read(m *mapping, info Info) (notes []string) {
	space := func(key string, otherwise, unit float64, most int64) int64 {
		f := m.positive(key, otherwise) * unit
		if f > float64(most) {
			m.fail(key, "at most "+strconv.FormatFloat(float64(most)/unit, 'f', -1, 64))
		}
		return int64(f)
	}
	span := func(key string, otherwise float64) time.Duration {
		d := seconds(min(m.positive(key, otherwise), 1e6))
		if d > maxTimeLimit {
			m.fail(key, "at most "+strconv.Itoa(int(maxTimeLimit.Seconds()))+" seconds")
		}
		return d
	}
	l.Memory = space("memory", 2048, mib, maxMemory)
	l.Output = space("output", 8, mib, 256*mib)
	l.Code = space("code", 128, 1024, 8*mib)
	l.Compile = span("compilation_time", 60)
	l.CompileSpace = space("compilation_memory", 2048, mib, maxMemory)
	l.Validate = span("validation_time", 60)
	l.ValidateMem = space("validation_memory", 2048, mib, maxMemory)
	l.ValidateOut = space("validation_output", 8, mib, 256*mib)
	if info.Format == Format2 {
		times := m.sub("time_multipliers")
		l.Multiplier, l.Safety = times.number("ac_to_time_limit", 2, 1), times.number("time_limit_to_tle", 1.5, 1)
		if u := times.unknown(); len(u) > 0 {
			times.fail(u[0], "left out: there is no such key")
		}
		if times.err != nil && m.err == nil {
			m.err = times.err
		}
		l.Resolution = span("time_resolution", 1)
		l.Time = span("time_limit", 0)
	} else {
		l.Multiplier = m.number("time_multiplier", 5, 1)
		l.Safety = m.number("time_safety_margin", 2, 1)
		l.Resolution = time.Second
		for _, k := range []string{"time_for_AC_submissions"} {
			m.take(k)
		}
		if m.has("time_limit") {
			l.Time = span("time_limit", 0)
			notes = append(notes, "problem.yaml gives limits.time_limit, which legacy packages do not have; it was taken at its word.")
		}
	}
	if l.Time > 0 {
		l.TimeFrom = "problem.yaml"
	}
	l.Passes = int(min(m.number("validation_passes", 2, 2), maxPasses+1))
	if l.Passes > maxPasses {
		m.fail("validation_passes", "at most "+strconv.Itoa(maxPasses))
	}
	return notes
}

var iniTimeLimit = regexp.MustCompile(`(?m)^\s*timelimit\s*=\s*['"]?([0-9.]+)`)

// timeLimitFile looks for a time limit beside problem.yaml, where judging
// systems put it for legacy packages.
func (l *Limits) timeLimitFile(t *tree) error {
	for _, name := range []string{".timelimit", "domjudge-problem.ini"} {
		if l.Time > 0 || !t.has(name) {
			continue
		}
		data, err := t.read(name, maxText)
		if err != nil {
			return err
		}
		text := strings.TrimSpace(string(data))
		if name != ".timelimit" {
			m := iniTimeLimit.FindStringSubmatch(text)
			if m == nil {
				continue
			}
			text = m[1]
		}
		f, err := strconv.ParseFloat(text, 64)
		if err != nil || !(f > 0) || f > maxTimeLimit.Seconds() {
			return errorf(CodeInvalid, "%s must hold the time limit in seconds, above 0 and at most %v; it holds %q.", name, maxTimeLimit.Seconds(), clip(text, 40))
		}
		l.Time, l.TimeFrom = seconds(f), name
	}
	return nil
}
