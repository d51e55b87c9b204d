package terminal

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"hotloop"
	"hotloop/interview"
)

const width = 78

// printer writes to a terminal. What comes from outside (an answer, a pack, a
// program's output) is stripped of control characters, so that it cannot drive
// the terminal.
type printer struct{ w io.Writer }

func (p printer) plain(s string) { fmt.Fprintln(p.w, clean(s)) }

func (p printer) aside(s string) { fmt.Fprintf(p.w, "  -- %s\n\n", clean(s)) }

func (p printer) prompt() { fmt.Fprint(p.w, "> ") }

func (p printer) opening(r interview.Room, tty bool) {
	fmt.Fprintf(p.w, "%s, for %s, %s mode\n", clean(r.Title), r.Level.Title(), r.Mode)
	for i, round := range r.Rounds {
		fmt.Fprintf(p.w, "  %d. %s, %d min, %s\n", i+1, clean(round.Title), round.Minutes, clean(round.Voice))
	}
	fmt.Fprintln(p.w)
	if tty {
		fmt.Fprintln(p.w, "Write as you would speak; an empty line sends it. /help lists the commands.")
		fmt.Fprintln(p.w)
	}
}

func (p printer) round(r interview.Room) {
	round := r.Rounds[r.Round]
	fmt.Fprintf(p.w, "=== Round %d of %d: %s, %d minutes ===\n\n", r.Round+1, len(r.Rounds), clean(round.Title), round.Minutes)
}

func (p printer) turn(t interview.TurnView) {
	who := "interviewer"
	if t.Speaker == hotloop.Candidate {
		who = "you"
	}
	text := t.Text
	if t.Scene != "" && t.Speaker == hotloop.Interviewer {
		text = "(" + t.Scene + ") " + text
	}
	p.labelled(who, text)
	fmt.Fprintln(p.w)
}

// labelled prints text beside a label, wrapped.
func (p printer) labelled(label, text string) {
	const indent = 13
	for _, par := range strings.Split(clean(text), "\n") {
		for _, line := range wrap(par, width-indent) {
			fmt.Fprintf(p.w, "%-*s%s\n", indent, label, line)
			label = ""
		}
	}
}

func (p printer) question(r interview.Room) {
	if r.Asking == nil {
		p.aside("No question is open.")
		return
	}
	fmt.Fprintf(p.w, "%s\n\n%s\n\n", clean(r.Asking.Title), clean(r.Asking.Statement))
	if r.Code == nil {
		return
	}
	for _, c := range r.Code.Visible {
		fmt.Fprintf(p.w, "  test %s\n    %s\n    gives %s\n", clean(c.Name), clean(c.Input), clean(c.Expected))
	}
	fmt.Fprintf(p.w, "  and %d hidden tests\n\nYour program so far (%s):\n\n%s\n", r.Code.Hidden, r.Code.Language, clean(r.Code.Text))
}

func (p printer) clock(c interview.Clock) {
	left := (c.Planned - c.Elapsed) / 1000
	if left < 0 {
		p.aside(fmt.Sprintf("%d:%02d over the planned time", -left/60, -left%60))
		return
	}
	p.aside(fmt.Sprintf("%d:%02d left of %d minutes", left/60, left%60, c.Planned/60_000))
}

// run prints the record of a run: a line a test, the first failure in full.
func (p printer) run(r hotloop.Run) {
	if !r.Compile.OK {
		fmt.Fprintf(p.w, "  does not compile:\n%s\n", indented(clean(r.Compile.Output)))
		return
	}
	passed, told := 0, false
	for _, c := range r.Cases {
		mark := "○"
		switch {
		case c.Verdict == hotloop.Accepted:
			mark = "●"
			passed++
		}
		fmt.Fprintf(p.w, "  %s %-44s %-13s %7.1f ms\n", mark, clean(c.Name), c.Verdict, c.Millis)
		if c.Verdict != hotloop.Accepted && !told && !c.Hidden || r.Purpose == hotloop.RunCustom {
			told = true
			for _, l := range []struct{ name, text string }{{"input", c.Input}, {"expected", c.Expected}, {"got", c.Got}, {"", c.Says}, {"stdout", c.Stdout}, {"stderr", c.Stderr}} {
				if l.text != "" {
					fmt.Fprintf(p.w, "      %-9s %s\n", l.name, strings.ReplaceAll(strings.TrimRight(clean(l.text), "\n"), "\n", "\n                "))
				}
			}
		}
	}
	if r.Purpose != hotloop.RunCustom {
		how := fmt.Sprintf("%d of %d passed; run in %s", passed, len(r.Cases), clean(r.Isolation))
		fmt.Fprintf(p.w, "  %s\n", strings.Join(wrap(how, width-2), "\n  "))
	}
	fmt.Fprintln(p.w)
}

func indented(s string) string {
	return "    " + strings.ReplaceAll(strings.TrimRight(s, "\n"), "\n", "\n    ")
}

// wrap breaks a paragraph into lines of at most n characters, at spaces.
func wrap(par string, n int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(par) {
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > n {
			lines = append(lines, line)
			line = ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// clean drops control characters other than line ends and tabs.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == 0x202e || r == 0x2066 || r == 0x2067 {
			return -1
		}
		return r
	}, s)
}

func keys(m map[string]string) []string { return slices.Sorted(maps.Keys(m)) }
