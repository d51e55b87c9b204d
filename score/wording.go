package score

import (
	"fmt"
	"strings"

	"hotloop"
)

// The sentences of a debrief. Each names a round, a question or a figure, so
// that no two in one debrief are the same; where a card could sound like its
// neighbour, the round's number chooses among turns of phrase.

// cardSays is what an interviewer writes to the committee.
func cardSays(s sitting, vote hotloop.Inclination) string {
	where := fmt.Sprintf("round %d, %s", s.round+1, s.title)
	if vote == hotloop.NoVote {
		if len(s.answers) == 0 {
			return fmt.Sprintf("No vote on %s: it was not held.", where)
		}
		return fmt.Sprintf("No vote on %s: nothing in it could be observed.", where)
	}
	opening := openings[vote][s.round%len(openings[vote])]
	high, low := extremes(s)
	says := fmt.Sprintf(opening, where)
	switch {
	case s.coreFails():
		says += fmt.Sprintf(" It was about %s, and that stands at %.1f.", s.core, s.about.value)
	case high == low:
		says += fmt.Sprintf(" I could judge %s alone, at %.1f.", high.name, high.value)
	case vote == hotloop.Yes || vote == hotloop.StrongYes:
		says += fmt.Sprintf(turns[s.round%len(turns)].yes, high.name, high.value, low.name, low.value)
	default:
		says += fmt.Sprintf(turns[s.round%len(turns)].no, low.name, low.value, high.name, high.value)
	}
	return says + fmt.Sprintf(" Overall %.1f.", s.mean.Value)
}

var openings = map[hotloop.Inclination][]string{
	hotloop.StrongYes: {"Strong yes from %s.", "I would argue for this hire after %s.", "A clear strong yes on %s."},
	hotloop.Yes:       {"Yes from %s.", "I would hire on %s.", "A yes on %s, with questions left."},
	hotloop.No:        {"Not on %s.", "I would not hire on %s yet.", "A no from %s."},
	hotloop.StrongNo:  {"A firm no from %s.", "I could not argue for a hire after %s.", "Strong no on %s."},
}

// turns put the two ends of a card into a sentence.
var turns = []struct{ yes, no string }{
	{" %s at %.1f carries it; %s at %.1f is where I would press again.", " %s at %.1f sinks it, and %s at %.1f does not make up for it."},
	{" What convinced me was %s (%.1f); what did so least was %s (%.1f).", " What was missing lies in %s (%.1f); the best of it was %s (%.1f)."},
	{" The case rests on %s, %.1f, with %s the thinnest at %.1f.", " The case fails on %s, %.1f, even with %s at %.1f."},
	{" I saw most in %s (%.1f) and least in %s (%.1f).", " I saw least in %s (%.1f) and most in %s (%.1f)."},
}

type end struct {
	name  hotloop.Dimension
	value float64
}

// extremes are the highest and the lowest dimension of a sitting.
func extremes(s sitting) (high, low end) {
	for _, d := range hotloop.Dimensions() {
		r := dimension(s.answers, d)
		if !r.heard {
			continue
		}
		if high.name == "" || r.value > high.value {
			high = end{d, r.value}
		}
		if low.name == "" || r.value <= low.value {
			low = end{d, r.value}
		}
	}
	return high, low
}

func inQuestion(title, says string) string { return fmt.Sprintf("In “%s”: %s", title, says) }

// line is the verdict in one line.
func line(sittings []sitting, t tally, verdict hotloop.Inclination) string {
	on := ""
	if t.votes < len(sittings) {
		on = fmt.Sprintf(", on the %s of %d that showed enough to vote on", rounds(t.votes), len(sittings))
	}
	switch {
	case verdict == hotloop.NoVote:
		return "No verdict: no round showed enough to vote on."
	case t.cultureNo || t.cultureStrongNo:
		return fmt.Sprintf("No: a culture round says no, and one is enough%s.", on)
	case verdict == hotloop.StrongNo:
		return fmt.Sprintf("No, and clearly: %s would not hire%s.", interviewers(t.no+t.strongNo, t.votes), on)
	case verdict == hotloop.No:
		return fmt.Sprintf("No: %s would not hire%s.", interviewers(t.no+t.strongNo, t.votes), on)
	case verdict == hotloop.StrongYes:
		return fmt.Sprintf("Strong yes: nobody says no, and %s would argue for you%s.", interviewers(t.strongYes, t.votes), on)
	}
	return fmt.Sprintf("Yes: %s would hire you%s.", interviewers(t.yes+t.strongYes, t.votes), on)
}

func rounds(n int) string {
	if n == 1 {
		return "1 round"
	}
	return fmt.Sprintf("%d rounds", n)
}

func interviewers(n, of int) string {
	switch {
	case of == 1:
		return "the one interviewer who voted"
	case n == of:
		return fmt.Sprintf("all %d interviewers", n)
	}
	return fmt.Sprintf("%d of %d interviewers", n, of)
}

// reason is the verdict's reason in one paragraph, direct and kind: what
// decided it, what stood, and that it is about the answers.
func reason(sittings []sitting, verdict hotloop.Inclination, level hotloop.Level) string {
	if verdict == hotloop.NoVote {
		return "Nothing was said or run in this loop that could be judged. That is no verdict on you: start a round and answer one question, and there will be one."
	}
	value, _ := mean(sittings)
	high, low := loopExtremes(sittings)
	var b strings.Builder
	if verdict == hotloop.Yes || verdict == hotloop.StrongYes {
		fmt.Fprintf(&b, "At %s the rounds come to %.1f of 5. Most of it rests on %s, at %.1f over the loop.", level.Title(), value, high.name, high.value)
		if low.value < high.value {
			fmt.Fprintf(&b, " The doubt that remains is about %s, at %.1f.", low.name, low.value)
		}
		return b.String()
	}
	if value >= yesFrom {
		fmt.Fprintf(&b, "At %s the rounds come to %.1f of 5. That would do; the noes outweigh it.", level.Title(), value)
	} else {
		fmt.Fprintf(&b, "At %s the rounds come to %.1f of 5, and a yes begins at %.1f.", level.Title(), value, yesFrom)
	}
	if against := against(sittings); against != "" {
		fmt.Fprintf(&b, " What decided it: %s.", against)
	}
	switch {
	case high.value >= yesFrom:
		fmt.Fprintf(&b, " %s held, at %.1f over the loop; you need not start again there.", high.name, high.value)
	default:
		b.WriteString(" No dimension reached the mark of a yes, so begin with the first step below and leave the rest for later.")
	}
	b.WriteString(" This is a reading of these answers on this day, not of what you can do.")
	return b.String()
}

// against names the rounds that said no.
func against(sittings []sitting) string {
	var list []string
	for _, s := range sittings {
		if s.vote == hotloop.No || s.vote == hotloop.StrongNo {
			_, low := extremes(s)
			list = append(list, fmt.Sprintf("round %d, %s, at %.1f (lowest %s, %.1f)", s.round+1, s.title, s.mean.Value, low.name, low.value))
		}
	}
	return strings.Join(list, "; ")
}

// loopExtremes are the highest and lowest dimension of the whole loop.
func loopExtremes(sittings []sitting) (high, low end) {
	return extremes(sitting{answers: all(sittings)})
}

// keeperWhy says how the keeper test came out.
func keeperWhy(sittings []sitting, fights bool) string {
	t := count(sittings)
	value, _ := mean(sittings)
	noes := t.no + t.strongNo
	switch {
	case t.votes == 0:
		return "Nobody saw enough to say whether they would fight to keep you."
	case fights:
		return fmt.Sprintf("They would fight to keep you: nobody says no, and the rounds come to %.1f, where a fight begins at %.1f.", value, fightFrom)
	case noes > 0 && value < fightFrom:
		return fmt.Sprintf("They would not fight to keep you on what they heard: %s said no, and the rounds come to %.1f, where a fight begins at %.1f.", rounds(noes), value, fightFrom)
	case noes > 0:
		return fmt.Sprintf("They would not fight to keep you yet: the rounds come to %.1f, but %s said no, and nobody fights against a colleague's no.", value, rounds(noes))
	}
	return fmt.Sprintf("They would hire you and let you go without a fight: nobody says no, but the rounds come to %.1f, where a fight begins at %.1f.", value, fightFrom)
}

// flipSays tells one hypothetical: where, what to say or leave out, and what it
// does to its dimension.
func flipSays(sittings []sitting, c change) string {
	a, sheet := sittings[c.sitting].answers[c.answer], c.sheet(sittings)
	sig := sheet.signals[c.signal]
	before := sheet.row(sig.Dimension)
	c.do(sittings)
	after := sheet.row(sig.Dimension)
	c.undo(sittings)
	effect := fmt.Sprintf("%s %s to %s", sig.Dimension, shown(before), shown(after))
	if c.to == 0 && !sig.Against {
		return fmt.Sprintf("Without this in “%s” they would think again: %s (%s)", a.Question.Title, heardAs(a, c.signal), effect)
	}
	return fmt.Sprintf("In “%s”, %s (%s)", a.Question.Title, aim(sig), effect)
}

func shown(r row) string {
	if !r.heard {
		return "no signal"
	}
	return fmt.Sprintf("%.1f", r.value)
}

// aim says what to do about a signal: answer its first probe, or earn or avoid
// the sentence that it is heard by.
func aim(sig hotloop.Signal) string {
	switch {
	case sig.Against:
		return "leave out what was noted as: " + sig.Heard
	case len(sig.Probes) > 0:
		return fmt.Sprintf("answer this before it is asked: “%s”", sig.Probes[0])
	}
	return fmt.Sprintf("make this true: “%s”", sig.Heard)
}

func heardAs(a answered, signal int) string {
	e := a.evidence[a.best[signal]]
	if q := e.Seen.Quote; q != nil {
		return fmt.Sprintf("“%s”", short(q.Text, 120))
	}
	return e.Says
}

// short cuts a quote at a space and says so.
func short(text string, most int) string {
	text = strings.Join(strings.Fields(text), " ")
	if len(text) <= most {
		return text
	}
	cut := strings.LastIndexByte(text[:most], ' ')
	if cut <= 0 {
		cut = most
		for cut > 0 && text[cut]&0xc0 == 0x80 {
			cut--
		}
	}
	return text[:cut] + "…"
}

// whys say what a step is worth.
var whys = []string{
	"In “%s” %s %s; this alone would bring it to %.1f.",
	"Your answer to “%s” is where %s %s, and with this it would reach %.1f.",
	"After “%s” %s %s; put right, it would be %.1f.",
}

// gapStep is a step for something that cost points.
func gapStep(i int, g gap) hotloop.NextStep {
	sig := g.answer.sheet.signals[g.signal]
	verb := []string{"Take", "Answer", "Work through"}[i%3]
	if g.train.ID == g.answer.Question.ID {
		verb = []string{"Take again", "Answer once more", "Go back to"}[i%3]
	}
	from := "has no signal yet"
	if g.from > 0 {
		from = fmt.Sprintf("stands at %.1f", g.from)
	}
	return hotloop.NextStep{
		Says:     fmt.Sprintf("%s “%s”, and %s", verb, g.train.Title, aim(sig)),
		Question: g.train.ID,
		Why:      fmt.Sprintf(whys[i%len(whys)], g.answer.Question.Title, sig.Dimension, from, g.to),
	}
}

// silentStep is a step for a dimension about which nothing was heard.
func silentStep(d hotloop.Dimension, q hotloop.Question) hotloop.NextStep {
	return hotloop.NextStep{
		Says:     fmt.Sprintf("Take “%s”, which asks for %s.", q.Title, d),
		Question: q.ID,
		Why:      fmt.Sprintf("Nothing in this loop showed %s, so nobody could vote on it.", d),
	}
}

// firstStep is a step for a loop that showed nothing.
func firstStep(r hotloop.PlannedRound, q hotloop.Question) hotloop.NextStep {
	return hotloop.NextStep{
		Says:     fmt.Sprintf("Answer “%s”, on its own and without the clock.", q.Title),
		Question: q.ID,
		Why:      fmt.Sprintf("It was planned for the %s round, which showed nothing yet.", r.Kind),
	}
}
