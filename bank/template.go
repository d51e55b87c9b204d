package bank

import (
	"fmt"
	"path"
	"strings"

	"hotloop"
)

// templateFile is a file of loops/: a template, and the files of notes that it
// takes in.
type templateFile struct {
	hotloop.Template
	Include []string `yaml:"include"`
}

// notesFile is a file of loops/notes/: what sources say about loops, for more
// than one template.
type notesFile struct {
	Notes []hotloop.Note `yaml:"notes"`
}

// loop is a template as it was read, with its nodes for lint.
type loop struct {
	hotloop.Template
	file string
	node *node
}

// readLoops reads the templates of a shelf into all.
func (s Shelf) readLoops(ps *problems, all map[string]loop) {
	notes := map[string][]hotloop.Note{}
	for _, file := range s.yamlFiles(ps, "loops/notes") {
		var f notesFile
		if n := s.readLoopFile(ps, file, &f); n != nil {
			checkNotes(ps, s.where(file), n, f.Notes)
			notes[strings.TrimSuffix(path.Base(file), ".yaml")] = f.Notes
		}
	}
	for _, file := range s.yamlFiles(ps, "loops") {
		var f templateFile
		n := s.readLoopFile(ps, file, &f)
		if n == nil {
			continue
		}
		where, id := s.where(file), strings.TrimSuffix(path.Base(file), ".yaml")
		if f.ID != "" && f.ID != id {
			ps.add(where, n.at("id"), fmt.Sprintf("the template calls itself %q but its file %q", f.ID, id), "leave the `id:` out")
		}
		f.ID = id
		if other, taken := all[id]; taken {
			ps.add(where, 0, fmt.Sprintf("there is a loop %q already, in %s", id, other.file), "give this one another name")
			continue
		}
		for i, name := range f.Include {
			more, ok := notes[name]
			if !ok {
				ps.add(where, n.at("include", i), fmt.Sprintf("there are no notes %q", name), fmt.Sprintf("write loops/notes/%s.yaml or remove the line", name))
			}
			f.Notes = append(f.Notes, more...)
		}
		checkTemplate(ps, where, n, f.Template)
		f.Sources = shown(f.Sources)
		for i := range f.Notes {
			f.Notes[i].Says = shown(f.Notes[i].Says)
		}
		all[id] = loop{Template: f.Template, file: where, node: n}
	}
}

// readLoopFile reads one file of loops/ into to, or returns nil.
func (s Shelf) readLoopFile(ps *problems, file string, to any) *node {
	where := s.where(file)
	if !validSlug(strings.TrimSuffix(path.Base(file), ".yaml")) {
		ps.add(where, 0, "the name cannot name a loop", "name the file in lower-case letters, digits and single hyphens")
		return nil
	}
	text, ok := s.readText(ps, file)
	if !ok {
		return nil
	}
	n := readYAML(ps, where, text, 0)
	if n != nil {
		decoder{ps: ps, file: where, tag: "yaml"}.into(n, to)
	}
	return n
}

// shown leaves out the sources that are for authors only.
func shown(sources []hotloop.Source) []hotloop.Source {
	var out []hotloop.Source
	for _, s := range sources {
		if s.Grade != hotloop.GradeR {
			out = append(out, s)
		}
	}
	return out
}

func checkTemplate(ps *problems, file string, n *node, t hotloop.Template) {
	if t.Title == "" {
		ps.add(file, n.at("title"), "the loop has no title", "add `title:`")
	}
	if len(t.Stages) == 0 {
		ps.add(file, n.at("stages"), "the loop has no stages", "add its rounds under `stages:`")
	}
	for i, s := range t.Stages {
		line := func(path ...any) int { return n.at(append([]any{"stages", i}, path...)...) }
		if !s.Kind.Valid() {
			ps.add(file, line("kind"), fmt.Sprintf("there is no round %q", s.Kind), "use "+joinAll(hotloop.RoundKinds()))
		}
		if s.Minutes < 1 || s.Minutes > 240 {
			ps.add(file, line("minutes"), fmt.Sprintf("a round of %d minutes cannot be planned", s.Minutes), "write 1 to 240")
		}
		if s.Voice == "" || s.Title == "" {
			ps.add(file, line(), "the round does not say who leads it or what it is called", "add `voice:` and `title:`")
		}
		if len(s.Asks) == 0 {
			ps.add(file, line("asks"), "nothing is asked in this round", "add a slot under `asks:`")
		}
		for j, slot := range s.Asks {
			switch {
			case slot.Question != "" && (slot.Form != "" || slot.Topic != ""):
				ps.add(file, line("asks", j), "the slot names a question and describes one", "keep `question:` alone, or `form:` and `topic:`")
			case slot.Question == "" && slot.Form == "" && slot.Topic == "":
				ps.add(file, line("asks", j), "the slot asks for nothing", "name a `question:` or a `form:`")
			case slot.Form != "" && !slot.Form.Valid():
				ps.add(file, line("asks", j, "form"), fmt.Sprintf("there is no form %q", slot.Form), "use "+joinAll(hotloop.Forms()))
			}
		}
	}
	checkNotes(ps, file, n, t.Notes)
	checkSources(ps, file, t.Sources, func(path ...any) int { return n.at(append([]any{"sources"}, path...)...) })
}

func checkNotes(ps *problems, file string, n *node, notes []hotloop.Note) {
	for i, note := range notes {
		if note.Topic == "" || len(note.Says) == 0 {
			ps.add(file, n.at("notes", i), "the note has no topic or nobody who says something", "add `topic:` and `says:`")
		}
		checkSources(ps, file, note.Says, func(path ...any) int { return n.at(append([]any{"notes", i, "says"}, path...)...) })
	}
}

func checkSources(ps *problems, file string, sources []hotloop.Source, line func(path ...any) int) {
	for i, s := range sources {
		if !s.Grade.Valid() {
			ps.add(file, line(i, "grade"), fmt.Sprintf("there is no grade %q", s.Grade), "use "+joinAll(hotloop.Grades()))
		}
		if s.Title == "" {
			ps.add(file, line(i), "the source has no title", "add `title:`")
		}
	}
}
