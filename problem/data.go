package problem

import (
	"path"
	"slices"
	"strings"
)

// Group is a directory of test data with everything below it.
type Group struct {
	Name  string // path under data: "", "sample", "secret/large"
	Items []Item // in the order in which they are judged
	set   settings
}

// Item is a case or a group: one of the two is not nil.
type Item struct {
	Case  *Case
	Group *Group
}

// Case is one test: an input and what belongs to it.
type Case struct {
	Name   string // path under data, without extension: "secret/01-small"
	input  string // path of the input in the package
	answer string
	files  string // path of the directory with further input, "" if none

	args       []string // of the submission
	inputArgs  arguments
	outputArgs []string
}

// Cases are all cases at or below g, in order.
func (g *Group) Cases() []*Case {
	var out []*Case
	for _, i := range g.Items {
		if i.Case != nil {
			out = append(out, i.Case)
		} else {
			out = append(out, i.Group.Cases()...)
		}
	}
	return out
}

// groups are g and all groups below it.
func (g *Group) groups() []*Group {
	out := []*Group{g}
	for _, i := range g.Items {
		if i.Group != nil {
			out = append(out, i.Group.groups()...)
		}
	}
	return out
}

// arguments are those of input validators: for all of them, or by name, with
// or without its extension.
type arguments struct {
	all []string
	by  map[string][]string
}

func (a arguments) of(validator string) []string {
	if a.by == nil {
		return a.all
	}
	if args, ok := a.by[validator]; ok {
		return args
	}
	return a.by[strings.TrimSuffix(validator, path.Ext(validator))]
}

// dataReader reads the directory data.
type dataReader struct {
	t     *tree
	info  Info
	notes []string
	cases int

	unanswered bool // cases need no answer
}

// readData reads the tree of groups under data/sample and data/secret.
func readData(t *tree, info Info) (*Group, []string, error) {
	r := &dataReader{t: t, info: info}
	root := &Group{set: defaultSettings(info, "")}
	if info.Format == Legacy {
		if err := r.legacySettings(root, "data"); err != nil {
			return nil, nil, err
		}
	}
	for _, name := range []string{"sample", "secret"} {
		if !t.dirs["data/"+name] {
			continue
		}
		g, err := r.group(name, root, 0)
		if err != nil {
			return nil, nil, err
		}
		root.Items = append(root.Items, Item{Group: g})
	}
	if len(root.Items) == 0 || len(root.Items[len(root.Items)-1].Group.Cases()) == 0 || root.Items[len(root.Items)-1].Group.Name != "secret" {
		return nil, nil, errorf(CodeInvalid, "%s has no test case in data/secret; add at least one .in file with its .ans file.", t.origin)
	}
	return root, r.notes, r.checkScoring(root)
}

// group reads one directory.
func (r *dataReader) group(name string, parent *Group, depth int) (*Group, error) {
	g := &Group{Name: name}
	dir := "data/" + name
	if r.info.Format == Legacy {
		g.set = parent.set
		if err := r.legacySettings(g, dir); err != nil {
			return nil, err
		}
	} else {
		g.set = parent.set.inherited(r.info, name)
		if err := r.modernSettings(g, dir); err != nil {
			return nil, err
		}
	}
	if err := r.items(g, dir, depth); err != nil {
		return nil, err
	}
	if r.info.Format == Format2 && name == "secret" {
		for _, i := range g.Items {
			if (i.Case == nil) != (g.Items[0].Case == nil) {
				return nil, errorf(CodeInvalid, "data/secret holds both test cases and groups of them, and the format 2025-09 allows one of the two; move the cases into a group.")
			}
		}
	}
	return g, nil
}

// items reads what stands in a group's directory.
func (r *dataReader) items(g *Group, dir string, depth int) error {
	for _, name := range r.t.children(dir) {
		if sub, isDir := strings.CutSuffix(name, "/"); isDir {
			if err := r.directory(g, dir, sub, depth); err != nil {
				return err
			}
			continue
		}
		base, isInput := strings.CutSuffix(name, ".in")
		if !isInput {
			if b, is := strings.CutSuffix(name, ".ans"); is && !r.t.has(dir+"/"+b+".in") {
				return errorf(CodeInvalid, "%s/%s has no input beside it; add %s.in or remove it.", dir, name, b)
			}
			continue
		}
		c, err := r.oneCase(g, dir+"/"+base)
		if err != nil {
			return err
		}
		g.Items = append(g.Items, Item{Case: c})
	}
	slices.SortStableFunc(g.Items, func(a, b Item) int { return strings.Compare(a.name(), b.name()) })
	return nil
}

func (i Item) name() string {
	if i.Case != nil {
		return i.Case.Name
	}
	return i.Group.Name
}

// directory reads a directory within a group: a group itself, or in 2025-09
// below the groups only a way to keep cases apart.
func (r *dataReader) directory(g *Group, dir, sub string, depth int) error {
	if strings.HasSuffix(sub, ".files") && r.t.has(dir+"/"+strings.TrimSuffix(sub, ".files")+".in") {
		return nil // belongs to a case
	}
	name := strings.TrimPrefix(dir+"/"+sub, "data/")
	switch {
	case r.info.Format == Legacy || g.Name == "secret" && depth == 0:
		inner, err := r.group(name, g, depth+1)
		if err != nil {
			return err
		}
		if len(inner.Items) == 0 && inner.set.static == nil {
			if r.info.Format == Format2 {
				return errorf(CodeInvalid, "The group data/%s has no test case; add one or remove it.", name)
			}
			return nil
		}
		g.Items = append(g.Items, Item{Group: inner})
		return nil
	case g.Name == "sample":
		return errorf(CodeInvalid, "data/%s is a directory, and in the format 2025-09 data/sample may hold no groups; move its cases up.", name)
	}
	if r.t.has("data/" + name + "/test_group.yaml") {
		return errorf(CodeInvalid, "data/%s/test_group.yaml stands below a group, where there are no further groups; move or remove it.", name)
	}
	return r.items(g, "data/"+name, depth+1)
}

// oneCase reads a case by the path of its input, without extension.
func (r *dataReader) oneCase(g *Group, at string) (*Case, error) {
	if r.cases++; r.cases > maxFiles/2 {
		return nil, errorf(CodeTooLarge, "%s has more than %d test cases; a package may have at most that.", r.t.origin, maxFiles/2)
	}
	c := &Case{Name: strings.TrimPrefix(at, "data/"), input: at + ".in", answer: at + ".ans"}
	if !r.t.has(c.answer) && !r.unanswered {
		return nil, errorf(CodeInvalid, "The test case %s has no answer; add %s.ans, which may be empty.", c.Name, at)
	}
	if r.t.dirs[at+".files"] {
		c.files = at + ".files"
	}
	c.args, c.inputArgs = g.set.args, g.set.inputArgs
	c.outputArgs = slices.Concat(r.info.Flags, g.set.outputArgs)
	if r.t.has(at + ".args") {
		data, err := r.t.read(at+".args", maxText)
		if err != nil {
			return nil, err
		}
		c.args = shellWords(string(data))
	}
	if r.info.Format == Format2 && r.t.has(at+".yaml") {
		m, err := r.mapping(at + ".yaml")
		if err != nil {
			return nil, err
		}
		r.caseKeys(m, &c.args, &c.inputArgs, &c.outputArgs)
		for _, k := range []string{"hint", "description"} {
			m.take(k)
		}
		if err := m.finish(); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// mapping reads a YAML file with the package's constants put in.
func (r *dataReader) mapping(name string) (*mapping, error) {
	data, err := r.t.read(name, maxText)
	if err != nil {
		return nil, err
	}
	return parseMapping(name, r.info.fill(data))
}

// caseKeys are the keys of 2025-09 that groups and cases share.
func (r *dataReader) caseKeys(m *mapping, args *[]string, in *arguments, out *[]string) {
	if m.has("args") {
		*args = m.texts("args", false)
	}
	if m.has("output_validator_args") {
		*out = m.texts("output_validator_args", false)
	}
	if by, ok := m.values["input_validator_args"].(*mapping); ok {
		m.take("input_validator_args")
		*in = arguments{by: map[string][]string{}}
		for _, k := range by.keys {
			in.by[k] = by.texts(k, false)
		}
		if by.err != nil && m.err == nil {
			m.err = by.err
		}
	} else if m.has("input_validator_args") {
		*in = arguments{all: m.texts("input_validator_args", false)}
	}
	for _, k := range []string{"input_visualizer_args", "output_visualizer_args", "full_feedback"} {
		m.take(k)
	}
}

// fill replaces {{name}} by the value of a constant of that name.
func (info Info) fill(data []byte) []byte {
	if len(info.Constants) == 0 || !strings.Contains(string(data), "{{") {
		return data
	}
	var pairs []string
	for k, v := range info.Constants {
		pairs = append(pairs, "{{"+k+"}}", v)
	}
	return []byte(strings.NewReplacer(pairs...).Replace(string(data)))
}
