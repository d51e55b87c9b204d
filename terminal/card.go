package terminal

import (
	"fmt"
	"io"
	"strings"

	"hotloop"
)

// Card prints a scorecard: the nine dimensions, and under each the evidence it
// rests on with the place where it was seen.
func Card(w io.Writer, title string, c hotloop.Scorecard) {
	p := printer{w: w}
	fmt.Fprintf(w, "%s, at %s: %s\n\n", clean(title), c.Level.Title(), number(c.Overall))
	for _, d := range c.Dimensions {
		if !d.Heard {
			fmt.Fprintf(w, "  %-14s no signal\n", d.Dimension)
			continue
		}
		fmt.Fprintf(w, "  %-14s %s  %s\n", d.Dimension, number(d.Score), bar(d.Value))
		for _, i := range d.Rests {
			p.evidence(c.Evidence[i])
		}
	}
	fmt.Fprintln(w)
}

// Feedback prints what a scorecard comes to: what worked, what was missing, and
// the one change that would raise the answer most.
func Feedback(w io.Writer, f hotloop.Feedback) {
	p := printer{w: w}
	for _, r := range f.Worked {
		p.marked("▲", r.Says)
	}
	for _, r := range f.Lacking {
		p.marked("▼", r.Says)
	}
	if f.Raise != nil {
		p.marked("→", fmt.Sprintf("What would raise it most: %s (%s %s to %.1f)", f.Raise.Says, f.Raise.Dimension, number(f.Raise.From), f.Raise.To))
	}
	fmt.Fprintln(w)
}

func (p printer) marked(mark, says string) {
	fmt.Fprintf(p.w, "  %s %s\n", mark, strings.Join(wrap(clean(says), width-4), "\n    "))
}

func number(s hotloop.Score) string {
	if !s.Heard {
		return "no signal"
	}
	return fmt.Sprintf("%.1f", s.Value)
}

// bar draws a score from 1 to 5 in sixteen steps.
func bar(v float64) string {
	n := int((v - 1) / 4 * 16)
	return strings.Repeat("█", n) + strings.Repeat("░", 16-n)
}

func (p printer) evidence(e hotloop.Evidence) {
	mark := "▲"
	if !e.For() {
		mark = "▼"
	}
	if e.Seen.Absence != nil {
		mark = "○"
	}
	says := clean(e.Says)
	if e.Unsure() {
		says += " (less sure)"
	}
	lines := wrap(says, width-10)
	fmt.Fprintf(p.w, "      %s %s\n", mark, strings.Join(lines, "\n        "))
	switch {
	case e.Seen.Quote != nil:
		q := strings.Join(wrap("“"+clean(e.Seen.Quote.Text)+"”", width-12), "\n          ")
		fmt.Fprintf(p.w, "          %s\n", q)
	case e.Seen.Measure != nil:
		m := e.Seen.Measure
		unit := " " + m.Unit
		if m.Unit == "1" {
			unit = ""
		}
		fmt.Fprintf(p.w, "          %s, %s: %v%s\n", m.Run, m.Name, m.Value, unit)
	}
}

// Debrief prints the letter that ends a loop.
func Debrief(w io.Writer, d hotloop.Debrief) {
	p := printer{w: w}
	fmt.Fprintf(w, "=== Debrief ===\n\n")
	for _, par := range []string{d.Line, d.Reason} {
		fmt.Fprintf(w, "%s\n\n", strings.Join(wrap(clean(par), width), "\n"))
	}
	fight := "They would not fight to keep you."
	if d.Keeper.Fight {
		fight = "They would fight to keep you."
	}
	p.labelled("keeper test", fight+" "+d.Keeper.Why)
	for _, f := range d.Keeper.Flips {
		p.labelled("", "What would turn it: "+f)
	}
	fmt.Fprintln(w)
	for _, i := range d.Interviews {
		fmt.Fprintf(w, "%s, %s: %s\n", i.Kind.Title(), clean(i.Voice), i.Inclination)
		fmt.Fprintf(w, "  %s\n", strings.Join(wrap(clean(i.Says), width-2), "\n  "))
		for _, r := range i.Reasons {
			p.evidence(r.Evidence)
		}
		if i.Asked != nil {
			fmt.Fprintf(w, "  %s\n", strings.Join(wrap("Their questions: "+clean(i.Asked.Says), width-2), "\n  "))
			for _, e := range i.Asked.Evidence {
				p.evidence(e)
			}
		}
		fmt.Fprintln(w)
	}
	for n, s := range d.Next {
		fmt.Fprintf(w, "%d. %s\n   hotloop interview --question %s\n", n+1, strings.Join(wrap(clean(s.Says+" "+s.Why), width-3), "\n   "), s.Question)
	}
	if d.Reapply != nil {
		fmt.Fprintf(w, "\nApply again from %s (%s; %s).\n", d.Reapply.From, clean(d.Reapply.Source.Title), d.Reapply.Source.Grade.Means())
	}
}
