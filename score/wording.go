package score

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hotloop"
)

// The sentences of a debrief. Each names a round, a question or a figure, so
// that no two in one debrief are the same; where a card could sound like its
// neighbour, the round's number chooses among turns of phrase.

// cardSays is what an interviewer writes to the committee: the vote, what they
// would read out for it, and where it is thin. best is the reason in favour that
// moves most, nil if there is none.
func cardSays(s sitting, vote hotloop.Inclination, best *hotloop.Reason) string {
	if vote == hotloop.NoVote {
		where := fmt.Sprintf("round %d, %s", s.round+1, s.title)
		if len(s.answers) == 0 {
			return fmt.Sprintf("No vote on %s: it was not held.", where)
		}
		return fmt.Sprintf("No vote on %s: nothing in it could be observed.", where)
	}
	hires := vote == hotloop.Yes || vote == hotloop.StrongYes
	high, low := extremes(s)
	says := []string{openings[vote][s.round%len(openings[vote])]}
	if best != nil {
		says = append(says, bestSays(s, *best, hires))
	}
	at := s.round % len(lows)
	switch {
	case s.coreFails():
		says = append(says, fmt.Sprintf(cores[s.round%len(cores)], s.core, s.about.value))
	case hires && best != nil && best.Evidence.Dimension == low.name && high != low:
		// What is read out stands where it is thinnest: one mention is enough.
	case high == low:
		says = append(says, fmt.Sprintf("I could judge %s alone, at %.1f.", high.name, high.value))
	case hires:
		says = append(says, fmt.Sprintf(lows[at].yes, low.name, low.value))
	default:
		says = append(says, fmt.Sprintf(lows[at].no, low.name, low.value))
	}
	return strings.Join(says, " ") + fmt.Sprintf(" Round %d comes to %.1f.", s.round+1, s.mean.Value)
}

// bestSays reads out what spoke most for the candidate: their own words, or what
// the record of a run says.
func bestSays(s sitting, best hotloop.Reason, hires bool) string {
	e := best.Evidence
	value := dimension(s.answers, e.Dimension).value
	if e.Seen.Quote == nil {
		return fmt.Sprintf("The record has this for it: %s (%s, %.1f).", strings.TrimSuffix(e.Says, "."), e.Dimension, value)
	}
	pool := quotesFor
	if !hires {
		pool = quotesAgainst
	}
	return fmt.Sprintf(pool[s.round%len(pool)], strings.TrimRight(short(e.Seen.Quote.Text, 110), " .,;:"), e.Dimension, value)
}

var openings = map[hotloop.Inclination][]string{
	hotloop.StrongYes: {"I would argue for this hire.", "Strong yes, and I would say it first.", "I would put my name to this one.", "Hire, and I have no reservation that I would raise.", "A clear yes from my side."},
	hotloop.Yes:       {"I would hire.", "Hire, with questions left.", "I come down on yes.", "A yes, and I know where I would look again.", "I lean to hire."},
	hotloop.No:        {"I would not hire on this yet.", "I come down on no.", "I cannot make the case today.", "A no from me, on this conversation.", "I lean to no."},
	hotloop.StrongNo:  {"I could not argue for this hire.", "A firm no.", "There is too little here for me to defend.", "I could not put my name to this.", "I would not go on from here."},
}

// quotesFor and quotesAgainst put the candidate's own words before the
// committee, in a vote for them and in one against.
var (
	quotesFor = []string{
		"The line that I keep is “%s” (%s, %.1f).",
		"What convinced me I can quote: “%s” (%s, %.1f).",
		"I would read this out: “%s” (%s, %.1f).",
		"“%s” is what I would hold up (%s, %.1f).",
	}
	quotesAgainst = []string{
		"The best of it was “%s” (%s, %.1f), and one such sentence does not carry it.",
		"I did write down “%s” (%s, %.1f).",
		"There was “%s” (%s, %.1f), and too little beside it.",
		"For them I would say “%s” (%s, %.1f).",
	}
	cores = []string{
		"The round is about %s, and there I have %.1f.",
		"For a round about %s, %.1f is not enough.",
		"It stands or falls with %s, which came to %.1f.",
	}
	lows = []struct{ yes, no string }{
		{"I would press again on %s (%.1f).", "What I missed most was %s (%.1f)."},
		{"The thinnest part was %s, at %.1f.", "It fails for me on %s, at %.1f."},
		{"I would want to hear more on %s (%.1f).", "I came away without %s (%.1f)."},
		{"If somebody doubts it, it will be over %s (%.1f).", "The gap is %s, at %.1f."},
	}
)

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
	b.WriteString(against(sittings))
	switch {
	case high.value >= yesFrom:
		fmt.Fprintf(&b, " %s held, at %.1f over the loop; you need not start again there.", high.name, high.value)
	default:
		b.WriteString(" No dimension reached the mark of a yes, so begin with the first step below and leave the rest for later.")
	}
	b.WriteString(" This is a reading of these answers on this day, not of what you can do.")
	return b.String()
}

// mostNamed is how many rounds that said no are named with their figure.
const mostNamed = 2

// against names the rounds that said no, the lowest first.
func against(sittings []sitting) string {
	var noes []sitting
	for _, s := range sittings {
		if s.vote == hotloop.No || s.vote == hotloop.StrongNo {
			noes = append(noes, s)
		}
	}
	slices.SortStableFunc(noes, func(a, b sitting) int { return cmp.Compare(a.mean.Value, b.mean.Value) })
	var worst, others []string
	for i, s := range noes {
		if i < mostNamed {
			worst = append(worst, fmt.Sprintf("%s (%.1f)", s.title, s.mean.Value))
			continue
		}
		others = append(others, s.title)
	}
	switch {
	case len(noes) == 0:
		return ""
	case len(others) == 0:
		return fmt.Sprintf(" What decided it was %s.", list(worst))
	}
	return fmt.Sprintf(" What decided it was %s; %s said no as well.", list(worst), list(others))
}

// list joins names: "a", "a and b", "a, b and c".
func list(names []string) string {
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

// loopExtremes are the highest and lowest dimension of the whole loop.
func loopExtremes(sittings []sitting) (high, low end) {
	return extremes(sitting{answers: all(sittings)})
}

// keeperWhy says how the keeper test came out; it is read after a sentence that
// says whether they would fight.
func keeperWhy(sittings []sitting, fights bool) string {
	t := count(sittings)
	value, _ := mean(sittings)
	noes := t.no + t.strongNo
	switch {
	case t.votes == 0:
		return "Nobody saw enough to say more."
	case fights:
		return fmt.Sprintf("Nobody says no, and the rounds come to %.1f; a fight begins at %.1f.", value, fightFrom)
	case noes > 0 && value < fightFrom:
		return fmt.Sprintf("%s said no, and the rounds come to %.1f; a fight begins at %.1f.", capital(rounds(noes)), value, fightFrom)
	case noes > 0:
		return fmt.Sprintf("The rounds come to %.1f, which would do, but %s said no, and nobody fights against a colleague's no.", value, rounds(noes))
	}
	return fmt.Sprintf("Nobody says no, so you would be hired; but the rounds come to %.1f, and a fight begins at %.1f.", value, fightFrom)
}

// flipSays tells hypothetical i: where, what to say or leave out, and what it
// does to its dimension.
func flipSays(i int, sittings []sitting, c change) string {
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
	return fmt.Sprintf("In “%s”, %s (%s)", a.Question.Title, aim(sig, i), effect)
}

func shown(r row) string {
	if !r.heard {
		return "no signal"
	}
	return fmt.Sprintf("%.1f", r.value)
}

// aims are ways of saying that a question should not have had to be asked.
var aims = []string{
	"bring the answer to “%s” yourself",
	"do not wait to be asked “%s”",
	"let the answer already hold this: “%s”",
	"settle “%s” before it comes up",
}

// aim says what to do about a signal: answer its first probe unasked, or earn or
// avoid the sentence that it is heard by. What a run or the clock shows is not a
// matter of saying. i chooses among equal phrases.
func aim(sig hotloop.Signal, i int) string {
	switch {
	case sig.Against:
		return "leave out what was noted as: " + sig.Heard
	case len(sig.Probes) > 0 && !measured(sig.Detect):
		return fmt.Sprintf(aims[i%len(aims)], sig.Probes[0])
	}
	return fmt.Sprintf(earns[i%len(earns)], sig.Heard)
}

// earns are ways of asking for what the record has to show.
var earns = []string{"earn this sentence: “%s”", "get to where one can write “%s”"}

// measured reports whether a detector reads runs, programs, the clock or the
// delivery: none is mended by saying something.
func measured(detect string) bool {
	for _, of := range []string{"judge.", "quality.", "time.", "hint.", "structure."} {
		if strings.HasPrefix(detect, of) {
			return true
		}
	}
	return false
}

// stop ends a sentence that has no end yet.
func stop(says string) string {
	for _, end := range []string{".", "?", ".”", "?”"} {
		if strings.HasSuffix(says, end) {
			return says
		}
	}
	return says + "."
}

func capital(says string) string { return strings.ToUpper(says[:1]) + says[1:] }

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
	"%s %s %s; this alone would bring it to %.1f.",
	"%s %s %s, and with this it would reach %.1f.",
	"%s %s %s; put right, it would be %.1f.",
}

// gapStep is a step for something that cost points.
func gapStep(i int, g gap) hotloop.NextStep {
	sig := g.answer.sheet.signals[g.signal]
	verb, where := []string{"Take", "Answer", "Work through"}[i%3], fmt.Sprintf("In “%s”", g.answer.Question.Title)
	if g.train.ID == g.answer.Question.ID {
		verb, where = []string{"Take again", "Answer once more", "Go back to"}[i%3], []string{"There", "In it", "So far"}[i%3]
	}
	from := "has no signal yet"
	if g.from > 0 {
		from = fmt.Sprintf("stands at %.1f", g.from)
	}
	return hotloop.NextStep{
		Says:     stop(fmt.Sprintf("%s “%s”, and %s", verb, g.train.Title, aim(sig, i))),
		Question: g.train.ID,
		Why:      fmt.Sprintf(whys[i%len(whys)], where, sig.Dimension, from, g.to),
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
