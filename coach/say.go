package coach

import (
	"fmt"
	"strings"

	"hotloop"
)

// sayTime is what a plan says about the time that is left.
func (d *desk) sayTime() string {
	switch {
	case d.past:
		return fmt.Sprintf("The interview was on %s; set a new date in the settings and the plan spaces itself before it.", d.interview.Format("2 January 2006"))
	case !d.dated:
		return "Set the date of your interview in the settings and the plan spaces itself before it."
	case d.left == 0:
		return "The interview is today: one short answer to warm up is enough."
	case d.left == 1:
		return "The interview is tomorrow."
	}
	return fmt.Sprintf("%s days to the interview on %s.", capital(number(d.left)), d.interview.Format("2 January 2006"))
}

func (d *desk) sayEmptyBank() string {
	return fmt.Sprintf("The bank has no question for %s; add a pack or choose another level in the settings.", d.level)
}

// sayUntried says why a first question of a form.
func (d *desk) sayUntried(q hotloop.Question) string {
	why := fmt.Sprintf("You have not answered a question %s yet.", answered(q.Form))
	if dims := d.covers(q); len(dims) > 0 {
		why += fmt.Sprintf(" This one listens for %s.", list(dims))
	}
	return why
}

func answered(f hotloop.Form) string {
	switch f {
	case hotloop.FormWords:
		return "in words"
	case hotloop.FormCode:
		return "with a program"
	case hotloop.FormBoard:
		return "on the board"
	case hotloop.FormLab:
		return "in the lab"
	}
	return "of form " + string(f)
}

// sayWeak says where a dimension stands and what weighed most against it.
func (d *desk) sayWeak(p DimensionProgress) string {
	why := fmt.Sprintf("%s stands at %.1f over %s.", p.Dimension, p.Standing.Value, plural(p.Over, "answer"))
	if against := d.against(p); against != "" {
		why += " What weighs most against it: " + against
	}
	return why
}

// against is the sentence of the evidence that weighed most against a dimension
// in the answers that tell where it stands, the newest of several equal ones.
func (d *desk) against(p DimensionProgress) string {
	window := p.Points[len(p.Points)-p.Over:]
	says, heaviest := "", 0.0
	for i := len(d.attempts) - 1; i >= 0; i-- {
		a := d.attempts[i]
		inside := false
		for _, pt := range window {
			inside = inside || pt.Answer == a.Answer
		}
		if !inside {
			continue
		}
		for _, e := range counted(a.Card, row(a.Card, p.Dimension)) {
			if e.Strength < heaviest {
				says, heaviest = e.Says, e.Strength
			}
		}
	}
	return says
}

// sayShort says what the last answer to a question lacked.
func (d *desk) sayShort(a Attempt, lacks []lack) string {
	why := fmt.Sprintf("Your answer %s %s", d.when(a), scored(a.Card.Overall))
	switch len(lacks) {
	case 0:
		why += "."
		if e := heaviest(a.Card); e != "" {
			why += " What weighs most against it: " + e
		}
	case 1:
		why += " and lacked a must-have: " + lacks[0].says
	default:
		why += fmt.Sprintf(" and lacked %s must-haves, first of all: %s", number(len(lacks)), lacks[0].says)
	}
	return why
}

// sayTrains says what another question is to train.
func (d *desk) sayTrains(a Attempt, l lack) string {
	return fmt.Sprintf("It trains what your answer to “%s” lacked %s: %s", a.Title, d.when(a), l.says)
}

// sayStays says why a question that went well comes back.
func (d *desk) sayStays(a Attempt) string {
	return fmt.Sprintf("Your answer %s %s; another one shows whether that stays.", d.when(a), scored(a.Card.Overall))
}

func sayUnheard(dims []hotloop.Dimension) string {
	return fmt.Sprintf("No answer has shown anything about %s yet, and this question listens for it.", list(dims))
}

// heaviest is the sentence of the strongest evidence against that counted.
func heaviest(c hotloop.Scorecard) string {
	says, strength := "", 0.0
	for _, r := range c.Dimensions {
		for _, e := range counted(c, r) {
			if e.Strength < strength {
				says, strength = e.Says, e.Strength
			}
		}
	}
	return says
}

func scored(s hotloop.Score) string {
	if !s.Heard {
		return "showed nothing that can be scored"
	}
	return fmt.Sprintf("scored %.1f", s.Value)
}

func (d *desk) when(a Attempt) string {
	switch n := d.ago(a); {
	case n == 0:
		return "today"
	case n == 1:
		return "yesterday"
	default:
		return fmt.Sprintf("%s days ago", number(n))
	}
}

func plural(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	return number(n) + " " + what + "s"
}

// number is n in words up to twelve.
func number(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return fmt.Sprint(n)
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

func list(dims []hotloop.Dimension) string {
	names := make([]string, len(dims))
	for i, d := range dims {
		names[i] = string(d)
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
