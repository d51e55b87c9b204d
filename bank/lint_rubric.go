package bank

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"hotloop"
)

const rubricFileName = "rubric.yaml"

// What makes a rubric worth grading by.
const (
	fewestSignals, mostSignals = 4, 30 // of a question's own; a design has many
	mostPatterns               = 60    // of one signal
	longestPattern             = 300   // bytes
	longestSentence            = 600   // bytes
)

func (p *pack) lintRubric(bank *Bank, prefixes map[string][]hotloop.QuestionID) {
	listened := 0
	musts, traps := 0, 0
	for i, s := range p.own {
		signalCheck{
			ps: &p.problems, file: p.shelf.where(path.Join(p.dir, rubricFileName)), bank: bank, named: s,
			at:   func(path ...any) int { return p.rubric.at(append([]any{"signals", i}, path...)...) },
			part: p.hasPart,
		}.run()
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

// signalCheck checks one signal of a rubric, shared or a pack's own.
type signalCheck struct {
	ps    *problems
	file  string
	at    func(path ...any) int // lines within the signal
	part  func(id string) bool  // whether the question has a part
	bank  *Bank
	named hotloop.Signal
}

func (c signalCheck) add(line int, what, remedy string) { c.ps.add(c.file, line, what, remedy) }

func (c signalCheck) run() {
	s := c.named
	if s.Heard == "" {
		c.add(c.at(), fmt.Sprintf("%s has no sentence for when it is heard", s.ID), "add `heard:`")
	}
	if s.Must && s.Against {
		c.add(c.at("must"), fmt.Sprintf("%s is a must-have and a trap", s.ID), "keep one of `must:` and `against:`")
	}
	if s.Must && (s.Missing == "" || len(s.Probes) == 0) {
		c.add(c.at(), fmt.Sprintf("the must-have %s lacks `missing:` or `probes:`", s.ID), "say what is missing, and ask for it in at least one probe")
	}
	if s.Against && len(s.Challenges) == 0 {
		c.add(c.at(), fmt.Sprintf("the trap %s has no challenge", s.ID), "add what the interviewer says when it is sprung, under `challenges:`")
	}
	if s.Detect == "" {
		for i, says := range s.Challenges {
			if strings.Contains(says, "%s") {
				c.add(c.at("challenges", i), fmt.Sprintf("%s has a challenge with %%s and no detector that could fill it in", s.ID), "write the challenge without %s")
			}
		}
	}
	if s.Value != "" && !slices.Contains(values, s.Value) {
		c.add(c.at("value"), fmt.Sprintf("no version of the memo has the value %.60q", s.Value), "use "+joinAll(values))
	}
	if !c.part(s.Part) {
		c.add(c.at("part"), fmt.Sprintf("the question has no part %q", s.Part), "name one of its parts or leave the line out")
	}
	if s.Train != "" {
		if _, err := c.bank.Question(s.Train); err != nil {
			c.add(c.at("train"), fmt.Sprintf("there is no question %.80q to train with", s.Train), "name one that the bank has")
		}
	}
	c.texts([]any{"listen", "hear"}, s.Listen.Hear, longestPattern)
	c.texts([]any{"listen", "also"}, s.Listen.Also, longestPattern)
	c.texts([]any{"listen", "not"}, s.Listen.Not, longestPattern)
	c.texts([]any{"probes"}, s.Probes, longestSentence)
	c.texts([]any{"challenges"}, s.Challenges, longestSentence)
}

// texts checks a list of patterns or sentences.
func (c signalCheck) texts(path []any, texts []string, longest int) {
	if len(texts) > mostPatterns {
		c.add(c.at(path...), fmt.Sprintf("%s has %d entries here", c.named.ID, len(texts)), fmt.Sprintf("keep the best %d", mostPatterns))
	}
	seen := map[string]bool{}
	for i, text := range texts {
		at := c.at(append(slices.Clone(path), i)...)
		if text == "" || len(text) > longest {
			c.add(at, fmt.Sprintf("the entry is empty or longer than %d bytes", longest), "shorten it")
		}
		if seen[text] {
			c.add(at, "the same entry stands here twice", "remove one")
		}
		seen[text] = true
	}
}

// lintShared checks the signals of a shared rubric.
func lintShared(r sharedRubric, bank *Bank) []Problem {
	var ps problems
	for i, s := range r.signals {
		signalCheck{
			ps: &ps, file: r.file, bank: bank, named: s,
			at:   func(path ...any) int { return r.node.at(append([]any{"signals", i}, path...)...) },
			part: func(id string) bool { return id == "" },
		}.run()
	}
	return ps.list
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
