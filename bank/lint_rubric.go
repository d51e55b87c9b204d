package bank

import (
	"fmt"
	"slices"
	"strings"

	"hotloop"
)

const rubricFileName = "rubric.yaml"

// What makes a rubric worth grading by.
const (
	fewestSignals, mostSignals = 4, 14 // of a question's own
	mostPatterns               = 60    // of one signal
	longestPattern             = 300   // bytes
	longestSentence            = 600   // bytes
)

func (p *pack) lintRubric(bank *Bank, prefixes map[string][]hotloop.QuestionID) {
	listened := 0
	musts, traps := 0, 0
	for i, s := range p.own {
		line := func(path ...any) int { return p.rubric.at(append([]any{"signals", i}, path...)...) }
		p.lintSignal(s, line, bank)
		if s.Detect == "" {
			listened++
		}
		if s.Must {
			musts++
		}
		if s.Against {
			traps++
		}
	}
	if listened+traps == 0 || len(p.own) < fewestSignals || len(p.own) > mostSignals {
		p.add(rubricFileName, p.rubric.at("signals"), fmt.Sprintf("the question has %d signals of its own", len(p.own)), "write five to nine")
	}
	if musts == 0 {
		p.add(rubricFileName, p.rubric.at("signals"), "no signal is a must-have", "mark two or three with `must: true`")
	}
	if traps == 0 {
		p.add(rubricFileName, p.rubric.at("signals"), "there is no trap", "add one to three with `against: true`")
	}
	p.lintPrefix(prefixes)
	p.lintDimensions()
}

func (p *pack) lintSignal(s hotloop.Signal, line func(path ...any) int, bank *Bank) {
	if s.Heard == "" {
		p.add(rubricFileName, line(), fmt.Sprintf("%s has no sentence for when it is heard", s.ID), "add `heard:`")
	}
	if s.Must && s.Against {
		p.add(rubricFileName, line("must"), fmt.Sprintf("%s is a must-have and a trap", s.ID), "keep one of `must:` and `against:`")
	}
	if s.Must && (s.Missing == "" || len(s.Probes) == 0) {
		p.add(rubricFileName, line(), fmt.Sprintf("the must-have %s lacks `missing:` or `probes:`", s.ID), "say what is missing, and ask for it in at least one probe")
	}
	if s.Against && len(s.Challenges) == 0 {
		p.add(rubricFileName, line(), fmt.Sprintf("the trap %s has no challenge", s.ID), "add what the interviewer says when it is sprung, under `challenges:`")
	}
	if s.Value != "" && !slices.Contains(values, s.Value) {
		p.add(rubricFileName, line("value"), fmt.Sprintf("no version of the memo has the value %.60q", s.Value), "use "+joinAll(values))
	}
	if !p.hasPart(s.Part) {
		p.add(rubricFileName, line("part"), fmt.Sprintf("the question has no part %q", s.Part), "name one of its parts or leave the line out")
	}
	if s.Train != "" {
		if _, err := bank.Question(s.Train); err != nil {
			p.add(rubricFileName, line("train"), fmt.Sprintf("there is no question %.80q to train with", s.Train), "name one that the bank has")
		}
	}
	for _, list := range []struct {
		name  string
		texts []string
		most  int
	}{{"hear", s.Listen.Hear, longestPattern}, {"not", s.Listen.Not, longestPattern}, {"probes", s.Probes, longestSentence}, {"challenges", s.Challenges, longestSentence}} {
		path := []any{list.name}
		if list.name == "hear" || list.name == "not" {
			path = []any{"listen", list.name}
		}
		if len(list.texts) > mostPatterns {
			p.add(rubricFileName, line(path...), fmt.Sprintf("%s has %d entries under `%s`", s.ID, len(list.texts), list.name), fmt.Sprintf("keep the best %d", mostPatterns))
		}
		for i, text := range list.texts {
			if text == "" || len(text) > list.most {
				p.add(rubricFileName, line(append(path, i)...), fmt.Sprintf("the entry is empty or longer than %d bytes", list.most), "shorten it")
			}
			if first := slices.Index(list.texts, text); first < i {
				p.add(rubricFileName, line(append(path, i)...), "the same entry stands here twice", "remove one")
			}
		}
	}
}

// lintPrefix checks that the question's own signals share one prefix that is
// nobody else's. Signals that name a detector may carry the detector's name.
func (p *pack) lintPrefix(prefixes map[string][]hotloop.QuestionID) {
	mine := ""
	for i, s := range p.own {
		prefix := prefixOf(s.ID)
		users := prefixes[prefix]
		if !slices.Contains(users, p.question.ID) || s.Detect != "" {
			continue
		}
		if mine == "" {
			mine = prefix
		}
		at := p.rubric.at("signals", i, "id")
		if prefix != mine {
			p.add(rubricFileName, at, fmt.Sprintf("%s does not begin with %q as the signals above do", s.ID, mine+"."), "use one prefix for the question's own signals")
			continue
		}
		for _, other := range users {
			if other != p.question.ID {
				p.add(rubricFileName, at, fmt.Sprintf("the prefix %q is also that of the question %s", mine, other), "choose another prefix")
				return
			}
		}
	}
}

// lintDimensions checks that a score can come about: something is expected at
// every level, and wherever a trap can lower a dimension something can raise it.
func (p *pack) lintDimensions() {
	q := p.question
	for _, level := range q.Levels {
		if !slices.ContainsFunc(q.Rubric.Signals, func(s hotloop.Signal) bool { return s.ExpectedAt(level) }) {
			p.add(rubricFileName, p.rubric.at("signals"), fmt.Sprintf("nothing is expected at %s", level), "lower the `from:` of a signal or take the level out of question.md")
		}
	}
	for i, s := range p.own {
		raises := func(o hotloop.Signal) bool { return !o.Against && o.Dimension == s.Dimension }
		if s.Against && !slices.ContainsFunc(q.Rubric.Signals, raises) {
			p.add(rubricFileName, p.rubric.at("signals", i, "dimension"), fmt.Sprintf("the trap %s can lower %s, which nothing can raise", s.ID, s.Dimension),
				"move the trap to "+strings.Join(raisable(q.Rubric), " or ")+", or add a signal on its dimension")
		}
	}
}

// raisable lists the dimensions on which something is expected.
func raisable(r hotloop.Rubric) []string {
	var out []string
	for _, d := range hotloop.Dimensions() {
		if slices.ContainsFunc(r.Signals, func(s hotloop.Signal) bool { return !s.Against && s.Dimension == d }) {
			out = append(out, string(d))
		}
	}
	return out
}
