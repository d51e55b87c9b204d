package bank

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"hotloop"
)

// Checker looks through a question for what only its evaluator understands:
// patterns, names of detectors. The command that joins bank and evaluators
// passes checkers to Lint.
type Checker func(hotloop.Question) []Finding

// Finding is what a Checker has to say. The first of Signal, Fact and Test that
// is set names the place; Text, if it stands there, names the line.
type Finding struct {
	Signal hotloop.SignalID
	Fact   string
	Test   string
	Text   string
	What   string
	Remedy string
}

// Patterns makes a Checker of what an evaluator says about one pattern: nil or
// an error that says in a plain sentence what is wrong with it.
func Patterns(check func(pattern string) error) Checker {
	return func(q hotloop.Question) []Finding {
		var out []Finding
		look := func(f Finding, patterns []string) {
			for _, p := range patterns {
				if err := check(p); err != nil {
					f.Text, f.What, f.Remedy = p, err.Error(), "write the pattern as docs/packs.md describes"
					out = append(out, f)
				}
			}
		}
		for _, s := range q.Rubric.Signals {
			look(Finding{Signal: s.ID}, s.Listen.Hear)
			look(Finding{Signal: s.ID}, s.Listen.Also)
			look(Finding{Signal: s.ID}, s.Listen.Not)
		}
		for _, f := range q.Facts {
			look(Finding{Fact: f.ID}, f.Asks)
		}
		return out
	}
}

// Detectors makes a Checker of the names of all detectors that evaluators have.
func Detectors(names []string) Checker {
	return func(q hotloop.Question) []Finding {
		var out []Finding
		for _, s := range q.Rubric.Signals {
			if s.Detect == "" || slices.Contains(names, s.Detect) {
				continue
			}
			remedy := "use one that docs/packs.md lists"
			if near := nearest(s.Detect, names, 1); len(near) > 0 {
				remedy = fmt.Sprintf("did you mean `%s`", near[0])
			}
			out = append(out, Finding{Signal: s.ID, Text: s.Detect, What: fmt.Sprintf("there is no detector %q", s.Detect), Remedy: remedy})
		}
		return out
	}
}

// Lint checks a shelf against everything that docs/packs.md asks for and
// returns every problem in order of file and line, none if it is sound. A
// directory of the user's own is read beside the embedded bank, whose shared
// rubrics it may include and whose names it must not take. The error is that of
// ctx.
func Lint(ctx context.Context, shelf Shelf, checkers ...Checker) ([]Problem, error) {
	if shelf.name == "" {
		return lint(ctx, nil, shelf, checkers)
	}
	return lint(ctx, []Shelf{Embedded()}, shelf, checkers)
}

// lint checks a shelf that stands beside others.
func lint(ctx context.Context, beside []Shelf, shelf Shelf, checkers []Checker) ([]Problem, error) {
	r, err := read(ctx, append(beside, shelf))
	if err != nil {
		return nil, err
	}
	list := r.problems[len(beside)].list
	bank := r.bank()
	for _, name := range sortedKeys(r.shared) {
		if s := r.shared[name]; s.shelf == shelf.name {
			list = append(list, lintShared(s, bank)...)
		}
	}
	prefixes := r.prefixes()
	for _, p := range r.packs {
		if p.shelf.name != shelf.name {
			continue
		}
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("check the bank: %w", err)
		}
		if p.readable() {
			p.lint(bank, prefixes)
			for _, check := range checkers {
				for _, f := range check(p.question) {
					if file, line, ours := p.placeOf(f, r.shared); ours {
						p.problems.add(file, line, f.What, f.Remedy)
					}
				}
			}
		}
		list = append(list, p.problems.list...)
	}
	for _, id := range sortedKeys(r.loops) {
		if l := r.loops[id]; strings.HasPrefix(l.file, shelf.where("loops")) {
			list = append(list, lintLoop(bank, l)...)
		}
	}
	return sorted(list), nil
}

// readable reports whether there is enough of a pack to look closer.
func (p *pack) readable() bool {
	if p.front == nil || p.rubric == nil {
		return false
	}
	return p.question.Form != hotloop.FormCode || p.question.Code != nil && len(p.question.Code.Methods) > 0
}

// placeOf finds the file and line that a finding is about. A signal that was
// included is found in its shared rubric; ours is false if that stands on
// another shelf, whose owner is told when that one is checked.
func (p *pack) placeOf(f Finding, shared map[string]sharedRubric) (file string, line int, ours bool) {
	ours = true
	file, n := p.shelf.where(path.Join(p.dir, "question.md")), p.front
	var in *node
	switch {
	case f.Signal != "":
		file, n = p.shelf.where(path.Join(p.dir, "rubric.yaml")), p.rubric
		if in = entry(n.get("signals"), "id", string(f.Signal)); in == nil {
			for _, name := range p.included {
				if found := entry(shared[name].node.get("signals"), "id", string(f.Signal)); found != nil {
					file, in, ours = shared[name].file, found, shared[name].shelf == p.shelf.name
				}
			}
		}
	case f.Fact != "":
		in = entry(n.get("facts"), "id", f.Fact)
	case f.Test != "":
		file, n = p.shelf.where(path.Join(p.dir, "tests.json")), p.tests
		in = entry(n.get("tests"), "name", f.Test)
	}
	if in == nil {
		return file, n.at(), ours
	}
	if line := in.find(f.Text); f.Text != "" && line > 0 {
		return file, line, ours
	}
	return file, in.line, ours
}

// entry finds the mapping in a list whose key reads value.
func entry(list *node, key, value string) *node {
	if list == nil {
		return nil
	}
	for _, item := range list.items {
		if k := item.get(key); k != nil && strings.TrimSpace(k.text) == value {
			return item
		}
	}
	return nil
}

// prefixes says which questions use which prefix for signals of their own.
func (r *reading) prefixes() map[string][]hotloop.QuestionID {
	out := map[string][]hotloop.QuestionID{}
	for _, p := range r.packs {
		for _, s := range p.own {
			prefix := prefixOf(s.ID)
			if s.Detect == "" && !p.overrides(s.ID, r.shared) && !slices.Contains(out[prefix], p.question.ID) {
				out[prefix] = append(out[prefix], p.question.ID)
			}
		}
	}
	return out
}

// overrides reports whether a signal takes the place of an included one.
func (p *pack) overrides(id hotloop.SignalID, shared map[string]sharedRubric) bool {
	return slices.ContainsFunc(p.included, func(name string) bool {
		return slices.ContainsFunc(shared[name].signals, func(s hotloop.Signal) bool { return s.ID == id })
	})
}

// lintLoop checks that a template can be filled at every level.
func lintLoop(bank *Bank, l loop) []Problem {
	var ps problems
	for i, stage := range l.Stages {
		for j, slot := range stage.Asks {
			if slot.Question == "" {
				continue
			}
			if _, err := bank.Question(slot.Question); err != nil {
				ps.add(l.file, l.node.at("stages", i, "asks", j), fmt.Sprintf("there is no question %q", slot.Question), "name one that the bank has, or add the pack")
			}
		}
	}
	if len(ps.list) > 0 {
		return ps.list
	}
	for _, level := range hotloop.Levels() {
		if _, err := bank.Draw(l.Template, level, hotloop.ModePractice, 0, nil); err != nil {
			ps.add(l.file, 1, "the loop cannot be filled: "+err.Error(), "change its slots")
			break
		}
	}
	return ps.list
}
