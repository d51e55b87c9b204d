package bank

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"hotloop"
)

// rubricFile is a rubric.yaml or a shared rubric.
type rubricFile struct {
	Include []string         `yaml:"include"`
	Signals []hotloop.Signal `yaml:"signals"`
}

// sharedRubric is a rubric that packs take in by name.
type sharedRubric struct {
	shelf   string // the name of the shelf that it stands on
	file    string // as messages show it
	text    string
	node    *node
	signals []hotloop.Signal
}

// signalIDs are at least two slugs with dots between them.
var signalIDs = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$`)

// prefixOf is the part of a signal's name before the first dot.
func prefixOf(id hotloop.SignalID) string {
	prefix, _, _ := strings.Cut(string(id), ".")
	return prefix
}

// readShared reads the shared rubrics of a shelf into all.
func (s Shelf) readShared(ps *problems, all map[string]sharedRubric) {
	for _, file := range s.yamlFiles(ps, "shared") {
		name := strings.TrimSuffix(path.Base(file), ".yaml")
		where := s.where(file)
		if !validSlug(name) {
			ps.add(where, 0, "the name cannot be included", "name the file in lower-case letters, digits and single hyphens")
			continue
		}
		if other, taken := all[name]; taken {
			ps.add(where, 0, fmt.Sprintf("there is a shared rubric %q already, in %s", name, other.file), "give this one another name")
			continue
		}
		text, ok := s.readText(ps, file)
		if !ok {
			continue
		}
		n := readYAML(ps, where, text, 0)
		if n == nil {
			continue
		}
		var r rubricFile
		decoder{ps: ps, file: where, tag: "yaml"}.into(n, &r)
		if len(r.Include) > 0 {
			ps.add(where, n.at("include"), "a shared rubric cannot include another", "include both in the pack")
		}
		checkSignals(ps, where, n, r.Signals)
		all[name] = sharedRubric{shelf: s.name, file: where, text: text, node: n, signals: r.Signals}
	}
}

// readRubric reads rubric.yaml and merges the shared rubrics it includes: those
// first, in the order named, a signal of the pack's own taking the place of a
// shared one with its name.
func (p *pack) readRubric(shared map[string]sharedRubric) {
	const file = "rubric.yaml"
	text, ok := p.need(file, "write down what to listen for, as docs/packs.md describes")
	if !ok {
		return
	}
	where := p.shelf.where(path.Join(p.dir, file))
	if p.rubric = readYAML(&p.problems, where, text, 0); p.rubric == nil {
		return
	}
	var r rubricFile
	decoder{ps: &p.problems, file: where, tag: "yaml"}.into(p.rubric, &r)
	checkSignals(&p.problems, where, p.rubric, r.Signals)
	p.own = r.Signals
	own := make(map[hotloop.SignalID]hotloop.Signal, len(r.Signals))
	for _, s := range r.Signals {
		own[s.ID] = s
	}
	placed := map[hotloop.SignalID]string{}
	var merged []hotloop.Signal
	for i, name := range r.Include {
		rubric, found := shared[name]
		if !found {
			remedy := "there is none to include; remove the line"
			if len(shared) > 0 {
				remedy = "use " + strings.Join(sortedKeys(shared), ", ")
			}
			p.add(file, p.rubric.at("include", i), fmt.Sprintf("there is no shared rubric %q", name), remedy)
			continue
		}
		p.included = append(p.included, name)
		for _, s := range rubric.signals {
			if from, twice := placed[s.ID]; twice {
				p.add(file, p.rubric.at("include", i), fmt.Sprintf("the signal %s comes from %s and from %s", s.ID, from, name), "include one of them")
				continue
			}
			placed[s.ID] = name
			if mine, ok := own[s.ID]; ok {
				s = mine
			}
			merged = append(merged, s)
		}
	}
	for _, s := range r.Signals {
		if _, ok := placed[s.ID]; !ok {
			merged = append(merged, s)
		}
	}
	if len(merged) == 0 {
		p.add(file, 1, "there are no signals", "write down what to listen for under `signals:`")
	}
	p.question.Rubric.Signals = merged
}

// checkSignals refuses signals that score or an evaluator could not read, and
// fills in what is 1 when it is not given.
func checkSignals(ps *problems, file string, n *node, signals []hotloop.Signal) {
	seen := map[hotloop.SignalID]int{}
	for i := range signals {
		s := &signals[i]
		line := func(path ...any) int { return n.at(append([]any{"signals", i}, path...)...) }
		given := n.get("signals").items[i]
		if !signalIDs.MatchString(string(s.ID)) || len(s.ID) > 100 {
			ps.add(file, line("id"), fmt.Sprintf("%.80q cannot name a signal", s.ID), "write prefix.name in lower case, such as unpopular.dissent-cost")
		}
		if first, twice := seen[s.ID]; twice {
			ps.add(file, line("id"), fmt.Sprintf("the signal %s stands at line %d already", s.ID, first), "rename one of the two")
		}
		seen[s.ID] = line("id")
		if !s.Dimension.Valid() {
			ps.add(file, line("dimension"), fmt.Sprintf("there is no dimension %q", s.Dimension), "use "+joinAll(hotloop.Dimensions()))
		}
		if s.From != "" && !s.From.Valid() {
			ps.add(file, line("from"), fmt.Sprintf("there is no level %q", s.From), "use "+joinAll(hotloop.Levels()))
		}
		if given.get("weight") == nil {
			s.Weight = 1
		} else if !(s.Weight > 0 && s.Weight <= 100) {
			ps.add(file, line("weight"), fmt.Sprintf("the weight of %s is %v", s.ID, s.Weight), "write a number above 0 and at most 100, or leave the line out for 1")
		}
		if given.get("listen").get("within") == nil {
			if !s.Listen.IsZero() {
				s.Listen.Within = 1
			}
		} else if s.Listen.Within < 1 || s.Listen.Within > 50 {
			ps.add(file, line("listen", "within"), fmt.Sprintf("a window of %d sentences cannot be used", s.Listen.Within), "write 1 to 50")
		}
		switch {
		case s.Detect == "" && len(s.Listen.Hear) == 0:
			ps.add(file, line("listen"), fmt.Sprintf("nothing says how %s is heard", s.ID), "add `listen:` with patterns under `hear:`, or `detect:`")
		case s.Detect != "" && !s.Listen.IsZero():
			ps.add(file, line("detect"), fmt.Sprintf("%s has both `listen:` and `detect:`", s.ID), "keep one of them")
		}
	}
}
