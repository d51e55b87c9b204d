package web

import (
	"fmt"
	"html/template"
	"math"
	"regexp"
	"strings"
	"time"

	"hotloop"
)

// pageFuncs are the few things that templates cannot say themselves.
var pageFuncs = template.FuncMap{
	"band":       band,
	"slug":       func(v any) string { return slug(fmt.Sprint(v)) },
	"lower":      func(v any) string { return strings.ToLower(fmt.Sprint(v)) },
	"formTitle":  formTitle,
	"rfc":        func(t time.Time) string { return t.UTC().Format(time.RFC3339) },
	"day":        func(t time.Time) string { return t.Local().Format("2 January 2006, 15:04") },
	"percent":    func(share float64) string { return fmt.Sprintf("%.0f%%", 100*share) },
	"hundred":    func(share float64) string { return fmt.Sprintf("%.0f", 100*share) },
	"clock":      clockText,
	"minutes":    minutesText,
	"markdown":   markdown,
	"mode":       modeTitle,
	"signed":     signedText,
	"address":    publicAddress.MatchString,
	"add":        func(a, b int) int { return a + b },
	"join":       strings.Join,
	"language":   languageTitle,
	"millis":     millisText,
	"answerHref": answerHref,
	"loopHref": func(id hotloop.AnswerID) string {
		loop, _, _, _ := parseAnswerID(id)
		return loopHref(loop)
	},
	"lastRun": func(runs []runView) hotloop.RunID {
		if len(runs) == 0 {
			return ""
		}
		return runs[len(runs)-1].ID
	},
}

// band is the whole number of a score, for colour: never the only sign of it.
func band(v float64) int { return int(math.Max(1, math.Min(5, math.Floor(v)))) }

// slug makes a name fit for an id or a class.
func slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

func formTitle(f hotloop.Form) string {
	switch f {
	case hotloop.FormWords:
		return "Talk"
	case hotloop.FormCode:
		return "Code"
	case hotloop.FormBoard:
		return "Board"
	case hotloop.FormLab:
		return "Lab"
	}
	return string(f)
}

func modeTitle(m hotloop.Mode) string {
	if m == hotloop.ModeReal {
		return "As on the day"
	}
	return "Practice"
}

// clockText is a round's clock: "00:41:12".
func clockText(ms int64) string {
	s := max(ms, 0) / 1000
	return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
}

// minutesText is a length in words: "45 min", "2 h 5 min".
func minutesText(m int) string {
	if m < 60 {
		return fmt.Sprintf("%d min", m)
	}
	if m%60 == 0 {
		return fmt.Sprintf("%d h", m/60)
	}
	return fmt.Sprintf("%d h %d min", m/60, m%60)
}

func millisText(ms float64) string {
	if ms >= 1000 {
		return fmt.Sprintf("%.1f s", ms/1000)
	}
	return fmt.Sprintf("%.3g ms", ms)
}

func languageTitle(l string) string {
	switch l {
	case "python":
		return "Python 3"
	case "go":
		return "Go"
	case "java":
		return "Java"
	case "javascript":
		return "JavaScript"
	case "typescript":
		return "TypeScript"
	case "cpp":
		return "C++"
	case "c":
		return "C"
	case "rust":
		return "Rust"
	}
	return l
}

// publicAddress is what a source's address looks like when it can be followed.
var publicAddress = regexp.MustCompile(`^[a-z0-9][a-z0-9.-]*\.[a-z]{2,}(/[^\s"'<>\\]*)?$`)

// signedText is a change in a score: "+0.4", "\u22121.1", "unchanged".
func signedText(v float64) string {
	switch {
	case v >= 0.05:
		return fmt.Sprintf("+%.1f", v)
	case v <= -0.05:
		return fmt.Sprintf("\u2212%.1f", -v)
	}
	return "unchanged"
}
